"""The faults of ``test_ollama.py`` with the real part: a real Ollama with a real model comes to harm.

One app goes through all of them without a restart.
"""

from __future__ import annotations

import itertools
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from assistant import texts
from assistant.ollama_runtime import OllamaRuntime
from assistant.settings import Settings
from tests.faults.conftest import App, started
from tests.faults.proxy import FINE, Fault, Proxy
from tests.faults.real_ollama import RealServer, linked, models_folder

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="module")]
PATIENT = 300.0
HURRIED = 4.0
AMOUNT = "45.000 Euro"
TOKEN = b'"done":false'
# The form of the output takes the first dozen.
IN_THE_TEXT = 16


@dataclass(frozen=True)
class Part:
    """The real thing, the line to it and the model's name."""

    server: RealServer
    proxy: Proxy
    model: str


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Part]:
    """Never built or downloaded here: ``vereinbart setup`` does that."""
    binary = OllamaRuntime(Settings()).find_binary()
    if sys.platform != "linux" or binary is None:
        pytest.skip("no ollama program on this Linux machine; run `vereinbart setup`")
    if not (models_folder() / "manifests").is_dir():
        pytest.skip(f"no models in {models_folder()}; run `vereinbart setup` or name them in OLLAMA_MODELS")
    folder = tmp_path_factory.mktemp("ollama")
    server = RealServer(binary, linked(models_folder(), folder / "models"), folder / "server.log")
    server.start()
    try:
        model = OllamaRuntime(Settings(OLLAMA_HOST=server.url)).status().model
        if model is None:
            pytest.skip(f"{models_folder()} has no model for us; run `vereinbart setup`")
        with Proxy(server.url) as proxy:
            yield Part(server, proxy, model)
    finally:
        server.kill()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def real(prepared: Settings, part: Part) -> AsyncIterator[App]:
    """The app, its model loaded."""
    async with started(prepared, part.proxy.url, PATIENT, look=1.0) as app:
        assert app.model.setup.wait(PATIENT).ready
        yield app


def at_token(number: int, act: Callable[[bytes], bytes]) -> Fault:
    """``act`` on this piece of the next answer."""
    pieces = itertools.count(1)

    def touch(data: bytes) -> bytes:
        return act(data) if TOKEN in data and next(pieces) == number else data

    return Fault(touch=touch)


def killed(part: Part) -> None:
    def kill(data: bytes) -> bytes:
        part.server.kill()
        return data

    part.proxy.fault = at_token(2, kill)


def half_a_line(part: Part, token: int = IN_THE_TEXT) -> None:
    part.proxy.fault = at_token(token, lambda data: data[: data.index(TOKEN)])


def deleted(part: Part) -> None:
    part.server.delete(part.model)


def out_of_memory(part: Part) -> None:
    part.server.unload(part.model)
    part.server.limit_memory()


@dataclass(frozen=True)
class Harm:
    """What is done, whether the model is given up, and what mends it."""

    does: Callable[[Part], None]
    given_up: bool
    mends: Callable[[Part], None]


HARMS = [
    Harm(killed, True, lambda part: part.server.start()),
    Harm(half_a_line, False, lambda _: None),
    Harm(deleted, True, lambda part: part.server.bring_back(part.model)),
    Harm(out_of_memory, False, lambda part: part.server.free_memory()),
]


def by_the_model(answer: dict[str, Any]) -> bool:
    """Whether it wrote, and rightly."""
    return bool(AMOUNT in answer["answer"] and answer["model"] and answer["output_tokens"])


def without_it(answer: dict[str, Any]) -> bool:
    """Whether the paper's sentence answers, and says that no model did; why is for the log."""
    said = texts.WITHOUT_MODEL in answer["notes"]
    return bool(answer["verdict"] == "nur_zitat" and AMOUNT in answer["answer"] and said)


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.does.__name__)
async def test_the_answer_goes_on_and_the_model_comes_back(
    real: App, part: Part, harm: Harm, times: int
) -> None:
    for _ in range(times or 1):
        harm.does(part)
        answer = await real.ask()
        assert without_it(answer), answer
        assert not harm.given_up or await real.sees(lambda state: not state.ready)
        part.proxy.fault = FINE
        harm.mends(part)
        ready = texts.SETUP_READY.format(model=part.model)
        assert await real.sees(lambda state: state.ready and state.step == ready, PATIENT)  # noqa: B023
        answer = await real.ask()
        assert by_the_model(answer), answer


async def test_what_breaks_before_anything_is_said_is_asked_for_once_more(
    real: App, part: Part, times: int
) -> None:
    for _ in range(times or 1):
        half_a_line(part, token=3)
        answer = await real.ask()
        assert by_the_model(answer), answer


@pytest.mark.parametrize("begun", [False, True])
async def test_one_that_hangs_is_not_waited_for_for_ever(
    real: App, part: Part, begun: bool, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(data: bytes = b"") -> bytes:
        part.server.signal(signal.SIGSTOP)
        return data

    hurried = real.model._settings.model_copy(update={"answer_timeout": HURRIED})
    for _ in range(times or 1):
        # its prompt is still in the cache of the model, so that an answer soon begins
        if begun:
            part.proxy.fault = at_token(2, stop)
        else:
            stop()
        try:
            with monkeypatch.context() as patched:
                patched.setattr(real.model, "_settings", hurried)
                answer = await real.ask()
        finally:
            part.server.signal(signal.SIGCONT)
        part.proxy.fault = FINE
        assert without_it(answer), answer
        assert by_the_model(await real.ask())
