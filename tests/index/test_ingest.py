from __future__ import annotations

import re
import shutil
import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from assistant import folder_walk, texts
from assistant.errors import StoreError
from assistant.index import files, segments
from assistant.index import ingest as module
from assistant.index.library import LibraryWatch
from assistant.index.manifest import Segment, StateFolder
from assistant.index.reading import DocumentReader, Job, Limits
from assistant.index.reading_worker import Read
from assistant.index.sizes import MB
from assistant.settings import Settings
from assistant.text.ocr import Tesseract
from assistant.text.readers import read_document
from tests.index.odd_readers import NotThere, half_scanned, odd, scan_or_text
from tests.index.samples import (
    BUS,
    CATALOG,
    POOL,
    Interrupted,
    WordEmbedder,
    best,
    ingest,
    opened,
    states,
    write,
)
from tests.test_folder_walk import shut


def test_every_paper_is_reported_with_its_catalogue_entry(settings: Settings, papers: Path) -> None:
    report = ingest(settings)
    assert report.ok
    assert states(report) == {"moorbek.md": "neu", "tannrode.md": "neu"}
    assert [file.agreement for file in report.files] == ["moorbek", "tannrode"]
    assert [(file.sentences, file.passages) for file in report.files] == [(3, 1), (3, 1)]


def test_a_second_run_changes_nothing_and_embeds_nothing(settings: Settings, papers: Path) -> None:
    first, generation = ingest(settings), generation_of(settings)
    again = WordEmbedder()
    second = ingest(settings, embedder=again)
    assert states(second) == {"moorbek.md": "unverändert", "tannrode.md": "unverändert"}
    assert (again.embedded, generation_of(settings)) == (0, generation)
    assert second.fingerprint == first.fingerprint


def test_a_changed_file_answers_anew_and_only_what_changed_is_embedded(
    settings: Settings, papers: Path
) -> None:
    ingest(settings)
    write(papers, {"moorbek.md": BUS.replace("zwei Euro", "drei Euro")})
    again = WordEmbedder()
    report = ingest(settings, embedder=again)
    assert states(report) == {"moorbek.md": "geändert", "tannrode.md": "unverändert"}
    assert again.embedded == 1
    library = opened(settings)
    assert best(library, "Was kostet die Fahrt?") == "Die Fahrt kostet drei Euro."
    assert best(library, "Was zahlt die Stadt?") == "Die Stadt zahlt 37.500 Euro."
    assert library.store.count() == 6


def test_a_removed_file_leaves_no_hit_in_chroma_or_bm25(settings: Settings, papers: Path) -> None:
    ingest(settings)
    (papers / "moorbek.md").unlink()
    report = ingest(settings)
    assert states(report)["moorbek.md"] == "entfernt"
    library = opened(settings)
    assert library.store.count() == len(library.units) == 3
    assert not library.lexical.scores("Rufbus").any()


def test_a_shortened_file_loses_its_sentences(settings: Settings, papers: Path) -> None:
    ingest(settings)
    write(papers, {"tannrode.md": POOL.replace(" Die Stadt zahlt 37.500 Euro.", "")})
    ingest(settings)
    library = opened(settings)
    assert library.store.count() == 5
    assert "37.500" not in best(library, "Zahlt die Stadt 37.500 Euro?")


def test_a_renamed_file_keeps_one_copy(settings: Settings, papers: Path) -> None:
    ingest(settings)
    (papers / "moorbek.md").rename(papers / "rufbus.md")
    write(papers, {"catalog.yaml": CATALOG.replace("moorbek.md", "rufbus.md")})
    again = WordEmbedder()
    report = ingest(settings, embedder=again)
    assert states(report) == {"rufbus.md": "neu", "tannrode.md": "unverändert", "moorbek.md": "entfernt"}
    assert again.embedded == 0
    library = opened(settings)
    assert library.agreement("moorbek").file == "rufbus.md"
    assert library.store.count() == 6


