"""The command ``vereinbart``, also ``python -m assistant``: Ctrl-C ends it quietly while it still loads."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

INTERRUPTED = 128 + signal.SIGINT
_said = b""


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    """There is nothing to tidy up yet, or no more; an exception would come out of any import."""
    os.write(2, _said)
    os._exit(INTERRUPTED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Load and run the command line; returns the exit code."""
    global _said
    # one who is not to hear of it (``nohup``, a job in the background) goes on hearing nothing
    heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heard:
        signal.signal(signal.SIGINT, _end)
    from assistant import texts

    _said = f"{texts.STOPPED}\n".encode()
    from assistant import cli

    try:
        if heard:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return cli.main(arguments)
    except KeyboardInterrupt:  # outside of a command
        return INTERRUPTED
    finally:
        if heard:
            signal.signal(signal.SIGINT, _end)


if __name__ == "__main__":
    sys.exit(main())
