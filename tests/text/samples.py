"""Small files for the reading tests, made on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from fpdf import FPDF
from fpdf.enums import AccessPermission, EncryptionMethod, TextMode
from PIL import Image

from assistant.text.document import BlockKind, Document
from assistant.text.hocr import Word
from assistant.text.ocr import Reading, Recognizer, Tesseract
from assistant.text.pdf import FindRecognizer
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

    def picture(self, image: Image.Image) -> Pdf:
        """Add a page that is covered by a picture."""
        self.file.add_page()
        self.file.image(image, 0, 0, self.file.w, self.file.h)
        return self

    def stamp(self, lines: Sequence[tuple[float, float, str]], *, hidden: bool = False) -> Pdf:
        """Print ``(left, top, text)`` lines over the last page; hidden ones are a scanner's text layer."""
        self.file.set_font("Helvetica", size=11)
        self.file.text_mode = TextMode.INVISIBLE if hidden else TextMode.FILL
        for left, top, text in lines:
            self.file.text(left, top, text)
        self.file.text_mode = TextMode.FILL
        return self

    def images(self, dpi: int = 200) -> list[Image.Image]:
        """The pages as a scanner would see them."""
        with pypdfium2.PdfDocument(bytes(self.file.output())) as pdf:
            return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in pdf]

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

    def read(self, folder: Path, find: FindRecognizer = Tesseract) -> Document:
        """Write the file and read it, without text recognition unless ``find`` finds it."""
        return read_document(self.save(folder / "papier.pdf"), "papier", find=find)


def column(left: float, top: float, lines: Sequence[str]) -> list[tuple[float, float, str]]:
    """Lines of running text one below the other."""
    return [(left, top + 14 * index, line) for index, line in enumerate(lines)]


class FakeRecognizer:
    """Reads the same lines in every picture."""

    missing = ""

    def __init__(self, lines: Sequence[str], confidence: float = 95.0, failure: str = "") -> None:
        self.reading = Reading(tuple(words(lines, confidence)), failure=failure)

    def read(self, image: Image.Image, dpi: int, columns: bool) -> Reading:
        return self.reading

    def __call__(self) -> Recognizer:
        return self


def words(lines: Sequence[str], confidence: float = 95.0, left: float = 250.0) -> list[Word]:
    """Recognised words of lines one below the other, in a picture of 300 pixels an inch."""
    found = []
    for number, line in enumerate(lines):
        x0, base = left, 400.0 + 58 * number
        for text in line.split():
            box = (x0, base - 35, x0 + 20 * len(text), base + 10)
            found.append(Word(text, box, base, 46.0, confidence, number))
            x0 = box[2] + 12
    return found
