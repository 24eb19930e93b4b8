from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.errors import UsageError
from assistant.settings import Settings
from assistant.web import home
from assistant.web.app import create_app
from assistant.web.backend import Backend
from assistant.web.pages import about_page
from assistant.web.site import Site
from tests.web.fake_assistant import EVIL, FakeAssistant

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("site")
    (folder / "wappen.svg").write_text(SVG)
    settings = Settings(
        data=folder,
        site_name=f"Stadt {EVIL}",
        site_logo=folder / "wappen.svg",
        site_contact="Ratsbüro, Zimmer 7",
        site_links="Impressum=https://stadt.example/?a=1&b=2; <b>Hinweise</b>=http://stadt.example/",
    )
    return TestClient(asyncio.run(create_app(Backend(FakeAssistant()), settings)))


@pytest.mark.parametrize(
    "path", ["/ueber", "/dokumente", "/quelle/musterlingen-2026", "/quelle/gibtsnicht", "/guetebericht"]
)
def test_every_page_says_whose_it_is(client: TestClient, path: str) -> None:
    html = client.get(path).text
    assert '<img class="logo" src="/logo" alt="">' in html
    assert "Stadt &lt;img" in html


@pytest.mark.parametrize("path", ["/ueber", "/dokumente", "/quelle/gibtsnicht", "/anmelden", "/config"])
def test_every_page_leads_to_what_the_law_wants(client: TestClient, path: str) -> None:
    html = client.get(path).text.replace('\\"', '"')
    assert '<a href="https://stadt.example/?a=1&amp;b=2"' in html
    assert "&lt;b&gt;Hinweise&lt;/b&gt;</a>" in html


def test_without_settings_no_links_are_shown() -> None:
    assert "site-links" not in about_page({}) + home.foot(Site())


def test_the_logo_is_a_picture_that_runs_nothing(client: TestClient) -> None:
    logo = client.get("/logo")
    assert (logo.text, logo.headers["content-type"]) == (SVG, "image/svg+xml")
    assert logo.headers["content-security-policy"].startswith("sandbox; default-src 'none'")


def test_whom_to_ask_instead_stands_on_the_page_about_it(client: TestClient) -> None:
    assert '<p class="contact">Ratsbüro, Zimmer 7</p>' in client.get("/ueber").text


def test_without_settings_there_is_only_the_products_name() -> None:
    html = home.header(Site())
    assert '<h1 class="brand">Vereinbart</h1>' in html
    assert "<img" not in html


def test_without_a_logo_its_address_is_empty(tmp_path: Path) -> None:
    client = TestClient(asyncio.run(create_app(Backend(), Settings(data=tmp_path))))
    assert client.get("/logo").status_code == 404


@pytest.mark.parametrize("name", ["fehlt.png", "wappen.pdf"])
def test_a_logo_that_cannot_be_shown_is_named_at_the_start(tmp_path: Path, name: str) -> None:
    (tmp_path / "wappen.pdf").write_bytes(b"%PDF")
    with pytest.raises(UsageError, match=rf"{name} \(VEREINBART_SITE_LOGO\).*\.png, \.svg"):
        Site.of(Settings(data=tmp_path, site_logo=tmp_path / name))


def test_the_page_about_it_names_the_model_that_is_there() -> None:
    assert "das Modell qwen2.5:1.5b;" in about_page(FakeAssistant().documents, "qwen2.5:1.5b")
    assert "Zurzeit ist kein Sprachmodell da" in about_page({})
