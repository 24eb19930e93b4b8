"""Build Ollama with Go, for machines that have neither it nor a way to its download page.

``go install`` takes the source from the Go module proxy. Four things make that work:
- module archives lack vendored folders, so the headers of stb, nlohmann-json and miniaudio come from
  Debian packages and from the Go module malgo;
- ``-march=native`` makes it several times faster than the default, but on processors with AMX it
  turns on a call into a folder that ``go install`` does not compile, so that macro is undefined;
- the weights' layout for vector units ("repack") is compiled, but only used where a macro says so;
  with it the fallback model reads about 1.7 times as fast (75 tokens a second against 43 on 2 cores);
- the version is only known to the program if the linker is told.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant import texts
from assistant.errors import ServiceError
from assistant.progress import Progress, exclusive

log = logging.getLogger(__name__)

VERSION = "0.24.0"
MODULE = "github.com/ollama/ollama"
_MINIAUDIO_MODULE = "github.com/gen2brain/malgo@v0.11.24"
_HEADERS = {"stb/stb_image.h": "libstb-dev", "nlohmann/json.hpp": "nlohmann-json3-dev"}
_GO_NEEDED = (1, 21)
_GO_FOLDERS = ("/usr/local/go/bin", "/usr/lib/go/bin")


def binary_path(cache: Path) -> Path:
    """Where our own build is."""
    return cache / "ollama" / "bin" / "ollama"


def build(cache: Path, progress: Progress) -> Path:
    """The path of a fresh (or another process's just finished) build of the pinned version."""
    binary = binary_path(cache)
    binary.parent.mkdir(parents=True, exist_ok=True)
    log_file = cache / "ollama" / "build.log"
    with exclusive(cache / "ollama" / "build.lock", texts.SETUP_ELSEWHERE, progress):
        if binary.exists():
            return binary
        go, compiler = _tools()
        _provide_headers(compiler, progress)
        include = _miniaudio(go, cache, progress)
        staging = cache / "ollama" / "staging"
        command = [
            go, "install", "-v", f"-ldflags=-X={MODULE}/version.Version={VERSION}", f"{MODULE}@v{VERSION}",
        ]  # fmt: skip
        _run(command, build_environment(compiler, include, staging), log_file, progress)
        built = staging / "ollama"
        if not _works(built):
            raise ServiceError(texts.BUILD_FAILED.format(log=log_file))
        built.replace(binary)
    return binary


def build_environment(compiler: str, include: Path, target: Path) -> dict[str, str]:
    """The variables of ``go install``: fast code for this machine, our headers, our target folder."""
    native = " -march=native" if _compiles(compiler, ["-march=native"], "") else ""
    return {
        **os.environ,
        "GOBIN": str(target),
        "GOFLAGS": "",
        "CGO_ENABLED": "1",
        "CGO_CFLAGS": f"-O3{native}",
        "CGO_CXXFLAGS": f"-O3{native}",
        "CGO_CPPFLAGS": f"-I{include} -U__AMX_INT8__ -DGGML_USE_CPU_REPACK",
    }


def _tools() -> tuple[str, str]:
    """Go and a C++ compiler, or one message that names what is missing."""
    folders = os.pathsep.join([os.environ.get("PATH", ""), *_GO_FOLDERS])
    go = shutil.which("go", path=folders)
    compiler = shutil.which("g++") or shutil.which("c++")
    if go and not _recent(go):
        go = None
    missing = [
        name for name, found in ((f"Go {_GO_NEEDED[0]}.{_GO_NEEDED[1]}", go), ("g++", compiler)) if not found
    ]
    if missing or go is None or compiler is None:
        raise ServiceError(texts.OLLAMA_NOT_THERE.format(missing=" und ".join(missing)))
    return go, compiler


def _recent(go: str) -> bool:
    """From this version on, Go fetches by itself the newer one that Ollama asks for."""
    answer = subprocess.run([go, "version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"go(\d+)\.(\d+)", answer)
    return found is not None and (int(found[1]), int(found[2])) >= _GO_NEEDED


def _compiles(compiler: str, flags: Sequence[str], source: str) -> bool:
    command = [compiler, *flags, "-x", "c++", "-fsyntax-only", "-"]
    return subprocess.run(command, input=source.encode(), capture_output=True, check=False).returncode == 0


def _missing_headers(compiler: str) -> list[str]:
    return [
        package
        for header, package in _HEADERS.items()
        if not _compiles(compiler, [], f"#if !__has_include(<{header}>)\n#error missing\n#endif\n")
    ]


def _provide_headers(compiler: str, progress: Progress) -> None:
    packages = _missing_headers(compiler)
    if not packages:
        return
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        progress(texts.BUILD_PACKAGES.format(packages=" ".join(packages)), None, None)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = [apt, "install", "-y", "-q", "--no-install-recommends", *packages]
        for command in (install, [apt, "update", "-q"], install):
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            log.debug("%s: %s", command, done.stdout + done.stderr)
            if command is install and done.returncode == 0:
                break
        packages = _missing_headers(compiler)
    if packages:
        raise ServiceError(texts.BUILD_HEADERS_MISSING.format(packages=" ".join(packages)))


def _miniaudio(go: str, cache: Path, progress: Progress) -> Path:
    """The folder to include ``miniaudio/miniaudio.h`` from."""
    include = cache / "ollama" / "include"
    header = include / "miniaudio" / "miniaudio.h"
    if not header.exists():
        progress(texts.BUILD_SOURCES, None, None)
        command = [go, "mod", "download", "-json", _MINIAUDIO_MODULE]
        done = subprocess.run(command, capture_output=True, text=True, cwd=cache, check=False)
        try:
            source = Path(json.loads(done.stdout)["Dir"]) / "miniaudio.h"
            header.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, header)
        except (ValueError, KeyError, OSError) as error:
            log.debug("go mod download: %s %s", done.stdout, done.stderr)
            raise ServiceError(texts.BUILD_NO_SOURCES) from error
    return include


def _run(command: Sequence[str], environment: Mapping[str, str], log_file: Path, progress: Progress) -> None:
    """Run the build, its output to ``log_file``; ended with us if ``progress`` raises."""
    begun = time.monotonic()
    with log_file.open("wb") as output:
        process = subprocess.Popen(
            command, env=environment, cwd=log_file.parent, stdout=output, stderr=output
        )
        try:
            while process.poll() is None:
                seconds = int(time.monotonic() - begun)
                progress(texts.BUILD_RUNNING.format(version=VERSION, seconds=seconds), None, None)
                _wait(process, 1.0)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
    if process.returncode:
        raise ServiceError(texts.BUILD_FAILED.format(log=log_file))


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def _works(binary: Path) -> bool:
    try:
        done = subprocess.run([binary, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
