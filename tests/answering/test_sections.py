from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.sections import _name
from assistant.batch import answer
from tests.answering.one_paper import assistant_for

CONTRACT = """# Zweckvereinbarung Moorbek

## § 1 Gegenstand

Die Gemeinden betreiben gemeinsam einen Bauhof.

## § 10 Kündigung

Die Vereinbarung kann mit einer Frist von zwölf Monaten gekündigt werden.
Die Kündigung bedarf der Schriftform.
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_for(CONTRACT, Path(tmp_path_factory.mktemp("papers")))


@pytest.mark.parametrize("question", ["§ 10", "was steht in paragraph 10", "Was regelt § 10 Abs. 2?"])
async def test_a_section_is_found_by_its_number(asked: Assistant, question: str) -> None:
    said = await answer(asked, question)
    assert [citation.quote[:13] for citation in said.citations] == ["Die Vereinbar", "Die Kündigung"]


async def test_another_section_s_number_only_begins_like_it(asked: Assistant) -> None:
    said = await answer(asked, "Was steht in § 1?")
    assert [citation.quote for citation in said.citations] == [
        "Die Gemeinden betreiben gemeinsam einen Bauhof."
    ]


@pytest.mark.parametrize(
    "heading", ["Geschäftsordnung", "§ 4 Geschäftsordnung", "2.1 Geschäftsordnung:", "IV. Geschäftsordnung"]
)
def test_a_heading_is_named_without_its_number(heading: str) -> None:
    assert _name(heading) == "geschaftsordnung"
