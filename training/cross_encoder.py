"""Train the reading model and write it as ``assistant/models/cross-encoder.onnx``, eight bits a weight.

Run: ``python -m training.cross_encoder`` (needs ``pip install torch onnx``; about an hour and a half on
two cores that have AMX or AVX-512). ``--held-out`` names corpora that are left out, to fit and judge on.
"""

from __future__ import annotations

import argparse
import logging
import math
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor
from torch.nn import functional

from assistant.answering.cross_encoder import MODEL, NEITHER, padded, piece_rows
from assistant.answering.e5_weights import read_weights
from assistant.answering.word_pieces import WordPieces, load_word_pieces
from training.encoder import Encoder
from training.examples import Group, groups
from training.packing import packed

logger = logging.getLogger(__name__)

FIRST, LATER = (tuple(f"tune_{letter}" for letter in letters) for letters in ("defghijklmno", "pqrstuvwxy"))
# Corpora, epochs and rate of each round; each goes on from the one before.
ROUNDS = ((FIRST, 3, 1.2e-4), ((*FIRST, *LATER), 2, 1e-4))
HELD_OUT = ("tune_h", "tune_i")
AT_ONCE, WARM_UP = 8, 0.06
# Weight of "the right sentence before the others" beside "each sentence for itself".
RANKING = 0.15
# Lengths are padded to multiples, so that few shapes have to be compiled.
MULTIPLE = 16


def main() -> None:
    """Build the examples, train, export."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", nargs="*", default=HELD_OUT)
    parser.add_argument("--out", type=Path, default=MODEL)
    wanted = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    torch.set_flush_denormal(True)
    encoder, pieces = Encoder(read_weights()), load_word_pieces()
    for corpora, epochs, rate in ROUNDS:
        found = list(groups(tuple(name for name in corpora if name not in wanted.held_out)))
        logger.info("%d wordings, %d pairs", len(found), sum(len(group.examples) for group in found))
        encoder = train(encoder, found, pieces, epochs, rate)
    export(encoder, wanted.out)


def train(encoder: Encoder, found: Sequence[Group], pieces: WordPieces, epochs: int, rate: float) -> Encoder:
    """Cross entropy a pair, and the right sentence of a question before its others."""
    parameters = [parameter for parameter in encoder.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=0.01)
    steps = epochs * math.ceil(len(found) / AT_ONCE)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / (WARM_UP * steps + 1)) * (steps - step) / steps + 1e-3
    )
    encoder.train()
    for epoch in range(epochs):
        losses = []
        for batch in _batches(found):
            with torch.autocast("cpu", torch.bfloat16):
                logits = encoder(*_inputs(batch, pieces)).float()
            loss = _loss(logits, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        logger.info("epoch %d: loss %.3f", epoch + 1, float(np.mean(losses)))
    return encoder.eval()


def _batches(found: Sequence[Group]) -> Iterator[list[Group]]:
    """In a new order each time, groups of about one length together."""
    order = random.sample(list(found), len(found))
    for start in range(0, len(order), AT_ONCE * 16):
        near = sorted(order[start : start + AT_ONCE * 16], key=_length)
        batches = [near[place : place + AT_ONCE] for place in range(0, len(near), AT_ONCE)]
        yield from random.sample(batches, len(batches))


def _length(group: Group) -> int:
    return max(len(example.question) + len(example.sentence) for example in group.examples)


def _inputs(batch: Sequence[Group], pieces: WordPieces) -> tuple[Tensor, Tensor]:
    rows = [
        row
        for group in batch
        for row in piece_rows(pieces, group.examples[0].question, [e.sentence for e in group.examples])
    ]
    ids, mask = padded(rows, MULTIPLE)
    return torch.from_numpy(pieces.vectors(ids)), torch.from_numpy(mask)


def _loss(logits: Tensor, batch: Sequence[Group]) -> Tensor:
    labels = torch.tensor([example.label for group in batch for example in group.examples])
    loss = functional.cross_entropy(logits, labels)
    about = torch.logsumexp(logits[:, 1:], -1) - logits[:, NEITHER]
    sizes = [len(group.examples) for group in batch]
    ranked = []
    for scores, right in zip(about.split(sizes), (labels != NEITHER).split(sizes), strict=True):
        if right.any() and not right.all():
            ranked.append(torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0))
    return loss + RANKING * torch.stack(ranked).mean() if ranked else loss


def export(encoder: Encoder, path: Path) -> None:
    """Write the network as ONNX; the word pieces' vectors come from outside."""
    example = (torch.randn(2, 7, encoder.pos.shape[1]), torch.ones(2, 7, dtype=torch.bool))
    axes = {"vectors": {0: "pairs", 1: "pieces"}, "mask": {0: "pairs", 1: "pieces"}, "logits": {0: "pairs"}}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            encoder.eval(),
            example,
            str(whole),
            input_names=["vectors", "mask"],
            output_names=["logits"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        onnx.save(packed(onnx.load(whole)), path)


if __name__ == "__main__":
    main()
