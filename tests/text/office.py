"""Word and OpenDocument files made from their XML, for the reading tests."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.text.document import BlockKind, Document
from assistant.text.readers import read_document

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, look: str = "") -> str:
    """A run of a Word paragraph; ``look`` are its properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    """A Word paragraph; plain words become a run."""
    content = inside if inside.startswith("<") or not inside else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def style(name: str) -> str:
    """A paragraph's style."""
    return f'<w:pStyle w:val="{name}"/>'


def number(name: int, depth: int = 0) -> str:
    """A paragraph's list and depth."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>'


def cell(inside: str, properties: str = "") -> str:
    """A cell of a Word table; plain words become a paragraph."""
    content = inside if inside.startswith("<") else paragraph(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a Word table; plain words become cells."""
    content = "".join(entry if entry.startswith("<w:tc>") else cell(entry) for entry in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{content}</w:tr>"


def table(*rows: str) -> str:
    """A Word table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def level(depth: int, pattern: str, shape: str = "decimal", more: str = "") -> str:
    """A level of a Word list, such as ``level(0, "§ %1")``."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def list_of(name: int, *levels: str, overrides: str = "", shared: int | None = None) -> str:
    """A Word list with its levels; ``shared`` names the list whose levels it takes."""
    own = (
        ""
        if shared is not None
        else f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'
    )
    source = name if shared is None else shared
    return f'{own}<w:num w:numId="{name}"><w:abstractNumId w:val="{source}"/>{overrides}</w:num>'


def note_reference(name: int, kind: str = "footnote", own: str = "") -> str:
    """The raised sign that refers to a note; ``own`` is a sign that the author chose."""
    custom = f' w:customMarkFollows="1"/><w:t>{own}</w:t>' if own else "/>"
    look = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r>{look}<w:{kind}Reference w:id="{name}"{custom}</w:r>'


def note(name: int, text: str, kind: str = "footnote") -> str:
    """A note's body."""
    return f'<w:{kind} w:id="{name}">{paragraph(run(text))}</w:{kind}>'


@dataclass
class Word:
    """A Word file of XML parts; ``parts`` are further ones by name (``footnotes``, ``header1`` …)."""

    body: str
    numbering: str = ""
    styles: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)

    def save(self, path: Path) -> Path:
        """Write the file."""
        roots = {"styles": ("styles", self.styles), "numbering": ("numbering", self.numbering)}
        for name, inside in self.parts.items():
            kind = name.rstrip("0123456789")
            roots[name] = ({"header": "hdr", "footer": "ftr"}.get(kind, kind), inside)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", _content_types(roots))
            archive.writestr("_rels/.rels", _relations({"word/document.xml": "officeDocument"}))
            archive.writestr(
                "word/document.xml", f"<w:document {_NAMES}><w:body>{self.body}</w:body></w:document>"
            )
            kinds = {f"{name}.xml": name.rstrip("0123456789") for name in roots}
            archive.writestr("word/_rels/document.xml.rels", _relations(kinds))
            for name, (root, inside) in roots.items():
                archive.writestr(f"word/{name}.xml", f"<w:{root} {_NAMES}>{inside}</w:{root}>")
        return path

    def read(self, folder: Path) -> Document:
        """Write the file and read it."""
        return read_document(self.save(folder / "papier.docx"), "papier")


def _content_types(names: Mapping[str, object]) -> str:
    kinds = {name: name.rstrip("0123456789") for name in names}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in {**kinds, "document": "document.main"}.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(targets: Mapping[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{target.rsplit("/")[-1].removesuffix(".xml")}" Type="{_R}/{kind}" '
        f'Target="{target}"/>'
        for target, kind in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{entries}</Relationships>'


_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    )
)


@dataclass
class Odt:
    """An OpenDocument text; ``automatic`` are its own styles, ``styles`` and ``pages`` its template's."""

    body: str
    automatic: str = ""
    styles: str = ""
    pages: str = ""
    page_count: int = 0

    def save(self, path: Path) -> Path:
        """Write the file."""
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(
                "content.xml",
                f"<office:document-content {_ODF}><office:automatic-styles>{self.automatic}"
                f"</office:automatic-styles><office:body><office:text>{self.body}</office:text></office:body>"
                "</office:document-content>",
            )
            archive.writestr(
                "styles.xml",
                f"<office:document-styles {_ODF}><office:styles>{self.styles}</office:styles>"
                f"<office:master-styles>{self.pages}</office:master-styles></office:document-styles>",
            )
            archive.writestr(
                "meta.xml",
                f"<office:document-meta {_ODF}><office:meta><meta:document-statistic "
                f'meta:page-count="{self.page_count}"/></office:meta></office:document-meta>',
            )
        return path

    def read(self, folder: Path) -> Document:
        """Write the file and read it."""
        return read_document(self.save(folder / "papier.odt"), "papier")


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    """Every block's kind and text, marks included."""
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
