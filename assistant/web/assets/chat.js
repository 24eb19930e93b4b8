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
let plainer = null;

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
  const said = document.querySelector("#einfacher :is(.plainer, .notice)");
  if (said && said !== plainer) {
    requestAnimationFrame(() => said.scrollIntoView({ block: "nearest" }));
  }
  plainer = said;
}

new MutationObserver(unfold).observe(document.documentElement, { childList: true, subtree: true });
new MutationObserver(follow).observe(document.documentElement, { childList: true, subtree: true });

// Copying and printing an answer. A link's address is completed here, as only the browser knows it.
function complete(address) {
  return address ? new URL(address, location.origin).href : "";
}

async function copy(content) {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    // Without TLS there is no clipboard; the old way still works.
    const area = Object.assign(document.createElement("textarea"), { value: content });
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}

async function share(button) {
  const content = [button.dataset.copy, complete(button.dataset.link)].filter(Boolean).join("\n\n");
  const copied = await copy(content);
  button.focus({ preventScroll: true });
  const status = button.closest(".sharing").querySelector("[role=status]");
  status.textContent = copied ? button.dataset.done : button.dataset.failed;
  setTimeout(() => (status.textContent = ""), 6000);
}

function printOnly(turn) {
  turn.classList.add("chosen");
  window.print();
  turn.classList.remove("chosen");
}

function addresses() {
  for (const place of document.querySelectorAll("[data-address]")) {
    place.textContent = complete(place.dataset.address);
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-print]");
  if (button && "print" in button.dataset) {
    printOnly(button.closest(".turn"));
  } else if (button) {
    share(button);
  }
});
window.addEventListener("beforeprint", addresses);
// A link that is opened in the same tab changes nothing but the part behind the "#".
window.addEventListener("hashchange", () => location.hash.startsWith("#frage=") && location.reload());
