"""An assistant without a model for the papers that a test writes itself, one mostly."""

from __future__ import annotations

from pathlib import Path

from assistant import application
from assistant.answering.assistant import Assistant
from assistant.index.embedding import make_embedder
from assistant.index.ingest import Ingest
from assistant.settings import Settings
from tests.index.inline_reader import InlineReader


def assistant_for(text: str, folder: Path, *others: str) -> Assistant:
    """Reads ``text`` as Markdown below ``folder``, and ``others`` as further papers."""
    (folder / "papers").mkdir()
    (folder / "papers" / "moorbek.md").write_text(text, encoding="utf-8")
    for number, other in enumerate(others, start=1):
        (folder / "papers" / f"other-{number}.md").write_text(other, encoding="utf-8")
    settings = Settings(documents=folder / "papers", data=folder / "data")
    Ingest(settings, make_embedder(settings), reader=InlineReader()).run()
    return application.make_assistant(settings, None)
