"""The shipped reading model, on sentences made for these tests."""

from __future__ import annotations

import pytest

from assistant.answering.cross_encoder import load_cross_encoder, piece_rows, sentence_input
from assistant.answering.word_pieces import BEGIN, END, load_word_pieces


@pytest.mark.parametrize(
    ("question", "answering", "near_miss"),
    [
        (
            "Wer leitet den Ausschuss für Sport?",
            "Den Vorsitz im Sportausschuss übernimmt Frau Maren Oltmanns.",
            "Der Sportausschuss tagt viermal im Jahr.",
        ),
        (
            "Was kostet die neue Turnhalle?",
            "Für den Neubau der Turnhalle sind 3,1 Mio. Euro eingeplant.",
            "Für die Sanierung des Hallenbads sind 3,1 Mio. Euro eingeplant.",
        ),
        (
            "Wann wird der Spielplatz fertig?",
            "Der Spielplatz am Anger wird bis Ende 2026 fertiggestellt.",
            "Der Spielplatz am Anger erhält eine Kletterwand.",
        ),
    ],
)
def test_an_answer_reads_better_than_a_near_miss(question: str, answering: str, near_miss: str) -> None:
    right, wrong = load_cross_encoder().read(question, [answering, near_miss])
    assert right.answers > wrong.answers


def test_a_rejection_denies() -> None:
    question = "Wann wird die Umgehungsstraße gebaut?"
    denied, said = load_cross_encoder().read(
        question,
        ["Eine Umgehungsstraße wird nicht gebaut.", "Die Umgehungsstraße wird ab 2027 gebaut."],
    )
    assert denied.denies - denied.answers > said.denies - said.answers


def test_other_sentences_beside_it_change_nothing() -> None:
    reader = load_cross_encoder()
    alone = reader.read("Wer bezahlt den Zaun?", ["Den Zaun bezahlt der Verein."])
    others = ["Lang. " * 60, "Kurz.", "Der Zaun steht am Weg zum Vereinsheim.", "Der Rat stimmt zu. " * 3]
    beside = reader.read("Wer bezahlt den Zaun?", [*others, "Den Zaun bezahlt der Verein."])
    assert beside[-1].answers == pytest.approx(alone[0].answers, abs=0.02)
    assert reader.read("Wer?", []) == []


def test_question_and_sentence_stand_in_one_row() -> None:
    (row,) = piece_rows(load_word_pieces(), "Wer?", ["Der Rat."])
    assert (row[0], row[-1], row.count(END)) == (BEGIN, END, 2)


def test_what_stands_above_a_sentence_is_read_with_it() -> None:
    assert sentence_input("FDP", "Ämter", "Vorsitz") == "Ämter – Vorsitz: FDP"
    assert sentence_input("Ämter", "Ämter") == "Ämter"
