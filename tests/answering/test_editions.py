from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answering.answer import Answer, Answered, Verdict
from assistant.answering.assistant import Assistant
from assistant.answering.editions import asked_for
from assistant.index.embedding import make_embedder
from assistant.index.ingest import Ingest
from assistant.index.library import LibraryWatch
from assistant.index.versions import Standing, families
from assistant.settings import Settings
from tests.index.bylaws import CHANGE, COMING, DRAFT, NEW, OLD, read

TODAY = date(2026, 11, 25)
IN_FORCE = (
    "Fassung vom 12.03.2024 (in Kraft seit 01.05.2024); eine ältere Fassung vom 05.02.2020 liegt auch vor."
)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    papers = read(tmp_path_factory.mktemp("all"), old=OLD, new=NEW, coming=COMING, draft=DRAFT)
    return Standing(families(papers, TODAY))


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("Wie viele Mitglieder hat ein Ortsbeirat?", set()),
        ("Wie viele Mitglieder hatte ein Ortsbeirat 2020?", {"old"}),
        ("Wie viele Mitglieder hat er nach der Fassung vom 5. Februar 2020?", {"old"}),
        ("Wie viele Mitglieder hatte ein Ortsbeirat früher?", {"old"}),
        ("Was stand in der alten Satzung zu den Mitgliedern?", {"old"}),
        ("Wie war das vor der Änderung?", {"old"}),
        ("Wie viele Mitglieder waren es im Jahr 2022?", {"old"}),
        ("Wie viele Mitglieder hat ein Ortsbeirat 2022?", set()),
        ("Öffnet das Freibad früher?", set()),
        ("Wie viele Mitglieder sieht der Entwurf vor?", {"draft"}),
        ("Wie viele Mitglieder hat ein Ortsbeirat ab 2027?", {"coming"}),
        ("Wie viele Mitglieder hat ein Ortsbeirat nach der Fassung von 2024?", {"new"}),
        ("Was wird 2024 gebaut?", set()),
    ],
)
def test_which_version_a_question_names(standing: Standing, asked: str, named: set[str]) -> None:
    assert asked_for(asked, standing).named == named


def test_the_others_rank_behind_the_version_asked_for(standing: Standing) -> None:
    assert asked_for("Wie viele Mitglieder?", standing).behind == {"old", "coming", "draft"}
    assert asked_for("Wie viele Mitglieder waren es 2020?", standing).behind == {"new", "coming", "draft"}


def test_the_words_for_the_version_are_not_searched_for(standing: Standing) -> None:
    found = asked_for("Wie viele Mitglieder hatte er in der Fassung von 2020?", standing)
    assert found.text == "Wie viele Mitglieder hatte er?"


def test_a_question_about_another_place_names_no_version(standing: Standing) -> None:
    assert asked_for("Was galt 2020 in Moorbek?", standing, preferred=["moorbek"]).named == frozenset()


def made(folder: Path, **texts: str) -> Assistant:
    settings = Settings(documents=folder / "documents", data=folder / "data")
    settings.documents.mkdir()
    for name, text in texts.items():
        (settings.documents / f"{name}.txt").write_text(text, encoding="utf-8")
    Ingest(settings, make_embedder(settings)).run()
    watch = LibraryWatch(settings, make_embedder(settings))
    return Assistant(settings, watch.current, today=lambda: TODAY)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return made(tmp_path_factory.mktemp("two"), old=OLD, new=NEW)


@pytest.fixture(scope="module")
def more(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return made(tmp_path_factory.mktemp("more"), new=NEW, coming=COMING, draft=DRAFT, change=CHANGE)


async def answer(assistant: Assistant, question: str, **options: list[str]) -> Answer:
    *_, last = [event async for event in assistant.ask(question, **options)]
    assert isinstance(last, Answered), last
    return last.answer


async def test_the_version_in_force_answers_and_its_date_is_named(two: Assistant) -> None:
    found = await answer(two, "Wie viele Mitglieder hat jeder Ortsbeirat?")
    assert [citation.quote for citation in found.citations] == ["Jeder Ortsbeirat hat 7 Mitglieder."]
    assert found.notes == (IN_FORCE,)


async def test_the_old_version_answers_when_it_is_asked_for(two: Assistant) -> None:
    found = await answer(two, "Wie viele Mitglieder hatte jeder Ortsbeirat 2020?")
    assert [citation.quote for citation in found.citations] == ["Jeder Ortsbeirat hat 9 Mitglieder."]
    assert found.notes == (
        "Zitiert ist die ältere Fassung vom 05.02.2020, nach der gefragt wurde. "
        "Es gilt die Fassung vom 12.03.2024.",
    )


async def test_the_same_sentence_of_both_versions_is_cited_once(two: Assistant) -> None:
    found = await answer(two, "In welchen Ortsteilen besteht ein Ortsbeirat?")
    assert [(c.agreement.id, c.quote) for c in found.citations] == [
        ("new", "In den Ortsteilen Wiesen, Aumühle und Hohenried besteht je ein Ortsbeirat.")
    ]


async def test_what_only_the_old_version_says_is_not_hidden_but_told(two: Assistant) -> None:
    found = await answer(two, "Welchen Zuschuss zahlt die Stadt für Feste im Ortsteil?")
    assert [citation.agreement.id for citation in found.citations] == ["old"]
    assert found.notes == (
        "Achtung: Das steht in der älteren Fassung vom 05.02.2020, die nicht mehr gilt; "
        "die geltende Fassung vom 12.03.2024 enthält diesen Satz nicht.",
    )


async def test_a_question_restricted_to_the_old_version_is_warned(two: Assistant) -> None:
    found = await answer(two, "Wie viele Mitglieder hat jeder Ortsbeirat?", agreements=["old"])
    assert found.notes == (
        "Achtung: Das steht in der älteren Fassung vom 05.02.2020, die nicht mehr gilt; "
        "die geltende Fassung vom 12.03.2024 lautet hier anders.",
    )


async def test_a_year_of_another_matter_is_still_required(two: Assistant) -> None:
    found = await answer(two, "Wie viele Mitglieder hat jeder Ortsbeirat 2031?")
    assert found.verdict is Verdict.NICHT_GEFUNDEN


async def test_a_draft_and_a_later_version_are_named_beside(more: Assistant) -> None:
    found = await answer(more, "Wie viele Mitglieder hat jeder Ortsbeirat?")
    assert [citation.quote for citation in found.citations] == ["Jeder Ortsbeirat hat 7 Mitglieder."]
    assert found.notes == (
        "Fassung vom 12.03.2024 (in Kraft seit 01.05.2024); eine neue Fassung vom 03.11.2026 gilt erst ab "
        "01.01.2027; eine weitere Fassung ohne Datum (Entwurf) liegt auch vor.",
        "Das Papier wurde danach geändert durch „1. Satzung zur Änderung der Satzung der Stadt Auental über "
        "die Ortsbeiräte“ (09.06.2025); diese Änderung liegt als eigenes Papier vor.",
    )


async def test_the_coming_version_says_when_it_holds(more: Assistant) -> None:
    found = await answer(more, "Wie viele Mitglieder hat jeder Ortsbeirat nach der künftigen Satzung?")
    assert [citation.quote for citation in found.citations] == ["Jeder Ortsbeirat hat 11 Mitglieder."]
    assert found.notes == (
        "Zitiert ist die neue Fassung vom 03.11.2026, die erst ab 01.01.2027 gilt; "
        "bis dahin gilt die Fassung vom 12.03.2024.",
    )
