from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.text.document import Block, BlockKind, Document, Sentence
from assistant.web.choices import chosen, examples, filter_choices, headings
from tests.web.fake_assistant import AGREEMENT, FakeAssistant, paper

PAPERS = FakeAssistant().documents


def headed(heading: str) -> Document:
    sentences = tuple(Sentence(str(n), "x", 0, 1, section=(heading,)) for n in range(3))
    return Document("x", (Block(BlockKind.PARAGRAPH, 0, 1, section=(heading,), sentences=sentences),))


@pytest.mark.parametrize(
    ("heading", "quoted"),
    [
        ("2. Schwimmbäder und Sport", "2. Schwimmbäder und Sport"),
        ("§ 4 Geschäftsordnung", "§ 4 Geschäftsordnung"),
        ("IV. Finanzen:", "IV. Finanzen"),
        ("a)  Kultur", "a) Kultur"),
        ("Im Dorf", "Im Dorf"),
        ("3.2.1 Personal", "3.2.1 Personal"),
    ],
)
def test_a_subject_is_quoted_with_its_numbering(heading: str, quoted: str) -> None:
    assert headings(headed(heading)) == {heading: quoted}


@pytest.mark.parametrize(
    "heading",
    ["Sitzung am 3. Mai 2021", "ANLAGE", "Was wir in den nächsten Jahren alles wollen", "<b>Bad</b>", "A"],
)
def test_dates_sentences_and_forms_are_no_topics(heading: str) -> None:
    assert headings(headed(heading)) == {}


def test_examples_come_from_every_paper_in_turn() -> None:
    assert examples(PAPERS, 3) == [
        "Was soll zu „2. Schwimmbäder und Sport“ vereinbart werden? (Musterlingen)",
        "Was ist zu „2. Schwimmbäder und Sport“ geplant? (Beispielkreis)",
        "Was soll zu „3. Radwege“ vereinbart werden? (Musterlingen)",
    ]


def test_no_papers_no_examples() -> None:
    assert examples({}) == []


def test_every_place_can_be_chosen_and_papers_where_it_has_several() -> None:
    papers = {
        "ohne": (replace(AGREEMENT, id="ohne", place="", title="Leitfaden"), paper()),
        **PAPERS,
        "zwei": (replace(AGREEMENT, id="zwei", title="Nachtrag"), paper()),
    }
    offered = filter_choices(papers)
    assert [label for label, _ in offered[2:]] == [
        "Alles aus: Musterlingen",
        "Vereinbarung Musterlingen (Entwurf)",
        "Musterlingen: Nachtrag (Entwurf)",
        "Leitfaden (Entwurf)",
    ]
    assert [value for _, value in offered] == [
        "", "ort:Beispielkreis", "ort:Musterlingen", "papier:musterlingen-2026", "papier:zwei", "papier:ohne",
    ]  # fmt: skip
    assert chosen(papers, "ort:Musterlingen") == ("musterlingen-2026", "zwei")
    assert chosen(papers, "ort:Beispielkreis") == ("beispielkreis",)


def test_filter_values() -> None:
    assert chosen(PAPERS, "papier:beispielkreis") == ("beispielkreis",)
    assert chosen(PAPERS, "") == chosen(PAPERS, None) == ()
    assert chosen(PAPERS, "papier:gibtsnicht") == ()
