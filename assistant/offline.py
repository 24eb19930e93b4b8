"""Keeps the libraries from asking the network; imports nothing, so that it can come before them."""

from __future__ import annotations

import os

# Telemetry, version checks and downloads; the libraries read these when they are imported.
OFFLINE = {
    "ANONYMIZED_TELEMETRY": "False",
    "CHROMA_TELEMETRY_IMPL": "none",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}


def go_offline() -> None:
    """Switch telemetry and downloads of the libraries off; what the environment says already, stays."""
    for name, value in OFFLINE.items():
        os.environ.setdefault(name, value)
