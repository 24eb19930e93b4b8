"""The whole web app: our pages, the HTTP API and the chat behind one address."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from assistant import texts
from assistant.question_log import QuestionLog
from assistant.settings import Settings
from assistant.uploads import Uploads
from assistant.web.access import Access, Guard
from assistant.web.api import ApiFirst, create_api
from assistant.web.backend import AssistantLike, Backend
from assistant.web.bodies import Bodies
from assistant.web.chat import Chat
from assistant.web.desk import Desk
from assistant.web.gate import PAGE_POLICY, REPORT_POLICY, Gate
from assistant.web.kept_files import KeptFiles
from assistant.web.login import Login
from assistant.web.methods import Heads, Methods
from assistant.web.mishaps import Mishaps, told
from assistant.web.office import office_router
from assistant.web.opening import OWN_ADDRESS, OWN_FILES, Opening, page_id
from assistant.web.pace import Pace
from assistant.web.pages import about_page, message_page
from assistant.web.proxies import Proxies
from assistant.web.readings import Reading, left_out_file, readings, readings_page
from assistant.web.site import LOGO_ADDRESS, Site
from assistant.web.source_view import cited_ids, source_page
from assistant.web.staff_routes import staff_router
from assistant.web.theme import theme
from assistant.web.toolkit import gr
from assistant.web.uploading import uploads_page
from assistant.web.workbench import Workbench

# Files come from anywhere: whatever is in them must not run on this origin.
_FILE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
# Where ``vereinbart eval`` writes the newest one, below the data folder.
REPORT = Path("evals", "report", "guetebericht.html")


async def create_app(backend: Backend, settings: Settings) -> FastAPI:
    """The whole web app; nothing is started yet.

    A coroutine, because Gradio would make (and never close) event loops of its own outside of one.
    """
    desk = Desk.with_settings(backend, settings)
    app = create_site(desk, settings)
    chat = Chat(desk, settings)
    chat.blocks.app_id = page_id()
    gr.mount_gradio_app(
        app,
        chat.blocks,
        path="/",
        theme=theme(),
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        show_error=False,
        mcp_server=False,
        enable_monitoring=False,
        pwa=False,
        max_file_size=1,
        blocked_paths=["/"],
    )
    return app


async def keep_first_page(settings: Settings) -> None:
    """Have at hand what the very first start hands out while it is still loading."""
    opening = Opening(settings)
    app = await create_app(Backend(), settings)
    async with app.router.lifespan_context(app):
        await opening.keep(app)


def create_site(desk: Desk, settings: Settings) -> FastAPI:
    """Everything but the chat, behind the same doors."""
    site, access = Site.of(settings), Access.of(settings)
    app = FastAPI(title=texts.CHAT_NAME, docs_url=None, redoc_url=None, openapi_url=None)
    uploads = Uploads(settings)
    bench = app.state.workbench = Workbench(desk.backend, settings)
    app.add_middleware(Methods, site=site)
    app.add_middleware(KeptFiles)
    app.add_middleware(Bodies)
    app.add_middleware(ApiFirst, api=create_api(desk, settings, uploads, bench))
    app.add_middleware(Guard, access=access, site=site)
    app.add_middleware(Pace, settings=settings, site=site, metrics=desk.metrics)
    app.add_middleware(Mishaps, site=site)
    app.add_middleware(Gate, site=site)
    app.add_middleware(Proxies, settings=settings)
    app.add_middleware(Heads)
    app.add_exception_handler(HTTPException, partial(_missing, site))
    app.mount(OWN_ADDRESS, StaticFiles(directory=OWN_FILES), name="ui")
    _add_pages(app, desk.backend, site, QuestionLog.of(settings))
    _add_logo(app, site)
    _add_report(app, settings.data / REPORT, site)
    app.include_router(Login(access, site, desk.metrics).router())
    app.include_router(uploads_page(uploads, settings, site))
    app.include_router(staff_router(bench, site))
    app.include_router(office_router(access, settings, site))
    return app


def _add_pages(app: FastAPI, backend: Backend, site: Site, log: QuestionLog) -> None:
    def assistant() -> AssistantLike:
        if not backend.ready:
            raise HTTPException(503, backend.error or texts.PAGE_NOT_READY)
        return backend.assistant

    def paper(agreement_id: str) -> Reading:
        found = assistant()
        if (known := found.documents.get(agreement_id)) is None:
            raise HTTPException(404, texts.PAGE_NOT_FOUND_TEXT)
        return readings({agreement_id: known}, found.manifest)[0]

    @app.get("/quelle/{agreement_id:path}")
    def source(agreement_id: str, satz: Annotated[list[str] | None, Query()] = None) -> HTMLResponse:
        return _page(source_page(paper(agreement_id), tuple(cited_ids(satz or ())), site))

    @app.get("/dokumente")
    def documents() -> HTMLResponse:
        found = assistant()
        read = readings(found.documents, found.manifest)
        return _page(readings_page(read, found.manifest.left_out, site))

    @app.get("/datei/{agreement_id:path}")
    def original(agreement_id: str) -> Response:
        if (scan := left_out_file(assistant().manifest, agreement_id)) is None:
            paper(agreement_id)
        return _file(scan or backend.file(agreement_id))

    @app.get("/ueber")
    def about() -> HTMLResponse:
        logged = log.until if log.on else None
        return _page(about_page(backend.papers, backend.model, site, logged))

    @app.get("/favicon.ico")
    def favicon() -> FileResponse:
        return FileResponse(OWN_FILES / "favicon.svg", media_type="image/svg+xml")


def _add_logo(app: FastAPI, site: Site) -> None:
    @app.get(LOGO_ADDRESS)
    def logo() -> Response:
        if site.logo is None:
            raise HTTPException(404)
        return FileResponse(site.logo, headers={"Content-Security-Policy": _FILE_POLICY})


def _add_report(app: FastAPI, path: Path, site: Site) -> None:
    @app.get("/guetebericht")
    def report() -> Response:
        if not path.is_file():
            return _page(message_page(texts.PAGE_GUETE, texts.PAGE_NO_GUETE, site))  # every page links here
        headers = {"Content-Security-Policy": REPORT_POLICY, "Cache-Control": "no-cache"}
        return FileResponse(path, media_type="text/html; charset=utf-8", headers=headers)


def _page(html: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(html, status, headers={"Content-Security-Policy": PAGE_POLICY})


def _file(path: Path | None) -> Response:
    """An original as it was indexed; no path ever comes from the request. HTML is handed out as text."""
    if path is None or not path.is_file():
        raise HTTPException(404, texts.PAGE_NO_FILE)
    plain = path.suffix.lower() in {".md", ".txt", ".htm", ".html", ".svg", ".xml"}
    return FileResponse(
        path,
        filename=path.name,
        media_type="text/plain; charset=utf-8" if plain else None,
        content_disposition_type="inline" if plain or path.suffix.lower() == ".pdf" else "attachment",
        headers={} if path.suffix.lower() == ".pdf" else {"Content-Security-Policy": _FILE_POLICY},
    )


async def _missing(site: Site, request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = str(error.detail) if isinstance(error, HTTPException) else texts.PAGE_NOT_FOUND_TEXT
    known = detail in (texts.PAGE_NOT_READY, texts.PAGE_NO_FILE, texts.ACCESS_REFUSED) or status == 503
    shown = detail if known else texts.PAGE_NOT_FOUND_TEXT
    title = texts.ACCESS_TITLE if status == 403 else texts.PAGE_NOT_FOUND
    return told(request.scope, status, title, shown, site)
