from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from assistant.agreements import Agreement
from assistant.index.extract import Signature
from assistant.index.kinship import Kin, Titles
from assistant.index.versions import Family, Role, families, find_versions
from assistant.status import Status
from tests.index.bylaws import CHANGE, COMING, DRAFT, ELSEWHERE, LIBRARY_RULES, NEW, OLD, by_law, read
from tests.index.heads import HEADS

TODAY = date(2026, 11, 25)


def roles(folder: Path, today: date = TODAY, **texts: str) -> dict[str, str]:
    """The role of each paper that belongs to a family."""
    found = families(read(folder, **texts), today)
    return {v.agreement.id: v.role.value for family in found for v in family.versions}


def only(folder: Path, **texts: str) -> Family:
    (family,) = families(read(folder, **texts), TODAY)
    return family


def test_the_later_version_is_in_force(tmp_path: Path) -> None:
    family = only(tmp_path, old=OLD, new=NEW)
    assert (family.current.agreement.id, family.current.date, family.current.since) == (
        "new",
        "2024-03-12",
        "2024-05-01",
    )
    assert [(v.agreement.id, v.role, v.date) for v in family.others] == [("old", Role.OLDER, "2020-02-05")]


def test_a_later_draft_is_not_in_force(tmp_path: Path) -> None:
    assert roles(tmp_path, new=NEW, draft=DRAFT) == {"new": "current", "draft": "other"}


def test_a_version_holds_from_its_day_on(tmp_path: Path) -> None:
    papers = {"new": NEW, "coming": COMING}
    assert roles(tmp_path, TODAY, **papers) == {"new": "current", "coming": "coming"}
    assert roles(tmp_path, date(2027, 1, 1), **papers) == {"coming": "current", "new": "older"}


def test_the_standing_follows_the_clock(tmp_path: Path) -> None:
    versions = find_versions(read(tmp_path, new=NEW, coming=COMING))
    assert versions.at(TODAY).behind == {"coming"}
    assert versions.at(date(2027, 1, 1)).behind == {"new"}


def test_what_is_decided_later_than_it_holds_counts_from_its_decision(tmp_path: Path) -> None:
    late = by_law("1. Dezember 2026", "1. Januar 2026")
    assert roles(tmp_path, new=NEW, late=late) == {"new": "current", "late": "coming"}


def test_three_versions_are_one_family_newest_first(tmp_path: Path) -> None:
    family = only(tmp_path, a=OLD, b=by_law("1. Juni 2022", "1. Juli 2022", members=8), c=NEW)
    assert [version.agreement.id for version in family.versions] == ["c", "b", "a"]


def test_a_by_law_that_changes_it_is_no_version(tmp_path: Path) -> None:
    family = only(tmp_path, new=NEW, change=CHANGE)
    assert (family.current.agreement.id, family.others) == ("new", ())
    assert [paper.id for paper in family.amendments] == ["change"]


def test_a_change_that_a_later_version_took_up_is_not_named(tmp_path: Path) -> None:
    later = by_law("3. März 2026", "1. April 2026", members=8)
    assert only(tmp_path, new=NEW, change=CHANGE, later=later).amendments == ()


@pytest.mark.parametrize(
    "texts",
    [
        {"one": OLD, "two": LIBRARY_RULES},
        {"one": OLD, "two": ELSEWHERE},
        {"one": OLD, "two": NEW.replace("die Ortsbeiräte\n", "den Ortsbeirat Wiesen\n")},
        {"one": HEADS["niederschrift.txt"], "two": HEADS["niederschrift.txt"].replace("16.01.", "20.02.")},
        {"one": OLD, "two": "Anlage zur Satzung der Stadt Auental über die Ortsbeiräte\n\n" + NEW[200:]},
    ],
    ids=["another subject", "another town", "another body", "minutes", "annex"],
)
def test_papers_that_only_look_alike_are_no_versions(tmp_path: Path, texts: dict[str, str]) -> None:
    assert roles(tmp_path, **texts) == {}


