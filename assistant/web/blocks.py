"""Gradio's blocks, with one more door shut.

Whoever talks to Gradio without its page can send the description of a file where text is expected; Gradio
then copies that file, or fetches it from another host, before any of our code runs. It checks the path in
launched apps only, and a mounted one is never launched. Nothing here takes files.
"""

from __future__ import annotations

from typing import Any

from assistant import texts
from assistant.errors import UsageError
from assistant.web.toolkit import gr


class PlainBlocks(gr.Blocks):
    """Takes texts, numbers and choices from the browser, and nothing that is made of parts."""

    async def preprocess_data(self, block_fn: Any, inputs: list[Any], *more: Any, **named: Any) -> Any:
        """Refuse before Gradio looks for files in what was sent."""
        if any(isinstance(item, dict | list) for item in inputs):
            raise UsageError(texts.CHAT_ODD_INPUT)
        return await super().preprocess_data(block_fn, inputs, *more, **named)
