"""An assistant without a model for the papers that a test writes itself, one mostly."""

from __future__ import annotations

from pathlib import Path

from assistant import application
from assistant.answering.assistant import Assistant
from assistant.settings import Settings


def assistant_for(text: str, folder: Path, *others: str) -> Assistant:
    """Reads ``text`` as Markdown below ``folder``, and ``others`` as further papers."""
    (folder / "papers").mkdir()
    (folder / "papers" / "moorbek.md").write_text(text, encoding="utf-8")
    for number, other in enumerate(others, start=1):
        (folder / "papers" / f"other-{number}.md").write_text(other, encoding="utf-8")
    settings = Settings(documents=folder / "papers", data=folder / "data")
    application.ingest(settings)
    return application.make_assistant(settings, None)
