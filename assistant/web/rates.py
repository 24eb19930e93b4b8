"""How many requests a client may make: an even rate with a whole minute's worth at once.

``api_door``, ``login`` and ``pace`` hold people to it.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from cachetools import TTLCache

_MINUTE = 60.0
# Clients remembered; beyond that those are forgotten that have been quiet longest.
_CLIENTS = 20_000


class Rates:
    """Keeps for each client when it will have used up what it may (the generic cell rate algorithm)."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._each = _MINUTE / per_minute
        self._used_until: TTLCache[str, float] = TTLCache(_CLIENTS, _MINUTE, clock)

    def wait(self, client: str) -> float:
        """Counts a request; more than 0: seconds to wait, and the request does not count."""
        now = self._clock()
        until = max(self._used_until.get(client, now), now) + self._each
        if (over := until - now - _MINUTE) > 1e-9:
            return over
        self._used_until[client] = until
        return 0.0
