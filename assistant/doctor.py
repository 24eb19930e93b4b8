"""What is there and what is missing, without changing anything."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from assistant import texts
from assistant.agreements import read_catalog
from assistant.errors import ServiceError, VereinbartError
from assistant.index.embedding import make_embedder
from assistant.index.library import open_library
from assistant.ollama_runtime import OllamaRuntime
from assistant.settings import Settings
from assistant.text.readers import FORMATS


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    ok: bool
    text: str

    @property
    def exit_code(self) -> int:
        """3 for a missing service, 1 for anything else that is not as it should be."""
        if self.ok:
            return 0
        service = self.subject in (texts.DOCTOR_OLLAMA, texts.DOCTOR_MODEL)
        return ServiceError.exit_code if service else VereinbartError.exit_code

    def record(self) -> dict[str, Any]:
        return asdict(self)


def examine(settings: Settings) -> list[Finding]:
    """Look at documents, catalogue, index, Ollama and the model."""
    return [_documents(settings), _catalog(settings), _index(settings), *_ollama(settings)]


def _documents(settings: Settings) -> Finding:
    files = [path for path in settings.documents.rglob("*") if path.suffix.lower() in FORMATS]
    text = texts.doctor_documents(settings.documents, len(files))
    return Finding(texts.DOCTOR_DOCUMENTS, bool(files), text)


def _catalog(settings: Settings) -> Finding:
    catalog = read_catalog(settings.documents)
    text = " ".join(catalog.problems) or texts.doctor_catalog(len(catalog.entries))
    return Finding(texts.DOCTOR_CATALOG, not catalog.problems, text)


def _index(settings: Settings) -> Finding:
    try:
        library = open_library(settings, make_embedder(settings))
    except VereinbartError as error:
        return Finding(texts.DOCTOR_INDEX, False, str(error))
    text = texts.doctor_index(len(library.documents), len(library.units), library.embedder.model_name)
    return Finding(texts.DOCTOR_INDEX, True, text)


def _ollama(settings: Settings) -> list[Finding]:
    status = OllamaRuntime(settings).status()
    server = texts.doctor_server(status.host, status.version) if status.version else str(status.problem)
    model = texts.doctor_model(status.model, status.loaded) if status.model else texts.DOCTOR_NO_MODEL
    return [
        Finding(texts.DOCTOR_OLLAMA, bool(status.version), server),
        Finding(texts.DOCTOR_MODEL, bool(status.model), model),
    ]
