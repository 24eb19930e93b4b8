"""Learn where the sentences that answer a question lie beside the question itself.

Run: ``python -m training.question_queries`` (needs ``pip install torch``; ten minutes on two cores, most of
it for the vectors of the papers). It reads the questions of the corpora that the reading model was trained
on, with the sentences that carry their answers, and writes ``assistant/models/question-queries.npz``.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from assistant.answering.question import understand
from assistant.index.library import Library
from assistant.index.query_maps import Asked, QueryMap
from assistant.settings import Settings
from assistant.text.document import BlockKind
from evals.case import Case
from evals.cases import load
from evals.scoring import is_gold
from evals.systems import corpus_library, corpus_settings
from training.cross_encoder import FIRST, HELD_OUT, LATER

# Chosen on tune_h and tune_za … tune_zh: more epochs learn the questions by heart, a lower heat learns less.
EPOCHS, RATE, DECAY, DROPOUT, HEAT, AT_ONCE = 8, 3e-4, 0.1, 0.2, 100.0, 64


@dataclass(frozen=True)
class Corpus:
    """Vectors of sentences ``(n, dim)`` and questions ``(q, dim)``; ``gold`` ``(q, n)`` joins them."""

    sentences: Tensor
    questions: Tensor
    gold: Tensor


def main() -> None:
    """Embed, learn, write."""
    learn(list(corpora())).save(Asked.QUESTION.path)


def corpora() -> Iterator[Corpus]:
    """The papers and questions that the reading model was trained on."""
    names = {*FIRST, *LATER} - {*HELD_OUT}
    with tempfile.TemporaryDirectory() as folder:
        for file in load((), Path("documents"), "tune").files:
            if file.path.stem in names:
                own = corpus_settings(Settings(data=Path(folder)), file.corpus, file.folder)
                yield _corpus(corpus_library(own), file.cases)


def _corpus(library: Library, cases: Sequence[Case]) -> Corpus:
    asked, gold = [], []
    for wording in (wording for case in cases if not case.history for wording in case.variants()):
        question = understand(wording.question, library.agreements)
        answers = [
            unit.kind is not BlockKind.HEADING and is_gold(wording, unit.sentence.text, unit.agreement_id)
            for unit in library.units
        ]
        if any(answers) and not question.foreign:
            asked.append(library.embedder.get_query_embedding(question.query))
            gold.append(answers)
    sentences = library.store.some([unit.sentence.id for unit in library.units])
    return Corpus(
        torch.from_numpy(np.asarray(sentences, dtype=np.float32)), torch.tensor(asked), torch.tensor(gold)
    )


def learn(read: Sequence[Corpus]) -> QueryMap:
    """A map near the identity after which the likeliest sentences of the corpus are those that answer."""
    torch.manual_seed(0)
    chance = random.Random(0)
    mean = torch.cat([corpus.questions for corpus in read]).mean(0)
    change = torch.nn.Parameter(torch.zeros(len(mean), len(mean)))
    shift = torch.nn.Parameter(torch.zeros(len(mean)))
    heat = torch.nn.Parameter(torch.tensor(HEAT).log())
    learned = [{"params": [change, shift], "weight_decay": DECAY}, {"params": [heat], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(learned, lr=RATE)
    for _ in range(EPOCHS):
        batches = [(corpus, n) for corpus in read for n in range(0, len(corpus.questions), AT_ONCE)]
        for corpus, n in chance.sample(batches, len(batches)):
            asked, gold = corpus.questions[n : n + AT_ONCE], corpus.gold[n : n + AT_ONCE]
            changed = functional.dropout(asked - mean, DROPOUT) @ change
            moved = functional.normalize(asked + changed + shift, dim=1)
            likely = torch.log_softmax(moved @ corpus.sentences.T * heat.exp(), dim=1)
            loss = -torch.logsumexp(likely.masked_fill(~gold, -1e9), dim=1).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    matrix = torch.eye(len(mean)) + change.detach()
    return QueryMap(mean.numpy(), matrix.numpy(), (mean + shift.detach()).numpy())


if __name__ == "__main__":
    main()
