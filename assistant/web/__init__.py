"""The browser app: chat, source view and the server that carries them."""

from __future__ import annotations

from assistant.offline import go_offline

# Gradio reads the environment when it is imported.
go_offline()
