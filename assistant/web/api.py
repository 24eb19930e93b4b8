"""The HTTP API: questions, search and papers as JSON, health and figures for those who run the server."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Header, Query, Request
from fastapi.responses import Response
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant import __version__, texts
from assistant.answering.answer import Answered, EvidenceFound, Failed, Token
from assistant.errors import VereinbartError
from assistant.records import answer_record, evidence_record, hit_record
from assistant.settings import Settings
from assistant.uploads import Uploads
from assistant.web import api_errors
from assistant.web.answers_cache import Inquiry
from assistant.web.api_door import Door, client_address
from assistant.web.api_errors import documented, refusal
from assistant.web.api_models import (
    EXAMPLE_ANSWER,
    EXAMPLE_CITATION,
    AnswerOut,
    AskRequest,
    DocumentOut,
    DocumentsOut,
    HitOut,
    LeftOutOut,
    SearchRequest,
)
from assistant.web.api_register import register_router
from assistant.web.api_watch import watch_router
from assistant.web.client import client_of
from assistant.web.desk import Desk
from assistant.web.markup import source_link
from assistant.web.readings import readings
from assistant.web.stream import Recalled, Run, Step, Waiting
from assistant.web.uploading import uploads_api
from assistant.web.workbench import Workbench

PREFIX = "/api"
EVENT_STREAM = "text/event-stream"
WORDS_ONLY = "Vereinbart-Words-Only"
# Many clients end a line there too: words of a paper or a question must not look like an event.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}
_STREAM_HEADERS = {"X-Accel-Buffering": "no"}


def create_api(
    desk: Desk, settings: Settings, uploads: Uploads | None = None, bench: Workbench | None = None
) -> FastAPI:
    """The API as an app of its own, so that its errors are JSON and its OpenAPI tells of nothing else."""
    api = FastAPI(
        title=texts.API_TITLE,
        description=texts.API_DESCRIPTION,
        version=__version__,
        openapi_url=f"{PREFIX}/openapi.json",
        openapi_tags=[
            {"name": "ask", "description": texts.API_TAG_ASK},
            {"name": "office", "description": texts.API_TAG_OFFICE},
            {"name": "watch", "description": texts.API_TAG_WATCH},
        ],
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    api.include_router(_router(desk), prefix=PREFIX, tags=["ask"])
    uploading = uploads_api(uploads or Uploads(settings))
    api.include_router(uploading, prefix=PREFIX, tags=["office"])
    commitments = register_router(bench or Workbench(desk.backend, settings))
    api.include_router(commitments, prefix=PREFIX, tags=["office"])
    api.include_router(watch_router(desk), tags=["watch"])
    api_errors.install(api)
    paths = [*api.openapi()["paths"], str(api.openapi_url)]
    api.add_middleware(Door, settings=settings, metrics=desk.metrics, paths=paths)
    return api


class ApiFirst:
    """ASGI middleware that hands the API's paths to it, before the chat takes all the rest."""

    def __init__(self, app: ASGIApp, api: ASGIApp) -> None:
        self._app, self._api = app, api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Choose by the path."""
        app = self._api if scope["type"] == "http" and serves(scope["path"]) else self._app
        await app(scope, receive, send)


def serves(path: str) -> bool:
    """Whether an address is the API's."""
    return path.startswith(f"{PREFIX}/") or path in (PREFIX, "/healthz", "/readyz", "/metrics")


def _router(desk: Desk) -> APIRouter:
    router = APIRouter()
    refused = documented(403, 429, 500, 503)
    wrong = documented(400, 404, 408, 413, 422)
    stream = {EVENT_STREAM: {"schema": {"type": "string"}, "example": _example_stream()}}
    answered: api_errors.Responses = {200: {"description": texts.API_OK_ASK, "content": stream}}

    @router.post(
        "/ask",
        summary=texts.API_ASK,
        description=texts.API_ASK_MORE,
        response_model=AnswerOut,
        response_model_exclude_unset=True,
        responses=answered | wrong | refused,
    )
    async def ask(
        asked: AskRequest,
        request: Request,
        accept: Annotated[str, Header(include_in_schema=False)] = "",
    ) -> Any:
        inquiry = Inquiry(asked.question, tuple(asked.history), tuple(asked.agreements))
        run = await desk.open(inquiry, client_of(client_address(request.scope)), patient=False)
        if EVENT_STREAM in accept.lower():
            return await _streamed(run, asked.id)
        return await _answer(run, asked.id, request)

    @router.post(
        "/search",
        summary=texts.API_SEARCH,
        description=texts.API_SEARCH_MORE,
        response_model=list[HitOut],
        responses=wrong | refused,
    )
    async def search(wanted: SearchRequest, response: Response) -> list[dict[str, Any]]:
        inquiry = Inquiry(wanted.question, agreements=tuple(wanted.agreements))
        library, hits = await desk.search(inquiry, wanted.k)
        if library.store.away:
            response.headers[WORDS_ONLY] = "1"
        return [hit_record(library, hit, rank) for rank, hit in enumerate(hits, start=1)]

    @router.get(
        "/search",
        summary=texts.API_SEARCH,
        description=texts.API_SEARCH_GET_MORE,
        response_model=list[HitOut],
        responses=documented(404, 422) | refused,
    )
    async def search_by_address(
        wanted: Annotated[SearchRequest, Query()], response: Response
    ) -> list[dict[str, Any]]:
        return await search(wanted, response)

    @router.get(
        "/documents",
        summary=texts.API_DOCUMENTS,
        description=texts.API_DOCUMENTS_MORE,
        responses=refused,
    )
    def documents() -> DocumentsOut:
        return _documents(desk)

    return router


