from __future__ import annotations

import pytest

from assistant import screen


def test_a_log_hears_of_an_ingest_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(screen.time, "monotonic", lambda: now)
    with screen.progress_bar(calmly=True) as progress:
        progress("a.pdf wird eingelesen", 0, 400)
        progress("b.pdf wird eingelesen", 40, 400)
        now += screen.LOG_SECONDS
        progress("c.pdf wird eingelesen", 90, 400)
    assert capsys.readouterr().err == "a.pdf wird eingelesen\nc.pdf wird eingelesen (22 %)\n"


def test_a_log_hears_of_every_other_step(capsys: pytest.CaptureFixture[str]) -> None:
    with screen.progress_bar() as progress:
        progress("Teil 1 von 22", 1, 22)
        progress("Teil 2 von 22", 2, 22)
        progress("wird geprüft", None, None)
    assert capsys.readouterr().err == "Teil 1 von 22\nwird geprüft\n"
