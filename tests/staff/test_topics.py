from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.index.library import Library
from assistant.staff.register import build_register
from assistant.staff.topic_choice import topic_scores
from assistant.staff.topics import load_topics, shipped_topics


def best(text: str, heading: str = "") -> str:
    topics = shipped_topics()
    return topics.all[int(topic_scores(text, heading, None, topics).argmax())].id


def test_words_and_compounds_give_the_topic_away() -> None:
    assert best("Die Krippe erhält eine Gruppe.") == "jugend"
    assert best("Der Glasfaserausbau beginnt.") == "verwaltung"
    assert best("Das Tanklöschfahrzeug wird gekauft.", "Feuerwehr") == "ordnung"


def test_a_sentence_can_have_several_topics(library: Library) -> None:
    rows = build_register(library, shipped_topics()).rows
    assert "verkehr" in {found.topic for found in rows[0].topics}
    assert all(0 < found.score <= 1 for row in rows for found in row.topics)


def test_a_person_renames_and_adds_topics(tmp_path: Path) -> None:
    path = tmp_path / "themen.yaml"
    path.write_text(
        "topics:\n- {id: verkehr, name: Mobilität, words: [Seilbahn]}\n- {id: watt, name: Wattenmeer}\n"
    )
    topics = load_topics(path)
    mobility = topics.named("Mobilität")
    assert mobility is not None
    assert "Seilbahn" in mobility.words
    assert "Radweg" in mobility.words
    assert topics.named("watt") is not None
    assert len(topics.all) == len(shipped_topics().all) + 1


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "themen.yaml"
    path.write_text("topics: [{name: ohne Kennung}]")
    with pytest.raises(UsageError, match=r"themen\.yaml kann nicht gelesen werden"):
        load_topics(path)


def test_a_listed_compound_is_not_what_its_parts_are() -> None:
    assert best("Straßenausbaubeiträge wird es nicht geben.") == "finanzen"


def test_a_silent_sentence_takes_its_heading_and_a_body_acting_in_it_does_not_decide() -> None:
    assert best("Die Entscheidung wird vertagt.", "4. Hallenbad") == "sport"
    assert best("Der Ausschuss holt zwei Angebote ein.", "4. Hallenbad") == "sport"
