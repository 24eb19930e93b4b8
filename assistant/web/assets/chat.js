// The newest turn comes into view when it is asked, when its first sentences are there and when it is
// answered; in between nothing scrolls, so that reading and selecting stay undisturbed.
//
// The app speaks German to everybody: Gradio would take its own words, and the page's language, from the
// browser. This file therefore runs before Gradio's.
"use strict";
Object.defineProperty(navigator, "language", { get: () => "de" });
Object.defineProperty(navigator, "languages", { get: () => ["de"] });
let last = "";
let complaint = "";

function stage() {
  const running = document.querySelector("#aktuell .turn");
  if (running) {
    const question = running.querySelector(".question").textContent;
    return [running, `${question}|${running.querySelector(".card") ? "found" : "asked"}`];
  }
  const done = document.querySelectorAll("#verlauf .turn");
  return [done[done.length - 1], `${done.length}`];
}

function follow() {
  const [turn, now] = stage();
  if (turn && now !== last) {
    requestAnimationFrame(() => turn.scrollIntoView({ block: "start" }));
  }
  last = now;
}

// The form opens, and grows, at the foot of the answer, where the input line would hide it.
function unfold() {
  const form = document.getElementById("beanstandung");
  const now = form ? (form.querySelector(".notice") ? "refused" : "open") : "";
  if (now === "open" && !complaint) {
    requestAnimationFrame(() => {
      form.scrollIntoView({ block: "nearest" });
      form.querySelector("input").focus({ preventScroll: true });
    });
  } else if (now === "refused" && now !== complaint) {
    requestAnimationFrame(() => form.querySelector("#abschluss").scrollIntoView({ block: "nearest" }));
  }
  complaint = now;
}

new MutationObserver(unfold).observe(document.documentElement, { childList: true, subtree: true });
new MutationObserver(follow).observe(document.documentElement, { childList: true, subtree: true });
