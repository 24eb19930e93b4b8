"""Case files, whole and broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.agreements import read_catalog
from assistant.text.readers import read_document
from evals.cases import SHIPPED, Case, load, unfit
from tests.evals.builders import PAPER, case, document

DOCUMENTS = Path(__file__).parents[2] / "documents"
HEAD = "corpus: papers\nsplit: tune\ncases:\n"
GOOD = '  - {id: a1, kind: who, question: "Wer?", answerable: true, expect: [[Ada]]}\n'
PAPERS = {PAPER.id: (PAPER, document())}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    return tmp_path


def write(folder: Path, text: str, name: str = "own.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_case_with_its_fields(folder: Path) -> None:
    row = "{id: 7, kind: who, question: q, answerable: false, agreement: p, history: [h], must_not: [340.5]}"
    loaded = load([write(folder, f"{HEAD}  - {row}\n")], folder)
    expected = Case("7", "who", "q", False, "papers", "tune", ("p",), ("h",), must_not=("340.5",))
    assert loaded.files[0].cases == (expected,)
    assert loaded.files[0].folder == folder / "papers"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{id: a2, kind: who, answerable: true, gold: [x]}", "Fall a2: Das Feld „question“ fehlt."),
        ("{id: a2, kind: who, question: q, answerable: true}", "Fall a2: „expect“ und „gold“ fehlen"),
        ("{id: a2, kind: who, question: q, answerable: no, extra: 1}", "Das Feld „extra“ ist unbekannt."),
        ("{id: a1, kind: who, question: q, answerable: no}", "Fall a1: diese Kennung gibt es"),
        ("nur Text", "Fall 2: Der Fall hat nicht die erwartete Form."),
    ],
)
def test_a_broken_case_is_named_and_the_rest_is_kept(folder: Path, row: str, words: str) -> None:
    loaded = load([write(folder, f"{HEAD}{GOOD}  - {row}\n")], folder)
    assert [found.id for found in loaded.files[0].cases] == ["a1"]
    assert len(loaded.problems) == 1
    assert loaded.problems[0].startswith("own.yaml: Fall")
    assert words in loaded.problems[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("corpus: [\n", "kein lesbares YAML in UTF-8 (Zeile 2)"),
        ("- a\n", "Die Datei hat nicht die erwartete Form"),
        (HEAD.replace("tune", "both") + GOOD, "„split“ muss „tune“ oder „report“ sein"),
        (HEAD.replace("papers", "nowhere") + GOOD, "Den Ordner mit den Papieren „nowhere“ gibt es nicht"),
        (HEAD.replace("papers", "../papers") + GOOD, "„../papers“ gibt es nicht"),
    ],
)
def test_a_broken_file_is_named_and_the_others_are_read(folder: Path, text: str, words: str) -> None:
    loaded = load([write(folder, text), write(folder, HEAD + GOOD, "good.yaml")], folder)
    assert [file.path.name for file in loaded.files] == ["good.yaml"]
    assert [words in problem for problem in loaded.problems] == [True]


def test_a_missing_file_and_an_empty_folder_are_named(folder: Path) -> None:
    problems = load([folder / "none.yaml", folder / "papers"], folder).problems
    assert any("papers: In diesem Ordner sind keine Testfälle" in problem for problem in problems)
    assert any(problem.startswith("none.yaml: Die Datei lässt sich nicht öffnen") for problem in problems)


def test_the_split_picks_in_a_folder_and_a_named_file_is_always_taken(folder: Path) -> None:
    path = write(folder, HEAD + GOOD)
    assert load([folder], folder, "report").files == ()
    assert len(load([path], folder, "report").files) == 1
    assert len(load([folder], folder, "tune").files) == 1


def test_the_limit_counts_in_each_file_and_takes_the_same_by_chance(folder: Path) -> None:
    many = HEAD + "".join(GOOD.replace("a1", f"a{number:02}") for number in range(1, 21))
    path = write(folder, many)
    taken = [found.id for found in load([path], folder, limit=8).files[0].cases]
    assert len(taken) == 8
    assert taken == sorted(taken)
    assert taken != [f"a{number:02}" for number in range(1, 9)]
    assert taken == [found.id for found in load([path], folder, limit=8).files[0].cases]


def test_a_gold_sentence_that_is_not_in_the_paper() -> None:
    assert unfit(case(gold=("Der Rat hat sieben  Mitglieder",), agreements=("paper",)), PAPERS) == ""
    assert "„Der Rat hat acht Mitglieder.“" in unfit(case(gold=("Der Rat hat acht Mitglieder.",)), PAPERS)
    assert "Das Papier „other“" in unfit(case(agreements=("other",)), PAPERS)


def test_the_shipped_cases_fit_their_papers() -> None:
    loaded = load([], DOCUMENTS)
    assert loaded.problems == ()
    assert len(loaded.files) == len(list(SHIPPED.glob("*.yaml")))
    for file in loaded.files:
        entries = read_catalog(file.folder).entries.values()
        papers = {entry.id: (entry, read_document(file.folder / entry.file, entry.id)) for entry in entries}
        assert [(found.key, unfit(found, papers)) for found in file.cases if unfit(found, papers)] == []
