"""What Chroma leaves behind: it forgets a deleted collection and keeps its vectors on the disk."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

logger = logging.getLogger(__name__)


def clear_leftovers(folder: Path) -> None:
    """Remove the folders that Chroma's database no longer names. Only for who has the lock of the ingest."""
    database = (folder / "chroma.sqlite3").resolve()
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as file:
            named = {str(UUID(str(row[0]))) for row in file.execute("SELECT id FROM segments")}
    except (sqlite3.Error, ValueError) as error:
        logger.debug("nothing cleared in %s: %s", folder, error)
        return
    for path in folder.iterdir():
        if path.is_dir() and _is_segment(path.name) and path.name not in named:
            shutil.rmtree(path, ignore_errors=True)


def _is_segment(name: str) -> bool:
    try:
        return str(UUID(name)) == name
    except ValueError:
        return False
