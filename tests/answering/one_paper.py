"""An assistant without a model for one paper that a test writes itself."""

from __future__ import annotations

from pathlib import Path

from assistant import application
from assistant.answering.assistant import Assistant
from assistant.settings import Settings


def assistant_for(text: str, folder: Path) -> Assistant:
    """Reads ``text`` as Markdown below ``folder``."""
    (folder / "papers").mkdir()
    (folder / "papers" / "moorbek.md").write_text(text, encoding="utf-8")
    settings = Settings(documents=folder / "papers", data=folder / "data")
    application.ingest(settings)
    return application.make_assistant(settings, None)
