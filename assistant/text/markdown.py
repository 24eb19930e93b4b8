"""Markdown, as people write it and as PDF converters leave it behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.text import boilerplate, contents, html
from assistant.text.document import BlockKind, Place
from assistant.text.drafts import Draft, Flow, merge
from assistant.text.german import OPEN_WORDS
from assistant.text.headings import deepen
from assistant.text.lists import INSIDE, into_items, is_labelled, labelled_items
from assistant.text.markers import marker_of
from assistant.text.markup import as_draft
from assistant.text.repair import clean, ends_open, raw_lines
from assistant.text.sentences import is_ended
from assistant.text.tables import Row, table_drafts

_LONGEST_BOLD_HEADING = 250
_Lines = list[tuple[str, Place]]
# Below this a paragraph without a full stop may be a caption; running text that breaks off is longer.
_RUNNING = 60


@dataclass
class _Walk:
    """Where the reader stands in the token stream; ``raw`` are the file's lines."""

    raw: Sequence[str]
    depth: int = 0
    sign: str = ""
    heading: int = 0
    quoted: int = 0
    table: list[list[str]] = field(default_factory=list)
    cell: bool = False
    rows: list[int] = field(default_factory=list)

    def place(self, line: int) -> Place:
        """The file's line, counted from 0 as the parser does."""
        return Place(None, line + 1, self.raw[line] if line < len(self.raw) else "")


def to_drafts(text: str, repairs: Counter[str]) -> list[Draft]:
    """Headings, paragraphs, items and table rows of a Markdown file."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    raw, text = raw_lines(text), clean(text, repairs)
    drafts = list(_walk(parser.parse(_without_front_matter(text)), _Walk(raw), repairs))
    return deepen(labelled_items(boilerplate.mark(contents.mark(into_items(_rejoin(drafts, repairs, text))))))


def _without_front_matter(text: str) -> str:
    """The text with its head blanked, so that the lines keep their numbers."""
    head = re.match(r"---\n.*?\n---\n", text, flags=re.DOTALL)
    return text if head is None else "\n" * head.group().count("\n") + text[head.end() :]


def _walk(tokens: Sequence[Token], walk: _Walk, repairs: Counter[str]) -> Iterator[Draft]:
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                walk.depth += 1
            case "bullet_list_close" | "ordered_list_close":
                walk.depth -= 1
            case "list_item_open":
                walk.sign = f"{token.info}{token.markup}" if token.info else "•"
            case "heading_open":
                walk.heading = int(token.tag[1:])
            case "heading_close":
                walk.heading = 0
            case "table_open":
                walk.table, walk.rows = [], []
            case "tr_open":
                walk.table.append([])
                walk.rows.append(_line(token))
            case "th_open" | "td_open":
                walk.cell = True
            case "th_close" | "td_close":
                walk.cell = False
            case "table_close":
                rows = enumerate(zip(walk.table, walk.rows, strict=True))
                yield from table_drafts(
                    [Row(tuple(cells), n == 0, walk.place(line)) for n, (cells, line) in rows]
                )
            case "html_block":
                yield from _html(token, walk, repairs)
            case "fence" | "code_block":
                places = ((0, walk.place(_line(token))),)
                yield Draft(BlockKind.PARAGRAPH, " ".join(token.content.split()), places=places)
            case "inline":
                lines, bold = _inline(token, walk)
                if walk.cell:
                    walk.table[-1].append(" ".join(text for text, _ in lines))
                else:
                    yield from _block(lines, bold, walk, repairs)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _html(token: Token, walk: _Walk, repairs: Counter[str]) -> Iterator[Draft]:
    """A piece of HTML; its lines are counted from where it begins in the file."""
    above = _line(token)
    for draft in html.to_drafts(token.content, repairs):
        places = tuple((at, replace(place, line=place.line + above)) for at, place in draft.places)
        yield replace(draft, places=places)


def _block(lines: _Lines, bold: bool, walk: _Walk, repairs: Counter[str]) -> Iterator[Draft]:
    if not lines:
        return
    length, last = sum(len(text) for text, _ in lines), lines[-1][0]
    short = bold and length <= _LONGEST_BOLD_HEADING and not last.endswith((".", ",", ";"))
    if not (walk.heading or walk.depth or short):
        yield from _paragraphs(lines, repairs)
        return
    flow = _flow(lines, repairs)
    if walk.heading:
        draft = Draft(BlockKind.HEADING, flow.text, style=f"h{walk.heading}", level=walk.heading)
    elif walk.depth and walk.sign:
        draft = _item(flow.text, walk)
        walk.sign = ""
    elif walk.depth:
        draft = Draft(BlockKind.PARAGRAPH, flow.text, style=INSIDE)
    else:
        draft = Draft(BlockKind.HEADING, flow.text, style="bold")
    yield _placed(draft, flow)


def _placed(draft: Draft, flow: Flow) -> Draft:
    """The draft with its places; what it left away at its beginning (its mark) moves them."""
    cut = len(flow.text) - len(draft.text)
    return replace(draft, places=tuple((max(0, at - cut), place) for at, place in flow.places))


def _flow(lines: _Lines, repairs: Counter[str]) -> Flow:
    flow = Flow(repairs)
    for text, place in lines:
        flow.add(text, place)
    return flow


def _paragraphs(lines: _Lines, repairs: Counter[str]) -> Iterator[Draft]:
    """A paragraph's lines stay one text, unless lines begin with a mark or are entries of a form."""
    groups: list[_Lines] = []
    for line in lines:
        if not groups or _stands_alone(line[0], [text for text, _ in groups[-1]]):
            groups.append([line])
        else:
            groups[-1].append(line)
    for group in groups:
        flow = _flow(group, repairs)
        draft = as_draft(flow.text)
        if draft.kind is BlockKind.HEADING:
            draft = Draft(BlockKind.PARAGRAPH, draft.text)
        yield _placed(draft, flow)


