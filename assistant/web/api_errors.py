"""Every error of the HTTP API as ``{"error": "…"}`` in German, a few with a ``code`` for programs."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant import texts
from assistant.errors import (
    DocumentError,
    ServiceError,
    StoreError,
    UnknownPaper,
    UsageError,
    VereinbartError,
)
from assistant.uploads import NoRoom
from assistant.web.api_models import EXAMPLE_UNKNOWN, Problem
from assistant.web.problem import problem
from assistant.web.queue import QueueFull

_RETRY_SECONDS = 5
NO_ROOM = "upload_no_room"
Responses = dict[int | str, dict[str, Any]]


def refusal(error: VereinbartError) -> JSONResponse:
    """An error of ours with the status that fits it; 503 says when to come again."""
    if isinstance(error, UnknownPaper):
        return problem(404, str(error))
    if isinstance(error, UsageError | DocumentError):
        return problem(422, str(error))
    if isinstance(error, QueueFull):
        return problem(503, str(error), {"Retry-After": str(error.retry_after)})
    if isinstance(error, StoreError | ServiceError):
        code = NO_ROOM if isinstance(error, NoRoom) else ""
        return problem(503, str(error), {"Retry-After": str(_RETRY_SECONDS)}, code)
    return problem(500, str(error))


def documented(*statuses: int) -> Responses:
    """These errors for the OpenAPI."""
    retry = {"Retry-After": {"schema": {"type": "integer"}, "description": texts.API_RETRY_AFTER}}
    unknown = {"application/json": {"example": EXAMPLE_UNKNOWN}}
    return {
        status: {
            "model": Problem,
            "description": texts.API_STATUS[status],
            **({"headers": retry} if status in (429, 503) else {}),
            **({"content": unknown} if status == 404 else {}),
        }
        for status in statuses
    }


def install(app: FastAPI) -> None:
    """Answer the errors of ``app``."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(VereinbartError, _own)
    app.add_exception_handler(Exception, _unexpected)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    field = next((part for part in reversed(first["loc"][1:]) if isinstance(part, str)), "")
    return problem(422, texts.api_problem(first["type"], field, first.get("ctx") or {}))


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, OSError):  # a large form waits on the disk until it is whole
        return refusal(NoRoom(error.__cause__))
    headers = dict(error.headers or {})
    if error.status_code == 404:
        return problem(404, texts.API_NOT_FOUND, headers)
    if error.status_code == 405:
        allowed = _allowed(request)
        return problem(405, texts.API_METHOD.format(allowed=allowed), headers | {"Allow": allowed})
    if error.status_code in (403, 408):
        return problem(error.status_code, str(error.detail), headers)
    return problem(error.status_code, texts.API_UNREADABLE, headers)


def _allowed(request: Request) -> str:
    """All methods of a path: the router itself names only those of its first route."""
    app: FastAPI = request.app
    return ", ".join(sorted(method.upper() for method in app.openapi()["paths"].get(request.url.path, {})))


async def _own(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, VereinbartError)
    return refusal(error)


async def _unexpected(_: Request, __: Exception) -> JSONResponse:
    """It is logged by :mod:`assistant.web.mishaps`, to which it goes on."""
    return problem(500, texts.CHAT_UNEXPECTED)
