from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.index.library import Library
from assistant.staff.register import build_register
from assistant.staff.topic_choice import UNNAMED, heading_above, scores_within, topic_scores
from assistant.staff.topics import load_topics, shipped_topics
from tests.staff.samples import commitments


def assigned(text: str, above: str, title: str) -> set[str]:
    topics = shipped_topics()
    scores = scores_within(text, above, title, None, topics)
    return {topic.id for topic, score in zip(topics.all, scores, strict=True) if score >= UNNAMED}


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


def test_a_contracts_own_terms_tell_where_nothing_else_does() -> None:
    contract = "Kooperationsvertrag der Gemeinden Au und Ried über den gemeinsamen Bauhof"
    assert assigned("Der Vertrag läuft bis 2032.", "§ 1 Dauer", contract) == {"politik"}
    assert assigned("Abschläge sind zum 15. zu zahlen.", "§ 3 Kosten", contract) == {"finanzen"}
    assert assigned("Die Abschläge trägt Au.", "§ 3 Schulkosten", contract) == {"finanzen", "schule"}
    assert assigned("Die Abschläge trägt Au.", "§ 4 Hallenbad", contract) == {"sport"}
    assert assigned("Die Kosten trägt Au.", "§ 1 Dauer", "Niederschrift des Rates") == set()


def test_a_silent_sentence_of_a_contract_takes_the_one_matter_of_its_title() -> None:
    one, two = "Vertrag über den gemeinsamen Bauhof", "Vertrag über Bauhof und Hallenbad"
    assert assigned("Der Stützpunkt in Ried bleibt.", "§ 2 Leistungen", one) == {"verwaltung"}
    assert assigned("Der Stützpunkt in Ried bleibt.", "§ 2 Leistungen", two) == set()
    assert assigned("Ansprüche aus dieser Vereinbarung verjähren.", "§ 2 Leistungen", two) == set()


def test_a_paragraph_of_a_statute_has_its_sections_heading(tmp_path: Path) -> None:
    text = "# Vertrag\n\n## § 4 Hallenbad\n\n(1) Das Dach wird saniert.\n\n(2) Der Eingang wird verlegt.\n"
    found = commitments(text, tmp_path)
    assert [row.section[-1] for row in found] == ["Abs. 1", "Abs. 2"]
    assert {heading_above(row) for row in found} == {"§ 4 Hallenbad"}


def test_what_somebody_works_for_is_the_matter() -> None:
    text = "Gegenüber dem Kreis setzen wir uns dafür ein, dass das Krankenhaus bleibt."
    assert assigned(text, "Kultur und Sport", "Koalitionsvereinbarung") == {"gesundheit"}


def test_own_topics_that_are_no_yaml_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "themen.yaml").write_text("topics:\n  - id: [bad\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"themen\.yaml kann nicht gelesen werden \(Zeile 3\)"):
        load_topics(tmp_path / "themen.yaml")
    with pytest.raises(UsageError, match=r"weg\.yaml kann nicht gelesen werden \(gibt es nicht\)"):
        load_topics(tmp_path / "weg.yaml")


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Wir wollen eine Verkehrswende.", "verkehr"),
        ("Ziel ist die Klimaneutralität der Stadt.", "umwelt"),
        ("Die Sportstätten bleiben erhalten.", "sport"),
        ("Kultureinrichtungen erhalten Zuschüsse.", "kultur"),
        ("Die Verkehrssicherheit wird verbessert.", "verkehr"),
        ("Die Sicherheit der Bürger hat Vorrang.", "ordnung"),
        ("Betriebsbedingte Kündigungen gibt es nicht.", "verwaltung"),
    ],
)
def test_a_general_head_leaves_the_matter_before_it(sentence: str, topic: str) -> None:
    assert best(sentence) == topic


@pytest.mark.parametrize(
    "sentence", ["Wir sichern alles ab.", "Sichere Wege!", "Wir halten daran fest.", "Wir steuern um."]
)
def test_a_verb_or_adjective_is_not_the_noun_of_its_stem(sentence: str) -> None:
    assert not shipped_topics().by_words(sentence).any()


def test_where_something_stands_is_not_the_matter() -> None:
    assert assigned("Das Parkhaus am Theater wird saniert.", "Kultur und Verkehr", "Koalition") == {"verkehr"}
    assert assigned("Eine Mensa am Bahnhof lehnen wir ab.", "Schulen", "Koalition") == {"schule"}
    assert assigned("Wir halten am Freibad fest.", "Haushalt", "Koalition") == {"sport"}
