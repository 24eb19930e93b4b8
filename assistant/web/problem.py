"""An error as the HTTP API sends it, for those as well who answer before the API does."""

from __future__ import annotations

from starlette.responses import JSONResponse


def problem(status: int, message: str, headers: dict[str, str] | None = None, code: str = "") -> JSONResponse:
    """One error as it is sent; ``code`` where a program has to tell it from others of the same status."""
    return JSONResponse({"error": message} | ({"code": code} if code else {}), status, headers)
