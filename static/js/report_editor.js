// An editor in place of the plain text field. Without it the page works the same, with Markdown.
"use strict";

(() => {
  const form = document.getElementById("text-form");
  const tools = document.getElementById("editor-tools");
  if (!form || !tools) return;
  const plain = form.elements.body;
  const command = (name, value = null) => document.execCommand(name, false, value);

  // The page: tools, editor, and the plain field out of sight.
  const editor = document.createElement("div");
  editor.id = "editor";
  editor.className = "report-text";
  editor.lang = form.dataset.language;
  Object.entries({ contenteditable: "true", role: "textbox", "aria-multiline": "true", spellcheck: "true" })
    .forEach(([name, value]) => editor.setAttribute(name, value));
  const label = form.querySelector(`label[for="${plain.id}"]`);
  if (label) {
    label.id = "editor-label";
    label.addEventListener("click", () => { if (!inPlainText) editor.focus(); });
    editor.setAttribute("aria-labelledby", label.id);
  }
  editor.append(document.getElementById("editor-content").content);
  plain.before(tools.content, editor);
  const bar = form.querySelector(".editor-tools");
  const hint = document.getElementById(`${plain.id}_helptext`);
  const buttons = Object.fromEntries([...bar.querySelectorAll("[data-command]")].map((button) => [button.dataset.command, button]));
  const menu = document.getElementById("insert-figure");
  let inPlainText = false;
  let place = null;
  let untouched = true;

  command("defaultParagraphSeparator", "p");
  command("styleWithCSS", false);

  const history = reportHistory(editor);
  const read = () => (inPlainText || untouched ? plain.value : reportText.write(editor));
  const keeping = reportKeeping(form, { read, restore: (text) => { plain.value = text; show(); } });

  function changed(isTyping = false) {
    untouched = false;
    if (!inPlainText) history.note(isTyping);
    if (!inPlainText) plain.value = reportText.write(editor);
    keeping.typed();
  }

  async function show() {
    const typed = new FormData();
    typed.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    typed.set("body", plain.value);
    const answer = await fetch(form.dataset.content, { method: "POST", body: typed }).catch(() => null);
    if (!answer || !answer.ok) { toPlainText(); return; }
    editor.innerHTML = await answer.text();
    untouched = true;
    history.begin();
    setMode(false);
  }

  function toPlainText() {
    if (!untouched) plain.value = reportText.write(editor);
    setMode(true);
  }

  function setMode(isPlain) {
    inPlainText = isPlain;
    editor.hidden = isPlain;
    plain.hidden = !isPlain;
    if (hint) hint.hidden = !isPlain;
    buttons.source.setAttribute("aria-pressed", String(isPlain));
    for (const [name, button] of Object.entries(buttons)) button.disabled = isPlain && name !== "source" && name !== "insert";
  }

  // Buttons.
  const isHeading = () => /^h\d$/i.test(document.queryCommandValue("formatBlock"));
  const actions = {
    bold: () => command("bold"),
    italic: () => command("italic"),
    heading: () => command("formatBlock", isHeading() ? "p" : "h4"),
    bullets: () => command("insertUnorderedList"),
    numbers: () => command("insertOrderedList"),
    undo: () => history.undo(),
    redo: () => history.redo(),
  };
  bar.addEventListener("mousedown", (event) => { if (event.target.closest("[data-command]")) event.preventDefault(); });
  bar.addEventListener("click", (event) => {
    const name = event.target.closest("[data-command]")?.dataset.command;
    if (!name) return;
    if (name === "source") { if (inPlainText) show(); else toPlainText(); return; }
    if (name === "insert") { insertFigure(); return; }
    backToPlace();
    if (name === "undo" || name === "redo") { if (actions[name]()) stepped(); } else {
      actions[name]();
      changed();
    }
    pressed();
  });

  function pressed() {
    if (inPlainText || document.activeElement !== editor) return;
    const states = { bold: "bold", italic: "italic", bullets: "insertUnorderedList", numbers: "insertOrderedList" };
    for (const [name, state] of Object.entries(states)) buttons[name].setAttribute("aria-pressed", String(document.queryCommandState(state)));
    buttons.heading.setAttribute("aria-pressed", String(isHeading()));
  }

  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection.rangeCount && editor.contains(selection.anchorNode)) {
      place = selection.getRangeAt(0).cloneRange();
      pressed();
    }
  });

  function backToPlace() {
    editor.focus();
    if (!place || !editor.contains(place.startContainer)) return;
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(place);
  }

  // Figures.
  menu.addEventListener("focus", () => {
    for (const row of document.querySelectorAll("#insertable tr[data-token]")) {
      menu.add(new Option(`${row.cells[0].textContent}: ${row.dataset.prints}`, row.dataset.token));
    }
  }, { once: true });
  function insertFigure() {
    const token = menu.value;
    if (!token) { menu.focus(); return; }
    const prints = menu.selectedOptions[0].text;
    if (inPlainText) {
      plain.setRangeText(token, plain.selectionStart, plain.selectionEnd, "end");
      plain.focus();
    } else {
      const row = [...document.querySelectorAll("#insertable tr[data-token]")].find((one) => one.dataset.token === token);
      backToPlace();
      insertInline([chip(token, row ? row.dataset.prints : prints)]);
    }
    menu.value = "";
    changed();
  }
  function chip(token, prints) {
    const made = document.createElement("span");
    made.className = "chip";
    made.contentEditable = "false";
    made.dataset.token = token;
    made.textContent = prints;
    return made;
  }

  // The browser's insertHTML would add styles, which the page's policy refuses, and tear chips out.
  function insertInline(nodes) {
    const range = getSelection().getRangeAt(0);
    range.deleteContents();
    const rest = document.createTextNode("\u200b"); // a place for the caret after a chip
    const inside = document.createDocumentFragment();
    inside.append(...nodes, rest);
    range.insertNode(inside);
    getSelection().collapse(rest, 1);
  }
  function insertBlocks(nodes) {
    const range = getSelection().getRangeAt(0);
    range.deleteContents();
    let here = range.startContainer;
    while (here !== editor && here.parentNode !== editor) here = here.parentNode;
    if (here === editor) editor.append(...nodes);
    else {
      const end = document.createRange();
      end.setStart(range.startContainer, range.startOffset);
      end.setEndAfter(here);
      here.after(...nodes, end.extractContents());
      for (const part of [here, nodes.at(-1).nextSibling]) if (part && !part.textContent.trim() && !part.querySelector?.(".chip")) part.remove();
    }
    getSelection().selectAllChildren(nodes.at(-1));
    getSelection().collapseToEnd();
  }

  // The clipboard: our own pieces keep their figures, everything else comes in as plain text.
  const OWN = "application/x-kikao";
  const KEPT = new Set(["P", "H4", "UL", "OL", "LI", "STRONG", "B", "EM", "I", "BR", "BLOCKQUOTE"]);
  function copied(event) {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const holder = document.createElement("div");
    holder.append(selection.getRangeAt(0).cloneContents());
    event.clipboardData.setData("text/plain", selection.toString());
    event.clipboardData.setData(OWN, holder.innerHTML);
    event.preventDefault();
    if (event.type === "cut") { command("delete"); changed(); }
  }
  editor.addEventListener("copy", copied);
  editor.addEventListener("cut", copied);
  editor.addEventListener("paste", (event) => {
    event.preventDefault();
    const own = event.clipboardData.getData(OWN);
    if (own) insertOwn(cleaned(own));
    else insertPlain(event.clipboardData.getData("text/plain"));
    changed();
  });
  editor.addEventListener("drop", (event) => {
    if (event.dataTransfer.types.includes("text/html") && !event.dataTransfer.types.includes("Files") && dragging) return;
    event.preventDefault();
    insertPlain(event.dataTransfer.getData("text/plain"));
    changed();
  });
  let dragging = false;
  editor.addEventListener("dragstart", () => { dragging = true; });
  document.addEventListener("dragend", () => { dragging = false; });

  function insertPlain(text) {
    const parts = text.replace(/\r\n?/g, "\n").split(/\n\s*\n/).map((part) => part.replace(/\s*\n\s*/g, " ").trim()).filter(Boolean);
    if (parts.length < 2) { command("insertText", parts[0] || text); return; }
    insertBlocks(parts.map((part) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = part;
      return paragraph;
    }));
  }
  function insertOwn(nodes) {
    if (nodes.some((node) => node.nodeType === 1 && !["STRONG", "B", "EM", "I", "BR", "SPAN"].includes(node.tagName))) {
      insertBlocks(nodes.map((node) => {
        if (node.nodeType === 1 && node.tagName !== "SPAN") return node;
        const paragraph = document.createElement("p");
        paragraph.append(node);
        return paragraph;
      }));
    } else if (nodes.length) insertInline(nodes);
  }
  function cleaned(html) {
    const from = new DOMParser().parseFromString(html, "text/html").body;
    const to = document.createElement("div");
    copyInto(from, to);
    return [...to.childNodes];
  }
  function copyInto(from, to) {
    for (const node of from.childNodes) {
      if (node.nodeType === 3) to.append(node.data);
      else if (node.nodeType !== 1) continue;
      else if (node.dataset.token) to.append(chip(node.dataset.token, node.textContent));
      else if (node.dataset.markdown) to.append(carried(node));
      else if (KEPT.has(node.tagName)) to.append(kept(node));
      else copyInto(node, to);
    }
  }
  function carried(node) {
    const made = chip("", node.textContent);
    const block = document.createElement("div");
    block.className = "chip chip-block";
    block.contentEditable = "false";
    block.dataset.markdown = node.dataset.markdown;
    block.textContent = made.textContent;
    return block;
  }
  function kept(node) {
    const made = document.createElement(node.tagName);
    for (const name of ["marks", "start", "level"]) if (node.dataset[name]) made.dataset[name] = node.dataset[name];
    copyInto(node, made);
    return made;
  }

  editor.addEventListener("beforeinput", (event) => {
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
      event.preventDefault();
      if (history[event.inputType === "historyUndo" ? "undo" : "redo"]()) stepped();
    }
    if (event.inputType.startsWith("format") && !["formatBold", "formatItalic"].includes(event.inputType)) event.preventDefault();
  });
  editor.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !["z", "y"].includes(key)) return;
    event.preventDefault();
    if (history[key === "y" || event.shiftKey ? "redo" : "undo"]()) stepped();
  });
  function stepped() {
    untouched = false;
    plain.value = reportText.write(editor);
    keeping.typed();
  }
  editor.addEventListener("input", (event) => changed(/^(?:insertText|deleteContent)/.test(event.inputType)));
  plain.addEventListener("input", () => changed());
  form.addEventListener("submit", () => { if (!inPlainText && !untouched) plain.value = reportText.write(editor); }, { capture: true });

  setMode(false);
  keeping.bringBack();
})();
