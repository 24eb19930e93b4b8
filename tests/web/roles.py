"""Accounts and people of every role, for the tests of what each may do."""

from __future__ import annotations

from typing import Any

import httpx
from argon2 import PasswordHasher
from fastapi import FastAPI

from assistant.passwords import PasswordFile, path_of
from assistant.roles import Role
from assistant.settings import Settings
from assistant.web.app import create_site
from assistant.web.desk import Desk
from tests.web.api_client import backend

QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
SECRET = "ein langes Kennwort"
HERE = "http://127.0.0.1:7860"
TOWN = "https://fragen.example.org"
NAMES = {Role.STAFF: "erika", Role.ADMIN: "max"}


def with_accounts(settings: Settings, **more: Any) -> Settings:
    """One account a role."""
    file = PasswordFile(path_of(settings), QUICK)
    for role, name in NAMES.items():
        file.put(name, role, SECRET)
    return settings.model_copy(update={"api_public": True, **more})


def app(settings: Settings) -> FastAPI:
    """All but the chat, over the fake assistant."""
    return create_site(Desk.with_settings(backend(), settings), settings)


def person(served: FastAPI, address: str = "192.0.2.7", base: str = TOWN, **more: Any) -> httpx.AsyncClient:
    """Somebody with a browser."""
    transport = httpx.ASGITransport(served, raise_app_exceptions=False, client=(address, 50000))
    return httpx.AsyncClient(transport=transport, base_url=base, **more)


async def log_in(http: httpx.AsyncClient, role: Role) -> httpx.Response:
    """As one of the accounts."""
    return await http.post("/anmelden", data={"name": NAMES[role], "kennwort": SECRET})
