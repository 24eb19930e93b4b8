"""The sentences of a paper as nodes of llama-index, each to be embedded with where it stands.

A very long sentence gets several vectors, one for each part of it, that all count for the sentence.

A vector says less of each word the more words it stands for: measured with e5 on 40 questions, what stands
at the end of a long unpunctuated text is among the best eight for 25 % of them with parts of 480 tokens, for
50 % with 256 and for 55 % with 128 (alone: 70 %). One vector averaged over windows is no way out: it is near
to everything (among the best eight for 57 % of the questions that it does not answer; a part of 128: 4 %).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from llama_index.core.schema import MetadataMode, TextNode

from assistant.agreements import Agreement
from assistant.index.ids import part_id
from assistant.index.passages import units
from assistant.text.document import Document

TokenCount = Callable[[str], int]
# In tokens of the embedder; an ordinary sentence with its heading has about 50.
LONG = 192
PART = 128
_CONTEXT = 48


def sentence_nodes(document: Document, agreement: Agreement, key: str) -> list[TextNode]:
    """One node a sentence, embedded as "title – heading – lead-in: sentence".

    ``key`` marks the version of the document that the node belongs to.
    """
    return [
        TextNode(
            id_=unit.sentence.id,
            text=unit.sentence.text,
            metadata={
                "context": " – ".join(filter(None, (agreement.title, unit.context))),
                "agreement": agreement.id,
                "key": key,
            },
            text_template="{metadata_str}: {content}",
            metadata_template="{value}",
            excluded_embed_metadata_keys=["agreement", "key"],
            excluded_llm_metadata_keys=["context", "agreement", "key"],
        )
        for unit in units(document, agreement.id)
    ]


def in_parts(nodes: Sequence[TextNode], tokens: TokenCount) -> Iterator[TextNode]:
    """The nodes, with each that is too long for one vector replaced by its parts."""
    for node in nodes:
        form = node.get_content(MetadataMode.EMBED)
        # a token has at least one letter, and counting is not free
        if len(form) <= LONG or tokens(form) <= LONG:
            yield node
        else:
            yield from _parts(node, tokens)


def _parts(node: TextNode, tokens: TokenCount) -> Iterator[TextNode]:
    context = _cut(str(node.metadata["context"]), _CONTEXT, tokens)[0]
    for number, text in enumerate(_cut(node.text, PART - _CONTEXT, tokens), start=1):
        yield node.model_copy(
            update={
                "id_": part_id(node.node_id, number),
                "text": text,
                "metadata": node.metadata | {"context": context},
            }
        )


def _cut(text: str, budget: int, tokens: TokenCount) -> list[str]:
    """The text in pieces of about the same length, none above the budget; cut between words if it can be."""
    frame = tokens("") - 1  # what a model adds to every text ends in the blank before the first word
    words = [piece for word in text.split() for piece in _pieces(word, budget, tokens)]
    costs = [max(1, tokens(word) - frame) for word in words]
    share = sum(costs) / max(1, ceil(sum(costs) / budget))
    parts: list[list[str]] = [[]]
    used = 0.0
    for word, cost in zip(words, costs, strict=True):
        if (parts[-1] and used + cost > budget) or used >= share:
            parts.append([])
            used = 0.0
        parts[-1].append(word)
        used += cost
    return [" ".join(part) for part in parts]


def _pieces(word: str, budget: int, tokens: TokenCount) -> list[str]:
    if len(word) <= budget or tokens(word) <= budget:
        return [word]
    return [word[start : start + budget] for start in range(0, len(word), budget)]
