from __future__ import annotations

from pathlib import Path

import pytest

from assistant.agreements import Agreement
from assistant.index.profile import Proposal, profile, propose
from assistant.status import Status
from assistant.text.readers import read_document
from tests.index.heads import HEADS

# File → place, body, status, date; an empty text where the paper does not clearly say it.
EXPECTED = {
    "hauptsatzung.txt": ("Stadt Bad Neustadt an der Saale", "Stadtrat", "beschlossen", "2024-03-12"),
    "koalition.md": ("Stadt Sankt Augustin", "Rat", "beschlossen", "2025-12-03"),
    "kooperation.txt": ("Samtgemeinde Bruchhausen", "Rat", "beschlossen", "2021-11-24"),
    "niederschrift.txt": (
        "Marktgemeinde Murnau a. Staffelsee",
        "Marktgemeinderat",
        "beschlossen",
        "2025-01-16",
    ),
    "vorlage.txt": ("Stadt Frankfurt am Main", "Stadtverordnetenversammlung", "vorlage", "2024-06-12"),
    "programm.md": ("Landkreis Coburg", "Kreistag", "programm", "2026"),
    "presse.txt": ("Landkreis Mecklenburgische Seenplatte", "Kreistag", "presse", "2025-02-14"),
    "aenderung.txt": ("Gemeinde Neustadt b. Coburg", "Gemeinderat", "beschlossen", "2023-10-09"),
    "lesefassung.txt": ("Rheingau-Taunus-Kreis", "Kreistag", "beschlossen", "2022-12-12"),
    "steinfurt.txt": ("Kreis Steinfurt", "Kreistag", "unbekannt", ""),
    "region.txt": ("Region Hannover", "Regionsversammlung", "entwurf", "2021-09-30"),
    "aerzen.txt": ("Flecken Aerzen", "Rat", "beschlossen", "2019-12-18"),
    "stendal.txt": ("Hansestadt Stendal", "Stadtrat", "beschlossen", "2023-09-04"),
    "rheinselz.txt": ("Verbandsgemeinde Rhein-Selz", "Verbandsgemeinderat", "beschlossen", "2019-07-02"),
    "ortsbeirat.txt": ("Stadt Fulda", "Ortsbeirat", "beschlossen", "2022-11-11"),
    "antrag.txt": ("Landkreis Vorpommern-Rügen", "Kreistag", "vorlage", ""),
    "kreis.txt": ("Märkischer Kreis", "Kreistag", "beschlossen", "2023-12-14"),
    "entwurf_satzung.txt": ("Hansestadt Lüneburg", "Rat", "entwurf", ""),
    "abwasser.txt": ("Gemeinde Kirchtal", "Gemeinderat", "beschlossen", "2023-12-14"),
    "amt.txt": ("Gemeinde Aschdorf", "Gemeindevertretung", "beschlossen", "2024-06-12"),
    "beschluss.txt": (
        "Stadt Werderau (Havel)",
        "Stadtverordnetenversammlung",
        "beschlossen",
        "2023-09-28",
    ),
    "ortsrecht.txt": ("Stadt Wupperau", "Rat", "beschlossen", "2022-12-16"),
    "vhs.txt": ("Landkreis Wittau", "", "beschlossen", "2019-12-16"),
    "gruppe.txt": ("Gemeinde Ottersau", "Rat", "beschlossen", "2021-11-10"),
    "liste.txt": ("Stadt Westerau", "Stadtrat", "programm", "2026"),
    "zweck.txt": ("", "", "beschlossen", "2019-05-09"),
    "leitbild.txt": ("Stadt Ahrensau", "Stadtverordnetenversammlung", "beschlossen", "2022-11-28"),
    "kreisbund.txt": ("Landkreis Stadeau", "Kreistag", "entwurf", ""),
    "oer.txt": ("Landkreis Uelzen und Stadt Bad Bevensen", "", "beschlossen", "2020-06-05"),
    "gedanken.txt": ("", "", "unbekannt", ""),
}
TITLES = {
    "hauptsatzung.txt": "Hauptsatzung der Stadt Bad Neustadt an der Saale",
    "vorlage.txt": "Einführung einer Baumschutzsatzung",
    "presse.txt": "Kreistag stimmt für den Rufbus",
    "aenderung.txt": "2. Satzung zur Änderung der Hundesteuersatzung der Gemeinde Neustadt b. Coburg",
    "lesefassung.txt": "Satzung des Rheingau-Taunus-Kreises über die Abfallentsorgung",
    "rheinselz.txt": "Geschäftsordnung für den Verbandsgemeinderat der Verbandsgemeinde Rhein-Selz",
    "zusammen.md": "Vereinbarung über die Zusammenarbeit",
    "abwasser.txt": "Satzung über die öffentliche Abwasserbeseitigung (Abwassersatzung – AbwS)",
    "ortsrecht.txt": "Hundesteuersatzung der Stadt Wupperau",
    "kreisbund.txt": "Koalitionsvereinbarung für die Kreistagsperiode 2021 bis 2026",
    "oer.txt": "Öffentlich-rechtliche Vereinbarung über die Übertragung der Aufgaben der Bauaufsicht",
    "stendal.txt": "Beschlussauszug aus der Sitzung des Stadtrates der Hansestadt Stendal",
}


