"""Markdown, as people write it and as PDF converters leave it behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.text import boilerplate, contents, html
from assistant.text.document import BlockKind
from assistant.text.drafts import Draft, merge
from assistant.text.german import OPEN_WORDS
from assistant.text.headings import deepen
from assistant.text.lists import INSIDE, into_items, is_labelled, labelled_items
from assistant.text.markers import marker_of
from assistant.text.markup import as_draft
from assistant.text.repair import ends_open, join
from assistant.text.sentences import is_ended
from assistant.text.tables import Row, table_drafts

_LONGEST_BOLD_HEADING = 250
# Below this a paragraph without a full stop may be a caption; running text that breaks off is longer.
_RUNNING = 60


@dataclass
class _Walk:
    """Where the reader stands in the token stream."""

    depth: int = 0
    sign: str = ""
    heading: int = 0
    quoted: int = 0
    table: list[list[str]] = field(default_factory=list)
    cell: bool = False


def to_drafts(text: str, repairs: Counter[str]) -> list[Draft]:
    """Headings, paragraphs, items and table rows of a Markdown file."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    drafts = list(_walk(parser.parse(_without_front_matter(text)), repairs))
    return deepen(labelled_items(boilerplate.mark(contents.mark(into_items(_rejoin(drafts, repairs, text))))))


def _without_front_matter(text: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL)


def _walk(tokens: Sequence[Token], repairs: Counter[str]) -> Iterator[Draft]:
    walk = _Walk()
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
                walk.table = []
            case "tr_open":
                walk.table.append([])
            case "th_open" | "td_open":
                walk.cell = True
            case "th_close" | "td_close":
                walk.cell = False
            case "table_close":
                rows = [Row(tuple(cells), header=index == 0) for index, cells in enumerate(walk.table)]
                yield from table_drafts(rows)
            case "html_block":
                yield from html.to_drafts(token.content, repairs)
            case "fence" | "code_block":
                yield Draft(BlockKind.PARAGRAPH, " ".join(token.content.split()))
            case "inline":
                lines, bold = _inline(token, repairs)
                if walk.cell:
                    walk.table[-1].append(" ".join(lines))
                else:
                    yield from _block(lines, bold, walk, repairs)


def _block(lines: list[str], bold: bool, walk: _Walk, repairs: Counter[str]) -> Iterator[Draft]:
    if not lines:
        return
    title = bold and sum(map(len, lines)) <= _LONGEST_BOLD_HEADING and not lines[-1].endswith((".", ",", ";"))
    if walk.heading:
        yield Draft(BlockKind.HEADING, _joined(lines, repairs), style=f"h{walk.heading}", level=walk.heading)
    elif walk.depth and walk.sign:
        yield _item(_joined(lines, repairs), walk)
        walk.sign = ""
    elif walk.depth:
        yield Draft(BlockKind.PARAGRAPH, _joined(lines, repairs), style=INSIDE)
    elif title:
        yield Draft(BlockKind.HEADING, _joined(lines, repairs), style="bold")
    else:
        yield from _paragraphs(lines, repairs)


def _joined(lines: Sequence[str], repairs: Counter[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text = join(text, line, repairs)
    return text


def _paragraphs(lines: Sequence[str], repairs: Counter[str]) -> Iterator[Draft]:
    """A paragraph's lines stay one text, unless lines begin with a mark or are entries of a form."""
    groups: list[list[str]] = []
    for line in lines:
        if not groups or _stands_alone(line, groups[-1]):
            groups.append([line])
        else:
            groups[-1].append(line)
    for group in groups:
        draft = as_draft(_joined(group, repairs))
        yield draft if draft.kind is not BlockKind.HEADING else Draft(BlockKind.PARAGRAPH, draft.text)


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


def _inline(token: Token, repairs: Counter[str]) -> tuple[list[str], bool]:
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
    return [line for line in lines if line], all_bold and any(lines)


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
