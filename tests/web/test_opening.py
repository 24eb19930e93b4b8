from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from assistant.settings import Settings
from assistant.web.app import create_app, keep_first_page
from assistant.web.backend import Backend
from assistant.web.opening import Opening
from tests.web.fake_assistant import FakeAssistant

HERE = "http://localhost:7860"


class App:
    """Says its address and a number of its own."""

    def __init__(self, number: int) -> None:
        self.number = number

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        page = f"{request.url.scheme}://{request.headers['host']} {self.number} {request.url.path}"
        await PlainTextResponse(page, headers={"content-security-policy": "default-src 'self'"})(
            scope, receive, send
        )


def settings(folder: Path, **more: object) -> Settings:
    return Settings(documents=folder, data=folder, **more)  # type: ignore[arg-type]


async def kept(folder: Path, **more: object) -> Opening:
    """A second start after a first one that kept its page."""
    first = Opening(settings(folder, **more))
    app = App(0)
    first.open(app)
    await first.keep(app)
    return Opening(settings(folder, **more))


def client(opening: Opening) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(opening), base_url=HERE)


async def waits(request: asyncio.Future[httpx.Response]) -> bool:
    done, _ = await asyncio.wait([request], timeout=0.2)
    return not done


async def page_of_the_app(opening: Opening, headers: dict[str, str] | None = None) -> str:
    """The page for somebody who has to wait for the app."""
    async with client(opening) as http:
        asked = asyncio.ensure_future(http.get("/", headers=headers))
        assert await waits(asked)
        opening.open(App(1))
        return (await asked).text


async def test_the_page_of_the_last_start_is_handed_out(tmp_path: Path) -> None:
    opening = await kept(tmp_path)
    async with client(opening) as http:
        page = await http.get("/")
    assert page.text == f"{HERE} 0 /"
    assert page.headers["content-security-policy"] == "default-src 'self'"


async def test_its_files_are_there_too_and_all_else_waits_for_the_app(tmp_path: Path) -> None:
    opening = await kept(tmp_path)
    async with client(opening) as http:
        script = await http.get("/ui/chat.js")
        asked = asyncio.ensure_future(http.post("/gradio_api/queue/join"))
        assert await waits(asked)
        opening.open(App(1))
        assert (await asked).text == f"{HERE} 1 /gradio_api/queue/join"
    assert script.status_code == 200
    assert script.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "rathaus.example"},
        {"host": 'localhost:"><script>'},
        {"x-forwarded-for": "203.0.113.7"},
        {"x-real-ip": "203.0.113.7"},
    ],
)
async def test_who_comes_from_elsewhere_waits(tmp_path: Path, headers: dict[str, str]) -> None:
    opening = await kept(tmp_path)
    assert " 1 " in await page_of_the_app(opening, headers)


async def test_with_roles_everybody_waits(tmp_path: Path) -> None:
    opening = await kept(tmp_path, public_read_only=True)
    assert " 1 " in await page_of_the_app(opening)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"key": 1}'])
async def test_a_file_that_says_nothing_is_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "first-page.json").write_text(content, encoding="utf-8")
    opening = Opening(settings(tmp_path))
    assert " 1 " in await page_of_the_app(opening)


async def test_an_error_is_not_kept_and_the_next_good_page_is(tmp_path: Path) -> None:
    await Opening(settings(tmp_path)).keep(PlainTextResponse("Das Modell fehlt.", 503))
    opening = await kept(tmp_path)
    async with client(opening) as http:
        assert (await http.get("/")).text == f"{HERE} 0 /"


async def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    async with client(await kept(tmp_path)) as http:
        assert [(await http.get(path)).status_code for path in ("/ui/x.js", "/assets/x.js")] == [404, 404]


async def test_who_waits_for_an_app_that_does_not_come_is_told(tmp_path: Path) -> None:
    opening = Opening(settings(tmp_path))
    async with client(opening) as http:
        asked = asyncio.ensure_future(http.get("/"))
        assert await waits(asked)
        opening.close()
        assert (await asked).status_code == 503


async def test_another_setting_is_another_page(tmp_path: Path) -> None:
    await kept(tmp_path)
    opening = Opening(settings(tmp_path, site_name="Stadt Musterlingen"))
    assert " 1 " in await page_of_the_app(opening)


async def test_the_kept_page_of_the_whole_app_is_the_one_it_sends(tmp_path: Path) -> None:
    first = Opening(settings(tmp_path))
    backend = Backend(FakeAssistant(folder=tmp_path))
    app = await create_app(backend, settings(tmp_path))
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.router.lifespan_context(app))
        await first.keep(app)
        second = Opening(settings(tmp_path))
        async with client(second) as http:
            early = await http.get("/")
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as http:
            late = await http.get("/")
    assert early.text == late.text
    assert dict(early.headers) == dict(late.headers)


async def test_the_set_up_keeps_a_page_for_the_very_first_start(tmp_path: Path) -> None:
    at = settings(tmp_path / "new")
    assert Opening(at).lacks_pages
    await keep_first_page(at)
    opening = Opening(at)
    assert not opening.lacks_pages
    async with client(opening) as http:
        assert "gradio" in (await http.get("/")).text


async def test_where_roles_are_given_out_no_page_is_kept(tmp_path: Path) -> None:
    await keep_first_page(settings(tmp_path, public_read_only=True))
    assert not list(tmp_path.iterdir())
