"""Headers and footers that a format keeps apart from its text: shown once, never found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.text import headings
from assistant.text.document import BlockKind
from assistant.text.drafts import Draft
from assistant.text.markers import marker_of

# A title stands among the first blocks or nowhere.
_REACH = 6
_TITLE_WORDS = 2


def around(body: Sequence[Draft], above: Sequence[Draft], below: Sequence[Draft]) -> list[Draft]:
    """The body between its headers and footers; a header may carry the title that the body lacks.

    A letterhead is none: a title is set like one, or there are sections for it to stand above.
    """
    seen: set[str] = set()
    top = list(_once(above, seen))
    if not _has_title(body):
        headed = any(draft.kind is BlockKind.HEADING for draft in body)
        loud = {draft.text for draft in above if headed or draft.kind is BlockKind.HEADING}
        place = next((at for at, draft in enumerate(top) if draft.text in loud and _is_title(draft)), None)
        if place is not None:
            top[place] = replace(top[place], kind=BlockKind.HEADING, style="h1", level=1)
    return [*top, *body, *_once(below, seen)]


def _once(drafts: Sequence[Draft], seen: set[str]) -> Iterator[Draft]:
    for draft in drafts:
        text = f"{draft.marker} {draft.text}".strip()
        if text not in seen and re.search(r"[^\W\d_]", text):
            seen.add(text)
            shift = len(text) - len(draft.text)
            places = tuple((at + shift if at else 0, place) for at, place in draft.places)
            yield Draft(BlockKind.BOILERPLATE, text, places=places)


def _has_title(body: Sequence[Draft]) -> bool:
    """Whether a heading that is no numbered section stands at the beginning."""
    text = [draft for draft in body if draft.kind is not BlockKind.BOILERPLATE]
    if text and text[0].kind is BlockKind.PARAGRAPH and headings.is_title(text[0].text, verbs=False):
        return True
    return any(
        draft.kind is BlockKind.HEADING
        and not headings.style_of(draft.text)
        and marker_of(draft.text) is None
        for draft in text[:_REACH]
    )


def _is_title(draft: Draft) -> bool:
    return headings.is_title(draft.text) and len(draft.text.split()) >= _TITLE_WORDS
