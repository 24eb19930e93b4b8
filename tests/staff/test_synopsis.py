from __future__ import annotations

import pytest

from assistant.index.library import Library
from assistant.staff.free_topics import RELATED, Match, Subject, Words, match_all, subject_degree
from assistant.staff.register import build_register
from assistant.staff.synopsis import Synopsis, synopsis
from assistant.staff.thesaurus import Entry, Thesaurus, shipped_thesaurus
from assistant.staff.topics import shipped_topics
from assistant.staff.vectors import similarities
from assistant.text.words import term


def made(library: Library, topic: str, agreements: tuple[str, ...] = ()) -> Synopsis:
    topics = shipped_topics()
    return synopsis(library, build_register(library, topics), topics, topic, agreements)


def test_words_of_a_compound_count_for_the_subject() -> None:
    assert subject_degree(term("Fahrrad"), term("Fahrradweg"), "rad") == 0.9
    assert subject_degree(term("Radverkehr"), term("Radweg"), "rad") == 0.6
    assert subject_degree(term("Fahrrad"), term("Windrad"), "rad") == 0.45
    assert subject_degree(term("Museum"), term("Radweg")) == 0.0


def test_words_alone_or_words_and_meaning_decide() -> None:
    assert Match(words=1.0, meaning=0.0).about
    assert Match(words=0.6, meaning=2.1, taught=1.5).about
    assert not Match(words=0.6, meaning=2.1).about
    assert Match(words=0.0, meaning=3.0, taught=3.5).about


def test_of_joined_words_one_is_enough_and_of_others_each_counts(library: Library) -> None:
    title = "Anbau"
    assert Subject("Museum und Anbau", library).names(title)
    assert not Subject("Museum mit Anbau", library).names(title)
    assert not Subject("Museums-Anbau", library).names(title)


def test_a_noun_is_less_a_verb(library: Library) -> None:
    (counted,) = [unit for unit in library.units if "gezählt" in unit.sentence.text]
    assert 0 < Subject("Zählen", library).degree(counted, "") < Subject("zählen", library).degree(counted, "")


def test_words_that_belong_to_a_subject_count_for_it_and_so_do_compounds_of_them(library: Library) -> None:
    (museum,) = [unit for unit in library.units if "Das Museum" in unit.sentence.text]
    thesaurus = Thesaurus.of([Entry(("Kultur", "Haus der Kunst"), ("Museum",)), Entry(("Bau",), ("Anbau",))])
    for topic, degree in (("Kultur", RELATED), ("Häuser der Kunst", RELATED), ("Kunst", 0.0)):
        assert Subject(topic, library, thesaurus).degree(museum, "") == degree


@pytest.mark.parametrize(
    ("topic", "word"),
    [
        ("Landwirtschaft", "Baugebiet"),
        ("Existenzgründung", "Grundschule"),
        ("Denkmalschutz", "Bürgermeister"),
        ("Einsamkeit", "gemeinsam"),
        ("Gastronomie", "Landwirt"),
        ("Straßenausbaubeiträge", "Anliegen"),
        ("Grünanlagen", "Begründung"),
        ("Fähre", "Fahrbahn"),
    ],
)
def test_a_word_that_only_looks_like_one_of_the_subject_is_none(topic: str, word: str) -> None:
    related = shipped_thesaurus().related(topic)
    assert related
    assert word not in Words(related)


def test_every_sentence_is_scored(library: Library) -> None:
    assert set(match_all(library, "Radweg")) == {unit.sentence.id for unit in library.units}


def test_cosines_are_those_of_the_embedder(library: Library) -> None:
    import numpy as np

    query = np.asarray([library.embedder.get_query_embedding("Museum Anbau")], dtype=np.float32)
    cosines = {key: float(row[0]) for key, row in similarities(library, query)}
    best = max(cosines, key=cosines.__getitem__)
    assert library.units[library.position[best]].sentence.text == "Das Museum erhält einen Anbau."


def test_commitments_mentions_and_silence_are_told_apart(library: Library) -> None:
    auental, birkholz = made(library, "Museum").cells
    assert auental.empty
    assert [row.sentence.text for row in birkholz.commitments] == ["Das Museum erhält einen Anbau."]
    (unfall,) = made(library, "Unfälle", ("auental",)).cells
    assert not unfall.commitments
    assert unfall.mentions[0].text.startswith("Im Jahr 2019 wurden drei")


def test_a_named_topic_takes_the_register(library: Library) -> None:
    found = made(library, "verkehr")
    assert found.topic == "Verkehrsflächen und -anlagen, ÖPNV"
    assert found.scheme
    assert {row.agreement.id for row in found.commitments} == {"auental"}
