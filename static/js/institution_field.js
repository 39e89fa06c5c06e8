// The box for an institution suggests while one types. Without it the form is sent and the nearest are offered then.
"use strict";

(() => {
  const PAUSE = 200;
  const FEWEST_LETTERS = 2;
  const tidy = (text) => text.trim().replace(/\s+/g, " ");

  for (const box of document.querySelectorAll(".institution:not([data-ready])")) {
    box.dataset.ready = "true";
    suggest(box);
  }

  function suggest(box) {
    const input = box.querySelector("input[type=text]");
    const asked = box.querySelector("input[name$=_asked]");
    const list = Object.assign(document.createElement("ul"), { id: `${input.id}_suggestions`, className: "suggestions", hidden: true });
    const said = Object.assign(document.createElement("p"), { className: "hint visually-hidden" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", box.closest(".field")?.querySelector("label")?.textContent ?? "");
    said.setAttribute("role", "status");
    box.append(list, said);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

    let waiting = 0;
    let asking = null;
    let active = null;

    // A choice holds for the text it was made for; a new text makes it void.
    function keepChoice(value) {
      const fields = box.querySelector("fieldset");
      let choice = box.querySelector("input[type=hidden][name$=_choice]");
      if (!choice) {
        choice = Object.assign(document.createElement("input"), { type: "hidden", name: `${input.name}_choice` });
        box.append(choice);
      }
      fields?.remove();
      choice.value = value;
      asked.value = tidy(input.value);
    }

    function say(text, isSeen) {
      said.textContent = text;
      said.classList.toggle("visually-hidden", !isSeen);
    }

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(null);
    }

    function stop() {
      clearTimeout(waiting);
      asking?.abort();
    }

    function mark(option) {
      active?.setAttribute("aria-selected", "false");
      active = option;
      if (!option) { input.removeAttribute("aria-activedescendant"); return; }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    }

    function choose(option) {
      stop();
      if (option.dataset.name) input.value = option.dataset.name;
      keepChoice(option.dataset.choice);
      close();
      const words = option.dataset.name ? box.dataset.chosen : box.dataset.kept;
      say(`${words} ${option.dataset.name ? option.textContent : tidy(input.value)}`, true);
      input.focus();
    }

    async function ask() {
      const text = tidy(input.value);
      if (text.length < FEWEST_LETTERS) { close(); say("", false); return; }
      asking = new AbortController();
      const address = `${box.dataset.search}?q=${encodeURIComponent(text)}`;
      const answer = await fetch(address, { signal: asking.signal, credentials: "omit" }).catch(() => null);
      if (!answer?.ok) return;
      const html = await answer.text().catch(() => "");
      const found = new DOMParser().parseFromString(html, "text/html").querySelector("ul");
      if (!found || text !== tidy(input.value) || document.activeElement !== input) return;
      mark(null);
      list.replaceChildren(...found.children);
      [...list.children].forEach((option, number) => { option.id = `${list.id}_${number}`; option.setAttribute("aria-selected", "false"); });
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      say(found.dataset.said, false);
    }

    function move(step) {
      if (list.hidden) { ask(); return; }
      const options = [...list.children];
      const place = options.indexOf(active) + step;
      mark(options[place] ?? (step > 0 ? options[0] : options.at(-1)));
    }

    input.addEventListener("input", () => {
      stop();
      keepChoice("");
      say("", false);
      waiting = setTimeout(ask, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); move(1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); move(active ? -1 : list.children.length); }
      else if (event.key === "Enter" && active) { event.preventDefault(); choose(active); }
      else if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    });
    input.addEventListener("blur", () => { stop(); close(); });
    // The press must not take the focus away before it chooses.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(option);
    });
  }
})();
