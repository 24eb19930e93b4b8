"""What is there and what is missing, without changing anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant import texts
from assistant.agreements import read_catalog
from assistant.doctor_papers import examine_papers
from assistant.doctor_server import examine_server
from assistant.errors import OllamaError, VereinbartError
from assistant.finding import Finding
from assistant.index.embedding import make_embedder
from assistant.index.files import listed
from assistant.index.library import open_library
from assistant.index.manifest import StateFolder
from assistant.ollama_runtime import OllamaRuntime, RuntimeStatus
from assistant.settings import Settings
from assistant.text.ocr import Tesseract, find_tesseract
from assistant.text.readers import FORMATS


def examine(settings: Settings, find: Callable[[], Tesseract] = find_tesseract) -> list[Finding]:
    """Look at documents, catalogue, index, text recognition, Ollama, the model and the server."""
    folders = _folders(settings)
    papers = [_documents(folders), _catalog(folders), _index(settings), _ocr(find())]
    return [*papers, *examine_papers(settings), *_ollama(settings), *examine_server(settings)]


def _folders(settings: Settings) -> list[Path]:
    """What the index was made from; before the first ingest, the documents folder."""
    try:
        manifest = StateFolder(settings.data).manifest()
    except VereinbartError:
        manifest = None
    return [Path(root) for root in manifest.roots] if manifest and manifest.roots else [settings.documents]


def _documents(folders: list[Path]) -> Finding:
    papers = [item for item in listed(folders, []) if not item.unseen]
    count = sum(item.path.suffix.lower() in FORMATS for item in papers)
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
    return [Finding(texts.DOCTOR_OLLAMA, bool(status.version), server), _model(runtime, status)]


def _model(runtime: OllamaRuntime, status: RuntimeStatus) -> Finding:
    """One that is not in memory has to write a token: there may be no room for it."""
    if not status.model:
        return Finding(texts.DOCTOR_MODEL, False, texts.DOCTOR_NO_MODEL)
    if not status.loaded:
        try:
            runtime.try_model(status.host, status.model)
        except OllamaError as error:
            return Finding(texts.DOCTOR_MODEL, False, texts.doctor_model_fails(status.model, error))
    return Finding(texts.DOCTOR_MODEL, True, texts.doctor_model(status.model, status.loaded))
