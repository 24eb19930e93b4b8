from __future__ import annotations

import pytest

from assistant.index.lexical import LexicalIndex, index_terms

LINES = [
    "Der Finanzausschuss tagt öffentlich.",
    "Die Straßen der Bürgermeister sind saniert.",
    "Der Beschluss 72/2018 gilt bis 2026.",
    "Das Hochwasser kam 1999 in die Stadt.",
]


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Ausschuss", 0),
        ("Ausschüsse", 0),
        ("Hauptausschuss", 0),
        ("Strasse", 1),
        ("strasse", 1),
        ("Buergermeister", 1),
        ("BÜRGERMEISTER:INNEN", 1),
        ("72/2018", 2),
        ("Hochwasserschutz", 3),
    ],
)
def test_the_line_with_the_word_scores_best(question: str, line: int) -> None:
    scores = LexicalIndex(LINES).scores(question)
    assert int(scores.argmax()) == line
    assert scores[line] > 0


@pytest.mark.parametrize("question", ["", "der die das", "Kernfusion", "2018", "72"])
def test_what_is_not_there_scores_nothing(question: str) -> None:
    assert not LexicalIndex(LINES).scores(question).any()


@pytest.mark.parametrize("lines", [[], ["der die das", ""]])
def test_texts_without_words_score_nothing(lines: list[str]) -> None:
    assert LexicalIndex(lines).scores("Ausschuss").tolist() == [0.0] * len(lines)


def test_a_compound_counts_with_its_parts() -> None:
    assert index_terms("Finanzausschuss") == ["finanzausschuss", "finanz", "ausschuss"]
    assert index_terms("die 1.200 Euro") == ["1200", "euro"]
