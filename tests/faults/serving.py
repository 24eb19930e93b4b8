"""Run as a program: the site over the folders of the environment, with the tests' embedder and model."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator

import uvicorn

from assistant import uploads
from assistant.answering.generation import Piece, Prompt
from assistant.application import OpenAssistant
from assistant.index.library import LibraryWatch
from assistant.settings import Settings
from assistant.web.app import create_site
from assistant.web.backend import Backend
from assistant.web.desk import Desk
from assistant.web.server import bind, server_config
from tests.index.samples import WordEmbedder, ingest
from tests.test_uploads import Reader


class Slow:
    """Begins, and never comes to an end."""

    model = "slow"

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        yield Piece('{"satz": 1, "antwort": "Die')
        await asyncio.sleep(3600)


async def main() -> None:
    settings = Settings()
    uploads._indexer = lambda _: lambda roots, progress: ingest(settings, *roots)
    uploads._reader = Reader  # type: ignore[assignment]
    assistant = OpenAssistant(settings, LibraryWatch(settings, WordEmbedder()).current, Slow)
    backend = Backend(assistant)  # type: ignore[arg-type]
    listener = bind("127.0.0.1", 0)
    site = create_site(Desk.with_settings(backend, settings), settings)
    print(listener.getsockname()[1], flush=True)
    await uvicorn.Server(server_config(site, settings)).serve([listener])


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
