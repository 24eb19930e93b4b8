"""From complaints to cases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import texts
from assistant.errors import UsageError
from assistant.feedback import Feedback, Reason, keep
from assistant.settings import Settings
from evals.drafts import DONE, open_drafts, run
from tests.evals.test_authoring import FILE, GOOD, Typing, cases, keys

SAID = Feedback("Wie viele im Rat?", "Acht.", "belegt", Reason.WRONG, "Es sind sieben.", day="2026-11-24")
# question (Enter keeps it), then as for every case; note and id are kept as well
DONE_WELL = ["", *GOOD[1:], *keys("⏎⏎⏎j")]


@pytest.fixture
def folder(settings: Settings) -> Path:
    settings.documents.mkdir(parents=True)
    text = "# Rat\n\nDer Rat hat sieben Mitglieder. Er tagt am 1. Mai 2026.\n"
    (settings.documents / "musterdorf.md").write_text(text, encoding="utf-8")
    path = settings.documents.parent
    (path / "own.yaml").write_text(FILE.replace("papers", "documents"), encoding="utf-8")
    return path


def test_a_complaint_becomes_a_case_and_does_not_come_again(settings: Settings, folder: Path) -> None:
    keep(settings, SAID)
    assert run(settings, Typing("1", "1", *DONE_WELL).dialogue, [folder / "own.yaml"]) == 1
    new = cases(settings, folder / "own.yaml")[-1]
    assert (new.question, new.expect) == ("Wie viele im Rat?", (("7", "sieben"),))
    assert "Geantwortet wurde: „Acht.“" in (folder / "own.yaml").read_text(encoding="utf-8")
    assert open_drafts(settings) == []


def test_the_evaluator_sees_what_was_said(settings: Settings, folder: Path) -> None:
    keep(settings, replace(SAID, history=("Gibt es einen Rat?",)))
    typing = Typing("1", "3", "")
    assert run(settings, typing.dialogue, [folder / "own.yaml"]) == 0
    assert "Davor:   Gibt es einen Rat?\nFrage:   Wie viele im Rat?\nAntwort: Acht. (Belegt)" in typing.text
    assert "24.11.2026: Die Antwort ist falsch („Es sind sieben.“)" in typing.text


def test_the_same_complaint_of_many_is_one_draft_and_comes_first(settings: Settings) -> None:
    for said in (SAID, replace(SAID, question="Neuer?", day="2026-11-25"), replace(SAID, comment="")):
        keep(settings, said)
    assert [(draft.last.question, len(draft.complaints)) for draft in open_drafts(settings)] == [
        ("Wie viele im Rat?", 2),
        ("Neuer?", 1),
    ]


def test_another_answer_to_a_question_that_is_done_comes_again(settings: Settings, folder: Path) -> None:
    keep(settings, SAID)
    run(settings, Typing("1", "2").dialogue)
    assert open_drafts(settings) == []
    keep(settings, SAID)
    assert open_drafts(settings) == []
    keep(settings, replace(SAID, answer="Neun."))
    assert [draft.last.answer for draft in open_drafts(settings)] == ["Neun."]


def test_what_is_broken_off_or_thrown_away_stays_open(settings: Settings, folder: Path) -> None:
    keep(settings, SAID)
    typing = Typing("1", "1", "")
    with pytest.raises(SystemExit, match="130"):
        run(settings, typing.dialogue, [folder / "own.yaml"])
    assert typing.shown[-1] == texts.drafts_stopped(0)
    assert run(settings, Typing("1", "1", *DONE_WELL[:-1], "n", "").dialogue, [folder / "own.yaml"]) == 0
    assert len(open_drafts(settings)) == 1
    assert (folder / "own.yaml").read_text(encoding="utf-8") == FILE.replace("papers", "documents")


def test_a_damaged_mark_is_passed_over(settings: Settings, folder: Path) -> None:
    keep(settings, SAID)
    (settings.data / DONE).write_text('{"key"\n[]\n', encoding="utf-8")
    assert len(open_drafts(settings)) == 1


def test_without_complaints_it_says_so(settings: Settings) -> None:
    typing = Typing()
    assert run(settings, typing.dialogue) == 0
    assert typing.shown == [texts.DRAFTS_NONE]


def test_a_draft_on_a_paper_that_is_not_there_is_no_dead_end(settings: Settings, folder: Path) -> None:
    keep(settings, replace(SAID, cited=("fremdstadt:0001",)))
    typing = Typing("1", "1", "n", "")
    assert run(settings, typing.dialogue, [folder / "own.yaml"]) == 0
    assert "fremdstadt; dieses Papier liegt nicht in" in typing.text
    assert typing.shown.count(texts.DRAFT_KEPT) == 1
    assert len(open_drafts(settings)) == 1


def test_a_draft_that_the_papers_do_not_answer_can_be_completed(settings: Settings, folder: Path) -> None:
    keep(settings, SAID)
    typing = Typing("1", "1", "", *keys("3⏎⏎⏎3⏎⏎⏎⏎⏎j"))
    assert run(settings, typing.dialogue, [folder / "own.yaml"]) == 1
    assert cases(settings, folder / "own.yaml")[-1].kind == "unanswerable"


def test_a_wrong_case_file_leaves_the_draft_and_says_so(settings: Settings, folder: Path) -> None:
    keep(settings, SAID)
    with pytest.raises(UsageError, match=f"(?s)weg gibt es nicht.*{texts.DRAFT_KEPT}"):
        run(settings, Typing("1", "1").dialogue, [folder / "weg" / "own.yaml"])
    assert len(open_drafts(settings)) == 1
