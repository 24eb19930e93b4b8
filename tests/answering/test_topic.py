from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.agreements import Agreement
from assistant.answering.answer import Evidence, Reading
from assistant.answering.choice import Candidate, Choice
from assistant.answering.question import understand
from assistant.answering.topic import EACH, on_topic
from assistant.answering.verification import Fit
from assistant.text.document import Sentence

ASKED = understand("Was ist zu Radwegen vereinbart?", ())
NONE = Choice((), ())


def fit(number: int, paper: str = "a", read: float = 2.0, coverage: float = 0.9, rank: float = 4.0) -> Fit:
    sentence = Sentence(f"{paper}:{number}", f"Satz {number}.", number, number + 1)
    evidence = Evidence(
        number, sentence, Agreement(paper, paper, paper), score=rank, readings=(Reading(read, -2.0),)
    )
    return Fit(evidence, coverage, subject=coverage)


def numbers(*fits: Fit, question: str = "", choice: Choice = NONE) -> list[list[int]]:
    asked = understand(question, ()) if question else ASKED
    return [[item.number for item in lines] for lines in on_topic(asked, choice, fits)]


def test_each_paper_in_its_order_the_likeliest_first() -> None:
    assert numbers(fit(1, "b", read=1.0), fit(3), fit(2), fit(4, read=-6.0, coverage=0.0, rank=1.0)) == [
        [2, 3],
        [1],
    ]


def test_of_several_papers_a_few_lines_each() -> None:
    assert numbers(*(fit(n, "a") for n in range(1, 6)), fit(9, "b")) == [[1, 2, 3][:EACH], [9]]


def test_one_line_alone_is_an_answer_as_any_other() -> None:
    assert numbers(fit(1), fit(2, read=-6.0, coverage=0.0, rank=1.0)) == []


@pytest.mark.parametrize("changes", [{"reasons": ("other_place",)}])
def test_what_cannot_answer_is_no_line(changes: dict[str, tuple[str, ...]]) -> None:
    assert numbers(fit(1), fit(2), replace(fit(3), **changes)) == [[1, 2]]


def test_lines_none_of_which_carries_the_subject_are_no_answer() -> None:
    far = [replace(fit(n, coverage=0.5, rank=3.5), subject=0.3) for n in (1, 2, 3)]
    assert numbers(*far) == []
    assert numbers(*far[:2], replace(far[2], subject=0.9)) == [[3]]


def test_a_sure_line_need_not_name_the_subject_but_something_near_it() -> None:
    sure = [replace(fit(n, read=4.0, rank=6.0), subject=0.5) for n in (1, 2)]
    assert numbers(*sure) == [[1, 2]]
    assert numbers(*(replace(one, subject=0.4) for one in sure)) == []


def test_headings_and_far_off_sentences_are_none() -> None:
    heading = fit(3)
    heading = replace(heading, evidence=replace(heading.evidence, heading=True))
    assert numbers(fit(1), fit(2), heading) == [[1, 2]]
    assert numbers(*(fit(n, read=-6.0, coverage=0.0, rank=0.5) for n in (1, 2, 3))) == []


def test_keywords_only_get_more_where_there_is_an_answer() -> None:
    best = Choice((Candidate(fit(1).evidence, 0.5),), ())
    assert numbers(fit(1), fit(2), question="radwege") == []
    assert numbers(fit(1), fit(2), question="radwege", choice=best) == [[1, 2]]
