from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.answer import Reading
from assistant.answering.kind import Kind
from assistant.answering.question import understand
from assistant.answering.verification import Fit, Verifier, with_known_names
from tests.answering.sentences import PAPER, coverage, evidence


def fit(question: str, text: str, context: str = "") -> Fit:
    return Verifier(coverage(), understand(question, [PAPER])).fit(evidence(text, context))


def test_a_deputy_is_not_the_head() -> None:
    assert fit("Wer ist Landrat?", "stv. Landrat: SPD").reasons == ("role_deputy",)
    assert fit("Wer ist stellvertretender Landrat?", "stv. Landrat: SPD").can_answer


def test_an_office_may_say_itself_that_it_is_a_deputy_s() -> None:
    line = "Zweite Bürgermeisterstellvertretung: Jana Korfes (GRÜNE)"
    assert fit("Wer vertritt die Bürgermeisterin als Zweite?", line).can_answer
    assert not fit("Wer ist Bürgermeisterin?", line).can_answer


def test_an_office_in_a_condition_is_not_asked_for() -> None:
    asked = "Wer hat im Bauhof das letzte Wort, wenn die Leiter sich nicht einig werden?"
    assert fit(asked, "Im Bauhof hat der Bürgermeister das letzte Wort.").can_answer


def test_whoever_does_it_may_stand_in_the_lead_in() -> None:
    asked, item = "Wer mäht die Wiesen am Bach?", "mäht zweimal im Jahr die Wiesen am Bach,"
    assert fit(asked, item, "Der Bauhof").can_answer
    assert not fit(asked, item, "Zweimal im Jahr").can_answer


def test_whoever_stands_in_is_a_deputy() -> None:
    assert "role_deputy" in fit("Wer vertritt den Vorsitzenden?", "Vorsitz: Rolf Kettler (SPD)").reasons
    assert fit("Wer vertritt den Vorsitzenden?", "Stellvertretender Vorsitz: Jana Korfes").can_answer


def test_head_and_deputy_in_one_line() -> None:
    line = "Bau- und Umweltausschuss: Vorsitz Jana Korfes (BFF), Stellvertretung GRÜNE"
    assert fit("Wer hat den Vorsitz im Bauausschuss?", line).can_answer
    assert fit("Wer hat den Vorsitz?", "stellvertretender Vorsitz: SPD, Herr Kolb").reasons == (
        "role_deputy",
    )


def test_whoever_held_it_before_may_be_a_former_holder() -> None:
    assert fit("Wer war zuletzt Landrätin?", "Die ehemalige Landrätin Jana Korfes wird geehrt.").can_answer


def test_the_first_deputy_is_not_the_second() -> None:
    asked = "Wer ist zweite stellvertretende Bürgermeisterin?"
    assert fit(asked, "1. stellv. Bürgermeisterin: Jana Korfes").reasons == ("other_rank",)
    assert fit(asked, "Zweite stellvertretende Bürgermeisterin ist Jana Korfes.").can_answer
    assert fit(asked, "Stellvertretende Bürgermeisterin ist Jana Korfes.").can_answer


def test_a_former_holder_is_not_the_present_one() -> None:
    assert (
        "role_former" in fit("Wer ist Bürgermeisterin?", "die ehemalige Bürgermeisterin Jana Korfes").reasons
    )


def test_the_office_itself_must_be_named() -> None:
    assert "no_office" in fit("Wie heißt die Bürgermeisterin?", "Jana Korfes (Vorsitzende)").reasons
    assert fit("Wer ist die Chefin der FDP?", "Jana Korfes (Vorsitzende FDP)").can_answer


def test_an_amount_is_wanted() -> None:
    assert fit("Was kostet die Halle?", "Die Halle wird gebaut.").reasons == ("no_amount",)


def test_the_number_of_that_thing_is_wanted() -> None:
    assert fit("Wie viele Sitze hat der Rat?", "Der Rat hat 3 Ausschüsse.").doubts == (
        "counted_thing_missing",
    )
    assert fit("Wie viele Sitze hat der Rat?", "Der Rat hat 34 Sitze.").can_answer


