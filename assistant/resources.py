"""Where prompts and the shipped documents are: in a checkout or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def prompts() -> Path:
    """The folder of the prompts."""
    return _shipped("prompts")


def prompt(name: str) -> str:
    """The text of ``prompts/<name>.md``."""
    return (prompts() / f"{name}.md").read_text(encoding="utf-8")


def documents() -> Path:
    """``documents/`` of the working directory, else the shipped five."""
    here = Path.cwd() / "documents"
    return here if here.is_dir() else _shipped("documents")
