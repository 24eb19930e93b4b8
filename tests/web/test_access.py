"""Which role sees what, and how a role is come by."""

from __future__ import annotations

import pytest

from assistant.errors import UsageError
from assistant.passwords import path_of
from assistant.roles import Role
from assistant.settings import Settings
from assistant.uploads import Uploads
from assistant.web.access import RULES, Access, needed
from assistant.web.office import office_router
from assistant.web.server import serve
from assistant.web.site import PLAIN
from assistant.web.staff_routes import staff_router
from assistant.web.uploading import uploads_page
from assistant.web.workbench import Workbench
from tests.web.api_client import HERE, backend
from tests.web.fake_assistant import FakeAssistant
from tests.web.roles import app, log_in, person, with_accounts

EVERYBODY = ("/ueber", "/dokumente", "/quelle/musterlingen-2026", "/api/documents", "/healthz", "/readyz")
STAFF_PAGES = ("/verwaltung", "/rueckmeldungen", "/hochladen", "/api/uploads")
ADMIN_PAGES = ("/zustand", "/metrics")
HEADER = {"X-Vereinbart-Role": "admin"}


@pytest.mark.parametrize(
    ("role", "open_to", "shut"),
    [
        (Role.STAFF, (*EVERYBODY, *STAFF_PAGES), ADMIN_PAGES),
        (Role.ADMIN, (*EVERYBODY, *STAFF_PAGES, *ADMIN_PAGES), ()),
    ],
)
async def test_what_an_account_opens(
    settings: Settings, role: Role, open_to: tuple[str, ...], shut: tuple[str, ...]
) -> None:
    async with person(app(with_accounts(settings))) as http:
        await log_in(http, role)
        assert {path: (await http.get(path)).status_code for path in open_to} == dict.fromkeys(open_to, 200)
        assert {path: (await http.get(path)).status_code for path in shut} == dict.fromkeys(shut, 403)


async def test_without_login_only_what_is_everybodys(settings: Settings) -> None:
    async with person(app(with_accounts(settings))) as http:
        for path in EVERYBODY:
            assert (await http.get(path)).status_code == 200
        for path in ("/verwaltung", "/zustand", "/vorhaben/etwas"):
            reply = await http.get(path)
            assert (reply.status_code, reply.headers["location"][:18]) == (303, "/anmelden?weiter=%")
        for path in ("/api/uploads", "/api/commitments", "/metrics"):
            reply = await http.get(path)
            assert (reply.status_code, reply.json()["error"]) == (401, "Dafür ist eine Anmeldung nötig.")


async def test_without_roles_this_machine_may_all_and_others_little(settings: Settings) -> None:
    served = app(settings.model_copy(update={"api_public": True}))
    for paths, status in (((*STAFF_PAGES, *ADMIN_PAGES), 200), (EVERYBODY, 200)):
        async with person(served, "127.0.0.1", HERE) as http:
            assert {(await http.get(path)).status_code for path in paths} == {status}
    strangers = (
        person(served),
        person(served, "127.0.0.1", "http://rebind.example.org:7860"),
        person(served, "127.0.0.1", HERE, headers={"X-Forwarded-For": "192.0.2.7"}),
        person(served, "127.0.0.1", HERE, headers={"X-Forwarded-For": "127.0.0.1"}),
    )
    for stranger in strangers:
        async with stranger as http:
            assert {(await http.get(path)).status_code for path in STAFF_PAGES + ADMIN_PAGES} == {403}
            assert (await http.get("/ueber")).status_code == 200


async def test_read_only_means_everybody(settings: Settings) -> None:
    served = app(settings.model_copy(update={"public_read_only": True}))
    async with person(served, "127.0.0.1", HERE) as http:
        assert (await http.get("/hochladen")).status_code == 403
    served = app(with_accounts(settings, public_read_only=True))
    async with person(served) as http:
        await log_in(http, Role.ADMIN)
        assert (await http.get("/hochladen")).status_code != 200


