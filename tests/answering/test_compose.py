from __future__ import annotations

import pytest

from assistant.agreements import Agreement
from assistant.answering.answer import Evidence
from assistant.answering.compose import compared, denied, outside, quoted
from assistant.answering.question import understand
from assistant.status import Status
from assistant.text.document import Sentence

PAPER = Agreement("a", "Vereinbarung", "a.md", place="Auental", status=Status.BESCHLOSSEN)
SHORT = Evidence(1, Sentence("a:1", "Entfällt ab Mai.", 0, 16), PAPER, context="Zuschüsse für Vereine")
LONG = Evidence(1, Sentence("a:2", "Der Bau der Halle beginnt im Mai.", 20, 53), PAPER, context="Halle")


def test_only_the_papers_own_words_are_in_quotation_marks() -> None:
    said = "Zuschüsse für Vereine – „Entfällt ab Mai.“"
    assert quoted([SHORT]).text == f"Im Papier heißt es (Auental): {said}"
    assert denied(SHORT).text == f"Das Papier sagt es anders (Auental): {said}"
    assert compared([("Auental", [SHORT])]).text == f"Auental: {said}"


def test_a_sentence_that_speaks_for_itself_needs_no_heading() -> None:
    assert quoted([LONG]).text == "Im Papier heißt es (Auental): „Der Bau der Halle beginnt im Mai.“"


@pytest.mark.parametrize(
    ("lead_in", "item"),
    [
        ("Der Bauhof", "mäht zweimal im Jahr die Wiesen am Bach,"),
        ("Nicht weiterverfolgt werden", "Neubau einer Brücke über den Bach am Markt"),
    ],
)
def test_an_item_that_says_too_little_alone_has_its_lead_in(lead_in: str, item: str) -> None:
    said = Evidence(1, Sentence("a:5", item, 0, len(item)), PAPER, context=lead_in)
    assert quoted([said]).text == f"Im Papier heißt es (Auental): {lead_in} – „{item}“"


def test_a_sentence_that_goes_on_with_another_is_cited_with_it() -> None:
    first = Sentence("a:3", "Ein Feuerwerk wird es nicht geben.", 60, 94)
    later = Evidence(1, Sentence("a:4", "Stattdessen gibt es Musik.", 95, 121), PAPER, previous=first)
    said = quoted([later])
    assert said.text.endswith("„Ein Feuerwerk wird es nicht geben.“ – „Stattdessen gibt es Musik.“")
    assert [citation.sentence.id for citation in said.citations] == ["a:3", "a:4"]
    assert [claim.numbers for claim in said.claims] == [(1, 2)]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("danke!", "Gern geschehen!"),
        ("Vielen lieben Dank für die Hilfe", "Gern geschehen!"),
        ("Super, danke", "Gern geschehen!"),
        ("Tschüss", "Auf Wiedersehen!"),
        ("Hallo", "Guten Tag! Ich beantworte Fragen"),
        ("Wie wird das Wetter?", "Das ist keine Frage zu den vorliegenden Papieren."),
    ],
)
def test_small_talk_is_answered_in_kind(said: str, answer: str) -> None:
    assert outside(understand(said, [PAPER]), [PAPER]).text.startswith(answer)
