from __future__ import annotations

from dataclasses import replace

from assistant.web.choices import chosen, examples, filter_choices
from tests.web.fake_assistant import AGREEMENT, FakeAssistant, paper

PAPERS = FakeAssistant().documents


def test_examples_come_from_every_paper_in_turn() -> None:
    assert examples(PAPERS, 3) == [
        "Was soll zu „Schwimmbäder und Sport“ vereinbart werden? (Musterlingen)",
        "Was ist zu „Schwimmbäder und Sport“ geplant? (Beispielkreis)",
        "Was soll zu „Radwege“ vereinbart werden? (Musterlingen)",
    ]


def test_no_papers_no_examples() -> None:
    assert examples({}) == []


def test_every_place_can_be_chosen_and_papers_where_it_has_several() -> None:
    papers = {
        "ohne": (replace(AGREEMENT, id="ohne", place="", title="Leitfaden"), paper()),
        **PAPERS,
        "zwei": (replace(AGREEMENT, id="zwei", title="Nachtrag"), paper()),
    }
    offered = filter_choices(papers)
    assert [label for label, _ in offered[2:]] == [
        "Alles aus: Musterlingen",
        "Vereinbarung Musterlingen (Entwurf)",
        "Musterlingen: Nachtrag (Entwurf)",
        "Leitfaden (Entwurf)",
    ]
    assert [value for _, value in offered] == [
        "", "ort:Beispielkreis", "ort:Musterlingen", "papier:musterlingen-2026", "papier:zwei", "papier:ohne",
    ]  # fmt: skip
    assert chosen(papers, "ort:Musterlingen") == ("musterlingen-2026", "zwei")
    assert chosen(papers, "ort:Beispielkreis") == ("beispielkreis",)


def test_filter_values() -> None:
    assert chosen(PAPERS, "papier:beispielkreis") == ("beispielkreis",)
    assert chosen(PAPERS, "") == chosen(PAPERS, None) == ()
    assert chosen(PAPERS, "papier:gibtsnicht") == ()
