// Keeps a ministry's report while it is typed: sent box by box; in this browser while there is no connection.
"use strict";

(() => {
  const form = document.getElementById("ministry-form");
  if (!form) return;
  const PAUSE = 1500;
  const AGAIN = 15000;
  const words = form.dataset;
  const said = document.getElementById("keeping");
  const boxes = [...form.querySelectorAll("textarea[data-box]")];
  const was = (box) => form.elements[`was_${box.name}`];
  const plain = (text) => text.replaceAll("\r\n", "\n");
  // What the server is known to hold of each box, as this page began from it.
  const base = new Map(boxes.map((box) => [box.name, plain(was(box).value)]));
  // Filled in after a refusal: it was sent and not kept.
  const hasTrouble = Boolean(form.querySelector(".has-error, .error-summary"));

  let timer = 0;
  let running = false;
  let leaving = false;

  const say = (text, trouble = false) => {
    if (said.textContent !== text) said.textContent = text;
    said.dataset.state = trouble ? "trouble" : "";
  };
  const changed = () => boxes.filter((box) => plain(box.value).trim() !== base.get(box.name).trim());
  const soon = (wait) => { clearTimeout(timer); timer = setTimeout(send, wait); };

  function data(some) {
    const typed = new FormData();
    typed.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    for (const box of some) {
      typed.set(box.name, box.value);
      typed.set(`was_${box.name}`, base.get(box.name));
    }
    return typed;
  }

  async function send() {
    if (running) { soon(PAUSE); return; }
    const some = changed();
    if (!some.length || leaving) return;
    running = true;
    const sent = new Map(some.map((box) => [box.name, box.value]));
    try {
      say(words.keeping);
      const answer = await fetch(words.autosave, { method: "POST", body: data(some), redirect: "manual" });
      await heard(answer, sent);
    } catch {
      keepHere();
      say(words.offline, true);
      soon(AGAIN);
    } finally {
      running = false;
    }
  }

  async function heard(answer, sent) {
    if (answer.status === 403) { await freshToken(); soon(PAUSE); return; }
    if (answer.status === 401 || answer.type === "opaqueredirect") {
      keepHere();
      say(words.signedOut, true);
      soon(AGAIN);
      return;
    }
    if (!answer.ok) {
      keepHere();
      say(await reason(answer), true);
      if (answer.status >= 500) soon(AGAIN);
      return;
    }
    const told = await answer.json();
    for (const [name, text] of Object.entries(told.boxes)) taken(form.elements[name], sent.get(name), text);
    if (told.state === "both") { keepHere(); say(words.both, true); return; }
    if (changed().length) { soon(PAUSE); return; }
    forgetHere();
    say(words.kept);
  }

  // A box as the server has it now, perhaps with a colleague's paragraphs; who types on keeps typing.
  function taken(box, sent, text) {
    if (box.value === sent) {
      if (plain(sent).trim() !== text && document.activeElement !== box) { box.value = text; count(box); }
      base.set(box.name, document.activeElement === box ? plain(sent) : text);
    } else {
      base.set(box.name, plain(sent));
    }
    was(box).value = base.get(box.name);
  }

  async function reason(answer) {
    try { return (await answer.json()).message || words.offline; } catch { return words.offline; }
  }

  // Signing in again in another tab changes the form's secret; the page itself has the new one.
  async function freshToken() {
    const answer = await fetch(location.pathname, { redirect: "manual" });
    if (!answer.ok) { say(words.signedOut, true); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("#ministry-form [name=csrfmiddlewaretoken]");
    if (token) form.elements.csrfmiddlewaretoken.value = token.value;
  }

  function keepHere() {
    const kept = Object.fromEntries(changed().map((box) => [box.name, [box.value, base.get(box.name)]]));
    try { localStorage.setItem(words.keep, JSON.stringify(kept)); } catch { /* full or forbidden */ }
  }
  function forgetHere() {
    try { localStorage.removeItem(words.keep); } catch { /* forbidden */ }
  }
  function bringBack() {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(words.keep) ?? "null"); } catch { return; }
    if (!kept) return;
    let found = false;
    for (const box of boxes) {
      const [text, began] = kept[box.name] ?? [];
      if (typeof text !== "string" || plain(text).trim() === plain(box.value).trim()) continue;
      box.value = text;
      base.set(box.name, began);
      was(box).value = began;
      count(box);
      found = true;
    }
    if (!found) { forgetHere(); return; }
    say(words.found, true);
    soon(PAUSE);
  }

  function count(box) {
    const shown = form.querySelector(`[data-words-of="${box.name}"]`);
    const number = box.value.split("\n").filter((line) => !line.startsWith("## ")).join(" ").split(/\s+/).filter(Boolean).length;
    if (shown) shown.textContent = `${words.words} ${number.toLocaleString("en")}`;
  }

  form.addEventListener("input", (event) => {
    if (!event.target.dataset.box) return;
    count(event.target);
    if (!changed().length) return;
    say(words.typing);
    soon(PAUSE);
  });
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      form.removeAttribute("aria-busy");
      keepHere();
      say(words.offline, true);
      return;
    }
    keepHere();
    leaving = true;
    clearTimeout(timer);
  }, { capture: true });
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("online", () => soon(0));
  addEventListener("beforeunload", (event) => { if (!leaving && changed().length) event.preventDefault(); });
  addEventListener("pagehide", () => {
    const some = changed();
    if (leaving || !some.length) return;
    keepHere();
    navigator.sendBeacon(words.autosave, data(some));
  });

  if (!hasTrouble) bringBack();
})();
