"""From a file to a Document, whatever its format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assistant import texts
from assistant.errors import DocumentError, ScanError
from assistant.text import docx, html, markdown, odt, pdf, plain, signatures
from assistant.text.decoding import decode
from assistant.text.document import BlockKind, Document
from assistant.text.drafts import Draft
from assistant.text.ocr import find_tesseract
from assistant.text.pdf import FindRecognizer, OnPage
from assistant.text.structure import build

_BAD_LETTERS = 0.005
# From this share on it is no text at all.
_HOPELESS = 0.05

_TEXT_READERS: dict[str, Callable[[str, Counter[str]], list[Draft]]] = {
    ".txt": plain.to_drafts,
    ".md": markdown.to_drafts,
    ".markdown": markdown.to_drafts,
    ".html": html.to_drafts,
    ".htm": html.to_drafts,
}
_FILE_READERS: dict[str, Callable[[Path, Counter[str]], list[Draft]]] = {
    ".docx": docx.to_drafts,
    ".odt": odt.to_drafts,
}
FORMATS = (".pdf", *_FILE_READERS, *_TEXT_READERS)
# What Word and LibreOffice write around a document with a password.
_OLE = b"\xd0\xcf\x11\xe0"
_LFS = b"version https://git-lfs"


def _unheard(page: int, pages: int) -> None:
    """For those who do not want to hear how far the reading is."""


def read_document(
    path: Path, document_id: str, on_page: OnPage = _unheard, find: FindRecognizer = find_tesseract
) -> Document:
    """Read a file; raises DocumentError, in German, if there is no text to be had.

    ``on_page`` hears, page by page, how many were read and how many there are. ``find`` is asked for what
    reads pictures of text, if there are any.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        known = ", ".join(FORMATS)
        raise DocumentError(texts.UNKNOWN_FORMAT.format(name=path.name, suffix=suffix or "–", known=known))
    data = _bytes(path)
    repairs: Counter[str] = Counter()
    if suffix == ".pdf":
        return _read_pdf(path, document_id, repairs, on_page, find)
    if suffix in _FILE_READERS:
        if data.startswith(_OLE):
            raise DocumentError(texts.OFFICE_LOCKED.format(name=path.name))
        drafts = _FILE_READERS[suffix](path, repairs)
    else:
        drafts = _TEXT_READERS[suffix](decode(data), repairs)
    pages = [place.page for draft in drafts for _, place in draft.places if place.page is not None]
    return _document(drafts, path.name, document_id, repairs, max(pages, default=None))


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(texts.FILE_MISSING.format(name=path.name)) from error
    except OSError as error:
        raise DocumentError(
            texts.FILE_UNREADABLE.format(name=path.name, reason=texts.os_reason(error))
        ) from error
    if not data.strip():
        raise DocumentError(texts.FILE_EMPTY.format(name=path.name))
    if data.startswith(_LFS):
        raise DocumentError(texts.FILE_POINTER.format(name=path.name))
    return data


def _read_pdf(
    path: Path, document_id: str, repairs: Counter[str], on_page: OnPage, find: FindRecognizer
) -> Document:
    found = pdf.read(path, repairs, on_page, find)
    if found.unread and all(draft.kind is BlockKind.BOILERPLATE for draft in found.drafts):
        raise ScanError(texts.only_scans(path.name, found.page_count, list(found.unread.values())))
    noticed = [texts.pages_unread(pages, why) for why, pages in _by_reason(found.unread).items()]
    noticed += [texts.pages_unsure(sorted(found.unsure))] if found.unsure else []
    document = _document(found.drafts, path.name, document_id, repairs, found.page_count, noticed)
    return replace(document, unread=tuple(sorted(found.unread)), recognized=tuple(sorted(found.recognized)))


def _by_reason(unread: Mapping[int, str]) -> dict[str, list[int]]:
    pages: dict[str, list[int]] = {}
    for page, why in sorted(unread.items()):
        pages.setdefault(why, []).append(page)
    return pages


def _document(
    drafts: list[Draft],
    name: str,
    document_id: str,
    repairs: Counter[str],
    page_count: int | None = None,
    warnings: Sequence[str] = (),
) -> Document:
    letters = sum(len(draft.text) for draft in drafts)
    if repairs["unreadable"] + repairs["control_character"] > _HOPELESS * letters:
        raise DocumentError(texts.FILE_DAMAGED.format(name=name))
    spoiled = repairs["unreadable"] > _BAD_LETTERS * letters
    noticed = [*warnings, texts.BAD_LETTERS.format(name=name)] if spoiled else warnings
    document = build(signatures.mark(drafts), document_id, repairs, page_count=page_count, warnings=noticed)
    if not document.sentences:
        raise DocumentError(texts.FILE_EMPTY.format(name=name))
    return document
