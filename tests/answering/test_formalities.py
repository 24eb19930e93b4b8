from __future__ import annotations

import pytest

from assistant.answering.formalities import asks_for_formalities, is_formality


@pytest.mark.parametrize(
    "line",
    [
        "zwischen der Stadt Auental, vertreten durch Bürgermeisterin Ute Brandt, – nachfolgend „Stadt“ –",
        "und der Gemeinde Moorbek, vertreten durch Bürgermeister Jan Petersen",
        "zwischen der CDU und der SPD",
        "Moorbek, den 27. Januar 2025 gez. Petersen",
        "Auental, 3.11.2021",
    ],
)
def test_parties_and_signatures_say_nothing(line: str) -> None:
    assert is_formality(line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zwischen der Stadt und der Gemeinde besteht ein Vertrag.",
        "zwischen der Schule und dem Bad entsteht ein Radweg. Er ist drei Meter breit.",
        "Auental, den 3. November 2021: Der Rat stimmt dem Bau der neuen Halle mit großer Mehrheit zu.",
        "Und der Rat beschließt das Programm.",
    ],
)
def test_sentences_do(sentence: str) -> None:
    assert not is_formality(sentence)


def test_they_are_what_some_questions_ask_for() -> None:
    assert asks_for_formalities("Wann wurde unterschrieben?")
    assert not asks_for_formalities("Wann hat das Amt in Moorbek offen?")


@pytest.mark.parametrize(
    "question", ["When was the paper signed?", "Коли підписано угоду?", "متى تم توقيع الورقة؟"]
)
def test_in_other_languages_as_well(question: str) -> None:
    assert asks_for_formalities(question)
