from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import httpx
import pytest
from llama_index.core.schema import TextNode

from assistant.errors import StoreError
from assistant.index.library import LibraryWatch
from assistant.index.store import SegmentedStore, VectorStore, connect, drop_others
from assistant.offline import OFFLINE, go_offline
from assistant.settings import Settings
from tests.index.samples import BUS, WordEmbedder, best, ingest, opened, write
from tests.waiting import LONG, free_port, until


def node(name: str, *vector: float, agreement: str = "a") -> TextNode:
    return TextNode(
        id_=name, text=name, embedding=list(vector), metadata={"agreement": agreement, "key": "k"}
    )


def filled(folder: Path) -> VectorStore:
    store = VectorStore.create(connect(folder), "g1", "words", "chunker")
    store.add([node("gleich", 1.0, 0.0), node("quer", 0.0, 1.0, agreement="b"), node("nahe", 3.0, 4.0)])
    return store


def test_scores_are_cosines(tmp_path: Path) -> None:
    scores = filled(tmp_path).query([1.0, 0.0], 3)
    assert scores == pytest.approx({"gleich": 1.0, "nahe": 0.6, "quer": 0.0}, abs=1e-5)


def test_an_opposite_vector_keeps_its_sign(tmp_path: Path) -> None:
    assert filled(tmp_path).query([-1.0, 0.0], 3)["gleich"] == pytest.approx(-1.0, abs=1e-5)


def test_cosine_and_embedder_are_there_after_reopening(tmp_path: Path) -> None:
    filled(tmp_path)
    collection = VectorStore.open(connect(tmp_path), "g1")._collection
    assert collection._model.configuration_json["hnsw"]["space"] == "cosine"
    assert collection.metadata["embedder"] == "words"
    assert VectorStore.open(connect(tmp_path), "g1").query([2.0, 0.0], 1) == pytest.approx({"gleich": 1.0})


def test_a_filter_restricts_and_may_match_nothing(tmp_path: Path) -> None:
    store = filled(tmp_path)
    assert set(store.query([1.0, 0.0], 20, ["b"])) == {"quer"}
    assert store.query([1.0, 0.0], 20, ["c"]) == {}


def test_asking_for_more_than_there_is(tmp_path: Path) -> None:
    assert len(filled(tmp_path).query([1.0, 0.0], 300)) == 3


def test_an_empty_collection_finds_nothing(tmp_path: Path) -> None:
    store = VectorStore.create(connect(tmp_path), "leer", "words", "chunker")
    assert store.query([1.0, 0.0], 5) == {}


def test_a_vector_of_another_length_is_a_clear_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"Chroma meldet einen Fehler .*dimension"):
        filled(tmp_path).query([1.0, 0.0, 0.0], 1)


def test_vectors_of_one_paper_are_copied(tmp_path: Path) -> None:
    old = filled(tmp_path)
    new = VectorStore.create(connect(tmp_path), "g2", "words", "chunker")
    new.copy_from(old, "k")
    new.copy_from(old, "anderer Schlüssel")
    assert new.query([1.0, 0.0], 3) == pytest.approx(old.query([1.0, 0.0], 3))


def paper(store: VectorStore, name: str, key: str, *vectors: tuple[float, float]) -> None:
    store.add(
        [
            TextNode(
                id_=f"{name}:{n:04d}", text="x", embedding=list(v), metadata={"agreement": name, "key": key}
            )
            for n, v in enumerate(vectors, 1)
        ]
    )


def segmented(folder: Path) -> SegmentedStore:
    """In the first segment is a former version of b, that is nearer to everything."""
    first, second = (VectorStore.create(connect(folder), name, "words", "chunker") for name in "gh")
    paper(first, "a", "k1", (1.0, 0.0), (0.6, 0.8))
    paper(first, "b", "k2", *[(1.0, 0.01)] * 20)
    paper(second, "b", "k3", (0.8, 0.6))
    return SegmentedStore([(first, {"a": 2}), (second, {"b": 1})])


def test_what_is_out_of_force_is_passed_over(tmp_path: Path) -> None:
    store = segmented(tmp_path)
    found = store.query([1.0, 0.0], 2)
    assert found == pytest.approx({"a:0001": 1.0, "b:0001": 0.8}, abs=1e-5)
    assert set(store.query([1.0, 0.0], 10)) == {"a:0001", "a:0002", "b:0001"}
    assert store.count() == 3


def test_for_one_sentence_out_of_force_not_the_whole_library_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = VectorStore.create(connect(tmp_path), "g", "words", "chunker")
    paper(store, "b", "k1", (1.0, 0.0))
    paper(store, "a", "k2", *[(1.0, 0.1 * number) for number in range(1, 60)])
    asked: list[int] = []
    whole = VectorStore.nearest
    monkeypatch.setattr(
        VectorStore, "nearest", lambda own, vector, k, *rest: asked.append(k) or whole(own, vector, k, *rest)
    )
    assert len(SegmentedStore([(store, {"a": 59})]).query([1.0, 0.0], 4)) == 4
    assert asked == [4, 8]


