from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assistant.levels import Bindingness
from assistant.staff.change_report import change_table, changes_markdown, changes_record
from assistant.staff.changes import By, Change, Changes, Kind, Side, compare, word_diff
from assistant.staff.vectors import Matrix
from assistant.status import Status
from tests.staff.samples import agreement, document

OLD = """# Papier

## Verkehr

Der Radweg nach Sandau wird bis 2024 gebaut. Die Ampel bleibt. Neue Straßen lehnen wir ab.

## Kultur

Das Museum erhält einen Anbau.
"""
NEW = """# Papier

## Verkehr

Die Ampel bleibt! Der Radweg nach Sandau soll bis 2026 gebaut werden. Die Gemeinde kauft einen Bus.

## Kultur

Das Haus der Geschichte wird erweitert.
"""


def side(text: str, tmp_path: Path, vectors: dict[str, Matrix] | None = None, **fields: object) -> Side:
    return Side(agreement(**fields), document(text, tmp_path), vectors or {})


@pytest.fixture
def found(tmp_path: Path) -> Changes:
    old = side(OLD, tmp_path, id="alt", title="Entwurf", status=Status.ENTWURF)
    new = side(NEW, tmp_path, id="neu", title="Vereinbarung")
    return compare(old, new)


def told(change: Change) -> tuple[Kind, str, str]:
    old, new = (sentence.text.split()[1] if sentence else "" for sentence in (change.old, change.new))
    return change.kind, old, new


def test_added_dropped_and_reworded_in_the_order_of_the_new_version(found: Changes) -> None:
    assert [told(change) for change in found.all] == [
        (Kind.DROPPED, "Straßen", ""),
        (Kind.REWORDED, "Radweg", "Radweg"),
        (Kind.ADDED, "", "Gemeinde"),
        (Kind.DROPPED, "Museum", ""),
        (Kind.ADDED, "", "Haus"),
    ]


def test_what_only_moved_or_has_another_mark_is_the_same(found: Changes) -> None:
    assert found.same == 4  # the ampel and three headings


def test_a_changed_bindingness_is_told(found: Changes) -> None:
    change = found.all[1]
    assert (change.by, change.old_binding, change.new_binding) == (
        By.TEXT, Bindingness.VEREINBART, Bindingness.ANGESTREBT,
    )  # fmt: skip
    assert change_table(found).rows[1][4] == "vorgesehen (Entwurf) → angestrebt"


def test_other_words_are_one_sentence_where_the_vectors_say_so(tmp_path: Path) -> None:
    near, far = np.array([1, 0], dtype=np.float32), np.array([0, 1], dtype=np.float32)
    old = side("# P\n\nDas Museum erhält im Sommer einen Anbau. Das Bad ruht.\n", tmp_path)
    new = side("# P\n\nIm Sommer wird das Museum erweitert. Der Hafen kommt.\n", tmp_path)
    by_word = {"Museum": near, "Bad": far, "Hafen": -far}
    for part in (old, new):
        for word, vector in by_word.items():
            part.vectors.update({s.id: vector for s in part.document.sentences if word in s.text})
    kinds = [(change.kind, change.by) for change in compare(old, new).all]
    assert kinds == [(Kind.REWORDED, By.MEANING), (Kind.DROPPED, None), (Kind.ADDED, None)]
    alone = compare(Side(old.agreement, old.document, {}), new)
    assert [change.kind for change in alone.all].count(Kind.REWORDED) == 0


def test_the_words_that_differ_are_marked() -> None:
    pieces = word_diff("bis 2024 gebaut.", "bis 2026 gebaut.")
    assert [(piece.sign, piece.text) for piece in pieces] == [
        ("=", "bis "), ("-", "2024 "), ("+", "2026 "), ("=", "gebaut."),
    ]  # fmt: skip


def test_the_same_paper_has_no_changes(tmp_path: Path) -> None:
    found = compare(side(OLD, tmp_path), side(OLD, tmp_path))
    assert (found.all, found.same) == ((), 7)


def test_to_read_and_as_json(found: Changes) -> None:
    lines = changes_markdown(found, date(2026, 11, 26)).splitlines()
    assert lines[2] == "2 hinzugekommen, 2 weggefallen, 1 anders gefasst; 4 Sätze sind gleich."
    assert "- **anders gefasst** (vorgesehen (Entwurf) → angestrebt): „Der Radweg" in "\n".join(lines)
    assert "bis ~~2024~~ **2026** gebaut" in "\n".join(lines)
    record = changes_record(found)["changes"][0]
    assert (record["kind"], record["new"], record["old"]["bindingness"]) == ("dropped", None, "absage")
