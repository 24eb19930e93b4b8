"""An Ollama server of the tests' own, over links to the machine's models, which may come to any harm."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from assistant.ollama_client import open_client
from assistant.ollama_server import answers, server_environment
from tests.waiting import free_url, until

KEPT = "behalten:latest"
# beyond what the server has: enough for itself, too little for the process that holds the model
_SPARE = 300 << 20


def models_folder() -> Path:
    """Where the machine's set-up keeps its models."""
    return Path(os.environ.get("OLLAMA_MODELS") or Path.home() / ".ollama" / "models")


def linked(models: Path, folder: Path) -> Path:
    """A models folder with the same models, in which they may be deleted."""
    shutil.copytree(models / "manifests", folder / "manifests")
    (folder / "blobs").mkdir()
    for blob in (models / "blobs").iterdir():
        (folder / "blobs" / blob.name).symlink_to(blob)
    return folder


class RealServer:
    """``ollama serve``; what is done to it, is done to its processes."""

    def __init__(self, binary: Path, models: Path, log: Path) -> None:
        self.url = free_url()
        self._command = [str(binary), "serve"]
        self._environment = server_environment(self.url, {}) | {"OLLAMA_MODELS": str(models)}
        self._log = log

    def start(self) -> None:
        """In a session of its own, so that a signal reaches the process with the model too."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, env=self._environment, stdout=log, stderr=log, start_new_session=True
            )
        assert until(lambda: answers(self.url)), self._log.read_text()

    def signal(self, number: signal.Signals) -> None:
        """To the server and the process with the model."""
        os.killpg(self._process.pid, number)

    def kill(self) -> None:
        """As ``kill -9`` or the kernel does."""
        with suppress(ProcessLookupError):
            self.signal(signal.SIGKILL)
        self._process.wait(60)

    def unload(self, model: str) -> None:
        """The model leaves the memory."""
        with open_client(self.url, 60) as client:
            client.generate(model=model, keep_alive=0)
            assert until(lambda: not client.ps().models)

    def limit_memory(self) -> None:
        """So that the model cannot be loaded any more."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        (used,) = (int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmSize:"))
        self._limit(used + _SPARE)

    def free_memory(self) -> None:
        """All of it again."""
        self._limit(resource.RLIM_INFINITY)

    def _limit(self, size: int) -> None:
        hard = resource.prlimit(self._process.pid, resource.RLIMIT_AS)[1]
        resource.prlimit(self._process.pid, resource.RLIMIT_AS, (size, hard))

    def delete(self, model: str) -> None:
        """The model; a copy is kept, under another name."""
        with open_client(self.url, 60) as client:
            client.copy(model, KEPT)
            client.delete(model)

    def bring_back(self, model: str) -> None:
        """What :meth:`delete` took."""
        with open_client(self.url, 60) as client:
            client.copy(KEPT, model)
