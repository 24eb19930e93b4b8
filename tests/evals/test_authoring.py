"""Making a case by questions and answers, and appending it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer import Abort

from assistant import texts
from assistant.errors import UsageError
from assistant.settings import Settings
from evals.author import KINDS, Sketch, fact_objection, must_not_objection, next_id, objection, swap_objection
from evals.authoring import add
from evals.cases import SHIPPED, Case, load
from evals.dialogue import Dialogue
from evals.papers import read_papers
from evals.writing import append, case_yaml, head_yaml
from tests.evals.builders import case

SEVEN = "Der Rat hat sieben Mitglieder."
PAPER = f"# Vertrag Musterdorf\n\n## Rat\n\n{SEVEN} Er tagt am 1. Mai 2026.\n\nDas Bad bleibt geschlossen.\n"
FILE = """# Unsere Fälle.
corpus: papers
split: report
cases:
  - {id: m-07, kind: who, question: "Wer?", answerable: false}  # bleibt
"""


def keys(typed: str) -> list[str]:
    """What is typed, line by line; ⏎ is the Enter key between two of them."""
    return typed.split("⏎")


# question, kind, answerable, gold (words, number, end), expect, okay, must_not, paraphrases
GOOD = keys("Wie viele sitzen im Rat?⏎3⏎⏎rat mitglieder⏎1⏎⏎7 | sieben⏎⏎⏎8⏎⏎")
# swap, note, id
END = keys("sieben => neun⏎aus dem Kopf⏎")


class Typing:
    """Plays a person: gives the answers in order, then presses Ctrl-C."""

    def __init__(self, *answers: str) -> None:
        self._answers: Iterator[str] = iter(answers)
        self.shown: list[str] = []
        self.prompts: list[str] = []

    def ask(self, prompt: str) -> str:
        self.prompts.append(prompt)
        answer = next(self._answers, None)
        if answer is None:
            raise Abort
        return answer

    @property
    def dialogue(self) -> Dialogue:
        return Dialogue(self.ask, self.shown.append)

    @property
    def text(self) -> str:
        return "\n".join(self.shown)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "musterdorf.md").write_text(PAPER, encoding="utf-8")
    (tmp_path / "own.yaml").write_text(FILE, encoding="utf-8")
    return tmp_path


def cases(settings: Settings, path: Path) -> tuple[Case, ...]:
    loaded = load([path], settings.documents)
    assert loaded.problems == ()
    return loaded.files[0].cases


def test_a_case_is_asked_for_shown_and_appended(settings: Settings, folder: Path) -> None:
    typing = Typing(*GOOD, *END, "j")
    written = add(settings, typing.dialogue, [folder / "own.yaml"])
    assert written is not None
    new = cases(settings, folder / "own.yaml")[-1]
    assert new == written.case
    assert (new.id, new.kind, new.gold, new.expect) == ("m-08", "number", (SEVEN,), (("7", "sieben"),))
    assert (new.swap, new.must_not, new.agreements) == (("sieben", "neun"), ("8",), ("musterdorf",))
    assert case_yaml(new, "aus dem Kopf") in typing.text


def test_what_stood_in_the_file_stands_there_letter_by_letter(settings: Settings, folder: Path) -> None:
    add(settings, Typing(*GOOD, *END, "j").dialogue, [folder / "own.yaml"])
    assert (folder / "own.yaml").read_text(encoding="utf-8").startswith(FILE)


@pytest.mark.parametrize("answers", range(len(GOOD) + len(END) + 1))
def test_ctrl_c_at_any_question_leaves_the_file_alone(settings: Settings, folder: Path, answers: int) -> None:
    with pytest.raises(Abort):
        add(settings, Typing(*[*GOOD, *END][:answers]).dialogue, [folder / "own.yaml"])
    assert (folder / "own.yaml").read_text(encoding="utf-8") == FILE
    assert sorted(path.name for path in folder.iterdir()) == ["own.yaml", "papers"]


def test_no_means_no(settings: Settings, folder: Path) -> None:
    assert add(settings, Typing(*GOOD, *END, "nein").dialogue, [folder / "own.yaml"]) is None
    assert (folder / "own.yaml").read_text(encoding="utf-8") == FILE


def test_bad_input_is_asked_again_with_the_reason(settings: Settings, folder: Path) -> None:
    typing = Typing(
        *keys("⏎WER⏎Wie viele sitzen im Rat?⏎99⏎zahl⏎3⏎vielleicht⏎ja⏎xyz⏎rat mitglieder⏎9⏎mitglieder⏎1⏎"),
        *keys("acht⏎7⏎⏎⏎sieben⏎8⏎⏎Wie viele sitzen im Rat?⏎⏎7 = 9⏎sieben => 7⏎sieben => neun⏎"),
        *keys("m-07⏎x 1⏎x-1⏎quatsch⏎j"),
    )
    assert add(settings, typing.dialogue, [folder / "own.yaml"]) is not None
    assert cases(settings, folder / "own.yaml")[-1].id == "x-1"
    for said in (
        texts.DIALOGUE_EMPTY,
        texts.author_question_taken("m-07"),
        texts.dialogue_number(18, True),
        texts.DIALOGUE_YES_OR_NO,
        texts.AUTHOR_NO_SENTENCE,
        texts.author_gold_lacks("acht"),
        texts.author_gold_says("sieben"),
        texts.DIALOGUE_TWICE,
        texts.AUTHOR_SWAP_SHAPE,
        texts.author_gold_says("7"),
        texts.AUTHOR_ID_BAD,
        texts.AUTHOR_FINISH_UNKNOWN,
    ):
        assert said in typing.shown, said


def test_a_pasted_sentence_is_taken_as_the_paper_has_it(settings: Settings, folder: Path) -> None:
    answers = [*GOOD[:3], "der rat  hat sieben mitglieder", "", *GOOD[6:], *END, "j"]
    add(settings, Typing(*answers).dialogue, [folder / "own.yaml"])
    assert cases(settings, folder / "own.yaml")[-1].gold == (SEVEN,)


def test_two_sentences_in_one_are_no_gold(settings: Settings, folder: Path) -> None:
    typing = Typing(*GOOD[:3], "hat sieben Mitglieder. Er tagt am", *GOOD[3:], *END, "j")
    add(settings, typing.dialogue, [folder / "own.yaml"])
    assert texts.AUTHOR_GOLD_SEVERAL in typing.shown


def test_a_field_can_be_changed_at_the_end_and_spoils_nothing(settings: Settings, folder: Path) -> None:
    change = keys("gold⏎bad geschlossen⏎1⏎⏎j⏎expect⏎geschlossen⏎⏎must_not⏎⏎swap⏎⏎j")
    typing = Typing(*GOOD, *END, *change)
    add(settings, typing.dialogue, [folder / "own.yaml"])
    assert texts.author_not_yet(texts.author_gold_lacks("7 | sieben")) in typing.shown
    assert texts.AUTHOR_FINISH_UNKNOWN in typing.shown  # no "j" as long as something is wrong
    assert cases(settings, folder / "own.yaml")[-1].gold == ("Das Bad bleibt geschlossen.",)


def test_a_question_without_answer_needs_no_facts(settings: Settings, folder: Path) -> None:
    kind = str(list(texts.EVAL_KIND).index("unanswerable") + 1)
    typing = Typing("Was kostet das Bad?", kind, *keys("⏎⏎⏎⏎⏎⏎j"))
    add(settings, typing.dialogue, [folder / "own.yaml"])
    new = cases(settings, folder / "own.yaml")[-1]
    assert (new.answerable, new.gold, new.expect, new.agreements) == (False, (), (), ("musterdorf",))


def test_a_follow_up_needs_its_question(settings: Settings, folder: Path) -> None:
    kind = str(list(texts.EVAL_KIND).index("follow_up") + 1)
    rest = keys("⏎⏎Tagt der Rat?⏎⏎tagt mai⏎1⏎⏎1. Mai⏎⏎⏎⏎⏎⏎⏎⏎j")
    typing = Typing("Und wann?", kind, *rest)
    add(settings, typing.dialogue, [folder / "own.yaml"])
    assert texts.DIALOGUE_EMPTY in typing.shown
    assert cases(settings, folder / "own.yaml")[-1].history == ("Tagt der Rat?",)


def test_a_new_file_among_others(settings: Settings, folder: Path) -> None:
    corpus = "1"
    typing = Typing("2", "../weg", "own", "neu", corpus, "2", *GOOD, *END, "j")
    written = add(settings, typing.dialogue, [folder])
    assert written is not None
    assert written.path == folder / "neu.yaml"
    new = cases(settings, folder / "neu.yaml")[0]
    assert (new.key, new.split) == ("papers/neu-001", "tune")
    assert typing.shown.count(texts.AUTHOR_BAD_NAME) == 2


def test_a_folder_without_papers_says_where_they_belong(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="/papiere"):
        add(settings, Typing().dialogue, [tmp_path / "neu.yaml"])


def test_one_of_several_papers_is_chosen(settings: Settings, folder: Path) -> None:
    (folder / "papers" / "zweites.md").write_text("# Zweites\n\nDas Bad ist offen.\n", encoding="utf-8")
    typing = Typing(*GOOD[:3], "3", "eins", "1, 2", *GOOD[3:], *END, "j")
    add(settings, typing.dialogue, [folder / "own.yaml"])
    assert typing.shown.count(texts.dialogue_number(2, False)) == 2
    assert cases(settings, folder / "own.yaml")[-1].agreements == ("musterdorf", "zweites")


def test_without_a_gold_sentence_facts_are_needed(settings: Settings, folder: Path) -> None:
    typing = Typing(*GOOD[:3], "", "", "7", *GOOD[7:], *END[1:], "j")
    add(settings, typing.dialogue, [folder / "own.yaml"])
    assert texts.AUTHOR_NO_GOLD in typing.shown
    assert cases(settings, folder / "own.yaml")[-1].gold == ()


# --- the text of a case -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"question": 'Was heißt "Ja: nein" # hier?', "paraphrases": ("- a", "b\tc", "أي")},
        {"id": "2021", "agreements": ("yes", "a: b"), "history": ("[x]",)},
        {"expect": (("1,5 %", "a, b"), ("{c}",)), "okay": (("'",),), "must_not": ("\\n",), "quick": True},
        {"gold": ("Er hat 7 Sitze.",), "swap": ("7", "9"), "split": "tune"},
    ],
)
def test_what_is_written_is_what_is_read(settings: Settings, folder: Path, fields: dict[str, object]) -> None:
    new = case(corpus="papers", **{"id": "n", "gold": ("x",)} | fields)
    append(folder / "own.yaml", new, settings.documents, "Bemerkung: ja", "report")
    assert cases(settings, folder / "own.yaml")[-1] == new


@pytest.mark.parametrize(
    "start",
    [
        "corpus: papers\r\nsplit: report\r\ncases:\r\n- {id: a, kind: who, question: q, answerable: no}\r\n",
        "\ufeffcorpus: papers\nsplit: report\ncases:\n    - {id: a, kind: who, question: q, answerable: no}",
    ],
)
def test_the_files_own_indentation_and_line_ends_are_kept(
    settings: Settings, folder: Path, start: str
) -> None:
    path = folder / "own.yaml"
    path.write_bytes(start.encode())
    append(path, case(gold=("x",)), settings.documents, split="report")
    assert [found.id for found in cases(settings, path)] == ["a", "x1"]
    after = path.read_bytes().decode()
    assert after.startswith(start)
    assert ("\r" in start) == ("\n" not in after.replace("\r\n", ""))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("corpus: papers\nsplit: report\ncases: []\n", "keine in Klammern"),
        ("corpus: papers\ncases:\n  - {id: a}\nsplit: report\n", "muss der letzte Eintrag"),
        ("corpus: [\n", "kein lesbares YAML"),
        (FILE.replace("m-07", "x1"), "diese Kennung gibt es"),
        (FILE + "...\n", "kein lesbares YAML"),
    ],
)
def test_a_file_that_cannot_be_gone_on_with_stays_as_it_is(
    settings: Settings, folder: Path, text: str, words: str
) -> None:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=words):
        append(folder / "own.yaml", case(gold=("x",)), settings.documents, split="report")
    assert (folder / "own.yaml").read_text(encoding="utf-8") == text
    assert sorted(path.name for path in folder.iterdir()) == ["own.yaml", "papers"]


def test_a_new_file_in_the_checkout_names_the_schema() -> None:
    assert head_yaml("papers", "tune", SHIPPED / "x.yaml").startswith(
        "# yaml-language-server: $schema=schema.json\n"
    )
    assert head_yaml("papers", "tune", Path("/x.yaml")) == "corpus: papers\nsplit: tune\ncases:\n"


def test_a_sentence_over_two_lines_becomes_one(settings: Settings, folder: Path) -> None:
    (folder / "papers" / "musterdorf.md").write_text(
        PAPER.replace("hat sieben", "hat\nsieben"), encoding="utf-8"
    )
    add(settings, Typing(*GOOD, *END, "j").dialogue, [folder / "own.yaml"])
    assert cases(settings, folder / "own.yaml")[-1].gold == (SEVEN,)


# --- checks -------------------------------------------------------------------------------------


def test_facts_are_compared_by_value() -> None:
    asked = case(gold=(SEVEN,))
    assert fact_objection(asked, ("7",)) == ""
    assert fact_objection(asked, ("17",)) == texts.author_gold_lacks("17")
    assert must_not_objection(asked, "7") == texts.author_gold_says("7")
    assert swap_objection(asked, ("acht", "neun")) == texts.EVAL_SWAP_NOT_IN_GOLD


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"gold": ("Der Rat hat acht Mitglieder.",)}, "steht nicht im Papier"),
        ({"agreements": ("fremd",), "gold": (SEVEN,)}, "„fremd“"),
        ({"kind": "follow_up", "gold": (SEVEN,)}, "history"),
        ({}, "mindestens eines"),
        ({"gold": (SEVEN,), "okay": (("Bad",),)}, "in keinem der Belege"),
    ],
)
def test_a_whole_case_is_checked_again(folder: Path, fields: dict[str, object], words: str) -> None:
    assert words in objection(case(**fields), read_papers(folder / "papers"))


@pytest.mark.parametrize(
    ("taken", "expected"),
    [(["a-007"], "a-008"), (["c9", "c10"], "c11"), (["b"], "b-2"), ([], "neu-001"), (["a-2", "a-1"], "a-3")],
)
def test_the_next_id(taken: list[str], expected: str) -> None:
    assert next_id(taken, "neu") == expected


def test_unreadable_papers_are_named_and_the_rest_is_read(folder: Path) -> None:
    (folder / "papers" / "leer.txt").write_text("", encoding="utf-8")
    found = read_papers(folder / "papers")
    assert list(found.documents) == ["musterdorf"]
    assert ["leer.txt" in problem for problem in found.problems] == [True]


def test_every_kind_has_its_words() -> None:
    assert tuple(texts.EVAL_KIND) == KINDS


def test_what_is_known_already_needs_only_enter(settings: Settings, folder: Path) -> None:
    known = Sketch(case(id="", question="Wie viele im Rat?", history=("Davor?",)), "👎")
    typing = Typing("", *GOOD[1:3], "j", *GOOD[3:], END[0], "", "", "j")
    add(settings, typing.dialogue, [folder / "own.yaml"], known)
    new = cases(settings, folder / "own.yaml")[-1]
    assert (new.question, new.history) == ("Wie viele im Rat?", ("Davor?",))
    assert 'note: "' in typing.text
