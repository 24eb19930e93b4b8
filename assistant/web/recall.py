"""The conversation as the page remembers it, for a server that does not know it: one that was started anew.

With each question the page says which turns stand on it and what they asked. Where the server knows of none,
it takes the questions as those before, and leaves a place for each turn; ``assets/recall.js`` puts the turn
there. What a turn looks like is never taken from the browser.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from assistant.web.desk import Said
from assistant.web.markup import text

MOST_TURNS = 50


@checked(frozen=True)
class _Kept:
    """A turn on the page: its name there, and the questions it stands for; none where it has no answer."""

    name: Annotated[str, StringConstraints(pattern=r"^\d{1,9}$")]
    asked: tuple[str, ...]


@checked(frozen=True)
class _Page:
    turns: tuple[_Kept, ...] = ()
    running: str = ""


@dataclass(frozen=True)
class Remembered:
    """The finished turns, oldest first, and the question that has no answer yet."""

    said: tuple[Said, ...] = ()
    running: str = ""

    def __bool__(self) -> bool:
        return bool(self.said or self.running)


_FORM = TypeAdapter(_Page)


def with_recall(*inputs: str) -> str:
    """The script of an event whose last input is what the page remembers; ``inputs`` name the others."""
    return f"({', '.join(inputs)}) => [{', '.join(inputs)}, recall()]"


def place(html: str, asked: tuple[str, ...], name: str = "") -> str:
    """A finished turn on the page; with a ``name`` the page has the turn and only wants a place for it."""
    known = f' data-kept="{text(name)}"' if name else ""
    return f'<div class="kept" data-asked="{text(json.dumps(asked, ensure_ascii=False))}"{known}>{html}</div>'


def remembered(sent: str | None, longest: int) -> Remembered:
    """What a page says it remembers; nothing where it makes no sense. Questions have a ``longest`` length."""
    try:
        page = _FORM.validate_json(sent or "{}")
    except ValidationError:
        return Remembered()
    return Remembered(
        tuple(_said(turn, longest) for turn in page.turns[-MOST_TURNS:]), page.running.strip()[:longest]
    )


def _said(turn: _Kept, longest: int) -> Said:
    asked = tuple(question for question in turn.asked if question.strip() and len(question) <= longest)
    before, last = asked[:-1], "".join(asked[-1:])
    return Said(last, place("", asked, turn.name), bool(asked), before)
