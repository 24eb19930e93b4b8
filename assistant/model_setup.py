"""Set Ollama and the model up in the background, so that the app can start at once; then look after them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from assistant import texts
from assistant.errors import ModelMissing, OllamaBroken, OllamaUnreachable, VereinbartError
from assistant.progress import Progress

log = logging.getLogger(__name__)


class Runtime(Protocol):
    """What is needed of :class:`assistant.ollama_runtime.OllamaRuntime`."""

    def ensure_server(self, progress: Progress) -> str: ...

    def ensure_model(self, progress: Progress) -> str: ...

    def available(self) -> tuple[str, str]: ...

    def digest(self, model: str) -> str: ...

    def load(self, model: str) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class SetupState:
    """Where the set-up is. ``fraction`` (0 to 1) is ``None`` while the length of a step is unknown.

    ``ready``: ``host`` and ``model`` can be used. ``error`` is German and says what to do. ``digest`` changes
    when another model comes under the same name.
    """

    step: str = texts.SETUP_WAITING
    fraction: float | None = None
    ready: bool = False
    error: str = ""
    host: str = ""
    model: str = ""
    running: bool = False
    digest: str = ""


# Between two looks, however many ask for one.
_PAUSE = 1.0


class _Stopped(Exception):
    """Raised through the progress callback to leave a long step."""


class ModelSetup:
    """One set-up in a thread of its own. Every method may be called from any thread.

    ``warm`` is called with host and model once they can be used; it makes the first question fast.
    Every ``look_seconds`` (0: never) another thread sees whether the server and the model are still there,
    and brings them back as far as that needs no download and no build. A server that was not there at the
    start is waited for; then the set-up goes on as it would have.
    """

    def __init__(
        self,
        runtime: Runtime,
        warm: Callable[[str, str], None] | None = None,
        look_seconds: float = 0.0,
    ) -> None:
        self._runtime = runtime
        self._warm = warm
        self._look_seconds = look_seconds
        self._look_now = threading.Event()
        self._watcher: threading.Thread | None = None
        self._awaited = False
        self._lock = threading.Lock()
        self._state = SetupState()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, or try again after an error; does nothing while it runs or once it is ready."""
        with self._lock:
            if self._state.running or self._state.ready or self._stop.is_set():
                return
            self._state = SetupState(step=texts.SETUP_STARTING, running=True)
            self._thread = threading.Thread(target=self._run, name="model-setup", daemon=True)
            self._thread.start()
            if self._look_seconds and self._watcher is None:
                self._watcher = threading.Thread(target=self._watch, name="model-watch", daemon=True)
                self._watcher.start()

    def look(self) -> None:
        """Somebody noticed that something is wrong: see at once."""
        self._look_now.set()

    def state(self) -> SetupState:
        """The state now."""
        with self._lock:
            return self._state

    def wait(self, timeout: float | None = None) -> SetupState:
        """The state once the thread is done, or after ``timeout`` seconds."""
        if self._thread is not None:
            self._thread.join(timeout)
        return self.state()

    def stop(self, timeout: float = 5.0) -> None:
        """End a running set-up and give the server up."""
        self._stop.set()
        self._look_now.set()
        self.wait(timeout)
        if self._watcher is not None:
            self._watcher.join(timeout)
        self._runtime.close()

    def _run(self) -> None:
        try:
            host = self._runtime.ensure_server(self._progress)
            model = self._runtime.ensure_model(self._progress)
            self._use(host, model)
        except _Stopped:
            self._change(step=texts.SETUP_STOPPED, fraction=None, running=False)
        except VereinbartError as error:
            self._awaited = isinstance(error, OllamaUnreachable)
            log.warning("set-up failed: %s", error)
            self._failed(str(error))
        except Exception as error:
            log.exception("set-up failed")
            self._failed(texts.SETUP_FAILED.format(reason=error))

    def _use(self, host: str, model: str) -> None:
        digest = self._runtime.digest(model)
        self._awaited = False
        self._change(
            step=texts.SETUP_LOADING,
            fraction=None,
            ready=True,
            error="",
            host=host,
            model=model,
            digest=digest,
        )
        self._load(host, model)
        self._change(step=texts.SETUP_READY.format(model=model), fraction=1.0, running=False)

    def _watch(self) -> None:
        while True:
            self._look_now.wait(self._look_seconds)
            self._look_now.clear()
            if self._stop.is_set():
                return
            if not self.state().running:
                self._see()
            self._stop.wait(_PAUSE)

    def _see(self) -> None:
        """Whether all is there; what is gone is looked for again, and started if it was ours."""
        try:
            state = self.state()
            if state.ready:
                try:
                    self._change(digest=self._runtime.digest(state.model))
                    return
                except (OllamaUnreachable, OllamaBroken, ModelMissing) as error:
                    log.warning("the language model is gone: %s", error)
                    self._change(step=texts.SETUP_AGAIN, fraction=None, ready=False)
            self._use(*self._runtime.available())
            log.info("the language model is back")
        except VereinbartError as error:
            if self._awaited and isinstance(error, ModelMissing):
                self._awaited = False
                self.start()
            elif not self.state().ready:
                self._failed(str(error))
        except Exception as error:
            log.exception("the language model could not be looked after")
            self._failed(texts.SETUP_FAILED.format(reason=error))

    def _load(self, host: str, model: str) -> None:
        if self._warm is None:
            self._runtime.load(model)
        else:
            self._warm(host, model)

    def _progress(self, step: str, done: int | None, total: int | None) -> None:
        if self._stop.is_set():
            raise _Stopped
        fraction = min(done / total, 1.0) if done is not None and total else None
        self._change(step=step, fraction=fraction)

    def _failed(self, message: str) -> None:
        self._change(step=texts.SETUP_NO_MODEL, fraction=None, ready=False, error=message, running=False)

    def _change(self, **changes: object) -> None:
        with self._lock:
            self._state = replace(self._state, **changes)  # type: ignore[arg-type]
