"""What those who run the server ask it: whether it lives, whether it is ready, and its figures."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from assistant import __version__, texts
from assistant.errors import StoreError
from assistant.web.api_errors import Responses, documented
from assistant.web.api_models import HealthOut, ModelOut, ReadyOut
from assistant.web.backend import Backend
from assistant.web.desk import Desk
from assistant.web.metrics import CONTENT_TYPE


def watch_router(desk: Desk) -> APIRouter:
    """The routes."""
    router = APIRouter()
    figures = {CONTENT_TYPE: {"schema": {"type": "string"}, "example": "vereinbart_queue_waiting 2.0\n"}}
    scraped: Responses = {200: {"description": texts.API_OK_METRICS, "content": figures}}

    @router.get("/healthz", summary=texts.API_HEALTH, description=texts.API_HEALTH_MORE)
    async def healthz() -> HealthOut:
        return HealthOut(status="ok", version=__version__)

    @router.get(
        "/readyz",
        summary=texts.API_READY,
        description=texts.API_READY_MORE,
        responses=documented(503),
    )
    def readyz() -> ReadyOut:
        return _readiness(desk.backend)

    @router.get(
        "/metrics",
        summary=texts.API_METRICS,
        description=texts.API_METRICS_MORE,
        response_class=Response,
        responses=scraped | documented(403, 429),
    )
    def metrics() -> Response:
        return Response(desk.metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    return router


def _readiness(backend: Backend) -> ReadyOut:
    """Raises :class:`StoreError` while there is nothing to answer from."""
    if not backend.ready:
        raise StoreError(backend.error or texts.API_STARTING)
    library = backend.assistant.library
    manifest = library.manifest
    state = backend.model_state()
    model = ModelOut(
        ready=state is not None and state.ready,
        name=backend.model,
        step=state.step if state is not None else "",
        error=(state.error or "") if state is not None else "",
    )
    return ReadyOut(
        ready=True,
        documents=len(manifest.entries),
        index=manifest.fingerprint,
        model=model,
        words_only=library.store.away,
    )
