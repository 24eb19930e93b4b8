"""Files of every kind, good and bad, and what holds for each document."""

from __future__ import annotations

import codecs
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import resources
from assistant.errors import DocumentError
from assistant.text.document import BlockKind
from assistant.text.readers import FORMATS, read_document
from tests.text.samples import read_text, sentences

_SENTENCE = "Für größere Straßen zahlt die Stadt 50 €."
_SHIPPED = sorted(path for path in resources.documents().iterdir() if path.suffix in FORMATS)


@pytest.mark.parametrize("path", _SHIPPED, ids=lambda path: path.stem)
def test_sentences_lie_where_they_say(path: Path) -> None:
    document = read_document(path, "papier")
    for number, (block, sentence) in enumerate(document.with_blocks(), start=1):
        assert sentence.id == f"papier:{number:04d}"
        assert document.text[sentence.start : sentence.end] == sentence.text
        assert block.start <= sentence.start < sentence.end <= block.end
    assert all(not block.sentences for block in document.blocks if block.kind is BlockKind.BOILERPLATE)


@pytest.mark.parametrize("path", _SHIPPED, ids=lambda path: path.stem)
def test_no_letter_is_lost_between_sentences(path: Path) -> None:
    document = read_document(path, "papier")
    for block in document.blocks:
        if block.kind is not BlockKind.BOILERPLATE:
            shown = document.text[block.start : block.end].removeprefix(block.marker)
            assert shown.split() == " ".join(sentence.text for sentence in block.sentences).split()


@pytest.mark.parametrize(
    "data",
    [
        _SENTENCE.encode("cp1252"),
        codecs.BOM_UTF16_LE + _SENTENCE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + _SENTENCE.encode("utf-16-be"),
        codecs.BOM_UTF8 + _SENTENCE.encode(),
    ],
    ids=["cp1252", "utf-16-le", "utf-16-be", "utf-8-sig"],
)
def test_old_encodings(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "alt.TXT"
    path.write_bytes(data)
    assert sentences(read_document(path, "alt")) == [_SENTENCE]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("leer.txt", b" \n", "leer.txt.*keinen Text"),
        ("alt.doc", b"x", r"alt.doc.*\.doc wird nicht gelesen.*\.docx"),
        (
            "verweis.pdf",
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
            "verweis.pdf.*Git-LFS",
        ),
        ("geheim.docx", b"\xd0\xcf\x11\xe0\xa1", "geheim.docx.*Kennwort"),
        ("kaputt.docx", b"kein Archiv", "kaputt.docx.*beschädigt"),
        ("kaputt.odt", b"kein Archiv", "kaputt.odt.*beschädigt"),
        ("kaputt.pdf", b"%PDF-1.7 und weiter nichts", "kaputt.pdf.*beschädigt"),
        ("leer.html", b"<html><body></body></html>", "leer.html.*keinen Text"),
    ],
)
def test_bad_files_are_named(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=message):
        read_document(path, "papier")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"fort.txt.*gibt es nicht"):
        read_document(tmp_path / "fort.txt", "fort")


def test_too_many_unreadable_letters_give_a_warning(tmp_path: Path) -> None:
    assert read_text(tmp_path, _SENTENCE).warnings == ()
    assert "unlesbar" in read_text(tmp_path, _SENTENCE + " Wir \ufffd\ufffd zahlen.").warnings[0]


def test_special_tokens_are_plain_text(tmp_path: Path) -> None:
    assert sentences(read_text(tmp_path, "Das Zeichen <|endoftext|> ist Text.")) == [
        "Das Zeichen <|endoftext|> ist Text."
    ]


_FRAGMENTS = st.sampled_from(
    [
        "§ 1",
        "1. ",
        "a) ",
        "✓ ",
        "- ",
        "\n",
        "\n\n",
        "\f",
        ":",
        ".",
        "Ver-",
        "Der Rat ",
        "zahlt ",
        "5",
        "10 ",
        "\u00ad",
        "#",
        "|",
    ]
)


# The same examples at every run: new ones are looked for where that is the task, with tests/fuzz.py.
@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(parts=st.lists(_FRAGMENTS, min_size=1, max_size=40), suffix=st.sampled_from([".txt", ".md", ".html"]))
def test_any_text_is_read_or_refused(tmp_path: Path, parts: list[str], suffix: str) -> None:
    try:
        document = read_text(tmp_path, "".join(parts), f"papier{suffix}")
    except DocumentError:
        return
    assert all(document.text[found.start : found.end] == found.text for found in document.sentences)
    assert all(block.lead_in is None or block.lead_in < index for index, block in enumerate(document.blocks))


def test_random_bytes_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "rauschen.txt"
    path.write_bytes(random.Random(7).randbytes(5000))
    with pytest.raises(DocumentError, match=r"rauschen\.txt"):
        read_document(path, "x")