def test_a_restriction_holds_over_segments(tmp_path: Path) -> None:
    store = segmented(tmp_path)
    assert store.query([1.0, 0.0], 10, ["b"]) == pytest.approx({"b:0001": 0.8}, abs=1e-5)
    assert store.query([1.0, 0.0], 10, ["c"]) == {}
    ids, vectors = store.vectors(["b", "a"])
    assert (sorted(ids), vectors.shape) == (["a:0001", "a:0002", "b:0001"], (3, 2))
    assert store.some(["a:0002"]).tolist() == [pytest.approx([0.6, 0.8])]


def test_only_ones_own_collections_are_dropped(tmp_path: Path) -> None:
    client = connect(tmp_path)
    for name in ("aa-1", "aa-2", "bb-1", "aab-1"):
        VectorStore.create(client, name, "words", "chunker")
    client.create_collection("fremd", embedding_function=None)
    drop_others(client, {"aa-2"}, owner="aa")
    names = sorted(collection.name for collection in client.list_collections())
    assert names == ["fremd", "vereinbart-aa-2", "vereinbart-aab-1", "vereinbart-bb-1"]


def test_in_a_folder_of_ones_own_all_old_ones_are_dropped(tmp_path: Path) -> None:
    client = connect(tmp_path)
    for name in ("aa-1", "bb-1"):
        VectorStore.create(client, name, "words", "chunker")
    drop_others(client, {"bb-1"})
    assert [collection.name for collection in client.list_collections()] == ["vereinbart-bb-1"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "127.0.0.1:9", "https://127.0.0.1:9"])
def test_a_silent_server_names_the_setting(tmp_path: Path, url: str) -> None:
    with pytest.raises(
        StoreError, match=rf"Chroma-Server {url} antwortet nicht. Bitte VEREINBART_CHROMA_URL"
    ):
        connect(tmp_path, url)


def test_a_damaged_database_is_a_clear_line(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_bytes(b"kein SQLite" * 1000)
    with pytest.raises(StoreError, match="Der Index ist beschädigt"):
        connect(tmp_path)


def test_a_folder_that_cannot_be_written_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "chroma.sqlite3").write_bytes(b"kein SQLite" * 1000)
    monkeypatch.setattr("os.access", lambda path, _: not str(path).endswith(".sqlite3"))
    with pytest.raises(StoreError, match="kann nicht geschrieben werden"):
        connect(tmp_path)


class Server:
    """``chroma run`` on a free port."""

    def __init__(self, folder: Path) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        command = [
            str(Path(sys.executable).with_name("chroma")),
            "run",
            "--path",
            str(folder),
            "--port",
            str(port),
        ]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert until(self._answers), "chroma run does not answer"

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/v2/heartbeat").is_success
        except httpx.TransportError:
            return False

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(LONG)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("chroma"))
    yield running
    running.stop()


@pytest.mark.integration
def test_the_same_code_works_with_a_server(settings: Settings, papers: Path, server: Server) -> None:
    remote = settings.model_copy(update={"chroma_url": server.url})
    ingest(remote)
    watch = LibraryWatch(remote, WordEmbedder())
    assert best(watch.current(), "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."
    write(papers, {"moorbek.md": BUS.replace("zwei", "drei")})
    ingest(remote)
    assert best(watch.current(), "Was kostet die Fahrt?") == "Die Fahrt kostet drei Euro."
    assert best(watch.current(), "Fahrt", agreements=["tannrode"]) != ""


@pytest.mark.integration
def test_two_data_folders_share_a_server(settings: Settings, papers: Path, server: Server) -> None:
    one, two = (
        settings.model_copy(update={"chroma_url": server.url, "data": settings.data / name}) for name in "ab"
    )
    ingest(one)
    for price in ("drei", "vier", "fünf"):
        write(papers, {"moorbek.md": BUS.replace("zwei", price)})
        ingest(two)
    assert best(opened(one), "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."
    assert best(opened(two), "Was kostet die Fahrt?") == "Die Fahrt kostet fünf Euro."


@pytest.mark.integration
def test_a_new_server_is_filled_again(settings: Settings, papers: Path, server: Server) -> None:
    ingest(settings)
    remote = settings.model_copy(update={"chroma_url": server.url})
    ingest(remote)
    assert opened(remote).store.count() == 6


@pytest.mark.integration
def test_a_server_that_went_away_leaves_the_words(settings: Settings, papers: Path, tmp_path: Path) -> None:
    passing = Server(tmp_path / "chroma")
    remote = settings.model_copy(update={"chroma_url": passing.url})
    ingest(remote)
    library = opened(remote)
    passing.stop()
    assert best(library, "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."
    assert library.store.away
    with pytest.raises(StoreError, match="Der Chroma-Server antwortet nicht mehr"):
        library.store.vectors(["moorbek"])


def test_a_folder_can_be_opened_again_once_the_libraries_are_told_to_be_quiet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in OFFLINE:
        monkeypatch.delenv(name, raising=False)
    first = connect(tmp_path)
    go_offline()
    assert connect(tmp_path).get_version() == first.get_version()


def test_no_vector_of_a_small_collection_is_missed(tmp_path: Path) -> None:
    store = filled(tmp_path)
    chroma = store._collection
    few = {"ids": [["b"]], "distances": [[0.5]]}
    with mock.patch.object(type(chroma), "query", return_value=few):
        found = store.nearest([1.0, 0.0], 9)
    assert sorted(name for name, _ in found) == sorted(chroma.get()["ids"])
    assert [cosine for _, cosine in found] == sorted((cosine for _, cosine in found), reverse=True)
