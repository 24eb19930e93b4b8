from __future__ import annotations

import pytest

from assistant.answering.courtesies import to_the_point


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("Bitte in einfachen Worten: Wer haftet für Schäden?", "Wer haftet für Schäden?"),
        ("Kannst du mir mal einfach erklären, was der Rat plant?", "Was der Rat plant?"),
        ("Guten Tag, ich hätte gern gewusst, ab wann die Kita öffnet.", "Ab wann die Kita öffnet."),
        ("Könnten Sie mir bitte sagen, in welchem Jahr das war?", "In welchem Jahr das war?"),
        ("Mich würde interessieren, wie hoch die Steuer ist", "Wie hoch die Steuer ist"),
        (
            "Sehr geehrte Damen und Herren, wir sind zu acht. Was kostet die Führung?",
            "Wir sind zu acht. Was kostet die Führung?",
        ),
        ("Guten Tag, darf man im Park abends grillen?", "Darf man im Park abends grillen?"),
        ("Liebe Frau Ohm, könnten Sie mir sagen, wann die Kita öffnet?", "Wann die Kita öffnet?"),
        ("weißt du wer Landrat ist", "Wer Landrat ist"),
        ("Nein, ich meine die in Aldorf.", "Die in Aldorf."),
        ("Nee ich meinte den für Verkehr", "Den für Verkehr"),
    ],
)
def test_the_words_around_a_question_are_left_out(asked: str, read: str) -> None:
    assert to_the_point(asked) == read


@pytest.mark.parametrize(
    "asked",
    [
        "Wer ist Landrat?",
        "Wissen Sie, ob das Bad schließt?",
        "Ich möchte bauen, was kostet das?",
        "Ich meine, das ist zu teuer.",
        "hallo",
        "Hallo! Geht das hier?",
        "Guten Tag!",
        "",
    ],
)
def test_other_questions_stay_as_they_are(asked: str) -> None:
    assert to_the_point(asked) == asked
