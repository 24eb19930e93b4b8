from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from assistant.cli import main
from tests.index.samples import PAPERS, write

NEW = {"steg.md": "# Vereinbarung vom 3. Mai 2024\n\nDer Rat der Stadt Auental baut den Steg.\n"}


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The documents folder of the command line: two papers with entries, one without."""
    for name in ("documents", "data", "cache"):
        monkeypatch.setenv(f"VEREINBART_{name.upper()}", str(tmp_path / name))
    return write(tmp_path / "documents", PAPERS | NEW)


def test_entries_go_to_stdout_and_all_else_to_stderr(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest", "--suggest-catalog"]) == 0
    out, err = capsys.readouterr()
    assert [entry["file"] for entry in yaml.safe_load(out)["agreements"]] == ["steg.md"]
    assert "1 Vorschlag; 2 Dateien mit Eintrag übersprungen." in err
    assert str(folder / "catalog.yaml") in err


def test_nothing_is_written(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*")}
    main(["ingest", "--suggest-catalog"])
    assert {path: path.read_bytes() for path in folder.rglob("*")} == before
    assert not (folder.parent / "data").exists()


def test_a_path_and_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", "--suggest-catalog", "--json", str(folder / "steg.md")]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["agreements"]
    assert (entry["date"], entry["evidence"]["date"]["quote"]) == (
        "2024-05-03",
        "Vereinbarung vom 3. Mai 2024",
    )


def test_an_unreadable_file_gives_exit_code_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, {"leer.txt": ""})
    assert main(["ingest", "--suggest-catalog"]) == 1
    assert "„leer.txt“" in capsys.readouterr().err
