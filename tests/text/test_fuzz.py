"""Damaged and monstrous files end in a Document or a DocumentError (see tests/fuzz.py for a longer run)."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from itertools import islice, pairwise

import pytest

from tests import fuzz

_SEEDS = fuzz.seeds()
_PROSE = "Die Stadt zahlt den Beitrag im Jahr. "


@pytest.mark.parametrize("suffix", list(_SEEDS))
def test_damaged_files(suffix: str) -> None:
    rng = random.Random(2)
    files = list(islice(fuzz.mutations(rng.choice(_SEEDS[suffix]), rng), 25))
    assert fuzz.run(suffix, files) == []


def _with_part(suffix: str, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The small valid file of this suffix, one of its parts changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_SEEDS[suffix][0])) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for part in source.namelist():
            archive.writestr(part, change(source.read(part)) if part == name else source.read(part))
    return out.getvalue()


def _docx(old: bytes, new: bytes) -> bytes:
    return _with_part(".docx", "word/document.xml", lambda part: part.replace(old, new, 1))


def _odt(old: bytes, new: bytes) -> bytes:
    return _with_part(".odt", "content.xml", lambda part: part.replace(old, new, 1))


def _laughs(part: bytes, root: bytes, before: bytes, word: bytes) -> bytes:
    names = "abcdefghij"
    entities = "".join(f'<!ENTITY {name} "{f"&{above};" * 10}">' for above, name in pairwise(names))
    kind = f'<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY f SYSTEM "file:///etc/hostname">{entities}]>'.encode()
    return kind + part[part.index(root) :].replace(before, word + before, 1)


def _declared(data: bytes, size: int) -> bytes:
    """The archive with a lie about the size of all its parts."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        changed[at + 24 : at + 28] = struct.pack("<I", size)
        at = changed.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def _pages(count: int, content: Callable[[int], str]) -> bytes:
    """A PDF made of its content streams, quickly."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number in range(count):
        stream = content(number).encode("cp1252")
        parts += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents "
            f"{5 + 2 * number}"
            " 0 R>>".encode(),
            b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        ]
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(places) + 1, table)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, start)
    return bytes(out)


def _lines(count: int, text: str = _PROSE * 2) -> str:
    rows = (f"1 0 0 1 60 {800 - 14 * (row % 55)} Tm ({text}) Tj" for row in range(count))
    return f"BT /F 9 Tf {' '.join(rows)} ET"


def _docx_monsters() -> list[bytes]:
    bomb = _docx(b"<w:body>", b"<w:body>" + b" " * 100_000_000)
    end = b"<w:sectPr"
    text = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    deep = b"<w:sdt><w:sdtContent>" * 5000 + b"</w:sdtContent></w:sdt>" * 5000
    tables = b"<w:tbl><w:tr><w:tc>" * 100 + text + b"</w:tc></w:tr></w:tbl>" * 100
    laughs = _with_part(
        ".docx",
        "word/document.xml",
        lambda part: _laughs(part, b"<w:document", end, text.replace(b"x", b"&j;")),
    )
    wide = _docx(b'w:gridSpan w:val="2"', b'w:gridSpan w:val="99999999"')
    return [bomb, _declared(bomb, 100), laughs, _docx(end, deep + end), _docx(end, tables + end), wide]


def _odt_monsters() -> list[bytes]:
    start = b"<text:list>"
    deep = b"<text:section>" * 5000 + b"</text:section>" * 5000
    return [
        _odt(b"<office:text>", b"<office:text>" + b" " * 100_000_000),
        _with_part(
            ".odt", "content.xml", lambda part: _laughs(part, b"<office:doc", start, b"<text:p>&j;</text:p>")
        ),
        _odt(start, deep + start),
        _odt(b'columns-repeated="2"', b'columns-repeated="16384"'),
        _odt(b'rows-repeated="2"', b'rows-repeated="1048576"'),
        _odt(b'text:c="3"', b'text:c="2000000000"'),
    ]


def _html_monsters() -> list[bytes]:
    return [
        b"<div>" * 20_000 + b"Ein Satz.",
        b"<ul><li>" * 5000 + b"Ein Satz.",
        b"<p>" + b"<b>" * 20_000 + b"Ein Satz.</p>",
        b"<table><tr><td>" * 2000 + b"Ein Satz.",
        b"<table><tr><td colspan=99999999 rowspan=99999999>A</td><td>B</td></tr></table>Ein Satz.",
    ]


def _markdown_monsters() -> list[bytes]:
    return [
        b"> " * 5000 + b"Ein Satz.",
        "".join("  " * depth + "- a\n" for depth in range(500)).encode(),
        b"[" * 20_000 + b"Ein Satz.",
        b"*a " * 20_000,
        b"|a" * 2000 + b"|\n" + b"|-" * 2000 + b"|\n|1|2|\n",
    ]


def _text_monsters() -> list[bytes]:
    lines = ["Die Stadt zahlt den Beitrag. " * 10_000, "a" * 500_000, "a-" * 200_000, "-" * 500_000]
    lines += [". " * 50_000, "(" * 200_000, "z. B. " * 15_000, "„Ja. " * 15_000, "a\u00ad" * 100_000]
    many = ["1\n" * 5000, "\n" * 300_000 + "Satz.", "Satz.\f" * 2000, "Haus-\n" * 5000, "- a\n" * 3000]
    many += ["Ziele ..... 1\n" * 3000, "1 " * 200_000]
    return [text.encode() for text in (*lines, *many)]


def _pdf_monsters() -> list[bytes]:
    rules = "".join(f" 20 {y} m 570 {y} l S {y} 20 m {y} 820 l S" for y in range(20, 560, 4))
    return [
        _pages(40, lambda number: _lines(30)),
        _pages(1, lambda number: _lines(300)),
        _pages(1, lambda number: _lines(3000, "A")),
        _pages(1, lambda number: _lines(5) + " 5 5 m 500 700 l S" * 5000),
        _pages(1, lambda number: _lines(5) + rules),
    ]


@pytest.mark.parametrize(
    ("suffix", "monsters"),
    [
        (".docx", _docx_monsters),
        (".odt", _odt_monsters),
        (".html", _html_monsters),
        (".md", _markdown_monsters),
        (".txt", _text_monsters),
        (".pdf", _pdf_monsters),
    ],
)
def test_monsters(suffix: str, monsters: Callable[[], list[bytes]]) -> None:
    assert fuzz.run(suffix, monsters(), seconds=40) == []


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_an_archive_that_points_before_its_beginning(suffix: str) -> None:
    data = bytearray(_SEEDS[suffix][0])
    at = data.rfind(b"PK\x05\x06") + 16
    data[at : at + 4] = struct.pack("<I", struct.unpack("<I", data[at : at + 4])[0] + 1000)
    assert fuzz.run(suffix, [bytes(data)]) == []
