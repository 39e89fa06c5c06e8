// Keeps what is typed: sent as a draft while typing; in this browser while there is no connection.
"use strict";

const reportKeeping = (form, { read, restore }) => {
  const PAUSE = 1500;
  const AGAIN = 15000;
  const words = form.dataset;
  const body = form.elements.body;
  const limit = Number(body.dataset.limit) || Infinity;
  const said = document.createElement("p");
  said.className = "keeping";
  said.setAttribute("role", "status");
  form.querySelector(".button-row").before(said);

  let timer = 0;
  let sent = read();
  let leaving = false;
  let running = false;

  const say = (text, trouble = false) => {
    if (said.textContent !== text) said.textContent = text;
    said.dataset.state = trouble ? "trouble" : "";
  };
  const isKept = () => read() === sent;
  const soon = (wait) => { clearTimeout(timer); timer = setTimeout(send, wait); };

  function data() {
    const typed = new FormData();
    typed.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    typed.set("body", read());
    typed.set("revision", form.elements.revision.value);
    return typed;
  }

  async function send() {
    if (running) { soon(PAUSE); return; }
    const typed = data();
    const text = typed.get("body");
    if (text === sent || leaving) return;
    if (text.length > 10 * limit) { say(words.tooLong, true); return; }
    running = true;
    try {
      say(words.keeping);
      const answer = await fetch(words.autosave, { method: "POST", body: typed, redirect: "manual" });
      await heard(answer, text);
    } catch {
      keepHere(text);
      say(words.offline, true);
      soon(AGAIN);
    } finally {
      running = false;
    }
  }

  async function heard(answer, text) {
    if (answer.status === 403) { await freshToken(); soon(PAUSE); return; }
    if (answer.status === 401 || answer.type === "opaqueredirect") {
      keepHere(text);
      say(words.signedOut, true);
      soon(AGAIN);
      return;
    }
    if (!answer.ok) {
      keepHere(text);
      say(await reason(answer), true);
      if (answer.status >= 500) soon(AGAIN);
      return;
    }
    const { state } = await answer.json();
    sent = text;
    forgetHere();
    if (!isKept()) soon(PAUSE);
    if (state === "overtaken") say(words.overtaken, true);
    else say(text.length > limit ? words.tooLong : words.kept, text.length > limit);
  }

  async function reason(answer) {
    try { return (await answer.json()).message || words.offline; } catch { return words.offline; }
  }

  // Signing in again in another tab changes the form's secret; the page itself has the new one.
  async function freshToken() {
    const answer = await fetch(location.pathname, { redirect: "manual" });
    if (!answer.ok) { say(words.signedOut, true); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("#text-form [name=csrfmiddlewaretoken]");
    if (token) for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token.value;
  }

  function keepHere(text) {
    try { localStorage.setItem(words.keep, JSON.stringify({ body: text, revision: form.elements.revision.value })); } catch { /* full or forbidden */ }
  }
  function forgetHere() {
    try { localStorage.removeItem(words.keep); } catch { /* forbidden */ }
  }
  function bringBack() {
    let found = null;
    try { found = JSON.parse(localStorage.getItem(words.keep)); } catch { return; }
    if (!found || typeof found.body !== "string" || found.body === sent) { forgetHere(); return; }
    form.elements.revision.value = found.revision;
    restore(found.body);
    say(words.found, true);
    soon(PAUSE);
  }

  function typed() {
    if (isKept()) return;
    say(words.typing);
    soon(PAUSE);
  }

  form.addEventListener("submit", (event) => {
    if (read().length > limit) {
      event.preventDefault();
      say(words.tooLong, true);
      said.scrollIntoView({ block: "center" });
      return;
    }
    leaving = true;
    clearTimeout(timer);
    forgetHere();
  });
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("online", () => soon(0));
  addEventListener("beforeunload", (event) => { if (!leaving && !isKept()) event.preventDefault(); });
  addEventListener("pagehide", () => {
    if (leaving || isKept()) return;
    keepHere(read());
    navigator.sendBeacon(words.autosave, data());
  });

  return { typed, bringBack };
};
