"""Talking to an Ollama server: its address, the client, and its faults as our errors."""

from __future__ import annotations

import ipaddress
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
import ollama
import pydantic

from assistant import texts
from assistant.errors import (
    ModelMissing,
    OllamaBroken,
    OllamaError,
    OllamaFailed,
    OllamaUnreachable,
    UsageError,
)

log = logging.getLogger(__name__)

DEFAULT_PORT = 11434
T = TypeVar("T")
_SCHEME_PORTS = {"http": 80, "https": 443}


def host_url(text: str) -> str:
    """The URL a client connects to, from any form of ``OLLAMA_HOST`` (Ollama's own reading of it).

    An unspecified address (``0.0.0.0``, ``::``) is right for listening only, so it becomes loopback.
    """
    text = text.strip().strip("\"'").strip()
    scheme, mark, rest = text.partition("://")
    if not mark:
        scheme, rest, port = "http", text, DEFAULT_PORT
    elif scheme in _SCHEME_PORTS:
        port = _SCHEME_PORTS[scheme]
    else:
        raise UsageError(texts.OLLAMA_BAD_HOST.format(host=text))
    if rest.count(":") > 1 and not rest.startswith("["):
        rest = f"[{rest}]"
    try:
        parts = urlsplit(f"{scheme}://{rest}")
        port = parts.port or port
    except ValueError as error:
        raise UsageError(texts.OLLAMA_BAD_HOST.format(host=text)) from error
    path = parts.path.rstrip("/")
    return f"{scheme}://{_connectable(parts.hostname or '127.0.0.1')}:{port}{path}"


def _connectable(host: str) -> str:
    address = _address(host)
    if address is None:
        return host
    if address.is_unspecified:
        address = ipaddress.ip_address("127.0.0.1" if address.version == 4 else "::1")
    return str(address) if address.version == 4 else f"[{address}]"


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_loopback(url: str) -> bool:
    """Whether ``url`` points at this machine's loopback."""
    host = urlsplit(url).hostname or ""
    address = _address(host)
    return host == "localhost" or (address is not None and address.is_loopback)


@contextmanager
def open_client(url: str, timeout: float | httpx.Timeout | None = None) -> Iterator[ollama.Client]:
    """A client for ``url``; a proxy of the environment is never asked for an address of this machine."""
    with closing(ollama.Client(url, timeout=timeout, trust_env=not is_loopback(url))) as client:
        yield client


def server_version(url: str, timeout: float = 5.0) -> str:
    """The version of the Ollama server at ``url``; one of the four Ollama errors if there is none."""
    with translated(url), httpx.Client(timeout=timeout, trust_env=not is_loopback(url)) as client:
        response = client.get(f"{url}/api/version")
        response.raise_for_status()
        found = response.json()
    version = found.get("version") if isinstance(found, dict) else None
    if not isinstance(version, str):
        raise OllamaBroken(texts.OLLAMA_BROKEN.format(host=url))
    return version


@contextmanager
def translated(url: str, model: str = "") -> Iterator[None]:
    """Turn what the client raises into ``OllamaUnreachable``, ``ModelMissing``, ``…Failed``, ``…Broken``."""
    try:
        yield
    except (ConnectionError, httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise OllamaUnreachable(texts.OLLAMA_UNREACHABLE.format(host=url)) from error
    except httpx.TimeoutException as error:
        raise OllamaFailed(texts.OLLAMA_TIMEOUT.format(host=url)) from error
    except ollama.ResponseError as error:
        if error.status_code == 404 and model:
            raise ModelMissing(texts.OLLAMA_MODEL_MISSING.format(model=model, host=url)) from error
        raise OllamaFailed(_failed(url, error.status_code, error.error)) from error
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        raise OllamaFailed(_failed(url, status, error.response.reason_phrase)) from error
    except (json.JSONDecodeError, pydantic.ValidationError, httpx.TransportError, UnicodeError) as error:
        raise OllamaBroken(texts.OLLAMA_BROKEN.format(host=url)) from error


def elsewhere(error: OllamaError) -> bool:
    """Whether another connection may fare better: a load balancer may lead it to another server.

    Who has waited long once is not made to wait again.
    """
    may = isinstance(error, OllamaUnreachable | OllamaBroken | ModelMissing)
    return may and not isinstance(error.__cause__, httpx.TimeoutException)


def twice(ask: Callable[[], T]) -> T:
    """What ``ask`` says, on another connection if need be."""
    try:
        return ask()
    except OllamaError as error:
        if not elsewhere(error):
            raise
        log.info("asking once more: %s", error)
    return ask()


def _failed(url: str, status: int, detail: str) -> str:
    code = f"HTTP {status}" if status > 0 else texts.OLLAMA_STREAM_ERROR
    return texts.OLLAMA_FAILED.format(host=url, status=code, detail=detail.strip()[:300])
