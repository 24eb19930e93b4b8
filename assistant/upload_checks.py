"""What a file that somebody sends is called, and whether it is what its name says."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from pathlib import Path

from assistant import texts
from assistant.errors import DocumentError, UsageError
from assistant.index.sizes import check_file, check_unpacked
from assistant.text.readers import FORMATS

_LONGEST = 120
_LONGEST_BYTES = 200
_NAME = re.compile(r"[^\W_][\w .()\-]*\.[a-z]+", re.IGNORECASE)
_HEAD = 4096
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|p|div|h[1-6]|table|article|section|ul|ol)\b", re.IGNORECASE
)
_ODT = b"application/vnd.oasis.opendocument.text"
# Controls that no text has; those of UTF-16 have a mark before them.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def safe_name(sent: str) -> str:
    """The name a file may have in the documents folder. Raises :class:`UsageError`."""
    name = unicodedata.normalize("NFC", sent).strip()
    wanted = len(name) <= _LONGEST and len(name.encode(errors="replace")) <= _LONGEST_BYTES
    if not (wanted and _NAME.fullmatch(name) and ".." not in name and Path(name).suffix.lower() in FORMATS):
        raise UsageError(texts.upload_bad_name(", ".join(FORMATS)))
    return name


def check_content(path: Path) -> None:
    """Raises :class:`DocumentError` for what is not what its ending says, or unpacks to a bomb."""
    check_file(path)
    suffix = path.suffix.lower()
    if not _is(path, suffix):
        raise DocumentError(texts.upload_wrong_content(path.name, suffix))
    check_unpacked(path)


def _is(path: Path, suffix: str) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if suffix == ".pdf":
        return b"%PDF-" in head[:1024]
    if suffix in (".docx", ".odt"):
        return _packed(path) == suffix
    if _BINARY.search(head) and not head.startswith(_WIDE):
        return False
    if head.lstrip().startswith((b"%PDF-", b"PK\x03\x04")):
        return False
    return suffix not in (".html", ".htm") or head.startswith(_WIDE) or bool(_MARKUP.search(head))


def _packed(path: Path) -> str:
    """Which kind of packed document it is by its parts."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return ".docx"
            if "mimetype" in names and "content.xml" in names:
                with archive.open("mimetype") as kind:
                    return ".odt" if kind.read(len(_ODT) + 1).strip() == _ODT else ""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return ""
    return ""
