"""A server of our own: started on loopback, shared by all our processes, ended after the last of them.

``ollama_guard.py`` says how it is ended.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from assistant import ollama_guard, texts
from assistant.errors import OllamaError, OllamaFailed, ServiceError
from assistant.ollama_client import server_version
from assistant.progress import Progress, exclusive

log = logging.getLogger(__name__)

START_SECONDS = 60.0
_LOG_LINES = 5


class Lease:
    """Our shared lock: while any process holds one, the guard leaves the server alone."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    def take(self, timeout: float = 20.0) -> None:
        """Take it; waits while a guard is just ending its server."""
        if self._descriptor is not None:
            return
        import fcntl  # not there on Windows, where we start no server

        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        deadline = time.monotonic() + timeout
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    os.close(descriptor)
                    raise OllamaFailed(texts.OLLAMA_STILL_ENDING) from None
                time.sleep(0.1)
        self._descriptor = descriptor

    def release(self) -> None:
        """Give it up; harmless when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


class SharedServer:
    """The one server that our processes start and share, with its files in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._state = folder / "server.json"
        self.log_file = folder / "server.log"
        self._lock = folder / "server.lock"
        self._lease = Lease(self._lock)

    def url(self) -> str | None:
        """Where it listens, by its guard's note; it may have ended meanwhile."""
        try:
            found = json.loads(self._state.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        url = found.get("url") if isinstance(found, dict) else None
        return url if isinstance(url, str) else None

    def join(self) -> str | None:
        """The URL of the running shared server, held until :meth:`leave`; ``None`` if there is none."""
        if self.url() is None:
            return None
        self._lease.take()
        url = self.url()
        if url is not None and answers(url):
            return url
        self._lease.release()
        return None

    def leave(self) -> None:
        """The server may end now, unless another process of ours uses it."""
        self._lease.release()

    def start(self, binary: Path, url: str, extra: Mapping[str, str], progress: Progress) -> str:
        """Start ``binary`` at ``url`` (on a free port, if that is taken) and join it."""
        if sys.platform == "win32":
            raise ServiceError(texts.OLLAMA_START_YOURSELF)
        self._folder.mkdir(parents=True, exist_ok=True)
        with exclusive(self._folder / "start.lock", texts.SETUP_ELSEWHERE, progress):
            running = self.join()
            if running is not None:
                return running
            if not _port_free(url):
                url = f"http://127.0.0.1:{_free_port()}"
            self._lease.take()
            try:
                self._spawn(binary, url, extra)
                self._await(url, progress)
            except BaseException:
                self._lease.release()
                raise
        log.info("started %s at %s", binary, url)
        return url

    def _spawn(self, binary: Path, url: str, extra: Mapping[str, str]) -> None:
        self._state.unlink(missing_ok=True)
        if self.log_file.exists():
            shutil.copyfile(self.log_file, self.log_file.with_suffix(".log.1"))
        guard = [sys.executable, "-I", ollama_guard.__file__]
        files = [str(self._lock), str(self._state), str(self.log_file)]
        subprocess.run(
            [*guard, *files, url, str(binary), "serve"],
            env=server_environment(url, extra),
            stdin=subprocess.DEVNULL,
            check=True,
            timeout=START_SECONDS,
        )

    def _await(self, url: str, progress: Progress) -> None:
        deadline = time.monotonic() + START_SECONDS
        while self._state.exists() and time.monotonic() < deadline:
            progress(texts.OLLAMA_STARTING.format(host=url), None, None)
            if answers(url):
                return
            time.sleep(0.2)
        raise OllamaFailed(texts.OLLAMA_NOT_STARTED.format(log=self.log_file, tail=_tail(self.log_file)))


def server_environment(url: str, extra: Mapping[str, str]) -> dict[str, str]:
    """The environment of a server of ours: quiet, for two people at once, the model kept loaded.

    What the person has set wins, save where the server listens and that it calls nobody.
    ``OLLAMA_NOPRUNE`` leaves alone what another Ollama is just downloading into the same folder.
    ``OLLAMA_MULTIUSER_CACHE`` stays off: with it 0.24 aborts on the second prompt (``seq_cp()``).
    """
    ours = {
        "OLLAMA_NUM_PARALLEL": "2",
        "OLLAMA_MAX_LOADED_MODELS": "1",
        "OLLAMA_KEEP_ALIVE": "24h",
        "OLLAMA_NOPRUNE": "1",
    }
    always = {"OLLAMA_HOST": urlsplit(url).netloc, "OLLAMA_NO_CLOUD": "1"}
    return {**ours, **extra, **os.environ, **always}


def answers(url: str) -> bool:
    """Whether an Ollama server answers at ``url``."""
    try:
        server_version(url)
    except OllamaError:
        return False
    return True


def _port_free(url: str) -> bool:
    parts = urlsplit(url)
    family = socket.AF_INET6 if ":" in (parts.hostname or "") else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((parts.hostname, parts.port))
        except OSError:
            return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _tail(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return "\n".join(lines[-_LOG_LINES:])
