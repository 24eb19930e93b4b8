"""How staff add papers: an address of the HTTP API and a page with a form, both to the same end."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect

from assistant import texts
from assistant.errors import UsageError, VereinbartError
from assistant.roles import Role
from assistant.settings import Settings
from assistant.uploads import NoRoom, Upload, Uploads
from assistant.web.access import require
from assistant.web.api_door import upload_problem
from assistant.web.api_errors import documented, refusal
from assistant.web.api_models import UploadOut
from assistant.web.bodies import Unread
from assistant.web.gate import FORM_HEADERS
from assistant.web.markup import text
from assistant.web.pages import page
from assistant.web.site import Site

PAGE = "/hochladen"
_LOOK_AGAIN = "2"


def uploads_api(uploads: Uploads) -> APIRouter:
    """The routes below ``/api``."""
    staff = Depends(require(Role.STAFF))
    router = APIRouter(dependencies=[staff])

    @router.post(
        "/documents",
        status_code=202,
        summary=texts.API_UPLOAD,
        description=f"{texts.API_UPLOAD_GERMAN}\n\n*English:* {texts.API_UPLOAD_ENGLISH}",
        response_model=UploadOut,
        responses=documented(400, 401, 403, 408, 411, 413, 422, 429, 500, 503),
    )
    async def add(file: UploadFile, replace: Annotated[bool, Form()] = False) -> Any:
        return await asyncio.to_thread(uploads.take, file.filename or "", file.file, replace)

    @router.get(
        "/uploads",
        summary=texts.API_UPLOADS,
        description=f"{texts.API_UPLOADS_GERMAN}\n\n*English:* {texts.API_UPLOADS_ENGLISH}",
        response_model=list[UploadOut],
        responses=documented(401, 403, 429, 500, 503),
    )
    async def states() -> Any:
        return uploads.states()

    return router


def uploads_page(uploads: Uploads, settings: Settings, site: Site) -> APIRouter:
    """The page; it works without scripts and looks again by itself while something is under way."""
    router = APIRouter(dependencies=[Depends(require(Role.STAFF))])

    def shown(problem: str = "", status: int = 200) -> Response:
        states = uploads.states()
        headers = dict(FORM_HEADERS)
        if not problem and not all(state.over for state in states):
            headers["Refresh"] = _LOOK_AGAIN
        if status in (411, 413, 408):
            headers["Connection"] = "close"
        return HTMLResponse(_page(states, problem, site), status, headers)

    @router.get(PAGE)
    async def show() -> Response:
        return shown()

    @router.post(PAGE)
    async def take(request: Request) -> Response:
        refused = upload_problem(request.headers.get("content-length", ""), settings.upload_bytes)
        if refused is not None:
            return shown(refused[1], refused[0])
        try:
            await _from_form(request, uploads)
        except ClientDisconnect:
            return Response(status_code=499)
        except OSError as error:  # a large form waits on the disk until it is whole
            return shown(str(NoRoom(error)), 503)
        except Unread as unread:
            return shown(unread.detail, unread.status_code)
        except VereinbartError as error:
            return shown(str(error), refusal(error).status_code)
        except (HTTPException, MultiPartException):
            return shown(texts.UPLOAD_UNREADABLE, 400)
        return RedirectResponse(PAGE, 303)

    return router


async def _from_form(request: Request, uploads: Uploads) -> None:
    async with request.form(max_files=1, max_fields=4) as form:
        file = form.get("file")
        if file is None or isinstance(file, str) or not file.filename:
            raise UsageError(texts.UPLOAD_NO_FILE)
        may_replace = form.get("replace") == "true"
        await asyncio.to_thread(uploads.take, file.filename, file.file, may_replace)


def _page(states: Sequence[Upload], problem: str, site: Site) -> str:
    told = f'<p class="problem" role="alert">{text(problem)}</p>' if problem else ""
    listed = f"<ul>{''.join(map(_state, states))}</ul>" if states else f"<p>{text(texts.UPLOAD_NONE)}</p>"
    form = (
        f'<form class="form" method="post" action="{PAGE}" enctype="multipart/form-data">'
        f'<label for="file">{text(texts.UPLOAD_FILE)}</label>'
        '<input id="file" name="file" type="file" required>'
        '<label><input type="checkbox" name="replace" value="true"> '
        f"{text(texts.UPLOAD_REPLACE)}</label>"
        f'<button class="button">{text(texts.UPLOAD_SUBMIT)}</button></form>'
    )
    return page(
        texts.UPLOAD_TITLE,
        f'<article class="about"><h1>{text(texts.UPLOAD_TITLE)}</h1><p>{text(texts.UPLOAD_INTRO)}</p>'
        f"{told}{form}"
        f'<section role="status"><h2>{text(texts.UPLOAD_STATES)}</h2>{listed}</section></article>',
        site,
    )


def _state(upload: Upload) -> str:
    far = ""
    if not upload.over and upload.total:
        percent = round(100 * (upload.done or 0) / upload.total)
        far = f' <progress max="100" value="{percent}" aria-label="{text(upload.file)}"></progress>'
    more = f": {text(upload.message)}" if upload.message else ""
    phase = texts.UPLOAD_PHASES[upload.phase.value]
    return f"<li><strong>{text(upload.file)}</strong> – {text(phase)}{more}{far}</li>"
