from __future__ import annotations

import pytest

from assistant.answering.lists import _name


@pytest.mark.parametrize(
    "heading", ["Geschäftsordnung", "§ 4 Geschäftsordnung", "2.1 Geschäftsordnung:", "IV. Geschäftsordnung"]
)
def test_a_heading_is_named_without_its_number(heading: str) -> None:
    assert _name(heading) == "geschaftsordnung"
