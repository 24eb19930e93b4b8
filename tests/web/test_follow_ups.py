from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.answer import Answer, Citation, Verdict
from assistant.text.document import Block, BlockKind, Document, Sentence
from assistant.web.follow_ups import follow_ups
from tests.web.fake_assistant import AGREEMENT, FakeAssistant

FAKE = FakeAssistant()
PARTS = (("A", "Bäder"), ("A", "Radwege"), ("A", "Schulen"), ("B", "Finanzen"), ("B", "Personal"))


def document(paths: tuple[tuple[str, ...], ...] = PARTS) -> Document:
    """Two sentences below each heading."""
    blocks = []
    for number, path in enumerate(paths):
        found = tuple(Sentence(f"{number}-{n}", "".join(path[-1:]), 0, 1, section=path) for n in range(2))
        blocks.append(Block(BlockKind.PARAGRAPH, 0, 1, section=path, sentences=found))
    return Document("x", tuple(blocks))


def asked(section: int, paper: Document | None = None, before: tuple[str, ...] = ()) -> list[str]:
    paper = paper or document()
    sentence = paper.blocks[section].sentences[0]
    answer = Answer("f", "x", Verdict.BELEGT, citations=(Citation(1, "x", sentence, AGREEMENT),))
    found = follow_ups({AGREEMENT.id: (AGREEMENT, paper)}, answer, before)
    return [question.split("„")[1].split("“")[0] for question in found]


@pytest.mark.parametrize(
    ("section", "headings"),
    [
        (0, ["Radwege", "Schulen", "Finanzen"]),
        (1, ["Schulen", "Bäder", "Finanzen"]),
        (4, ["Finanzen", "Schulen", "Radwege"]),
    ],
)
def test_the_nearest_headings_of_the_same_part_come_first(section: int, headings: list[str]) -> None:
    assert asked(section) == headings


def test_a_heading_is_asked_about_without_its_number() -> None:
    assert asked(0, document((("§ 3 Bäder",), ("§ 4 Radwege:",)))) == ["Radwege"]


def test_nothing_is_suggested_twice_in_a_conversation() -> None:
    before = "Was soll zu „Radwege“ vereinbart werden? (Musterlingen)"
    assert asked(0, before=(before,)) == ["Schulen", "Finanzen", "Personal"]


def test_a_paper_without_headings_suggests_nothing() -> None:
    assert asked(0, document(((), ()))) == []


def test_beside_a_refusal_the_near_miss_leads_on() -> None:
    assert follow_ups(FAKE.documents, FAKE.refusal("Mond?"), ()) == (
        "Was soll zu „Schwimmbäder und Sport“ vereinbart werden? (Musterlingen)",
    )


def test_a_greeting_is_led_to_the_examples() -> None:
    answer = Answer("Hallo", "Guten Tag.", Verdict.AUSSERHALB)
    assert follow_ups(FAKE.documents, answer, ())[1].endswith("geplant? (Beispielkreis)")


def test_a_paper_that_has_gone_since_suggests_nothing() -> None:
    assert follow_ups({}, FAKE.answer("f"), ()) == ()
    assert follow_ups(FAKE.documents, replace(FAKE.answer("f"), citations=()), ()) == ()
