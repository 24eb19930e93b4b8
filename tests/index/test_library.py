from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.index.ids import sentence_id
from assistant.index.library import LibraryWatch, open_library
from assistant.index.manifest import StateFolder
from assistant.index.store import connect
from assistant.settings import Settings
from tests.index.samples import BUS, WordEmbedder, best, ingest, opened, write

ROOT = Path(__file__).parents[2]
INGEST_ELSEWHERE = """
import sys
from pathlib import Path
from assistant.settings import Settings
from tests.index.samples import ingest
ingest(Settings(documents=Path(sys.argv[1]), data=Path(sys.argv[2])))
"""


def test_a_library_knows_places_passages_and_papers(settings: Settings, papers: Path) -> None:
    ingest(settings)
    library = opened(settings)
    heading, first, second = (unit.sentence.id for unit in library.units[:3])
    assert library.position[second] == 2
    assert library.passage_of[first] is library.passage_of[second]
    assert heading not in library.passage_of
    assert [agreement.title for agreement in library.agreements] == [
        "Vereinbarung Moorbek",
        "Vereinbarung Tannrode",
    ]


def test_nothing_indexed_names_the_command(settings: Settings) -> None:
    with pytest.raises(StoreError, match=r"noch kein Dokument eingelesen\. Bitte „vereinbart ingest“"):
        opened(settings)


@pytest.mark.parametrize("dimensions", [512, 32])
def test_another_embedder_is_refused_with_one_instruction(
    settings: Settings, papers: Path, dimensions: int
) -> None:
    ingest(settings)
    with pytest.raises(
        StoreError, match=r"„words“ gebaut, eingestellt ist „andere“. Bitte einmal „vereinbart"
    ):
        open_library(settings, WordEmbedder("andere", dimensions))


def test_a_damaged_manifest_is_named(settings: Settings, papers: Path) -> None:
    ingest(settings)
    (settings.data / "index.json").write_text("{")
    with pytest.raises(
        StoreError, match=r"Der Index ist beschädigt \(.*index\.json\). Bitte nur dies löschen"
    ):
        opened(settings)


def test_a_lost_reading_is_named(settings: Settings, papers: Path) -> None:
    ingest(settings)
    for file in (settings.data / "documents").iterdir():
        file.unlink()
    with pytest.raises(StoreError, match=r"Der Index ist beschädigt \(.*\.json\)"):
        opened(settings)


def test_lost_tables_are_named_and_made_again(settings: Settings, papers: Path) -> None:
    ingest(settings)
    shutil.rmtree(settings.data / "tables")
    with pytest.raises(StoreError, match=r"Der Index ist beschädigt \(.*tables"):
        opened(settings)
    again = WordEmbedder()
    ingest(settings, embedder=again)
    assert again.embedded == 0
    assert best(opened(settings), "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."


def test_a_document_is_read_when_it_is_asked_for(settings: Settings, papers: Path) -> None:
    ingest(settings)
    library = opened(settings)
    for file in (settings.data / "documents").glob("*.json"):
        file.unlink()
    assert (len(library.units), len(library.passages), len(library.agreements)) == (6, 2, 2)
    assert library.lexical.scores("Rufbus").argmax() == 1
    with pytest.raises(StoreError, match="Der Index ist beschädigt"):
        library.units[0]


def test_rows_of_sentences_and_passages_are_sequences(settings: Settings, papers: Path) -> None:
    ingest(settings)
    library = opened(settings)
    assert list(library.position) == [unit.sentence.id for unit in library.units]
    assert list(library.position.values()) == [0, 1, 2, 3, 4, 5]
    assert library.units[-1].sentence.text == "Die Stadt zahlt 37.500 Euro."
    assert [unit.agreement_id for unit in library.units[2:4]] == ["moorbek", "tannrode"]
    assert list(library.units_of("tannrode")) == list(library.units[3:])
    assert library.passage_numbers.tolist() == [-1, 0, 0, -1, 1, 1]
    with pytest.raises(IndexError):
        library.units[6]
    assert library.position.keys().isdisjoint(["moorbek:0004", "moorbek:0000", "tannrode:x", "fehlt:0001"])


def test_headings_lead_to_their_papers(settings: Settings) -> None:
    write(settings.documents, {"a.md": "# A\n\n## Verkehr\n\nDer Bus fährt.\n"})
    write(settings.documents, {"b.md": "# B\n\n## Verkehr\n\nDie Bahn fährt.\n"})
    ingest(settings)
    assert list(opened(settings).headings["Verkehr"]) == ["a", "b"]


def test_vectors_that_are_gone_are_a_clear_line(settings: Settings, papers: Path) -> None:
    ingest(settings)
    library = opened(settings)
    client = connect(StateFolder(settings.data).chroma)
    for collection in client.list_collections():
        client.delete_collection(collection.name)
    with pytest.raises(StoreError, match="Der Index wurde gerade erneuert oder gelöscht"):
        best(library, "Was kostet die Fahrt?")
    with pytest.raises(StoreError, match="Der Index wurde gerade erneuert oder gelöscht"):
        opened(settings)


def test_the_watch_reopens_only_after_a_change(settings: Settings, papers: Path) -> None:
    ingest(settings)
    watch = LibraryWatch(settings, WordEmbedder())
    first = watch.current()
    ingest(settings)
    assert watch.current() is first
    write(papers, {"moorbek.md": BUS.replace("zwei", "drei")})
    ingest(settings)
    assert best(watch.current(), "Was kostet die Fahrt?") == "Die Fahrt kostet drei Euro."


def test_an_ingest_of_another_process_is_noticed(settings: Settings, papers: Path) -> None:
    ingest(settings)
    watch = LibraryWatch(settings, WordEmbedder())
    held = watch.current()
    write(papers, {"moorbek.md": BUS.replace("zwei", "drei")})
    command = [sys.executable, "-c", INGEST_ELSEWHERE, str(papers), str(settings.data)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=120)
    assert best(held, "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."
    assert best(watch.current(), "Was kostet die Fahrt?") == "Die Fahrt kostet drei Euro."


def test_a_moved_data_folder_still_answers(settings: Settings, papers: Path, tmp_path: Path) -> None:
    ingest(settings)
    moved = settings.model_copy(update={"data": tmp_path / "umgezogen"})
    settings.data.rename(moved.data)
    assert best(opened(moved), "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."


def test_the_sample_is_of_sentences_in_force(settings: Settings, papers: Path) -> None:
    ingest(settings)
    library = opened(settings)
    assert sentence_id("moorbek", 2) == library.units[1].sentence.id
    assert library.sample.shape == (6, 512)
