"""What was read of every paper and which files were not: a page of its own, and a part of the source view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant import texts
from assistant.agreements import Agreement
from assistant.index.manifest import LeftOut, Manifest
from assistant.text.document import Document
from assistant.web.backend import Papers
from assistant.web.markup import icon, joined, original_link, source_link, status_chip, text
from assistant.web.pages import page
from assistant.web.site import PLAIN, Site


@dataclass(frozen=True)
class Reading:
    """A paper and what was read of it; ``passages`` is ``None`` where nobody counted."""

    agreement: Agreement
    document: Document
    passages: int | None = None


def readings(papers: Papers, manifest: Manifest) -> list[Reading]:
    """The papers in force with the number of their passages."""
    passages = {entry.agreement.id: entry.passages for entry in manifest.entries}
    return [Reading(agreement, document, passages.get(key)) for key, (agreement, document) in papers.items()]


def readings_page(read: list[Reading], left_out: Iterable[LeftOut], site: Site = PLAIN) -> str:
    """The whole page."""
    left = sorted(left_out, key=lambda item: not item.scan)  # people can read a scan themselves
    body = (
        f'<article class="readings"><h1>{text(texts.READ_TITLE)}</h1><p>{text(texts.READ_INTRO)}</p>'
        f"{_sums(read, left)}<section><h2>{text(texts.READ_PAPERS)}</h2>{_table(read)}</section>"
        f'<section id="nicht-gelesen"><h2>{text(texts.READ_NOT)}</h2>{_left_out(left)}</section>'
        f"<section><h2>{text(texts.READ_WORDS)}</h2>{_glossary()}</section></article>"
    )
    return page(texts.READ_TITLE, body, site)


def _sums(read: list[Reading], left: list[LeftOut]) -> str:
    documents = [reading.document for reading in read]
    pages = sum(document.page_count or 0 for document in documents)
    unread = sum(len(document.unread) for document in documents)
    recognized = sum(len(document.recognized) for document in documents)
    sums = (
        (texts.READ_PAPERS, texts.thousands(len(read)), ""),
        (texts.READ_PAGES, texts.thousands(pages), texts.pages_apart(unread, recognized)),
        (texts.READ_SENTENCES, texts.thousands(sum(len(document.sentences) for document in documents)), ""),
        (texts.READ_NOT_FILES, texts.thousands(len(left)), ""),
    )
    cells = ""
    for name, value, more in sums:
        title = text(name)
        if left and name == texts.READ_NOT_FILES:
            title = f'<a href="#nicht-gelesen">{title}</a>'
        apart = f'<dd class="more">{text(more)}</dd>' if more else ""
        cells += f"<div><dt>{title}</dt><dd>{text(value)}</dd>{apart}</div>"
    return f'<dl class="sums">{cells}</dl>'


_COLUMNS = (
    texts.READ_PAPER,
    texts.READ_PAGES,
    texts.READ_SENTENCES,
    texts.READ_PASSAGES,
    texts.READ_UNREAD,
    texts.READ_RECOGNIZED,
    texts.READ_REPAIRS,
    texts.READ_WARNINGS,
)
_NUMBERS = frozenset((texts.READ_PAGES, texts.READ_SENTENCES, texts.READ_PASSAGES))


def _table(read: list[Reading]) -> str:
    """Roles are spelled out, because small screens show the rows as cards and browsers then forget them."""
    if not read:
        return f"<p>{text(texts.CHAT_NO_PAPERS)}</p>"
    heads = "".join(f'<th scope="col" role="columnheader"{_css(name)}>{text(name)}</th>' for name in _COLUMNS)
    rows = "".join(map(_row, read))
    return (
        f'<table class="read-table" role="table" aria-label="{text(texts.READ_PAPERS)}">'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )


def _row(reading: Reading) -> str:
    agreement = reading.agreement
    cells = "".join(
        f'<td role="cell" data-label="{text(name)}"{_css(name)}><div>{value}</div></td>'
        for name, value in (*_figures(reading), (texts.READ_WARNINGS, _remarks(reading) or texts.READ_NONE))
    )
    return (
        f'<tr role="row"><th scope="row" role="rowheader">'
        f'<a href="{text(source_link(agreement.id))}">{text(agreement.title)}</a>'
        f"{_facts(agreement)}{status_chip(agreement.status)}</th>{cells}</tr>"
    )


def _facts(agreement: Agreement) -> str:
    """Place and file, a line each."""
    lines = (agreement.place, agreement.file)
    return "".join(f'<span class="facts">{text(line)}</span>' for line in lines if line)


def _css(name: str) -> str:
    return ' class="number"' if name in _NUMBERS else ""


def _figures(reading: Reading) -> Iterator[tuple[str, str]]:
    """Names and values as HTML, the same on the page and in the source view."""
    document = reading.document
    pages = document.page_count
    none = texts.READ_NONE if pages is None else texts.READ_NO_PAGE
    yield texts.READ_PAGES, texts.READ_NONE if pages is None else texts.thousands(pages)
    yield texts.READ_SENTENCES, texts.thousands(len(document.sentences))
    passages = texts.READ_NONE if reading.passages is None else texts.thousands(reading.passages)
    yield texts.READ_PASSAGES, passages
    unread = _pages(document.unread)
    missed = f'<strong class="missed">{icon("alert")}<span>{unread}</span></strong>'
    yield texts.READ_UNREAD, missed if unread else none
    yield texts.READ_RECOGNIZED, _pages(document.recognized) or none
    repairs = text(texts.repairs(document.repairs)).replace(" × ", "\u00a0×\u00a0")
    yield texts.READ_REPAIRS, repairs or texts.READ_NONE


def _pages(pages: Sequence[int]) -> str:
    """Page numbers that break between, not within, the ranges."""
    return texts.page_ranges(pages).replace("–", "\u2060–\u2060")


def _remarks(reading: Reading) -> str:
    found = texts.remarks(reading.agreement.file, reading.document.warnings)
    items = "".join(f"<li>{text(remark)}</li>" for remark in found)
    return f'<ul class="remarks" role="list">{items}</ul>' if items else ""


def _left_out(left: list[LeftOut]) -> str:
    if not left:
        return f"<p>{text(texts.READ_NOTHING_LEFT)}</p>"
    items = "".join(
        f"<li><h3>{text(item.agreement.title)}{_scan_chip(item)}</h3>{_facts(item.agreement)}"
        f"<p>{text(texts.remark(item.agreement.file, item.reason))}</p>{_scan_link(item)}</li>"
        for item in left
    )
    return f'<p>{text(texts.READ_NOT_TEXT)}</p><ul class="left-out" role="list">{items}</ul>'


def _scan_chip(item: LeftOut) -> str:
    return f' <span class="chip">{text(texts.READ_SCAN)}</span>' if item.scan else ""


def _scan_link(item: LeftOut) -> str:
    """People can read a picture themselves."""
    return f"<p>{original_link(item.agreement)}</p>" if item.scan else ""


def left_out_file(manifest: Manifest, agreement_id: str) -> Path | None:
    """The original of a scan. Other files stay shut: what could not be read may not even be a paper."""
    scans = [
        item.agreement.file for item in manifest.left_out if item.scan and item.agreement.id == agreement_id
    ]
    roots = [path if path.is_dir() else path.parent for path in map(Path, manifest.roots)]
    return next((root / name for name in scans for root in roots if (root / name).is_file()), None)


def _glossary() -> str:
    entries = "".join(
        f"<div><dt>{text(name)}</dt><dd>{text(meaning)}</dd></div>" for name, meaning in texts.READ_GLOSSARY
    )
    return f'<dl class="glossary">{entries}</dl>'


def reading_details(reading: Reading) -> str:
    """The same figures for one paper, folded away in its source view."""
    rows = "".join(f"<div><dt>{text(name)}</dt><dd>{value}</dd></div>" for name, value in _figures(reading))
    document = reading.document
    sums = (
        texts.pages_read(document.page_count or 0, len(document.unread), len(document.recognized)),
        texts.counted(len(document.sentences), texts.SENTENCE),
    )
    return (
        f'<details class="reading"><summary>{text(texts.READ_TITLE)}'
        f'<span class="facts">{joined(sums)}</span></summary><dl>{rows}</dl>{_remarks(reading)}'
        f'<p><a href="/dokumente">{text(texts.READ_MORE)}</a></p></details>'
    )
