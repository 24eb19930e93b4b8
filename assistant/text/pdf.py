"""PDF files: text with its place and type, tables, scanned pages."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from assistant import texts
from assistant.errors import DocumentError
from assistant.text import contents, furniture, paragraphs, pdf_objects, scan_furniture, scans
from assistant.text.drafts import Draft
from assistant.text.lines import Line
from assistant.text.margins import strip_line_numbers
from assistant.text.ocr import Recognizer
from assistant.text.pdf_layout import Piece, ordinary_size, page_lines, right_edges
from assistant.text.pdf_tables import PageTable, continue_table, find_tables, row_lines
from assistant.text.recognized_page import to_pages
from assistant.text.scans import Kind, Scan

_log = logging.getLogger(__name__)

OnPage = Callable[[int, int], None]
FindRecognizer = Callable[[], Recognizer]


@dataclass(frozen=True)
class PdfText:
    """A PDF as drafts; ``unread`` says of pages that hold a picture and no text why, in German.

    ``recognized`` are the pages that were read from their picture; ``unsure`` are those, and pages of a
    scan with a text layer, on which many words may be wrong.
    """

    drafts: list[Draft]
    page_count: int
    unread: dict[int, str]
    recognized: frozenset[int]
    unsure: frozenset[int]


def read(path: Path, repairs: Counter[str], on_page: OnPage, find: FindRecognizer) -> PdfText:
    """Read a PDF; raises DocumentError if it is locked or damaged."""
    # pdfminer warns about every odd font through the root logger; nothing a reader could act on
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(path) as pdf:
            return _read(pdf, path, repairs, on_page, find)
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise DocumentError(texts.PDF_LOCKED.format(name=path.name)) from error
        raise DocumentError(texts.FILE_DAMAGED.format(name=path.name)) from error
    except Exception as error:
        # a broken file fails inside pdfminer in any way it likes, and the next file is still to be read
        _log.debug("pdf failed", exc_info=error)
        raise DocumentError(texts.FILE_DAMAGED.format(name=path.name)) from error


def _read(pdf: PDF, path: Path, repairs: Counter[str], on_page: OnPage, find: FindRecognizer) -> PdfText:
    """Pages with a text layer first, then the pictures, of which each takes seconds."""
    reader = _Reader(repairs, len(pdf.pages), on_page)
    pictures: dict[int, Kind] = {}
    for page in pdf.pages:
        pdf_objects.load(page)
        kind = scans.kind_of(page)
        if kind is Kind.TEXT:
            reader.add_text(page)
        else:
            pictures[page.page_number] = kind
        page.close()
    if pictures:
        pages = [page for page in pdf.pages if page.page_number in pictures]
        reader.add_scans(pages, pictures, scans.read(path, pages, pictures, find()))
    lines = strip_line_numbers(_lines(sorted(reader.pieces.items()), reader.recognized), repairs)
    marked = contents.mark_lines(furniture.mark(scan_furniture.mark(lines)))
    return PdfText(
        paragraphs.to_drafts(marked, repairs),
        reader.count,
        reader.unread,
        frozenset(reader.recognized),
        frozenset(reader.unsure),
    )


@dataclass
class _Reader:
    """The pages read so far, by their number."""

    repairs: Counter[str]
    count: int
    on_page: OnPage
    pieces: dict[int, list[Piece | PageTable]] = field(default_factory=dict)
    unread: dict[int, str] = field(default_factory=dict)
    recognized: set[int] = field(default_factory=set)
    unsure: set[int] = field(default_factory=set)
    sides: set[tuple[int, int]] = field(default_factory=set)
    done: int = 0

    def add_text(self, page: Page) -> None:
        self.pieces[page.page_number] = _page(page, self.repairs, self.sides)
        self._heard()

    def add_scans(self, pages: Sequence[Page], kinds: Mapping[int, Kind], found: Iterable[Scan]) -> None:
        """Sizes of type are compared over all pictures, so all are read before the first is understood."""
        looked: list[Scan] = []
        for scan in found:
            looked.append(scan)
            self._heard()
        read = to_pages([scan.picture for scan in looked if scan.picture is not None])
        for page, scan in zip(pages, looked, strict=True):
            self._add_scan(page, kinds[page.page_number], scan, read.get(page.page_number))
            page.close()

    def _add_scan(self, page: Page, kind: Kind, scan: Scan, read: Page | None) -> None:
        number = page.page_number
        printed = [] if kind is Kind.SPOILED else _page(page, self.repairs, self.sides)
        if kind is Kind.DOUBTFUL and not scan.reads_better_than(page):
            self.pieces[number] = printed
            self.unsure.add(number)
        elif read is None:
            self.pieces[number] = printed
            self.unread |= {number: scan.failure} if scan.failure else {}
        else:
            found = [
                replace(piece, recognized=True) if isinstance(piece, Piece) else piece
                for piece in _page(read, self.repairs, self.sides)
            ]
            self.pieces[number] = _merged(found, [] if kind is Kind.DOUBTFUL else printed)
            self.recognized.add(number)
            self.unsure |= {number} if scan.unsure else set()

    def _heard(self) -> None:
        self.done += 1
        self.on_page(self.done, self.count)


def _page(page: Page, repairs: Counter[str], sides: set[tuple[int, int]]) -> list[Piece | PageTable]:
    tables = find_tables(page, repairs, sides)
    text = page.filter(lambda thing: not any(table.holds(thing) for table in tables)) if tables else page
    placed: list[Piece | PageTable] = list(page_lines(text, repairs))
    for table in tables:
        before = [
            index for index, piece in enumerate(placed) if isinstance(piece, Piece) and piece.top < table.top
        ]
        placed.insert(before[-1] + 1 if before else 0, table)
    return placed


def _merged(
    found: Sequence[Piece | PageTable], printed: Sequence[Piece | PageTable]
) -> list[Piece | PageTable]:
    """What is printed over a picture of text, a stamp or a page's head, at its height."""
    result = list(found)
    for piece in reversed(printed):
        below = [index for index, other in enumerate(result) if other.top > piece.top]
        result.insert(below[0] if below else len(result), piece)
    return result