def test_an_identical_file_is_named_and_read_once(settings: Settings, papers: Path) -> None:
    write(papers, {"zweitschrift.md": POOL})
    report = ingest(settings)
    assert report.problems == ("zweitschrift.md: gleicher Inhalt wie tannrode.md; nur einmal eingelesen.",)
    assert opened(settings).store.count() == 6


def test_identical_pages_of_one_paper_are_all_kept(settings: Settings) -> None:
    page = "# Anlage\n\nDer Jugendtreff bleibt geöffnet. Er wird renoviert.\n\n"
    write(settings.documents, {"a.md": page * 3})
    ingest(settings)
    library = opened(settings)
    assert len({unit.sentence.id for unit in library.units}) == library.store.count() == 9


def test_broken_files_are_named_and_the_good_ones_indexed(settings: Settings, papers: Path) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:1\n"
    write(
        papers, {"leer.txt": "", "alt.doc": b"\xd0\xcf\x11\xe0", "lfs.pdf": pointer, "GROSS.PDF": b"%PDF-1.4"}
    )
    report = ingest(settings)
    named = sorted(problem.split(":")[0].strip("„“") for problem in report.problems)
    assert named == ["GROSS.PDF", "alt.doc", "leer.txt", "lfs.pdf"]
    assert set(opened(settings).documents) == {"tannrode", "moorbek"}


def test_a_catalogue_fault_costs_its_fields_not_the_paper(settings: Settings, papers: Path) -> None:
    write(papers, {"catalog.yaml": CATALOG.replace("entwurf", "Skizze")})
    report = ingest(settings)
    assert len(report.problems) == 1
    assert report.problems[0].startswith(
        "catalog.yaml: moorbek.md: Feld „status“: „Skizze“ ist nicht erlaubt"
    )
    assert opened(settings).agreement("moorbek").status == "unbekannt"


def test_a_new_status_in_the_catalogue_shows_without_embedding(settings: Settings, papers: Path) -> None:
    ingest(settings)
    write(papers, {"catalog.yaml": CATALOG.replace("entwurf", "beschlossen")})
    again = WordEmbedder()
    ingest(settings, embedder=again)
    assert opened(settings).agreement("moorbek").status == "beschlossen"
    assert again.embedded == 0


def test_a_paper_without_an_entry_gets_a_profile_and_a_warning(settings: Settings) -> None:
    write(
        settings.documents,
        {"neu/Beschlussvorlage Hafen.md": "# Beschlussvorlage\n\nDer Hafen wird saniert.\n"},
    )
    report = ingest(settings)
    assert report.ok
    assert (
        report.files[0].warnings[0].startswith("neu/Beschlussvorlage Hafen.md: kein Eintrag in catalog.yaml")
    )
    agreement = opened(settings).agreement("beschlussvorlage-hafen")
    assert (agreement.status, agreement.title) == ("vorlage", "Beschlussvorlage")


def test_two_files_of_one_name_get_two_ids(settings: Settings) -> None:
    write(
        settings.documents, {"a/protokoll.txt": "Der Radweg kommt.\n", "b/protokoll.txt": "Der Steg kommt.\n"}
    )
    ingest(settings)
    assert set(opened(settings).documents) == {"protokoll", "protokoll-2"}


def test_file_names_are_the_same_composed_or_not(settings: Settings) -> None:
    name, other = (unicodedata.normalize(form, "grünanlagen.txt") for form in ("NFC", "NFD"))
    write(settings.documents, {other: "Der Park wird größer.\n"})
    assert states(ingest(settings)) == {name: "neu"}
    (settings.documents / other).rename(settings.documents / name)
    assert states(ingest(settings)) == {name: "unverändert"}
    (settings.documents / name).unlink()
    write(settings.documents, {"rat.txt": "Der Rat tagt.\n"})
    assert states(ingest(settings)) == {name: "entfernt", "rat.txt": "neu"}


