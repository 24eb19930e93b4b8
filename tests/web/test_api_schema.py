"""The OpenAPI is true: schemathesis makes requests from it and holds the answers against it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.application import OpenAssistant
from assistant.index.library import LibraryWatch
from assistant.roles import Role
from assistant.settings import Settings
from assistant.uploads import Uploads
from assistant.web.access import ROLE
from assistant.web.api import create_api
from assistant.web.backend import Backend
from assistant.web.desk import Desk
from tests.index.samples import PAPERS, WordEmbedder, ingest, write
from tests.test_uploads import Reader, indexed
from tests.web.api_client import backend, client

# Only here: its import would make every other start of pytest wait.
pytest_plugins = ["schemathesis.pytest.plugin"]
FOLDER = TemporaryDirectory(ignore_cleanup_errors=True)
SETTINGS = Settings(documents=Path(FOLDER.name, "documents"), data=Path(FOLDER.name, "data"), api_public=True)
UPLOADS = Uploads(SETTINGS, indexed, Reader)  # type: ignore[arg-type]
REAL = SETTINGS.model_copy(
    update={"documents": Path(FOLDER.name, "papers"), "data": Path(FOLDER.name, "index")}
)
READ = Backend()


def for_all(api: ASGIApp) -> ASGIApp:
    """The API for somebody who may everything."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await api({**scope, ROLE: Role.ADMIN}, receive, send)

    return app


def told_by(served: Backend, chosen: Settings) -> schemathesis.openapi.OpenApiSchema:
    """What the OpenAPI says."""
    api = create_api(Desk.with_settings(served, chosen), chosen, UPLOADS)
    return schemathesis.openapi.from_asgi("/api/openapi.json", for_all(api))


schema = told_by(backend(), SETTINGS)
over_papers = told_by(READ, REAL).exclude(path="/api/documents", method="POST")


@pytest.fixture(scope="module", autouse=True)
def _cleared() -> Iterator[None]:
    yield
    READ.close()
    FOLDER.cleanup()


@pytest.fixture(scope="module")
def _read() -> None:
    """Two papers and no language model."""
    write(REAL.documents, PAPERS)
    ingest(REAL)
    READ.start(lambda: OpenAssistant(REAL, LibraryWatch(REAL, WordEmbedder()).current, None)).join()


@schema.parametrize()
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_nothing_is_answered_that_the_openapi_does_not_tell(case: schemathesis.Case) -> None:
    # that a file has to be one of ours cannot be said in an OpenAPI
    no_file = [positive_data_acceptance] if case.path == "/api/documents" else []
    case.call_and_validate(excluded_checks=no_file)
    UPLOADS.wait(10)


@over_papers.parametrize()
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@pytest.mark.usefixtures("_read")
def test_the_openapi_is_true_of_real_papers_too(case: schemathesis.Case) -> None:
    # no pattern that all readers of an OpenAPI understand says that a question needs a letter
    given = case.body if isinstance(case.body, dict) else case.query or {}
    wordless = not any(sign.isalnum() for sign in str(given.get("question", "x")))
    case.call_and_validate(excluded_checks=[positive_data_acceptance] if wordless else [])


@pytest.mark.usefixtures("_read")
async def test_a_paper_that_is_not_there_is_a_404() -> None:
    async with client(create_api(Desk.with_settings(READ, REAL), REAL)) as http:
        for path in ("/api/ask", "/api/search"):
            reply = await http.post(path, json={"question": "Was kostet der Bus?", "agreements": ["0"]})
            assert (reply.status_code, reply.json()["error"][:14]) == (404, "Das Papier „0“")
    responses = schema.raw_schema["paths"]["/api/ask"]["post"]["responses"]
    assert "gibtsnicht" in responses["404"]["content"]["application/json"]["example"]["error"]


def test_every_path_is_told_in_both_languages_with_an_example() -> None:
    told = schema.raw_schema["paths"]
    ours = {
        "/api/ask",
        "/api/search",
        "/api/documents",
        "/api/uploads",
        "/api/commitments",
        "/healthz",
        "/readyz",
        "/metrics",
    }
    assert set(told) >= ours
    for operations in told.values():
        for operation in operations.values():
            assert "*English:*" in operation["description"]
    shapes = schema.raw_schema["components"]["schemas"]
    for name in ("AskRequest", "AnswerOut", "SearchRequest", "HitOut", "DocumentOut", "CommitmentOut"):
        assert shapes[name]["examples"]
