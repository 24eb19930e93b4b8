"""A large catalogue is parsed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import agreements
from assistant.index.kept_catalog import LARGE, KeptCatalog

ROW = "  - {{file: p{0}.md, date: 2021-11-03, term: [2021, 2026], parties: [SPD, Grüne]}}\n"
TEXT = "agreements:\n" + "".join(ROW.format(number) for number in range(LARGE // 60))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that was really parsed."""
    seen: list[str] = []
    really = agreements.parse
    monkeypatch.setattr(agreements, "parse", lambda text: (seen.append(text), really(text))[1])
    return seen


def test_the_same_text_is_parsed_once_and_gives_the_same(tmp_path: Path, parsed: list[str]) -> None:
    kept = KeptCatalog(tmp_path / "catalog.json")
    assert kept.parse(TEXT) == kept.parse(TEXT) == KeptCatalog(kept.path).parse(TEXT)
    assert parsed == [TEXT]


def test_a_changed_text_is_parsed_anew(tmp_path: Path, parsed: list[str]) -> None:
    kept = KeptCatalog(tmp_path / "catalog.json")
    kept.parse(TEXT)
    changed = TEXT.replace("SPD", "CDU")
    assert kept.parse(changed)["agreements"][0]["parties"] == ["CDU", "Grüne"]
    assert kept.parse(changed)["agreements"][0]["parties"] == ["CDU", "Grüne"]
    assert parsed == [TEXT, changed]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"of": "x"}'])
def test_what_was_kept_may_be_damaged(tmp_path: Path, damage: bytes) -> None:
    kept = KeptCatalog(tmp_path / "catalog.json")
    kept.path.write_bytes(damage)
    assert kept.parse(TEXT) == agreements.parse(TEXT)


def test_without_room_it_is_parsed_every_time(tmp_path: Path, parsed: list[str]) -> None:
    kept = KeptCatalog(tmp_path / "gibtsnicht" / "catalog.json")
    assert kept.parse(TEXT) == kept.parse(TEXT)
    assert parsed == [TEXT, TEXT]


def test_what_json_cannot_say_is_not_kept(tmp_path: Path, parsed: list[str]) -> None:
    kept = KeptCatalog(tmp_path / "catalog.json")
    text = TEXT + "1: eins\n"
    assert kept.parse(text)[1] == "eins" == kept.parse(text)[1]
    assert parsed == [text, text]


def test_a_small_one_leaves_no_file(tmp_path: Path) -> None:
    kept = KeptCatalog(tmp_path / "catalog.json")
    assert kept.parse("agreements: []\n") == {"agreements": []}
    assert not kept.path.exists()
