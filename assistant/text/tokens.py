"""Token counts for budgets: tiktoken's cl100k, an estimate for other models' tokenizers."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import tiktoken


@lru_cache(maxsize=1)
def _encoding() -> tiktoken.Encoding:
    """The encoding file that llama-index packages; nothing is fetched."""
    import llama_index.core as core

    os.environ.setdefault(
        "TIKTOKEN_CACHE_DIR", str(Path(core.__file__).parent / "_static" / "tiktoken_cache")
    )
    return tiktoken.get_encoding("cl100k_base")


def count_tokens(text: str) -> int:
    """Tokens of ``text``; special tokens such as ``<|endoftext|>`` count as plain text."""
    return len(_encoding().encode(text, disallowed_special=()))