def test_guests_are_not_their_beds() -> None:
    assert fit("Wie viele Gäste kommen?", "Der Ort hat 300 Gästebetten.").reasons == ("counts_another",)
    assert fit("Wie viele Betten gibt es?", "Der Ort hat 300 Gästebetten.").can_answer
    assert fit("Wie viele Leute aus dem Rat sind dabei?", "Es sind 20 Ratsmitglieder.").can_answer
    assert fit("Wie viele Gäste kommen?", "2024 kamen 900 Gäste in 300 Gästebetten.").can_answer


def test_a_bound_is_no_date() -> None:
    denying = replace(
        evidence("Die Sperrung darf die Ferien nicht überschreiten."), readings=(Reading(-3.0, 2.0),)
    )
    asked = understand("Wie teuer wird die Sperrung?", [PAPER])
    assert "no_amount" in Verifier(coverage(), asked).fit(denying).reasons


def test_a_body_may_be_named_by_its_abbreviation() -> None:
    said = replace(
        evidence("Den Vorsitz der SVV hat Jana Korfes."),
        spelled="Den Vorsitz der Stadtverordnetenversammlung (SVV) hat Jana Korfes.",
    )
    asked = understand("Wer hat den Vorsitz in der Stadtverordnetenversammlung?", [PAPER])
    whole, short = (
        Verifier(coverage(), asked).fit(item).coverage for item in (said, replace(said, spelled=""))
    )
    assert whole > short


def test_a_named_person_or_year_must_be_in_the_sentence() -> None:
    assert "missing: Tannenrode" in fit("Was plant die Gemeinde Tannenrode?", "Wir bauen Radwege.").reasons
    assert "missing: 2031" in fit("Was geschieht im Jahr 2031?", "Wir bauen 2027 Radwege.").reasons


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("Wie hoch ist die Umlage 2024?", "Die Umlage beträgt 2025 43,1 Prozent.", True),
        ("Wie hoch ist die Umlage 2024?", "Die Umlage beträgt 43,1 Prozent.", False),
        ("Wie hoch wird die Umlage 2024?", "Eine Umlage gibt es 2025 nicht.", False),
        ("Was wurde 2024 zum Bad vereinbart?", "Das Bad wird 2025 saniert.", False),
        ("Wie hoch ist die Umlage 2024?", "Umlage: 44 Prozent im Jahr 2025, bisher 43 Prozent", False),
    ],
)
def test_a_year_of_the_term_may_name_the_paper(question: str, text: str, missing: bool) -> None:
    paper = replace(PAPER, term=(2024, 2029))
    found = Verifier(coverage(), understand(question, [paper])).fit(replace(evidence(text), agreement=paper))
    assert ("missing: 2024" in found.reasons) is missing


def test_the_sentence_before_counts_for_what_it_is_about() -> None:
    question = understand("Was kostet die Studie zur Bahnstrecke?", [PAPER])
    verifier = Verifier(coverage(), question)
    alone = verifier.fit(evidence("Dafür werden 150.000 Euro ausgegeben."))
    after = verifier.fit(
        evidence(
            "Dafür werden 150.000 Euro ausgegeben.", before="Eine Studie zur Bahnstrecke wird beauftragt."
        )
    )
    assert after.coverage > alone.coverage + 0.3


def test_a_price_is_wanted_of_that_thing() -> None:
    other = fit("Was kostet ein Parkplatz am Freibad?", "Sanierung des Freibads: 3,2 Mio. Euro")
    assert other.doubts == ("counted_thing_missing",)
    assert fit("Was kostet die Halle?", "Die Halle wird für 3,2 Mio. Euro saniert.").can_answer


def test_what_is_not_built_needs_no_date() -> None:
    asked = Verifier(coverage(), understand("Wann wird die Umgehungsstraße gebaut?", [PAPER]))
    told = evidence("Die Ortsumgehung lehnen wir ab.")
    assert asked.fit(replace(told, readings=(Reading(answers=-2.0, denies=2.0),))).can_answer
    assert asked.fit(replace(told, readings=(Reading(answers=-2.0, denies=-2.0),))).reasons == ("no_date",)
    built = replace(evidence("Die Ortsumgehung wird gebaut."), readings=(Reading(answers=-2.0, denies=2.0),))
    assert asked.fit(built).reasons == ("no_date",)


def test_a_town_without_papers_is_not_answered_for() -> None:
    for town in ("Peine", "Wolfenbüttel"):
        assert (
            f"missing: {town}"
            in fit(f"Wer stellt in {town} den Vorsitz?", "Den Vorsitz stellt keine SPD.").reasons
        )
    assert fit("Wer arbeitet in Teilzeit?", "Die SPD arbeitet halbtags.").can_answer


