from __future__ import annotations

from pathlib import Path

from assistant.batch import answer
from tests.answering.one_paper import assistant_for

PAPER = """# Vereinbarung Moorbek

Die SVV wählt den Rat.
Die Stadtverordnetenversammlung (SVV) tagt im Mai. Der HFA tagt im Juni.
"""


async def test_an_abbreviation_is_answered_by_the_sentence_that_explains_it(tmp_path: Path) -> None:
    asked = assistant_for(PAPER, tmp_path)
    said = await answer(asked, "Wofür steht SVV?")
    assert said.text.startswith("SVV steht für „Stadtverordnetenversammlung“ (")
    assert [citation.quote for citation in said.citations] == [
        "Die Stadtverordnetenversammlung (SVV) tagt im Mai."
    ]
    assert (await answer(asked, "Was bedeutet HFA?")).citations == ()
