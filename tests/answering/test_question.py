from __future__ import annotations

import pytest

from assistant.agreements import Agreement
from assistant.answering.kind import Kind
from assistant.answering.question import clean, understand
from assistant.errors import UsageError

PAPERS = (
    Agreement("a", "Vereinbarung", "a.md", place="Landkreis Auental"),
    Agreement("b", "Vereinbarung", "b.md", place="Stadt Birkholz"),
)


def test_an_empty_question_is_named() -> None:
    with pytest.raises(UsageError, match="leer"):
        understand(" \n\t?!", PAPERS)


def test_a_question_too_long_names_both_lengths() -> None:
    with pytest.raises(UsageError, match="10000 Zeichen, erlaubt sind 8000"):
        understand("a" * 10_000, PAPERS)


def test_control_and_invisible_characters_vanish() -> None:
    assert clean("Wer\x00 leitet\u200b den\r\n Rat?\ufeff") == "Wer leitet den Rat?"


def test_words_of_asking_and_places_are_no_focus() -> None:
    focus = understand("Was ist in Birkholz zu Radwegen geplant?", PAPERS).focus
    assert [item.word for item in focus] == ["Radwegen"]


def test_the_office_asked_for() -> None:
    office = understand("Wer ist Bürgermeister?", PAPERS).office
    assert office is not None
    assert office.word == "Bürgermeister"
    assert understand("Wer bezahlt den Bürgermeister?", PAPERS).office is None


def test_an_office_at_the_end_of_a_long_compound() -> None:
    office = understand("Wer ist Verbandsgemeindebürgermeisterin?", PAPERS).office
    assert office is not None
    assert office.word == "Verbandsgemeindebürgermeisterin"


def test_the_thing_counted() -> None:
    counted = understand("Wie viele Sitze hat die Gruppe?", PAPERS).counted
    assert counted is not None
    assert counted.word == "Sitze"


def test_posts_are_counted_though_a_verb_is_written_like_them() -> None:
    counted = understand("Wie viele Stellen stellen die Gemeinden?", PAPERS).counted
    assert counted is not None
    assert counted.word == "Stellen"


def test_years_and_unknown_names_are_required() -> None:
    assert understand("Was plant Frau Korfes für 2031?", PAPERS).required == ("Korfes", "2031")


def test_a_follow_up_keeps_topic_and_changes_place() -> None:
    question = understand("Und in Birkholz?", PAPERS, ["Was ist in Auental zu Radwegen geplant?"])
    assert question.follow_up
    assert [place.agreements for place in question.places] == [("b",)]
    assert "Radwegen" in [item.word for item in question.focus]


@pytest.mark.parametrize(
    ("text", "kind"), [("Und der Sperrmüll?", Kind.AMOUNT), ("Und wie wird das gefördert?", Kind.OPEN)]
)
def test_a_follow_up_with_a_verb_of_its_own_asks_something_else(text: str, kind: Kind) -> None:
    assert understand(text, PAPERS, ["Was kostet die Hundesteuer?"]).kind is kind


@pytest.mark.parametrize("text", ["An welchen Tagen denn?", "Wie viele Plätze?", "Ab welchem Tag?"])
def test_a_question_without_a_verb_goes_on_with_the_one_before(text: str) -> None:
    assert understand(text, PAPERS, ["Wann öffnet der Jugendtreff in Birkholz?"]).follow_up


def test_what_is_only_an_example_or_told_before_need_not_be_found() -> None:
    assert understand("Kommt so eine Steuer wie in Tübingen?", PAPERS).required == ()
    assert understand("Ich lerne in Tönslund. Was kostet das?", PAPERS).required == ()


def test_a_change_of_topic_carries_nothing_over() -> None:
    question = understand("Wie viele Kitas gibt es in Birkholz?", PAPERS, ["Was ist zu Radwegen geplant?"])
    assert not question.follow_up
    assert "Radwegen" not in question.text


def test_another_language_is_noticed() -> None:
    assert understand("Which party holds the chair of the council?", PAPERS).foreign
    assert not understand("Welche Partei hat den Vorsitz im Rat?", PAPERS).foreign


@pytest.mark.parametrize(
    ("text", "alone", "left"),
    [
        ("Und in Birkholz?", "", {"a"}),
        ("Stadt Birkholz?", "", {"a"}),
        ("Und was ist mit dem Sperrmüll?", "Und was ist mit dem Sperrmüll?", set()),
        ("Wer ist seine Stellvertreterin?", "Wer ist seine Stellvertreterin?", set()),
        ("Und die Bücherei in Birkholz?", "Und die Bücherei in Birkholz?", {"a"}),
    ],
)
def test_a_follow_up_may_go_on_or_leave_its_topic(text: str, alone: str, left: set[str]) -> None:
    question = understand(text, PAPERS, ["Was kostet die Hundesteuer im Auental?"])
    assert (question.follow_up, question.alone, question.left) == (True, alone, left)
    assert len(question.queries) == len(question.readings) == (2 if alone else 1)


@pytest.mark.parametrize(
    "text",
    [
        "Wie viele Sitze hat der Kreistag?",
        "Wie will das Auental den Klimaschutz voranbringen?",
        "Was tun Sie für den Radverkehr?",
    ],
)
def test_another_whole_question_follows_on_nothing(text: str) -> None:
    question = understand(text, PAPERS, ["Was kostet die Hundesteuer?"])
    assert (question.follow_up, question.alone, question.left) == (False, "", frozenset())


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("WAS IST ZU RADWEGEN VEREINBART?", "was ist zu radwegen vereinbart?"),
        ("WAS HEISST HATIX?", "WAS HEISST HATIX?"),
        ("Was bedeutet HATIX im Harz?", "Was bedeutet HATIX im Harz?"),
    ],
)
def test_a_question_in_capitals_is_one_in_small_letters(asked: str, text: str) -> None:
    assert clean(asked) == text


@pytest.mark.parametrize(
    ("text", "nothing"), [("wieviel", True), ("Wann?", True), ("Radweg?", False), ("Birkholz?", False)]
)
def test_a_question_without_a_subject_says_nothing(text: str, nothing: bool) -> None:
    assert understand(text, PAPERS).says_nothing is nothing


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Was haben die Partner zu Radwegen beschlossen?", ["Radwegen"]),
        ("Was ist zum Thema Flughafen vereinbart?", ["Flughafen"]),
        ("Welche Radwege baut die Stadt?", ["Radwege", "Stadt"]),
    ],
)
def test_subjects_are_what_is_asked_about_not_who_agreed(text: str, subjects: list[str]) -> None:
    assert [item.word for item in understand(text, ()).subjects] == subjects


def test_a_slip_of_the_pen_is_no_name() -> None:
    assert understand("Was ist mit den Fahradwege geplant?", ()).required == ()
    assert understand("Was ist mit dem Rehwiese geplant?", ()).required == ("Rehwiese",)
