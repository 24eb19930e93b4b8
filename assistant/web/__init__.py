"""The browser app: chat, source view and the server that carries them."""

from __future__ import annotations

import os

# Gradio reads these when it is imported or started: no screen of ours may phone home, and nothing
# counts who asked what (its own statistics would run over all past events after each event).
for _name, _value in {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
    "HF_HUB_OFFLINE": "1",
}.items():
    os.environ.setdefault(_name, _value)
