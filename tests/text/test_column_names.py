"""Which rows name a table's columns."""

from __future__ import annotations

import pytest

from assistant.text.column_names import count_names


def _count(*rows: str, header: int = 0, strong: int = 0) -> int:
    """Rows as "a | b"; the first ``header`` are marked, the first ``strong`` are bold."""
    return count_names(
        [
            ([(cell.strip(), 1, at < strong) for cell in row.split("|")], at < header)
            for at, row in enumerate(rows)
        ]
    )


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (("Nr. | Leistung | EUR", "4 | Pass | 10,00"), 1),
        (("Amt | Name", "Landrat | Muster"), 1),
        (("Amt | Name | Partei", "Landrat | Muster | ABC", "Vorsitz | Test | XYZ"), 1),
        (("Posten | 2024 | 2025", "Straßen | 5 | 7"), 1),
        (("Leistung | Gebühr in Euro", "Pass | 10,00"), 1),
        ((" | Erwachsene | Kinder", "Halle | frei | frei"), 1),
        (("Bürgermeister | Max Muster", "Stellvertreter | Eva Schulz"), 0),
        (("Bürgermeister | Max Muster", "Einwohner | 4.500", "Telefon | 01234"), 0),
        (("Müller | CDU | Bau", "Schulz | CDU | Kita", "Meier | SPD | Bau"), 0),
        (("1 | Wohnen | 2026", "2 | Verkehr | 2027"), 0),
        (("Amt | Name",), 0),
    ],
)
def test_names_differ_from_what_stands_below_them(rows: tuple[str, ...], count: int) -> None:
    assert _count(*rows) == count


def test_what_the_format_marks_counts() -> None:
    rows = ("Max Muster | CDU", "Eva Schulz | SPD", "Jan Test | FDP")
    assert (_count(*rows, header=2), _count(*rows, strong=1), _count(*rows, strong=3)) == (2, 1, 0)


def test_a_name_over_several_columns_has_their_own_names_below_it() -> None:
    head = [("Bad", 1, False), ("Preis", 2, False)]
    names = [("", 1, False), ("Erwachsene", 1, False), ("Kinder", 1, False)]
    values = [("Halle", 1, False), ("5,00", 1, False), ("3,00", 1, False)]
    assert count_names([(head, False), (names, False), (values, False)]) == 2
