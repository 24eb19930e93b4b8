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

    # set, not defaulted: a cache folder of the user's need not hold the file, and then it would be fetched
    os.environ["TIKTOKEN_CACHE_DIR"] = str(Path(core.__file__).parent / "_static" / "tiktoken_cache")
    return tiktoken.get_encoding("cl100k_base")


def count_tokens(text: str) -> int:
    """Tokens of ``text``; special tokens such as ``<|endoftext|>`` count as plain text."""
    return len(_encoding().encode(text, disallowed_special=()))
