// Moving items on the board with the mouse, a finger or the keyboard; the forms do the same without it.
"use strict";

(() => {
  const board = document.getElementById("board");
  const words = document.getElementById("board-words")?.dataset;
  const said = document.getElementById("board-said");
  if (!board || !words || !said) return;
  const grid = arrangingGrid(board);
  const LAST = 24 * 60 - 1;
  let held = null;
  let isSaving = false;
  let wasDragged = false;

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const say = (text) => { said.textContent = text; };
  const nameOf = (band) => band.dataset.name || words.outside;
  const bandOf = (session) => grid.bands().find((band) => band.dataset.session === session);
  const times = ({ start, end }) => start === null ? words.untimed : [start, end].filter((one) => one !== null).map(grid.clock).join("–");
  const described = (state) => filled(words.at, { times: times(state), session: nameOf(state.band) });
  const gripOf = (slot) => slot?.querySelector(".grip");

  function dress() {
    document.getElementById("board-help").hidden = false;
    for (const slot of board.querySelectorAll(".slot[data-place]")) {
      const grip = document.createElement("button");
      grip.type = "button";
      grip.className = "grip";
      grip.setAttribute("aria-pressed", "false");
      grip.append(words.move);
      const what = document.createElement("span");
      what.className = "visually-hidden";
      what.textContent = `: ${slot.dataset.title}`;
      grip.append(what);
      slot.prepend(grip);
      if (!slot.dataset.end) continue;
      const edge = document.createElement("span");
      edge.className = "edge";
      edge.title = words.edge;
      slot.append(edge);
    }
  }

  function stateOf(slot) {
    return {
      slot,
      band: bandOf(slot.dataset.session),
      start: grid.minutes(slot.dataset.start),
      end: grid.minutes(slot.dataset.end),
      following: false,
    };
  }

  function hold(slot) {
    if (isSaving) return;
    held = stateOf(slot);
    held.original = { ...held };
    held.time = slot.querySelector(".slot-time").textContent;
    slot.classList.add("is-held");
    gripOf(slot).setAttribute("aria-pressed", "true");
    if (held.start === null) beginBehindTheSession();
    say(filled(words.picked, { title: slot.dataset.title, times: times(held), session: nameOf(held.band) }));
  }

  function beginBehindTheSession() {
    const ends = grid.slotsOf(held.band).map((slot) => grid.minutes(slot.dataset.end)).filter((one) => one !== null);
    held.start = ends.length ? Math.max(...ends) : grid.begins;
    held.end = Math.min(LAST, held.start + 15);
    show();
  }

  function leave() {
    const { slot, time } = held;
    slot.classList.remove("is-held");
    slot.removeAttribute("style");
    slot.querySelector(".slot-time").textContent = time;
    gripOf(slot).setAttribute("aria-pressed", "false");
    held = null;
  }

  // The item where it would go, while it is held with the keyboard.
  function show() {
    const { slot, band, start, end } = held;
    slot.querySelector(".slot-time").textContent = times(held);
    const row = Math.floor((start - grid.begins) / grid.STEP);
    if (row < 0) return;
    slot.style.gridRow = `${row + 2} / span ${Math.max(1, Math.ceil(((end ?? start + grid.STEP) - start) / grid.STEP))}`;
    const head = board.querySelector(`.day-head[data-day="${band.dataset.day}"]`);
    if (band !== held.original.band) slot.style.gridColumn = `${Number(head.dataset.column) + 1} / span 6`;
  }

  function moveBy(minutes) {
    const length = held.end === null ? 0 : held.end - held.start;
    held.start = Math.min(Math.max(0, held.start + minutes), LAST - length);
    if (held.end !== null) held.end = held.start + length;
  }

  function stretchBy(minutes) {
    if (held.end !== null) held.end = Math.min(LAST, Math.max(held.start + grid.STEP, held.end + minutes));
  }

  function toBand(step) {
    const bands = grid.bands();
    held.band = bands[Math.min(bands.length - 1, Math.max(0, bands.indexOf(held.band) + step))];
  }

  const KEYS = {
    ArrowUp: (shift) => shift ? stretchBy(-grid.STEP) : moveBy(-grid.STEP),
    ArrowDown: (shift) => shift ? stretchBy(grid.STEP) : moveBy(grid.STEP),
    PageUp: () => moveBy(-60),
    PageDown: () => moveBy(60),
    ArrowLeft: () => toBand(-1),
    ArrowRight: () => toBand(1),
  };

  function neighbour(grip, step) {
    const grips = [...board.querySelectorAll(".grip")];
    grips[grips.indexOf(grip) + step]?.focus();
  }

  board.addEventListener("keydown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!held) {
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      event.preventDefault();
      neighbour(grip, event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Escape") {
      say(filled(words.left, { title: held.slot.dataset.title }));
      leave();
    } else if (event.key.toLowerCase() === "f") {
      held.following = !held.following;
      say(held.following ? words.following : words.alone);
    } else if (event.key in KEYS) {
      event.preventDefault();
      KEYS[event.key](event.shiftKey);
      show();
      say(described(held));
    }
  });

  board.addEventListener("click", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || wasDragged) { wasDragged = false; return; }
    if (held) putDown(); else hold(grip.closest(".slot"));
  });

  board.addEventListener("focusout", (event) => {
    // Who leaves an item that is picked up has not decided.
    if (held && !held.points && !isSaving && event.target === gripOf(held.slot)) leave();
  });

  function putDown() {
    const { original, slot } = held;
    if (["start", "end", "band"].every((name) => held[name] === original[name])) {
      say(filled(words.left, { title: slot.dataset.title }));
      leave();
      return;
    }
    save(held);
  }

  async function save(state) {
    const { slot } = state;
    isSaving = true;
    slot.classList.add("is-saving");
    say(words.saving);
    const typed = new FormData();
    typed.set("csrfmiddlewaretoken", document.querySelector("#board-words [name=csrfmiddlewaretoken]").value);
    typed.set("seen", slot.dataset.mark);
    typed.set("session", state.band.dataset.session);
    typed.set("starts_at", grid.clock(state.start));
    typed.set("ends_at", grid.clock(state.end));
    if (state.following) typed.set("with_following", "on");
    try {
      const answer = await fetch(slot.dataset.place, { method: "POST", body: typed, headers: { "X-Arranging": "1" } });
      await taken(answer, slot.dataset.item);
    } catch {
      slot.classList.remove("is-saving");
      if (held) leave();
      say(words.failed);
    } finally {
      isSaving = false;
    }
  }

  async function taken(answer, item) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("board");
    if (!answer.ok || !fresh) throw new Error("no board");
    // An item that went to another date is shown there.
    if (!page.getElementById("date").isEqualNode(document.getElementById("date"))) { location.assign(`${answer.url}#kipengele-${item}`); return; }
    held = null;
    board.dataset.begins = fresh.dataset.begins;
    board.replaceChildren(...fresh.childNodes);
    for (const place of ["#conflicts", ".page-header .actions", "#standing"]) {
      const now = page.querySelector(place);
      if (now) document.querySelector(place)?.replaceWith(now);
    }
    dress();
    say([...page.querySelectorAll("main > .notice")].map((notice) => notice.textContent.trim()).join(" "));
    gripOf(document.getElementById(`kipengele-${item}`))?.focus();
  }

  board.addEventListener("pointerdown", (event) => {
    const slot = event.target.closest(".slot");
    const isEdge = event.target.classList.contains("edge");
    if (!slot || held || isSaving || event.button !== 0 || !(isEdge || event.target.closest(".grip"))) return;
    if (grid.minutes(slot.dataset.start) === null) return;
    const begun = { y: event.clientY, x: event.clientX, top: slot.getBoundingClientRect().top, bottom: slot.getBoundingClientRect().bottom };
    const points = grid.edges();
    if (points.length < 2) return;
    const move = (at) => {
      if (!held && Math.abs(at.clientY - begun.y) + Math.abs(at.clientX - begun.x) < 6) return;
      if (!held) { hold(slot); held.points = points; wasDragged = true; }
      at.preventDefault();
      drag(at, begun, isEdge);
    };
    const drop = (at) => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", drop);
      if (!held) return;
      held.following ||= at.shiftKey;
      if (at.type === "pointercancel") leave(); else putDown();
      setTimeout(() => { wasDragged = false; });
    };
    addEventListener("pointermove", move, { passive: false });
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", drop);
  });

  function drag(at, begun, isEdge) {
    const { slot, original, points } = held;
    const offset = board.getBoundingClientRect().top;
    const dy = at.clientY - begun.y;
    if (isEdge) {
      held.end = Math.min(LAST, Math.max(held.start + grid.STEP, grid.minuteAt(begun.bottom + dy - offset, points)));
      slot.style.minHeight = `${begun.bottom - begun.top + dy}px`;
    } else {
      const length = original.end === null ? 0 : original.end - original.start;
      held.start = Math.min(Math.max(0, grid.minuteAt(begun.top + dy - offset, points)), LAST - length);
      held.end = original.end === null ? null : held.start + length;
      held.band = grid.sessionAt(grid.dayAt(at.clientX) ?? original.band.dataset.day, held.start, original.band);
      slot.style.transform = `translate(${at.clientX - begun.x}px, ${dy}px)`;
    }
    slot.querySelector(".slot-time").textContent = times(held);
  }

  dress();
})();
