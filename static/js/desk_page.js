// The page of a desk: from a badge or a name to a person let in, with or without a network.
"use strict";

(() => {
  const { store, People, Acts, Sync, Camera, pictureOf, view } = globalThis.kikaoDesk;
  const { say, button } = view;
  const root = document.getElementById("desk");
  const at = (id) => document.getElementById(id);
  let people = null;
  let acts = null;
  let sync = null;
  let camera = null;

  const show = (state) => { for (const one of root.querySelectorAll("[data-state]")) one.hidden = one.dataset.state !== state; };
  const door = () => people.doors.find((one) => String(one.id) === at("door").value);
  const groupName = (entry) => people.groupOf(entry)?.name ?? "";

  async function begin() {
    if (!store.isPossible()) { show("impossible"); return; }
    if ("serviceWorker" in navigator) navigator.serviceWorker.register(root.dataset.worker).catch(() => {});
    navigator.storage?.persist?.();
    const token = new URLSearchParams(location.hash.slice(1)).get("siri");
    if (token) {
      history.replaceState(null, "", location.pathname);
      await store.forget("list", "acts");
      await store.put("desk", { token });
    }
    const desk = await store.get("desk");
    sync = new Sync({ addresses: root.dataset, told });
    if (!desk) { show("none"); if (await store.waiting()) sync.handInOld().catch(() => {}); return; }
    sync.desk = desk;
    let list = await store.get("list");
    if (!list) {
      await sync.handInOld({ all: true }).catch(() => {});
      list = await sync.list().catch(() => null);
    }
    if (!list) { if (!sync.isEnded) show("away"); return; }
    await work(desk, list);
  }

  async function work(desk, list) {
    const kept = (await store.get("acts")) ?? {};
    acts = new Acts({ desk: { ...desk, name: list.name }, people: null, ...kept });
    take(list);
    sync.start(desk, acts);
    show("work");
    at("ask").focus();
    setInterval(dayOver, 30_000);
    dayOver();
    camera = new Camera({ video: at("video"), read: scanned });
    const isScanning = await Camera.isPossible();
    at("camera").hidden = !isScanning;
    at("picture").hidden = at("picture-hint").hidden = isScanning;
  }

  function take(list) {
    people = new People(list);
    acts.people = people;
    at("desk-name").textContent = `${list.name} · ${list.edition}`;
    const chosen = at("door").value || localStorage.getItem("kikao-desk-door") || "";
    at("door").replaceChildren(...people.doors.map((one) => new Option(one.name, one.id)));
    const today = people.doors.find((one) => one.date >= list.today) ?? people.doors.at(-1);
    at("door").value = people.doors.some((one) => String(one.id) === chosen) ? chosen : String(today?.id ?? "");
    at("new-place").replaceChildren(...list.places.map(([key, name]) => new Option(name, key)));
    refresh();
  }

  // After the day the list goes, network or not; what was not handed in stays, locked, until it is.
  async function dayOver() {
    if (!people || acts.now() < people.list.expires || sync.isEnded) return;
    people = null;
    await store.forget("list", "acts");
    if (!navigator.onLine || !(await sync.contact())) told("ended", "expired");
  }

  async function refresh() {
    if (!people) return;
    const waiting = await store.waiting();
    at("waiting").dataset.number = waiting;
    at("waiting").textContent = waiting ? say("waiting", { number: waiting }) : say("all_in");
    at("inside").textContent = say("inside", { number: door() ? acts.numberInside(door().id) : 0 });
    view.showLog(at("log"), acts, { takeBack, correct });
  }

  function told(what, detail) {
    if (what === "list" && acts) take(detail);
    if (what === "changed") refresh();
    if (what === "network") {
      at("network").textContent = say(detail ? "online" : "offline");
      at("network").className = `badge badge-${detail ? "good" : "warn"}`;
      if (acts) refresh();
    }
    if (what === "ended") {
      camera?.turnOff();
      people = null;
      for (const id of ["verdict", "found", "log"]) at(id).replaceChildren();
      at("ended-why").textContent = say(`ended_${detail}`);
      show("ended");
    }
  }

  async function scanned(text, how = "scan") {
    const { entry, why } = await people.read(text);
    navigator.vibrate?.(why ? [90, 60, 90] : 60);
    await decide(entry, { why, code: text.trim().toUpperCase(), how });
  }

  async function decide(entry, { why = "", code = "", how = "name" } = {}) {
    const here = door();
    const verdict = acts.verdict(here, entry, why);
    const where = entry ? acts.whereabouts(here.id, entry) : null;
    const days = entry ? people.groupOf(entry)?.days ?? "" : "";
    const letIn = async (anyway) => {
      await acts.letIn(here, entry, { how, code, anyway });
      view.showVerdict(at("verdict"), { verdict: { word: "is_in", tone: "good" }, entry, group: groupName(entry), buttons: noting(entry) });
      done();
    };
    const isElsewhere = verdict.word === "again" && where.desk !== acts.desk.name;
    // Unknown here, or in by another desk: the portal is told, which knows more and tells the other desk.
    if (isElsewhere || (!entry && code && why !== "unreadable")) await acts.letIn(here, entry, { how, code, count: false });
    else if (verdict.mayEnter && !verdict.asks) await letIn(false);
    if (verdict.mayEnter && !verdict.asks) return;
    const buttons = verdict.asks ? [button(say("let_in_anyway"), () => letIn(true), "button"), ...noting(entry)] : [];
    view.showVerdict(at("verdict"), { verdict, entry, group: entry ? groupName(entry) : "", days, where, buttons });
    done();
  }

  function noting(entry) {
    if (entry.standing === "paid" || entry.standing === "exempt") return [];
    return [button(say("note_payment"), () => {
      at("note-of").textContent = entry.name;
      at("note").dataset.reference = entry.reference;
      at("note").hidden = false;
      at("note-text").focus();
    })];
  }

  function done() {
    at("found").replaceChildren();
    at("found-number").textContent = "";
    at("ask").value = "";
    at("ask").focus();
    refresh();
    sync.soon();
  }

  async function takeBack(line) {
    await acts.takeBack(line);
    at("verdict").hidden = true;
    done();
  }

  function correct(line) {
    at("new").open = true;
    for (const [name, value] of Object.entries(line.told)) at("new-form").elements[name].value = value;
    acts.log.splice(acts.log.indexOf(line), 1);
    acts.keep();
    at("new-form").elements.name.focus();
  }

  at("ask-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = at("ask").value.trim();
    if (!typed) return;
    if (people.isBadge(typed)) { await scanned(typed, "scanner"); return; }
    const found = people.find(typed);
    at("verdict").hidden = true;
    view.showFound(at("found"), found, { groupOf: groupName, choose: (entry) => decide(entry) });
    at("found-number").textContent = found.length ? say("found", { number: found.length }) : say("nobody");
    at("found").querySelector("button")?.focus();
  });

  at("new-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = Object.fromEntries(new FormData(event.target));
    const lacks = !told.name.trim() || !(told.phone.trim() || told.email.trim());
    at("new-error").hidden = !lacks;
    if (lacks) { at("new-error").focus(); return; }
    await acts.register(door(), told);
    event.target.reset();
    at("new").open = false;
    const verdict = { word: "registered", tone: "good" };
    view.showVerdict(at("verdict"), { verdict, entry: null });
    done();
  });

  at("note").addEventListener("submit", async (event) => {
    event.preventDefault();
    const entry = people.byReference.get(at("note").dataset.reference);
    if (!entry || !at("note-text").value.trim()) return;
    await acts.notePayment(door(), entry, at("note-text").value.trim());
    at("note-text").value = "";
    at("note").hidden = true;
    done();
  });

  at("camera").addEventListener("click", async () => {
    if (camera.isOn) camera.turnOff();
    else await camera.turnOn().catch(() => { at("camera-away").hidden = false; });
    at("camera").textContent = say(camera.isOn ? "camera_off" : "camera_on");
  });

  at("picture").addEventListener("click", () => at("picture-file").click());

  at("picture-file").addEventListener("change", async () => {
    const [file] = at("picture-file").files;
    if (!file) return;
    at("picture-said").textContent = say("picture_reading");
    let said = "";
    try {
      const text = await sync.read(await pictureOf(file));
      if (text) await scanned(text);
      else said = say("picture_none");
    } catch { said = say("picture_offline"); }
    at("picture-file").value = "";
    at("picture-said").textContent = said;
  });

  at("door").addEventListener("change", () => {
    try { localStorage.setItem("kikao-desk-door", at("door").value); } catch { /* the device keeps nothing */ }
    at("verdict").hidden = true;
    refresh();
  });

  at("close").addEventListener("click", async () => {
    at("close-failed").hidden = true;
    if (!(await sync.contact({ close: true })) && !sync.isEnded) at("close-failed").hidden = false;
  });

  at("again").addEventListener("click", () => location.reload());
  begin();
})();
