from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant import texts
from assistant.answering.answer import Answer, Answered, EvidenceFound
from assistant.status import Status
from assistant.web.answers_cache import AnswersCache, Inquiry, Key, normal
from tests.web.fake_assistant import MANIFEST, FakeAssistant

DAY = date(2026, 11, 26)
INQUIRY = Inquiry("Wann öffnet das Bad?", ("Was gilt?",), ("a", "b"))


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def key(inquiry: Inquiry = INQUIRY, model: str = "fake") -> Key:
    return Key.of(inquiry, MANIFEST, model, DAY)


def answer(**more: object) -> Answer:
    return replace(FakeAssistant().answer("Wann öffnet das Bad?"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "same",
    [
        Inquiry("  Wann   öffnet das\tBad?", INQUIRY.history, INQUIRY.agreements),
        Inquiry("Wann o\u0308ffnet das Ba\u00add?", INQUIRY.history, INQUIRY.agreements),
        Inquiry(INQUIRY.question, INQUIRY.history, ("b", "a", "b")),
    ],
)
def test_the_same_question_written_otherwise(same: Inquiry) -> None:
    assert normal(same) == normal(INQUIRY)


@pytest.mark.parametrize(
    "other",
    [
        key(replace(INQUIRY, question="Wann öffnet das bad?")),
        key(replace(INQUIRY, question="Wann öffnet das Bad")),
        key(replace(INQUIRY, history=())),
        key(replace(INQUIRY, agreements=("a",))),
        key(model="anderes"),
        Key.of(INQUIRY, MANIFEST, "fake", DAY, "b2"),
        Key.of(INQUIRY, MANIFEST, "fake", date(2026, 11, 27)),
        Key.of(INQUIRY, replace(MANIFEST, entries=MANIFEST.entries[:1]), "fake", DAY),
    ],
)
def test_another_question(other: Key) -> None:
    assert other != key()


def test_a_status_mended_in_the_catalogue_makes_an_answer_stale() -> None:
    entry = MANIFEST.entries[0]
    mended = replace(entry, agreement=replace(entry.agreement, status=Status.BESCHLOSSEN))
    manifest = replace(MANIFEST, entries=(mended, *MANIFEST.entries[1:]))
    assert manifest.fingerprint == MANIFEST.fingerprint
    assert Key.of(INQUIRY, manifest, "fake", DAY) != key()


def test_an_answer_is_kept_with_its_evidence_for_a_while() -> None:
    clock = Clock()
    cache = AnswersCache(2, 60, clock)
    found = EvidenceFound((), 5)
    cache.keep(key(), (found, Answered(answer())))
    kept = cache.get(key())
    assert kept is not None
    assert (kept.answer, kept.evidence) == (answer(), found)
    clock.now = 61
    assert cache.get(key()) is None


def test_the_least_used_goes_first() -> None:
    cache = AnswersCache(2, 60, Clock())
    keys = [key(Inquiry(name)) for name in ("eins", "zwei", "drei")]
    for each in keys:
        cache.keep(each, (Answered(answer()),))
    assert [cache.get(each) is None for each in keys] == [True, False, False]


@pytest.mark.parametrize(
    "spoiled",
    [
        answer(notes=(texts.without_model("Unter … antwortet kein Ollama."),)),
        answer(notes=(texts.WORDS_ONLY,)),
        answer(index_fingerprint="anderer"),
        answer(model="anderes"),
    ],
)
def test_what_must_not_be_told_again_is_not_kept(spoiled: Answer) -> None:
    cache = AnswersCache(2, 60, Clock())
    cache.keep(key(), (Answered(spoiled),))
    assert cache.get(key()) is None


def test_a_quotation_needs_no_model() -> None:
    cache = AnswersCache(2, 60, Clock())
    cache.keep(key(), (Answered(answer(model=None)),))
    assert cache.get(key()) is not None


def test_no_places_keep_nothing() -> None:
    cache = AnswersCache(0, 60, Clock())
    cache.keep(key(), (Answered(answer()),))
    assert cache.get(key()) is None
