"""The systems that are measured: the assistant with a model, without one, and the peers beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant import application, texts
from assistant.agreements import slug
from assistant.answering.generation import Generator
from assistant.errors import UsageError, VereinbartError
from assistant.index.embedding import make_embedder
from assistant.index.library import Library, open_library
from assistant.settings import Settings
from evals.cases import CaseFile
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
def opened(settings: Settings, models: Sequence[str], notice: Notice) -> Iterator[list[System]]:
    """The assistant once for each model, an empty name being the model of the settings, and the peers.

    A model that is not to be had is said once, and the assistant is measured without one.
    """
    with ExitStack() as stack:
        systems = []
        for name in models:
            if name == WITHOUT_MODEL:
                systems.append(System(WITHOUT_MODEL, _opener(settings, None, notice)))
                continue
            own = settings if name in ("", *PEERS) else settings.model_copy(update={"model": name})
            model = stack.enter_context(application.LocalModel(own))
            systems.append(_peer(name, own, model) if name in PEERS else _system(own, model, notice))
        yield systems


def _system(settings: Settings, model: application.LocalModel, notice: Notice) -> System:
    try:
        generator = model.generator()
    except VereinbartError as error:
        notice(texts.without_model(str(error)))
        return System(WITHOUT_MODEL, _opener(settings, None, notice))
    return System(generator.model, _opener(settings, model.generator, notice))


def _peer(name: str, settings: Settings, model: application.LocalModel) -> System:
    """One of llama-index's engines; raises where its packages or the model are missing."""
    try:
        from evals.peers import Peer
    except ImportError as error:
        raise UsageError(texts.eval_packages_missing(str(error.name))) from error
    host, served = model.available()

    def open_corpus(file: CaseFile) -> Answering:
        own = corpus_settings(settings, file.corpus, file.folder)
        return Peer(name, corpus_library(own), own, host, served)

    return System(f"{name} {served}", open_corpus)


def _opener(settings: Settings, generator: Callable[[], Generator] | None, notice: Notice) -> OpenCorpus:
    def open_corpus(file: CaseFile) -> Answering:
        own = corpus_settings(settings, file.corpus, file.folder)
        for problem in application.ingest(own).problems:
            notice(problem)
        return application.make_assistant(own, generator)

    return open_corpus


def corpus_library(own: Settings) -> Library:
    """The library of a corpus, in line with its papers; ``own`` as :func:`corpus_settings` gives them."""
    application.ingest(own)
    return open_library(own, make_embedder(own))


def corpus_settings(settings: Settings, corpus: str, folder: Path) -> Settings:
    """Settings for an index of a corpus's own.

    Never the person's index, and never a shared Chroma server: an ingest drops what it does not know.
    """
    data = settings.data / "evals" / slug(corpus)
    return settings.model_copy(update={"documents": folder, "data": data, "chroma_url": ""})
