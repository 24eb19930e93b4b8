from __future__ import annotations

from collections.abc import Collection

import pytest

from assistant.agreements import Agreement
from assistant.answering import compose, unread
from assistant.answering.answer import Evidence, Verdict
from assistant.answering.compose import Draft
from assistant.answering.question import understand
from assistant.index.library import Library
from assistant.index.manifest import LeftOut, Manifest
from assistant.text.document import Document, Sentence

AUENTAL = Agreement("auental", "Vereinbarung im Rat", "auental.md", place="Stadt Auental")
BIRKHOLZ = Agreement("birkholz", "Zusammenarbeit im Kreistag", "b.pdf", place="Landkreis Birkholz")
STATUTE = LeftOut(
    Agreement("satzung", "Hauptsatzung", "hauptsatzung.pdf", place="Stadt Musterstadt"), "Scan", True
)
DOG_TAX = LeftOut(Agreement("hst", "hst_2019", "Hundesteuersatzung_2019.pdf"), "defekt")


def told(
    asked: str,
    *left: LeftOut,
    pages: tuple[int, ...] = (),
    restricted: Collection[str] = (),
    history: tuple[str, ...] = (),
) -> Draft:
    """A refusal of the question with what it says about the files left out and Birkholz' unread pages."""
    documents = {
        "auental": (AUENTAL, Document("", ())),
        "birkholz": (BIRKHOLZ, Document("", (), unread=pages)),
    }
    manifest = Manifest("g", "e", "c", (), (), left)
    library = Library(manifest, documents, (), (), store=None, embedder=None)  # type: ignore[arg-type]
    question = understand(asked, library.agreements, history)
    draft = (
        compose.outside(question, library.agreements)
        if question.kind in ("outside", "small_talk")
        else compose.not_found(question, ())
    )
    return unread.told(draft, question, library, restricted)


def test_a_scan_that_the_question_names_is_said_in_the_answer() -> None:
    draft = told("Was regelt die Hauptsatzung zu Ortsräten?", STATUTE)
    assert draft.text == (
        "Dazu steht in den Papieren nichts. Nicht durchsucht werden konnte: "
        "„Hauptsatzung“, Stadt Musterstadt (liegt nur als Bild vor, ohne Texterkennung)."
    )
    assert (draft.verdict, draft.notes) == (Verdict.NICHT_GEFUNDEN, ())


@pytest.mark.parametrize("asked", ["Wer ist Bürgermeister in Musterstadt?", "was gilt im raum musterstadt"])
def test_a_scan_of_the_place_asked_about_is_said(asked: str) -> None:
    assert "„Hauptsatzung“" in told(asked, STATUTE).text


def test_a_follow_up_reaches_the_scan_of_its_place() -> None:
    draft = told("Und in Musterstadt?", STATUTE, history=("Was ist in Auental zu Radwegen geplant?",))
    assert "„Hauptsatzung“" in draft.text


def test_a_file_name_is_enough_and_its_compound_counts() -> None:
    draft = told("Wie hoch ist die Hundesteuer?", STATUTE, DOG_TAX)
    assert draft.text.endswith(
        "Nicht durchsucht werden konnte: „hst_2019“ (die Datei ließ sich nicht lesen)."
    )


@pytest.mark.parametrize(
    "asked", ["Was regelt die Hauptsatzung in Auental?", "Was plant die Stadt zu Radwegen?"]
)
def test_a_file_about_something_else_is_a_note(asked: str) -> None:
    draft = told(asked, STATUTE)
    assert "Nicht durchsucht" not in draft.text
    assert draft.notes == ("1 Datei konnte nicht gelesen werden; siehe „Was gelesen wurde“.",)


def test_unread_pages_of_a_searched_paper_are_said() -> None:
    draft = told("Was kostet das Freibad?", pages=(2, 3, 4, 7))
    assert draft.text.endswith(
        "Nicht durchsucht werden konnten: "
        "die Seiten 2–4, 7 von „Zusammenarbeit im Kreistag“ (nur als Bild vorhanden)."
    )
    assert told("Was kostet das Freibad in Auental?", pages=(2,)).text == told("Was kostet das Freibad?").text


def test_many_are_named_in_part() -> None:
    left = [
        LeftOut(Agreement(f"s{n}", f"Satzung {n}", f"{n}.pdf", place="Musterstadt"), "", True)
        for n in range(5)
    ]
    text = told("Was gilt in Musterstadt?", *left).text
    assert "werden konnten: „Satzung 0“, Musterstadt (" in text
    assert text.endswith("; und 2 weitere.")


def test_a_restricted_question_hears_only_of_its_places() -> None:
    assert told("Was gilt?", STATUTE, restricted=["auental"]).notes == ()
    ours = LeftOut(Agreement("x", "Anlage", "x.pdf", place="Stadt Auental"), "", True)
    assert told("Was gilt?", ours, restricted=["auental"]).notes


def test_only_a_question_outside_that_names_the_paper_hears_of_it() -> None:
    assert "„Hauptsatzung“" in told("Übersetze mir den Text aus Musterstadt!", STATUTE).text
    ours = LeftOut(Agreement("x", "Anlage", "x.pdf", place="Stadt Auental"), "", True)
    assert "„Anlage“" not in told("Wie wird das Wetter in Auental?", ours).text
    assert told("Wie wird das Wetter?", STATUTE).text == told("Wie wird das Wetter?").text
    assert told("Hallo", STATUTE) == told("Hallo")


def test_a_cited_paper_with_unread_pages_gets_a_note() -> None:
    library = Library(
        Manifest("g", "e", "c", (), (), (STATUTE,)),
        {"birkholz": (BIRKHOLZ, Document("", (), unread=(3,)))}, (), (), store=None, embedder=None,
    )  # type: ignore[arg-type]  # fmt: skip
    cited = compose.quoted([Evidence(1, Sentence("b:1", "Das gilt.", 0, 9), BIRKHOLZ)])
    draft = unread.told(cited, understand("Was gilt?", library.agreements), library)
    assert draft.text == cited.text
    assert draft.notes[len(cited.notes) :] == (
        "In „Zusammenarbeit im Kreistag“ wurde Seite 3 nicht gelesen (nur Bild); dort kann mehr dazu stehen.",
    )
