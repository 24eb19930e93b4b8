"""Which lines of a paper tell what happened when: dated steps behind a proposal, in the present tense.

"12.04.2018: Der Ausschuss berät das Ergebnis" reads like a plan. What gives it away is its date, which lies
before the paper, or the heading or lead-in above it, which announces an account.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.agreements import Agreement
from assistant.index.passages import Unit
from assistant.staff.headings import tells
from assistant.text.figures import FigureKind, figures
from assistant.text.german import MONTHS
from assistant.text.signatures import is_place_and_date

_MONTH = rf"(?:{'|'.join(MONTHS)})"
# "12.04.2018: …", "24.04./18.05.2018: …", "Mai bis August 2017: …", "3. Mai 2018 – …"; a day needs no colon.
_DATED = re.compile(
    rf"(?:(?P<day>(?:\d{{1,2}}\.(?:\d{{1,2}}\.)?(?:\d{{4}})?\s*(?:/|–|-|bis|und)\s*)?\d{{1,2}}\.(?:\d{{1,2}}\.|\s*{_MONTH}\s+)\d{{4}})"
    rf"|(?:(?:Anfang|Mitte|Ende)\s+)?(?:{_MONTH}\s*(?:/|–|-|bis|und)\s*)?{_MONTH}\s+\d{{4}}|(?:19|20)\d\d)"
    r"(?P<end>\s*(?::|–|-)\s|\s+(?=[A-ZÄÖÜ]))"
)


def made_on(agreement: Agreement, found: Iterable[Unit]) -> str:
    """When the paper was made, as exactly as the catalogue or the line above the signatures says."""
    if len(agreement.date) == len("2021-11-03"):
        return agreement.date
    signed = [
        str(figure.value)
        for unit in found
        if is_place_and_date(unit.sentence.text)
        for figure in figures(unit.sentence.text)
        if figure.kind is FigureKind.DATE
    ]
    known = agreement.date or (str(agreement.term[0]) if agreement.term else "")
    return max((day for day in signed if day.startswith(known[:4])), default=known)


def told_blocks(found: Iterable[Unit], made: str) -> frozenset[int]:
    """The blocks that begin with the date of a step already taken."""
    return frozenset(unit.block for unit in found if _is_step(unit, made))


def _is_step(unit: Unit, made: str) -> bool:
    match = _DATED.match(unit.sentence.text)
    if match is None or not (match["day"] or match["end"].strip()):
        return False
    if tells(unit.lead_in) or tells(unit.sentence.section):
        return True
    days = [str(f.value) for f in figures(match.group()) if f.kind is FigureKind.DATE]
    return bool(days and made) and max(days)[: len(made)] < made[: len(max(days))]
