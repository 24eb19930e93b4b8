from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.text.document import Block, BlockKind, Document, Sentence
from assistant.web.choices import chosen, examples, filter_choices, topics
from tests.web.fake_assistant import AGREEMENT, FakeAssistant, paper

PAPERS = FakeAssistant().documents


def headed(heading: str) -> Document:
    sentences = tuple(Sentence(str(n), "x", 0, 1, section=(heading,)) for n in range(3))
    return Document("x", (Block(BlockKind.PARAGRAPH, 0, 1, section=(heading,), sentences=sentences),))


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("2. Schwimmbäder und Sport", "Schwimmbäder und Sport"),
        ("§ 4 Geschäftsordnung", "Geschäftsordnung"),
        ("IV. Finanzen:", "Finanzen"),
        ("a) Kultur", "Kultur"),
        ("Im Dorf", "Im Dorf"),
        ("3.2.1 Personal", "Personal"),
    ],
)
def test_numbering_is_no_part_of_a_topic(heading: str, topic: str) -> None:
    assert topics(headed(heading)) == [topic]


@pytest.mark.parametrize(
    "heading",
    ["Sitzung am 3. Mai 2021", "ANLAGE", "Was wir in den nächsten Jahren alles wollen", "<b>Bad</b>", "A"],
)
def test_dates_sentences_and_forms_are_no_topics(heading: str) -> None:
    assert topics(headed(heading)) == []


def test_examples_come_from_every_paper_in_turn() -> None:
    assert examples(PAPERS, 3) == [
        "Was soll zu „Schwimmbäder und Sport“ vereinbart werden? (Musterlingen)",
        "Was ist zu „Schwimmbäder und Sport“ geplant? (Beispielkreis)",
        "Was soll zu „Radwege“ vereinbart werden? (Musterlingen)",
    ]


def test_no_papers_no_examples() -> None:
    assert examples({}) == []


def test_filter_offers_places_with_several_papers() -> None:
    papers = {**PAPERS, "zwei": (replace(AGREEMENT, id="zwei", title="Nachtrag"), paper())}
    labels = [label for label, _ in filter_choices(papers)]
    assert labels[:3] == ["Alle Papiere", "Alles aus: Musterlingen", "Vereinbarung Musterlingen (Entwurf)"]
    assert labels[-1] == "Musterlingen: Nachtrag (Entwurf)"
    assert chosen(papers, "ort:Musterlingen") == ("musterlingen-2026", "zwei")


def test_filter_values() -> None:
    assert chosen(PAPERS, "papier:beispielkreis") == ("beispielkreis",)
    assert chosen(PAPERS, "") == chosen(PAPERS, None) == ()
    assert chosen(PAPERS, "papier:gibtsnicht") == ()
