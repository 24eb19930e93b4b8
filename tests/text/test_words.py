from __future__ import annotations

import unicodedata

import pytest

from assistant.text.words import compound_parts, content_words, lemma, term, terms, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Buergermeister", "Bürgermeister"),
        ("buergermeister", "Bürgermeister"),
        ("Strasse", "Straße"),
        ("Straßen", "strasse"),
        ("Ausschuss", "Ausschüsse"),
        ("Ausschuß", "Ausschuss"),
        ("gekündigt", "Kündigung"),
        ("Aerzte", "Ärzte"),
        ("Kindertagesstaette", "Kindertagesstätte"),
        ("BÜRGERMEISTER", "Bürgermeister"),
        ("Bürgermeister:innen", "Bürgermeister"),
        ("Bürgermeister*innen", "Bürgermeister"),
        ("BürgermeisterInnen", "Bürgermeister"),
        ("Grundschulen", "Grundschule"),
        ("37.500", "37500"),
    ],
)
def test_spellings_and_forms_of_one_word_are_equal(one: str, other: str) -> None:
    assert term(one).stem == term(other).stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Landrat", "Landrätin"),
        ("37.500", "375.000"),
        ("Frauen", "Freunde"),
        ("72/2018", "72/2019"),
        ("7", "17"),
    ],
)
def test_other_words_differ(one: str, other: str) -> None:
    assert term(one).stem != term(other).stem


def test_composed_and_decomposed_letters_are_one() -> None:
    for word in ("Bürgermeister", "Straßenbaubeiträge"):
        assert term(unicodedata.normalize("NFD", word)) == term(word)


@pytest.mark.parametrize("word", ["Steuer", "Mauer", "Frauen", "Quelle", "aktuell", "Michael"])
def test_ue_and_ae_that_are_no_umlauts_stay(word: str) -> None:
    assert not set("äöü") & set(lemma(word))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Hochwasserschutz", ("Hoch", "Wasser", "Schutz")),
        ("Klimaschutzkonzept", ("Klima", "Schutz", "Konzept")),
        ("Finanzausschuss", ("Finanz", "Ausschuss")),
        ("Schulzentrum", ("Schul", "Zentrum")),
        ("Radweg", ("Rad", "Weg")),
        ("Verwaltung", ("Verwaltung",)),
        ("Vereinbarung", ("Vereinbarung",)),
        ("Mitglied", ("Mitglied",)),
        ("Einwohner", ("Einwohner",)),
        ("GmbH", ("GmbH",)),
        ("SPD", ("SPD",)),
        ("Haus", ("Haus",)),
        ("", ("",)),
    ],
)
def test_compounds_are_opened_and_other_words_are_not(word: str, parts: tuple[str, ...]) -> None:
    assert compound_parts(word) == parts


def test_the_head_of_a_compound_is_its_last_part() -> None:
    assert term("Hochwasserschutz").head == term("Schutz").stem
    assert term("Hallenbäder").head == term("Bad").stem
    assert term("Rat").head == term("Rat").stem


def test_linking_letters_and_hyphens_join_parts() -> None:
    assert term("Kreistagsfraktion").parts == ("kreis", "tag", "fraktion")
    assert term("CDU-Fraktion").parts == ("cdu", "fraktion")
    assert term("CDU-Kreistagsfraktion").parts == ("cdu", "kreis", "tag", "fraktion")
    assert term("Hochwasser-Schutz").stem == term("Hochwasserschutz").stem


def test_words_know_their_places() -> None:
    text = "Die Bürger:innen zahlen 1.200,50 € (Az. 72/2018) – E-Mail genügt."
    found = list(words(text))
    assert [word.text for word in found] == [
        "Die", "Bürger:innen", "zahlen", "1.200,50", "Az", "72/2018", "E-Mail", "genügt",
    ]  # fmt: skip
    assert all(text[word.start : word.end] == word.text for word in found)


def test_suspended_compounds_are_found_by_their_parts() -> None:
    stems = {stem for item in terms("Haupt- und Finanzausschuss") for stem in (item.stem, *item.parts)}
    assert set(term("Hauptausschuss").parts) <= stems


def test_content_words_leave_out_the_small_words() -> None:
    assert content_words("Was ist mit dem Freibad und den 7 Stegen in A?") == ["Freibad", "7", "Stegen"]


@pytest.mark.parametrize("text", ["", "   ", "???", "\0", "\u200b", "🙂"])
def test_texts_without_words_have_none(text: str) -> None:
    assert terms(text) == []


def test_an_endless_run_of_letters_is_one_word() -> None:
    run = "Wasserschutz" * 500
    assert compound_parts(run) == (run,)
