"""A catalogue as it was parsed before: YAML takes a second for thousands of entries, JSON a fiftieth."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant import agreements
from assistant.index.manifest import digest, write_whole

# Characters; what is smaller is parsed at once.
LARGE = 64_000


@dataclass(frozen=True)
class KeptCatalog:
    """Keeps the last large catalogue in the file ``path``; it can be deleted at any time."""

    path: Path

    def parse(self, text: str) -> Any:
        """As :func:`assistant.agreements.parse`; the same text is parsed once."""
        if len(text) < LARGE:
            return agreements.parse(text)
        of = digest(text.encode())
        with suppress(OSError, ValueError, KeyError, TypeError):  # not kept, or not whole
            kept = json.loads(self.path.read_bytes())
            if kept["of"] == of:
                return kept["value"]
        value = agreements.parse(text)
        with suppress(OSError, ValueError, TypeError):  # no room, or nothing that JSON can say
            content = json.dumps({"of": of, "value": value}, ensure_ascii=False)
            if json.loads(content)["value"] == value:
                write_whole(self.path, content.encode())
        return value
