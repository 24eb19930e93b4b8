"""Case files, whole and broken."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from assistant import texts
from assistant.agreements import read_catalog
from assistant.text.readers import read_document
from evals.case_shape import KINDS, SCHEMA, schema_text
from evals.cases import FAULTS, SHIPPED, Case, load, unfit
from evals.consistency import contradictions
from tests.evals.builders import PAPER, case, document

DOCUMENTS = Path(__file__).parents[2] / "documents"
TEXT = "Rat\n\nDer Rat hat sieben Mitglieder. Er tagt bis 18.30 Uhr.\n"
TABLE = (
    "# Plan\n\n| Was | 2025 | 2026 |\n|---|---|---|\n| Personal | 5.870 | 6.312 |\n| Bau | 1.000 | 2.000 |"
)
HEAD = "corpus: papers\nsplit: tune\ncases:\n"
GOOD = '  - {id: a1, kind: who, question: "Wer?", answerable: true, expect: [[Ada]]}\n'
PAPERS = {PAPER.id: (PAPER, document())}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "rat.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "papers" / "plan.md").write_text(TABLE, encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str, name: str = "own.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_case_with_its_fields(folder: Path) -> None:
    row = "{id: 7, kind: who, question: q, answerable: n, agreement: rat, history: [h], must_not: [1.310]}"
    loaded = load([write(folder, f"{HEAD}  - {row}\n")], folder)
    expected = Case("7", "who", "q", False, "papers", "tune", ("rat",), ("h",), must_not=("1.310",))
    assert loaded.files[0].cases == (expected,)
    assert loaded.files[0].folder == folder / "papers"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{id: a2, kind: who, answerable: true, gold: [x]}", "Fall a2: Das Feld „question“ fehlt."),
        ("{id: a2, kind: who, question: q, answerable: true}", "Fall a2: Die Frage soll beantwortbar sein"),
        ("{id: a2, kind: who, question: q, answerable: no, extra: 1}", "Das Feld „extra“ ist unbekannt."),
        ("{id: a2, kind: who, question: q, answerable: no, fold: [x]}", "Gemeint ist wohl „gold“."),
        ("{id: a2, kind: amout, question: q, answerable: no}", "nicht „amout“. Gemeint ist wohl „amount“."),
        (
            "{id: a2, kind: who, question: q, answerable: vielleicht}",
            "„answerable“ muss true (ja) oder false",
        ),
        ("{id: a2, kind: who, question: q, answerable: yes, expect: [x]}", "Liste in der Liste"),
        ("{id: a2, kind: who, question: {a: b}, answerable: no}", "Doppelpunkt"),
        ("{id: a2, kind: who, question: q, answerable: no, swap: [a]}", "genau zwei Texte"),
        ("{id: a2, kind: who, question: , answerable: no}", "Das Feld „question“ ist leer."),
        ("{id: a1, kind: who, question: q, answerable: no}", "Fall a1: Die Kennung „a1“ gibt es"),
        ("nur Text", "Fall 2: Der Eintrag hat nicht die erwartete Form."),
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
        ("corpus: [\n", "Kein lesbares YAML (Zeile 2). Bitte dort Einrückung oder Zeichen prüfen. Die"),
        ("- a\n", "Der Eintrag hat nicht die erwartete Form"),
        (HEAD.replace("tune", "both") + GOOD, "„split“ muss „tune“ oder „report“ sein, nicht „both“."),
        (HEAD.replace("papers", "nowhere") + GOOD, "Den Ordner mit den Papieren „nowhere“ gibt es nicht"),
        (HEAD.replace("papers", "papirs") + GOOD, "Gemeint ist wohl „papers“"),
        (HEAD.replace("cases:", "cases: x"), "„cases“ muss eine Liste sein"),
        ("split: tune\n" + HEAD + GOOD, "Das Feld „split“ steht in einem Eintrag zweimal (Zeile"),
        (HEAD.replace("papers", "../papers") + GOOD, "„../papers“ gibt es nicht"),
    ],
)
def test_a_broken_file_is_named_and_the_others_are_read(folder: Path, text: str, words: str) -> None:
    loaded = load([write(folder, text), write(folder, HEAD + GOOD, "good.yaml")], folder)
    assert [file.path.name for file in loaded.files] == ["good.yaml"]
    assert [words in problem for problem in loaded.problems] == [True]


def test_a_missing_file_and_an_empty_folder_are_named(folder: Path) -> None:
    write(folder, HEAD + GOOD)
    (folder / "papers" / "catalog.yaml").write_text("agreements: []\n", encoding="utf-8")
    problems = load([folder / "onw.yaml", folder / "papers"], folder).problems
    assert problems == (
        texts.eval_file_missing(folder / "onw.yaml", folder / "own.yaml"),
        f"{folder}/papers: In diesem Ordner sind keine Testfälle (*.yaml).",
    )


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


def test_all_that_is_wrong_is_said_at_once(folder: Path) -> None:
    rows = (
        "  - {id: a2, kind: x, question: q, fold: [x]}\n"
        "  - {id: a3, kind: follow_up, question: q, answerable: no}\n"
    )
    problems = load([write(folder, HEAD.replace("tune", "both") + GOOD + rows)], folder).problems
    assert [problem.split(": ")[1] for problem in problems].count("Fall a2") == 3
    assert len(problems) == 5


def test_many_faults_are_counted_and_not_all_told(folder: Path) -> None:
    many = "".join(f"  - {{id: b{number}, kind: who, question: q}}\n" for number in range(FAULTS + 7))
    problems = load([write(folder, HEAD + many)], folder).problems
    assert len(problems) == FAULTS + 1
    assert problems[-1] == "own.yaml: … und 7 weitere Fehler"


def test_a_misspelt_kind_names_all_that_there_are(folder: Path) -> None:
    row = "  - {id: a2, kind: qqq, question: q, answerable: no}\n"
    problem = load([write(folder, HEAD + row)], folder).problems[0]
    assert "Das Feld „kind“ muss" in problem
    assert [kind for kind in KINDS if f"„{kind}“" not in problem] == []


def test_the_same_id_in_two_files_on_the_same_papers(folder: Path) -> None:
    write(folder, HEAD + GOOD, "a.yaml")
    write(folder, HEAD + GOOD, "b.yaml")
    loaded = load([folder], folder)
    assert [file.path.name for file in loaded.files] == ["a.yaml"]
    assert loaded.problems[0].startswith("b.yaml: Fall a1: Die Kennung „a1“ gibt es zu denselben Papieren")


# --- contradictions -----------------------------------------------------------------------------

SEVEN = "Der Rat hat sieben Mitglieder."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "unanswerable"}, "„unanswerable“ (Ohne Antwort) heißt, dass die Papiere nicht antworten"),
        ({"kind": "amount", "answerable": False}, "unter „expect“ wird „7“ verlangt"),
        (
            {"kind": "left_open", "answerable": False, "expect": (), "gold": ()},
            "braucht unter „gold“ den Satz",
        ),
        ({"kind": "false_premise", "answerable": False, "expect": (), "gold": ()}, "„unanswerable“"),
        ({"kind": "follow_up"}, "unter „history“"),
        (
            {"expect": (("sieben Mitglieder",),), "must_not": ("7",)},
            "„7“ (must_not) steckt in „sieben Mitglieder“",
        ),
        ({"okay": (("12 Euro",),), "must_not": ("12",)}, "„12“ (must_not) steckt in „12 Euro“ (okay)"),
        ({"expect": (("17",),)}, "Die Angabe „17“ (expect) steht in keinem Beleg"),
        ({"expect": (("7",), ("acht", "neun"))}, "Die Angabe „acht“ oder „neun“ (expect)"),
        ({"paraphrases": ("wie viele",)}, "ist die Frage selbst"),
        ({"paraphrases": ("anzahl", "Anzahl?")}, "steht zweimal"),
        ({"swap": ("sieben", "7")}, "steht schon in einem Beleg"),
        ({"swap": ("acht", "neun")}, "wörtlich in einem Beleg"),
    ],
)
def test_a_case_that_contradicts_itself(fields: dict[str, object], words: str) -> None:
    found = contradictions(case(**{"gold": (SEVEN,), "expect": (("7",),)} | fields))
    assert [words in line for line in found] == [True]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"expect": (("Mitglied",), ("acht", "7"))},
        {"must_not": ("17", "70")},
        {"gold": ("Personal",), "expect": (("6.312",),)},  # a cell: only its paper knows the row
        {"kind": "who", "answerable": False, "expect": (), "gold": ()},
        {"paraphrases": ("anzahl ratsmitglieder", "كم", "多少")},
    ],
)
def test_a_case_that_does_not(fields: dict[str, object]) -> None:
    assert contradictions(case(**{"gold": (SEVEN,), "expect": (("7",),)} | fields)) == ()


# --- cases and their papers ---------------------------------------------------------------------


def fitted(folder: Path, *fields: str) -> tuple[list[str], tuple[str, ...]]:
    rows = (
        f"  - {{id: c{n}, kind: who, question: q, answerable: yes, {row}}}\n" for n, row in enumerate(fields)
    )
    loaded = load([write(folder, HEAD + "".join(rows))], folder)
    return [found.id for file in loaded.files for found in file.cases], loaded.problems


def test_what_the_papers_do_not_say_is_known_before_anything_is_asked(folder: Path) -> None:
    good, problems = fitted(
        folder,
        "gold: [Der Rat hat sieben Mitglieder.]",
        "gold: [Der Rat hat acht Mitglieder.]",
        "agreement: plan, gold: [Der Rat hat sieben Mitglieder.]",
        "agreement: plann, expect: [[x]]",
        "agreement: plann, expect: [[x]]",
    )
    assert good == ["c0"]
    assert problems[0] == (
        f"own.yaml: Das Papier „plann“ gibt es in {folder}/papers nicht. Gemeint ist wohl „plan“. "
        "Dort sind: plan, rat. Ausgelassen: 2 Fälle, c3, c4."
    )
    assert "Fall c1: Der Satz" in problems[1]
    assert "Am ähnlichsten ist dort: „Der Rat hat sieben Mitglieder.“" in problems[1]
    assert (
        "Fall c2: Der Satz unter „gold“ steht nicht in den Papieren unter „agreement“, aber in „rat“"
        in problems[2]
    )


def test_a_cell_stands_for_its_row(folder: Path) -> None:
    good, problems = fitted(
        folder, 'gold: [Personal], expect: [["6.312"]]', 'gold: [Personal], expect: [["2.000"]]'
    )
    assert good == ["c0"]
    assert ["Fall c1: Die Angabe „2.000“ (expect)" in line for line in problems] == [True]


def test_a_paper_of_the_catalogue_that_is_not_there(folder: Path) -> None:
    entry = "{id: weg, file: weg.pdf, title: Weg, place: Ort, status: beschlossen}"
    (folder / "papers" / "catalog.yaml").write_text(f"agreements:\n  - {entry}\n", encoding="utf-8")
    good, problems = fitted(folder, "agreement: weg, expect: [[x]]", "agreement: rat, expect: [[x]]")
    assert good == ["c1"]
    assert ["Die Datei weg.pdf zum Papier „weg“ liegt nicht in" in line for line in problems] == [True]


@pytest.mark.parametrize(("content", "words"), [(None, "liegt kein Papier"), ("", "lässt sich keines lesen")])
def test_a_folder_without_a_readable_paper_is_said_once(
    folder: Path, content: str | None, words: str
) -> None:
    for paper in (folder / "papers").iterdir():
        paper.unlink()
    if content is not None:
        (folder / "papers" / "leer.txt").write_text(content, encoding="utf-8")
    good, problems = fitted(folder, "expect: [[x]]", "expect: [[y]]")
    assert good == []
    assert [words in line for line in problems] == [True]


def test_the_schema_for_editors_is_the_programs() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text()


def test_a_gold_sentence_that_is_not_in_the_paper() -> None:
    assert unfit(case(gold=("Der Rat hat sieben  Mitglieder",), agreements=("paper",)), PAPERS) == ""
    assert "„Der Rat hat acht Mitglieder.“" in unfit(case(gold=("Der Rat hat acht Mitglieder.",)), PAPERS)
    assert "Das Papier „other“" in unfit(case(agreements=("other",)), PAPERS)


def test_the_shipped_cases_fit_their_papers() -> None:
    loaded = load([], DOCUMENTS)
    assert loaded.problems == ()
    assert len(loaded.files) == len(list(SHIPPED.glob("*.yaml")))
    for folder, files in groupby(
        sorted(loaded.files, key=lambda file: file.folder), lambda file: file.folder
    ):
        entries = read_catalog(folder).entries.values()
        papers = {entry.id: (entry, read_document(folder / entry.file, entry.id)) for entry in entries}
        cases = [case for file in files for case in file.cases]
        assert [(found.key, reasons) for found in cases if (reasons := unfit(found, papers))] == []


def test_figures_and_times_stay_as_they_are_written(folder: Path) -> None:
    row = "{id: 7, kind: who, question: q, answerable: no, must_not: [19:30, 1_000, 2026-05-01, 0x1]}"
    loaded = load([write(folder, f"{HEAD}  - {row}\n")], folder)
    assert loaded.files[0].cases[0].must_not == ("19:30", "1_000", "2026-05-01", "0x1")


def test_a_case_with_two_faults_is_left_out_once(folder: Path) -> None:
    two = "{id: a2, kind: number, question: Wie?, answerable: vielleicht, expect: [x]}"
    lost = "{id: a3, kind: who, question: q, answerable: yes, agreement: weg, gold: [x]}"
    loaded = load([write(folder, f"{HEAD}{GOOD}  - {two}\n  - {lost}\n")], folder)
    assert [(found.case.id, len(found.reasons)) for found in loaded.left_out] == [("a2", 2), ("a3", 1)]
    assert (loaded.left_out[0].case.kind, loaded.left_out[0].case.question) == ("number", "Wie?")
    assert (len(loaded.problems), loaded.general) == (3, ())


def test_a_file_that_is_not_in_utf_8_is_told_so(folder: Path) -> None:
    path = write(folder, HEAD + GOOD)
    path.write_bytes("corpus: bücher\n".encode("latin-1"))
    loaded = load([path], folder)
    assert "nicht in UTF-8 gespeichert" in loaded.problems[0]
    assert loaded.general == loaded.problems
