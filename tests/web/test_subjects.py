from __future__ import annotations

import pytest

from assistant.text.document import Block, BlockKind, Document, Sentence
from assistant.web.subjects import subjects


def paper(*sections: tuple[str, str]) -> Document:
    """Each heading with its sentences below, parted by "|"."""
    blocks = []
    for heading, text in sections:
        found = tuple(
            Sentence(f"{heading}-{n}", said, 0, 1, section=(heading,))
            for n, said in enumerate(text.split("|"))
        )
        blocks.append(Block(BlockKind.PARAGRAPH, 0, 1, section=(heading,), sentences=found))
    return Document("x", tuple(blocks))


@pytest.mark.parametrize(
    ("heading", "quoted"),
    [
        ("2. Schwimmbäder und Sport", "Schwimmbäder und Sport"),
        ("§ 4 Feuerwehr", "Feuerwehr"),
        ("IV. Finanzen:", "Finanzen"),
        ("a)  Kultur", "Kultur"),
        ("3.2.1 Personal", "Personal"),
    ],
)
def test_a_field_of_policy_is_a_subject_and_quoted_without_its_number(heading: str, quoted: str) -> None:
    assert subjects(paper((heading, "Es gilt.|So ist es."))) == {heading: quoted}


def test_what_the_text_below_speaks_of_is_a_subject() -> None:
    below = "Das Entgelt trägt der Gast.|Ein Mindestentgelt gibt es nicht."
    assert subjects(paper(("§ 3 Entgelt", below), ("§ 4 Haftung", below))) == {"§ 3 Entgelt": "Entgelt"}


@pytest.mark.parametrize(
    "heading",
    [
        "Sitzung am 3. Mai 2021", "ANLAGE", "Was wir in den nächsten Jahren alles wollen", "<b>Rad</b>", "A",
        "Präambel", "Antrag", "Drucksache", "Geltungsbereich", "Unterschriften", "Sachverhalt zur Schule",
        "72/2018", "Bearbeitet von:",
    ],
)  # fmt: skip
def test_parts_of_a_papers_form_are_no_subjects(heading: str) -> None:
    assert subjects(paper((heading, "Das Bad bleibt.|Es wird saniert."))) == {}


def test_one_sentence_is_too_little() -> None:
    assert subjects(paper(("Verkehr", "Der Bus fährt."))) == {}


def test_policy_before_the_rest_short_before_long_much_before_little() -> None:
    much = "Der Name gilt.|Namen sind frei.|Es gilt."
    found = subjects(
        paper(("Der Name", much), ("Bus", "a|b"), ("Schule", "a|b"), ("Kultur", "a|b|c"),
              ("Schule, Sport und Kultur vor Ort", "a|b|c|d"))
    )  # fmt: skip
    assert list(found) == ["Kultur", "Schule", "Schule, Sport und Kultur vor Ort", "Der Name"]


def test_of_two_sections_with_one_name_the_first_is_told() -> None:
    assert list(subjects(paper(("1. Verkehr", "a|b"), ("2. Verkehr", "a|b|c")))) == ["1. Verkehr"]
