"""What is broken on purpose is noticed, and put down to the stage that broke it.

The assistant and its index are the real ones; one part at a time is replaced.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from assistant import application
from assistant.answering import compose
from assistant.answering.answer import Evidence, Verdict
from assistant.answering.assistant import Assistant
from assistant.answering.choice import Choice
from assistant.answering.generation import Draft, Piece, Prompt
from assistant.answering.investigation import Investigation
from assistant.answering.question import Question
from assistant.answering.writing import Examined
from assistant.index.embedding import make_embedder
from assistant.index.library import LibraryWatch
from assistant.settings import Settings
from assistant.text.document import Sentence
from evals.attribution import Stage
from evals.cases import SHIPPED, Case, CaseFile, load
from evals.results import Result
from evals.runner import Runner
from evals.scoring import Outcome
from evals.store import RecordingStore
from evals.summary import group
from evals.systems import System, corpus_settings
from tests.evals.builders import answer, case, scored
from tests.index.inline_reader import read_inline

# So many questions of each kind; with two, no wrong answer is among those that the model spoils.
EACH = 3
# So many letters on either side are enough of a paper.
NEAR = 500
Evidences = tuple[Evidence, ...]


class Talker:
    """A model that points at the first sentence and adds a figure of its own."""

    model = "talker"

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        yield Piece(f'{{"satz": {(prompt.numbers or (0,))[0]}, "antwort": "Es sind 98765 Stück."}}')


@dataclass
class Known:
    """What was found and examined: all tests ask the same questions of the same papers."""

    found: dict[Any, Evidences] = field(default_factory=dict)
    examined: dict[Any, Examined] = field(default_factory=dict)


@dataclass(frozen=True)
class Look(Investigation):
    """Searches and examines as the product does, but the same only once."""

    known: Known = field(default_factory=Known)

    def find(self, question: Question, said: Sentence | None = None) -> Evidences:
        asked = (question, tuple(self.agreements), said)
        if asked not in self.known.found:
            self.known.found[asked] = super().find(question, said)
        return self.known.found[asked]

    def examine(self, question: Question, found: Evidences, *, whole: bool = True) -> Examined:
        given = (question, found, whole)
        if given not in self.known.examined:
            self.known.examined[given] = super().examine(question, found, whole=whole)
        return self.known.examined[given]


class RandomLook(Look):
    def find(self, question: Question, said: Sentence | None = None) -> Evidences:
        found = super().find(question, said)
        units = random.Random(question.text).sample(list(self.library.units), len(found))
        return tuple(
            Evidence(
                n,
                unit.sentence,
                self.library.agreement(unit.agreement_id),
                score=item.score,
                cosine=item.cosine,
            )
            for n, (unit, item) in enumerate(zip(units, found, strict=True), start=1)
        )


class RefusingLook(Look):
    def quoted(self, known: Examined) -> compose.Draft | None:
        return compose.not_found(known.question, [], known.choice.reasons)

    def look_at(self, question: Question, said: Sentence | None = None, *, whole: bool = True) -> Examined:
        return replace(super().look_at(question, said, whole=whole), choice=Choice((), ()))


class AnsweringLook(Look):
    def quoted(self, known: Examined) -> compose.Draft | None:
        return compose.quoted(known.evidence[:1])


class UncheckedLook(Look):
    def decide(self, known: Examined, model: Draft | None) -> compose.Draft:
        best = known.choice.best
        assert best is not None
        return compose.phrased(model.text, [best]) if model else compose.quoted([best])


def of_each_kind(file: CaseFile) -> CaseFile:
    """The first ones of every kind, for most kinds stand for a part that may be broken."""
    kinds: dict[str, list[Case]] = defaultdict(list)
    for asked in file.cases:
        kinds[asked.kind].append(asked)
    return replace(file, cases=tuple(chain.from_iterable(cases[:EACH] for cases in kinds.values())))


@pytest.fixture
def _read_inline(monkeypatch: pytest.MonkeyPatch) -> None:
    read_inline(monkeypatch)


@pytest.fixture(scope="module")
def known() -> Known:
    return Known()


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, CaseFile]:
    base = Settings(data=tmp_path_factory.mktemp("data"), quoted_words=0)
    file = of_each_kind(load([SHIPPED / "tune_c.yaml"], base.documents).files[0])
    settings = corpus_settings(base, file.corpus, file.folder)
    with pytest.MonkeyPatch.context() as monkeypatch:
        read_inline(monkeypatch)
        application.ingest(settings)
    return settings, file


@pytest.fixture
def run(papers: tuple[Settings, CaseFile], known: Known, tmp_path: Path) -> Callable[..., list[Result]]:
    settings, file = papers

    def go(kind: type[Look], generator: Any = None) -> list[Result]:
        watch = LibraryWatch(settings, make_embedder(settings))
        made = Assistant(settings, watch.current, generator, investigation=partial(kind, known=known))
        system = System(kind.__name__, lambda _: made)
        with RecordingStore(tmp_path / "recordings.jsonl") as store:
            return Runner(store, lambda _: None).run([system], [file])

    return go


def _most_lost_at(results: list[Result]) -> str:
    return next(iter(group("all", results).lost_at))


def test_random_passages_are_put_down_to_the_search(run: Callable[..., list[Result]]) -> None:
    healthy, broken = run(Look), run(RandomLook)
    answerable = [found for found in broken if found.case.answerable]
    assert sum(f.outcome is Outcome.RIGHT for f in answerable) < 0.3 * len(answerable)
    assert group("", healthy).scores["recall@10"].value > 0.9  # type: ignore[operator]
    assert group("", broken).scores["recall@10"].value < 0.5  # type: ignore[operator]
    assert _most_lost_at(answerable) == Stage.SEARCH.value


def test_a_refuser_is_put_down_to_the_refusal(run: Callable[..., list[Result]]) -> None:
    results = [
        found
        for found in run(RefusingLook)
        if found.case.kind not in ("small_talk", "out_of_scope", "attack")
    ]
    assert {f.outcome for f in results if f.case.answerable} == {Outcome.FALSE_REFUSAL}
    assert {f.outcome for f in results if not f.case.answerable} == {Outcome.RIGHT}


def test_an_answerer_that_never_declines_is_caught(run: Callable[..., list[Result]]) -> None:
    results = [found for found in run(AnsweringLook) if found.case.kind == "unanswerable"]
    assert {f.outcome for f in results} == {Outcome.FALSE_ANSWER}
    assert {f.lost_at for f in results} == {Stage.REFUSAL}


def test_a_figure_that_a_model_adds_is_put_down_to_the_model(run: Callable[..., list[Result]]) -> None:
    results = run(UncheckedLook, Talker)
    invented = [f for f in results if f.scores.get("supported") == 0.0]
    assert len(invented) > 2
    assert {f.lost_at for f in invented if f.outcome is not Outcome.RIGHT} == {Stage.MODEL}
    assert all("98765" in f.reasons["supported"] for f in invented)


def test_the_products_own_checks_stop_that_figure(run: Callable[..., list[Result]]) -> None:
    results = run(Look, Talker)
    assert group("", results).scores["supported"].value == 1.0
    assert Verdict.BELEGT not in {
        f.recording.answer.verdict for f in results if f.recording.answer and f.recording.answer.trace.shown
    }


def test_a_year_is_not_taken_for_the_number_it_ends_in() -> None:
    asked = case(expect=(("7",),))
    assert scored(asked, answer("2017", "Er tagt am 1. Mai 2026.")).outcome is Outcome.FALSE_ANSWER


@pytest.mark.usefixtures("_read_inline")
def test_another_party_in_the_paper_changes_the_verdict(tmp_path: Path) -> None:
    own = Settings(data=tmp_path / "data")
    papers = [(path.name, path.read_text(encoding="utf-8")) for path in own.documents.iterdir()]
    name, before, after = next(
        (name, *text.split("Kreistagsvorsitz: SPD"))
        for name, text in papers
        if "Kreistagsvorsitz: SPD" in text
    )
    folders = [tmp_path / party for party in ("SPD", "Grüne")]
    for folder in folders:
        folder.mkdir()
        text = f"{before[-NEAR:]}Kreistagsvorsitz: {folder.name}{after[:NEAR]}"
        (folder / name).write_text(text, encoding="utf-8")
    asked = case(id="vorsitz", question="Wer stellt den Kreistagsvorsitz?", expect=(("SPD",),), corpus="c")
    outcomes = []
    for folder in folders:
        settings = own.model_copy(update={"documents": folder, "data": tmp_path / f"data-{folder.name}"})
        application.ingest(settings)
        system = System("ohne", lambda _, s=settings: application.make_assistant(s, None))  # type: ignore[misc]
        file = CaseFile(Path("own.yaml"), "c", folder, (asked,))
        with RecordingStore(tmp_path / "r.jsonl") as store:
            outcomes += [found.outcome for found in Runner(store, print).run([system], [file])]
    assert outcomes == [Outcome.RIGHT, Outcome.FALSE_ANSWER]
