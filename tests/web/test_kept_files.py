from __future__ import annotations

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from assistant.web.kept_files import KeptFiles

FILE = "http://amt/assets/index-1.js"


class Files:
    """Counts what is asked of it, and says which compression was wished for."""

    def __init__(self, status: int = 200) -> None:
        self.asked: list[str] = []
        self._status = status

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(Request(scope).headers.get("accept-encoding", ""))
        response: Response = PlainTextResponse(f"{len(self.asked)}", self._status)
        await response(scope, receive, send)


def client(files: Files, address: str = "203.0.113.7") -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(KeptFiles(files), client=(address, 1)))


async def test_a_file_is_fetched_and_compressed_once() -> None:
    files = Files()
    async with client(files) as http:
        first, second = [await http.get(FILE, headers={"accept-encoding": "gzip, br"}) for _ in range(2)]
    assert (first.text, second.text, files.asked) == ("1", "1", ["br"])
    assert "immutable" in second.headers["cache-control"]


async def test_each_compression_is_kept_for_itself() -> None:
    files = Files()
    async with client(files) as http:
        for encoding in ("gzip", "br", "gzip, deflate", "identity"):
            await http.get(FILE, headers={"accept-encoding": encoding})
    assert files.asked == ["gzip", "br", ""]


async def test_on_this_machine_nothing_is_compressed() -> None:
    files = Files()
    async with client(files, "127.0.0.1") as http:
        await http.get(FILE, headers={"accept-encoding": "gzip, br"})
    assert files.asked == [""]


@pytest.mark.parametrize("status", [404, 503])
async def test_what_is_not_there_is_not_kept(status: int) -> None:
    files = Files(status)
    async with client(files) as http:
        found = [await http.get(FILE) for _ in range(2)]
    assert [(item.status_code, item.text) for item in found] == [(status, "1"), (status, "2")]
    assert "cache-control" not in found[0].headers


@pytest.mark.parametrize(
    ("address", "headers"), [(FILE, {"range": "bytes=0-1"}), ("http://amt/theme.css", {})]
)
async def test_everything_else_passes(address: str, headers: dict[str, str]) -> None:
    files = Files()
    async with client(files) as http:
        assert [(await http.get(address, headers=headers)).text for _ in range(2)] == ["1", "2"]
