"""Keeps the libraries from asking the network; imports nothing, so that it can come before them."""

from __future__ import annotations

import os

# Telemetry, version checks and downloads; the libraries read these when they are imported.
OFFLINE = {
    "ANONYMIZED_TELEMETRY": "False",
    "CHROMA_TELEMETRY_IMPL": "none",
    "GRADIO_ANALYTICS_ENABLED": "False",
    # Gradio's own statistics of who asked what would run over all past events after each event.
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
    # onnxruntime keeps a device id and what it did in the home folder, and sends it off after minutes.
    "ORT_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}


def go_offline() -> None:
    """Switch telemetry and downloads of the libraries off; what the environment says already, stays."""
    for name, value in OFFLINE.items():
        os.environ.setdefault(name, value)
