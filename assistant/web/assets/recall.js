// The page remembers its conversation, in case that the server does not any more: with each question it says what
// was asked before, and where the server leaves a place for a turn that only the page has, it puts it back.
"use strict";
const kept = new Map();
let named = 0;

// For the chat's events; see assistant/web/recall.py.
function recall() {
  const places = [...document.querySelectorAll("#verlauf .kept")];
  const turns = places.map((place) => {
    place.dataset.kept ??= String(++named);
    return [place.dataset.kept, place.cloneNode(true)];
  });
  kept.clear();
  turns.forEach(([name, turn]) => kept.set(name, turn));
  const running = document.querySelector("#aktuell .turn");
  return JSON.stringify({
    turns: turns.map(([name, turn]) => ({ name, asked: JSON.parse(turn.dataset.asked) })),
    running: running ? running.querySelector(".question").lastChild.textContent : "",
  });
}

new MutationObserver(() => {
  if (!document.querySelector("#verlauf .kept")) {
    kept.clear(); // a new conversation: nothing of the old one is left
  }
  for (const place of document.querySelectorAll("#verlauf .kept[data-kept]:empty")) {
    const turn = kept.get(place.dataset.kept);
    if (turn) {
      place.replaceChildren(...turn.cloneNode(true).childNodes);
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });
