"""One thing that ``vereinbart doctor`` looked at."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from assistant import texts
from assistant.errors import ServiceError, VereinbartError

_SERVICES = (texts.DOCTOR_OLLAMA, texts.DOCTOR_MODEL, texts.DOCTOR_CHROMA)
_DISPENSABLE = (texts.DOCTOR_OCR, texts.DOCTOR_MEMORY, texts.DOCTOR_UPLOADS, texts.DOCTOR_LEFTOVERS)


@dataclass(frozen=True)
class Finding:
    """What was found."""

    subject: str
    ok: bool
    text: str

    @property
    def exit_code(self) -> int:
        """3 for a missing service, 1 for anything else that is needed and not as it should be."""
        if self.ok or self.subject in _DISPENSABLE:
            return 0
        return ServiceError.exit_code if self.subject in _SERVICES else VereinbartError.exit_code

    def record(self) -> dict[str, Any]:
        return asdict(self)
