"""A paper as an OpenDocument text, as LibreOffice saves one."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from evals.corpora.sources.paper import MARK, Block, Paper, freeze, parse

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_MIME = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = "".join(
    f' xmlns:{name}="{_OASIS}:{path}:1.0"'
    for name, path in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("meta", "meta"),
        ("manifest", "manifest"),
        ("fo", "xsl-fo-compatible"),
    )
)
_STYLES = (
    '<office:automatic-styles><style:style style:name="P1" style:family="paragraph">'
    '<style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-weight="bold"/>'
    '</style:style><style:style style:name="P2" style:family="paragraph">'
    '<style:paragraph-properties fo:text-align="justify"/></style:style><text:list-style style:name="L1">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
    "</office:automatic-styles>"
)


def write(source: str, title: str, day: str, path: Path) -> None:
    paper = parse(source)
    body = "".join(_block(block, paper) for block in paper.blocks)
    body = body.replace('</text:list><text:list text:style-name="L1">', "")
    parts = {
        "mimetype": _MIME,
        "META-INF/manifest.xml": _manifest(),
        "meta.xml": _part("meta", f"<meta:creation-date>{day}T09:00:00</meta:creation-date>", "meta", title),
        "styles.xml": _part("styles", ""),
        "content.xml": _part("content", f"<office:body><office:text>{body}</office:text></office:body>"),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    freeze(path)


def _part(kind: str, inner: str, wrap: str = "", title: str = "") -> str:
    if wrap:
        named = f'<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">{escape(title)}</dc:title>'
        inner = f"<office:{wrap}>{named}{inner}</office:{wrap}>"
    styles = _STYLES if kind == "content" else ""
    root = f"office:document-{kind}"
    return f'{_XML}<{root}{_SPACES} office:version="1.3">{styles}{inner}</{root}>'


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in (("/", _MIME), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    return f'{_XML}<manifest:manifest{_SPACES} manifest:version="1.3">{entries}</manifest:manifest>'


def _block(block: Block, paper: Paper) -> str:
    text = _inline(block.text, paper)
    if block.kind in ("h1", "h2"):
        return f'<text:h text:outline-level="{block.kind[1]}">{text}</text:h>'
    if block.kind == "centred":
        return f'<text:p text:style-name="P1">{text}</text:p>'
    if block.kind == "item":
        item = f"<text:list-item><text:p>{text}</text:p></text:list-item>"
        return f'<text:list text:style-name="L1">{item}</text:list>'
    if block.kind == "table":
        return _table(block.rows, paper)
    return f'<text:p text:style-name="P2">{text}</text:p>'


def _table(rows: list[list[str]], paper: Paper) -> str:
    lines = []
    for row in rows:
        cells = "".join(
            f"<table:table-cell><text:p>{_inline(cell, paper)}</text:p></table:table-cell>" for cell in row
        )
        lines.append(f"<table:table-row>{cells}</table:table-row>")
    head = f"<table:table-header-rows>{lines[0]}</table:table-header-rows>"
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    return f"<table:table>{columns}{head}{''.join(lines[1:])}</table:table>"


def _inline(text: str, paper: Paper) -> str:
    plain = escape(text).replace("\n", "<text:line-break/>")
    return re.sub(MARK, lambda match: _note(match.group(1), paper), plain)


def _note(number: str, paper: Paper) -> str:
    body = f"<text:p>{escape(paper.notes[number])}</text:p>"
    return (
        f'<text:note text:id="ftn{number}" text:note-class="footnote">'
        f"<text:note-citation>{number}</text:note-citation><text:note-body>{body}</text:note-body></text:note>"
    )
