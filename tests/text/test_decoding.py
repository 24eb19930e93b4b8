"""Bytes of every encoding."""

from __future__ import annotations

import codecs

import pytest

from assistant.text.decoding import decode

_TEXT = "Der Bürgermeister prüft die Gebühren für größere Straßen gemäß § 5. Übung, Ärger, Öl."


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
        *("cp1252", "iso8859_15", "cp850", "mac_roman"),
    ],
)
def test_german_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(_TEXT.encode(encoding)) == _TEXT


def test_the_oldest_code_page_has_its_own_paragraph_sign() -> None:
    assert decode(_TEXT.replace("§", "\x15").encode("cp437")) == _TEXT


@pytest.mark.parametrize("word", ["Bürgermeister", "größer", "Übungsplatz"])
@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_a_single_word_is_enough(word: str, encoding: str) -> None:
    assert decode(word.encode(encoding)) == word


@pytest.mark.parametrize("text", ["„Spaß“ – 50 € … Café", "Košice, Žižka", "3 × 5 m² ‚so‘ •"])
def test_signs_of_the_windows_code_page(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


def test_frames_drawn_in_an_old_code_page() -> None:
    frame = "┌──────┐\n│Größe │\n└──────┘"
    assert decode(frame.encode("cp850")) == frame


@pytest.mark.parametrize(("first", "second"), [("utf-8", "cp1252"), ("cp1252", "utf-8"), ("utf-8", "cp850")])
def test_texts_pasted_into_one_another(first: str, second: str) -> None:
    above, below = "Größere Straßen „Spaß“, Übermaß\n" * 3, "für alle übrigen Äcker"
    assert decode(above.encode(first) + below.encode(second)) == above + below


def test_a_page_says_its_code_page_unless_it_is_wrong() -> None:
    right, wrong = '<meta charset="iso-8859-2">Łódź', '<meta charset="utf-8">Größe'
    assert decode(right.encode("iso-8859-2")) == right
    assert decode(wrong.encode("cp1252")) == wrong
    assert decode(b'<meta charset="gibt-es-nicht">\xfc') == '<meta charset="gibt-es-nicht">ü'


def test_the_euro_of_newer_european_code_pages() -> None:
    assert decode("50 € für Ämter".encode("iso8859_15")) == "50 € für Ämter"


@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff", bytes(range(256)), codecs.BOM_UTF16_LE + b"a"])
def test_nothing_raises(data: bytes) -> None:
    assert isinstance(decode(data), str)
