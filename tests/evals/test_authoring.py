"""Making a case by questions and answers, and appending it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from assistant import texts
from assistant.errors import UsageError
from assistant.settings import Settings
from evals.author import Sketch, next_id
from evals.authoring import add, open_desk
from evals.case_shape import KINDS, schema_text
from evals.cases import SHIPPED, Case, load
from evals.dialogue import Dialogue, Stopped
from evals.papers import read_papers
from evals.review import fact_objection, must_not_objection, objections, swap_objection
from evals.writing import SCHEMA_COPY, append, case_yaml, head_yaml
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
            raise Stopped
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
    loaded = load([path], settings.documents, fit=False)
    assert loaded.problems == ()
    return loaded.files[0].cases


def one(settings: Settings, typing: Typing, path: Path, prefill: Sketch | None = None) -> Case | None:
    return open_desk(settings, typing.dialogue, [path]).ask(prefill)


def test_a_case_is_asked_for_shown_and_appended(settings: Settings, folder: Path) -> None:
    typing = Typing(*GOOD, *END, "j")
    written = one(settings, typing, folder / "own.yaml")
    new = cases(settings, folder / "own.yaml")[-1]
    assert new == written
    assert (new.id, new.kind, new.gold, new.expect) == ("m-08", "number", (SEVEN,), (("7", "sieben"),))
    assert (new.swap, new.must_not, new.agreements) == (("sieben", "neun"), ("8",), ("musterdorf",))
    assert case_yaml(new, "aus dem Kopf") in typing.text


def test_what_stood_in_the_file_stands_there_letter_by_letter(settings: Settings, folder: Path) -> None:
    one(settings, Typing(*GOOD, *END, "j"), folder / "own.yaml")
    assert (folder / "own.yaml").read_text(encoding="utf-8").startswith(FILE)


@pytest.mark.parametrize("answers", range(len(GOOD) + len(END) + 1))
def test_ctrl_c_at_any_question_leaves_the_file_alone(settings: Settings, folder: Path, answers: int) -> None:
    typing = Typing(*[*GOOD, *END][:answers])
    with pytest.raises(SystemExit, match="130"):
        add(settings, typing.dialogue, [folder / "own.yaml"])
    assert typing.shown[-1] == f"\nAbgebrochen. {folder / 'own.yaml'} ist, wie sie war (1 Fall)."
    assert (folder / "own.yaml").read_text(encoding="utf-8") == FILE
    assert sorted(path.name for path in folder.iterdir()) == ["own.yaml", "papers"]


def test_no_means_no(settings: Settings, folder: Path) -> None:
    assert one(settings, Typing(*GOOD, *END, "nein"), folder / "own.yaml") is None
    assert (folder / "own.yaml").read_text(encoding="utf-8") == FILE


def test_bad_input_is_asked_again_with_the_reason(settings: Settings, folder: Path) -> None:
    typing = Typing(
        *keys("⏎WER⏎Wie viele sitzen im Rat?⏎99⏎zahl⏎3⏎vielleicht⏎ja⏎xyz⏎rat mitglieder⏎9⏎mitglieder⏎1⏎"),
        *keys("acht⏎7⏎⏎⏎sieben⏎8⏎⏎Wie viele sitzen im Rat?⏎⏎7 = 9⏎sieben => 7⏎sieben => neun⏎"),
        *keys("m-07⏎x 1⏎x-1⏎quatsch⏎j"),
    )
    assert one(settings, typing, folder / "own.yaml") is not None
    assert cases(settings, folder / "own.yaml")[-1].id == "x-1"
    for said in (
        texts.DIALOGUE_EMPTY,
        texts.author_question_taken("m-07"),
        texts.dialogue_number(18, True),
        texts.DIALOGUE_YES_OR_NO,
        texts.AUTHOR_NO_SENTENCE,
        texts.author_gold_lacks(["acht"]),
        texts.author_gold_says("sieben"),
        texts.DIALOGUE_TWICE,
        texts.AUTHOR_SWAP_SHAPE,
        texts.author_swap_said("7"),
        texts.AUTHOR_ID_BAD,
        texts.AUTHOR_FINISH_UNKNOWN,
    ):
        assert said in typing.shown, said


def test_a_pasted_sentence_is_taken_as_the_paper_has_it(settings: Settings, folder: Path) -> None:
    answers = [*GOOD[:3], "der rat  hat sieben mitglieder", "", *GOOD[6:], *END, "j"]
    one(settings, Typing(*answers), folder / "own.yaml")
    assert cases(settings, folder / "own.yaml")[-1].gold == (SEVEN,)


def test_two_sentences_in_one_are_no_gold(settings: Settings, folder: Path) -> None:
    typing = Typing(*GOOD[:3], "hat sieben Mitglieder. Er tagt am", *GOOD[3:], *END, "j")
    one(settings, typing, folder / "own.yaml")
    assert texts.AUTHOR_GOLD_SEVERAL in typing.shown


def test_a_field_can_be_changed_at_the_end_and_spoils_nothing(settings: Settings, folder: Path) -> None:
    change = keys("beleg⏎bad geschlossen⏎1⏎⏎j⏎Angaben⏎geschlossen⏎⏎must_not⏎⏎gegenprobe⏎⏎j")
    typing = Typing(*GOOD, *END, *change)
    one(settings, typing, folder / "own.yaml")
    assert texts.case_gold_lacks(("7", "sieben")) in typing.text
    assert texts.AUTHOR_FINISH_UNKNOWN in typing.shown  # no "j" as long as something is wrong
    assert cases(settings, folder / "own.yaml")[-1].gold == ("Das Bad bleibt geschlossen.",)


def test_a_question_without_answer_needs_no_facts(settings: Settings, folder: Path) -> None:
    kind = str(list(texts.EVAL_KIND).index("unanswerable") + 1)
    typing = Typing("Was kostet das Bad?", kind, *keys("⏎⏎⏎⏎j"))
    one(settings, typing, folder / "own.yaml")
    new = cases(settings, folder / "own.yaml")[-1]
    assert (new.answerable, new.gold, new.expect, new.agreements) == (False, (), (), ())
    assert texts.AUTHOR_GOLD_HELP[False] not in typing.shown


def test_a_follow_up_needs_its_question(settings: Settings, folder: Path) -> None:
    kind = str(list(texts.EVAL_KIND).index("follow_up") + 1)
    rest = keys("⏎⏎Tagt der Rat?⏎⏎tagt mai⏎1⏎⏎1. Mai⏎⏎⏎⏎⏎⏎⏎⏎j")
    typing = Typing("Und wann?", kind, *rest)
    one(settings, typing, folder / "own.yaml")
    assert texts.DIALOGUE_EMPTY in typing.shown
    assert cases(settings, folder / "own.yaml")[-1].history == ("Tagt der Rat?",)


def test_a_new_file_among_others(settings: Settings, folder: Path) -> None:
    corpus = "1"
    typing = Typing("2", "../weg", "own", "neu", corpus, "2", *GOOD, *END, "j", "n")
    assert len(add(settings, typing.dialogue, [folder])) == 1
    new = cases(settings, folder / "neu.yaml")[0]
    assert (new.key, new.split) == ("papers/neu-001", "tune")
    assert typing.shown.count(texts.AUTHOR_BAD_NAME) == 2


def test_a_folder_without_papers_says_where_they_belong(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="/papiere"):
        add(settings, Typing().dialogue, [tmp_path / "neu.yaml"])


def test_one_of_several_papers_is_chosen(settings: Settings, folder: Path) -> None:
    (folder / "papers" / "zweites.md").write_text("# Zweites\n\nDas Bad ist offen.\n", encoding="utf-8")
    typing = Typing(*GOOD[:3], "3", "eins", "1, 2", *GOOD[3:], *END, "j")
    one(settings, typing, folder / "own.yaml")
    assert typing.shown.count(texts.dialogue_number(2, False)) == 2
    assert cases(settings, folder / "own.yaml")[-1].agreements == ("musterdorf", "zweites")


def test_without_a_gold_sentence_facts_are_needed(settings: Settings, folder: Path) -> None:
    typing = Typing(*GOOD[:3], "", "2", "", "7", *GOOD[7:], *END[1:], "j")
    one(settings, typing, folder / "own.yaml")
    assert texts.AUTHOR_NO_GOLD in typing.shown
    assert cases(settings, folder / "own.yaml")[-1].gold == ()


# --- one after the other ------------------------------------------------------------------------


def again(question: str) -> list[str]:
    return [question, *GOOD[1:], *END, "j"]


def test_one_case_after_the_other(settings: Settings, folder: Path) -> None:
    typing = Typing(*again("Wie viele?"), "j", *again("Wie groß?"), "n")
    added = add(settings, typing.dialogue, [folder / "own.yaml"])
    assert [new.id for new in added] == ["m-08", "m-09"]
    assert cases(settings, folder / "own.yaml")[-2:] == added
    assert f"\nvereinbart eval --cases {folder}/own.yaml --no-llm" in typing.shown[-1]


def test_ctrl_c_in_the_second_case_keeps_the_first_and_says_so(settings: Settings, folder: Path) -> None:
    typing = Typing(*again("Wie viele?"), "j", "Wie groß?")
    with pytest.raises(SystemExit, match="130"):
        add(settings, typing.dialogue, [folder / "own.yaml"])
    assert [found.id for found in cases(settings, folder / "own.yaml")] == ["m-07", "m-08"]
    assert "Abgebrochen. Der Fall m-08 steht schon in der Datei" in typing.text


def test_a_question_that_the_papers_do_not_answer_becomes_one_without_answer(
    settings: Settings, folder: Path
) -> None:
    typing = Typing("Was kostet das Bad?", *keys("5⏎⏎⏎3⏎⏎⏎⏎⏎j"))
    new = one(settings, typing, folder / "own.yaml")
    assert new is not None
    assert (new.kind, new.answerable) == ("unanswerable", False)


def test_a_case_can_be_thrown_away_where_no_sentence_is_found(settings: Settings, folder: Path) -> None:
    assert one(settings, Typing("Was kostet das Bad?", *keys("5⏎⏎⏎4")), folder / "own.yaml") is None


def test_left_open_needs_its_sentence(settings: Settings, folder: Path) -> None:
    kind = str(KINDS.index("left_open") + 1)
    typing = Typing("Öffnet das Bad?", kind, *keys("⏎1⏎bad⏎1⏎⏎⏎⏎⏎⏎j"))
    new = one(settings, typing, folder / "own.yaml")
    assert new is not None
    assert (new.gold, new.answerable) == (("Das Bad bleibt geschlossen.",), False)
    assert texts.AUTHOR_GOLD_NEEDED in typing.shown


def test_a_swap_is_offered_only_for_papers_that_can_be_altered(settings: Settings, folder: Path) -> None:
    (folder / "papers" / "musterdorf.md").unlink()
    paper = Document()
    paper.add_paragraph(f"{SEVEN} Er tagt am 1. Mai 2026.")
    paper.save(str(folder / "papers" / "musterdorf.docx"))
    typing = Typing(*GOOD, *END[1:], "Gegenprobe", "j")
    new = one(settings, typing, folder / "own.yaml")
    assert new is not None
    assert new.swap is None
    assert texts.AUTHOR_NO_SWAP in typing.shown


# --- wrong paths --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("musterdorff/f.yaml", "Gemeint ist wohl:\n\nvereinbart eval add .*/musterdorf/f.yaml"),
        ("weg/f.yaml", "weg gibt es nicht. Bitte ihn zuerst anlegen"),
        ("musterdorff", "Gemeint ist wohl .*/musterdorf"),
        ("musterdorf/papers", "Ordner mit den Papieren.*\n\nvereinbart eval add .*/musterdorf/faelle.yaml"),
        ("musterdorf/papers/a.md", "keine Fälledatei"),
        ("musterdorf/kaputt.yaml", "Den Ordner mit den Papieren „papirs“ .*Gemeint ist wohl „papers“"),
        ("leer.yaml", "kein Papier"),
    ],
)
def test_a_wrong_path_says_what_to_do(settings: Settings, tmp_path: Path, path: str, words: str) -> None:
    (tmp_path / "musterdorf" / "papers").mkdir(parents=True)
    (tmp_path / "musterdorf" / "papers" / "a.md").write_text(PAPER, encoding="utf-8")
    (tmp_path / "musterdorf" / "kaputt.yaml").write_text(FILE.replace("papers", "papirs"), encoding="utf-8")
    (tmp_path / "nichts").mkdir()
    (tmp_path / "leer.yaml").write_text(FILE.replace("papers", "nichts"), encoding="utf-8")
    with pytest.raises(UsageError, match=f"(?s){words}"):
        add(settings, Typing().dialogue, [tmp_path / path])


def test_papers_that_lie_nowhere_yet_are_no_dead_end(settings: Settings, folder: Path) -> None:
    with pytest.raises(UsageError, match="/papiere"):
        add(settings, Typing("2").dialogue, [folder / "neu.yaml"])
    assert not (folder / "neu.yaml").exists()


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
        ("corpus: [\n", r"Kein lesbares YAML \(Zeile 2\). Bitte dort Einrückung oder Zeichen prüfen"),
        (FILE.replace("m-07", "x1"), "Die Kennung „x1“ gibt es"),
        (FILE + "...\n", "Kein lesbares YAML"),
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


def test_a_new_file_in_the_checkout_names_the_schema_there() -> None:
    line = "# yaml-language-server: $schema="
    assert head_yaml("papers", "tune", SHIPPED / "x.yaml").startswith(f"{line}schema.json\n")
    assert head_yaml("papers", "tune", SHIPPED.parents[1] / "m" / "x.yaml").startswith(
        f"{line}../evals/cases/schema.json\n"
    )


def test_a_new_file_elsewhere_gets_a_copy_of_the_schema(settings: Settings, folder: Path) -> None:
    (folder / SCHEMA_COPY).write_text("{}", encoding="utf-8")  # of an older version
    append(folder / "neu.yaml", case(gold=(SEVEN,), split="tune"), settings.documents, split="tune")
    first = (folder / "neu.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA_COPY}"
    assert (folder / SCHEMA_COPY).read_text(encoding="utf-8") == schema_text()


def test_a_file_that_names_no_copy_gets_none(settings: Settings, folder: Path) -> None:
    append(folder / "own.yaml", case(gold=(SEVEN,)), settings.documents, split="report")
    assert not (folder / SCHEMA_COPY).exists()


def test_a_sentence_over_two_lines_becomes_one(settings: Settings, folder: Path) -> None:
    (folder / "papers" / "musterdorf.md").write_text(
        PAPER.replace("hat sieben", "hat\nsieben"), encoding="utf-8"
    )
    one(settings, Typing(*GOOD, *END, "j"), folder / "own.yaml")
    assert cases(settings, folder / "own.yaml")[-1].gold == (SEVEN,)


# --- checks -------------------------------------------------------------------------------------


def test_facts_are_compared_by_value() -> None:
    asked = case(gold=(SEVEN,))
    assert fact_objection(asked, ("7",)) == ""
    assert fact_objection(asked, ("17",)) == texts.author_gold_lacks(["17"])
    assert must_not_objection(asked, "7") == texts.author_gold_says("7")
    assert swap_objection(asked, ("acht", "neun")) == texts.author_swap_missing("acht")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"gold": ("Der Rat hat acht Mitglieder.",)}, "steht nicht im Papier"),
        ({"agreements": ("musterdorff",), "gold": (SEVEN,)}, "Gemeint ist wohl „musterdorf“"),
        ({"kind": "follow_up", "gold": (SEVEN,)}, "history"),
        ({}, "mindestens eines"),
        ({"gold": (SEVEN,), "okay": (("Bad",),)}, "in keinem der Belege"),
        (
            {"gold": (SEVEN,), "expect": (("sieben",),), "must_not": ("7",)},
            "Jede richtige Antwort wäre falsch",
        ),
        ({"kind": "unanswerable", "gold": (SEVEN,)}, "answerable: false"),
    ],
)
def test_a_whole_case_is_checked_again(folder: Path, fields: dict[str, object], words: str) -> None:
    assert words in " ".join(objections(case(**fields), read_papers(folder / "papers")))


def test_all_that_is_wrong_with_a_case_is_said_at_once(folder: Path) -> None:
    twice = case(kind="follow_up", gold=(SEVEN,), paraphrases=("Wie viele",))
    found = objections(twice, read_papers(folder / "papers"))
    assert found == (texts.CASE_NEEDS_HISTORY, texts.case_same_wording("Wie viele"))


@pytest.mark.parametrize(
    ("taken", "expected"),
    [(["a-007"], "a-008"), (["c9", "c10"], "c11"), (["b"], "b-2"), ([], "neu-001"), (["a-2", "a-1"], "a-3")],
)
def test_the_next_id(taken: list[str], expected: str) -> None:
    assert next_id(taken, "neu") == expected


def test_the_next_id_passes_over_those_of_broken_cases() -> None:
    assert next_id(["a-1"], "neu", {"a-2"}) == "a-3"


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
    one(settings, typing, folder / "own.yaml", known)
    new = cases(settings, folder / "own.yaml")[-1]
    assert (new.question, new.history) == ("Wie viele im Rat?", ("Davor?",))
    assert 'note: "' in typing.text
