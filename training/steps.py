"""The steps of training: batches, what is read of them, how far that is off, and a step towards less."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from assistant.answering.cross_encoder import NEITHER, padded, piece_rows
from assistant.answering.word_pieces import WordPieces
from training.encoder import Encoder
from training.examples import Group

AT_ONCE, WARM_UP = 8, 0.06
# Weight of "the right sentence before the others" beside "each sentence for itself".
RANKING = 0.15
# Lengths are padded to multiples, so that few shapes have to be compiled.
MULTIPLE = 16


def learning(encoder: Encoder, rate: float, questions: int) -> Callable[[Tensor], float]:
    """What takes a step down a batch's loss and gives its value; ``questions`` are all that will be read."""
    parameters = [parameter for parameter in encoder.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=0.01)
    steps = math.ceil(questions / AT_ONCE)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / (WARM_UP * steps + 1)) * (steps - step) / steps + 1e-3
    )
    encoder.train()

    def learn(loss: Tensor) -> float:
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        schedule.step()
        return loss.item()

    return learn


def logits(encoder: Encoder, batch: Sequence[Group], pieces: WordPieces) -> Tensor:
    """Of all examples of the batch, shape ``(examples, LABELS)``."""
    with torch.autocast("cpu", torch.bfloat16):
        read: Tensor = encoder(*_inputs(batch, pieces)).float()
    return read


def batches(found: Sequence[Group]) -> Iterator[list[Group]]:
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


def loss_of(logits: Tensor, batch: Sequence[Group]) -> Tensor:
    """Of what was read of a batch beside what is right."""
    labels = torch.tensor([example.label for group in batch for example in group.examples])
    loss = functional.cross_entropy(logits, labels)
    about = torch.logsumexp(logits[:, 1:], -1) - logits[:, NEITHER]
    sizes = [len(group.examples) for group in batch]
    ranked = []
    for scores, right in zip(about.split(sizes), (labels != NEITHER).split(sizes), strict=True):
        if right.any() and not right.all():
            ranked.append(torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0))
    return loss + RANKING * torch.stack(ranked).mean() if ranked else loss
