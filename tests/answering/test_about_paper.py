from __future__ import annotations

import pytest

from assistant.answering.about_paper import Matter, answer, from_catalogue, matter_of
from assistant.answering.answer import Verdict
from assistant.answering.question import understand
from assistant.index.library import Library
from assistant.settings import Settings
from tests.index.samples import ingest, opened, write

CATALOG = """agreements:
  - {id: furt, file: furt.md, title: Gruppenvereinbarung Furt, place: Stadt Furt, status: entwurf}
  - {id: steg, file: steg.md, title: Badesatzung, place: Gemeinde Steg, status: beschlossen, date: 2020}
  - {id: horst, file: horst.md, title: Hundesteuersatzung, place: Stadt Horst, status: beschlossen}
  - {id: aue, file: aue.md, title: Klimapakt, place: Flecken Aue, status: beschlossen}
"""
FURT = """# Gruppenvereinbarung Furt (Entwurf)

SPD, Grüne und FDP bilden im Rat der Stadt Furt eine Gruppe. Die SPD stellt den Vorsitz.

Die Vereinbarung gilt bis zum Ende der Wahlperiode. Der Pachtvertrag des Bades läuft bis 2031.

Furt, den 7. Mai 2024

Jan Korfes (Vorsitzender SPD)

Eva Ott (Vorsitzende FDP)
"""
STEG = """# Badesatzung

Das Bad öffnet im Mai. Diese Satzung tritt am 1. Juni 2020 in Kraft.
"""
HORST = """# Hundesteuersatzung

Die Steuer gilt ab dem Monat der Anmeldung. Diese Satzung tritt zum 1. März 2021 in Kraft.
"""
AUE = "# Klimapakt\n\nDer Wald bleibt.\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("about")
    made = Settings(documents=folder / "documents", data=folder / "data")
    write(
        made.documents,
        {"catalog.yaml": CATALOG, "furt.md": FURT, "steg.md": STEG, "horst.md": HORST, "aue.md": AUE},
    )
    ingest(made)
    return opened(made)


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("Welche Parteien bilden die Gruppe?", Matter.PARTNERS),
        ("Wer hat die Vereinbarung geschlossen?", Matter.PARTNERS),
        ("welche parteien arbeiten zusammen", Matter.PARTNERS),
        ("Wer hat für die SPD unterschrieben?", Matter.SIGNERS),
        ("Wann wurde der Vertrag unterzeichnet?", Matter.DATE),
        ("Wie lange gilt das Bündnis?", Matter.TERM),
        ("Von wann bis wann läuft die Vereinbarung?", Matter.TERM),
        ("Von wann ist die Vereinbarung?", Matter.DATE),
        ("Wann tritt die Satzung in Kraft?", Matter.FORCE),
        ("Gilt die Vereinbarung schon?", Matter.STATUS),
        ("Ist das nur ein Entwurf?", Matter.STATUS),
        ("Wann wurde die Schule beschlossen?", None),
        ("Wer hat das Protokoll geschrieben?", None),
        ("Bis wann läuft der Vertrag mit Korfes?", None),
        ("Von wann ist die alte Satzung?", None),
        ("Wie lange gilt das Ticket?", None),
        ("Welche Parteien stellen den Vorsitz?", None),
    ],
)
def test_what_is_asked_about_a_paper(question: str, matter: Matter | None) -> None:
    assert matter_of(understand(question, ())) is matter


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        (
            "Welche Parteien bilden die Gruppe in Furt?",
            ["SPD, Grüne und FDP bilden im Rat der Stadt Furt eine Gruppe."],
        ),
        (
            "Wer hat die Vereinbarung in Furt unterschrieben?",
            ["Jan Korfes (Vorsitzender SPD)", "Eva Ott (Vorsitzende FDP)"],
        ),
        ("Wer hat in Furt für die FDP unterschrieben?", ["Eva Ott (Vorsitzende FDP)"]),
        ("Wann wurde die Vereinbarung in Furt unterschrieben?", ["Furt, den 7. Mai 2024"]),
        ("Wie lange gilt die Vereinbarung in Furt?", ["Die Vereinbarung gilt bis zum Ende der Wahlperiode."]),
        ("Wann tritt die Badesatzung in Kraft?", ["Diese Satzung tritt am 1. Juni 2020 in Kraft."]),
        ("Ab wann gilt die neue Hundesteuer?", ["Diese Satzung tritt zum 1. März 2021 in Kraft."]),
        (
            "How long does the agreement in Furt last?",
            ["Die Vereinbarung gilt bis zum Ende der Wahlperiode."],
        ),
        ("Gilt die Badesatzung schon?", ["Diese Satzung tritt am 1. Juni 2020 in Kraft."]),
        ("Gilt die Vereinbarung in Furt schon?", ["Gruppenvereinbarung Furt (Entwurf)"]),
    ],
)
def test_the_sentence_that_says_it(library: Library, question: str, quoted: list[str]) -> None:
    draft = answer(library, understand(question, library.agreements))
    assert draft is not None
    assert [citation.quote for citation in draft.citations] == quoted


def test_what_only_the_catalogue_says_is_told_without_a_citation(library: Library) -> None:
    status = answer(library, understand("Gilt der Klimapakt schon?", library.agreements))
    date = from_catalogue(library, understand("Wann wurde die Badesatzung beschlossen?", library.agreements))
    for draft, said in ((status, "Flecken Aue: beschlossen"), (date, "Gemeinde Steg: 2020")):
        assert draft is not None
        assert (draft.verdict, draft.citations) == (Verdict.NICHT_GEFUNDEN, ())
        assert draft.text == f"Im Papier selbst steht das nicht. Im Verzeichnis der Papiere:\n{said}"


def test_of_several_papers_each_speaks_for_itself(library: Library) -> None:
    draft = answer(library, understand("Welche Parteien arbeiten zusammen?", library.agreements))
    assert draft is not None
    assert [citation.agreement.id for citation in draft.citations] == ["furt"]


def test_what_was_asked_before_says_at_most_which_paper_is_meant(library: Library) -> None:
    before = ["Was ist in Furt vereinbart?"]
    draft = answer(
        library, understand("Wann wurde die Vereinbarung unterschrieben?", library.agreements, before)
    )
    assert draft is not None
    assert [citation.quote for citation in draft.citations] == ["Furt, den 7. Mai 2024"]
    elsewhere = understand(
        "Gilt die Badesatzung schon?", library.agreements, ["Wie hoch ist das Sitzungsgeld?"]
    )
    assert matter_of(elsewhere) is Matter.STATUS