def test_the_catalogue_decides_where_it_says_more(tmp_path: Path) -> None:
    papers = read(tmp_path, old=OLD, new=NEW)
    agreement, document = papers["new"]
    draft = replace(agreement, status=Status.ENTWURF, title="Ortsbeiratssatzung, Neufassung 2024")
    papers["new"] = (draft, document)
    papers["old"] = (
        replace(papers["old"][0], title="Ortsbeiratssatzung vom 5. Februar 2020"),
        papers["old"][1],
    )
    (family,) = families(papers, TODAY)
    assert (family.current.agreement.id, family.others[0].role) == ("old", Role.OTHER)


def test_a_year_in_the_file_name_is_better_than_no_date(tmp_path: Path) -> None:
    undated = NEW.replace("in seiner Sitzung am 12. März 2024", "").replace("am 1. Mai 2024 in", "in")
    assert roles(tmp_path, satzung_2019=undated, satzung_2023=undated.replace("40 Euro", "50 Euro")) == {
        "satzung-2023": "current",
        "satzung-2019": "older",
    }


def test_two_versions_of_one_day_are_left_alone(tmp_path: Path) -> None:
    assert (
        roles(tmp_path, one=NEW, two=NEW.replace("40 Euro", "45 Euro").replace("sechs Jahre", "drei Jahre"))
        == {}
    )


def test_the_same_text_twice_is_a_copy(tmp_path: Path) -> None:
    assert roles(tmp_path, pdf=NEW, word=NEW + "\n", old=OLD) == {
        "pdf": "current",
        "word": "copy",
        "old": "older",
    }


def test_sentences_correspond_though_a_figure_changed(tmp_path: Path) -> None:
    papers = read(tmp_path, old=OLD, new=NEW)
    text = {sentence.id: sentence.text for _, document in papers.values() for sentence in document.sentences}
    pairs = find_versions(papers).counterparts.items()
    found = {text[one]: text[other["new"]] for one, other in pairs if "new" in other}
    assert found["Jeder Ortsbeirat hat 9 Mitglieder."] == "Jeder Ortsbeirat hat 7 Mitglieder."
    assert "Für Feste im Ortsteil zahlt die Stadt einen Zuschuss von 500 Euro." in text.values()
    assert "Für Feste im Ortsteil zahlt die Stadt einen Zuschuss von 500 Euro." not in found


def test_titles_are_found_as_if_all_were_compared() -> None:
    titles = (
        *("Hundesteuersatzung", "Satzung über die Hundesteuer", "Satzung", "Hauptsatzung", "", "Ortsbeiräte"),
        *(
            "Zweite Änderung der Hundesteuersatzung",
            "Ortsbeiratssatzung vom 5. Februar 2020",
            "Ortsbeirat Wiesen",
        ),
    )
    places = ("Stadt Auental", "Gemeinde Birkholz", "")
    agreements = [Agreement(f"{n}", t, f"{n}.md", p) for n, (t, p) in enumerate(product(titles, places))]
    kin = [Kin(agreement, lambda: Signature(np.zeros(0, dtype=np.uint64))) for agreement in agreements]
    found = Titles(kin)
    for one in kin:
        near = found.near(one.title, one.place[0])
        for number, other in enumerate(kin):
            may = one.title <= other.title or other.title <= one.title
            same = one.place[0] == other.place[0] or not (one.place[0] and other.place[0])
            assert number in near or not (may and same)


def test_versions_are_told_by_what_was_kept_of_them(tmp_path: Path) -> None:
    papers = read(tmp_path, old=OLD, new=NEW, change=CHANGE)
    kept = {key: Signature.of(agreement.file, document) for key, (agreement, document) in papers.items()}
    agreements = {key: agreement for key, (agreement, _) in papers.items()}
    found = find_versions(papers, agreements, kept.__getitem__)
    assert found.at(TODAY).families == families(papers, TODAY)
    assert dict(found.counterparts) == dict(find_versions(papers).counterparts)
