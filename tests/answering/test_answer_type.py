from __future__ import annotations

import pytest

from assistant.answering.answer_type import holds
from assistant.answering.kind import Kind


@pytest.mark.parametrize(
    ("kind", "yes", "no"),
    [
        (Kind.AMOUNT, "Der Eintritt beträgt 4 Euro.", "Der Eintritt wird angehoben."),
        (Kind.AMOUNT, "Der Eintritt ist kostenlos.", "Die Halle hat 4 Tore."),
        (Kind.PERCENT, "Es sind 12 v. H. der Fläche.", "Es sind 12 Hektar."),
        (Kind.DATE, "Der Bau beginnt im Frühjahr 2026.", "Der Bau beginnt."),
        (Kind.NUMBER, "Es entstehen fünf Plätze.", "Es entstehen Plätze."),
        (Kind.DURATION, "Das Papier gilt fünf Jahre.", "Das Papier gilt."),
        (Kind.FIGURE, "Die Umlage beträgt 48,5 Punkte.", "Die Umlage bleibt 2026 stabil."),
        (Kind.WHERE, "Das Haus steht am Mühlweg.", "Das Haus ist neu."),
        (Kind.NAME, "Jana Korfes leitet das Amt.", "Eine Frau leitet das Amt."),
        (Kind.ABBREVIATION, "der öffentliche Nahverkehr (ÖPNV)", "Wir stärken den ÖPNV."),
        (Kind.CONTACT, "Tel. 05321 76-100", "Wir sind erreichbar."),
        (Kind.WHY, "Das geschieht, weil das Dach undicht ist.", "Das Dach ist neu."),
    ],
)
def test_a_sentence_must_hold_what_is_asked_for(kind: Kind, yes: str, no: str) -> None:
    assert holds(kind, yes)
    assert not holds(kind, no)


def test_an_open_question_wants_nothing_special() -> None:
    assert holds(Kind.OPEN, "Wir fördern den Sport.")
