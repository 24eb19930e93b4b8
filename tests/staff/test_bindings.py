from __future__ import annotations

import pytest

from assistant import texts
from assistant.levels import Bindingness
from assistant.status import Status


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.BESCHLOSSEN])
def test_only_what_was_decided_is_agreed_upon(status: Status) -> None:
    labels = [texts.binding_label(level, status) for level in Bindingness]
    assert not [label for label in labels if label.startswith("vereinbart")]
    assert all(label.endswith(")") for label in labels)


def test_a_decided_paper_keeps_the_wordings_own_degree() -> None:
    assert [texts.binding_label(level, Status.BESCHLOSSEN) for level in Bindingness] == list(
        texts.BINDINGNESS_LABEL.values()
    )


def test_a_programme_announces_and_the_press_reports() -> None:
    assert texts.binding_label("vereinbart", Status.PROGRAMM) == "angekündigt (Programm)"
    assert texts.binding_label("vereinbart", Status.PRESSE) == "berichtet (Presse)"
    assert texts.binding_label("absage", Status.PROGRAMM) == "Absage (Programm)"
