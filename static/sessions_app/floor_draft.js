// A question is kept on this device until it was taken: nothing typed is lost with the connection.
"use strict";

(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const KEY = `kikao-floor-${form.dataset.keep}`;
  const KEPT_FOR = 6 * 3600 * 1000;
  const text = form.elements.text;
  const key = form.elements.form_key;

  function read() {
    try {
      const draft = JSON.parse(localStorage.getItem(KEY) ?? "null");
      return draft && Date.now() - draft.at < KEPT_FOR ? draft : null;
    } catch { return null; }
  }

  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), text: text.value, key: key.value }));
    } catch { /* the device keeps nothing; the form works all the same */ }
  }

  function notice(words, tone) {
    const box = document.createElement("div");
    box.className = `notice notice-${tone}`;
    box.setAttribute("role", "status");
    box.tabIndex = -1;
    const line = document.createElement("p");
    line.textContent = words;
    box.append(line);
    form.before(box);
    return box;
  }

  if (document.getElementById("sent")) {
    try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ }
  } else if (!form.querySelector(".has-error")) {
    const draft = read();
    if (draft && draft.text.trim() && draft.text !== text.value) {
      text.value = draft.text;
      key.value = draft.key; // sent already, perhaps: the same key makes no second one
      notice(form.dataset.restored, "info");
    }
  }

  text.addEventListener("input", keep);
  let offline = null;
  form.addEventListener("submit", (event) => {
    keep();
    if (navigator.onLine) return;
    event.preventDefault();
    offline ??= notice(form.dataset.offline, "warning");
    offline.focus();
  }, { capture: true });
})();