def _documents(desk: Desk) -> DocumentsOut:
    assistant = desk.backend.assistant
    manifest = assistant.manifest
    return DocumentsOut(
        index=manifest.fingerprint,
        documents=[
            DocumentOut(
                **asdict(read.agreement),
                url=source_link(read.agreement.id),
                pages=read.document.page_count,
                sentences=len(read.document.sentences),
                passages=read.passages or 0,
                unread=list(read.document.unread),
                recognized=list(read.document.recognized),
                warnings=list(read.document.warnings),
            )
            for read in readings(assistant.documents, manifest)
        ],
        left_out=[
            LeftOutOut(id=left.agreement.id, file=left.agreement.file, reason=left.reason, scan=left.scan)
            for left in manifest.left_out
        ],
    )


async def _answer(run: Run, question_id: object, request: Request) -> Any:
    """The checked answer alone; a person who hung up is not worked for."""
    async with aclosing(run.steps()) as steps:
        async for step in steps:
            if (record := _final(step, question_id)) is not None:
                return record
            if isinstance(step, Failed):
                return refusal(step.error)
            if isinstance(step, Waiting) and await request.is_disconnected():
                return Response(status_code=499)
    return refusal(VereinbartError(texts.CHAT_NO_ANSWER))


def _final(step: Step, question_id: object) -> dict[str, Any] | None:
    if isinstance(step, Answered | Recalled):
        return answer_record(step.answer, question_id) | {"cached": isinstance(step, Recalled)}
    return None


class _Events(EventSourceResponse):
    """Closes its source as soon as the person is gone."""

    def __init__(self, events: AsyncGenerator[bytes, None]) -> None:
        super().__init__(events, headers=_STREAM_HEADERS)
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with aclosing(self._events):
            await super().__call__(scope, receive, send)


async def _streamed(run: Run, question_id: object) -> Response:
    """The events; a question that fails before anything was found still gets a status that says so."""
    steps = run.steps()
    first = await anext(steps, None)
    if isinstance(first, Failed):
        await steps.aclose()
        return refusal(first.error)
    return _Events(_events(first, steps, question_id))


async def _events(
    first: Step | None, steps: AsyncGenerator[Step, None], question_id: object
) -> AsyncGenerator[bytes, None]:
    async with aclosing(steps):
        ahead, ended = 0, False
        if first is not None:
            yield _event(first, question_id)
            ended = isinstance(first, Answered | Recalled)
        async for step in steps:
            if isinstance(step, Waiting) and step.ahead == ahead:
                yield KEEPALIVE_COMMENT
                continue
            if isinstance(step, Waiting):
                ahead = step.ahead
            yield _event(step, question_id)
            ended = ended or isinstance(step, Answered | Recalled | Failed)
        if not ended:
            yield _event(Failed(VereinbartError(texts.CHAT_NO_ANSWER)), question_id)


def _event(step: Step, question_id: object) -> bytes:
    """A step in the words of the stream."""
    match step:
        case EvidenceFound():
            return _sse("evidence", evidence_record(step))
        case Waiting(ahead=ahead):
            return _sse("queue", {"ahead": ahead})
        case Token(text=piece):
            return _sse("token", {"text": piece})
        case Failed(error=error):
            return _sse("failure", {"error": str(error)})
    return _sse("answer", _final(step, question_id) or {})


def _sse(name: str, data: dict[str, Any]) -> bytes:
    line = json.dumps(data, ensure_ascii=False).translate(_LINE_ENDS)
    return format_sse_event(event=name, data_str=line)


def _example_stream() -> str:
    evidence = {"evidence_ms": 60, "evidence": [EXAMPLE_CITATION | {"context": ""}]}
    events = (
        _sse("evidence", evidence),
        _sse("queue", {"ahead": 1}),
        _sse("token", {"text": texts.API_EXAMPLE_QUOTE}),
        _sse("answer", EXAMPLE_ANSWER),
    )
    return b"".join(events).decode()
