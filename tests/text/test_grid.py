"""Tables as evidence."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text.document import BlockKind
from assistant.text.drafts import Draft
from assistant.text.grid import Cell, GridRow, entries, table


def _cell(text: str, across: int = 1, *, strong: bool = False) -> Cell:
    drafts = tuple(Draft(BlockKind.PARAGRAPH, part) for part in text.split("\n") if part)
    return Cell(drafts, across, strong)


def _rows(*rows: str, header: int = 1) -> list[GridRow]:
    return [
        GridRow(tuple(_cell(cell.strip()) for cell in row.split("|")), at < header)
        for at, row in enumerate(rows)
    ]


def _said(rows: Sequence[GridRow]) -> list[str]:
    return [draft.text for draft in table(rows) if draft.kind is not BlockKind.BOILERPLATE]


def test_equal_values_side_by_side_are_both_said() -> None:
    assert _said(_rows("Bad | Kinder | Gäste", "See | frei | frei")) == ["See – Kinder: frei; Gäste: frei"]


def test_names_in_two_rows_are_one_name() -> None:
    head = [GridRow((_cell("Bad"), _cell("Preis", 2)), True), *_rows(" | Kinder | Gäste")]
    assert _said([*head, *_rows("See | 1,00 | 2,00", header=0)]) == [
        "See – Preis Kinder: 1,00; Preis Gäste: 2,00"
    ]


def test_a_line_across_the_table_introduces_the_rows_below_it() -> None:
    group = GridRow((_cell("Freibad", 2),))
    drafts = list(table([*_rows("Karte | Preis"), group, *_rows("Kind | 1,00", "Gast | 2,00", header=0)]))
    assert [(draft.text, draft.level) for draft in drafts[1:]] == [
        ("Freibad", 1),
        ("Kind – Preis: 1,00", 2),
        ("Gast – Preis: 2,00", 2),
    ]


def test_a_remark_across_the_last_row_introduces_nothing() -> None:
    remark = GridRow((_cell("Alle Preise in Euro", 2),))
    assert _said([*_rows("Karte | Preis", "Kind | 1,00"), remark])[-1] == "Alle Preise in Euro"


def test_versions_side_by_side_are_kept_apart() -> None:
    old, new = "Der Rat hat 9 Sitze.", "Der Rat hat 7 Sitze."
    assert _said(_rows("Alt | Neu", f"{old} | {new}")) == [f"Alt: {old}", f"Neu: {new}"]


def test_a_header_without_rows_is_text() -> None:
    assert _said(_rows("Name | Unterschrift")) == ["Name – Unterschrift"]


def test_paragraphs_of_a_cell_stay_apart() -> None:
    row = GridRow((_cell("Amt"), _cell("Haushalt\nUmwelt")))
    assert _said([row, row]) == ["Amt – Haushalt / Umwelt"] * 2


def test_an_entry_says_its_term() -> None:
    drafts = entries([GridRow((_cell("Wer darf wählen?"), _cell("Alle ab 16 Jahren")))])
    assert [draft.text for draft in drafts] == ["Wer darf wählen? Alle ab 16 Jahren"]
