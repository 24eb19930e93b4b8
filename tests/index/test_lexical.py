from __future__ import annotations

import numpy as np
import pytest

from assistant.index.lexical import Bm25, Counts, LexicalIndex, Postings, index_terms

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


def test_scores_are_those_of_the_formula() -> None:
    one, two = LexicalIndex(["Steg Steg", "Hafen Markt Turm", "Turm"]).scores("Steg").tolist()[:2]
    rare = np.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    assert (one, two) == (pytest.approx(rare * 2 / (2 + 1.5), abs=1e-6), 0.0)


def test_texts_in_several_postings_score_as_in_one() -> None:
    parts = [Postings.of([Counts.of(LINES[:1]), Counts.of(LINES[2:])]), Postings.of([Counts.of(LINES[1:2])])]
    joined = Bm25(list(zip(parts, (np.array([0, 2, 3]), np.array([1])), strict=True)), 4)
    for question in ("Ausschuss der Stadt 72/2018", "Straße", "Hochwasser in der Stadt"):
        assert joined.scores(question).tolist() == pytest.approx(
            LexicalIndex(LINES).scores(question).tolist()
        )


def test_what_is_out_of_force_counts_for_nothing() -> None:
    postings = Postings.of([Counts.of(["Der Finanzausschuss tagt.", *LINES])])
    scores = Bm25([(postings, np.array([-1, 0, 1, 2, 3]))], 4).scores("Finanzausschuss")
    assert scores.tolist() == pytest.approx(LexicalIndex(LINES).scores("Finanzausschuss").tolist())


def test_texts_that_are_joined_score_as_one_text() -> None:
    homes = np.array([1, -1, 0, 1])
    joined = LexicalIndex([LINES[2], f"{LINES[0]} {LINES[3]}"])
    for question in ("Ausschuss der Stadt 72/2018", "Straße", "Hochwasser in der Stadt"):
        together = LexicalIndex(LINES).together(question, homes, 2)
        assert together.tolist() == pytest.approx(joined.scores(question).tolist())
