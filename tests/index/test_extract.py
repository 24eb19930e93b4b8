from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import pytest

from assistant.index.extract import Extract, Signature
from assistant.index.lexical import index_terms, term_number
from assistant.text.document import Document
from assistant.text.readers import read_document
from tests.index.samples import BUS

LIST = "# Verkehr\n\nGebaut werden:\n\n- ein Weg\n- ein Steg\n\n# Schluss\n\nDas gilt.\n"


def read(folder: Path, text: str) -> Document:
    (folder / "a.md").write_text(text)
    return read_document(folder / "a.md", "a")


def test_an_extract_comes_back_as_it_was(tmp_path: Path) -> None:
    made = Extract.of("a.md", read(tmp_path, BUS + "\nDiese Vereinbarung tritt am 1. Mai 2027 in Kraft.\n"))
    back = Extract.load(made.dump())
    assert (back.headings, back.signature.effect) == (("Vereinbarung Moorbek",), "2027-05-01")
    assert back.passages.tolist() == made.passages.tolist() == [-1, 0, 0, 0]
    assert back.words.terms.tolist() == made.words.terms.tolist()
    assert back.signature.shingles.tolist() == made.signature.shingles.tolist()


def test_an_item_is_found_by_the_words_above_it(tmp_path: Path) -> None:
    words = Extract.of("a.md", read(tmp_path, LIST)).words
    ends = np.cumsum(words.sizes)
    steg = words.terms[ends[2] : ends[3]].tolist()
    assert {term_number(term) for term in index_terms("Verkehr gebaut Steg")} <= set(steg)
    assert term_number("weg") not in steg


def test_shared_runs_of_words_are_counted(tmp_path: Path) -> None:
    one = Signature.of("a.md", read(tmp_path, "Der Rat tagt am Montag im Saal.\n"))
    two = Signature.of("a.md", read(tmp_path, "Der RAT tagt am Montag in der Halle.\n"))
    assert (len(one.shingles), len(two.shingles), one.shared(two)) == (4, 5, 2)


@pytest.mark.parametrize("content", [b"", b"PK", b"{}"])
def test_a_damaged_extract_is_told(content: bytes) -> None:
    with pytest.raises((ValueError, OSError, EOFError, BadZipFile)):
        Extract.load(content)
