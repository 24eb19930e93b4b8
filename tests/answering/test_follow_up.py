"""Which questions go on with the one before."""

from __future__ import annotations

import pytest

from assistant.answering.follow_up import is_follow_up
from assistant.answering.question import understand
from assistant.text.language import language_of
from tests.answering.sentences import PAPER


def _follows(asked: str, before: str) -> bool:
    return understand(asked, [PAPER], (before,)).follow_up


@pytest.mark.parametrize(
    "asked",
    [
        "An welchen Tagen fährt der?",
        "Fährt der auch am Samstag?",
        "Wie lange bleibt die im Amt?",
        "Wie viele Plätze hat die neue?",
        "Wie viele Stunden in der Woche arbeitet sie?",
        "Welche Firmen dürfen dort kein Grundstück kaufen?",
        "Welcher Teil davon ist für Studenten?",
        "Was kostet der Spaß?",
        "Wem gehört der Rest?",
        "Kriegt das Waldfest auch was?",
        "Danke. Und wer macht den Kämmerer?",
        "Nein, ich meine den für Verkehr.",
        "Und wenn ich es wieder abgeben möchte, wie viel Vorlauf brauche ich da bitte genau?",
    ],
)
def test_it_goes_on(asked: str) -> None:
    assert _follows(asked, "Gibt es bald einen Bürgerbus?")


@pytest.mark.parametrize(
    "asked",
    [
        "Wer leitet den Bauausschuss?",
        "Was kostet das Haus, der Garten und der Anbau?",
        "Wie hoch ist die Hundesteuer?",
        "Was anderes: Wann tagt der Rat das nächste Mal?",
        "Wo liegt die Schule, die im Sommer geschlossen wird?",
    ],
)
def test_it_stands_alone(asked: str) -> None:
    assert not _follows(asked, "Gibt es bald einen Bürgerbus?")


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("Will there be a new bus for the small villages?", "Who will drive it?"),
        ("Will there be a new bus for the small villages?", "Does it run on Saturdays as well?"),
        ("Will there be a new bus for the small villages?", "Why not?"),
        ("Öğrenci aylık bileti kaç para?", "Peki yaşlılar için ne kadar?"),
        ("Quand la piscine va-t-elle rouvrir au public ?", "Et combien cela coûte-t-il ?"),
        ("Коли відкриється нова бібліотека в місті?", "А скільки це коштує?"),
    ],
)
def test_it_goes_on_in_another_language(before: str, asked: str) -> None:
    question = understand(asked, [PAPER], (before,))
    assert question.follow_up
    assert question.language == language_of(before)


@pytest.mark.parametrize(
    "asked", ["Is it planned to close the library?", "Is there a new playground for the children?"]
)
def test_an_it_that_means_nothing_is_no_pronoun(asked: str) -> None:
    assert not is_follow_up(asked, 2, place=False, language="en")


def test_what_is_asked_now_is_no_longer_what_was_asked_before() -> None:
    question = understand("Und wer betreibt den?", [PAPER], ("An welchen Tagen fährt der Bürgerbus?",))
    assert question.wish == "Und wer betreibt den?"
    carried = understand("Und der Rufbus?", [PAPER], ("An welchen Tagen fährt der Bürgerbus?",))
    assert carried.wish == carried.text
