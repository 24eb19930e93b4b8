"""The OpenAPI is true: schemathesis makes requests from it and holds the answers against it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.types import Receive, Scope, Send

from assistant.roles import Role
from assistant.settings import Settings
from assistant.uploads import Uploads
from assistant.web.access import ROLE
from assistant.web.api import create_api
from assistant.web.desk import Desk
from tests.test_uploads import Reader, indexed
from tests.web.api_client import backend

FOLDER = TemporaryDirectory(ignore_cleanup_errors=True)
SETTINGS = Settings(documents=Path(FOLDER.name, "documents"), data=Path(FOLDER.name, "data"), api_public=True)
UPLOADS = Uploads(SETTINGS, indexed, Reader)  # type: ignore[arg-type]
API = create_api(Desk.with_settings(backend(), SETTINGS), SETTINGS, UPLOADS)


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """The API for somebody who may everything."""
    await API({**scope, ROLE: Role.ADMIN}, receive, send)


@pytest.fixture(scope="module", autouse=True)
def _cleared() -> Iterator[None]:
    yield
    FOLDER.cleanup()


schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)


@schema.parametrize()
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_nothing_is_answered_that_the_openapi_does_not_tell(case: schemathesis.Case) -> None:
    # that a file has to be one of ours cannot be said in an OpenAPI
    no_file = [positive_data_acceptance] if case.path == "/api/documents" else []
    case.call_and_validate(excluded_checks=no_file)
    UPLOADS.wait(10)


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
