from __future__ import annotations

import time

import pytest

from assistant.agreements import Agreement
from assistant.errors import DocumentError, StoreError, UsageError
from assistant.index.manifest import Entry, LeftOut, Manifest, StateFolder
from assistant.settings import Settings
from assistant.shelf import find_paper
from assistant.text.document import Document

BUS = Entry(Agreement("bus", "Busvertrag", "alt/Müll.pdf"), "x", "h", "k1", 6, 3)
SCAN = LeftOut(Agreement("satzung", "Satzung", "satzung.pdf"), "„satzung.pdf“: kein Text (Scan).", True)


@pytest.fixture
def shelf(settings: Settings) -> Settings:
    folder = StateFolder(settings.data)
    folder.prepare()
    many = tuple(Entry(Agreement(f"plan-{n}", "P", f"{n}.md"), "x", "h", f"p{n}", 1, 1) for n in range(12))
    folder.commit(Manifest("g", "e", "c", (), (BUS, *many), (SCAN,)), time.time())
    folder.save_document("k1", Document("Text", ()))
    return settings


@pytest.mark.parametrize("wanted", ["bus", "alt/Müll.pdf", "Müll.pdf", "Mu\u0308ll.pdf", " bus "])
def test_a_paper_is_found_by_id_and_by_file_name(shelf: Settings, wanted: str) -> None:
    found = find_paper(shelf, wanted)
    assert (found.agreement.id, found.document.text, found.passages) == ("bus", "Text", 3)


def test_a_file_that_was_not_read_says_why(shelf: Settings) -> None:
    with pytest.raises(DocumentError) as error:
        find_paper(shelf, "satzung")
    assert str(error.value) == "„satzung.pdf“ wurde nicht gelesen. Kein Text (Scan)."


def test_of_many_papers_only_the_closest_are_named(shelf: Settings) -> None:
    with pytest.raises(UsageError) as error:
        find_paper(shelf, "plan7")
    assert "Eingelesen: plan-7, " in str(error.value)
    assert str(error.value).endswith(" und 3 weitere.")


def test_before_the_first_ingest_the_way_is_named(settings: Settings) -> None:
    with pytest.raises(StoreError, match="vereinbart ingest"):
        find_paper(settings, "bus")
