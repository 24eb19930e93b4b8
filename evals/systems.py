"""The systems that are measured: the assistant with a model, without one, and the peers beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant import application, texts
from assistant.agreements import slug
from assistant.answering.generation import Generator
from assistant.errors import ModelMissing, StoreError, UsageError, VereinbartError
from assistant.index.embedding import make_embedder
from assistant.index.library import Library, open_library
from assistant.index.manifest import Manifest, StateFolder
from assistant.language_model import LocalModel
from assistant.ollama_client import host_url, open_client, translated
from assistant.progress import Progress, silent
from assistant.settings import Settings
from evals.cases import CaseFile
from evals.counterfactual import SUFFIX
from evals.identity import mark
from evals.recording import Answering

Notice = Callable[[str], None]
OpenCorpus = Callable[[CaseFile], Answering]
WITHOUT_MODEL = "ohne-modell"
PEERS = ("llama-index", "llama-index-citations")


@dataclass(frozen=True)
class System:
    """What is measured: its name in reports, and how it is opened over the papers of a case file."""

    name: str
    open: OpenCorpus


@contextmanager
def opened(
    settings: Settings, models: Sequence[str], notice: Notice, progress: Progress = silent
) -> Iterator[list[System]]:
    """The assistant once for each model, an empty name being the model of the settings, and the peers.

    A model that is named is measured or nothing is: no other one takes its place. Where none is named and
    none is to be had, that is said once, and the assistant is measured without one. The peers use the first
    model that is named.
    """
    named = [name for name in models if name not in ("", WITHOUT_MODEL, *PEERS)]
    chosen = settings.model_copy(update={"model": named[0]}) if named else settings
    opener = _Opener(notice, progress)
    with ExitStack() as stack:
        found: dict[str, System] = {}
        for name in models:
            if name == WITHOUT_MODEL:
                system = System(WITHOUT_MODEL, opener.over(settings, None))
            else:
                own = settings.model_copy(update={"model": name}) if name in named else chosen
                model = stack.enter_context(LocalModel(own))
                system = _peer(name, own, model) if name in PEERS else _system(own, model, opener, name)
            found.setdefault(_tagged(system.name), system)
        yield list(found.values())


@contextmanager
def model_host(settings: Settings, name: str) -> Iterator[str]:
    """The address of a server that has the model ``name``."""
    own = settings.model_copy(update={"model": name})
    with LocalModel(own) as model:
        yield _served(own, model)[0]


def _system(settings: Settings, model: LocalModel, opener: _Opener, named: str) -> System:
    try:
        _served(settings, model)
    except VereinbartError as error:
        if named or (isinstance(error, ModelMissing) and _is_set(settings)):
            raise
        opener.notice(texts.without_model(str(error)))
        return System(WITHOUT_MODEL, opener.over(settings, None))
    return System(model.generator().model, opener.over(settings, model.generator))


def _served(settings: Settings, model: LocalModel) -> tuple[str, str]:
    """Address and name of the model; one that a person has set is not replaced by another."""
    try:
        host, found = model.available()
    except ModelMissing as error:
        host = host_url(settings.ollama_host)
        raise ModelMissing(texts.eval_model_missing(settings.model, host, _installed(host))) from error
    if _is_set(settings) and _tagged(settings.model) != _tagged(found):
        raise ModelMissing(texts.eval_model_missing(settings.model, host, _installed(host)))
    return host, found


def _is_set(settings: Settings) -> bool:
    return "model" in settings.model_fields_set


def _installed(host: str) -> list[str]:
    with translated(host), open_client(host, 30) as client:
        return [found.model for found in client.list().models if found.model]


def _tagged(name: str) -> str:
    """Ollama lists every model with its tag."""
    return name if ":" in name.rsplit("/", 1)[-1] else f"{name}:latest"


def _peer(name: str, settings: Settings, model: LocalModel) -> System:
    """One of llama-index's engines; raises where its packages or the model are missing."""
    try:
        from evals.peers import Peer
    except ImportError as error:
        raise UsageError(texts.eval_packages_missing(str(error.name))) from error
    host, served = _served(settings, model)

    def open_corpus(file: CaseFile) -> Answering:
        own = corpus_settings(settings, file.corpus, file.folder)
        return Peer(name, corpus_library(own), own, host, served)

    return System(f"{name} {served}", open_corpus)


@dataclass(frozen=True)
class _Opener:
    """Opens the assistant over the papers of a case file, and tells how far the reading is."""

    notice: Notice
    progress: Progress

    def over(self, settings: Settings, generator: Callable[[], Generator] | None) -> OpenCorpus:
        def open_corpus(file: CaseFile) -> Answering:
            own = corpus_settings(settings, file.corpus, file.folder)
            report = application.ingest(own, progress=self.progress)
            # of a copy that the program made itself, the original has told everything
            for problem in () if file.corpus.endswith(SUFFIX) else report.problems:
                self.notice(problem)
            return application.make_assistant(own, generator)

        return open_corpus


def corpus_library(own: Settings) -> Library:
    """The library of a corpus, in line with its papers; ``own`` as :func:`corpus_settings` gives them."""
    application.ingest(own)
    return open_library(own, make_embedder(own))


def corpus_settings(settings: Settings, corpus: str, folder: Path) -> Settings:
    """Settings for an index of a folder's own, whatever others are called.

    Never the person's index, and never a shared Chroma server: an ingest drops what it does not know.
    """
    data = settings.data / "evals" / f"{slug(corpus)}-{mark(folder)}"
    return settings.model_copy(update={"documents": folder, "data": data, "chroma_url": ""})


def corpus_manifest(settings: Settings, corpus: str, folder: Path) -> Manifest | None:
    """The state of a corpus's index; ``None`` where there is none that can be read."""
    try:
        return StateFolder(corpus_settings(settings, corpus, folder).data).manifest()
    except StoreError:
        return None
