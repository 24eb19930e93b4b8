"""Train the reading model and write it as ``assistant/models/cross-encoder.onnx``, eight bits a weight.

Run: ``python -m training.cross_encoder`` (needs ``pip install torch onnx``; about an hour and a half on
two cores that have AMX or AVX-512). ``--held-out`` names corpora that are left out, to fit and judge on.
"""

from __future__ import annotations

import argparse
import logging
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch

from assistant.answering.cross_encoder import MODEL
from assistant.answering.e5_weights import read_weights
from assistant.answering.word_pieces import WordPieces, load_word_pieces
from training.encoder import Encoder
from training.examples import Group, groups
from training.packing import packed
from training.steps import batches, learning, logits, loss_of

logger = logging.getLogger(__name__)

FIRST, LATER = (tuple(f"tune_{letter}" for letter in letters) for letters in ("defghijklmno", "pqrstuvwxy"))
# Corpora, epochs and rate of each round; each goes on from the one before.
ROUNDS = ((FIRST, 3, 1.2e-4), ((*FIRST, *LATER), 2, 1e-4))
HELD_OUT = ("tune_h", "tune_i")


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
    learn = learning(encoder, rate, epochs * len(found))
    for epoch in range(epochs):
        losses = [learn(loss_of(logits(encoder, batch, pieces), batch)) for batch in batches(found)]
        logger.info("epoch %d: loss %.3f", epoch + 1, float(np.mean(losses)))
    return encoder.eval()


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
