"""Which language a question is asked in."""

from __future__ import annotations

import pytest

from assistant.text.language import language_of


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Was kostet die neue Feuerwache?", "de"),
        ("neubau kita kosten wesselstedt", "de"),
        ("Grundsteuer B", "de"),
        ("Löppt de Bus ok sünndags?", "de"),
        ("What does the new fire station cost?", "en"),
        ("Who is the mayor of Musterstadt?", "en"),
        ("Yeni kreş ne kadar tutacak?", "tr"),
        ("Скільки коштує нова пожежна частина?", "uk"),
        ("Сколько стоит бассейн?", "ru"),
        ("Gdzie powstanie skatepark?", "pl"),
        ("كم تكلفة المسبح؟", "ar"),
        ("Кто подписал договор?", "ru"),
        ("Хто підписав?", "uk"),
        ("До какого года действует соглашение?", "ru"),
        ("Хто керує Förderzentrum в Osterkoppel?", "uk"),
        ("La piscine couverte va fermer ?", "fr"),
        ("tengersiel rettungswache wann", "de"),
        ("Ποιος είναι δήμαρχος;", "el"),
    ],
)
def test_the_language_of_a_question(question: str, language: str) -> None:
    assert language_of(question) == language
