"""Waiting for what is to happen, as long as a busy machine takes; and ports that nobody else is given.

No test waits for a time: the limits here only end a test that would wait for ever.
"""

from __future__ import annotations

import asyncio
import random
import socket
import time
from collections.abc import Callable

LONG = 60.0
# Below what the kernel gives to those who ask for any port, so that no other test's server or client comes
# upon one between its choice and its use.
_PORTS = range(10_000, 32_000)
_LOOK = 0.02


def until(condition: Callable[[], object], seconds: float = LONG) -> bool:
    """Whether ``condition`` comes true in time."""
    deadline = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < deadline:
        time.sleep(_LOOK)
    return bool(found)


async def until_then(condition: Callable[[], object], seconds: float = LONG) -> bool:
    """The same for what happens in this event loop."""
    deadline = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < deadline:
        await asyncio.sleep(_LOOK)
    return bool(found)


def free_port() -> int:
    """A port of loopback at which nothing listens."""
    chance = random.SystemRandom()  # two processes of the tests choose differently
    while True:
        port = chance.choice(_PORTS)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def free_url() -> str:
    """A loopback URL at which nothing listens."""
    return f"http://127.0.0.1:{free_port()}"
