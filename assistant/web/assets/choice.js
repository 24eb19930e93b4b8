// The list of papers to choose from. Gradio opens it at every key, a moment later, also at the one with which
// somebody leaves the field: the list would stay open over the buttons. And it lets go of the field at each
// choice, so that who works with the keyboard would be nowhere.
"use strict";
{
  const isField = (target) => target instanceof Element && target.matches("#filter input");
  const isOpen = (field) => field.ariaExpanded === "true";
  let chosen = false;
  let returning = false;

  // Gradio closes the list when it hears that the field was left.
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (isField(target) && isOpen(target) && target !== document.activeElement) {
        target.dispatchEvent(new FocusEvent("blur"));
      }
    }
  }).observe(document.documentElement, { subtree: true, attributeFilter: ["aria-expanded"] });

  document.addEventListener("keydown", (event) => {
    chosen = isField(event.target) && event.key === "Enter";
  }, true);

  document.addEventListener("focusout", (event) => {
    if (isField(event.target) && chosen && !event.relatedTarget) {
      returning = true;
      event.target.focus();
      returning = false;
    }
    chosen = false;
  });

  // Coming back is no wish to choose once more.
  document.addEventListener("focus", (event) => {
    if (returning && isField(event.target)) {
      event.stopPropagation();
    }
  }, true);

  // A click is, also in the field that one is already in.
  document.addEventListener("mousedown", ({ target }) => {
    if (isField(target) && target === document.activeElement && !isOpen(target)) {
      target.blur();
    }
  }, true);
}
