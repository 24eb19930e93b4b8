"""What looks like a heading in plain text, and how headings nest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.text.document import BlockKind
from assistant.text.drafts import Draft
from assistant.text.german import OPEN_WORDS, has_verb
from assistant.text.markers import marker_of

LONGEST = 110
_SECTION = re.compile(r"(§+\s?\d+[a-z]?|Art(?:ikel|\.)\s?\d+[a-z]?)(?=\s|$)")
_PART = re.compile(
    r"(Anlage|Anhang|Teil|Buch|Kapitel|Abschnitt|Unterabschnitt|Titel)\s(?:Nr\.\s?)?(?:\d+|[IVX]+|[A-Z])\b"
)
_AGENDA = re.compile(r"((?:[Zz]u\s)?(?:TOP|Tagesordnungspunkt|Punkt))\s?[ÖN]?\s?\d+(?:\.\d+)*\b")
_ORDINAL_PART = re.compile(r"(?:\d+\.|[IVX]+\.|[A-Z][a-zäöü]+er)\s(Teil|Kapitel|Abschnitt|Unterabschnitt)\b")
_SUBJECT = re.compile(r"(Betreff|Betrifft|Betr\.|Gegenstand|Beratungsgegenstand|Tagesordnungspunkt)\s*:\s*")
_DATE_END = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}$")
_APPENDED = ("anlage", "anhang")
_WORDY = re.compile(r"[„\"»]?[A-ZÄÖÜ0-9§]")
_SIGN = re.compile(r"[^\w\s.,;:!?&/()\-–—+'’„“”»«\"%§€*°]|_{2,}|\.{3,}")


def style_of(text: str) -> str:
    """The look of a heading that numbers itself (``§``, ``Artikel``, ``Anlage``), or an empty string."""
    if match := _SECTION.match(text):
        return "§" if match.group(1).startswith("§") else "artikel"
    if match := _PART.match(text):
        return match.group(1).lower()
    if match := _ORDINAL_PART.match(text):
        return match.group(1).lower()
    if _AGENDA.match(text):
        return "punkt"
    return ""


def is_bare_number(text: str) -> bool:
    """Whether a line is the number of a section and nothing else."""
    match = _SECTION.match(text) or _PART.match(text) or _ORDINAL_PART.match(text) or _AGENDA.match(text)
    return match is not None and match.end() == len(text)


def is_subject_label(text: str) -> bool:
    """Whether the line announces what a council paper is about."""
    return bool(_SUBJECT.fullmatch(text.strip()))


def is_subject(text: str) -> bool:
    """Whether the line says what a council paper is about, label included."""
    return bool(_SUBJECT.match(text)) and not is_subject_label(text)


def is_label(text: str) -> bool:
    """A line such as "Ziele:", which names what follows without saying anything itself."""
    return (
        text.endswith(":") and len(text) <= 80 and ":" not in text[:-1] and is_title(text[:-1], verbs=False)
    )


def is_title(text: str, *, verbs: bool = True) -> bool:
    """Whether a line standing alone reads like a title. ``verbs`` allows clauses ("Was wir wollen")."""
    if not 3 <= len(text) <= LONGEST or len(text.split()) > 14 or not _WORDY.match(text):
        return False
    if text[-1] in ".,;:-" or _DATE_END.search(text) or _SIGN.search(text):
        return False
    if text.split()[-1].lower() in OPEN_WORDS or not re.search(r"[^\W\d_]{3}", text):
        return False
    return verbs or not has_verb(text)


def nest(drafts: Sequence[Draft]) -> list[Draft]:
    """Give every heading its level.

    Looks form a stack: a look seen above closes everything below it, a new look opens a level. A
    level that the format states (Markdown, HTML, Word) is a look of its own rank.
    """
    stack: list[tuple[str, int, str]] = []
    result: list[Draft] = []
    bare = True
    for draft in drafts:
        if draft.kind is not BlockKind.HEADING:
            bare = bare and draft.kind in (BlockKind.BOILERPLATE, BlockKind.NOTE)
            result.append(draft)
            continue
        _place(stack, draft, bare)
        result.append(replace(draft, level=len(stack)))
        bare = True
    return result


def deepen(drafts: Sequence[Draft]) -> list[Draft]:
    """Where a converter gave all headings one level, the first is the title and looks tell the rest."""
    found = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    if len(found) < 2 or len({draft.level for draft in found}) > 1 or not found[0].level:
        return list(drafts)
    result: list[Draft] = []
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            style = "title" if draft is found[0] else _numbered_look(draft.text)
            draft = replace(draft, level=0, style=style)
        result.append(draft)
    return result


def _numbered_look(text: str) -> str:
    marker = marker_of(text)
    return style_of(text) or (marker.family if marker is not None and marker.value else "short")


def _place(stack: list[tuple[str, int, str]], draft: Draft, bare: bool) -> None:
    titles = [title for _, _, title in stack]
    if draft.text in titles:
        # the title page and the first page of the text say the same
        del stack[titles.index(draft.text) :]
    elif draft.level:
        while stack and stack[-1][1] >= draft.level:
            stack.pop()
    elif draft.style == "title":
        stack.clear()
    elif draft.style in _APPENDED and stack:
        del stack[1:]
    else:
        looks = [look for look, _, _ in stack]
        if draft.style in looks:
            del stack[looks.index(draft.style) :]
        elif not bare and looks and _yields(looks[-1], draft.style):
            stack.pop()
    stack.append((draft.style, draft.level, draft.text))


def _yields(above: str, below: str) -> bool:
    """A numbered heading is not part of the unnumbered one above it once that one has a text of its own."""
    return above == "short" and below not in ("short", "label")
