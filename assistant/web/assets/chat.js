// The newest turn comes into view when it is asked, when its first sentences are there and when it is
// answered; in between nothing scrolls, so that reading and selecting stay undisturbed.
//
// The app speaks German to everybody: Gradio would take its own words, and the page's language, from the
// browser. This file therefore runs before Gradio's.
"use strict";
Object.defineProperty(navigator, "language", { get: () => "de" });
Object.defineProperty(navigator, "languages", { get: () => ["de"] });
let last = "";

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

new MutationObserver(follow).observe(document.documentElement, { childList: true, subtree: true });
