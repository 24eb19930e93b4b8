"""OpenDocument text."""

from __future__ import annotations

import zipfile
from pathlib import Path

from assistant.text.document import Document
from assistant.text.readers import read_document
from tests.text.samples import sentences

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style")
)


def _read(folder: Path, body: str, styles: str = "") -> Document:
    path = folder / "papier.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    return read_document(path, "papier")


def test_headings_spaces_and_deleted_text(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:p>gestrichen</text:p></text:tracked-changes>"
        '<text:h text:outline-level="1">Ziele</text:h><text:p>Wir<text:s/>bau<text:span>'
        "en</text:span>.</text:p>"
    )
    document = _read(tmp_path, body)
    assert sentences(document) == ["Ziele", "Wir bauen."]
    assert document.sentences[1].section == ("Ziele",)


def test_numbered_lists(tmp_path: Path) -> None:
    style = (
        '<text:list-style style:name="L1">'
        '<text:list-level-style-number text:level="1" style:num-suffix=")"/></text:list-style>'
    )
    items = "".join(
        f"<text:list-item><text:p>{name}</text:p></text:list-item>" for name in ("Schule", "Kita")
    )
    document = _read(
        tmp_path, f'<text:p>Es gilt:</text:p><text:list text:style-name="L1">{items}</text:list>', style
    )
    assert [(block.marker, block.lead_in) for block in document.blocks[1:]] == [("1)", 0), ("2)", 0)]


def test_tables(tmp_path: Path) -> None:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in (("Amt", "Name"), ("Landrat", "Muster"))
    )
    assert sentences(_read(tmp_path, f"<table:table>{rows}</table:table>")) == ["Landrat – Name: Muster"]
