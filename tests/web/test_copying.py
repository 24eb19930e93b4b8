from __future__ import annotations

from dataclasses import replace

from assistant.answering.answer import Answer, Citation, Verdict
from assistant.web.copying import with_citations
from tests.web.fake_assistant import AGREEMENT, FakeAssistant

FAKE = FakeAssistant()


def test_answer_quotations_and_where_they_stand() -> None:
    assert with_citations(FAKE.answer("Wie lange?"), "2026-11-26") == (
        "Ihre Frage: Wie lange?\n\n"
        "Das Hallenbad bleibt bis 2. Januar 2027 geöffnet. [1] Der Eintritt kostet $30 bis $50 im Jahr. [2]"
        "\n\n[1] „Das Hallenbad bleibt bis 2. Januar 2027 geöffnet.“\n"
        "Vereinbarung Musterlingen (Musterlingen, Entwurf), "
        "Vereinbarung für Musterlingen › 2. Schwimmbäder und Sport, Seite 1\n\n"
        "[2] „Der Eintritt kostet $30 bis $50 im Jahr, ~5 Euro am Tag.“\n"
        "Vereinbarung Musterlingen (Musterlingen, Entwurf), "
        "Vereinbarung für Musterlingen › 2. Schwimmbäder und Sport, Seite 1\n\n"
        "Hinweis: Das Papier ist ein Entwurf, keine beschlossene Vereinbarung.\n\n"
        "Vereinbart · Von einer KI formuliert, am Wortlaut geprüft · 26.11.2026"
    )


def test_a_bare_quotation_is_not_said_twice_and_its_marks_become_single() -> None:
    first = replace(FAKE.document.sentences[1], text="Der „Stadtteil“ bleibt.", page=None, section=())
    citation = Citation(1, first.text, first, replace(AGREEMENT, place=""))
    answer = Answer("f", first.text, Verdict.NUR_ZITAT, citations=(citation,))
    assert with_citations(answer, "2026-11-26").split("\n\n")[1:] == [
        "[1] „Der ‚Stadtteil‘ bleibt.“\nVereinbarung Musterlingen (Entwurf)",
        "Vereinbart · Maschinell ausgewählt, im Wortlaut zitiert · 26.11.2026",
    ]


def test_near_misses_are_no_part_of_a_refusal_that_is_taken_along() -> None:
    copied = with_citations(FAKE.refusal("Mond?"), "2026-11-26")
    assert "Dazu steht in den Papieren nichts." in copied
    assert "Radweg" not in copied
