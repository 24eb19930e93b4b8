"""Files that are too large to be a document, told by their size alone."""

from __future__ import annotations

import zipfile
from pathlib import Path

from assistant import texts
from assistant.errors import DocumentError

MB = 1024 * 1024
# The file and what it becomes in memory have to fit beside the language model.
FILE_LIMIT = 1024 * MB
# A thousand printed volumes; a larger text is a dump of a database or a log.
TEXT_LIMIT = 50 * MB
# Pictures in a Word file are stored as they are; its text packs to a tenth, repeated tables to a fiftieth.
UNPACKED_LIMIT = 1024 * MB
UNPACKED_RATIO = 100
_SMALL = 64 * MB
_PACKED = frozenset({".docx", ".odt"})
_PICTURED = frozenset({".pdf", *_PACKED})


def check_file(path: Path) -> None:
    """Raise DocumentError for a file that no reader should be given."""
    size = path.stat().st_size
    limit = FILE_LIMIT if path.suffix.lower() in _PICTURED else TEXT_LIMIT
    if size > limit:
        raise DocumentError(texts.file_too_large(path.name, size // MB, limit // MB))


def check_unpacked(path: Path) -> None:
    """The same for an archive that is small until it is opened."""
    if path.suffix.lower() in _PACKED:
        unpacked, size = _unpacked(path), path.stat().st_size
        if unpacked > UNPACKED_LIMIT or unpacked > max(_SMALL, UNPACKED_RATIO * size):
            raise DocumentError(texts.zip_too_large(path.name, unpacked // MB))


def _unpacked(path: Path) -> int:
    """What the archive says of itself. One that lies is cut there by zipfile, and then fails its checksum."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return 0  # the reader has the words for a damaged file
