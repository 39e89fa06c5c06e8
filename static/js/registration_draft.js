// The form of registration is kept on this device until it was taken: nothing typed is lost with a connection.
"use strict";

(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const KEY = `kikao-registration-${form.dataset.keep}`;
  const KEPT_FOR = 24 * 3600 * 1000;
  const hasErrors = Boolean(form.querySelector(".has-error, .error-summary"));

  // What tells of health stays off the device, and so does the token of the form.
  const kept = () => [...form.elements].filter((field) =>
    field.name && field.name !== "csrfmiddlewaretoken" && !("notKept" in field.dataset));

  function read() {
    try {
      const draft = JSON.parse(localStorage.getItem(KEY) ?? "null");
      if (draft && Date.now() - draft.at < KEPT_FOR) return draft;
      localStorage.removeItem(KEY);
    } catch { /* no storage, or not ours: there is no draft */ }
    return null;
  }

  // Who comes back by the browser's own button sees the form that was taken, and sends the same one again.
  function taken() {
    try {
      const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
      return isBack ? JSON.parse(sessionStorage.getItem(KEY) ?? "null") : null;
    } catch { return null; }
  }

  function write(isSent) {
    const values = {};
    for (const field of kept()) {
      if (field.type === "radio") { if (field.checked) values[field.name] = field.value; }
      else if (field.type === "checkbox") values[field.name] = field.checked;
      else values[field.name] = field.value;
    }
    try {
      localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), isSent, values }));
    } catch { /* the device keeps nothing; the form works all the same */ }
  }

  function forget() {
    try {
      localStorage.removeItem(KEY);
      sessionStorage.removeItem(KEY);
    } catch { /* nothing was kept */ }
  }

  function restore(values) {
    let isFilled = false;
    for (const field of kept()) {
      const value = values[field.name];
      if (value === undefined) continue;
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.type === "checkbox") field.checked = value === true;
      else if (field.value !== value) { field.value = value; isFilled ||= field.type !== "hidden"; }
    }
    return isFilled;
  }

  function notice(text, tone) {
    const box = document.createElement("div");
    box.className = `notice notice-${tone}`;
    box.setAttribute("role", "status");
    const words = document.createElement("p");
    words.textContent = text;
    box.append(words);
    form.before(box);
    return box;
  }

  function offerToClear(box) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = form.dataset.clear;
    button.addEventListener("click", () => { isForgotten = true; forget(); location.reload(); });
    const line = document.createElement("p");
    line.append(button);
    box.append(line);
  }

  let isForgotten = false;
  let isChanged = false;
  let offline = null;
  const keep = () => { if (isChanged && !isForgotten) write(false); };

  // After a refusal the page holds what was typed last; that is newer than the draft.
  const draft = hasErrors ? null : taken() ?? read();
  if (hasErrors) { isChanged = true; keep(); }
  else if (draft && restore(draft.values)) { isChanged = true; offerToClear(notice(form.dataset.restored, "info")); }

  for (const kind of ["input", "change", "focusout"]) {
    form.addEventListener(kind, (event) => { isChanged ||= event.type !== "focusout"; keep(); });
  }
  addEventListener("pagehide", () => { if (form.getAttribute("aria-busy") !== "true") keep(); });

  form.addEventListener("submit", (event) => {
    isChanged = true;
    if (!navigator.onLine) {
      event.preventDefault();
      keep();
      offline ??= notice(form.dataset.offline, "warning");
      offline.querySelector("p").textContent = form.dataset.offline;
      offline.tabIndex = -1;
      offline.focus();
      return;
    }
    write(true);
  }, { capture: true });
  addEventListener("online", () => {
    if (offline) offline.querySelector("p").textContent = form.dataset.online;
  });
})();
