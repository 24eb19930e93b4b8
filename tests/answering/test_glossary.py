"""Plain words for those of the administration."""

from __future__ import annotations

from assistant.answering.glossary import explained


def test_words_are_explained_in_their_order_and_once() -> None:
    found = dict(explained("Die Satzung gilt, vorbehaltlich der Satzungen der Träger.", "Kein Wort."))
    assert list(found) == ["Satzung", "vorbehaltlich", "Träger"]
    assert found["vorbehaltlich"] == "nur, wenn"


def test_the_head_of_a_compound_is_explained() -> None:
    assert dict(explained("Der Finanzausschuss tagt."))["Ausschuss"].startswith("Gruppe")


def test_plain_sentences_need_no_explaining() -> None:
    assert explained("Das Bad bleibt offen.") == ()
