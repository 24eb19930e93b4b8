from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator
from datetime import date

import pytest

from assistant.errors import StoreError, UsageError
from assistant.web.answers_cache import AnswersCache
from assistant.web.backend import Backend, Papers
from assistant.web.desk import Desk, Said, asked_before
from assistant.web.links import Link
from assistant.web.queue import QueueFull
from assistant.web.render import doing, finished
from assistant.web.turn import Turn
from tests.waiting import LONG, until_then
from tests.web.api_client import Setup
from tests.web.fake_assistant import ALL, FakeAssistant, Held


async def last(desk: Desk, session: str, question: str, history: tuple[str, ...] = ()) -> Turn:
    turns = [turn async for turn in desk.ask(session, question, history)]
    return turns[-1]


def desk(fake: FakeAssistant | None = None, **more: float) -> Desk:
    return Desk(Backend(fake or FakeAssistant()), tick=0.05, **more)  # type: ignore[arg-type]


async def test_a_question_grows_into_an_answer() -> None:
    turns = [turn async for turn in desk().ask("a", "  Wie lange?  ")]
    assert turns[0] == Turn("Wie lange?")
    assert turns[1].evidence[0].sentence.id == "s4"
    assert turns[-1].answer is not None
    assert turns[-1].done


async def test_history_and_filter_reach_the_assistant() -> None:
    fake = FakeAssistant()
    async for _ in desk(fake).ask("a", "Und dort?", ["Was gilt?"], "papier:beispielkreis"):
        pass
    assert fake.asked == [("Und dort?", ("Was gilt?",), ("beispielkreis",))]


@pytest.mark.parametrize(
    ("question", "message"),
    [("  \n", "zuerst eine Frage"), ("x" * 21, r"zu lang \(21 Zeichen\).*höchstens 20")],
)
async def test_a_bad_question_is_refused_and_the_next_one_works(question: str, message: str) -> None:
    taken = desk(question_chars=20)
    with pytest.raises(UsageError, match=message):
        await last(taken, "a", question)
    assert (await last(taken, "a", "Wie lange?")).answer is not None


async def test_an_error_of_the_assistant_ends_the_turn() -> None:
    assert (
        await last(desk(), "a", "Fehler")
    ).error == "Der Index fehlt. Bitte `vereinbart ingest` ausführen."


async def test_two_people_are_served_apart() -> None:
    fake = FakeAssistant(pause=0.01)
    taken = desk(fake)
    first, second = await asyncio.gather(last(taken, "a", "Eins?", ("A",)), last(taken, "b", "Zwei?", ("B",)))
    assert (first.question, second.question) == ("Eins?", "Zwei?")
    assert fake.asked == [("Eins?", ("A",), ()), ("Zwei?", ("B",), ())]


async def test_stop_ends_only_the_own_question() -> None:
    fake = Held()
    taken = desk(fake)
    running = asyncio.gather(last(taken, "a", "Eins?"), last(taken, "b", "Zwei?"))
    assert await until_then(lambda: len(fake.asked) == 2)
    taken.stop("a")
    fake.seen = ALL
    first, second = await running
    assert first.stopped
    assert second.answer is not None
    assert fake.closed == 2


async def test_whoever_finds_the_line_full_is_refused() -> None:
    fake = Held()
    taken = desk(fake, places=1)
    running = asyncio.create_task(last(taken, "a", "Eins?"))
    assert await until_then(lambda: fake.asked)
    with pytest.raises(QueueFull):
        await last(taken, "b", "Zwei?")
    fake.seen = ALL
    assert (await running).answer is not None


async def test_a_question_asked_before_the_papers_are_read_waits_for_them() -> None:
    backend = Backend()
    taken = Desk(backend, tick=0.05)
    asked = asyncio.create_task(last(taken, "a", "Wie lange?"))
    assert await until_then(lambda: taken.asking("a"))
    await asyncio.sleep(0.2)
    assert not asked.done()
    backend.start(FakeAssistant)
    assert (await asked).answer is not None
    assert not taken.asking("a")


