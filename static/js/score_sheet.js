// Keeps a judge's sheet while it is filled in: sent after a pause; on this device while there is no connection.
"use strict";

(() => {
  // The sheet is in, or closed: what this device kept of it is of no use any more.
  const read = document.getElementById("sheet-read");
  if (read) {
    try {
      localStorage.removeItem(read.dataset.keep);
      sessionStorage.removeItem(read.dataset.keep);
    } catch { /* forbidden */ }
  }
  const form = document.getElementById("sheet-form");
  if (!form || !form.dataset.autosave) return;
  const PAUSE = 800;
  const AGAIN = 10000;
  const IDLE = 60000;
  const words = form.dataset;
  const said = document.getElementById("keeping");
  const counted = document.getElementById("scored");
  const radios = [...form.querySelectorAll(".steps input[type=radio]")];
  const groups = [...new Set(radios.map((one) => one.name))];
  const boxes = [form.elements.remark, form.elements.private_remark];
  const hasTrouble = Boolean(form.querySelector(".has-error, .error-summary"));

  let revision = Number(form.elements.revision.value);
  // What was sent and not answered: it goes again as it was, so that a lost answer is no change by others.
  let unanswered = null;
  let base = values();
  let isStopped = false;
  let isRunning = false;
  let isLeaving = false;
  let timer = 0;

  function values() {
    const told = {};
    for (const name of groups) told[name] = form.querySelector(`input[name="${name}"]:checked`)?.value ?? "";
    for (const box of boxes) told[box.name] = box.value;
    return told;
  }
  const same = (one, other) => Object.keys(one).every((name) => one[name].trim() === (other[name] ?? "").trim());
  const isChanged = () => !same(values(), base);
  const say = (text, isTrouble = false) => {
    if (said.textContent !== text) said.textContent = text;
    said.dataset.state = isTrouble ? "trouble" : "";
  };
  const count = () => {
    const told = values();
    counted.textContent = `${words.scored} ${groups.filter((name) => told[name]).length}/${groups.length}`;
  };
  const soon = (wait) => { clearTimeout(timer); if (!isStopped) timer = setTimeout(send, wait); };

  // Seconds in which somebody looked at the page and did something.
  let seconds = 0;
  let usedAt = Date.now();
  let tickedAt = Date.now();
  for (const kind of ["pointerdown", "keydown", "scroll", "input"]) addEventListener(kind, () => { usedAt = Date.now(); }, { passive: true });
  setInterval(() => {
    const now = Date.now();
    if (document.visibilityState === "visible" && now - usedAt < IDLE) seconds += Math.min(5, (now - tickedAt) / 1000);
    tickedAt = now;
  }, 1000);

  function data(packet) {
    const typed = new FormData();
    typed.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    for (const [name, value] of Object.entries(packet.values)) typed.set(name, value);
    typed.set("revision", packet.revision);
    typed.set("seconds", packet.seconds);
    return typed;
  }

  async function send() {
    if (isRunning) { soon(PAUSE); return; }
    if (isStopped || isLeaving || (!unanswered && !isChanged())) return;
    isRunning = true;
    unanswered ??= { values: values(), revision, seconds: Math.round(seconds) };
    keepHere();
    try {
      say(words.keeping);
      const answer = await fetch(words.autosave, { method: "POST", body: data(unanswered), redirect: "manual" });
      await heard(answer);
    } catch {
      say(words.offline, true);
      soon(AGAIN);
    } finally {
      isRunning = false;
    }
  }

  async function heard(answer) {
    if (answer.status === 403 && !answer.headers.get("Content-Type")?.includes("json")) { await freshToken(); soon(AGAIN); return; }
    if (answer.status >= 500 || answer.type === "opaqueredirect") { say(words.offline, true); soon(AGAIN); return; }
    const sent = unanswered;
    unanswered = null;
    if (!answer.ok) {
      keepHere();
      isStopped = true;
      say(await reason(answer), true);
      return;
    }
    revision = (await answer.json()).revision;
    form.elements.revision.value = revision;
    seconds = Math.max(0, seconds - sent.seconds);
    base = sent.values;
    rememberTaken();
    if (isChanged()) { keepHere(); soon(PAUSE); return; }
    forgetHere();
    say(words.kept);
  }

  async function reason(answer) {
    try {
      const told = await answer.json();
      return told.state === "elsewhere" ? words.elsewhere : told.message;
    } catch { return words.offline; }
  }

  // Signing in or out in another tab changes the form's secret; the page itself has the new one.
  async function freshToken() {
    const answer = await fetch(location.pathname, { redirect: "manual" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("#sheet-form [name=csrfmiddlewaretoken]");
    if (token) form.elements.csrfmiddlewaretoken.value = token.value;
  }

  function keepHere() {
    try {
      localStorage.setItem(words.keep, JSON.stringify({ values: values(), revision, unanswered }));
    } catch { /* full or forbidden */ }
  }
  function forgetHere() {
    try { localStorage.removeItem(words.keep); } catch { /* forbidden */ }
  }
  // A page asked for while its sheet was on the way shows the sheet of before: this tab knows what was taken.
  function rememberTaken() {
    try { sessionStorage.setItem(words.keep, JSON.stringify({ values: base, revision })); } catch { /* full or forbidden */ }
  }
  function bringTaken() {
    let taken = null;
    try { taken = JSON.parse(sessionStorage.getItem(words.keep) ?? "null"); } catch { return; }
    if (!taken || taken.revision < revision) return;
    if (taken.revision > revision) {
      put(taken.values);
      revision = taken.revision;
      form.elements.revision.value = revision;
      base = values();
    }
    say(words.kept);
  }
  function put(told) {
    for (const [name, value] of Object.entries(told)) {
      const box = boxes.find((one) => one.name === name);
      if (box) { box.value = value; continue; }
      for (const radio of radios) if (radio.name === name) radio.checked = radio.value === value;
    }
  }
  function bringBack() {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(words.keep) ?? "null"); } catch { return; }
    if (!kept) return;
    if (same(kept.values, base)) {
      forgetHere();
      say(words.kept);
      return;
    }
    put(kept.values);
    // What stands on the server was begun from a newer revision than this copy: then Save compares.
    unanswered = kept.unanswered;
    revision = kept.revision;
    form.elements.revision.value = revision;
    say(words.found, true);
    soon(PAUSE);
  }

  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, () => {
      count();
      if (!isChanged()) return;
      keepHere();
      if (isStopped) return;
      if (navigator.onLine) say(words.typing); else say(words.offline, true);
      soon(PAUSE);
    });
  }
  form.addEventListener("submit", (event) => {
    keepHere();
    if (!navigator.onLine) {
      event.preventDefault();
      say(words.offline, true);
      return;
    }
    form.elements.seconds.value = Math.round(seconds);
    isLeaving = true;
    clearTimeout(timer);
  }, { capture: true });
  addEventListener("pageshow", () => { isLeaving = false; });
  addEventListener("online", () => soon(0));
  addEventListener("pagehide", () => {
    if (isLeaving || isStopped || (!unanswered && !isChanged())) return;
    keepHere();
    navigator.sendBeacon(words.autosave, data(unanswered ?? { values: values(), revision, seconds: Math.round(seconds) }));
  });

  if (!hasTrouble) {
    bringTaken();
    bringBack();
  }
  count();
})();
