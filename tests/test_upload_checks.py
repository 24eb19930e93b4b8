from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from assistant.errors import DocumentError, UsageError
from assistant.upload_checks import check_content, safe_name


@pytest.mark.parametrize("name", ["Haushalt 2027 (Entwurf).pdf", "straße_7-b.md", "a.b.docx", "Größe.HTML"])
def test_good_names_stay(name: str) -> None:
    assert safe_name(f" {name} ") == name


@pytest.mark.parametrize(
    "name",
    [
        "../geheim.txt", "a/b.txt", "C:\\a.txt", "..\\a.md", "/etc/passwd.txt", ".htaccess.txt", "a..txt",
        "a.txt\0.pdf",
        "a\r\nb.txt", "catalog.yaml", "a.exe", "a", "", ".pdf", "a.pdf/", "x" * 120 + ".txt",
        "ä" * 110 + ".txt",
        "<b>.txt", "a%2f.txt", "\u202etxt.pdf", "-rf.txt",
    ],
)  # fmt: skip
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(UsageError, match=r"Erlaubt sind .* mit einer dieser Endungen: \.pdf"):
        safe_name(name)


def test_letters_are_joined_with_their_signs() -> None:
    assert safe_name("Gro\u0308ße.txt") == "Größe.txt"


def word() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("_", "."), data)
    return file.getvalue()


ODT = packed(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<a/>")
GOOD = {
    "a.pdf": b"\n%PDF-1.7\n",
    "a.docx": word(),
    "a.odt": ODT,
    "a.html": b"<!-- von Hand --><p>Der Rat tagt.</p>",
    "a.md": "# Größe".encode(),
    "a.txt": "Größe".encode("utf-16"),
    "b.txt": "Größe\x0cSeite 2".encode("latin-1"),
}
BAD = {
    "a.pdf": b"MZ\x90\x00 kein PDF",
    "b.pdf": word(),
    "a.docx": ODT,
    "b.docx": b"PK\x03\x04 kaputt",
    "a.odt": packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_xml=b"<a/>"),
    "a.html": b"nur Text",
    "a.txt": b"\x7fELF\x02\x01\x00",
    "a.md": b"%PDF-1.7\n",
    "b.txt": word(),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_is_what_it_says(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(GOOD[name])
    check_content(tmp_path / name)


@pytest.mark.parametrize("name", BAD)
def test_what_is_something_else(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    with pytest.raises(DocumentError, match=f"„{name}“: Der Inhalt ist kein {name.split('.')[1].upper()}"):
        check_content(tmp_path / name)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bombe.odt"
    path.write_bytes(
        packed(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b" " * (80 << 20))
    )
    with pytest.raises(DocumentError, match="wäre entpackt 80 MB groß"):
        check_content(path)
