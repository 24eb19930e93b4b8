"""Gradio, loaded without what this app has no use for.

At each start Gradio reads the source of every component and brings a ``.pyi`` file for editors in line with
it. That takes one of the 2.3 s of its import, and a folder of packages that the server may write to. A third
of the rest goes into pandas, which only tables and plots use, and into a command line for a cloud's hosting:
the one is loaded when somebody reaches for it, the other is left out.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any
from unittest import mock

_COMPONENT = "ComponentMeta"
_LATER = "pandas"
_COMMANDS, _COMMAND = "gradio.cli", "deploy"


@contextmanager
def without_stubs() -> Iterator[None]:
    """Of a component without a file Gradio makes no stub."""
    file_of = inspect.getfile

    def getfile(item: object) -> str:
        if type(item).__name__ == _COMPONENT:
            raise OSError(_COMPONENT)
        return file_of(item)  # type: ignore[arg-type]

    with mock.patch.object(inspect, "getfile", getfile):
        yield


class _Later(ModuleType):
    """Stands in for a module until an attribute of it is wanted; the standard library's own lazy loader
    loads it at the import already (Python 3.11)."""

    def __getattr__(self, attribute: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), attribute)


def _load_when_used(name: str) -> None:
    """Have ``import name`` cost nothing."""
    if name not in sys.modules and (spec := importlib.util.find_spec(name)) is not None:
        sys.modules[name] = module = _Later(name)
        module.__spec__, module.__file__ = spec, spec.origin


@contextmanager
def _without_commands() -> Iterator[None]:
    """Gradio's own package wants one name of its command line."""
    sys.modules[_COMMANDS] = stand_in = ModuleType(_COMMANDS)
    setattr(stand_in, _COMMAND, None)
    try:
        yield
    finally:
        del sys.modules[_COMMANDS]


_load_when_used(_LATER)
with without_stubs(), _without_commands():
    import gradio as gr

__all__ = ["gr", "without_stubs"]
