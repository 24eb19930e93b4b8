// What the page does while the server is away: it says so, keeps what stands on it, and goes on by itself. Gradio
// would say so in English and load the page anew, without conversation and unsent words, or wait for ever for an
// answer that broke off. This file therefore runs before Gradio's and stands between it and the server.
"use strict";
{
  const API = "/gradio_api/";
  const PAUSE = 1000;
  const UNSENT = "vereinbart.unsent";
  const send = window.fetch.bind(window);
  let back = null;

  const pause = () => new Promise((done) => setTimeout(done, PAUSE));
  const line = () => document.querySelector("#frage textarea");

  function tell(what) {
    const note = document.querySelector("#verbindung [role=status]");
    if (!note) {
      return;
    }
    const words = note.dataset[what];
    note.textContent = words;
    note.parentElement.dataset.now = what;
    note.parentElement.querySelector("button").hidden = what !== "renewed";
    if (what === "back") {
      setTimeout(() => note.textContent === words && (note.textContent = ""), 6000);
    }
  }

  // "same" where the server has the page that this one is, "renewed" where it has another, else nothing.
  async function server() {
    try {
      const answer = await send(`${API}app_id`, { cache: "no-store" });
      const id = (await answer.json()).app_id;
      return answer.ok && (id === window.gradio_config.app_id ? "same" : "renewed");
    } catch {
      return "";
    }
  }

  async function wait() {
    let told = false;
    await pause();
    for (let found = await server(); found !== "same"; found = await server()) {
      if (found === "renewed") {
        tell("renewed");
        await new Promise(() => {});  // what this page asks is not what that server answers
      }
      if (!told) {
        tell("lost");
        told = true;
      }
      await pause();
    }
    back = null;
    if (told) {
      tell("back");
    }
  }

  // All who wait for the server wait together.
  function untilBack() {
    back ??= wait();
    return back;
  }

  // A proxy's word for it; what the app itself refuses comes as JSON.
  function isAway(answer) {
    const kind = answer.headers.get("content-type") ?? "";
    return [502, 503, 504].includes(answer.status) && !kind.includes("json");
  }

  async function post(request) {
    for (;;) {
      await back;
      try {
        const answer = await send(request.clone());
        if (!isAway(answer)) {
          return answer;
        }
      } catch (error) {
        if (request.signal.aborted) {
          throw error;
        }
      }
      await untilBack();
    }
  }

  // The server keeps a conversation for as long as this is open; Gradio opens it once and only listens.
  async function stayConnected(request) {
    while (!request.signal.aborted) {
      try {
        const answer = await send(request.clone());
        const reader = answer.body.getReader();
        while (answer.ok && !(await reader.read()).done);
      } catch {
        // the server is away
      }
      await untilBack();
    }
  }

  // Passes the messages on; true when they are complete.
  async function relay(request, out) {
    const answer = await send(request);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done || !answer.ok) {
        return false;
      }
      const messages = (rest + value).split("\n\n");
      rest = messages.pop();
      for (const message of messages) {
        if (message.includes('"msg":"unexpected_error"')) {
          return false; // it ends, or does not know who listens
        }
        out(message);
        if (message.includes('"msg":"close_stream"')) {
          return true;
        }
      }
    }
  }

  // An answer that breaks off is told as failed, in Gradio's own words for it.
  async function listen(request, controller) {
    const encoder = new TextEncoder();
    const out = (message) => controller.enqueue(encoder.encode(`${message}\n\n`));
    const whole = await relay(request, out).catch(() => false);
    if (request.signal.aborted) {
      return; // Gradio has heard enough
    }
    if (!whole) {
      untilBack();
      out('data: {"msg": "unexpected_error", "message": "", "success": false}');
      out('data: {"msg": "close_stream"}');
    }
    controller.close();
  }

  window.serverAway = () => back !== null;

  window.fetch = (resource, options) => {
    const { pathname } = new URL(resource.url ?? resource, location.href);
    if (!pathname.startsWith(API)) {
      return send(resource, options);
    }
    const request = new Request(resource, options);
    if (pathname.startsWith(`${API}heartbeat/`)) {
      stayConnected(request);
      return Promise.resolve(new Response(new ReadableStream()));
    }
    if (pathname === `${API}queue/data`) {
      return Promise.resolve(new Response(new ReadableStream({ start: (at) => void listen(request, at) })));
    }
    return request.method === "POST" ? post(request) : send(request);
  };

  // A new page is loaded only when somebody wants it, and the unsent words come along.
  document.addEventListener("click", (event) => {
    if (event.target.closest("#verbindung button")) {
      sessionStorage.setItem(UNSENT, line().value);
      location.reload();
    }
  });

  function restore() {
    if (line()) {
      arriving.disconnect();
      line().value = sessionStorage.getItem(UNSENT);
      line().dispatchEvent(new Event("input", { bubbles: true }));
      sessionStorage.removeItem(UNSENT);
    }
  }

  const arriving = new MutationObserver(restore);
  if (sessionStorage.getItem(UNSENT) !== null) {
    arriving.observe(document.documentElement, { childList: true, subtree: true });
  }
}