def test_a_sentence_that_names_nobody_does_not_say_who() -> None:
    assert "no_who" in fit("Wer bezahlt die Untersuchung?", "Die Untersuchung kostet 140.000 Euro.").reasons
    assert fit("Wer kauft das Haus?", "Ein Verkauf des Hauses wird abgelehnt.").doubts == ("no_who",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Dachdeckerarbeiten: Ziegel Kornmann, 12.000 Euro", True),
        ("Dachdeckerarbeiten: Ende Mai, 12.000 Euro", False),
        ("Dachdeckerarbeiten: Ziegel, 12.000 Euro", False),
    ],
)
def test_a_name_behind_a_label_is_somebody(text: str, named: bool) -> None:
    fault = {"no_who"} & {*fit("Wer macht die Dachdeckerarbeiten?", text).reasons}
    assert bool(fault) is not named


def test_a_cause_or_a_name_has_to_be_there_unless_the_sentence_says_no() -> None:
    assert "no_why" in fit("Warum wird das Bad saniert?", "Das Bad wird bis 2026 saniert.").reasons
    assert fit("Warum wird das Bad saniert?", "Eine Sanierung des Bads wird abgelehnt.").doubts == ("no_why",)
    assert "no_why" in fit("Warum wird das Bad nicht saniert?", "Eine Sanierung wird abgelehnt.").reasons
    assert "no_name" in fit("Wie heißt das neue Bad?", "Das neue Bad öffnet 2026.").reasons


def test_what_the_question_wants_by_its_noun_has_to_be_there() -> None:
    assert "no_month" in fit("In welchem Monat öffnet das Bad?", "Das Bad öffnet 2026.").reasons
    assert "no_count" in fit("Wie viele Ärzte hat Aubach?", "Ärzte erhalten 3.000 Euro.").reasons


@pytest.mark.parametrize(
    ("question", "text", "labelled"),
    [
        ("Wer hat den Vorsitz im Rat?", "Ratsvorsitz: SPD", True),
        ("Wer ist stellvertretender Landrat?", "stv. Landrat: SPD", True),
        ("Wer ist stellvertretender Landrat?", "Stellvertretender Landrat wird Rolf Kettler.", True),
        ("Wer hat den Vorsitz im Rat?", "Vorsitz im Bauausschuss: FDP", False),
        ("Wer hat den Vorsitz im Rat?", "Vorsitzender des Bauausschusses ist Rolf Kettler.", False),
        ("Wer ist Landrat?", "Landrat ist nicht mehr Rolf Kettler.", False),
        ("Wer ist Bürgermeister?", "stv. Bürgermeister: FDP", False),
        ("Wer hat den Vorsitz im Rat?", "Den Ratsvorsitz übernimmt die SPD.", False),
        ("Wie hoch ist die Gebühr für Hunde?", "Gebühr Hunde: 40 Euro", False),
    ],
)
def test_an_office_with_its_holder_is_known(question: str, text: str, labelled: bool) -> None:
    assert fit(question, text).labelled is labelled


def test_the_body_of_an_office_may_stand_in_the_sentence_before() -> None:
    asked = understand("Wer hat den stellvertretenden Vorsitz im Beirat?", [PAPER])
    found = evidence(
        "Stellvertretende Vorsitzende ist Jana Korfes.", before="Vorsitzender des Beirats ist der Landrat."
    )
    assert Verifier(coverage(), asked).fit(found).labelled


def test_an_office_by_part_of_its_word_with_its_body_around_it_covers_all() -> None:
    asked = understand("Wer ist Vorsitzender der Liste?", [PAPER])
    found = evidence("Kreisvorsitzender ist Jana Korfes.", before="Die Liste tritt überall an.")
    assert Verifier(coverage(), asked).fit(found).labelled


def test_the_kind_of_body_asked_for_may_be_its_name() -> None:
    text = "Den Bus fährt die Firma Autobus Gundlach."
    assert fit("Welche Firma fährt den Bus?", text).reasons == ()


def test_what_is_refused_needs_no_head() -> None:
    denying = replace(
        evidence("Ein eigener Sportausschuss wird nicht gebildet."), readings=(Reading(-1.0, 2.0),)
    )
    question = understand("Wer leitet den Sportausschuss?", [PAPER])
    assert "no_office" not in Verifier(coverage(), question).fit(denying).reasons


