"""The site with the staff's pages over the fake assistant, without the chat and without a browser."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from assistant.settings import Settings
from assistant.web.app import create_site
from assistant.web.backend import Backend
from assistant.web.desk import Desk
from assistant.web.workbench import Workbench
from tests.waiting import LONG
from tests.web.fake_assistant import FakeAssistant

HERE = "http://127.0.0.1:7860"
TOPICS = ("Hallenbad", "Raumfahrt")
POOL = "Das Hallenbad bleibt bis 2. Januar 2027 geöffnet."


def served(fake: FakeAssistant | None, folder: Path) -> TestClient:
    """For a person at this machine; once there are papers, their register is there too."""
    settings = Settings(documents=folder, data=folder / "data")
    site = create_site(Desk.with_settings(Backend(fake), settings), settings)
    if fake is not None:
        bench: Workbench = site.state.workbench
        view = bench.view(LONG)
        for topic in TOPICS:  # else a busy machine shows the page that says it is looked for
            bench.about(view, topic, LONG)
    return TestClient(site, HERE, client=("127.0.0.1", 50000))
