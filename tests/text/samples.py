"""Small files for the reading tests, made on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import AccessPermission, EncryptionMethod

from assistant.text.document import BlockKind, Document
from assistant.text.readers import read_document


def read_text(folder: Path, text: str, name: str = "papier.txt") -> Document:
    """Write ``text`` to a file and read it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_document(path, "papier")


def of_kind(document: Document, kind: BlockKind) -> list[str]:
    """The text of all blocks of one kind, marks included."""
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]


def sentences(document: Document) -> list[str]:
    """Every sentence's text."""
    return [sentence.text for sentence in document.sentences]


class Pdf:
    """A PDF of lines at given places; a page of ``None`` is a scan."""

    def __init__(self) -> None:
        self.file = FPDF(format="A4", unit="pt")
        self.file.set_auto_page_break(False)

    def page(self, lines: Sequence[tuple[float, float, str]], size: float = 11) -> Pdf:
        """Add a page with ``(left, top, text)`` lines in Helvetica."""
        self.file.add_page()
        self.file.set_font("Helvetica", size=size)
        for left, top, text in lines:
            self.file.text(left, top, text)
        return self

    def scan(self) -> Pdf:
        """Add a page that is only a picture."""
        self.file.add_page()
        self.file.set_fill_color(200, 200, 200)
        self.file.rect(20, 20, 500, 700, style="F")
        return self

    def table(self, rows: Sequence[Sequence[str]]) -> Pdf:
        """Add a page with a ruled table."""
        self.file.add_page()
        self.file.set_font("Helvetica", size=11)
        with self.file.table(first_row_as_headings=False) as table:
            for cells in rows:
                row = table.row()
                for cell in cells:
                    row.cell(cell)
        return self

    def lock(self, password: str) -> Pdf:
        """Encrypt; an empty password locks only copying and printing."""
        self.file.set_encryption(
            owner_password="amt",
            user_password=password,
            permissions=AccessPermission.none(),
            encryption_method=EncryptionMethod.AES_256,
        )
        return self

    def save(self, path: Path) -> Path:
        """Write the file."""
        self.file.output(str(path))
        return path

    def read(self, folder: Path) -> Document:
        """Write the file and read it."""
        return read_document(self.save(folder / "papier.pdf"), "papier")


def column(left: float, top: float, lines: Sequence[str]) -> list[tuple[float, float, str]]:
    """Lines of running text one below the other."""
    return [(left, top + 14 * index, line) for index, line in enumerate(lines)]
