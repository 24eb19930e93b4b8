from __future__ import annotations

from pathlib import Path

from assistant.batch import answer
from tests.answering.one_paper import assistant_for

PAPER = """# Vereinbarung Moorbek

Das Freibad ist vom 15. Mai bis zum 10. September täglich von 10 bis 19 Uhr geöffnet.
Das Hallenbad wird saniert.
"""


async def test_the_open_air_pool_answers_nothing_on_the_indoor_pool(tmp_path: Path) -> None:
    asked = assistant_for(PAPER, tmp_path)
    assert "10. September" in (await answer(asked, "Wann ist das Freibad geöffnet?")).text
    assert "10. September" not in (await answer(asked, "Wann ist das Hallenbad geöffnet?")).text


async def test_a_single_grave_is_no_double_one(tmp_path: Path) -> None:
    asked = assistant_for("# Vereinbarung Moorbek\n\nEin Einzelgrab kostet künftig 560 Euro.\n", tmp_path)
    assert (await answer(asked, "Was kostet ein Doppelgrab?")).citations == ()
    assert (await answer(asked, "Was kostet ein Einzelgrab?")).citations


async def test_that_there_is_no_tax_on_beds_says_nothing_of_other_taxes(tmp_path: Path) -> None:
    asked = assistant_for("# Vereinbarung Moorbek\n\nEine Bettensteuer wird nicht eingeführt.\n", tmp_path)
    assert (await answer(asked, "Wie hoch ist die Zweitwohnungssteuer?")).citations == ()
    assert (await answer(asked, "Wann kommt die Bettensteuer?")).citations
