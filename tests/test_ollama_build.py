"""With programs that play Go and the compiler; the real build is what ``vereinbart setup`` does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant import ollama_build
from assistant.errors import ServiceError
from assistant.ollama_build import build, build_environment
from assistant.progress import silent
from tests.fake_ollama import write_program

GO = """\
#!/bin/sh
here=$(dirname "$0")
if [ "$1" = version ]; then
  echo "go version go1.26.8 linux/amd64"
  exit 0
fi
if [ "$1" = mod ]; then
  echo "// miniaudio" > "$here/miniaudio.h"
  echo "{{\\"Dir\\": \\"$here\\"}}"
  exit 0
fi
echo "$@ | $CGO_CPPFLAGS" > "$here/asked"
mkdir -p "$GOBIN"
printf '#!/bin/sh\\nexit 0\\n' > "$GOBIN/ollama"
chmod +x "$GOBIN/ollama"
"""


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with Go and a C++ compiler that finds every header, and nothing else of the kind."""
    folder = tmp_path / "tools"
    write_program(folder / "go", GO)
    write_program(folder / "g++", "#!/bin/sh\nexit 0\n")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(ollama_build, "_GO_FOLDERS", ())
    return folder


def test_build(tools: Path, tmp_path: Path) -> None:
    steps: list[str] = []
    binary = build(tmp_path / "cache", lambda step, *_: steps.append(step))
    assert binary == tmp_path / "cache" / "ollama" / "bin" / "ollama"
    assert os.access(binary, os.X_OK)
    asked = (tools / "asked").read_text()
    assert "github.com/ollama/ollama@v0.24.0" in asked
    assert "version.Version=0.24.0" in asked
    assert f"-I{tmp_path}/cache/ollama/include" in asked
    assert "Ollama 0.24.0 wird gebaut" in steps[-1]


def test_a_build_that_is_there_is_kept(tools: Path, tmp_path: Path) -> None:
    first = build(tmp_path, silent)
    (tools / "go").unlink()
    assert build(tmp_path, silent) == first


def test_a_failed_build_names_its_log(tools: Path, tmp_path: Path) -> None:
    write_program(tools / "go", GO.replace("mkdir -p", "echo broken; exit 1; mkdir -p"))
    with pytest.raises(ServiceError, match=r"nicht bauen\. Protokoll: .*build\.log"):
        build(tmp_path, silent)
    assert "broken" in (tmp_path / "ollama" / "build.log").read_text()


def test_a_built_program_that_does_not_run(tools: Path, tmp_path: Path) -> None:
    write_program(tools / "go", GO.replace("\\nexit 0", "\\nexit 132"))
    with pytest.raises(ServiceError, match="nicht bauen"):
        build(tmp_path, silent)
    assert not ollama_build.binary_path(tmp_path).exists()


def test_missing_tools_are_named(tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ServiceError, match=r"fehlt: Go 1\.21 und g\+\+\."):
        build(tmp_path, silent)


def test_an_old_go_cannot_build_it(tools: Path, tmp_path: Path) -> None:
    write_program(tools / "go", GO.replace("go1.26.8", "go1.19.8"))
    with pytest.raises(ServiceError, match=r"fehlt: Go 1\.21\."):
        build(tmp_path, silent)


def test_missing_headers_are_a_hint(tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_program(tools / "g++", "#!/bin/sh\ngrep -q nlohmann && exit 1\nexit 0\n")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(ServiceError, match="apt-get install nlohmann-json3-dev“"):
        build(tmp_path, silent)


def test_missing_headers_are_installed_by_root(
    tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_program(
        tools / "g++", f"#!/bin/sh\ngrep -q stb_image && [ ! -e {tools}/installed ] && exit 1\nexit 0\n"
    )
    write_program(tools / "apt-get", f'#!/bin/sh\n[ "$1" = update ] || echo "$@" > {tools}/installed\n')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    build(tmp_path, silent)
    assert (tools / "installed").read_text().endswith("libstb-dev\n")


def test_stopping_ends_the_build(tools: Path, tmp_path: Path) -> None:
    write_program(tools / "go", GO.replace("mkdir -p", "exec sleep 60; mkdir -p"))

    def stop(step: str, done: int | None, total: int | None) -> None:
        if "gebaut" in step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, stop)


def test_native_code_only_where_the_compiler_knows_it(tools: Path, tmp_path: Path) -> None:
    compiler = str(tools / "g++")
    assert build_environment(compiler, tmp_path, tmp_path)["CGO_CFLAGS"] == "-O3 -march=native"
    write_program(tools / "g++", "#!/bin/sh\nexit 1\n")
    assert build_environment(compiler, tmp_path, tmp_path)["CGO_CFLAGS"] == "-O3"
