"""What the best sentence does to the question."""

from __future__ import annotations

import pytest

from assistant.answering import compose
from assistant.answering.answer import Evidence, Reading, Verdict
from assistant.answering.stance import Stance, stance
from assistant.text.document import Sentence
from tests.answering.samples import agreement

DENYING, ANSWERING = Reading(-3.0, 2.0), Reading(2.0, -3.0)


def best(text: str, reading: Reading | None) -> Evidence:
    return Evidence(
        1, Sentence("auental:1", text, 0, len(text)), agreement(), readings=(reading,) if reading else ()
    )


@pytest.mark.parametrize(
    ("text", "reading", "found"),
    [
        ("Ob das Freibad saniert wird, wird geprüft.", DENYING, Stance.LEAVES_OPEN),
        ("Beginn der Arbeiten: ______", DENYING, Stance.LEAVES_OPEN),
        ("Der Vorsitz bleibt einer späteren Absprache vorbehalten.", DENYING, Stance.LEAVES_OPEN),
        ("Die Besetzung ist noch abzustimmen.", DENYING, Stance.LEAVES_OPEN),
        ("Vorsitz im Bauausschuss: wird noch benannt", DENYING, Stance.LEAVES_OPEN),
        ("Das Freibad wird nicht saniert.", DENYING, Stance.DENIES),
        ("Das Freibad wird saniert.", DENYING, Stance.ANSWERS),
        ("Ob das Freibad saniert wird, wird geprüft.", ANSWERING, Stance.ANSWERS),
        ("Ob das Freibad saniert wird, wird geprüft.", None, Stance.ANSWERS),
    ],
)
def test_stances(text: str, reading: Reading | None, found: Stance) -> None:
    assert stance(best(text, reading)) is found


def test_what_is_left_open_is_a_no_of_its_own_without_citations() -> None:
    draft = compose.left_open(best("Ein Anbau wird geprüft.", DENYING), [])
    assert draft.verdict is Verdict.NICHT_GEFUNDEN
    assert draft.citations == ()
    assert draft.left_open
    assert draft.related[0].quote == "Ein Anbau wird geprüft."
    assert draft.text.startswith("Das ist noch offen (Stadt Auental, Entwurf)")


def test_a_false_premise_is_answered_by_the_sentence_that_says_otherwise() -> None:
    draft = compose.denied(best("Das Freibad wird nicht saniert.", DENYING))
    assert (
        draft.text == "Das Papier sagt es anders (Stadt Auental, Entwurf): „Das Freibad wird nicht saniert.“"
    )
    assert [citation.quote for citation in draft.citations] == ["Das Freibad wird nicht saniert."]


def test_a_reason_that_denies_something_denies_nothing_asked() -> None:
    text = "Die Zentrale zieht um, da das Gelände nicht erweitert werden kann."
    assert stance(best(text, DENYING)) is Stance.ANSWERS
