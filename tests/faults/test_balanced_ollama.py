"""Two Ollamas behind a load balancer, one of which lacks the model or is gone: the other one answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from assistant import texts
from assistant.settings import Settings
from tests.fake_ollama import FakeOllama
from tests.faults.conftest import App, has, started
from tests.faults.proxy import Proxy
from tests.waiting import LONG, free_url

PHRASED = "Für Vereine gibt es jährlich 45.000 Euro (Stadt Auental, Entwurf)."
QUOTED = "45.000 Euro"

Other = Callable[[FakeOllama], None]


def lacks_the_model(other: FakeOllama) -> None:
    has(other, "")
    for asked in ("/api/chat", "/api/generate"):
        other.replies[asked] = (404, b'{"error": "model not found"}')


def is_no_ollama(other: FakeOllama) -> None:
    other.replies = dict.fromkeys(other.replies, (200, b"<html>It works!</html>"))


@pytest.fixture
def other(ollama: FakeOllama) -> Iterator[FakeOllama]:
    """The second one, as good as the first."""
    with FakeOllama() as second:
        second.replies = dict(ollama.replies)
        yield second


@pytest.fixture
async def balanced(prepared: Settings, ollama: FakeOllama, other: FakeOllama) -> AsyncIterator[App]:
    """Every connection goes to the next of the two; the app looks at them seldom."""
    with Proxy(ollama.url, other.url) as balancer:
        async with started(prepared, balancer.url, look=60) as app:
            assert app.model.setup.wait(LONG).ready
            yield app


@pytest.mark.parametrize("breaks", [lacks_the_model, is_no_ollama])
async def test_what_one_cannot_the_other_does(
    balanced: App, other: FakeOllama, breaks: Other, times: int
) -> None:
    breaks(other)
    for _ in range(4 * (times or 1)):
        answer = await balanced.ask()
        assert answer["answer"] == PHRASED
        assert not any("Sprachmodell" in note for note in answer["notes"])
    assert balanced.model.setup.state().ready


@pytest.mark.parametrize("second_first", [False, True])
async def test_one_that_is_not_there(
    prepared: Settings, ollama: FakeOllama, second_first: bool, times: int
) -> None:
    targets = [ollama.url, free_url()]
    with Proxy(*(reversed(targets) if second_first else targets)) as balancer:
        async with started(prepared, balancer.url, look=60) as app:
            assert app.model.setup.wait(LONG).ready
            for _ in range(4 * (times or 1)):
                assert (await app.ask())["answer"] == PHRASED


async def test_where_none_can_it_is_said(
    balanced: App, ollama: FakeOllama, other: FakeOllama, times: int
) -> None:
    lacks_the_model(other)
    ollama.replies["/api/chat"] = (404, b'{"error": "model not found"}')
    for turn in range(1, 1 + (times or 1)):
        assert await balanced.sees(lambda state: state.ready)
        answer = await balanced.ask()
        assert (answer["verdict"], QUOTED in answer["answer"]) == ("nur_zitat", True)
        assert texts.WITHOUT_MODEL in answer["notes"]
        assert len(ollama.asked("/api/chat")) + len(other.asked("/api/chat")) == 2 * turn


async def test_looking_does_not_waver(
    prepared: Settings, ollama: FakeOllama, other: FakeOllama, times: int
) -> None:
    lacks_the_model(other)
    with Proxy(ollama.url, other.url) as balancer:
        async with started(prepared, balancer.url, look=0.02) as app:
            assert app.model.setup.wait(LONG).ready
            before = len(other.asked("/api/tags"))
            async with asyncio.timeout(LONG * (times or 1)):
                while len(other.asked("/api/tags")) < before + 10 * (times or 1):
                    assert app.model.setup.state().ready
                    await asyncio.sleep(0.02)
    assert ollama.asked("/api/pull") == other.asked("/api/pull") == []
