"""The built wheel works on its own: prompts, papers, assets and the command line are in it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.index.samples import PAPERS, write

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    run(ROOT, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "installed")
    return folder / "installed"


def run(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | (environment or {}),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def alone(installed: Path, folder: Path, code: str) -> str:
    """Run ``code`` with the wheel and the libraries on the path, but not the checkout."""
    guard = f"import sys; sys.path[:] = [p for p in sys.path if p not in ('', {str(ROOT)!r})]; "
    where = "import assistant; assert assistant.__file__.startswith(sys.argv[1]), assistant.__file__; "
    folders = {f"VEREINBART_{name}": str(folder / name) for name in ("DATA", "CACHE")}
    return run(
        folder,
        "-c",
        guard + where + code,
        str(installed),
        environment={"PYTHONPATH": str(installed), "HOME": str(folder)} | folders,
    )


def test_every_file_that_is_read_at_run_time_is_in_it(installed: Path) -> None:
    for folder, target in (
        ("prompts", "prompts"),
        ("documents", "documents"),
        ("assistant/web/assets", "web/assets"),
    ):
        names = {file.name for file in (ROOT / folder).iterdir() if file.is_file()}
        assert names
        assert names == {file.name for file in (installed / "assistant" / target).iterdir()}


def test_nothing_else_is_in_it(installed: Path) -> None:
    tops = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert tops == {"assistant", "evals"}
    assert not list(installed.rglob("__pycache__"))


def test_prompts_and_papers_are_found(installed: Path, tmp_path: Path) -> None:
    code = (
        "from assistant import resources; print(len(resources.prompt('answer')) > 100, "
        "(resources.documents() / 'catalog.yaml').is_file())"
    )
    assert alone(installed, tmp_path, code) == "True True\n"


def test_the_command_answers(installed: Path, tmp_path: Path) -> None:
    write(tmp_path / "documents", PAPERS)
    code = "from assistant.cli import main; sys.exit(main(['ask', 'Was kostet die Fahrt?', '--no-llm']))"
    assert "zwei Euro" in alone(installed, tmp_path, code)


def test_the_entry_point_is_the_command_line(installed: Path) -> None:
    (points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "vereinbart = assistant.__main__:main" in points.read_text()