def _stands_alone(line: str, above: Sequence[str]) -> bool:
    if marker_of(line) is not None and (is_ended(above[-1]) or marker_of(above[0]) is not None):
        return True
    return is_labelled(line) and (is_labelled(above[-1]) or above[-1].endswith(":"))


def _item(text: str, walk: _Walk) -> Draft:
    """A list item; a number inside a bullet ("- 3) …") is the item's true mark."""
    marker = marker_of(text)
    if marker is not None and marker.length:
        return Draft(BlockKind.ITEM, text[marker.length :], marker.sign, marker.family, marker.value)
    if walk.sign != "•":
        marker = marker_of(f"{walk.sign} x")
        family, value = (marker.family, marker.value) if marker else ("n.", 0)
        return Draft(BlockKind.ITEM, text, walk.sign, family, value, walk.depth)
    return Draft(BlockKind.ITEM, text, "•", f"bullet {walk.depth}", 0, walk.depth)


def _inline(token: Token, walk: _Walk) -> tuple[_Lines, bool]:
    """The text without its marks, line by line, and whether all of it is bold."""
    text: list[str] = []
    bold = 0
    all_bold = True
    for child in token.children or []:
        if child.type in ("strong_open", "strong_close"):
            bold += 1 if child.type == "strong_open" else -1
        elif child.type in ("softbreak", "hardbreak"):
            text.append("\n")
        elif child.type == "html_inline":
            text.append("\n" if child.content.lower().startswith("<br") else "")
        elif child.content or child.type == "image":
            text.append(child.content)
            all_bold = all_bold and (bold > 0 or not child.content.strip())
    lines = [" ".join(line.split()) for line in "".join(text).split("\n")]
    placed = [(line, walk.place(number)) for number, line in enumerate(lines, start=_line(token))]
    return [(line, place) for line, place in placed if line], all_bold and any(lines)


def _rejoin(drafts: Sequence[Draft], repairs: Counter[str], known: str) -> list[Draft]:
    """Paragraphs that a page break cut in the middle of a sentence become whole again."""
    result: list[Draft] = []
    for draft in drafts:
        above = result[-1] if result else None
        if above is not None and _broken(above, draft):
            repairs["paragraph"] += 1
            result[-1] = merge(above, draft, repairs, known)
        else:
            result.append(draft)
    return result


def _broken(above: Draft, below: Draft) -> bool:
    kinds = (BlockKind.PARAGRAPH, BlockKind.ITEM)
    if above.kind not in kinds or below.kind is not BlockKind.PARAGRAPH or is_ended(above.text):
        return False
    if marker_of(below.text) is not None:
        return False
    if ends_open(above.text) or below.text[:1].islower():
        return True
    if above.text.endswith(")") or len(above.text) < _RUNNING:
        return False
    last = above.text.split()[-1]
    return above.text.endswith(",") or last[:1].islower() or last.lower() in OPEN_WORDS
