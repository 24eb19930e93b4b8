"""Starts the browser app; the same as ``vereinbart serve``."""

from __future__ import annotations

import sys

from assistant.web.server import main

if __name__ == "__main__":
    sys.exit(main())
