from __future__ import annotations

from collections import Counter

from assistant.staff.thesaurus import Entry, Thesaurus, read_subjects, word_form
from assistant.text.words import content_words

THESAURUS = Thesaurus.of(
    [
        Entry(("Elternbeitrag", "Kita-Gebühr", "Gebühren der Kindergärten"), ("Geschwisterermäßigung",)),
        Entry(("Gebühren", "Abgaben"), ("Gebührensatzung",)),
    ]
)


def test_what_a_subject_is_also_called_and_what_belongs_to_it() -> None:
    assert THESAURUS.related("Elternbeiträge") == ("Elternbeitrag", "Kita-Gebühr", "Geschwisterermäßigung")


def test_names_are_the_same_however_their_words_are_joined() -> None:
    assert THESAURUS.related("Gebühren der Kita") == THESAURUS.related("Kita-Gebühren")
    assert "Gebührensatzung" not in THESAURUS.related("Kita-Gebühren")
    assert THESAURUS.related("Kita") == ()


def test_the_shipped_subjects_are_whole() -> None:
    subjects = read_subjects()
    assert len(subjects) >= 200
    for subject in subjects:
        assert subject.names, subject
        assert len(subject.words) >= 5, subject
        assert all(content_words(name) for name in subject.names), subject
        assert max(Counter(subject.words).values()) == 1, subject


def test_forms_are_those_of_the_dictionary() -> None:
    assert word_form("Elternbeiträge") == word_form("Elternbeitrag") == ("Eltern", "Beitrag")
    assert word_form("Bauern") != word_form("Bau")
