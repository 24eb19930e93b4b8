"""What holds for every text, whatever it says."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from assistant.errors import DocumentError
from assistant.text import sentences
from assistant.text.document import BlockKind, Document
from assistant.text.readers import read_document
from assistant.text.repair import SOFT_HYPHEN, clean, join
from assistant.text.tracing import trace

_SETTINGS = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
_WORDS = st.sampled_from(
    [
        *"""
        Die der Rat Stadt Gemeinde beschließt Gebühr beträgt Euro € und oder z. B. Nr. Abs. § Art. Dr. usw.
        am bis von 5 12 2021 3. 03.11.2021 1.200,50 10-20 (vgl. Anlage 2) „Haupt- Finanzausschuss“
        Kinder- SPD CDU-Fraktion E-Mail wird werden nicht; Haushalt, Ausschuss: Kita. Schule! Wer? …
        – - • a) (1) 1. I. TOP Anlage www.stadt.de rat@stadt.de Müller Größe Übung straße
        ﬁnden Ki\u00adta x\u200by 18.30 Uhr NKomVG usw
        """.split(),
        "Rat\u00a0haus",
        "\f",
    ]
)
_LINES = st.lists(_WORDS, min_size=1, max_size=14).map(" ".join)
_TEXTS = st.lists(st.one_of(_LINES, st.just("")), min_size=1, max_size=25).map("\n".join)
_PROSE = st.lists(
    st.sampled_from(
        [
            "Die Stadt zahlt den Beitrag für das Jahr 2021.",
            "Der Rat hat am 3. November beschlossen, z. B. die Gebühr nach Nr. 5 zu senken.",
            "Wer die Kosten von 1.200,50 Euro trägt, ist noch offen!",
            "Dr. Müller fragt: „Wann kommt der Bus?“",
            "Das regelt § 5 Abs. 2 der Satzung vom 03.11.2021.",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
_ODD = st.characters(codec="utf-8", exclude_categories=["Cn"])


def _read(text: str, name: str = "papier.txt") -> Document:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8", newline="")
        try:
            return read_document(path, "papier")
        except DocumentError:
            assume(False)
            raise


def _figures(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", text))


@given(_TEXTS)
@_SETTINGS
def test_every_letter_is_in_exactly_one_sentence_or_mark(text: str) -> None:
    document = _read(text)
    for block in document.blocks:
        if block.kind is BlockKind.BOILERPLATE:
            continue
        said = block.marker + "".join(sentence.text for sentence in block.sentences)
        shown = document.text[block.start : block.end]
        assert "".join(said.split()) == "".join(shown.split())


@given(_TEXTS)
@_SETTINGS
def test_offsets_point_at_the_sentences_in_order(text: str) -> None:
    document = _read(text)
    for sentence in document.sentences:
        assert document.text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
    assert all(above.end <= below.start for above, below in pairwise(document.sentences))


@given(st.text(_ODD, max_size=60))
@settings(_SETTINGS, max_examples=300)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text, Counter())
    assert clean(once, Counter()) == once


@given(st.text(_ODD, max_size=60))
@settings(_SETTINGS, max_examples=300)
def test_no_invisible_sign_is_left(text: str) -> None:
    kept = clean(text, Counter()).replace(SOFT_HYPHEN, "").replace("\n", "").replace("\f", "")
    assert [sign for sign in kept if unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs")] == []


@given(st.lists(st.text(_ODD, max_size=20), max_size=8).map("\n".join))
@_SETTINGS
def test_no_sentence_holds_an_invisible_sign(text: str) -> None:
    document = _read(f"Der Rat stimmt dem Haushalt zu. {text}")
    found = "".join(sentence.text for sentence in document.sentences)
    assert [
        sign for sign in found if unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs") and sign != "\n"
    ] == []


@given(_LINES, _LINES)
@settings(_SETTINGS, max_examples=300)
def test_joining_lines_keeps_every_figure(above: str, below: str) -> None:
    first, second = clean(above, Counter()), clean(below, Counter())
    assert _figures(join(first, second, Counter())) == _figures(f"{first} {second}")


@given(
    st.text("0123456789.,-–/ \u00ad\u2010\u200b€", min_size=1, max_size=12),
    st.text("0123456789.,-–/ ", max_size=12),
)
@settings(_SETTINGS, max_examples=300)
def test_joining_never_makes_one_figure_of_two(above: str, below: str) -> None:
    first, second = clean(above, Counter()), clean(below, Counter())
    assert _figures(join(first, second, Counter())) == _figures(f"{first} {second}")


@given(st.lists(_PROSE, min_size=1, max_size=6).map("\n\n".join))
@_SETTINGS
def test_reading_keeps_every_figure(text: str) -> None:
    assert _figures(_read(text).text) == _figures(text)


@given(st.lists(_PROSE, min_size=1, max_size=6).map("\n\n".join))
@_SETTINGS
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    once = _read(text).text
    assert _read(once).text == once


@given(_PROSE)
@_SETTINGS
def test_sentences_are_those_it_was_made_of(text: str) -> None:
    assert " ".join(sentences.split(text)) == text
    assert all(found[-1] in ".!?“" for found in sentences.split(text))


@given(_TEXTS)
@settings(_SETTINGS, max_examples=25)
def test_every_letter_traces_back(text: str) -> None:
    document = _read(text)
    for sentence in document.sentences[:6]:
        for offset in range(sentence.start, sentence.end, 7):
            if document.text[offset].isalnum():
                found = trace(document, offset)
                assert found is not None
                assert found.column is not None
