"""What is there and what is missing, without changing anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant import texts
from assistant.agreements import read_catalog
from assistant.errors import ServiceError, VereinbartError
from assistant.index.embedding import make_embedder
from assistant.index.library import open_library
from assistant.index.manifest import StateFolder
from assistant.ollama_runtime import OllamaRuntime
from assistant.settings import Settings
from assistant.text.ocr import Tesseract, find_tesseract
from assistant.text.readers import FORMATS


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    ok: bool
    text: str

    @property
    def exit_code(self) -> int:
        """3 for a missing service, 1 for anything else that is needed and not as it should be."""
        if self.ok or self.subject == texts.DOCTOR_OCR:
            return 0
        service = self.subject in (texts.DOCTOR_OLLAMA, texts.DOCTOR_MODEL)
        return ServiceError.exit_code if service else VereinbartError.exit_code

    def record(self) -> dict[str, Any]:
        return asdict(self)


def examine(settings: Settings, find: Callable[[], Tesseract] = find_tesseract) -> list[Finding]:
    """Look at documents, catalogue, index, text recognition, Ollama and the model."""
    folders = _folders(settings)
    return [_documents(folders), _catalog(folders), _index(settings), _ocr(find()), *_ollama(settings)]


def _folders(settings: Settings) -> list[Path]:
    """What the index was made from; before the first ingest, the documents folder."""
    try:
        manifest = StateFolder(settings.data).manifest()
    except VereinbartError:
        manifest = None
    return [Path(root) for root in manifest.roots] if manifest and manifest.roots else [settings.documents]


def _documents(folders: list[Path]) -> Finding:
    found = [path for folder in folders for path in (folder.rglob("*") if folder.is_dir() else [folder])]
    count = sum(path.suffix.lower() in FORMATS for path in found)
    return Finding(
        texts.DOCTOR_DOCUMENTS, count > 0, texts.doctor_documents(", ".join(map(str, folders)), count)
    )


def _catalog(folders: list[Path]) -> Finding:
    catalogs = [read_catalog(folder if folder.is_dir() else folder.parent) for folder in folders]
    problems = [problem for catalog in catalogs for problem in catalog.problems]
    text = " ".join(problems) or texts.doctor_catalog(sum(len(catalog.entries) for catalog in catalogs))
    return Finding(texts.DOCTOR_CATALOG, not problems, text)


def _index(settings: Settings) -> Finding:
    try:
        library = open_library(settings, make_embedder(settings))
    except VereinbartError as error:
        return Finding(texts.DOCTOR_INDEX, False, str(error))
    text = texts.doctor_index(len(library.documents), len(library.units), library.embedder.model_name)
    return Finding(texts.DOCTOR_INDEX, True, text)


def _ocr(tesseract: Tesseract) -> Finding:
    missing = tesseract.missing
    text = texts.doctor_no_ocr(missing) if missing else texts.doctor_ocr(tesseract.version)
    return Finding(texts.DOCTOR_OCR, not missing, text)


def _ollama(settings: Settings) -> list[Finding]:
    runtime = OllamaRuntime(settings)
    status = runtime.status()
    if not status.version and runtime.can_start:
        startable = texts.doctor_startable(status.binary)
        return [Finding(name, True, startable) for name in (texts.DOCTOR_OLLAMA, texts.DOCTOR_MODEL)]
    server = texts.doctor_server(status.host, status.version) if status.version else str(status.problem)
    model = texts.doctor_model(status.model, status.loaded) if status.model else texts.DOCTOR_NO_MODEL
    return [
        Finding(texts.DOCTOR_OLLAMA, bool(status.version), server),
        Finding(texts.DOCTOR_MODEL, bool(status.model), model),
    ]
