"""Which first rows of a table name its columns.

Many tables mark them (``<th>``, a repeated header, bold); where none is marked, the names must differ from
what stands below them. In doubt a row is a row: a name taken for a value loses nothing, a value taken for a
name would put one person's office before another's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# A cell as (text, columns it takes, set apart); a row as its cells and whether the format calls it a header.
_Cells = Sequence[tuple[str, int, bool]]
_LONGEST_NAME = 60
_UNIT = re.compile(
    r"(?i)(?<![^\W\d_])(?:eur|euro|cent|ct|tsd|mio|mrd|t€|teur|v\.?\s?h|qm|cbm|k?m|ha|kwh|mwh|std|stdn|stück|"
    r"st|uhr)(?![^\W\d_])|[€%]"
)
_FILLER = re.compile(r"(?i)\b(?:bis|ab|je|ca|und|von)\b")
_YEAR = re.compile(r"(?:\D{0,20}\s)?(?:19|20)\d{2}(?:/\d{2,4})?(?:\s\D{0,20})?")
# Words that name a column and would be odd as a value: no facts, only kinds of things.
_KINDS = frozenset(
    """
    name namen vorname nachname familienname amt ämter funktion aufgabe aufgaben aufgabenbereich
    position posten person personen mitglied mitglieder vertreter vertretung stellvertreter
    stellvertretung gremium gremien ausschuss ausschüsse fraktion partei gruppe liste vorsitz
    vorsitzende vorsitzender ort ortsteil ortschaft gemeinde stadtteil stadtbezirk wahlkreis straße
    anschrift adresse telefon e-mail kontakt datum termin tag wochentag uhrzeit zeit zeitraum zeitpunkt
    frist jahr beginn ende dauer nr nummer ziffer § paragraf absatz artikel thema gegenstand inhalt
    titel bezeichnung beschreibung erläuterung begründung bemerkung bemerkungen anmerkung anmerkungen
    hinweis hinweise maßnahme maßnahmen projekt projekte ziel ziele vorhaben stand status sachstand
    umsetzung zuständig zuständigkeit verantwortlich verantwortliche federführung beteiligte leistung
    leistungen gebühr gebühren betrag preis preise kosten tarif satz höhe wert einheit menge anzahl zahl
    summe anteil prozent plätze sitze stimmen ergebnis art typ kategorie bereich objekt einrichtung
    gebäude träger beruf wohnort anlass ansatz fassung bisher bisherig künftig alt neu vorschlag antrag
    antragsteller beschluss abstimmung
    """.split()
)
_KINDS_OF = tuple("betrag datum gebühr gebühren kosten name nummer preis satz zahl zeit".split())
_LONGEST_KIND = 5


def count_names(rows: Sequence[tuple[_Cells, bool]]) -> int:
    """How many of these rows, from the first, name columns; 0 if none does."""
    marked = next((at for at, (_, header) in enumerate(rows) if not header), len(rows))
    if marked == len(rows):
        return min(1, len(rows) - 1)
    if marked:
        return marked
    if len(rows) < 2 or not _can_name(rows[0][0]):
        return 0
    if _two_stories(rows):
        return 2
    return int(_is_set_apart(rows) or _stands_over_figures(rows) or _reads_like_names(rows))


def _can_name(cells: _Cells) -> bool:
    filled = [text for text, _, _ in cells if text]
    if len(filled) < 2 or any(
        len(text) > _LONGEST_NAME or (text.endswith(".") and len(text) > 20) for text in filled
    ):
        return False
    return all(_is_name(text) for text in filled)


def _is_name(text: str) -> bool:
    return bool(_YEAR.fullmatch(text)) or (bool(re.search(r"[^\W\d_]|§", text)) and not _is_figure(text))


def _is_figure(text: str) -> bool:
    """An amount, a date, a time: a figure with nothing but its unit."""
    return bool(re.search(r"\d", text)) and not re.search(
        r"[^\W\d_]{2}", _UNIT.sub("", _FILLER.sub("", text))
    )


def _two_stories(rows: Sequence[tuple[_Cells, bool]]) -> bool:
    """A name over several columns with their own names below it."""
    wide = any(text and across > 1 for text, across, _ in rows[0][0])
    return (
        wide
        and len(rows) > 2
        and _can_name(rows[1][0])
        and not any(across > 1 for _, across, _ in rows[1][0])
    )


def _is_set_apart(rows: Sequence[tuple[_Cells, bool]]) -> bool:
    first, second = rows[0][0], rows[1][0]
    if not first[0][0] and all(text for text, _, _ in first[1:]) and second[0][0]:
        return True
    strong = [apart for text, _, apart in first if text]
    return all(strong) and not all(apart for text, _, apart in second if text)


def _stands_over_figures(rows: Sequence[tuple[_Cells, bool]]) -> bool:
    """Some column has words above and figures below; a list of names and values has only two columns."""
    cells = [text for text, _, _ in rows[0][0]]
    if len(cells) == 2 and not any(
        _is_kind(text) or _UNIT.search(text) or _YEAR.fullmatch(text) for text in cells
    ):
        return False
    for column, text in enumerate(cells):
        below = [row[column][0] for row, _ in rows[1:] if column < len(row) and row[column][0]]
        figures = sum(map(_is_figure, below))
        if text and figures and figures * 2 >= len(below):
            return True
    return False


def _is_kind(text: str) -> bool:
    words = re.findall(r"[\w§-]+", text.lower())
    if not 0 < len(words) <= _LONGEST_KIND:
        return False
    return not _KINDS.isdisjoint((words[0], words[-1])) or words[-1].endswith(_KINDS_OF)


def _reads_like_names(rows: Sequence[tuple[_Cells, bool]]) -> bool:
    """Words only: names of kinds of things, or the first of many rows that says nothing said again below."""
    filled = [text for text, _, _ in rows[0][0] if text]
    kinds = sum(map(_is_kind, filled))
    if len(filled) == 2:
        return kinds == 2
    again = any(
        text and text in {cells[column][0] for cells, _ in rows[1:] if column < len(cells)}
        for column, (text, _, _) in enumerate(rows[0][0])
    )
    return not again and (kinds * 2 >= len(filled) or len(rows) > 2)
