// From the editor's elements back to the report's Markdown; the counterpart of reports/editor_html.py.
"use strict";

const reportText = (() => {
  const BLOCKS = new Set(["P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "BLOCKQUOTE"]);
  const AT_START = /^(?:([#>+-])|(\d{1,9}|[ivx]{1,6}|[a-z])([.)])(?=\s|$))/;

  const isChip = (node) => node.nodeType === 1 && node.classList.contains("chip");
  const isBlock = (node) => node.nodeType === 1 && (BLOCKS.has(node.tagName) || (isChip(node) && node.dataset.markdown !== undefined));
  const isBold = (node) => node.tagName === "STRONG" || node.tagName === "B";
  const isItalic = (node) => node.tagName === "EM" || node.tagName === "I";

  function write(root) {
    return blocks([...root.childNodes]).join("\n\n");
  }

  // Loose text between blocks is a paragraph of its own.
  function blocks(nodes) {
    const written = [];
    let loose = [];
    const flush = () => {
      const text = lines(loose);
      if (text) written.push(text);
      loose = [];
    };
    for (const node of nodes) {
      if (isBlock(node)) {
        flush();
        written.push(...block(node, written.at(-1) || ""));
      } else loose.push(node);
    }
    flush();
    return written;
  }

  function block(node, before) {
    if (isChip(node)) return [node.dataset.markdown];
    if (/^H\d$/.test(node.tagName)) return heading(node);
    if (node.tagName === "UL" || node.tagName === "OL") return list(node, before);
    if (node.tagName === "BLOCKQUOTE") return quote(node);
    if ([...node.childNodes].some(isBlock)) return blocks([...node.childNodes]);
    const text = lines([...node.childNodes]);
    return text ? [text] : [];
  }

  function heading(node) {
    const text = inlines([...node.childNodes]).replace(/\\\n/g, " ").trim();
    return text ? [`${"#".repeat(Number(node.dataset.level) || 2)} ${text}`] : [];
  }

  function quote(node) {
    const inside = blocks([...node.childNodes]).join("\n\n");
    return inside ? [indented(inside, "> ", "> ")] : [];
  }

  function list(node, before) {
    const marks = node.dataset.marks || (node.tagName === "UL" ? "-" : "1.");
    const bullet = before.startsWith("- ") ? "*" : "-";
    let number = Number(node.dataset.start) || 1;
    const items = [];
    for (const item of node.children) {
      if (item.tagName !== "LI") continue;
      const text = blocks([...item.childNodes]).join("\n\n");
      if (text) items.push(listItem(text, marks, bullet, number++));
    }
    return items.length ? [items.join("\n")] : [];
  }

  function listItem(text, marks, bullet, number) {
    if (marks === "-") return indented(text, `${bullet} `, "  ");
    if (marks === "i)" || marks === "a)") return indented(text, `${bullet} ${mark(marks, number)} `, "  ");
    const lead = `${number}${marks[1]} `;
    return indented(text, lead, " ".repeat(lead.length));
  }

  function mark(marks, number) {
    return marks === "i)" ? `${roman(number)})` : `${String.fromCharCode(97 + (number - 1) % 26)})`;
  }

  function roman(number) {
    let text = "";
    for (const [value, sign] of [[10, "x"], [9, "ix"], [5, "v"], [4, "iv"], [1, "i"]]) {
      while (number >= value) { text += sign; number -= value; }
    }
    return text;
  }

  function indented(text, first, others) {
    return text.split("\n").map((line, place) => {
      if (!place) return first + line;
      return line || others.trim() ? (others + line).trimEnd() : "";
    }).join("\n");
  }

  // What could be read as the start of a list or heading is made plain.
  function lines(nodes) {
    const text = inlines(nodes).replace(/(?:\\\n)+$/, "").trim();
    return text.split("\n").map((line) => line.replace(AT_START, (all, sign, number, end) => (
      sign ? `\\${sign}` : `${number}\\${end}`
    ))).join("\n");
  }

  function inlines(nodes) {
    const runs = [];
    for (const node of nodes) collect(node, false, false, runs);
    return joined(runs).map(dressed).join("");
  }

  function collect(node, bold, italic, runs) {
    if (node.nodeType === 3) runs.push({ text: escaped(node.data), bold, italic });
    else if (node.nodeType !== 1) return;
    else if (isChip(node)) runs.push({ text: node.dataset.token || "", bold, italic });
    else if (node.tagName === "BR") runs.push({ text: "\\\n", bold: false, italic: false });
    else for (const child of node.childNodes) collect(child, bold || isBold(node), italic || isItalic(node), runs);
  }

  function escaped(text) {
    return text.replace(/[\u200b\ufeff]/g, "").replace(/[\s\u00a0]+/g, " ").replace(/[\\*_|]/g, "\\$&").replace(/\[(?=\[)/g, "\\[");
  }

  function joined(runs) {
    const whole = [];
    for (const run of runs) {
      const last = whole.at(-1);
      if (last && last.bold === run.bold && last.italic === run.italic) last.text += run.text;
      else whole.push({ ...run });
    }
    return whole;
  }

  // Marks must stand at the words, not at the blanks beside them.
  function dressed({ text, bold, italic }) {
    const signs = (bold ? "**" : "") + (italic ? "*" : "");
    if (!signs || !text.trim()) return text;
    const [, before, words, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text);
    return before + signs + words + [...signs].reverse().join("") + after;
  }

  return { write };
})();
