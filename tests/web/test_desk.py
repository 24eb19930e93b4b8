from __future__ import annotations

import asyncio

import pytest

from assistant.errors import StoreError, UsageError
from assistant.web.backend import Backend
from assistant.web.desk import Desk
from assistant.web.stream import QueueFull
from assistant.web.turn import Turn
from tests.web.fake_assistant import FakeAssistant


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
    fake = FakeAssistant(reading=0.3)
    taken = desk(fake)
    running = asyncio.gather(last(taken, "a", "Eins?"), last(taken, "b", "Zwei?"))
    await asyncio.sleep(0.1)
    taken.stop("a")
    first, second = await running
    assert first.stopped
    assert second.answer is not None
    assert fake.closed == 2


async def test_whoever_finds_the_line_full_is_refused() -> None:
    taken = desk(FakeAssistant(reading=0.2), places=1)
    running = asyncio.create_task(last(taken, "a", "Eins?"))
    await asyncio.sleep(0.05)
    with pytest.raises(QueueFull):
        await last(taken, "b", "Zwei?")
    assert (await running).answer is not None


async def test_before_the_papers_are_read_the_chat_says_so() -> None:
    with pytest.raises(StoreError, match="noch eingelesen"):
        await last(Desk(Backend()), "a", "Wie lange?")
