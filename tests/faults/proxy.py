"""A small TCP proxy that does to a connection what networks and servers do."""

from __future__ import annotations

import itertools
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_CHUNK = 4096


@dataclass(frozen=True)
class Fault:
    """What happens to the answers: ``silent`` ones never come, ``cut`` ends them after so many bytes.

    ``touch`` sees every piece and says what goes on; one that it made shorter is the last.
    """

    silent: bool = False
    slow: float = 0.0
    cut: int | None = None
    touch: Callable[[bytes], bytes] | None = None


FINE = Fault()


class Proxy:
    """Listens at ``url`` and passes on to the targets in turn; ``fault`` may be changed at any time."""

    def __init__(self, *targets: str) -> None:
        parts = [urlsplit(target) for target in targets]
        self._targets = itertools.cycle([(part.hostname or "", part.port or 80) for part in parts])
        self.fault = FINE
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._address = self._listener.getsockname()
        self.url = f"http://127.0.0.1:{self._address[1]}"

    def open(self) -> None:
        """Take connections; nobody is refused any more."""
        if self._listener.fileno() < 0:
            self._listener = socket.create_server(self._address)
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def close(self) -> None:
        """As if the server had ended: new connections are refused, open ones break."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.break_all()

    def break_all(self) -> None:
        """End every open connection as a crash would."""
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            serving = (client, next(self._targets))
            threading.Thread(target=self._serve, args=serving, daemon=True).start()

    def _serve(self, client: socket.socket, target: tuple[str, int]) -> None:
        with client:
            try:
                server = socket.create_connection(target)
            except OSError:
                return
            with server:
                self._pass_on(client, server)

    def _pass_on(self, client: socket.socket, server: socket.socket) -> None:
        with self._lock:
            self._open |= {client, server}
        there = threading.Thread(target=self._asked, args=(client, server), daemon=True)
        there.start()
        with suppress(OSError):
            self._answered(server, client)
        for end in (client, server):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        there.join(5)
        with self._lock:
            self._open -= {client, server}

    def _asked(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := client.recv(_CHUNK):
                server.sendall(data)
            server.shutdown(socket.SHUT_WR)

    def _answered(self, server: socket.socket, client: socket.socket) -> None:
        sent = 0
        while data := server.recv(_CHUNK):
            fault = self.fault
            if fault.silent:
                continue
            time.sleep(fault.slow)
            passed = fault.touch(data) if fault.touch else data
            if fault.cut is not None:
                passed = passed[: max(0, fault.cut - sent)]
            client.sendall(passed)
            sent += len(passed)
            if len(passed) < len(data) or sent == fault.cut:
                return
