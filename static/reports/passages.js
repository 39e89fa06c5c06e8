// Words selected in the material lead to the page that gathers them. Without this, each paragraph has a link.
"use strict";

const bar = document.getElementById("chosen-words");
const quote = document.getElementById("chosen-quote");
const link = bar && bar.querySelector("a");

// The place in the stored text: where the paragraph begins, and the characters before the point in it.
function placeOf(paragraph, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  range.setEnd(node, offset);
  return Number(paragraph.dataset.start) + [...range.toString()].length;
}

function paragraphsIn(range) {
  const found = document.querySelectorAll("p[data-start]");
  return [...found].filter((paragraph) => range.intersectsNode(paragraph));
}

function chosen() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.toString().trim()) return null;
  const range = selection.getRangeAt(0);
  const paragraphs = paragraphsIn(range);
  if (!paragraphs.length) return null;
  const first = paragraphs[0];
  const box = first.closest("[data-passages]");
  const last = paragraphs.filter((one) => one.closest("[data-passages]") === box).pop();
  const start = first.contains(range.startContainer)
    ? placeOf(first, range.startContainer, range.startOffset)
    : Number(first.dataset.start);
  const end = last.contains(range.endContainer)
    ? placeOf(last, range.endContainer, range.endOffset)
    : placeOf(last, last, last.childNodes.length);
  return end > start ? { box, start, length: end - start, words: selection.toString().trim() } : null;
}

function follow() {
  const found = chosen();
  // The link must not vanish while it is pressed.
  if (!found) {
    if (!bar.contains(document.activeElement)) bar.hidden = true;
    return;
  }
  link.href = `${found.box.dataset.passages}&start=${found.start}&length=${found.length}`;
  quote.textContent = found.words.length > 200 ? `${found.words.slice(0, 199)}…` : found.words;
  bar.hidden = false;
}

if (bar) document.addEventListener("selectionchange", follow);
