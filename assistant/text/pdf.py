"""PDF files: text with its place and type, tables, scanned pages."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from assistant import texts
from assistant.errors import DocumentError
from assistant.text import contents, furniture, paragraphs
from assistant.text.drafts import Draft
from assistant.text.lines import Line
from assistant.text.margins import strip_line_numbers
from assistant.text.pdf_layout import Piece, ordinary_size, page_lines, right_edges
from assistant.text.pdf_tables import PageTable, continue_table, find_tables, row_lines

_log = logging.getLogger(__name__)
# A page with fewer letters is a picture, whatever a stamp or a page number adds to it.
_FEWEST_LETTERS = 12


@dataclass(frozen=True)
class PdfText:
    """A PDF as drafts, with the numbers of the pages that hold no text."""

    drafts: list[Draft]
    page_count: int
    scanned: tuple[int, ...]


def read(path: Path, repairs: Counter[str], on_page: Callable[[int, int], None]) -> PdfText:
    """Read a PDF; raises DocumentError if it is locked, damaged or a mere scan."""
    # pdfminer warns about every odd font through the root logger; nothing a reader could act on
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(path) as pdf:
            return _read(pdf, repairs, on_page)
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise DocumentError(texts.PDF_LOCKED.format(name=path.name)) from error
        raise DocumentError(texts.FILE_DAMAGED.format(name=path.name)) from error
    except Exception as error:
        # a broken file fails inside pdfminer in any way it likes, and the next file is still to be read
        _log.debug("pdf failed", exc_info=error)
        raise DocumentError(texts.FILE_DAMAGED.format(name=path.name)) from error


def _read(pdf: PDF, repairs: Counter[str], on_page: Callable[[int, int], None]) -> PdfText:
    scanned: list[int] = []
    pieces: list[tuple[int, list[Piece | PageTable]]] = []
    sides: set[tuple[int, int]] = set()
    for page in pdf.pages:
        if sum(char["text"].isalnum() for char in page.chars) < _FEWEST_LETTERS:
            scanned += [page.page_number] if page.images or page.rects or page.curves else []
        else:
            pieces.append((page.page_number, _page(page, repairs, sides)))
        page.close()
        on_page(page.page_number, len(pdf.pages))
    lines = _lines(pieces)
    count = len(pdf.pages)
    numbered = strip_line_numbers(lines, repairs)
    marked = contents.mark_lines(furniture.mark(numbered))
    return PdfText(paragraphs.to_drafts(marked, repairs), count, tuple(scanned))


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


def _lines(pages: Sequence[tuple[int, list[Piece | PageTable]]]) -> list[Line]:
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
                lines.extend(row_lines(table, number, row + 1, lines))
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
