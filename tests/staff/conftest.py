"""The two made-up papers, indexed with an embedder that needs no model."""

from __future__ import annotations

import pytest

from assistant.index.library import Library
from assistant.settings import Settings
from tests.index.samples import ingest, opened, write
from tests.staff.samples import PAPERS


@pytest.fixture
def library(settings: Settings) -> Library:
    write(settings.documents, PAPERS)
    ingest(settings)
    return opened(settings)
