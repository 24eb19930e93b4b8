"""Real nginx with the file for a server: it starts, passes on, limits, and writes down nobody's question."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from tests.waiting import LONG, free_port, until

CONF = Path(__file__).parents[1] / "deploy" / "nginx.conf"
# Somebody else than the app, both on this machine.
CLIENT = "127.0.0.9"
MARKER = "GEHEIMFRAGE"
# `make test` unpacks it where none is installed
NGINX = shutil.which("nginx") or ""
pytestmark = pytest.mark.skipif(not NGINX, reason="no nginx here")


@dataclass(frozen=True)
class Running:
    """nginx with the file as it is shipped, but for its folders and ports."""

    folder: Path
    plain: int
    secure: int
    app: int

    def statuses(self, address: str, times: int = 1) -> Counter[int]:
        """How a question in the address is answered."""
        passed = httpx.HTTPTransport(verify=False, local_address=CLIENT)
        with httpx.Client(transport=passed, timeout=LONG) as http:
            return Counter(http.get(f"{address}?question={MARKER}").status_code for _ in range(times))

    @property
    def search(self) -> str:
        return f"https://127.0.0.1:{self.secure}/api/search"

    def logged(self, what: str) -> int:
        """How often the log of requests has it."""
        return (self.folder / "access.log").read_text().count(what)

    @property
    def logs(self) -> str:
        return "".join(path.read_text() for path in sorted(self.folder.glob("*.log")))


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _moved(folder: Path, plain: int, secure: int, app: int) -> str:
    """The file with another folder and other ports."""
    text = CONF.read_text(encoding="utf-8").replace("/etc/nginx/tls", str(folder))
    text = text.replace("/etc/nginx/mime.types", str(Path(NGINX).parents[2] / "etc/nginx/mime.types"))
    text = re.sub(r"^user .*;$|^ +listen \[::\].*;$", "", text, flags=re.MULTILINE)
    text = text.replace("/var/log/nginx", str(folder)).replace("/run/nginx.pid", f"{folder}/nginx.pid")
    text = text.replace("listen 80;", f"listen 127.0.0.1:{plain};").replace(
        "127.0.0.1:7860", f"127.0.0.1:{app}"
    )
    # a slow machine asks no 30 times a second
    text = text.replace("rate=30r/s;", "rate=30r/m;")
    text = text.replace("listen 443", f"listen 127.0.0.1:{secure}")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"    {kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    return text.replace("http {\n", f"http {{\n{places}", 1)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    subject = ["-subj", "/CN=fragen.example.org", "-keyout", str(folder / "privkey.pem")]
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject]
    subprocess.run([*make, "-out", str(folder / "fullchain.pem")], check=True, capture_output=True)
    return folder


@pytest.fixture
def configured(certificate: Path, tmp_path: Path) -> Running:
    shutil.copytree(certificate, tmp_path, dirs_exist_ok=True)
    ports = (free_port(), free_port(), free_port())
    (tmp_path / "nginx.conf").write_text(_moved(tmp_path, *ports), encoding="utf-8")
    return Running(tmp_path, *ports)


def _command(configured: Running, *options: str) -> list[str]:
    # what it says before it has read where to is not to end up in the machine's own log
    early = ["-e", str(configured.folder / "early.log")]
    return [
        NGINX,
        "-p",
        str(configured.folder),
        "-c",
        str(configured.folder / "nginx.conf"),
        *early,
        *options,
    ]


@contextmanager
def running(configured: Running) -> Iterator[None]:
    """Until nginx is there, and no longer than needed."""
    with subprocess.Popen(_command(configured, "-g", "daemon off;")) as process:
        try:
            assert until(lambda: process.poll() is not None or _answers(configured.secure))
            assert process.returncode is None
            yield
        finally:
            process.terminate()


@pytest.fixture
def nginx(configured: Running) -> Iterator[Running]:
    with running(configured):
        yield configured


class App(BaseHTTPRequestHandler):
    """Answers everything."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Not on the screen."""


@contextmanager
def behind(nginx: Running) -> Iterator[None]:
    """Something that nginx passes requests on to."""
    with ThreadingHTTPServer(("127.0.0.1", nginx.app), App) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()


def test_nginx_itself_takes_the_file(configured: Running) -> None:
    checked = subprocess.run(_command(configured, "-t"), capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


def test_of_two_processes_one_may_be_away(configured: Running) -> None:
    path = configured.folder / "nginx.conf"
    both = (
        path.read_text(encoding="utf-8")
        .replace("#2 ", "")
        .replace("127.0.0.1:7861", f"127.0.0.1:{free_port()}")
    )
    path.write_text(both, encoding="utf-8")
    with running(configured), behind(configured):
        assert set(configured.statuses(configured.search, 20)) == {200}


@pytest.mark.parametrize("there", [True, False], ids=["app", "no-app"])
def test_neither_question_nor_address_is_in_a_log(nginx: Running, there: bool) -> None:
    with behind(nginx) if there else nullcontext():
        seen = nginx.statuses(nginx.search, 300)
    assert set(seen) == {200 if there else 502, 429}
    assert until(lambda: nginx.logged("/api/search") == seen.total())
    assert MARKER not in nginx.logs
    assert CLIENT not in nginx.logs


def test_the_way_to_https_and_broken_requests_leave_no_trace_either(nginx: Running) -> None:
    assert set(nginx.statuses(f"http://127.0.0.1:{nginx.plain}/")) == {301}
    for port in (nginx.plain, nginx.secure):
        with socket.create_connection(("127.0.0.1", port), LONG, (CLIENT, 0)) as raw:
            raw.sendall(f"GET /?frage={MARKER} HTTP/1.1\r\n\r\n".encode())
            assert b" 400 " in raw.recv(100)
    assert until(lambda: nginx.logged(" 400 ") == 2)
    assert MARKER not in nginx.logs
    assert CLIENT not in nginx.logs


def test_what_went_wrong_is_still_told_by_the_status(nginx: Running) -> None:
    assert set(nginx.statuses(nginx.search)) == {502}
    assert until(lambda: nginx.logged('"GET /api/search" 502 502 ') == 1)