async def test_who_waits_for_the_papers_is_told_so_and_can_stop() -> None:
    taken = Desk(Backend(), tick=0.05)
    turns = [turn async for turn in _stopping(taken, "a", "Wie lange?")]
    assert turns[0] == Turn("Wie lange?", starting=True)
    assert "werden eingelesen" in doing(turns[0])
    assert turns[-1].stopped


async def test_who_waited_for_papers_that_cannot_be_read_is_told_why() -> None:
    def broken() -> FakeAssistant:
        raise StoreError("Der Index fehlt.")

    backend = Backend(retry_seconds=60)
    taken = Desk(backend, tick=0.05)
    asked = asyncio.create_task(last(taken, "a", "Wie lange?"))
    assert await until_then(lambda: taken.asking("a"))
    backend.start(broken)
    assert (await asked).error == "Der Index fehlt."
    backend.close()


async def _stopping(taken: Desk, session: str, question: str) -> AsyncGenerator[Turn, None]:
    async for turn in taken.ask(session, question):
        yield turn
        taken.stop(session)


async def test_a_kept_answer_is_shown_as_such() -> None:
    fake = FakeAssistant()
    served = Backend(fake, Setup())  # type: ignore[arg-type]
    taken = Desk(served, cache=AnswersCache(5, 60))
    first, second = await last(taken, "a", "Wie lange?"), await last(taken, "b", "Wie lange?")
    assert (first.cached, second.cached, len(fake.asked)) == (False, True, 1)
    assert second.evidence == first.evidence
    assert "aus dem Zwischenspeicher" in finished(second)
    assert "aus dem Zwischenspeicher" not in finished(first)


async def test_stop_does_not_end_the_same_question_of_another() -> None:
    fake = Held()
    taken = desk(fake)
    both = (taken.ask(session, "Eins?") for session in "ab")
    first, second = [await _with_evidence(turns) for turns in both]
    taken.stop("a")
    stopped = [turn async for turn in first][-1]
    fake.seen = ALL
    answered = [turn async for turn in second][-1]
    assert (stopped.stopped, answered.stopped, len(fake.asked)) == (True, False, 1)
    assert answered.answer is not None


async def _with_evidence(turns: AsyncGenerator[Turn, None]) -> AsyncGenerator[Turn, None]:
    """The turns of a question after its evidence came."""
    async for turn in turns:
        if turn.evidence:
            break
    return turns


async def test_stop_is_heeded_while_the_papers_are_looked_up() -> None:
    looked_up, opened = threading.Event(), threading.Event()

    class Slow(Backend):
        @property
        def papers(self) -> Papers:
            looked_up.set()
            assert opened.wait(LONG)
            return super().papers

    fake = FakeAssistant()
    taken = Desk(Slow(fake))
    running = asyncio.create_task(last(taken, "a", "Eins?"))
    assert await until_then(looked_up.is_set)
    taken.stop("a")
    opened.set()
    assert (await running).stopped
    assert fake.asked == []
    assert (await last(taken, "a", "Zwei?")).answer is not None


async def test_a_second_question_of_one_session_is_refused_while_the_first_runs() -> None:
    fake = Held()
    taken = desk(fake)
    running = asyncio.create_task(last(taken, "a", "Eins?"))
    assert await until_then(lambda: fake.asked)
    with pytest.raises(UsageError, match="vorige Frage läuft noch"):
        await last(taken, "a", "Zwei?")
    fake.seen = ALL
    assert (await running).answer is not None


async def test_an_answered_turn_has_its_link_its_day_and_what_to_ask_next() -> None:
    before = date.today()
    turns = [
        turn async for turn in desk().ask("a", "Und dort?", ["Was gilt?", "Wer baut den Radweg?"], "ort:x")
    ]
    assert turns[-1].link == Link("Und dort?", "ort:x", ("Wer baut den Radweg?",))
    assert turns[-1].day in (before.isoformat(), date.today().isoformat())
    assert turns[-1].follow_ups == ("Was soll zu „Radwege“ vereinbart werden? (Musterlingen)",)


def test_questions_that_a_link_brought_along_count_as_asked() -> None:
    said = (
        Said("Und dort?", "", True, ("Wer baut den Radweg?",)),
        Said("Kaputt?", "", False),
        Said("Wann?", "", True),
    )
    assert asked_before(said) == ("Wer baut den Radweg?", "Und dort?", "Wann?")
