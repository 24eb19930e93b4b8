from __future__ import annotations

from pathlib import Path

import pytest

from assistant.agreements import Agreement
from assistant.index.profile import profile
from assistant.status import Status
from assistant.text.readers import read_document


def of(folder: Path, text: str, name: str = "papier.md") -> Agreement:
    (folder / name).write_text(text, encoding="utf-8")
    return profile(name, read_document(folder / name, "p"))


def test_title_place_and_date_are_read(tmp_path: Path) -> None:
    text = "# Vereinbarung für den Rat\n\nGeschlossen am 3. November 2021 in der Stadt Bad Tannrode.\n"
    found = of(tmp_path, text)
    assert (found.title, found.place) == ("Vereinbarung für den Rat", "Stadt Bad Tannrode")
    assert found.date == "2021-11-03"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("# Entwurf einer Vereinbarung\n\nDer Steg wird gebaut.\n", Status.ENTWURF),
        ("# Beschlussvorlage 12/2024\n\nDer Steg wird gebaut.\n", Status.VORLAGE),
        ("# Kommunalwahlprogramm\n\nWir bauen den Steg.\n", Status.PROGRAMM),
        ("# Hundesteuersatzung\n\nDie Satzung gilt ab sofort.\n", Status.BESCHLOSSEN),
        ("# Gedanken\n\nDer Steg ist schön.\n", Status.UNBEKANNT),
    ],
)
def test_the_status_is_what_the_head_says(tmp_path: Path, text: str, status: Status) -> None:
    assert of(tmp_path, text).status is status


def test_what_the_text_does_not_say_stays_empty(tmp_path: Path) -> None:
    found = of(tmp_path, "Der Steg ist schön.\n", "Über uns.md")
    assert (found.id, found.place, found.date, found.parties) == ("ueber-uns", "", "", ())


def test_the_month_alone_is_no_date(tmp_path: Path) -> None:
    assert of(tmp_path, "# Bericht\n\nIm Mai 2026 wurde gebaut, seit 2020 geplant.\n").date == ""
