from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from assistant.levels import Bindingness
from assistant.staff import synopsis
from assistant.staff.commitments import Commitment
from assistant.staff.synopsis import differences
from tests.staff.rows import AUENTAL, BIRKHOLZ, commitment

ASKED = commitment(AUENTAL, 1, "Der Radweg wird gebaut.", euros=500)


def library(**angles: float) -> Any:
    """Vectors by their angle: the smaller the difference, the nearer to each other."""
    ids = [key.replace("_", ":") for key in angles]
    vectors = np.array([[np.cos(angle), np.sin(angle)] for angle in angles.values()], dtype=np.float32)
    return SimpleNamespace(store=SimpleNamespace(vectors=lambda _papers: (ids, vectors)))


def found(*rows: Commitment, **angles: float) -> list[tuple[str, str, bool, bool]]:
    pairs = differences(library(**angles), rows)
    return [(pair.one.id, pair.other.id, pair.in_bindingness, pair.in_amount) for pair in pairs]


def test_a_refusal_beside_a_promise_is_a_difference() -> None:
    refused = commitment(BIRKHOLZ, 1, "Den Radweg lehnen wir ab.", Bindingness.ABSAGE)
    assert found(ASKED, refused, auental_1=0.0, birkholz_1=0.1) == [("auental:1", "birkholz:1", True, False)]


def test_other_amounts_are_a_difference_and_the_same_are_none() -> None:
    dearer, same = (commitment(BIRKHOLZ, 1, "Der Radweg.", euros=euros) for euros in (900, 500))
    assert found(ASKED, dearer, auental_1=0.0, birkholz_1=0.1)[0][2:] == (False, True)
    assert found(ASKED, same, auental_1=0.0, birkholz_1=0.1) == []


def test_a_wish_beside_a_promise_is_none() -> None:
    wish = commitment(BIRKHOLZ, 1, "Ein Radweg ist erwünscht.", Bindingness.ANGESTREBT)
    assert found(ASKED, wish, auental_1=0.0, birkholz_1=0.1) == []


def test_what_is_far_or_of_the_same_paper_is_not_compared() -> None:
    far = commitment(BIRKHOLZ, 1, "Die Kita schließt nicht.", Bindingness.ABSAGE)
    own = commitment(AUENTAL, 2, "Ein zweiter Radweg entfällt.", Bindingness.ABSAGE)
    assert found(ASKED, far, auental_1=0.0, birkholz_1=1.0) == []
    assert found(ASKED, own, auental_1=0.0, auental_2=0.1) == []


def test_the_nearest_of_another_paper_counts_and_a_pair_is_told_once() -> None:
    near = commitment(BIRKHOLZ, 1, "Der Radweg.", euros=900)
    next_one = commitment(BIRKHOLZ, 2, "Ein Radweg.", euros=700)
    pairs = found(ASKED, near, next_one, auental_1=0.0, birkholz_1=0.05, birkholz_2=0.2)
    assert [pair[:2] for pair in pairs] == [("auental:1", "birkholz:1"), ("birkholz:2", "auental:1")]


def test_too_many_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(synopsis, "MOST_COMPARED", 1)
    refused = commitment(BIRKHOLZ, 1, "Den Radweg lehnen wir ab.", Bindingness.ABSAGE)
    assert found(ASKED, refused, auental_1=0.0, birkholz_1=0.1) == []
