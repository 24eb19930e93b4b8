from __future__ import annotations

import asyncio

import pytest

from assistant.agreements import Agreement
from assistant.answering.answer import Answer, Evidence, Verdict
from assistant.answering.assistant import Assistant
from assistant.answering.choice import LEAST, Candidate, Choice
from assistant.answering.comparison import Side, best_of_each, sides
from assistant.answering.question import understand
from assistant.batch import answer
from assistant.index.embedding import make_embedder
from assistant.index.ingest import Ingest
from assistant.index.library import LibraryWatch
from assistant.status import Status
from assistant.text.document import Sentence
from tests.answering.samples import settings


def paper(key: str, place: str) -> Agreement:
    return Agreement(key, f"Papier {place}", f"{key}.md", Status.BESCHLOSSEN, place)


PAPERS = (paper("a", "Stadt Auental"), paper("b", "Landkreis Birkholz"), paper("c", "Gemeinde Celau"))


def names(question: str, *only: str) -> list[str]:
    return [side.name for side in sides(understand(question, PAPERS), PAPERS, only)]


def test_two_named_places_are_compared() -> None:
    assert names("Was ist in Auental und Birkholz zu Radwegen geplant?") == [
        "Stadt Auental",
        "Landkreis Birkholz",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Vergleiche die Pläne zu Radwegen",
        "Welche Kommunen bauen Radwege?",
        "Was ist jeweils zu Radwegen geplant?",
    ],
)
def test_a_comparing_word_means_all_places(question: str) -> None:
    assert len(names(question)) == 3


@pytest.mark.parametrize("question", ["Was ist zu Radwegen geplant?", "Welche Radwege baut Auental?"])
def test_other_questions_compare_nothing(question: str) -> None:
    assert names(question) == []


def test_what_is_not_to_be_searched_is_not_compared() -> None:
    assert names("Radwege in Auental und Birkholz?", "a", "c") == []


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    made = settings(tmp_path_factory.mktemp("papers"))
    Ingest(made, make_embedder(made)).run()
    assistant = Assistant(made, LibraryWatch(made, make_embedder(made)).current)
    return asyncio.run(answer(assistant, "Wird in Auental und in Birkholz das Hallenbad geschlossen?"))


def test_each_place_has_its_own_line_and_sentence(compared: Answer) -> None:
    assert compared.verdict is Verdict.NUR_ZITAT
    assert compared.text.splitlines() == [
        "Stadt Auental, Entwurf: Schule und Sport – „Das Hallenbad wird nicht geschlossen.“",
        "Landkreis Birkholz: keine Aussage gefunden.",
    ]
    assert [citation.agreement.id for citation in compared.citations] == ["auental"]


def chosen(*probabilities: float) -> Choice:
    """What is found at a place."""
    lines = [
        Candidate(Evidence(n, Sentence(f"a:{n}", f"Satz {n}", n, n + 1), PAPERS[0]), value)
        for n, value in enumerate(probabilities)
    ]
    return Choice(
        tuple(item for item in lines if item.probability >= LEAST),
        (),
        tuple(item for item in lines if item.probability < LEAST),
    )


@pytest.mark.parametrize(("coverage", "probability", "heard"), [(0.2, 0.3, 0), (0.2, 0.45, 1), (0.4, 0.3, 1)])
def test_what_hardly_names_the_subject_has_to_be_surer(
    coverage: float, probability: float, heard: int
) -> None:
    found = Evidence(1, Sentence("b:1", "Satz", 0, 1), PAPERS[1])
    other = Choice((), (), (Candidate(found, probability, coverage),))
    both = [Side("a", (), understand("Radwege?", ())), Side("b", (), understand("Radwege?", ()))]
    assert [len(lines) for lines in best_of_each([chosen(0.9), other], both)] == [1, heard]


@pytest.mark.parametrize(
    ("places", "heard"),
    [
        ([(0.9, 0.5), (0.2, 0.05)], [2, 1]),  # where one place answers, the other needs less
        ([(0.9, 0.4), (0.1,)], [1, 0]),
        ([(0.25,), (0.25,)], [1, 1]),  # unlikely alone, likely together
        ([(0.2,), (0.2,)], [0, 0]),
        ([(0.9,), ()], [1, 0]),
        ([(0.9,), (0.2,), (0.2,), (0.2,)], [1, 0, 0, 0]),  # of many each has to be likely
    ],
)
def test_how_many_sentences_of_each_place(places: list[tuple[float, ...]], heard: list[int]) -> None:
    asked = understand("Radwege?", ())
    sides = [Side(str(n), (), asked) for n in range(len(places))]
    assert [len(found) for found in best_of_each([chosen(*place) for place in places], sides)] == heard
