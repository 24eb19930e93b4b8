"""Gradio's blocks with one more door shut, and its list with one more open.

Whoever talks to Gradio without its page can send the description of a file where text is expected; Gradio
then copies that file, or fetches it from another host, before any of our code runs. It checks the path in
launched apps only, and a mounted one is never launched. Nothing here takes files.

Which choices a list offers Gradio knows for each session anew. A page that outlives the server's process
has chosen before its session began.
"""

from __future__ import annotations

from typing import Any

from assistant import texts
from assistant.errors import UsageError
from assistant.web.toolkit import gr, without_stubs


class PlainBlocks(gr.Blocks):
    """Takes texts, numbers and choices from the browser, and nothing that is made of parts."""

    async def preprocess_data(self, block_fn: Any, inputs: list[Any], *more: Any, **named: Any) -> Any:
        """Refuse before Gradio looks for files in what was sent."""
        if any(isinstance(item, dict | list) for item in inputs):
            raise UsageError(texts.CHAT_ODD_INPUT)
        return await super().preprocess_data(block_fn, inputs, *more, **named)


with without_stubs():

    class Choice(gr.Dropdown):
        """A list whose choice is looked at by whoever it is for, and not by Gradio."""

        is_template = True  # in the browser it is a Dropdown

        def preprocess(self, payload: Any) -> str | None:
            """The choice as it was sent."""
            return payload if isinstance(payload, str) else None