@pytest.mark.parametrize("text", ["Erster Stellvertreter: Lars Wendrich", "Vertretung: Ilse Trapp (CDU)"])
def test_a_deputy_of_the_mayor_may_be_called_deputy_alone(text: str) -> None:
    assert fit("Wer ist stellvertretender Bürgermeister?", text).reasons == ()


def test_the_deputy_of_another_office_is_another_one() -> None:
    text = "Erste stellvertretende Bürgermeisterin: Hannelore Brisch (CDU)"
    assert "no_office" in fit("Wer ist stellvertretende Sprecherin der CDU?", text).reasons


def test_his_deputy_is_the_deputy_of_the_office_asked_for_before() -> None:
    asked = understand("Und wer ist sein Stellvertreter?", [PAPER], ["Wer ist Geschäftsführer der Werke?"])
    said = evidence("Stadtbrandmeisterin ist Eva Ott; ihr Stellvertreter ist Jan Alt.")
    assert "no_office" in Verifier(coverage(), asked).fit(said).reasons


def test_whose_party_is_asked_for_does_not_answer_it() -> None:
    asked = "In welcher Partei ist Bürgermeister Jan Korfes?"
    assert "no_party" in fit(asked, "gez. Jan Korfes, Erster Bürgermeister").reasons
    assert fit(asked, "Bürgermeister Jan Korfes (BfA) dankt.").can_answer
    assert fit("Welche Partei stellt den Bürgermeister?", "Bürgermeister: Jan Korfes").can_answer


def test_the_head_of_a_school_holds_an_office() -> None:
    assert "role_former" in fit("Wer ist Rektorin?", "die frühere Rektorin Eva Ott").reasons
    assert "no_office" in fit("Wer ist Konrektorin?", "Rektorin Eva Ott").reasons


def test_who_signs_for_a_town_is_no_deputy() -> None:
    text = "die Gemeinde Auental, vertreten durch den Bürgermeister Jens Pohl"
    assert "role_deputy" not in fit("Wer ist Bürgermeister?", text).reasons


def test_a_follow_up_on_something_else_may_want_another_kind_of_answer() -> None:
    asked = understand("Und was ist mit dem Hallenbad?", [PAPER], ["Was kostet das Freibad?"])
    assert asked.kind is Kind.AMOUNT
    assert Verifier(coverage(), asked).fit(evidence("Das Hallenbad schließt 2022.")).reasons == ()


FOREIGN = "Who leads the Social Democrats and what does Pagel say about it?"


def test_a_word_of_another_language_is_no_name() -> None:
    question = with_known_names(understand(FOREIGN, ()), [evidence("Frau Pagel leitet die Fraktion.")])
    assert question.required == ("Pagel",)


def test_a_year_stays_asked_for_in_any_language() -> None:
    question = understand("How many visitors did the open-air pool have in 2023?", ())
    assert with_known_names(question, [evidence("Das Freibad ist offen.")]).required == ("2023",)


def test_german_names_are_asked_for_whatever_the_sentences_say() -> None:
    question = understand("Was sagt Frau Pagel dazu?", ())
    assert with_known_names(question, [evidence("Das Freibad ist offen.")]) is question


@pytest.mark.parametrize(("asked", "elsewhere"), [("Und in Thalwitz?", False), ("Und wie lange noch?", True)])
def test_a_name_that_no_catalogue_knows_leaves_the_place_before(asked: str, *, elsewhere: bool) -> None:
    papers = [PAPER, replace(PAPER, id="b", place="Stadt Behausen")]
    question = understand(asked, papers, ("Wer ist Ortsvorsteher in Behausen?",))
    found = Verifier(coverage(), question).fit(evidence("Ortsvorsteher in Thalwitz ist Lothar Kühn."))
    assert ("other_place" in found.reasons) is elsewhere


@pytest.mark.parametrize("asked", ["Und wer betreibt ihn?", "Und was kostet das?"])
def test_who_goes_on_with_another_question_wants_no_day_any_more(asked: str) -> None:
    question = understand(asked, [PAPER], ("An welchen Tagen fährt der Bürgerbus?",))
    told = evidence("Der Bürgerbus wird vom Verein Moormobil betrieben und kostet 2 Euro.")
    assert Verifier(coverage(), question).fit(told).can_answer
