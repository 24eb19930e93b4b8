"""The addresses of the staff's pages. Who may open them is the business of ``access``."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from starlette.exceptions import HTTPException

from assistant import texts
from assistant.errors import UsageError, VereinbartError
from assistant.staff.choosing import Chosen
from assistant.staff.formats import Format
from assistant.web.office import shown
from assistant.web.site import Site
from assistant.web.staff_changes import CHANGES, changes_of, changes_page
from assistant.web.staff_charts import OVERVIEW, overview_page
from assistant.web.staff_files import (
    MEDIA,
    Content,
    changes_file,
    offices_file,
    register_file,
    synopsis_file,
)
from assistant.web.staff_frame import failed_page, preparing_page
from assistant.web.staff_offices import OFFICES, Wanted, offices_page
from assistant.web.staff_query import REGISTER, Query, read_query
from assistant.web.staff_register import register_page
from assistant.web.staff_synopsis import SYNOPSIS, synopsis_page
from assistant.web.workbench import Preparing, View, Workbench

logger = logging.getLogger(__name__)

_FILE_POLICY = "sandbox; default-src 'none'"


def staff_router(bench: Workbench, site: Site) -> APIRouter:
    """The routes."""
    router = APIRouter()

    def told(work: Callable[[], Response]) -> Response:
        """The answer, or a page that says why there is none."""
        try:
            return work()
        except Preparing as error:
            return shown(preparing_page(error, site), 503)
        except UsageError as error:
            return shown(failed_page(str(error), site), 422)
        except VereinbartError as error:
            return shown(failed_page(str(error), site), 503)

    def selected(request: Request) -> tuple[View, Query, Chosen]:
        view = bench.view()
        query = read_query(request.query_params)
        return view, query, bench.choose(view, query.selection)

    @router.get(REGISTER)
    def register(request: Request) -> Response:
        return told(lambda: shown(register_page(*selected(request), site)))

    @router.get(SYNOPSIS)
    def synopsis(request: Request) -> Response:
        return told(lambda: shown(synopsis_page(*selected(request), site)))

    @router.get(OVERVIEW)
    def overview(request: Request) -> Response:
        def work() -> Response:
            view, query, chosen = selected(request)
            return shown(overview_page(query, chosen, view.topics, site))

        return told(work)

    @router.get(OFFICES)
    def offices(request: Request) -> Response:
        wanted = Wanted.read(request.query_params)
        return told(lambda: shown(offices_page(bench.view().offices(), wanted, site)))

    @router.get(CHANGES)
    def changes(alt: str = "", neu: str = "") -> Response:
        return told(lambda: shown(changes_page(bench.view().library, alt, neu, site)))

    @router.get(f"{REGISTER}/datei/{{name}}")
    def file(name: str, request: Request) -> Response:
        stem, _, ending = name.rpartition(".")
        kind = next((kind for kind in Format if kind.value == ending), None)
        if kind is None or stem not in _MADE:
            raise HTTPException(404)
        return told(lambda: _sent(stem, content(stem, kind, request)))

    def content(stem: str, kind: Format, request: Request) -> Content:
        today = date.today()
        if stem == "aemter":
            return offices_file(Wanted.read(request.query_params).among(bench.view().offices()), kind, today)
        if stem == "aenderungen":
            sides = (request.query_params.get(side, "") for side in ("alt", "neu"))
            if (found := changes_of(bench.view().library, *sides)) is None:
                raise UsageError(texts.CHANGES_ONE)
            return changes_file(found, kind, today)
        make = synopsis_file if stem == "synopse" else register_file
        return make(*selected(request), kind, today)

    return router


_MADE = frozenset({"vorhaben", "synopse", "aemter", "aenderungen"})


def _sent(stem: str, content: Content) -> Response:
    name = f"{stem}-{date.today().isoformat()}.{content.kind.value}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": _FILE_POLICY,
        "Cache-Control": "no-store",
    }
    return StreamingResponse(content.pieces, media_type=MEDIA[content.kind], headers=headers)
