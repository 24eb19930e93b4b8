"""A small corpus in the documents folder of the test's settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings
from tests.index.samples import PAPERS, write


@pytest.fixture
def papers(settings: Settings) -> Path:
    """The documents folder with two papers and their catalogue."""
    return write(settings.documents, PAPERS)
