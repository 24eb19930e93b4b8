from __future__ import annotations

from pathlib import Path

import pytest
from llama_index.core.schema import QueryBundle

from assistant.index import search as module
from assistant.index.library import Library
from assistant.index.search import HybridRetriever, Search, Weights
from assistant.settings import Settings
from tests.index.samples import ingest, opened, write


@pytest.fixture
def library(settings: Settings, papers: Path) -> Library:
    ingest(settings)
    return opened(settings)


def test_the_sentence_with_the_words_comes_first(library: Library) -> None:
    hits = Search(library).sentences("Wie viel zahlt die Stadt?", 3)
    assert hits[0].unit.sentence.text == "Die Stadt zahlt 37.500 Euro."
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_more_than_there_is_gives_all(library: Library) -> None:
    assert len(Search(library).sentences("Rufbus", 20)) == 6
    assert len(Search(library).passages("Rufbus", 20)) == 2


def test_one_passage_is_enough_of_a_corpus(settings: Settings) -> None:
    write(settings.documents, {"a.txt": "Der Steg wird gebaut.\n"})
    ingest(settings)
    (hit,) = Search(opened(settings)).passages("Wird der Steg gebaut?", 20)
    assert hit.passage.text == "Der Steg wird gebaut."


def test_a_restriction_is_kept(library: Library) -> None:
    hits = Search(library).sentences("Wie viel zahlt die Stadt?", 20, agreements=["moorbek"])
    assert {hit.unit.agreement_id for hit in hits} == {"moorbek"}
    assert len(hits) == 3


def test_a_restriction_that_matches_nothing_gives_nothing(library: Library) -> None:
    search = Search(library)
    assert search.sentences("Rufbus", 20, agreements=["gibtsnicht"]) == []
    assert search.passages("Rufbus", 20, agreements=["gibtsnicht"]) == []


def test_a_preferred_paper_is_lifted_but_hides_nothing(library: Library) -> None:
    hits = Search(library).sentences("Euro", 6, prefer=["moorbek"])
    assert hits[0].unit.agreement_id == "moorbek"
    assert {hit.unit.agreement_id for hit in hits} == {"moorbek", "tannrode"}


def test_a_paper_that_is_left_comes_last(library: Library) -> None:
    hits = Search(library).sentences("Euro", 6, left=["moorbek"])
    assert hits[0].unit.agreement_id == "tannrode"
    assert {hit.unit.agreement_id for hit in hits} == {"moorbek", "tannrode"}


def test_what_stands_beside_the_last_answer_is_lifted(library: Library) -> None:
    search = Search(library)
    *_, last = search.sentences("Euro", 6)
    place = library.position[last.unit.sentence.id]
    lifted = {hit.unit.sentence.id: hit.score for hit in search.sentences("Euro", 6, beside=[place])}
    assert lifted[last.unit.sentence.id] == pytest.approx(last.score + Weights().beside)


def test_what_else_a_question_may_mean_counts_alike(library: Library) -> None:
    search = Search(library)
    one = {hit.unit.sentence.id: hit.score for hit in search.sentences("Rufbus", 6)}
    other = {hit.unit.sentence.id: hit.score for hit in search.sentences("Hallenbad", 6)}
    both = {hit.unit.sentence.id: hit.score for hit in search.sentences("Rufbus", 6, also=["Hallenbad"])}
    assert both == pytest.approx({key: (one[key] + other[key]) / 2 for key in one}, abs=1e-4)


@pytest.mark.parametrize("question", ["", " ", "???", "\0", "<|endoftext|>", "x" * 10_000, "😀"])
def test_any_text_can_be_searched(library: Library, question: str) -> None:
    assert len(Search(library).sentences(question, 2)) == 2


def test_the_retriever_of_llama_index_gives_the_same(library: Library) -> None:
    (node,) = HybridRetriever(library, k=1).retrieve(QueryBundle("Wie viel zahlt die Stadt?"))
    assert node.node.get_content() == "Die Stadt zahlt 37.500 Euro."
    assert node.node.metadata["agreement"] == "tannrode"


def test_a_passage_carries_its_lead_in_and_only_its_own(settings: Settings) -> None:
    paper = "# Verkehr\n\nGebaut werden:\n\n- ein Weg\n- ein Steg\n\n# Amt\n\nBestellt werden:\n\n- Tafeln\n"
    write(settings.documents, {"a.md": paper})
    ingest(settings)
    hits = Search(opened(settings)).passages("Steg", 5)
    assert hits[0].passage.text.startswith("Gebaut werden:")
    assert "Bestellt" not in hits[0].passage.text
    assert hits[0].passage.section == ("Verkehr",)


def test_in_a_large_library_a_named_place_is_searched_for_itself(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LARGE", 10)
    monkeypatch.setattr(module, "CANDIDATES", 5)
    near = "Das Freibad der Stadt wird saniert. " * 20
    write(
        settings.documents,
        {"a.txt": near, "b.txt": "Der Steg kommt. Das Hallenbad der Stadt erhält Licht.\n"},
    )
    ingest(settings)
    library = opened(settings)
    question = "Wird das Freibad der Stadt saniert?"

    def cosines(*prefer: str) -> dict[str, float]:
        hits = Search(library).sentences(question, 30, prefer=prefer)
        return {hit.unit.sentence.id: hit.cosine for hit in hits if hit.unit.agreement_id == "b"}

    own = library.store.query(library.embedder.get_query_embedding(question), 5, ["b"])
    assert len(own) == 2
    assert cosines("b") == pytest.approx(own)
    assert min(cosines().values()) > 0.8  # as near as the farthest of the five


def test_what_is_near_is_told_by_the_sample_in_a_large_library(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = Search(library, Weights(passage=0.0, lexical=0.0))
    before = {hit.unit.sentence.id: hit.score for hit in alone.sentences("Was zahlt die Stadt?", 6)}
    monkeypatch.setattr(module, "_LARGE", 0)
    after = {hit.unit.sentence.id: hit.score for hit in alone.sentences("Was zahlt die Stadt?", 6)}
    assert after == pytest.approx(before, abs=1e-4)  # the sample is the whole library here


def test_a_passage_with_all_the_words_comes_before_one_with_some(settings: Settings) -> None:
    other = "# Wege\n\nDer Steg wird gebaut. Es gibt neue Bänke.\n"
    whole = "# Ufer\n\nDer Steg wird gebaut. Der Hafen bekommt ein Geländer aus Eiche.\n"
    write(settings.documents, {"a.md": other, "b.md": whole})
    ingest(settings)
    hit, *_ = Search(opened(settings), Weights(sentence=0, passage=0)).passages("Steg Geländer Hafen", 2)
    assert hit.passage.agreement_id == "b"


def test_scores_known_better_replace_those_of_the_search(library: Library) -> None:
    search = Search(library)
    _, last = search.passages("Wie viel zahlt die Stadt?", 2)
    hit, *_ = search.passages("Wie viel zahlt die Stadt?", 2, known={last.passage.sentence_ids[0]: 9.0})
    assert hit.passage == last.passage


def test_sentences_and_then_passages_are_one_search(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    query = library.store.query
    monkeypatch.setattr(library.store, "query", lambda *of: asked.append(1) or query(*of))
    search = Search(library)
    (first,) = search.sentences("Wie viel zahlt die Stadt?", 1)
    (best,) = search.passages("Wie viel zahlt die Stadt?", 1)
    assert first.unit.sentence.id in best.passage.sentence_ids
    assert len(asked) == 1