def test_a_crash_half_way_leaves_the_old_state(settings: Settings, papers: Path) -> None:
    ingest(settings)
    before = StateFolder(settings.data).manifest()
    write(
        papers, {"moorbek.md": BUS.replace("zwei", "drei"), "tannrode.md": POOL.replace("37.500", "40.000")}
    )
    with pytest.raises(Interrupted):
        ingest(settings, embedder=WordEmbedder(fails_after=1))
    assert StateFolder(settings.data).manifest() == before
    assert best(opened(settings), "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."


def test_after_a_crash_the_next_run_clears_up(settings: Settings, papers: Path) -> None:
    ingest(settings)
    write(papers, {"moorbek.md": BUS.replace("zwei", "drei")})
    with pytest.raises(Interrupted):
        ingest(settings, embedder=WordEmbedder(fails_after=0))
    ingest(settings)
    assert best(opened(settings), "Was kostet die Fahrt?") == "Die Fahrt kostet drei Euro."
    assert len(collections(settings)) == 2  # the one in force and the one before


def test_a_second_writer_is_refused_within_five_seconds(
    settings: Settings, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert module.LOCK_SECONDS < 5
    monkeypatch.setattr(module, "LOCK_SECONDS", 0.05)
    folder = StateFolder(settings.data)
    folder.prepare()
    with FileLock(folder.lock), pytest.raises(StoreError, match="Ein anderer Lauf baut den Index gerade um"):
        ingest(settings)


def test_another_embedder_embeds_everything_again(settings: Settings, papers: Path) -> None:
    ingest(settings)
    other = WordEmbedder("andere", dimensions=32)
    write(papers, {"moorbek.md": BUS.replace("zwei", "drei")})
    ingest(settings, embedder=other)
    assert other.embedded == 6
    assert best(opened(settings, other), "Was zahlt die Stadt?") == "Die Stadt zahlt 37.500 Euro."


def test_lost_vectors_are_embedded_again(settings: Settings, papers: Path) -> None:
    ingest(settings)
    for name in collections(settings):
        client(settings).delete_collection(name)
    again = WordEmbedder()
    assert states(ingest(settings, embedder=again))["moorbek.md"] == "unverändert"
    assert again.embedded == opened(settings).store.count() == 6


def test_an_empty_folder_says_what_to_do(settings: Settings) -> None:
    settings.documents.mkdir()
    (problem,) = ingest(settings).problems
    assert problem.startswith(f"Keine Dokumente in {settings.documents.resolve()}. Bitte Dateien hineinlegen")


def test_a_mistyped_path_does_not_empty_the_index(settings: Settings, papers: Path) -> None:
    fingerprint = ingest(settings).fingerprint
    report = ingest(settings, papers / "gibtsnicht")
    assert report.problems == (
        f"{papers / 'gibtsnicht'}: Datei oder Ordner gibt es nicht. Bitte den Pfad prüfen.",
    )
    assert report.fingerprint == fingerprint
    assert set(opened(settings).documents) == {"tannrode", "moorbek"}


def test_an_emptied_folder_does_not_empty_the_index(settings: Settings, papers: Path) -> None:
    fingerprint = ingest(settings).fingerprint
    shutil.rmtree(papers)
    papers.mkdir()
    (problem,) = ingest(settings).problems
    assert problem.startswith(f"In {papers} liegt kein Papier mehr; im Index stammen 2 Papiere von dort.")
    write(papers, {"bild.xyz": "x"})
    assert ingest(settings).problems[-1] == problem
    assert opened(settings).manifest.fingerprint == fingerprint
    (settings.data / "index.json").unlink()
    assert ingest(settings).fingerprint != fingerprint


def test_another_folder_without_papers_does_not_either(
    settings: Settings, papers: Path, tmp_path: Path
) -> None:
    fingerprint = ingest(settings).fingerprint
    (tmp_path / "leer").mkdir()
    report = ingest(settings, tmp_path / "leer")
    assert (report.ok, report.fingerprint, len(opened(settings).documents)) == (False, fingerprint, 2)


def test_one_of_two_folders_that_is_emptied_keeps_its_papers(
    settings: Settings, papers: Path, tmp_path: Path
) -> None:
    other = write(tmp_path / "anderes", {"steg.txt": "Der Steg kommt.\n"})
    ingest(settings, papers, other)
    (other / "steg.txt").unlink()
    (problem,) = ingest(settings, papers, other).problems
    assert problem.startswith(f"In {other} liegt kein Papier mehr; im Index stammt ein Papier von dort.")
    assert "steg" in opened(settings).documents
    assert states(ingest(settings, papers))["steg.txt"] == "entfernt"


def test_a_single_file_can_be_indexed(settings: Settings, papers: Path) -> None:
    ingest(settings, papers / "moorbek.md")
    assert list(opened(settings).documents) == ["moorbek"]


def test_hidden_files_and_the_catalogue_are_passed_over(settings: Settings, papers: Path) -> None:
    write(papers, {".DS_Store": "x", ".git/HEAD.txt": "ref: refs/heads/main"})
    assert set(states(ingest(settings))) == {"moorbek.md", "tannrode.md"}


def test_a_data_folder_that_is_a_file_is_one_clear_line(settings: Settings, papers: Path) -> None:
    settings.data.write_text("im Weg")
    with pytest.raises(StoreError, match=r"In den Ordner .* kann nicht geschrieben werden.*VEREINBART_DATA"):
        ingest(settings)


def test_special_tokens_in_a_paper_are_plain_text(settings: Settings) -> None:
    write(settings.documents, {"a.txt": "Der Vermerk <|endoftext|> steht im Protokoll.\n"})
    assert ingest(settings).ok
    assert "<|endoftext|>" in best(opened(settings), "Wo steht <|endoftext|>?")


def test_progress_goes_once_over_all_files(settings: Settings, papers: Path) -> None:
    steps: list[tuple[str, int | None, int | None]] = []
    module.Ingest(settings, WordEmbedder(), lambda *step: steps.append(step)).run()
    assert steps[0][:2] == ("moorbek.md wird eingelesen", 0)
    done = [step[1] for step in steps]
    assert done == sorted(done)
    assert steps[-1] == ("tannrode.md wird eingelesen", 7, 7)


def test_thousands_of_sentences_go_in_batches(settings: Settings) -> None:
    text = "\n\n".join(f"Die Maßnahme Nummer {number} wird umgesetzt." for number in range(700))
    write(settings.documents, {"lang.txt": text})
    ingest(settings)
    assert opened(settings).store.count() == 700


def test_a_sentence_that_occurs_often_is_embedded_once(settings: Settings) -> None:
    write(settings.documents, {"lang.txt": "Der Rat tagt am Montag. " * 500})
    embedder = WordEmbedder()
    assert ingest(settings, embedder=embedder).files[0].sentences == 500
    assert embedder.embedded == 1
    assert opened(settings).store.count() == 500


class CountingReader(DocumentReader):
    """Knows what it was asked for."""

    def __init__(self, read: Read = read_document, limits: Limits | None = None) -> None:
        super().__init__(read, limits)
        self.asked: list[str] = []

    def request(self, path: Path, document_id: str, name: str = "") -> Job:
        self.asked.append(path.name)
        return super().request(path, document_id, name)


def test_an_unchanged_file_is_not_read_again_and_reported_in_full(settings: Settings, papers: Path) -> None:
    write(papers, {"steg.txt": "Der Steg wird ver-\nbreitert.\n"})
    first, reader = ingest(settings), CountingReader()
    second = ingest(settings, reader=reader)
    assert reader.asked == []
    assert [replace(file, state="unverändert") for file in first.files] == list(second.files)
    assert second.files[-1].repairs == {"hyphenation": 1}


def test_only_the_changed_file_is_read(settings: Settings, papers: Path) -> None:
    ingest(settings)
    write(papers, {"moorbek.md": BUS.replace("zwei", "drei")})
    reader = CountingReader()
    ingest(settings, reader=reader)
    assert reader.asked == ["moorbek.md"]


def test_a_lost_reading_is_read_again(settings: Settings, papers: Path) -> None:
    ingest(settings)
    for path in (settings.data / "documents").iterdir():
        path.unlink()
    assert set(states(ingest(settings)).values()) == {"unverändert"}
    assert best(opened(settings), "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."


def test_a_renamed_file_is_read_again_where_its_warnings_name_it(settings: Settings) -> None:
    write(settings.documents, {"a/steg.txt": "Der Steg kommt.\n"})
    ingest(settings)
    (settings.documents / "a").rename(settings.documents / "b")
    (report,) = (file for file in ingest(settings).files if file.state == "neu")
    assert report.warnings[0].startswith("b/steg.txt: ")
    assert opened(settings).documents["steg"][1].warnings == report.warnings


def test_the_same_bytes_under_another_ending_are_another_reading(settings: Settings) -> None:
    write(settings.documents, {"steg.txt": "# Steg\n\nDer Steg kommt.\n"})
    ingest(settings)
    (settings.documents / "steg.txt").rename(settings.documents / "steg.md")
    ingest(settings)
    assert [unit.sentence.text for unit in opened(settings).units] == ["Steg", "Der Steg kommt."]


def test_pages_that_nothing_could_read_are_read_again_when_something_can(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(settings.documents, {"plan.pdf": b"Der Plan gilt."})
    monkeypatch.setattr(files, "find_tesseract", lambda: Tesseract())
    assert ingest(settings, reader=DocumentReader(half_scanned)).files[0].unread == (2,)
    monkeypatch.setattr(files, "find_tesseract", lambda: Tesseract("tesseract", "5.3", frozenset(["deu"])))
    again = CountingReader(half_scanned)
    ingest(settings, reader=again)
    ingest(settings, reader=again)
    assert again.asked == ["plan.pdf"]


def test_what_was_done_before_a_crash_is_not_done_again(settings: Settings, papers: Path) -> None:
    with pytest.raises(Interrupted):
        ingest(settings, embedder=WordEmbedder(fails_after=4))
    reader, again = CountingReader(), WordEmbedder()
    ingest(settings, embedder=again, reader=reader)
    assert (again.embedded, reader.asked) == (3, [])
    assert len(collections(settings)) == 1
    assert best(opened(settings), "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."


def test_catalogued_files_keep_their_id_and_win_over_copies(settings: Settings, papers: Path) -> None:
    write(papers, {"abschrift.md": POOL, "Moorbek.txt": "Eine Notiz.\n"})
    report = ingest(settings)
    assert report.problems == ("abschrift.md: gleicher Inhalt wie tannrode.md; nur einmal eingelesen.",)
    assert {a.id: a.file for a in opened(settings).agreements} == {
        "moorbek": "moorbek.md", "tannrode": "tannrode.md", "moorbek-2": "Moorbek.txt",
    }  # fmt: skip


def test_a_file_that_cannot_be_read_is_remembered_as_left_out(settings: Settings, papers: Path) -> None:
    fingerprint = ingest(settings).fingerprint
    watch = LibraryWatch(settings, WordEmbedder())
    assert watch.current().manifest.left_out == ()
    write(papers, {"moorbek.md": ""})
    write(papers, {"alt.doc": "x", "moorbek.md": BUS, "steg.md": ""})
    report = ingest(settings)
    assert report.fingerprint == fingerprint
    left = {item.agreement.file: item for item in watch.current().manifest.left_out}
    assert {name: item.scan for name, item in left.items()} == {"alt.doc": False, "steg.md": False}
    assert left["steg.md"].reason in report.problems
    assert states(report)["steg.md"] == "fehlgeschlagen"


def test_what_cannot_be_seen_is_left_out_by_name_and_the_rest_read(
    settings: Settings, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(papers, {"geheim/steg.txt": "Der Steg kommt.\n"})
    (papers / "moorbek.md").unlink()
    (papers / "moorbek.md").symlink_to(papers / "gibtsnicht.md")
    monkeypatch.setattr(folder_walk.os, "scandir", shut(papers / "geheim"))
    report = ingest(settings)
    assert states(report) == {
        "tannrode.md": "neu", "moorbek.md": "fehlgeschlagen", "geheim/": "fehlgeschlagen",
    }  # fmt: skip
    assert [problem.partition(" (")[0] for problem in report.problems] == [
        texts.link_broken("moorbek.md"),
        "geheim/: Der Ordner lässt sich nicht öffnen",
    ]
    manifest = StateFolder(settings.data).manifest()
    assert manifest is not None
    assert [item.agreement.id for item in manifest.left_out] == ["moorbek", "geheim"]


def test_a_folder_that_cannot_be_opened_does_not_empty_the_index(
    settings: Settings, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ingest(settings).fingerprint
    monkeypatch.setattr(folder_walk.os, "scandir", shut(papers))
    report = ingest(settings)
    assert report.fingerprint == before
    assert f"{papers}/: Der Ordner lässt sich nicht öffnen (keine Berechtigung)" in report.problems[0]


def test_a_catalogue_under_another_name_is_told(settings: Settings, papers: Path) -> None:
    (papers / "catalog.yaml").rename(papers / "Katalog.yml")
    assert ingest(settings).problems == (texts.catalog_misnamed("Katalog.yml", "catalog.yaml"),)


def test_a_left_out_file_has_its_catalogue_entry_and_may_be_a_scan(settings: Settings, papers: Path) -> None:
    write(papers, {"moorbek.md": "scan"})
    ingest(settings, reader=DocumentReader(scan_or_text))
    manifest = StateFolder(settings.data).manifest()
    assert manifest is not None
    (left,) = manifest.left_out
    assert (left.agreement.id, left.agreement.place, left.scan) == ("moorbek", "Gemeinde Moorbek", True)


def test_a_folder_in_which_nothing_can_be_read_empties_the_index(settings: Settings, papers: Path) -> None:
    ingest(settings)
    write(papers, {"moorbek.md": "", "tannrode.md": " "})
    assert states(ingest(settings)) == {"moorbek.md": "fehlgeschlagen", "tannrode.md": "fehlgeschlagen"}
    manifest = StateFolder(settings.data).manifest()
    assert manifest is not None
    assert (len(manifest.entries), len(manifest.left_out)) == (0, 2)


def test_one_bad_file_costs_only_itself(settings: Settings, papers: Path) -> None:
    # a large file is allowed more time: so only the one that hangs, a short one, ever takes too long
    long = " " * 200
    bad = {"b.txt": f"eat{long}", "m.txt": f"exit{long}", "z.txt": f"raise Oje{long}"}
    write(papers, {"a.txt": "hang", **bad})
    limits = Limits(memory=1024 * MB, silence=1.0, per_megabyte=300_000.0)
    report = ingest(settings, reader=DocumentReader(odd, limits))
    named = {problem.split("“")[0].strip("„"): problem for problem in report.problems}
    assert set(named) == {"a.txt", "b.txt", "m.txt", "z.txt"}
    assert re.search(r"seit \d+ s nicht weiter", named["a.txt"])
    assert "Zum Lesen reicht der Speicher nicht (mehr als 1024 MB)" in named["b.txt"]
    assert "abgestürzt (Rückgabewert 3)" in named["m.txt"]
    assert best(opened(settings), "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."


def test_a_reader_that_does_not_start_leaves_the_index_as_it_is(settings: Settings, papers: Path) -> None:
    before = ingest(settings).fingerprint
    write(papers, {"neu.txt": "Der Steg kommt.\n"})
    with pytest.raises(StoreError, match=r"startet nicht \(Rückgabewert 4\)\. Der bisherige Index gilt"):
        ingest(settings, reader=DocumentReader(NotThere()))
    manifest = StateFolder(settings.data).manifest()
    assert manifest is not None
    assert manifest.fingerprint == before


def test_a_row_of_two_thousand_words_is_found_by_its_end(settings: Settings) -> None:
    words = " ".join(f"Posten {number} Haushalt" for number in range(700))
    write(settings.documents, {"a.txt": f"{words} Drehleiter Feuerwehr\n", "b.txt": "Der Rat tagt.\n"})
    (report, _) = ingest(settings).files
    library = opened(settings)
    assert report.sentences == 1
    assert library.store.count() > 20
    scores = library.store.query(WordEmbedder()._vector("Drehleiter Feuerwehr"), 300)
    assert set(scores) == {"a:0001", "b:0001"}
    assert scores["a:0001"] > 0.1 > scores["b:0001"]


def test_an_index_of_the_release_before_is_made_over_without_embedding(
    settings: Settings, papers: Path
) -> None:
    fingerprint = ingest(settings).fingerprint
    folder = StateFolder(settings.data)
    manifest = folder.manifest()
    assert manifest is not None
    folder.commit(replace(manifest, segments=(), layout=1), time.time())
    shutil.rmtree(settings.data / "tables")
    for path in (settings.data / "documents").glob("*.npz"):
        path.unlink()
    with pytest.raises(StoreError, match="von einer anderen Fassung des Programms"):
        opened(settings)
    again, reader = WordEmbedder(), CountingReader()
    assert ingest(settings, embedder=again, reader=reader).fingerprint == fingerprint
    assert (again.embedded, reader.asked) == (0, [])
    assert best(opened(settings), "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."


@pytest.fixture
def small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if five sentences were many: nothing is joined for being small, nothing tidied."""
    monkeypatch.setattr(segments, "SMALL", 0)
    monkeypatch.setattr(segments, "LARGE", 0)
    monkeypatch.setattr(segments, "_TIDY", 0)
    monkeypatch.setattr(segments, "_DEAD", 1)


@pytest.mark.usefixtures("small_segments")
def test_in_a_large_index_only_the_changed_paper_is_stored(settings: Settings, papers: Path) -> None:
    write(papers, {"steg.txt": "Der Steg kommt.\n\nEr ist aus Holz.\n"})
    ingest(settings)
    (first,) = collections(settings)
    held = opened(settings)
    write(papers, {"moorbek.md": BUS.replace("zwei Euro", "drei Euro")})
    ingest(settings)
    assert {first} < set(collections(settings))
    library = opened(settings)
    assert [len(segment.keys) for segment in segments_of(settings)] == [3, 1]
    assert [unit.agreement_id for unit in library.units[:4]] == ["moorbek"] * 3 + ["tannrode"]
    assert best(library, "Was kostet die Fahrt?") == "Die Fahrt kostet drei Euro."
    assert best(library, "Was zahlt die Stadt?") == "Die Stadt zahlt 37.500 Euro."
    assert best(held, "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."
    assert (library.store.count(), held.store.count()) == (8, 8)
    assert len(library.store.query(WordEmbedder()._vector("Euro"), 8)) == 8


@pytest.mark.usefixtures("small_segments")
def test_a_change_taken_back_needs_no_new_vectors(settings: Settings, papers: Path) -> None:
    ingest(settings)
    write(papers, {"moorbek.md": BUS.replace("zwei", "drei")})
    ingest(settings)
    write(papers, {"moorbek.md": BUS})
    again = WordEmbedder()
    ingest(settings, embedder=again)
    assert again.embedded == 0
    assert [len(segment.keys) for segment in segments_of(settings)] == [2]
    assert best(opened(settings), "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."


def test_a_removed_paper_is_cleared_away(settings: Settings, papers: Path) -> None:
    ingest(settings)
    (papers / "moorbek.md").unlink()
    ingest(settings)
    write(papers, {"tannrode.md": POOL + "\nDas Bad öffnet im Mai.\n"})
    ingest(settings)
    stored = [
        text
        for name in collections(settings)
        for text in client(settings).get_collection(name).get()["documents"]
    ]
    assert len(stored) == 3 + 4
    assert not [text for text in stored if "Fahrt" in text]
    assert len(list((settings.data / "documents").glob("*.json"))) == 2


def client(settings: Settings):  # type: ignore[no-untyped-def]
    from assistant.index.store import connect

    return connect(StateFolder(settings.data).chroma)


def collections(settings: Settings) -> list[str]:
    return [collection.name for collection in client(settings).list_collections()]


def segments_of(settings: Settings) -> tuple[Segment, ...]:
    manifest = StateFolder(settings.data).manifest()
    assert manifest is not None
    return manifest.segments


def generation_of(settings: Settings) -> str:
    manifest = StateFolder(settings.data).manifest()
    assert manifest is not None
    return manifest.generation
