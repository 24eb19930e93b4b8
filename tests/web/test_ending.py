from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from assistant.settings import Settings
from assistant.web.ending import Server, Streams
from assistant.web.server import bind, server_config
from tests.waiting import LONG


async def ticks() -> AsyncIterator[str]:
    while True:
        yield "data: da\n\n"
        await asyncio.sleep(0.01)


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse((await request.body()).decode())


async def events(_: Request) -> StreamingResponse:
    return StreamingResponse(ticks(), media_type="text/event-stream")


APP = Starlette(routes=[Route("/echo", echo, methods=["POST"]), Route("/ereignisse", events)])


async def test_an_open_page_does_not_hold_up_the_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    streams = Streams(APP)
    settings = Settings(documents=tmp_path, data=tmp_path)
    server = Server(server_config(streams, settings, starts=False), streams)
    with closing(bind("127.0.0.1", 0)) as listener, caplog.at_level(logging.WARNING):
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/ereignisse"
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        async with httpx.AsyncClient(timeout=LONG) as client, client.stream("GET", url) as answer:
            lines = answer.aiter_lines()
            assert await anext(lines) == "data: da"
            server.should_exit = True
            assert [line async for line in lines][-1] == ""  # it ends as HTTP wants it
        await asyncio.wait_for(serving, LONG)
    assert not caplog.records


async def test_what_is_still_being_sent_is_received_whole() -> None:
    streams = Streams(APP)
    streams.end()
    coming = iter([b"ein ", b"Papier", b""])
    sent: list[Message] = []

    async def receive() -> Message:
        part = next(coming)
        return {"type": "http.request", "body": part, "more_body": part != b""}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/echo", "headers": [], "query_string": b""}
    await streams(scope, receive, send)
    assert [message.get("body") for message in sent[1:]] == [b"ein Papier"]


async def test_who_only_looks_in_hears_that_the_sender_left() -> None:
    left = asyncio.Event()
    coming: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]
    heard: list[bool] = []

    async def receive() -> Message:
        if coming:
            return coming.pop()
        await left.wait()
        return {"type": "http.disconnect"}

    async def send(_: Message) -> None:
        pass

    async def look(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        await request.body()
        heard.append(await request.is_disconnected())
        left.set()
        await asyncio.sleep(0.01)
        heard.append(await request.is_disconnected())

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b""}
    await Streams(look)(scope, receive, send)
    assert heard == [False, True]
