// A click anywhere on a row opens its sentence in the paper, as its link does; selecting text does not.
// What is being prepared is asked for again.
"use strict";
document.addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-target]");
  if (!row || event.target.closest("a, button, input, summary") || String(getSelection())) {
    return;
  }
  if (event.ctrlKey || event.metaKey) {
    open(row.dataset.target, "_blank", "noopener");
  } else {
    location.assign(row.dataset.target);
  }
});
document.addEventListener("DOMContentLoaded", () => {
  if (document.querySelector("[data-reload]")) {
    setTimeout(() => location.reload(), 2000);
  }
  // On a small screen the filters would hide what they are for.
  const filters = document.querySelector("details.filters");
  if (filters && matchMedia("(max-width: 45rem)").matches) {
    filters.open = false;
  }
});
