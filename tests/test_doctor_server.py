"""Each thing that can be wrong with a server has its line."""

from __future__ import annotations

import os
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assistant import doctor_server, feedback
from assistant.doctor_server import examine_server
from assistant.feedback import Feedback, Reason
from assistant.finding import Finding
from assistant.passwords import path_of
from assistant.settings import Settings
from tests.web.roles import with_accounts


def found(settings: Settings, subject: str) -> Finding:
    return next(finding for finding in examine_server(settings) if finding.subject == subject)


def test_a_folder_that_cannot_be_written(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(settings, "Datenordner").text.endswith("wird beim ersten Einlesen angelegt")
    settings.data.mkdir()
    assert found(settings, "Datenordner").text == "beschreibbar"
    monkeypatch.setattr(os, "access", lambda *_: False)
    told = found(settings, "Datenordner")
    assert (told.ok, told.exit_code, "Eigentümer und Rechte" in told.text) == (False, 1, True)
    assert (found(settings, "Hochladen").ok, found(settings, "Hochladen").exit_code) == (False, 0)


def test_a_disk_that_is_nearly_full(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(settings.data.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=99 << 20))
    assert found(settings, "Speicherplatz").text.startswith("nur noch 99 MB frei")


def test_memory(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor_server, "_MEMINFO", tmp_path / "meminfo")
    assert not [finding for finding in examine_server(settings) if finding.subject == "Arbeitsspeicher"]
    (tmp_path / "meminfo").write_text("MemTotal: 8192000 kB\nMemAvailable: 1024000 kB\n")
    told = found(settings, "Arbeitsspeicher")
    assert (told.ok, told.exit_code, told.text[:24]) == (False, 0, "nur 1000 von 8000 MB ver")


def test_a_cache_that_cannot_be_written(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(settings, "Cache-Ordner").ok
    settings.cache.write_text("im Weg")
    told = found(settings, "Cache-Ordner")
    assert (told.ok, told.exit_code, str(settings.cache) in told.text) == (False, 1, True)


def test_a_temporary_folder_without_room(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(settings, "Temporärer Ordner").ok
    usage = shutil.disk_usage(settings.data.parent)
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _: usage._replace(free=9 << 20))
        assert found(settings, "Temporärer Ordner").text.startswith("nur noch 9 MB frei")
    monkeypatch.setenv("TMPDIR", "/gibt/es/nicht")
    told = found(settings, "Temporärer Ordner")
    assert (told.ok, told.exit_code, "Bitte TMPDIR" in told.text) == (False, 1, True)


class Healthy(BaseHTTPRequestHandler):
    """As the app answers."""

    body = b'{"status": "ok", "version": "1"}'

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None: ...


class Strange(Healthy):
    body = b"<html>Hallo</html>"


@pytest.mark.parametrize(
    ("kind", "ok", "text"), [(Healthy, True, "läuft Vereinbart"), (Strange, False, "belegt")]
)
def test_a_port_that_is_in_use(settings: Settings, kind: type[Healthy], ok: bool, text: str) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        taken = settings.model_copy(update={"port": server.server_port})
        told = found(taken, "Port")
        server.shutdown()
    assert (told.ok, text in told.text) == (ok, True)
    assert found(taken, "Port").text == f"{taken.port} auf 127.0.0.1 ist frei"


@pytest.mark.parametrize(
    ("changes", "ok", "text"),
    [
        ({}, True, "nur von diesem Rechner"),
        ({"host": "0.0.0.0"}, False, "ohne dass Rollen eingerichtet sind"),
        ({"host": "0.0.0.0", "public_read_only": True}, True, "nur fragen und lesen"),
        ({"role_header": "X-Role"}, True, "Rollen vom Reverse Proxy"),
        ({"trusted_proxies": "überall"}, False, "„überall“"),
    ],
)
def test_who_may_come_in(settings: Settings, changes: dict[str, object], ok: bool, text: str) -> None:
    told = found(settings.model_copy(update=changes), "Zugang")
    assert (told.ok, text in told.text) == (ok, True)


def test_accounts_are_counted_and_have_to_be_ones_own(settings: Settings) -> None:
    with_accounts(settings)
    assert found(settings, "Zugang").text == "2 Konten"
    path_of(settings).chmod(0o604)
    assert "chmod 600" in found(settings, "Zugang").text


def test_a_silent_chroma_server_is_a_missing_service(settings: Settings) -> None:
    told = found(settings.model_copy(update={"chroma_url": "http://127.0.0.1:9"}), "Chroma-Server")
    assert (told.ok, told.exit_code) == (False, 3)


def test_complaints_are_counted_until_the_file_is_full(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(settings, "Rückmeldungen").text == "noch keine"
    feedback.keep(settings, Feedback("Wie viele?", "Sieben.", "belegt", Reason.WRONG))
    assert found(settings, "Rückmeldungen").text == "1, 1 kB"
    monkeypatch.setattr(feedback, "FILE_BYTES", 100)
    assert not found(settings, "Rückmeldungen").ok
