"""Signature blocks: a name with its office, over one or several lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.text.document import BlockKind
from assistant.text.drafts import Draft, merge
from assistant.text.german import MONTHS

_NAME_PART = r"(?:[A-ZÄÖÜ][\w'’]*(?:-[A-ZÄÖÜ]\w+)*\.?|von|van|de|der|zu|zur|vom|d['’]\w+)"
_NAME = rf"(?:(?:Dr|Prof|Dipl)\.(?:-?\w+\.)?\s)*{_NAME_PART}(?:\s{_NAME_PART}){{1,4}}"
_IN_BRACKETS = re.compile(rf"(?P<name>{_NAME})\s*,?\s*\((?P<role>[^()]{{3,160}})\)$")
_SIGNED = re.compile(r"(?:gez\.|Gez\.|gezeichnet|i\.\s?[AV]\.|I\.\s?[AV]\.)\s(?=\S.{2,80}$)")
_OFFICES = (
    r"\w*(?:[vV]orsitzend|[bB]ürgermeister|[lL]andr[aä]t|[sS]tadtr[aä]t|[dD]ezernent|[bB]eigeordnet|[sS]precher|[kK]ämmer|"
    r"[sS]ekretär|[gG]eschäftsführ|[aA]mtsleit|[aA]mtsdirektor|[kK]reisrät|[pP]räsident|[vV]orst[aä]nd|[dD]irektor|"
    r"[mM]inister)\w*"
)
_WITH_OFFICE = re.compile(
    rf"{_NAME},?\s(?:(?:stv|stellv)\.\s|[Ss]tellvertretende[rn]?\s|[Ee]rste[rn]?\s|\d\.\s)?{_OFFICES}"
)
_ALONE = re.compile(_NAME)
_SURNAME = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{1,20}(?:-[A-ZÄÖÜ][a-zäöüß]{1,20})?")
_FOR = re.compile(r"[Ff]ür (?:die|den|das) .{3,60}?:?")
_OFFICE = re.compile(
    rf"(?:\d\.\s|[Ee]rste[rn]?\s|(?:stv|stellv)\.\s|[Ss]tellvertretende[rn]?\s)?{_OFFICES}(?:\s.{{1,60}})?"
)
_RULE = re.compile(r"[_.…]{5,}")
_DAY = rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{'|'.join(MONTHS)})\s?\d{{2,4}}|(?:{'|'.join(MONTHS)})\s\d{{4}}"
_PLACE_AND_DATE = re.compile(
    rf"[A-ZÄÖÜ][\w.\-/ ]{{2,40}}(?:,\s(?:den\s|am\s|im\s)?|\s(?:den|am)\s)(?:{_DAY})\.?$"
)


def mark(drafts: Sequence[Draft]) -> list[Draft]:
    """Turn the paragraphs that are signatures into signatures.

    A name with a role in brackets or "gez." shows itself; a name over an office only counts
    below a line with place and date.
    """
    result: list[Draft] = []
    closing = False
    for draft in _paired(drafts):
        if is_place_and_date(draft.text):
            closing = True
        elif _can_sign(draft) and _is_signature(draft.text, closing):
            result.append(replace(_without_rules(draft), kind=BlockKind.SIGNATURE, style=""))
            continue
        elif draft.kind is BlockKind.HEADING:
            closing = False
        result.append(draft)
    return result


def _without_rules(draft: Draft) -> Draft:
    """The draft without the line to sign on."""
    text = _RULE.sub("", draft.text)
    if not text.strip() or text == draft.text:
        return draft
    margin = len(text) - len(text.lstrip())
    places = tuple(
        (max(0, len(_RULE.sub("", draft.text[:offset])) - margin), place) for offset, place in draft.places
    )
    return replace(draft, text=text.strip(), places=places)


def is_place_and_date(text: str) -> bool:
    """Whether a line says where and when a paper was signed."""
    return bool(_PLACE_AND_DATE.match(text))


def is_signed(text: str) -> bool:
    """Whether a line begins as a signature does ("gez. …")."""
    return bool(_SIGNED.match(text))


def _paired(drafts: Sequence[Draft]) -> list[Draft]:
    """A name and the office printed below it become one draft, if place and date stand above."""
    result: list[Draft] = []
    closing = False
    for draft in drafts:
        closing = closing or is_place_and_date(draft.text)
        above = result[-1] if result else None
        text = f"{draft.marker} {draft.text}".strip()
        if above is not None and _FOR.fullmatch(above.text) and _can_sign(draft) and _ALONE.fullmatch(text):
            result[-1] = replace(
                merge(above, draft, Counter()),
                kind=BlockKind.SIGNATURE,
                style="",
                marker="",
                value=0,
                level=0,
            )
            continue
        named = closing and above is not None and _can_sign(above) and _signs(above.text)
        if named and above is not None and len(text) < 80 and _OFFICE.fullmatch(text):
            shift = len(above.text) + 2
            places = (*above.places, *((offset + shift, place) for offset, place in draft.places))
            whole = f"{above.text}, {text}"
            result[-1] = replace(above, kind=BlockKind.SIGNATURE, text=whole, style="", places=places)
            continue
        result.append(draft)
    return result


def _signs(text: str) -> bool:
    return bool(_ALONE.fullmatch(text) or _SURNAME.fullmatch(text))


def _can_sign(draft: Draft) -> bool:
    """A name standing alone looks like a short heading."""
    return draft.kind is BlockKind.PARAGRAPH or (draft.kind is BlockKind.HEADING and draft.style == "short")


def _is_signature(text: str, closing: bool) -> bool:
    bare = _RULE.sub("", text).strip()
    if not bare or len(bare) > 220 or bare.endswith((".", ":", ";")):
        return False
    if _SIGNED.match(bare):
        return True
    if match := _IN_BRACKETS.fullmatch(bare):
        return closing or bool(re.search(_OFFICES, match.group("role")))
    return closing and bool(_WITH_OFFICE.match(bare))
