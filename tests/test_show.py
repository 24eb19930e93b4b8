from __future__ import annotations

from dataclasses import replace

from rich.text import Text

from assistant.agreements import Agreement
from assistant.shelf import Paper
from assistant.show import Line, lines, show_record, visible
from assistant.status import Status
from assistant.text.document import Block, BlockKind, Document, Place, Sentence

_BLOCKS = (
    (BlockKind.BOILERPLATE, 0, "", "Seite drucken", 1),
    (BlockKind.HEADING, 2, "", "Verkehr", 1),
    (BlockKind.PARAGRAPH, 0, "", "Der Bus fährt.", 1),
    (BlockKind.ITEM, 1, "a)", "Er hält oft.", 4),
    (BlockKind.ITEM, 2, "–", "Auch nachts.", 4),
    (BlockKind.NOTE, 0, "1", "Nach Plan.", 4),
    (BlockKind.SIGNATURE, 0, "", "gez. Muster", 4),
)


def document() -> Document:
    """Page 1 has text, 2, 3 and 5 have none, 4 was recognised."""
    text, blocks = "", []
    for number, (kind, level, marker, line, page) in enumerate(_BLOCKS):
        start = len(text)
        text += f"{marker} {line}" if marker else line
        found = Sentence(f"bus:{number:04d}", line, len(text) - len(line), len(text), page, (), page == 4)
        sentences = () if kind is BlockKind.BOILERPLATE else (found,)
        blocks.append(Block(kind, start, len(text), level, marker, page, ("Verkehr",), sentences=sentences))
        text += "\n"
    places = tuple((block.start, Place(block.page, number, "roh")) for number, block in enumerate(blocks, 1))
    return Document(text, tuple(blocks), 5, {"ligature": 1}, (), places, unread=(2, 3, 5), recognized=(4,))


AGREEMENT = Agreement(
    "bus", "Busvertrag", "bus.pdf", Status.ENTWURF, "Moorbek", term=(2021, 2026), date="2021-11-03"
)
PAPER = Paper(AGREEMENT, document(), 3)


def shown(paper: Paper, places: bool = False) -> list[str]:
    return [part.plain for line in lines(paper, places) for part in line.laid_out(None) if part.plain]


def test_a_paper_reads_from_top_to_bottom() -> None:
    found = shown(PAPER)
    assert found[found.index("       — Seite 1 —") :] == [
        "       — Seite 1 —",
        "    –  Seite drucken  [nicht durchsucht]",
        "    1  ## Verkehr",
        "    2  Der Bus fährt.",
        "       — Seiten 2, 3: kein Text (Bild), nicht gelesen —",
        "       — Seite 4 (Texterkennung) —",
        "    3~ a) Er hält oft.",
        "    4~   – Auch nachts.",
        "    5~ Fußnote 1: Nach Plan.",
        "    6~ Unterschrift: gez. Muster",
        "       — Seite 5: kein Text (Bild), nicht gelesen —",
    ]


def test_the_head_tells_what_was_read() -> None:
    head = [line.strip() for line in shown(PAPER)[:12]]
    for fact in ("Zeitraum: 2021–2026", "Datum: 03.11.2021", "Seiten: 5", "Sätze: 6", "Passagen: 3"):
        assert fact in head
    assert "Ohne Text: Seiten 2, 3, 5" in head
    assert shown(PAPER)[11:13] == [
        "       Texterkennung: Seite 4 (Sätze mit ~)",
        "       Reparaturen: 1 × Ligatur",
    ]


def test_a_page_that_begins_within_a_paragraph_is_marked_there() -> None:
    first, second = Sentence("x:1", "Eins.", 0, 5, 1), Sentence("x:2", "Zwei.", 6, 11, 2)
    block = Block(BlockKind.PARAGRAPH, 0, 11, page=1, sentences=(first, second))
    found = shown(replace(PAPER, document=Document("Eins. Zwei.", (block,), 2)))
    assert found[-4:] == ["       — Seite 1 —", "    1  Eins.", "       — Seite 2 —", "    2  Zwei."]


def test_places_show_the_line_as_the_file_has_it() -> None:
    found = shown(PAPER, places=True)
    assert found[found.index("    2  Der Bus fährt.") + 1] == "           Seite 1, Zeile 3: roh"


def test_a_block_without_a_line_of_its_own_has_the_one_above() -> None:
    merged = replace(document(), places=((0, Place(None, 7, "Alles in einer Zeile")),))
    record = show_record(replace(PAPER, document=merged), places=True)
    assert record["blocks"][3]["places"] == [
        {"page": None, "line": 7, "raw": "Alles in einer Zeile", "recognized": False}
    ]


def test_what_cannot_be_seen_is_spelled_out() -> None:
    assert visible("Ver\u00adant\u00a0wort\t") == "Ver⟨00AD⟩ant⟨00A0⟩wort⟨0009⟩"


def test_a_long_line_goes_on_below_its_text() -> None:
    parts = Line(Text("eins zwei drei vier fünf sechs"), "12", "a) ").laid_out(32)
    assert [part.plain for part in parts] == ["   12  a) eins zwei drei vier", "          fünf sechs"]


def test_the_record_has_every_sentence_with_its_offsets() -> None:
    record = show_record(PAPER)
    assert (record["pages"], record["unread"], record["recognized"]) == (5, [2, 3, 5], [4])
    for block in record["blocks"]:
        for sentence in block["sentences"]:
            assert document().text[sentence["start"] : sentence["end"]] == sentence["text"]
    assert record["blocks"][3]["sentences"][0]["recognized"] is True
