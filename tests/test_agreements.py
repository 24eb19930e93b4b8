from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from assistant.agreements import Catalog, read_catalog, slug
from assistant.status import Status

GOOD = "{id: moorbek, file: moorbek.md, title: Vereinbarung, place: Moorbek, status: entwurf}"


def catalog(folder: Path, *rows: str) -> Catalog:
    (folder / "moorbek.md").write_text("Der Steg wird gebaut.")
    (folder / "catalog.yaml").write_text("agreements:\n" + "".join(f"  - {row}\n" for row in rows), "utf-8")
    return read_catalog(folder)


def test_an_entry_is_read_with_all_fields(tmp_path: Path) -> None:
    more = "body: Rat, parties: [SPD, CDU], term: [2021, 2026], date: 2021-11-03, source: Rathaus}"
    found = catalog(tmp_path, GOOD.replace("}", f", {more}"))
    entry = found.entries["moorbek.md"]
    assert found.problems == ()
    assert (entry.id, entry.status, entry.parties) == ("moorbek", Status.ENTWURF, ("SPD", "CDU"))
    assert (entry.term, entry.date, entry.body) == ((2021, 2026), "2021-11-03", "Rat")


def test_a_folder_without_catalogue_is_no_fault(tmp_path: Path) -> None:
    assert read_catalog(tmp_path) == Catalog()
    assert read_catalog(tmp_path / "gibtsnicht") == Catalog()


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (GOOD.replace("entwurf", "Skizze"), "moorbek.md: Feld „status“: „Skizze“ ist nicht erlaubt"),
        (GOOD.replace(", place: Moorbek", ""), "moorbek.md: Feld „place“: fehlt oder ist leer"),
        (GOOD.replace("Vereinbarung", "''"), "moorbek.md: Feld „title“: fehlt oder ist leer"),
        (GOOD.replace("}", ", ort: x}"), "moorbek.md: Feld „ort“: dieses Feld ist unbekannt"),
        (GOOD.replace("}", ", parties: SPD}"), "moorbek.md: Feld „parties“: „SPD“ passt nicht"),
        (GOOD.replace("}", ", term: [2026]}"), "moorbek.md: Feld „term“: „[2026]“ passt nicht"),
        (GOOD.replace("}", ", term: [2026, 2021]}"), "moorbek.md: Feld „term“: „[2026, 2021]“ passt nicht"),
        (GOOD.replace("}", ", term: [früh, 2021]}"), "moorbek.md: Feld „term“: „früh“ passt nicht"),
        (GOOD.replace("}", ", date: 2021-02-30}"), "moorbek.md: Feld „date“: „2021-02-30“ passt nicht"),
        (GOOD.replace("}", ", date: 3.11.2021}"), "moorbek.md: Feld „date“: „3.11.2021“ passt nicht"),
        (GOOD.replace("moorbek.md", "weg.md"), "weg.md: Feld „file“: diese Datei gibt es im Ordner nicht"),
        (GOOD.replace("file: moorbek.md, ", ""), "Eintrag 1: Feld „file“: fehlt oder ist leer"),
        ("nur Text", "Eintrag 1: Feld „agreements“: der Eintrag besteht nicht aus Feldern"),
    ],
)
def test_a_fault_is_one_line_with_file_and_field(tmp_path: Path, row: str, line: str) -> None:
    (problem,) = catalog(tmp_path, row).problems
    assert problem.startswith(f"catalog.yaml: {line}")
    assert "\n" not in problem


def test_a_wrong_field_costs_only_itself(tmp_path: Path) -> None:
    entry = catalog(tmp_path, GOOD.replace("entwurf", "Skizze").replace("}", ", date: gestern}")).entries[
        "moorbek.md"
    ]
    assert (entry.id, entry.place, entry.status, entry.date) == ("moorbek", "Moorbek", Status.UNBEKANNT, "")


def test_the_first_of_two_entries_of_a_file_counts(tmp_path: Path) -> None:
    found = catalog(tmp_path, GOOD, GOOD.replace("id: moorbek", "id: zwei").replace("Moorbek", "Anderswo"))
    assert found.problems == (
        "catalog.yaml: moorbek.md: Feld „file“: diese Datei hat schon einen Eintrag; es gilt der erste.",
    )
    assert found.entries["moorbek.md"].place == "Moorbek"


def test_an_id_given_twice_falls_back_to_the_file_name(tmp_path: Path) -> None:
    (tmp_path / "Süd.md").write_text("Der Steg wird gebaut.")
    found = catalog(tmp_path, GOOD, GOOD.replace("moorbek.md", "Süd.md"))
    assert found.problems == (
        "catalog.yaml: Süd.md: Feld „id“: diese Kennung ist schon vergeben; es gilt der Dateiname.",
    )
    assert found.entries["Süd.md"].id == "sued"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("agreements: [\n", "catalog.yaml: kein lesbares YAML (Zeile 2)."),
        ("a: 1\n\tb: 2\n", "catalog.yaml: kein lesbares YAML (Zeile 2)."),
        ("", "catalog.yaml: Die Liste „agreements:“ fehlt."),
        ("- x\n", "catalog.yaml: Die Liste „agreements:“ fehlt."),
        ("agreements: {}\n", "catalog.yaml: Die Liste „agreements:“ fehlt."),
    ],
)
def test_a_broken_catalogue_is_one_line(tmp_path: Path, text: str, line: str) -> None:
    (tmp_path / "catalog.yaml").write_text(text)
    (problem,) = read_catalog(tmp_path).problems
    assert problem == f"{line} Die Dokumente werden ohne Katalog eingelesen."


def test_a_catalogue_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "catalog.yaml").write_bytes("agreements: [Süd]".encode("cp1252"))
    (problem,) = read_catalog(tmp_path).problems
    assert problem.startswith("catalog.yaml: kein lesbares YAML (")


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("in_catalogue", ["NFC", "NFD"])
def test_names_are_the_same_composed_or_not(tmp_path: Path, on_disk: str, in_catalogue: str) -> None:
    def name(form: str) -> str:
        return unicodedata.normalize(form, "grünanlagen.md")  # type: ignore[arg-type]

    (tmp_path / name(on_disk)).write_text("Der Park wird größer.")
    found = catalog(tmp_path, GOOD.replace("moorbek.md", name(in_catalogue)))
    assert found.problems == ()
    assert found.find(name("NFC")) is found.find(name("NFD")) is not None


@pytest.mark.parametrize(
    ("name", "key"),
    [("Straße & Öl", "strasse-oel"), ("ÄÖÜ", "aeoeue"), ("Café 2024.1", "cafe-2024-1"), ("東京", "dokument")],
)
def test_a_slug_is_plain_ascii(name: str, key: str) -> None:
    assert slug(name) == key
