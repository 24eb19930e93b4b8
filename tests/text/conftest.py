"""Fixtures of the reading tests."""

from __future__ import annotations

import pytest

from assistant.text.ocr import Tesseract, find_tesseract


@pytest.fixture(scope="session")
def tesseract() -> Tesseract:
    """The Tesseract of this machine with its German data."""
    found = find_tesseract()
    if found.missing:
        pytest.skip("no Tesseract with German data; on Debian: apt-get install tesseract-ocr-deu")
    return found
