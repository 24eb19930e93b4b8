from __future__ import annotations

import pytest

from assistant.text.abbreviations import abbreviations, spelled_out


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Die Stadtverordnetenversammlung (StVV) tagt.", {"StVV": "Stadtverordnetenversammlung"}),
        ("Im Haupt- und Finanzausschuss (HFA) sitzt die SPD.", {"HFA": "Haupt- und Finanzausschuss"}),
        ("Der Landesbetrieb Mobilität („LBM“) baut.", {"LBM": "Landesbetrieb Mobilität"}),
        ("Der Rat tagt. Die SPD (CDU) stimmt zu.", {}),
        ("Das gilt für Eva Ott (SPD) und für Bäume (Eichen).", {}),
        ("(SVV)", {}),
        ("Die SVV (Stadtverordnetenversammlung) tagt.", {"SVV": "Stadtverordnetenversammlung"}),
        ("LBM steht für Landesbetrieb Mobilität, den Straßenbauer.", {"LBM": "Landesbetrieb Mobilität"}),
        ("SPD (Sprecher Guido Becker), CDU", {}),
        ("KWP – kommunale Wärmeplanung", {"KWP": "kommunale Wärmeplanung"}),
    ],
)
def test_a_paper_explains_its_abbreviations(sentence: str, found: dict[str, str]) -> None:
    assert abbreviations([sentence]) == found


def test_the_first_explanation_counts() -> None:
    assert abbreviations(["Der Bauhof Süd (BHS) hilft.", "Bad Hoher See (BHS)"]) == {"BHS": "Bauhof Süd"}


def test_an_abbreviation_is_spelled_out_once_and_only_as_a_word() -> None:
    known = {"SVV": "Stadtverordnetenversammlung"}
    assert spelled_out("Die SVV tagt.", known) == "Die Stadtverordnetenversammlung (SVV) tagt."
    explained = "Die Stadtverordnetenversammlung (SVV) tagt."
    assert spelled_out(explained, known) == explained
    assert spelled_out("Die SVVX tagt.", known) == "Die SVVX tagt."