def _lines(pages: Sequence[tuple[int, list[Piece | PageTable]]], recognized: Container[int]) -> list[Line]:
    """Lines in reading order, sizes and gaps relative to the document's ordinary type."""
    texts_only = [piece for _, pieces in pages for piece in pieces if isinstance(piece, Piece)]
    size = ordinary_size(texts_only)
    leading = _leading(texts_only)
    edges = right_edges(texts_only, size)
    lines: list[Line] = []
    open_table: PageTable | None = None
    for number, pieces in pages:
        above: Piece | None = None
        row = 0
        for piece in pieces:
            if isinstance(piece, PageTable):
                table = continue_table(open_table, piece)
                rows = row_lines(table, number, row + 1, lines)
                lines.extend(replace(line, recognized=number in recognized) for line in rows)
                row += len(table.rows)
                open_table, above = table, None
                continue
            row += 1
            relative = piece.size_to(size)
            gap = 0 if above is None else _gap(above, piece, leading * max(1.0, relative))
            lines.append(piece.to_line(number, row, gap, relative, edges.get(piece.column)))
            above = piece
    return lines


def _gap(above: Piece, below: Piece, leading: float) -> int:
    if below.column != above.column or below.top < above.top:
        return 0
    distance = (below.top - above.top) / leading
    return 0 if distance < 1.3 else max(1, round(distance) - 1)


def _leading(pieces: Sequence[Piece]) -> float:
    """The ordinary distance between two lines of running text."""
    steps = Counter(round(distance * 2) / 2 for distance in _distances(pieces) if 4 < distance < 40)
    if not steps:
        return 14.0
    # the closest common spacing: wide-set lists may outnumber running text
    return min(step for step, count in steps.items() if count >= 0.25 * max(steps.values()))


def _distances(pieces: Sequence[Piece]) -> Iterator[float]:
    for above, below in pairwise(pieces):
        yield below.top - above.top
