"""A server that we started and that was killed is started again, while the chat goes on."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from assistant import model_setup
from assistant.model_setup import ModelSetup
from assistant.ollama_runtime import OllamaRuntime
from assistant.ollama_server import answers
from assistant.settings import Settings
from tests.fake_ollama import write_program
from tests.waiting import LONG, free_url, until

PROGRAM = """\
#!{python}
import http.server, json, os
host, port = os.environ["OLLAMA_HOST"].rsplit(":", 1)
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        found = [dict(model="qwen2.5:1.5b-instruct", digest="a1")]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(dict(version="0.24.0", models=found, response="", done=True)).encode())
    do_POST = do_GET
    def log_message(self, *_): pass
http.server.HTTPServer((host, int(port)), Handler).serve_forever()
"""


def noted(note: Path) -> dict[str, int]:
    """The processes of the server, none while it is being started."""
    try:
        found: dict[str, int] = json.loads(note.read_text())
    except (FileNotFoundError, ValueError):  # not there, or being written
        return {}
    return found


@pytest.mark.parametrize("killed", ["server", "guard"])
def test_it_is_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, killed: str, times: int
) -> None:
    monkeypatch.setattr(model_setup, "_PAUSE", 0.05)
    monkeypatch.setattr("assistant.ollama_runtime.shutil.which", lambda _: None)
    write_program(tmp_path / "ollama" / "bin" / "ollama", PROGRAM)
    settings = Settings(cache=tmp_path, OLLAMA_HOST=free_url())
    settings.model_fields_set.discard("ollama_host")  # as if this were the default port
    setup = ModelSetup(OllamaRuntime(settings), look_seconds=0.1)
    setup.start()
    assert setup.wait(LONG).ready
    host, note = setup.state().host, tmp_path / "ollama" / "server.json"
    for _ in range(times or 1):
        assert until(lambda: "server" in noted(note))
        before = noted(note)
        os.kill(before[killed], signal.SIGKILL)
        assert until(lambda: noted(note).get("server") not in (None, before["server"]))  # noqa: B023
        assert until(lambda: setup.state().ready and answers(host))
    setup.stop()
    assert until(lambda: not answers(host))
