"""Whether a text says something: figures by value, words by their stem, never by substring.

``7`` is not in ``2017``, ``sieben`` is ``7``, ``1. Mai 2026`` is ``01.05.2026``, ``Elternrats`` is
``Elternrat``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.text.figures import Figure, FigureKind, figures
from assistant.text.words import term

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_WORD = re.compile(r"[^\W_]+")
_CLOSING = ",.;:!?"
# A day and month without the dot that German puts behind the month: only a whole phrase may mean it so.
_OPEN_DATE = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}$")
_MANTISSA = re.compile(r"\d[\d. ]*(?:,\d+)?")


@dataclass(frozen=True)
class _Token:
    """A word in its comparable forms, or a figure; ``closed``: a punctuation mark follows."""

    forms: frozenset[str] = frozenset()
    figure: Figure | None = None
    written: str = ""
    closed: bool = False


def says(text: str, phrase: str) -> bool:
    """Whether the words and figures of ``phrase`` stand in ``text``, in a row and as whole words.

    A phrase that ends in a punctuation mark (``Ja,``) needs one there as well, whichever it is: that
    tells the answer "Ja." from the particle in "ist ja geplant".
    """
    hay = _tokens(text)
    phrase = _OPEN_DATE.sub(r"\g<0>.", phrase.strip())
    needle = _tokens(phrase)
    closing = bool(needle) and needle[-1].closed and needle[-1].figure is None
    return bool(needle) and any(
        all(_same(wanted, hay[start + i]) for i, wanted in enumerate(needle))
        and (not closing or hay[start + len(needle) - 1].closed)
        for start in range(len(hay) - len(needle) + 1)
    )


def canonical(text: str) -> str:
    """Letters and digits alone: how a line was broken, marked up or punctuated does not count."""
    return "".join(_WORD.findall(_plain(text))).casefold()


def same_sentence(gold: str, quote: str) -> bool:
    """Whether ``quote`` is the gold sentence: it holds it, or is the greater part of it."""
    wanted, given = canonical(gold), canonical(quote)
    return wanted in given or (given in wanted and 2 * len(given) >= len(wanted))


def _plain(text: str) -> str:
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


@lru_cache(maxsize=2048)
def _tokens(raw: str) -> tuple[_Token, ...]:
    text = _plain(raw)
    placed: list[tuple[int, _Token]] = []
    end = 0
    for figure in figures(text):
        placed += _words(text, end, figure.start)
        placed.append((figure.start, _Token(figure=figure, written=text[figure.start : figure.end])))
        end = figure.end
    placed += _words(text, end, len(text))
    return tuple(token for _, token in placed)


def _words(text: str, start: int, end: int) -> list[tuple[int, _Token]]:
    found = []
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        closed = text[match.end() : match.end() + 1] in tuple(_CLOSING)
        forms = frozenset({word.casefold(), term(word).stem})
        found.append((match.start(), _Token(forms=forms, closed=closed)))
    return found


def _same(wanted: _Token, given: _Token) -> bool:
    if wanted.figure is None or given.figure is None:
        return bool(wanted.forms & given.forms)
    return _same_figure(wanted.figure, given.figure, given.written)


def _same_figure(wanted: Figure, given: Figure, written: str) -> bool:
    """A bare number stands for any unit (``43`` for ``43 Prozent``, ``1,3`` for ``1,3 Mio. Euro``)."""
    if wanted.same(given):
        return True
    if given.kind is FigureKind.DATE:
        return wanted.kind is FigureKind.DATE and str(given.value).startswith(f"{wanted.value}-")
    number = _bare(wanted)
    if number is None or given.kind is FigureKind.REFERENCE:
        return False
    return number in (given.value, _mantissa(written))


def _bare(figure: Figure) -> Decimal | None:
    """The value of a number without a unit; a lone year may be meant as a number."""
    if figure.kind is FigureKind.NUMBER:
        return Decimal(figure.value)
    if figure.kind is FigureKind.DATE and str(figure.value).isdigit():
        return Decimal(figure.value)
    return None


def _mantissa(written: str) -> Decimal | None:
    match = _MANTISSA.search(written)
    return Decimal(re.sub(r"[. ]", "", match.group()).replace(",", ".")) if match else None
