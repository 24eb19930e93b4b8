"""The OpenAPI is true: schemathesis makes requests from it and holds the answers against it."""

from __future__ import annotations

from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, settings

from assistant.settings import Settings
from tests.web.api_client import api

APP = api(Settings(documents=Path("documents"), data=Path("data"), api_public=True))
schema = schemathesis.openapi.from_asgi("/api/openapi.json", APP)


@schema.parametrize()
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_nothing_is_answered_that_the_openapi_does_not_tell(case: schemathesis.Case) -> None:
    case.call_and_validate()


def test_every_path_is_told_in_both_languages_with_an_example() -> None:
    told = schema.raw_schema["paths"]
    assert set(told) == {"/api/ask", "/api/search", "/api/documents", "/healthz", "/readyz", "/metrics"}
    for operations in told.values():
        for operation in operations.values():
            assert "*English:*" in operation["description"]
    shapes = schema.raw_schema["components"]["schemas"]
    for name in ("AskRequest", "AnswerOut", "SearchRequest", "HitOut", "DocumentOut"):
        assert shapes[name]["examples"]
