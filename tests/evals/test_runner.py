"""The run: every system, every case, and what becomes of errors."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import texts
from assistant.answering.answer import Event, EvidenceFound, Failed
from assistant.errors import StoreError
from assistant.status import Status
from evals.cases import Case, CaseFile
from evals.results import Result
from evals.runner import Plan, Runner
from evals.scoring import Outcome
from evals.store import RecordingStore
from evals.systems import System
from tests.evals.builders import DOCUMENTS, PAPER, SENTENCES, FakeAssistant, answer, case, file_of

SEVEN, MAY, _ = SENTENCES


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RecordingStore]:
    with RecordingStore(tmp_path / "recordings.jsonl") as opened:
        yield opened


def run(
    store: RecordingStore, assistant: FakeAssistant, *cases: Case, plan: Plan | None = None
) -> tuple[list[Result], list[str]]:
    notices: list[str] = []
    system = System("fake", lambda _: assistant)
    return Runner(store, notices.append, plan).run([system], [file_of(*cases)]), notices


def test_question_and_history_reach_the_assistant_and_all_is_scored(store: RecordingStore) -> None:
    assistant = FakeAssistant({"Und wann?": answer("Am 1. Mai.", MAY)})
    results, _ = run(store, assistant, case(question="Und wann?", history=("Tagt er?",), gold=(MAY,)))
    assert assistant.asked == [("Und wann?", ("Tagt er?",))]
    assert (results[0].outcome, results[0].system) == (Outcome.RIGHT, "fake")
    assert results[0].scores["recall@3"] == 1.0


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (Failed(StoreError("Der Index fehlt.")), "Der Index fehlt."),
        (StoreError("Der Index fehlt."), "Der Index fehlt."),
        (ValueError("oh"), "unerwarteter Fehler (ValueError: oh)"),
        (EvidenceFound((), 0), texts.NO_ANSWER),
        (answer(" ", SEVEN), texts.EVAL_EMPTY_ANSWER),
        (replace(answer("x"), notes=(texts.without_model("Aus."),)), texts.without_model("Aus.")),
    ],
)
def test_an_error_is_listed_and_the_run_goes_on(store: RecordingStore, event: object, why: str) -> None:
    assistant = FakeAssistant({"kaputt": event})  # type: ignore[dict-item]
    broken = case(id="b", question="kaputt", expect=(("7",),))
    results, notices = run(store, assistant, broken, case(id="c", answerable=False))
    assert [result.outcome for result in results] == [Outcome.NOT_SCORED, Outcome.RIGHT]
    assert results[0].problem == why
    assert f"papers: Fall b: {why}" in notices


def test_a_gold_sentence_that_is_not_in_the_paper_is_named_and_not_asked(store: RecordingStore) -> None:
    assistant = FakeAssistant({})
    results, notices = run(store, assistant, case(id="g", gold=("Das steht da nicht.",)))
    assert (results[0].outcome, assistant.asked) == (Outcome.NOT_SCORED, [])
    assert "papers: Fall g: Der Satz unter „gold“ steht nicht im Papier: „Das steht da nicht.“" in notices


def test_progress_tells_how_many_of_all_are_asked(store: RecordingStore) -> None:
    steps: list[tuple[str, int | None, int | None]] = []
    file = file_of(case(id="a"), case(id="b"))
    systems = [System(name, lambda _: FakeAssistant({})) for name in ("x", "y")]
    Runner(store, print, progress=lambda *step: steps.append(step)).run(systems, [file])
    assert [done for _, done, _ in steps] == [0, 1, 2, 2, 3, 4]
    assert steps[-1] == ("Fragen an y zu „papers“", 4, 4)


def test_repeats_and_paraphrases_are_asked_too(store: RecordingStore) -> None:
    assistant = FakeAssistant({})
    asked = case(paraphrases=("Wieviele?",))
    results, _ = run(store, assistant, asked, plan=Plan(repeats=2, paraphrases=True))
    assert [question for question, _ in assistant.asked] == ["Wie viele?", "Wieviele?"] * 2
    assert [(found.case.key, found.repeat) for found in results] == [
        ("papers/x1", 1),
        ("papers/x1~1", 1),
        ("papers/x1", 2),
        ("papers/x1~1", 2),
    ]


def test_a_stopped_run_goes_on_where_it_was(store: RecordingStore) -> None:
    first, again = FakeAssistant({}), FakeAssistant({})
    run(store, first, case(id="a"))
    results, _ = run(store, again, case(id="a"), case(id="b", question="Und?"))
    assert [question for question, _ in again.asked] == ["Und?"]
    assert [found.kept for found in results] == [True, False]
    run(store, again, case(id="a"), plan=Plan(fresh=True))
    assert again.asked[-1] == ("Wie viele?", ())


def test_a_corpus_that_cannot_be_opened_costs_its_cases_only(store: RecordingStore) -> None:
    def open_it(file: CaseFile) -> FakeAssistant:
        if file.corpus == "papers":
            raise StoreError("Kein Platz.")
        return FakeAssistant({})

    files = [file_of(case(id="a")), replace(file_of(case(id="b", answerable=False)), corpus="others")]
    results = Runner(store, lambda _: None).run([System("fake", open_it)], files)
    assert [result.outcome for result in results] == [Outcome.NOT_SCORED, Outcome.RIGHT]
    assert results[0].problem == "Kein Platz."


class Stopping(FakeAssistant):
    """Ctrl-C at the second question."""

    async def ask(self, question: str, history: Sequence[str] = ()) -> AsyncGenerator[Event, None]:
        if self.asked:
            raise KeyboardInterrupt
        async for event in super().ask(question, history):
            yield event


def test_a_stopped_fresh_run_goes_on_with_fresh_answers_only(store: RecordingStore) -> None:
    both = (case(id="a"), case(id="b", question="Und?"))
    run(store, FakeAssistant({}), *both)
    with pytest.raises(KeyboardInterrupt):
        run(store, Stopping({}), *both, plan=Plan(fresh=True))
    again = FakeAssistant({})
    results, _ = run(store, again, *both)
    assert [question for question, _ in again.asked] == ["Und?"]
    assert [found.kept for found in results] == [True, False]


def test_a_paper_whose_status_changed_is_asked_again(
    store: RecordingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, FakeAssistant({}), case())
    decided = (replace(PAPER, status=Status.BESCHLOSSEN), DOCUMENTS[PAPER.id][1])
    monkeypatch.setattr(FakeAssistant, "documents", {PAPER.id: decided})
    again = FakeAssistant({})
    run(store, again, case())
    assert len(again.asked) == 1
