// The report of a breakout group is saved as it is typed, and lines of others come in by themselves.
// Without it each part has a button that saves.
"use strict";

(() => {
  const all = document.getElementById("report-parts");
  if (!all) return;
  const WAIT = 1200, ASK_EVERY = 5000;
  const parts = [...all.querySelectorAll(".part-form")].map(watch);

  function watch(form) {
    const field = form.elements.body;
    const part = {
      key: form.dataset.part, form, field,
      revision: Number(form.elements.revision.value),
      base: field.value, // what the server had when the field was last brought up to it
      timer: 0, isSending: false, isClosed: false,
    };
    field.addEventListener("input", () => {
      say(part, all.dataset.typing);
      clearTimeout(part.timer);
      part.timer = setTimeout(() => save(part), WAIT);
    });
    field.addEventListener("blur", () => { if (field.value !== part.base) save(part); });
    form.addEventListener("submit", (event) => { event.preventDefault(); save(part, true); });
    return part;
  }

  function say(part, words, tone = "") {
    const line = part.form.querySelector(".part-state");
    line.textContent = words;
    line.dataset.tone = tone;
  }

  async function save(part, isAsked = false) {
    clearTimeout(part.timer);
    if (part.isSending || part.isClosed) return;
    if (part.field.value === part.base) { if (isAsked) say(part, all.dataset.saved); return; }
    const sent = part.field.value;
    const data = new FormData(part.form);
    data.set("body", sent);
    data.set("revision", part.revision);
    data.set("base", part.base);
    part.isSending = true;
    say(part, all.dataset.saving);
    try {
      const answer = await fetch(part.form.dataset.autosave, { method: "POST", body: data });
      if (answer.status === 403) {
        await freshTokens();
        part.timer = setTimeout(() => save(part), 2 * WAIT);
      } else {
        take(part, sent, await answer.json());
      }
    } catch {
      say(part, all.dataset.offline, "trouble");
      part.timer = setTimeout(() => save(part), 2 * ASK_EVERY);
    } finally {
      part.isSending = false;
    }
    if (!part.isClosed && part.field.value !== part.base && !part.timer) {
      part.timer = setTimeout(() => save(part), WAIT);
    }
  }

  // Signing in again in another tab changes the secret of the forms; the page itself has the new one.
  async function freshTokens() {
    const answer = await fetch(location.pathname, { redirect: "error" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector(".part-form [name=csrfmiddlewaretoken]").value;
    for (const part of parts) part.form.elements.csrfmiddlewaretoken.value = token;
  }

  function take(part, sent, told) {
    part.timer = 0;
    if (told.state === "signed_out") {
      say(part, all.dataset.signedOut, "trouble");
      part.timer = setTimeout(() => save(part), 4 * ASK_EVERY);
    } else if (told.state === "aside") {
      part.isClosed = part.field.value === sent;
      if (part.isClosed) offer(part, told.address);
    } else if (told.state === "refused" || told.state === "closed") {
      say(part, told.message, "trouble");
      part.isClosed = told.state === "closed";
      part.timer = -1;
    } else {
      part.revision = told.revision;
      part.form.elements.revision.value = told.revision;
      // What was typed while the answer was on its way began from what was sent; the server knows both.
      if (part.field.value === sent) bring(part, told.body);
      else part.base = sent;
      say(part, told.state === "merged" ? all.dataset.merged : all.dataset.saved);
    }
  }

  // Both texts are kept; from here on this field says no more until they are put together.
  function offer(part, address) {
    part.field.readOnly = true;
    say(part, all.dataset.aside + " ", "trouble");
    const link = document.createElement("a");
    link.href = address;
    link.textContent = all.dataset.look;
    part.form.querySelector(".part-state").append(link);
  }

  // Put a text into the field, with the caret where it was.
  function bring(part, body) {
    part.base = body;
    const field = part.field;
    if (field.value === body) return;
    const old = field.value;
    const caret = field.selectionStart;
    let same = 0;
    while (same < Math.min(old.length, body.length) && old[same] === body[same]) same += 1;
    const moved = caret <= same ? caret : Math.max(same, caret + body.length - old.length);
    const isHere = document.activeElement === field;
    field.value = body;
    if (isHere) field.setSelectionRange(moved, moved);
  }

  async function ask() {
    if (document.hidden) return;
    const address = new URL(all.dataset.standing, location.href);
    for (const part of parts) address.searchParams.set(part.key, part.revision);
    try {
      const answer = await fetch(address);
      const told = await answer.json();
      for (const part of parts) if (told.parts) renew(part, told.parts[part.key]);
    } catch { /* the next time, perhaps */ }
  }

  function renew(part, told) {
    const line = part.form.parentElement.querySelector(".part-others");
    if (told.by) {
      line.textContent = told.is_now ? `${told.by} ${all.dataset.writing}` : `${told.by} ${all.dataset.wrote} ${told.at}`;
    }
    const isUntouched = part.field.value === part.base && !part.isSending && !part.isClosed;
    if (told.body === undefined || told.revision <= part.revision || !isUntouched) return;
    part.revision = told.revision;
    part.form.elements.revision.value = told.revision;
    bring(part, told.body);
  }

  setInterval(ask, ASK_EVERY);
  addEventListener("beforeunload", (event) => {
    if (parts.some((part) => !part.isClosed && part.field.value !== part.base)) event.preventDefault();
  });
})();
