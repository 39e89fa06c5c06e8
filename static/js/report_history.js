// Undo and redo for the report's editor. The browser's own forgets what a script has put in.
"use strict";

const reportHistory = (editor) => {
  const PAUSE = 800;
  const MOST = 200;
  const past = [];
  const future = [];
  let now = taken();
  let typedAt = 0;

  function taken() {
    return { html: editor.innerHTML, caret: caretPath() };
  }

  // Where the caret is: the way down from the editor by child numbers, and the offset there.
  function caretPath() {
    const selection = getSelection();
    if (!selection.rangeCount || !editor.contains(selection.focusNode)) return null;
    const way = [];
    for (let node = selection.focusNode; node !== editor; node = node.parentNode) {
      way.unshift([...node.parentNode.childNodes].indexOf(node));
    }
    return { way, offset: selection.focusOffset };
  }

  function show(state) {
    editor.innerHTML = state.html;
    now = state;
    typedAt = 0;
    if (!state.caret) return;
    let node = editor;
    for (const number of state.caret.way) node = node.childNodes[number] || node;
    const length = node.nodeType === 3 ? node.length : node.childNodes.length;
    getSelection().collapse(node, Math.min(state.caret.offset, length));
  }

  // Letters typed without a pause are undone together.
  function note(isTyping) {
    for (const node of editor.querySelectorAll("[style]")) node.removeAttribute("style");
    const state = taken();
    if (state.html === now.html) return;
    const at = Date.now();
    if (!isTyping || at - typedAt > PAUSE) {
      past.push(now);
      if (past.length > MOST) past.shift();
    }
    typedAt = isTyping ? at : 0;
    future.length = 0;
    now = state;
  }

  function step(from, to) {
    if (!from.length) return false;
    to.push(now);
    show(from.pop());
    return true;
  }

  return {
    note,
    undo: () => step(past, future),
    redo: () => step(future, past),
    begin: () => { past.length = 0; future.length = 0; now = taken(); },
  };
};
