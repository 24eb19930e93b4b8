from __future__ import annotations

from assistant import texts


def test_of_many_papers_those_called_alike_are_named() -> None:
    many = [f"papier-{number:03}" for number in range(500)]
    assert texts.unknown_agreement("gosler", ["goslar", "harz"]).endswith("Vorhanden: goslar, harz.")
    assert texts.unknown_agreement("goslr", [*many, "goslar"]).endswith("Ähnlich: goslar.")
    assert texts.unknown_agreement("xyz", many).endswith("nicht im Index.")
