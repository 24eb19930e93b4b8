"""The words of a Markdown paragraph without its marks, line by line."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from markdown_it.token import Token

from assistant.text.raised import lowered, raised

_TAG = re.compile(r"<(/?)(\w+)")
_KINDS = {"b": "bold", "strong": "bold", "s": "struck", "del": "struck", "strike": "struck"}
_KINDS |= {"sup": "sup", "sub": "sub"}
_FILE_NAME = re.compile(
    r"(?i)[\w\-./ %]*\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)|(?:image|img|picture|bild)?[\s_-]*\d*"
)


@dataclass(frozen=True)
class Line:
    """A line of the file; ``hard`` if its author set a break above it, ``bold`` if all of it is."""

    text: str
    number: int
    hard: bool
    bold: bool


@dataclass
class Content:
    """``struck`` is what is crossed out, ``notes`` are the footnotes named, as (number, label).

    ``picture`` says that the text is nothing but what pictures show.
    """

    lines: list[Line] = field(default_factory=list)
    struck: str = ""
    notes: list[tuple[int, str]] = field(default_factory=list)
    picture: bool = False


@dataclass
class _Open:
    """The line being read."""

    number: int
    hard: bool = False
    text: str = ""
    bold: bool = True

    def add(self, text: str, bold: bool) -> None:
        self.text += text
        self.bold = self.bold and (bold or not text.strip())


def lines_of(token: Token, first: int) -> Content:
    """What a paragraph's token says; its first line is the file's line ``first``."""
    content = Content()
    open_kinds: Counter[str] = Counter()
    line = _Open(first)
    words = pictures = False

    def end(step: int, *, hard: bool) -> _Open:
        text = " ".join(line.text.split())
        if text:
            content.lines.append(Line(text, line.number, line.hard, line.bold))
        return _Open(line.number + step, hard or (line.hard and not text))

    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            line = end(1, hard=child.type == "hardbreak")
        elif child.type in ("strong_open", "strong_close", "s_open", "s_close"):
            kind = "bold" if child.type.startswith("strong") else "struck"
            open_kinds[kind] += child.nesting
        elif child.type == "html_inline":
            if child.content.lower().startswith("<br"):
                line = end(0, hard=True)
            _toggle(child.content, open_kinds)
        elif child.type == "footnote_ref":
            content.notes.append((int(child.meta.get("id", 0)), str(child.meta.get("label", ""))))
        elif child.type == "image":
            if not _FILE_NAME.fullmatch(child.content.strip()):
                line.add(child.content, open_kinds["bold"] > 0)
                pictures = True
        elif open_kinds["struck"] > 0:
            content.struck += child.content
        elif child.content:
            words = words or bool(child.content.strip())
            line.add(_shifted(child.content, line.text, open_kinds), open_kinds["bold"] > 0)
    end(0, hard=False)
    content.picture = pictures and not words
    content.struck = " ".join(content.struck.split())
    return content


def _toggle(tag: str, open_kinds: Counter[str]) -> None:
    match = _TAG.match(tag)
    kind = _KINDS.get(match.group(2).lower(), "") if match else ""
    if kind and match:
        open_kinds[kind] += -1 if match.group(1) else 1


def _shifted(text: str, before: str, open_kinds: Counter[str]) -> str:
    if open_kinds["sup"] > 0:
        return raised(text, before)
    return lowered(text, before) if open_kinds["sub"] > 0 else text
