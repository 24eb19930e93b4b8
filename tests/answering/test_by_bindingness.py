from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.assistant import Assistant
from assistant.batch import answer
from tests.answering.one_paper import assistant_for

PAPER = """# Vereinbarung Moorbek

Die UWM trägt sie mit. Die Halle wird 2027 gebaut. Eine Seilbahn zum Klinikum lehnen wir ab.
Die Einrichtung eines Jugendcafés wird geprüft. Ein Feuerwerk wird es nicht geben.
Das Museum wird saniert, sofern Haushaltsmittel zur Verfügung stehen.
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_for(PAPER, Path(tmp_path_factory.mktemp("papers")))


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        (
            "Was wurde abgelehnt?",
            ["Eine Seilbahn zum Klinikum lehnen wir ab.", "Ein Feuerwerk wird es nicht geben."],
        ),
        (
            "Was will die Liste UWM ausdrücklich nicht?",
            ["Eine Seilbahn zum Klinikum lehnen wir ab.", "Ein Feuerwerk wird es nicht geben."],
        ),
        (
            "Was lehnt die UWM alles ab?",
            ["Eine Seilbahn zum Klinikum lehnen wir ab.", "Ein Feuerwerk wird es nicht geben."],
        ),
        ("Was wird noch geprüft?", ["Die Einrichtung eines Jugendcafés wird geprüft."]),
        (
            "Was steht unter Haushaltsvorbehalt?",
            ["Das Museum wird saniert, sofern Haushaltsmittel zur Verfügung stehen."],
        ),
    ],
)
async def test_what_is_refused_examined_or_left_to_the_budget(
    asked: Assistant, question: str, quotes: list[str]
) -> None:
    assert [citation.quote for citation in (await answer(asked, question)).citations] == quotes


async def test_with_a_subject_it_is_a_question_as_any_other(asked: Assistant) -> None:
    said = await answer(asked, "Wird eine Seilbahn gebaut?")
    assert [citation.quote for citation in said.citations] == ["Eine Seilbahn zum Klinikum lehnen wir ab."]


async def test_whom_it_concerns_is_a_subject(asked: Assistant) -> None:
    said = await answer(asked, "Was wird für Kinder abgelehnt?")
    assert len(said.citations) < 2


async def test_of_several_papers_the_one_of_those_who_refuse(tmp_path: Path) -> None:
    other = "# Programm Grotensen\n\nDie FWG lehnt ein Parkhaus am Markt ab.\n"
    both = assistant_for(PAPER, tmp_path, other)
    said = await answer(both, "Was will die FWG auf keinen Fall?")
    assert [citation.quote for citation in said.citations] == ["Die FWG lehnt ein Parkhaus am Markt ab."]
