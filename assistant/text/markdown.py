"""Markdown, as people write it and as PDF converters leave it behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from assistant.text import boilerplate, contents
from assistant.text.document import BlockKind
from assistant.text.drafts import Draft, merge
from assistant.text.german import OPEN_WORDS
from assistant.text.headings import deepen
from assistant.text.lists import into_items, labelled_items
from assistant.text.markdown_walk import Walk
from assistant.text.markers import marker_of
from assistant.text.markup import outlined
from assistant.text.repair import clean, ends_open, raw_lines
from assistant.text.sentences import is_ended

# Below this a paragraph without a full stop may be a caption; running text that breaks off is longer.
_RUNNING = 60
_TAB = 4
# What nests deeper the parser would drop; a list takes two of its levels. Deeper text moves up to these.
_NESTING = 100
_DEEPEST_INDENT = 60
_DEEPEST_MARKS = 15
# Brackets without end cost the parser more time than any text has.
_BRACKETS = re.compile(r"(?:!?\[){20,}")
# "30. September" at the start of a line is a day, not the thirtieth item of a list.
_DAY = re.compile(
    r"^((?:[ ]*(?:>|[-*+](?=[ ])))*[ ]*\d{1,2})\."
    r"(?=[ ]+(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)",
    re.M,
)
_MARK = re.compile(r"[ ]*(?:>|(?:[-*+]|\d{1,9}[.)])(?= ))")
_FRONT_MATTER = re.compile(r"---\n((?:(?:[\w.\- ]+:|[ ]+\S|- |#)[^\n]*\n|\n)*?)(?:---|\.\.\.)[ ]*\n")


def to_drafts(text: str, repairs: Counter[str]) -> list[Draft]:
    """Headings, paragraphs, items, table rows and footnotes of a Markdown file."""
    raw = raw_lines(text)
    text = clean("\n".join(line.replace("\v", " ").expandtabs(_TAB) for line in raw), repairs)
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin).disable("footnote_tail")
    source = "\n".join(_shallow(line) for line in _without_front_matter(text).split("\n"))
    source = _BRACKETS.sub(lambda match: match.group().replace("[", "\\["), source)
    source = _DAY.sub(r"\1\\.", source)
    environment: dict[str, object] = {}
    walk = Walk(raw, repairs)
    drafts = walk.read(parser.parse(source, environment), environment)
    drafts = outlined(into_items(_rejoin(drafts, repairs, text)))
    return deepen(labelled_items(boilerplate.mark(contents.mark(drafts))))


def _without_front_matter(text: str) -> str:
    """The text with its head blanked, so that the lines keep their numbers."""
    head = _FRONT_MATTER.match(text)
    return text if head is None else "\n" * head.group().count("\n") + text[head.end() :]


def _shallow(line: str) -> str:
    """A line that nests no deeper than the parser follows."""
    end = marks = 0
    while match := _MARK.match(line, end):
        marks += 1
        if marks == _DEEPEST_MARKS:
            kept = match.end()
        end = match.end()
    if marks > _DEEPEST_MARKS:
        line = line[:kept] + line[end:]
    margin = len(line) - len(line.lstrip(" "))
    return line[margin - _DEEPEST_INDENT :] if margin > _DEEPEST_INDENT else line


def _rejoin(drafts: Sequence[Draft], repairs: Counter[str], known: str) -> list[Draft]:
    """Paragraphs that a page break cut in the middle of a sentence become whole again."""
    result: list[Draft] = []
    last = -1
    for draft in drafts:
        above = result[last] if last >= 0 else None
        if above is not None and _broken(above, draft, result[:last]):
            repairs["paragraph"] += 1
            result[last] = merge(above, draft, repairs, known)
            continue
        result.append(draft)
        if draft.kind is not BlockKind.NOTE:
            last = len(result) - 1
    return result


def _broken(above: Draft, below: Draft, before: Sequence[Draft]) -> bool:
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
    if above.text.endswith(",") or last.lower() in OPEN_WORDS:
        return True
    return last[:1].islower() and not _without_full_stops(above, before)


def _without_full_stops(item: Draft, before: Sequence[Draft]) -> bool:
    """An item of a list whose items end without a mark."""
    sibling = before[-1] if before else None
    return sibling is not None and item.kind is sibling.kind is BlockKind.ITEM and not is_ended(sibling.text)
