from __future__ import annotations

from assistant.agreements import Agreement
from assistant.answering.answer import Evidence
from assistant.answering.choice import Candidate, Choice
from assistant.text.document import Sentence

PAPER, OTHER = Agreement("a", "Vereinbarung", "a.md"), Agreement("b", "Programm", "b.md")


def candidate(start: int, probability: float, section: str = "Bad", paper: Agreement = PAPER) -> Candidate:
    sentence = Sentence(f"{paper.id}:{start}", f"Satz {start}", start, start + 5, section=(section,))
    return Candidate(Evidence(start, sentence, paper), probability)


def test_what_stands_together_comes_in_the_papers_order() -> None:
    choice = Choice((candidate(9, 0.8), candidate(3, 0.5)), (), (candidate(5, 0.26), candidate(7, 0.2)))
    assert [item.sentence.start for item in choice.together] == [3, 5, 9]


def test_another_section_and_another_paper_stand_apart() -> None:
    choice = Choice((candidate(9, 0.8), candidate(3, 0.7, "Schule"), candidate(5, 0.7, paper=OTHER)), ())
    assert [item.sentence.start for item in choice.together] == [9]


def test_without_a_best_sentence_nothing_stands_together() -> None:
    assert Choice((), (), (candidate(5, 0.26),)).together == ()
