"""The exception tree. Each message is German, names what went wrong and what to do."""

from __future__ import annotations


class VereinbartError(Exception):
    """Base of every error that a person may see; ``exit_code`` is the command line's."""

    exit_code = 1


class UsageError(VereinbartError):
    """The question or the call itself is wrong."""

    exit_code = 2


class UnknownPaper(UsageError):
    """A paper is asked for that is not in the index."""


class DocumentError(VereinbartError):
    """A file cannot be read."""


class ScanError(DocumentError):
    """A file holds pictures of text only."""


class StoreError(VereinbartError):
    """The index is missing, locked, damaged or of another embedder."""


class IndexBusy(StoreError):
    """Another process is indexing."""


class ChromaUnreachable(StoreError):
    """The Chroma server does not answer."""

    exit_code = 3


class ServiceError(VereinbartError):
    """A needed service is missing."""

    exit_code = 3


class OllamaError(ServiceError):
    """Ollama does not answer as it should."""


class OllamaUnreachable(OllamaError):
    """Nothing listens where Ollama is expected."""


class ModelMissing(OllamaError):
    """Ollama runs, but has not got the model."""


class OllamaFailed(OllamaError):
    """Ollama answered with an error status."""


class OllamaBroken(OllamaError):
    """Ollama's answer broke off or cannot be read."""
