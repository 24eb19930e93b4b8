from __future__ import annotations

from dataclasses import replace

from assistant.web.readings import Reading, readings, readings_page
from tests.web.fake_assistant import AGREEMENT, EVIL, MANIFEST, OTHER, SCAN, paper
from tests.web.test_render import Tags

PAPERS = {AGREEMENT.id: (AGREEMENT, paper()), OTHER.id: (OTHER, paper("b"))}


def row(reading: Reading) -> str:
    """The text of the paper's row, cell by cell."""
    html = readings_page([reading], ()).split("<tbody")[1].split("</tbody>")[0]
    return Tags(
        html.replace("\u2060", "").replace("\u00a0", " ").replace("</td>", "|").replace("</th>", "|")
    ).text


def test_every_paper_has_its_figures_and_its_way_into_the_text() -> None:
    read = readings(PAPERS, MANIFEST)
    assert [reading.passages for reading in read] == [1234, 5]
    assert row(read[0]).endswith("musterlingen.mdEntwurf|2|11|1.234|keine|keine|–|–|")
    assert 'href="/quelle/musterlingen-2026"' in readings_page(read, ())


def test_pages_repairs_and_remarks_are_in_words() -> None:
    warnings = ("Seiten 3–5, 9: kein Text (Scan).", "musterlingen.md: kein Eintrag.")
    scanned = replace(paper(), unread=(3, 4, 5, 9), recognized=(6,), page_count=9, warnings=warnings)
    noticed = replace(scanned, repairs={"ligature": 2, "hyphenation": 20})
    assert row(Reading(AGREEMENT, noticed)).endswith(
        "|9|11|–|3–5, 9|6|20 × Silbentrennung, 2 × Ligatur|Seiten 3–5, 9: kein Text (Scan).Kein Eintrag.|"
    )


def test_files_left_out_are_named_with_their_reason() -> None:
    html = readings_page([], (SCAN,)).split('id="nicht-gelesen"')[1]
    text = Tags(html).text
    assert "nur Bild" in text
    assert "Kein Text (Scan) auf allen 8 Seiten." in text
    assert "satzung.pdf“" not in text
    assert "Es gibt keine Datei" in readings_page([], ())


def test_sums_tell_pages_without_text_apart() -> None:
    scanned = replace(paper(), unread=(1,), recognized=(2,))
    sums = Tags(
        readings_page([Reading(AGREEMENT, scanned)], (SCAN,)).split('class="sums"')[1].split("</dl>")[0]
    )
    assert "Seiten2davon 1 ohne Text, 1 mit Texterkennung" in sums.text
    assert sums.text.endswith("Nicht gelesene Dateien1")


def test_markup_in_titles_is_text_and_heads_are_scoped() -> None:
    named = replace(SCAN, agreement=replace(SCAN.agreement, file=f"{EVIL}.pdf"))
    html = readings_page(readings(PAPERS, MANIFEST), (SCAN, named))
    assert EVIL not in html
    assert {"img", "style"}.isdisjoint(Tags(html).names)
    assert html.count('scope="col"') == 8
    assert html.count('scope="row"') == 2
