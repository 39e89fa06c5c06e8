// Rows of an ordered list can be dragged; the buttons beside them do the same.
"use strict";

for (const list of document.querySelectorAll("[data-order]")) {
  let dragged = null;
  for (const row of list.querySelectorAll(":scope > li[data-place]")) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      dragged = row;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.id);
    });
    row.addEventListener("dragend", () => { dragged = null; });
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged === row) return;
      event.preventDefault();
      row.classList.add("drop-here");
    });
    row.addEventListener("dragleave", () => row.classList.remove("drop-here"));
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      row.classList.remove("drop-here");
      const form = dragged && dragged.querySelector("form.move");
      if (!form) return;
      const place = document.createElement("input");
      place.type = "hidden";
      place.name = "position";
      place.value = row.dataset.place;
      form.append(place);
      form.requestSubmit();
    });
  }
}
