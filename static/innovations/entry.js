// Keeps an entry while it is typed: the whole form is sent; in this browser while there is no connection.
"use strict";

(() => {
  const form = document.getElementById("entry-form");
  if (!form) return;
  const PAUSE = 1500;
  const AGAIN = 15000;
  const words = form.dataset;
  const said = document.getElementById("keeping");
  const revision = form.elements.revision;
  const hasTrouble = Boolean(form.querySelector(".has-error, .error-summary"));

  let timer = 0;
  let running = false;
  let leaving = false;
  // What the server is known to hold, and what was sent without hearing whether it arrived.
  let kept = hasTrouble ? "" : written();
  let unheard = null;

  const say = (text, trouble = false) => {
    if (said.textContent !== text) said.textContent = text;
    said.dataset.state = trouble ? "trouble" : "";
  };
  const soon = (wait) => { clearTimeout(timer); timer = setTimeout(send, wait); };

  function values() {
    const typed = [];
    for (const [name, value] of new FormData(form)) {
      if (name !== "csrfmiddlewaretoken" && name !== "revision") typed.push([name, String(value)]);
    }
    return typed;
  }
  function written() { return JSON.stringify(values()); }
  // Spare lines for authors come and go, and so do the marks of the institution's box.
  const saidBy = (typed) => JSON.stringify(typed.filter(([name, value]) => value && !/_(asked|choice)$/.test(name)));
  const isChanged = () => written() !== kept;

  async function send() {
    if (running) { soon(PAUSE); return; }
    if (leaving || !isChanged()) return;
    running = true;
    const sent = written();
    try {
      say(words.keeping);
      const answer = await fetch(words.autosave, { method: "POST", body: new FormData(form), redirect: "manual" });
      await heard(answer, sent);
    } catch {
      unheard = sent;
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
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) { taken(told, sent); return; }
    keepHere();
    // The answer to an earlier sending was lost: what is newer there is our own.
    if (told.state === "newer" && unheard !== null && told.revision === Number(revision.value) + 1) {
      revision.value = told.revision;
      unheard = null;
      soon(0);
      return;
    }
    if (told.state === "newer") { say(words.newer, true); return; }
    say(told.message || words.offline, true);
    if (answer.status >= 500) soon(AGAIN);
  }

  function taken(told, sent) {
    revision.value = told.revision;
    unheard = null;
    kept = sent;
    if (isChanged()) { soon(PAUSE); return; }
    if (told.left.length) { keepHere(); say(words.left, true); return; }
    forgetHere();
    say(words.kept);
  }

  // Signing in again in another tab changes the form's secret; the page itself has the new one.
  async function freshToken() {
    const answer = await fetch(location.pathname, { redirect: "manual" });
    if (!answer.ok) { say(words.signedOut, true); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("#entry-form [name=csrfmiddlewaretoken]");
    if (token) form.elements.csrfmiddlewaretoken.value = token.value;
  }

  function keepHere() {
    const copy = { revision: revision.value, values: values() };
    try { localStorage.setItem(words.keep, JSON.stringify(copy)); } catch { /* full or forbidden */ }
  }
  function forgetHere() {
    try { localStorage.removeItem(words.keep); } catch { /* forbidden */ }
  }
  function bringBack() {
    let copy = null;
    try { copy = JSON.parse(localStorage.getItem(words.keep) ?? "null"); } catch { return; }
    if (!copy || !Array.isArray(copy.values)) return;
    if (saidBy(copy.values) === saidBy(values())) { forgetHere(); return; }
    const told = new Map(copy.values);
    for (const field of form.elements) {
      if (!field.name || field.name === "csrfmiddlewaretoken" || field.name === "revision") continue;
      if (field.type === "checkbox") field.checked = told.has(field.name);
      else if (field.type === "radio") field.checked = told.get(field.name) === field.value;
      else if (told.has(field.name)) field.value = told.get(field.name);
    }
    revision.value = copy.revision;
    if (!isChanged()) { forgetHere(); return; }
    count();
    say(words.found, true);
    soon(PAUSE);
  }

  function count() {
    const shown = form.querySelector("[data-words]");
    const number = form.elements.abstract.value.split(/\s+/).filter(Boolean).length;
    shown.textContent = `${shown.dataset.wordsLabel} ${number.toLocaleString("en")}`;
    shown.classList.toggle("words-over", number > Number(shown.dataset.most));
  }

  form.addEventListener("input", (event) => {
    if (event.target.name === "abstract") count();
    if (!isChanged()) return;
    say(words.typing);
    soon(PAUSE);
  });
  form.addEventListener("change", () => { if (isChanged()) soon(PAUSE); });
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
  addEventListener("beforeunload", (event) => { if (!leaving && isChanged()) event.preventDefault(); });
  addEventListener("pagehide", () => {
    if (leaving || !isChanged()) return;
    keepHere();
    navigator.sendBeacon(words.autosave, new FormData(form));
  });

  count();
  // After a refusal the page holds what was typed last.
  if (!hasTrouble) bringBack();
})();
