"""One paper as it was read, straight from the state folder: no search, no embedder, no model."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from unicodedata import normalize

from assistant import texts
from assistant.agreements import Agreement
from assistant.errors import DocumentError, StoreError, UsageError
from assistant.index.manifest import Manifest, StateFolder
from assistant.settings import Settings
from assistant.text.document import Document

_NAMED = 10


@dataclass(frozen=True)
class Paper:
    """An agreement, its document, and into how many passages it was cut."""

    agreement: Agreement
    document: Document
    passages: int


def find_paper(settings: Settings, wanted: str) -> Paper:
    """The paper with this id or file name.

    Raises :class:`UsageError` with the known ids, the closest first; :class:`DocumentError` for a file that
    could not be read; :class:`StoreError` where nothing is indexed.
    """
    folder = StateFolder(settings.data)
    manifest = folder.manifest()
    if manifest is None:
        raise StoreError(texts.NO_INDEX)
    for entry in manifest.entries:
        if _is(entry.agreement, wanted):
            return Paper(entry.agreement, folder.document(entry.key), entry.passages)
    for left in manifest.left_out:
        if _is(left.agreement, wanted):
            raise DocumentError(texts.show_left_out(left.agreement.file, left.reason))
    known = _closest(manifest, wanted)
    raise UsageError(texts.show_unknown(wanted, known[:_NAMED], len(known[_NAMED:])))


def _is(agreement: Agreement, wanted: str) -> bool:
    name = normalize("NFC", wanted.strip())
    return name in (agreement.id, agreement.file, Path(agreement.file).name)


def _closest(manifest: Manifest, wanted: str) -> list[str]:
    def likeness(agreement: Agreement) -> float:
        known = (agreement.id, Path(agreement.file).stem, agreement.title)
        return max(SequenceMatcher(None, wanted.lower(), name.lower()).ratio() for name in known)

    agreements = sorted((entry.agreement for entry in manifest.entries), key=likeness, reverse=True)
    return [agreement.id for agreement in agreements]
