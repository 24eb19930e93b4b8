"""The small process between us and the Ollama server we start: it ends the server after us.

Every process of ours that uses the server holds a shared lock on one file. The kernel drops it however
the process ends, also by ``kill -9``. The guard waits until nobody holds the lock and then ends the
server, so that several of our processes can share it and none leaves it behind.

Run as a script with the standard library alone: ``ollama_guard.py LOCK STATE LOG URL COMMAND…``.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

_PR_SET_PDEATHSIG = 1
_POLL = 0.3
_GRACE = 10.0
# While the model works on one answer, search and pages of the others come first.
_NICE = 5


def _in_the_background() -> None:
    """In the server's process: stand back, and be terminated when the guard is killed (Linux only)."""
    os.nice(_NICE)
    if sys.platform == "linux":
        # a session of its own is weighed as a whole there (sched(7), autogroup)
        with contextlib.suppress(OSError):
            Path("/proc/self/autogroup").write_text(str(_NICE))
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _unused(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _terminate(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(_GRACE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def guard(lock_file: Path, state_file: Path, url: str, command: list[str]) -> None:
    """Run the server until it ends, the lock is free or we are told to end."""
    stop = False

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        nonlocal stop
        stop = True

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    lock = os.open(lock_file, os.O_RDWR | os.O_CREAT, 0o600)
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=_in_the_background)
    state_file.write_text(json.dumps({"url": url, "guard": os.getpid(), "server": server.pid}))
    try:
        while server.poll() is None and not stop and not _unused(lock):
            time.sleep(_POLL)
    finally:
        _terminate(server)


def main(arguments: list[str]) -> None:
    """Leave the caller (own session, no terminal), then guard; what we and the server say goes to the log."""
    lock_file, state_file, log_file, url, *command = arguments
    # Written before the caller goes on: for it, a missing note means that the guard has ended.
    Path(state_file).write_text(json.dumps({"url": url}))
    if os.fork():
        os._exit(0)
    os.setsid()
    os.chdir("/")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    log = os.open(log_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    try:
        guard(Path(lock_file), Path(state_file), url, command)
    except OSError as error:
        # said before the note goes, which the caller takes as the end
        print(f"{command[0]}: {error}", file=sys.stderr, flush=True)
        raise SystemExit(1) from error
    finally:
        Path(state_file).unlink(missing_ok=True)


if __name__ == "__main__":
    main(sys.argv[1:])
