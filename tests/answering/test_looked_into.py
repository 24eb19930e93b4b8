from __future__ import annotations

from pathlib import Path

from assistant.batch import answer
from tests.answering.one_paper import assistant_for


async def test_a_refusal_says_what_was_searched(tmp_path: Path) -> None:
    asked = assistant_for("# Vereinbarung Moorbek\n\nDas Bad wird saniert.\n", tmp_path)
    refused = await answer(asked, "Wie hoch ist die Hundesteuer?")
    assert refused.citations == ()
    assert refused.notes[0].startswith("Durchsucht wurde ein Papier: ")
    assert not any("Durchsucht" in note for note in (await answer(asked, "Wird das Bad saniert?")).notes)
