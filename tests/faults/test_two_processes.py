"""Two processes of the app on one data folder, as behind a load balancer; one of them is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from assistant.passwords import PasswordFile, path_of
from assistant.roles import Role
from assistant.settings import Settings
from tests.index.samples import BUS, PAPERS, ingest, write
from tests.waiting import until
from tests.web.roles import QUICK, SECRET

ROOT = Path(__file__).parents[2]
Both = list[tuple[subprocess.Popen[str], httpx.Client]]
FARE = {"question": "Was kostet die Fahrt?"}
SONG = {"question": "Wann fährt der Rufbus in Moorbek?"}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("stadt")
    settings = Settings(documents=folder / "documents", data=folder / "data", cache=folder / "cache")
    write(settings.documents, PAPERS)
    ingest(settings)
    PasswordFile(path_of(settings), QUICK).put("erika", Role.STAFF, SECRET)
    return settings


@pytest.fixture(scope="module")
def both(town: Settings) -> Iterator[Both]:
    with serving(town, 2) as started:
        yield started


@contextmanager
def serving(town: Settings, count: int) -> Iterator[Both]:
    """The processes, each with somebody who asks it."""
    names = ("documents", "data", "cache")
    environment = os.environ | {f"VEREINBART_{name.upper()}": str(getattr(town, name)) for name in names}
    command = [sys.executable, "-m", "tests.faults.serving"]
    with ExitStack() as stack:
        started = [
            stack.enter_context(
                subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
            )
            for _ in range(count)
        ]
        for process in started:
            stack.callback(process.kill)
        found = []
        for process in started:
            assert process.stdout is not None
            url = f"http://127.0.0.1:{int(process.stdout.readline())}"
            found.append((process, stack.enter_context(httpx.Client(base_url=url, timeout=60))))
        yield found


def told(http: httpx.Client, question: dict[str, str]) -> str:
    return str(http.post("/api/search", json=question).json()[0]["text"])


def test_a_new_state_of_the_index_reaches_both(both: Both, town: Settings) -> None:
    assert {"zwei Euro" in told(http, FARE) for _, http in both} == {True}
    write(town.documents, {"moorbek.md": BUS.replace("zwei", "drei")})
    ingest(town)
    assert {"drei Euro" in told(http, FARE) for _, http in both} == {True}


def test_a_login_and_an_upload_at_one_hold_at_the_other(both: Both) -> None:
    (_, one), (_, other) = both
    assert one.post("/anmelden", data={"name": "erika", "kennwort": SECRET}).status_code == 303
    other.cookies.set("vereinbart_anmeldung", one.cookies["vereinbart_anmeldung"], domain="127.0.0.1")
    assert other.get("/verwaltung").status_code == 200
    assert one.post(
        "/api/documents", files={"file": ("furt.md", "# Furt\n\nDie Furt erhält einen Steg.\n")}
    ).is_success
    assert until(lambda: one.get("/api/uploads").json()[0]["phase"] == "fertig")
    assert "Steg" in told(other, {"question": "Was erhält die Furt?"})


def test_one_that_is_killed_in_an_answer_harms_nobody(both: Both, town: Settings, times: int) -> None:
    (process, one), (_, other) = both
    with pytest.raises(httpx.TransportError):
        kill_in_the_middle(process, one)
    assert "drei Euro" in told(other, FARE)
    assert other.get("/readyz").json()["ready"]
    for _ in range(1, times):
        with serving(town, 1) as ((process, one),), pytest.raises(httpx.TransportError):
            kill_in_the_middle(process, one)
        assert "drei Euro" in told(other, FARE)
        assert other.get("/readyz").json()["ready"]


def kill_in_the_middle(process: subprocess.Popen[str], http: httpx.Client) -> None:
    with http.stream("POST", "/api/ask", json=SONG, headers={"Accept": "text/event-stream"}) as reply:
        for line in reply.iter_lines():
            if line == "event: evidence":
                process.kill()
