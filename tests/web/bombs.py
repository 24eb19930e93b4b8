"""Small files that become large, and files that ask for what is not theirs."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx

_PDF_PARTS = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
)


def _deflated(megabytes: int) -> bytes:
    """So many megabytes of blanks, packed once and the pack repeated."""
    megabyte = b" " * (1 << 20)
    packer = zlib.compressobj(9)
    head = packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(megabytes):
        check = zlib.adler32(megabyte, check)
    return head + block * (megabytes - 1) + b"\x03\x00" + check.to_bytes(4, "big")


def pdf_bomb(megabytes: int = 2048) -> bytes:
    """A PDF of less than a kilobyte whose one page is so large."""
    stream = _deflated(megabytes)
    stream = zlib.compress(zlib.compress(stream))
    filters = b"/FlateDecode/FlateDecode/FlateDecode"
    content = b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(stream), filters, stream)
    whole, places = b"%PDF-1.7\n", []
    for number, part in enumerate((*_PDF_PARTS, content), start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 5\n0000000000 65535 f \n"
    return whole + head + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(whole)


def climbing() -> bytes:
    """A Word file with a part that wants to lie elsewhere."""
    return word(_body("Der Rat tagt.").encode(), **{"../../geheim2.txt": b"x"})


def word(document: bytes = b"", **more: bytes) -> bytes:
    """A Word file with this ``document.xml`` and further parts."""
    plain = io.BytesIO()
    docx.Document().save(plain)
    file = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = document if document and name == "word/document.xml" else old.read(name)
            new.writestr(name, data)
        for name, data in more.items():
            new.writestr(name, data)
    return file.getvalue()


def _body(text: str) -> str:
    return f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = word(f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>{_body("&l9;")}'.encode())


def entity(path: str) -> bytes:
    """A Word file that wants a file of the machine in its text."""
    return word(f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{path}">]>{_body("Der Rat tagt. &e;")}'.encode())
