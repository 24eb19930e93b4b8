"""Learn where the sentences on a topic lie beside the topic itself.

Run: ``python -m training.topic_queries`` (needs ``pip install torch``; some minutes on two cores). It reads
``topics.tsv``, topics as people type them with the sentences that readers found to belong to them, and writes
``assistant/models/topic-queries.npz``.
"""

from __future__ import annotations

import csv
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from assistant.index.library import Library
from assistant.index.query_maps import Asked, QueryMap
from assistant.settings import Settings
from assistant.staff.topic_queries import topic_vector
from assistant.text.document import BlockKind
from evals.cases import load
from evals.systems import corpus_library, corpus_settings

TOPICS = Path(__file__).with_name("topics.tsv")
EPOCHS, RATE, DECAY, DROPOUT, NOISE, HEAT = 20, 5e-4, 0.03, 0.2, 0.01, 40.0
# Of all sentences that belong each shall be likely, of one at least it is asked less.
EACH, ANY = 0.7, 0.3


@dataclass(frozen=True)
class Corpus:
    """Vectors of sentences ``(n, dim)`` and topics ``(t, dim)``; for each topic ``(t, n)`` which sentences
    belong to it, and which do or do not for sure."""

    sentences: Tensor
    topics: Tensor
    belong: Tensor
    sure: Tensor


def main() -> None:
    """Embed, learn, write."""
    learn(list(corpora())).save(Asked.TOPIC.path)


def corpora() -> Iterator[Corpus]:
    """The papers and topics that were read."""
    with TOPICS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    files = {file.corpus: file for file in load((), Path("documents"), "tune").files}
    with tempfile.TemporaryDirectory() as folder:
        for corpus in dict.fromkeys(row["corpus"] for row in rows):
            file = files[corpus]
            library = corpus_library(corpus_settings(Settings(data=Path(folder)), file.corpus, file.folder))
            yield _corpus(library, [row for row in rows if row["corpus"] == corpus])


def _corpus(library: Library, rows: Sequence[dict[str, str]]) -> Corpus:
    ids = [unit.sentence.id for unit in library.units if unit.kind is not BlockKind.HEADING]
    belong, perhaps = ([{*row[name].split()} for row in rows] for name in ("belong", "perhaps"))
    return Corpus(
        torch.from_numpy(np.asarray(library.store.some(ids), dtype=np.float32)),
        torch.from_numpy(np.stack([topic_vector(library.embedder, row["topic"]) for row in rows])),
        torch.tensor([[key in those for key in ids] for those in belong]),
        torch.tensor([[key not in those for key in ids] for those in perhaps]),
    )


def learn(read: Sequence[Corpus]) -> QueryMap:
    """A map near the identity that makes a topic's sentences the likeliest of their corpus."""
    torch.manual_seed(0)
    chance = random.Random(0)
    sentences = torch.cat([corpus.sentences for corpus in read]).mean(0)
    topics = torch.cat([corpus.topics for corpus in read]).mean(0)
    change = torch.nn.Parameter(torch.zeros(len(topics), len(topics)))
    heat = torch.nn.Parameter(torch.tensor(HEAT).log())
    optimizer = torch.optim.AdamW(
        [{"params": [change], "weight_decay": DECAY}, {"params": [heat], "weight_decay": 0.0}], lr=RATE
    )
    for _ in range(EPOCHS):
        for corpus in chance.sample(list(read), len(read)):
            asked = functional.normalize(corpus.topics - topics, dim=1)
            asked = asked + torch.randn_like(asked) * NOISE
            moved = functional.normalize(asked + functional.dropout(asked, DROPOUT) @ change, dim=1)
            loss = _loss(moved @ (corpus.sentences - sentences).T * heat.exp(), corpus)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    matrix = np.eye(len(topics), dtype=np.float32) + change.detach().numpy()
    return QueryMap(topics.numpy(), matrix, np.zeros(len(topics), dtype=np.float32))


def _loss(scores: Tensor, corpus: Corpus) -> Tensor:
    """Cross entropy over the sentences of a corpus, for the topics that have any."""
    likely = torch.log_softmax(scores.masked_fill(~corpus.sure, -1e9), dim=1)
    each = (likely * corpus.belong).sum(1) / corpus.belong.sum(1).clamp(min=1)
    some = torch.logsumexp(likely.masked_fill(~corpus.belong, -1e9), dim=1)
    return -(EACH * each + ANY * some)[corpus.belong.any(1)].mean()


if __name__ == "__main__":
    main()
