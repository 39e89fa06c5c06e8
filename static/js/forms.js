// Comfort for forms; everything works without it.
"use strict";

// How many characters are left, beside the field that has a limit.
for (const hint of document.querySelectorAll("[data-left][id$='_limit']")) {
  const field = document.getElementById(hint.id.slice(0, -"_limit".length));
  const limit = field ? field.maxLength : -1;
  if (limit < 1) continue;
  const count = document.createElement("span");
  hint.append(" ", count);
  field.addEventListener("input", () => {
    count.textContent = `${hint.dataset.left} ${limit - field.value.length}`;
  });
}

// A second press of the button while the first is on its way sends nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.getAttribute("aria-busy") === "true") { event.preventDefault(); return; }
  form.setAttribute("aria-busy", "true");
  setTimeout(() => form.removeAttribute("aria-busy"), 8000);
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) form.removeAttribute("aria-busy");
});

// The account menu closes on Escape and on a press elsewhere.
const menus = document.querySelectorAll("details.menu");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus) if (menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
});
document.addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});
