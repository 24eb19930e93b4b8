"""Reading in this process: what a process of its own is for is tested in ``test_reading``."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.index.profile import profile
from assistant.index.reading import DocumentReader, Job
from assistant.text.readers import read_document


class InlineReader(DocumentReader):
    """Reads at once what is asked for; starting a process for each ingest takes a second."""

    def prepare(self) -> None:
        """There is nothing to start."""

    def request(self, path: Path, document_id: str, name: str = "") -> Job:
        job = Job(path, document_id, path.stat().st_size, name)
        try:
            job.outcome = document = read_document(path, document_id)
            job.profile = profile(name, document) if name else None
        except DocumentError as error:
            job.outcome = error
        return job


def read_inline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No ingest starts a process for its readers."""
    monkeypatch.setattr("assistant.index.ingest.DocumentReader", InlineReader)
