from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.agreements import read_catalog
from assistant.index.catalog_proposal import as_record, as_yaml, suggest
from assistant.status import Status
from tests.index.heads import HEADS
from tests.index.samples import CATALOG, POOL, write

NASTY = "# Vereinbarung: „Neu“ #1 [Teil a] & mehr\n\nDer Rat der Stadt Auental: ja.\n"


def proposed(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(as_yaml(suggest([folder])))["agreements"]
    return found


def test_the_yaml_has_the_catalogue_s_form(tmp_path: Path) -> None:
    write(tmp_path, {"region.txt": HEADS["region.txt"]})
    assert proposed(tmp_path) == [
        {
            "id": "region",
            "file": "region.txt",
            "title": "Gruppenvereinbarung von SPD und CDU in der Regionsversammlung der Region Hannover",
            "place": "Region Hannover",
            "body": "Regionsversammlung",
            "parties": ["SPD", "CDU"],
            "term": [2021, 2026],
            "status": "entwurf",
            "date": "2021-09-30",
        }
    ]


def test_the_proposal_can_be_taken_as_catalogue(tmp_path: Path) -> None:
    write(tmp_path, {"region.txt": HEADS["region.txt"], "kreis.txt": HEADS["kreis.txt"]})
    write(tmp_path, {"catalog.yaml": as_yaml(suggest([tmp_path]))})
    catalog = read_catalog(tmp_path)
    assert catalog.problems == ()
    assert (catalog.entries["kreis.txt"].status, catalog.entries["region.txt"].term) == (
        Status.BESCHLOSSEN,
        (2021, 2026),
    )


def test_each_value_stands_below_its_sentence(tmp_path: Path) -> None:
    write(tmp_path, {"region.txt": HEADS["region.txt"]})
    lines = as_yaml(suggest([tmp_path])).splitlines()
    assert lines[lines.index("    status: entwurf") - 1] == "    # „ENTWURF (Stand: 30.09.2021)“"
    assert lines[-1] == "    # Nicht im Papier gefunden: source."


def test_what_must_be_filled_in_stays_open(tmp_path: Path) -> None:
    write(tmp_path, {"gedanken.txt": HEADS["gedanken.txt"]})
    (entry,) = proposed(tmp_path)
    assert (entry["place"], entry["status"]) == (None, None)
    assert "(entwurf, beschlossen, vorlage, programm, presse)" in as_yaml(suggest([tmp_path]))


@pytest.mark.parametrize("name", ["a: b.md", "x #1.md", "- y.md", "'z'.md"])
def test_colons_quotes_and_hashes_are_quoted(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: NASTY})
    (entry,) = proposed(tmp_path)
    assert (entry["file"], entry["title"]) == (name, "Vereinbarung: „Neu“ #1 [Teil a] & mehr")


def test_files_with_an_entry_are_counted_and_skipped(tmp_path: Path) -> None:
    write(tmp_path, {"catalog.yaml": CATALOG, "tannrode.md": POOL, "moorbek.md": POOL, "neu.md": NASTY})
    found = suggest([tmp_path])
    assert ([entry.agreement.file for entry in found.entries], found.skipped) == (["neu.md"], 2)


def test_ids_are_free_in_the_catalogue_and_among_themselves(tmp_path: Path) -> None:
    write(tmp_path, {"catalog.yaml": CATALOG, "tannrode.md": POOL, "moorbek.md": POOL})
    write(tmp_path, {"a/tannrode.md": NASTY, "b/tannrode.md": NASTY})
    assert [entry["id"] for entry in proposed(tmp_path)] == ["tannrode-2", "tannrode-3"]


def test_what_cannot_be_read_is_named_and_the_rest_proposed(tmp_path: Path) -> None:
    write(tmp_path, {"leer.txt": "", "bild.png": b"x", "neu.md": NASTY, ".versteckt.md": NASTY})
    found = suggest([tmp_path, tmp_path / "fehlt"])
    assert len(found.entries) == 1
    named = {problem.split(":")[0] for problem in found.problems}
    assert named == {"bild.png", "„leer.txt“", str(tmp_path / "fehlt")}


def test_json_carries_values_and_evidence(tmp_path: Path) -> None:
    write(tmp_path, {"kreis.txt": HEADS["kreis.txt"]})
    record = as_record(suggest([tmp_path / "kreis.txt"]))
    (entry,) = record["agreements"]
    assert (entry["place"], entry["evidence"]["place"]) == (
        "Märkischer Kreis",
        {"quote": "Märkischer Kreis", "page": None},
    )
    assert (record["skipped"], record["problems"]) == (0, [])
