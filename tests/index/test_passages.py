from __future__ import annotations

from pathlib import Path

from assistant.index.passages import passages, units
from assistant.text.document import Document
from assistant.text.readers import read_document
from assistant.text.tokens import count_tokens

PAPER = """# Vereinbarung

## Verkehr

Gebaut werden:

- ein Radweg am Deich
- Brücken:
  - ein Steg aus Holz
  - eine Furt

## Schule

Die Schule bleibt. Sie wird größer.
"""


def read(folder: Path, text: str) -> Document:
    (folder / "papier.md").write_text(text, encoding="utf-8")
    return read_document(folder / "papier.md", "p")


def test_a_list_item_knows_what_introduces_it(tmp_path: Path) -> None:
    by_text = {unit.sentence.text: unit for unit in units(read(tmp_path, PAPER), "p")}
    assert by_text["ein Steg aus Holz"].lead_in == ("Gebaut werden:", "Brücken:")
    assert by_text["ein Steg aus Holz"].context == "Verkehr – Gebaut werden: – Brücken:"
    assert by_text["Die Schule bleibt."].context == "Schule"
    assert by_text["Verkehr"].context == ""


def test_passages_end_with_their_heading(tmp_path: Path) -> None:
    first, second = passages(read(tmp_path, PAPER), "p")
    assert first.section == ("Vereinbarung", "Verkehr")
    assert second.text == "Die Schule bleibt. Sie wird größer."
    assert second.section == ("Vereinbarung", "Schule")
    assert (first.id, second.id) == ("p#0001", "p#0002")


def test_a_long_list_repeats_its_own_lead_in(tmp_path: Path) -> None:
    items = "".join(f"- der {number}. Abschnitt des Radwegs am Deich\n" for number in range(1, 40))
    found = passages(
        read(tmp_path, f"# Verkehr\n\nGebaut werden:\n\n{items}\n# Schule\n\nGekauft werden Tafeln.\n"), "p"
    )
    assert len(found) > 3
    assert all(passage.text.startswith("Gebaut werden:\n") for passage in found[:-1])
    assert all(passage.text.count("Gebaut werden:") == 1 for passage in found[:-1])
    assert found[-1].text == "Gekauft werden Tafeln."


def test_passages_keep_within_the_budget_and_lose_nothing(tmp_path: Path) -> None:
    text = " ".join(f"Die Maßnahme Nummer {number} wird umgesetzt." for number in range(60))
    document = read(tmp_path, text)
    found = passages(document, "p", budget=50)
    assert all(count_tokens(passage.text) <= 50 for passage in found)
    inside = [sentence_id for passage in found for sentence_id in passage.sentence_ids]
    assert inside == [sentence.id for sentence in document.sentences]


def test_a_sentence_longer_than_the_budget_stays_whole(tmp_path: Path) -> None:
    long = "Umgesetzt werden " + ", ".join(f"Maßnahme {number}" for number in range(100)) + "."
    (passage,) = passages(read(tmp_path, long), "p", budget=50)
    assert passage.text == long