@pytest.mark.parametrize(
    ("address", "named", "status"),
    [
        ("10.1.2.3", "admin", 200),
        ("::ffff:10.1.2.3", "Admin ", 200),
        ("10.1.2.3", "staff", 403),
        ("10.1.2.3", "root", 403),
        ("192.0.2.7", "admin", 403),
        ("127.0.0.1", "admin", 403),
    ],
)
async def test_the_role_of_a_header_counts_from_the_proxy_only(
    settings: Settings, address: str, named: str, status: int
) -> None:
    proxied = settings.model_copy(
        update={"role_header": "X-Vereinbart-Role", "trusted_proxies": "10.0.0.0/8"}
    )
    async with person(app(proxied), address) as http:
        for path in ADMIN_PAGES:
            assert (await http.get(path, headers={"X-Vereinbart-Role": named})).status_code == status


async def test_a_role_named_twice_or_not_asked_for_is_nobodys(settings: Settings) -> None:
    proxied = settings.model_copy(update={"role_header": "X-Vereinbart-Role"})
    async with person(app(proxied), "127.0.0.1") as http:
        twice = [("X-Vereinbart-Role", "admin"), ("x-vereinbart-role", "admin")]
        assert (await http.get("/zustand", headers=twice)).status_code == 403
    async with person(app(with_accounts(settings)), "127.0.0.1") as http:
        assert (await http.get("/metrics", headers=HEADER)).status_code == 401


async def test_another_site_cannot_use_the_rights_of_a_browser(settings: Settings) -> None:
    served = app(settings)
    for foreign in (
        {"Origin": "https://boese.example.org"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": HERE},
    ):
        async with person(served, "127.0.0.1", HERE, headers=foreign) as http:
            assert (await http.post("/api/documents", files={"file": ("a.txt", b"x")})).status_code == 403


async def test_the_figures_open_to_the_token(settings: Settings) -> None:
    served = app(with_accounts(settings, metrics_token=type(settings.metrics_token)("geheim")))
    async with person(served) as http:
        for token, status in (("geheim", 200), ("falsch", 401), ("", 401)):
            headers = {"Authorization": f"Bearer {token}"}
            assert (await http.get("/metrics", headers=headers)).status_code == status
        assert (await http.get("/zustand", headers={"Authorization": "Bearer geheim"})).status_code == 303


def test_the_table_covers_what_is_below_and_nothing_beside() -> None:
    assert needed("/vorhaben/a/b", "GET") is Role.STAFF
    assert needed("/vorhabenliste", "GET") is Role.PUBLIC
    assert needed("/api/documents", "GET") is Role.PUBLIC
    assert needed("/api/documents", "POST") is Role.STAFF
    assert len({rule.prefix for rule in RULES}) == len(RULES)


def test_every_page_of_the_staff_is_in_the_table(settings: Settings) -> None:
    bench = Workbench(backend(), settings)
    routers = (
        staff_router(bench, PLAIN),
        uploads_page(Uploads(settings), settings, PLAIN),
        office_router(Access.of(settings), settings, PLAIN),
    )
    paths = {str(getattr(route, "path", "")) for router in routers for route in router.routes}
    assert len(paths) > 8
    assert {path for path in paths if needed(path, "GET") is Role.PUBLIC} == set()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "rathaus.example.org"])
def test_a_public_address_without_roles_is_refused(settings: Settings, host: str) -> None:
    with pytest.raises(UsageError, match=f"Auf der Adresse {host} wäre Vereinbart für andere Rechner offen"):
        serve(FakeAssistant, settings, host=host, port=0)
    for roles in ({"public_read_only": True}, {"role_header": "X-Role"}):
        Access.of(settings.model_copy(update=roles)).check_address(host)
    Access.of(with_accounts(settings)).check_address(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_this_machine_needs_no_roles(settings: Settings, host: str) -> None:
    Access.of(settings).check_address(host)


def test_what_cannot_be_meant_stops_the_start(settings: Settings) -> None:
    missing = settings.model_copy(update={"password_file": settings.data / "fehlt.json"})
    with pytest.raises(UsageError, match=r"VEREINBART_PASSWORD_FILE nennt .*fehlt\.json"):
        Access.of(missing)
    with pytest.raises(UsageError, match="„überall“ ist keine Adresse"):
        Access.of(settings.model_copy(update={"trusted_proxies": "127.0.0.1, überall"}))
    path_of(with_accounts(settings)).chmod(0o644)
    with pytest.raises(UsageError, match="chmod 600"):
        Access.of(settings)
