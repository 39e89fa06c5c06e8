// What the officer sees: the answer in large type, the people found, and what was done here with what became of it.
"use strict";

(() => {
  const kikaoDesk = (globalThis.kikaoDesk ??= {});
  const SHOWN = 20;

  const sentences = new Map();

  // A sentence of the page, with {names} filled in.
  function say(key, values = {}) {
    if (!sentences.size) {
      const words = document.getElementById("words").content.querySelectorAll("[data-word]");
      for (const one of words) sentences.set(one.dataset.word, one.textContent.trim());
    }
    const sentence = sentences.get(key) ?? key;
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  function element(name, text = "", className = "") {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function button(text, act, className = "button button-quiet") {
    const made = element("button", text, className);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  const clock = (at) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

  // The answer: a word, who it is, the group, what is owed, and what can be done.
  function showVerdict(box, { verdict, entry, group, days = "", where = null, buttons = [] }) {
    box.className = `verdict verdict-${verdict.tone}`;
    const title = element("h2", say(`verdict_${verdict.word}`), "verdict-word");
    title.tabIndex = -1;
    const parts = [title];
    if (entry) {
      parts.push(element("p", entry.name, "verdict-name"));
      parts.push(element("p", [entry.institution, group].filter(Boolean).join(" · ")));
      const standing = element("p", say(`standing_${entry.standing}`));
      standing.append(" ", element("span", entry.reference, "quiet nowrap"));
      parts.push(standing);
    }
    const values = { time: where ? clock(where.at) : "", desk: where?.desk || say("no_desk_name"), days };
    parts.push(element("p", say(`todo_${verdict.word}`, values), "verdict-todo"));
    if (buttons.length) {
      const row = element("div", "", "button-row");
      row.append(...buttons);
      parts.push(row);
    }
    box.replaceChildren(...parts);
    box.hidden = false;
  }

  function showFound(list, entries, { groupOf, choose }) {
    list.replaceChildren(...entries.map((entry) => {
      const line = element("li");
      const chosen = button("", () => choose(entry), "found-person");
      chosen.append(element("strong", entry.name), element("span", [entry.institution, groupOf(entry)].filter(Boolean).join(" · ")));
      line.append(chosen);
      return line;
    }));
  }

  const OUTCOME_TONES = { done: "good", again: "warn", unpaid: "warn", other_day: "warn" };

  function outcomeOf(line) {
    if (line.undone) return ["undone", "warn"];
    if (!line.outcome) return ["waits", "info"];
    return [line.outcome, OUTCOME_TONES[line.outcome] ?? "bad"];
  }

  function logLine(line, acts, { takeBack, correct }) {
    const row = element("li", "", "log-line");
    const [word, tone] = outcomeOf(line);
    const text = element("p");
    text.append(element("span", `${clock(line.at)} `, "quiet"), element("strong", line.name || say("unknown_person")), ` ${say(`kind_${line.kind}`)} `);
    text.append(element("span", say(`outcome_${word}`), `badge badge-${tone}`));
    row.append(text);
    const inside = line.outcome === "again" && acts.inside.get(kikaoDesk.Acts.place(line.door, line.ref));
    const other = line.elsewhere ?? (inside && inside.desk !== acts.desk.name ? inside : null);
    if (other) row.append(element("p", say("elsewhere", { desk: other.desk || say("no_desk_name"), time: clock(other.at) }), "small"));
    if (line.outcome === "refused" && line.why) row.append(element("p", [say(`why_${line.why}`), ...(line.said ?? [])].join(" "), "small"));
    if (line.told && line.outcome === "refused") row.append(button(say("correct"), () => correct(line), "button button-quiet button-small"));
    if (line.kind === "scan" && !line.undone && ["", "done", "again", "unpaid", "other_day"].includes(line.outcome)) {
      const back = button(say("take_back"), () => takeBack(line), "button button-quiet button-small");
      back.setAttribute("aria-label", `${say("take_back")}: ${line.name}`);
      row.append(back);
    }
    return row;
  }

  function showLog(list, acts, actions) {
    const lines = acts.log.filter((line) => line.kind !== "undo" && !(line.person && line.outcome === "unknown"));
    list.replaceChildren(...lines.slice(0, SHOWN).map((line) => logLine(line, acts, actions)));
  }

  kikaoDesk.view = { say, element, button, showVerdict, showFound, showLog };
})();
