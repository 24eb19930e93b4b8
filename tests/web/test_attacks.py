"""What people try on a server that stands open. More of it: ``test_access`` (roles, spoofed headers),
``test_login`` (guessing), ``test_connections`` (a thousand at once), ``test_api_door`` (large bodies) and
``tests/staff/test_export`` (formulas)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from assistant import feedback
from assistant.feedback import Feedback, Reason
from assistant.index.reading import DocumentReader, Limits
from assistant.index.sizes import MB
from assistant.settings import Settings
from assistant.uploads import Phase, Uploads
from assistant.web.app import create_site
from assistant.web.desk import Desk
from tests.index.samples import write
from tests.test_uploads import files, index, send
from tests.waiting import LONG
from tests.web.api_client import HERE, backend
from tests.web.bombs import LAUGHS, climbing, entity, pdf_bomb
from tests.web.fake_assistant import EVIL, FakeAssistant
from tests.web.roles import app, person, with_accounts

SECRET = "streng geheim 4711"
CLIMBS = (
    "../../geheim.txt", "..%2f..%2fgeheim.txt", "%2e%2e/%2e%2e/geheim.txt", "....//....//geheim.txt",
    "..%5c..%5cgeheim.txt", "%252e%252e%252fgeheim.txt", "..%c0%af..%c0%afgeheim.txt", "geheim.txt%00.md",
)  # fmt: skip
PLACES = (
    "/quelle/{}", "/datei/{}", "/ui/{}", "/ui/../{}", "/logo/{}", "/guetebericht/{}", "/zustand/{}", "/{}",
    "/api/documents?agreements={}", "/quelle/a?satz={}", "/anmelden?weiter={}", "/api/{}",
)  # fmt: skip


@pytest.fixture
def town(settings: Settings) -> httpx.AsyncClient:
    """A person at the machine itself, where a secret lies beside the papers."""
    settings.documents.mkdir(parents=True)
    for folder in (settings.documents.parent, settings.documents):
        (folder / "geheim.txt").write_text(SECRET)
    served = create_site(
        Desk.with_settings(backend(FakeAssistant(folder=settings.documents)), settings), settings
    )
    return person(served, "127.0.0.1", HERE)


@pytest.mark.parametrize("place", PLACES)
async def test_no_path_leads_out_of_what_is_shown(
    town: httpx.AsyncClient, place: str, settings: Settings
) -> None:
    climbs = (
        *CLIMBS,
        quote(str(settings.documents / "geheim.txt"), safe=""),
        str(settings.data / "../geheim.txt"),
    )
    async with town as http:
        for climb in climbs:
            target = httpx.URL(HERE).copy_with(raw_path=place.format(climb).encode())
            reply = await http.get(target)
            assert SECRET not in reply.text
            assert reply.status_code in (200, 400, 401, 403, 404, 405, 422)
            assert "Traceback" not in reply.text


@pytest.mark.parametrize("field", ["question", "history", "agreements", "id"])
async def test_markup_in_a_question_comes_back_as_data(town: httpx.AsyncClient, field: str) -> None:
    asked = {"question": "Wie lange?", field: [EVIL] if field in ("history", "agreements") else EVIL}
    async with town as http:
        reply = await http.post("/api/ask", json=asked)
    assert reply.headers["content-type"].startswith("application/json")
    assert reply.headers["x-content-type-options"] == "nosniff"
    json.loads(reply.text)


async def test_markup_in_pages_is_text(town: httpx.AsyncClient, settings: Settings) -> None:
    feedback.keep(settings, Feedback(EVIL, EVIL, "belegt", Reason.OTHER, EVIL, (EVIL,)))
    async with town as http:
        login = await http.post(
            "/anmelden", data={"name": EVIL, "kennwort": EVIL, "weiter": f"/vorhaben/{EVIL}"}
        )
        sent = await http.post("/hochladen", files={"file": (f"{EVIL}.txt", b"Text")})
        pages = [login, sent] + [
            await http.get(path, params={"satz": EVIL, "weiter": EVIL})
            for path in ("/rueckmeldungen", "/verwaltung", "/zustand", "/dokumente", "/ueber", "/anmelden",
                         "/quelle/beispielkreis", f"/quelle/{quote(EVIL)}")
        ]  # fmt: skip
    for page in pages:
        assert "<img src=x" not in page.text
        assert "script-src" in page.headers["content-security-policy"]
        assert "unsafe-inline" not in page.headers["content-security-policy"]


LIMITS = Limits(memory=700 * MB, silence=LONG)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [("bombe.pdf", pdf_bomb, "reicht der Speicher nicht"), ("gelaechter.docx", lambda: LAUGHS, "beschädigt")],
)
def test_a_bomb_is_turned_away(
    settings: Settings, name: str, content: Callable[[], bytes], message: str
) -> None:
    assert len(content()) < 50_000
    sent = send(Uploads(settings, index(settings), lambda: DocumentReader(limits=LIMITS)), name, content())
    assert (sent.phase, message in sent.message) == (Phase.REFUSED, True)
    assert files(settings) == set()


def test_a_file_that_wants_what_is_not_its_own_gets_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a", {"auswaerts.docx": entity("/etc/passwd"), "klettern.docx": climbing()})
    with DocumentReader(limits=LIMITS) as reader:
        for path in sorted((tmp_path / "a").iterdir()):
            document = reader.wait(reader.request(path, "a"))
            assert [sentence.text for sentence in document.sentences] == ["Der Rat tagt."]
    assert not list(tmp_path.rglob("geheim2.txt"))


@pytest.mark.parametrize("path", ["/anmelden", "/verwaltung", "/hochladen", "/api/documents", "/irgendwo"])
@pytest.mark.parametrize("announced", [True, False])
async def test_ten_megabytes_are_read_by_nobody(settings: Settings, path: str, announced: bool) -> None:
    read = 0

    async def body() -> object:
        nonlocal read
        for _ in range(10):
            read += MB
            yield b"x" * MB

    headers = {"Content-Length": str(10 * MB)} if announced else {}
    small = settings.model_copy(update={"upload_bytes": 5 * MB})
    async with person(app(small), "127.0.0.1", HERE) as http:
        reply = await http.post(path, content=body(), headers=headers)  # type: ignore[arg-type]
    assert reply.status_code in (400, 404, 405, 411, 413)
    assert read <= 2 * MB


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Vereinbart-Role": "admin"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"X-Real-IP": "127.0.0.1"},
        {"Host": "127.0.0.1"},
        {"X-Original-URL": "/zustand", "X-Rewrite-URL": "/zustand"},
        {"Cookie": "vereinbart_anmeldung=../../passwords.json"},
        {"Cookie": "vereinbart_anmeldung=" + "a" * 4000},
        {"Authorization": "Bearer "},
        {"X-HTTP-Method-Override": "GET"},
    ],
)
async def test_no_header_makes_somebody_of_nobody(settings: Settings, headers: dict[str, str]) -> None:
    for served in (app(with_accounts(settings)), app(settings.model_copy(update={"role_header": "X-Other"}))):
        async with person(served, headers=headers) as http:
            for path in ("/zustand", "/metrics", "/verwaltung", "/api/uploads"):
                assert (await http.get(path)).status_code in (303, 401, 403)
