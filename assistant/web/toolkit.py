"""Gradio, loaded without the stubs for editors that it writes beside its own sources.

At each start Gradio reads the source of every component and brings a ``.pyi`` file in line with it. That
takes one of the 2.3 s of its import, and a folder of packages that the server may write to.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

_COMPONENT = "ComponentMeta"


@contextmanager
def _without_stubs() -> Iterator[None]:
    """Of a component without a file Gradio makes no stub."""
    file_of = inspect.getfile

    def getfile(item: object) -> str:
        if type(item).__name__ == _COMPONENT:
            raise OSError(_COMPONENT)
        return file_of(item)  # type: ignore[arg-type]

    with mock.patch.object(inspect, "getfile", getfile):
        yield


with _without_stubs():
    import gradio as gr

__all__ = ["gr"]