def proposal(folder: Path, text: str, name: str = "papier.md") -> Proposal:
    (folder / name).write_text(text, encoding="utf-8")
    return propose(name, read_document(folder / name, "p"))


def of(folder: Path, text: str, name: str = "papier.md") -> Agreement:
    return proposal(folder, text, name).agreement


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_paper_says_of_itself(tmp_path: Path, name: str) -> None:
    found = of(tmp_path, HEADS[name], name)
    assert (found.place, found.body, found.status.value, found.date) == EXPECTED[name]


@pytest.mark.parametrize("name", TITLES)
def test_the_title_is_whole_and_without_letterhead(tmp_path: Path, name: str) -> None:
    assert of(tmp_path, HEADS[name], name).title == TITLES[name]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("# Entwurf einer Vereinbarung\n\nDer Steg wird gebaut.\n", Status.ENTWURF),
        ("# Beschlussvorlage 12/2024\n\nDer Steg wird gebaut.\n", Status.VORLAGE),
        ("# Kommunalwahlprogramm\n\nWir bauen den Steg.\n", Status.PROGRAMM),
        ("# Hundesteuersatzung\n\nBeschlossen am 3. Mai 2024.\n", Status.BESCHLOSSEN),
        ("# Hundesteuersatzung\n\nDie Satzung gilt ab sofort.\n", Status.UNBEKANNT),
        ("# Gedanken\n\nDer Entwurf des Stegs ist schön.\n", Status.UNBEKANNT),
    ],
)
def test_the_status_is_what_the_head_says(tmp_path: Path, text: str, status: Status) -> None:
    assert of(tmp_path, text).status is status


def test_each_value_has_its_sentence(tmp_path: Path) -> None:
    reasons = proposal(tmp_path, HEADS["region.txt"], "region.txt").reasons
    assert reasons["status"].quote == "ENTWURF (Stand: 30.09.2021)"
    assert set(reasons) == {"title", "place", "body", "parties", "term", "status", "date"}


def test_a_paper_that_was_not_read_has_only_its_name() -> None:
    assert profile("Über uns.pdf") == Agreement(id="ueber-uns", title="Über uns", file="Über uns.pdf")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("# Plan\n\nAbrufbar unter https://auental.example/plan.pdf.\n", "https://auental.example/plan.pdf"),
        ("# Plan\n\nSiehe www.auental.example/plan und mehr.\n", "www.auental.example/plan"),
        ("# Plan\n\nSiehe www.a.example und www.b.example dazu.\n", ""),
    ],
)
def test_the_source_is_the_address_given(tmp_path: Path, text: str, source: str) -> None:
    assert of(tmp_path, text).source == source


def test_running_text_gives_its_first_sentence_for_a_title(tmp_path: Path) -> None:
    line = "Das Freibad am Markt erhält ein neues Becken. " + "Die Stadt zahlt 37.500 Euro. " * 3000
    assert of(tmp_path, line, "bad.txt").title == "Das Freibad am Markt erhält ein neues Becken"
    endless = of(tmp_path, "Der Rat will " + "und will " * 5000, "rat.txt").title
    assert endless.startswith("Der Rat will und will")
    assert endless.endswith(" …")
    assert len(endless) <= 160
    assert len(of(tmp_path, "x" * 9000, "x.txt").title) <= 62
