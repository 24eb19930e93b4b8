"""Which of the paragraphs of a plain layout are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.text import headings, signatures
from assistant.text.document import BlockKind
from assistant.text.drafts import Draft
from assistant.text.german import OPEN_WORDS, has_verb
from assistant.text.sentences import is_ended

_LONGEST_TITLE = 250
_FIGURE_END = re.compile(r"\s[\d.,]*\d(?:\s?(?:€|EUR|Euro|%|v\.\s?H\.))?$")
# How far a look back goes: a name and an office for each partner.
_REACH = 8
# "Was wir wollen" is a title; a longer line with a verb is the beginning of a sentence.
_LONGEST_CLAUSE = 60


def classify(drafts: Sequence[Draft]) -> list[Draft]:
    """Turn titles, numbered headings and short lines that content follows into headings."""
    result = list(drafts)
    places = [index for index, draft in enumerate(drafts) if draft.kind is not BlockKind.BOILERPLATE]
    shown = [drafts[place] for place in places]
    titled = begun = False
    for number, draft in enumerate(shown):
        above, below = shown[max(0, number - _REACH) : number], shown[number + 1 : number + 3]
        style = _heading_style(draft, above, below, titled, begun)
        begun = begun or is_ended(draft.text)
        if style:
            titled = True
            shown[number] = replace(_with_mark(draft), kind=BlockKind.HEADING, style=style, value=0)
            result[places[number]] = shown[number]
    return result


def _with_mark(draft: Draft) -> Draft:
    """The draft with its mark as part of its text."""
    text = f"{draft.marker} {draft.text}".strip()
    shift = len(text) - len(draft.text)
    places = tuple((offset + shift if offset else 0, place) for offset, place in draft.places)
    return replace(draft, text=text, marker="", places=places)


def _heading_style(
    draft: Draft, above: Sequence[Draft], below: Sequence[Draft], titled: bool, begun: bool
) -> str:
    """The look of a heading, or an empty string for what is none.

    ``titled`` says that a heading stands above, ``begun`` that running text does.
    """
    if not below or len(draft.text) > _LONGEST_TITLE or signatures.is_place_and_date(draft.text):
        return ""
    if draft.kind is BlockKind.ITEM:
        return draft.style if _numbered_heading(draft, above, below) else ""
    if headings.is_subject_label(draft.text):
        return ""
    if headings.is_subject(draft.text) or (above and headings.is_subject_label(above[-1].text)):
        return "title"
    if draft.style.endswith(tuple("0123456789")) and headings.is_title(draft.text.rstrip(".")):
        return draft.style
    short = headings.is_title(draft.text, verbs=len(draft.text) <= _LONGEST_CLAUSE)
    if headings.style_of(draft.text) and short:
        return headings.style_of(draft.text)
    if headings.is_label(draft.text):
        return "label"
    if draft.style == "small":
        return ""
    if not titled and all(earlier.style == "small" for earlier in above) and _is_title_block(draft):
        return draft.style or "title"
    if ": " in draft.text and not _is_subtitle(above, below):
        return ""
    # a date in a letter's head closes nothing
    if (begun and _closing(above)) or _is_row(draft, above, below):
        return ""
    if short and (draft.style or _announces(draft, below)):
        return draft.style or "short"
    return ""


def _is_row(draft: Draft, above: Sequence[Draft], below: Sequence[Draft]) -> bool:
    """Whether a figure ends this line and one of its neighbours: entries of a list, not titles."""
    return bool(_FIGURE_END.search(draft.text)) and any(
        _FIGURE_END.search(neighbour.text) for neighbour in (*above[-1:], *below[:1])
    )


def _is_subtitle(above: Sequence[Draft], below: Sequence[Draft]) -> bool:
    """A line with a colon is a form's entry, except between a title and its running text."""
    following = below[0]
    running = following.kind is BlockKind.PARAGRAPH and is_ended(following.text)
    return running and bool(above) and above[-1].kind is BlockKind.HEADING


def _closing(above: Sequence[Draft]) -> bool:
    """Whether a line with place and date stands shortly above: names and offices follow, no headings."""
    for earlier in reversed(above):
        if earlier.kind is BlockKind.HEADING:
            return False
        if signatures.is_place_and_date(earlier.text):
            return True
    return False


def _is_title_block(draft: Draft) -> bool:
    """The lines at the top of the first page, joined, without a sentence's end."""
    words = draft.text.split()[:8]
    while words and words[-1].lower() in OPEN_WORDS:
        words.pop()
    return headings.is_title(" ".join(words).rstrip(",.;:-– ")) and not draft.text.endswith(
        (".", ",", ";", ":", "-")
    )


def _numbered_heading(draft: Draft, above: Sequence[Draft], below: Sequence[Draft]) -> bool:
    """A number opens a heading, unless a sibling stands next to it or a colon leads to it."""
    if not draft.value or not headings.is_title(draft.text.rstrip(":")) or draft.style in ("date", "(n)"):
        return False
    following = below[0]
    if following.style == "n.n" and following.value // 100 == draft.value and draft.style == "n.":
        return not has_verb(draft.text)
    if above and above[-1].kind is not BlockKind.HEADING:
        sibling = above[-1].style == draft.style and above[-1].value == draft.value - 1
        if sibling or above[-1].text.endswith(":"):
            return False
    if following.kind is BlockKind.ITEM:
        lead_in = draft.text.endswith(":") or following.style == draft.style
        return not lead_in and not has_verb(draft.text)
    return True


def _announces(draft: Draft, below: Sequence[Draft]) -> bool:
    """A short line is a heading if content follows, at most after further short lines."""
    for following in below:
        if following.style and following.kind is BlockKind.PARAGRAPH and not draft.style:
            return False
        if following.kind is BlockKind.ITEM:
            return not has_verb(draft.text)
        if is_ended(following.text) or len(following.text) > headings.LONGEST:
            return True
        if not headings.is_title(following.text):
            return False
    return False
