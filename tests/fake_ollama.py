"""A tiny HTTP server that plays Ollama, a program that plays the ``ollama`` binary, and their helpers."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

Reply = tuple[int, bytes]


def json_lines(*parts: object) -> bytes:
    """A streamed answer of Ollama."""
    return b"".join(json.dumps(part).encode() + b"\n" for part in parts)


class FakeOllama:
    """Answers ``replies[path]`` (a reply, or a function of the request's JSON) and keeps what was asked."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply | Callable[[Any], Reply]] = {
            "/api/version": (200, b'{"version": "0.24.0"}'),
            "/api/ps": (200, b'{"models": []}'),
        }
        self.requests: list[tuple[str, Any]] = []
        self.has()
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def _serve(self) -> None:
                raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                status, body = fake._answer(self.path, raw)
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_DELETE = do_HEAD = _serve

            def log_message(self, *_: object) -> None:
                """Nothing on stderr."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def has(self, *models: str) -> None:
        """These models are installed."""
        found = [{"model": name, "name": name} for name in models]
        self.replies["/api/tags"] = (200, json.dumps({"models": found}).encode())

    def asked(self, path: str) -> list[Any]:
        """The JSON of every request for ``path``."""
        return [body for asked, body in self.requests if asked == path]

    def _answer(self, path: str, raw: bytes) -> Reply:
        try:
            body = json.loads(raw or b"null")
        except ValueError:
            body = raw
        self.requests.append((path, body))
        reply = self.replies.get(path, (404, b'{"error": "not found"}'))
        return reply(body) if callable(reply) else reply

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


_PROGRAM = """\
#!{python}
import http.server, os, sys
host, port = os.environ["OLLAMA_HOST"].rsplit(":", 1)
print("playing ollama", os.environ.get("OLLAMA_NO_CLOUD"), flush=True)
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{{"version": "0.24.0"}}')
assert sys.argv[1:] == ["serve"]
http.server.HTTPServer((host, int(port)), Handler).serve_forever()
"""


def write_program(file: Path, source: str = _PROGRAM) -> Path:
    """A program that behaves like ``ollama serve`` (or as ``source`` says)."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source.format(python=sys.executable), encoding="utf-8")
    file.chmod(0o755)
    return file
