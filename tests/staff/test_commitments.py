from __future__ import annotations

from pathlib import Path

from assistant.levels import Bindingness
from assistant.status import Status
from tests.staff.samples import AUENTAL, commitments


def rows(text: str, tmp_path: Path) -> dict[str, str]:
    return {row.sentence.text: row.bindingness.value for row in commitments(text, tmp_path)}


def test_a_row_has_its_sentence_and_what_it_says(tmp_path: Path) -> None:
    row = commitments(AUENTAL, tmp_path, date="2021-11-03")[0]
    assert row.sentence.text.startswith("Der Radweg nach Sandau wird")
    assert row.deadline is not None
    assert row.deadline.day == "2024-12-31"
    assert row.amount is not None
    assert row.amount.euros == 45000
    assert row.section[-1] == "Verkehr"
    assert row.flags == ("haushaltsrelevant",)


def test_accounts_and_offices_are_no_commitments(tmp_path: Path) -> None:
    found = rows(AUENTAL, tmp_path)
    assert [text.split()[0] for text in found] == ["Der", "Neue", "Den"]
    assert list(found.values())[1] == "absage"


def test_terse_items_take_their_heading(tmp_path: Path) -> None:
    text = "# P\n\n## Maßnahmen\n\n- Neubau der Mensa\n\n## Nicht weiterverfolgt\n\n- Ampel am Markt\n"
    text += "\n## Sachstand\n\n- Baumbestand: 17 Linden\n"
    assert rows(text, tmp_path) == {"Neubau der Mensa": "vereinbart", "Ampel am Markt": "absage"}


def test_labelled_lines_are_a_list_unless_they_reckon_or_name_people(tmp_path: Path) -> None:
    lines = ["Feuerwehrhaus Ried: Umbau 2025", "Wasserpreis: 2,05 Euro je m³", "Windräder: nicht im Wald"]
    lines += ["Kreisumlage 2025: 33,5 v. H.", "Laufzeit: 19.7.2024–30.6.2029"]
    lines += ["Schulplan: Fortschreibung durch das Büro Meier, 9.000 Euro"]
    lines += ["Dritter Beigeordneter: Eva Muster (SPD), Benennung bis 30. September"]
    others = ["Personalaufwand: 16,8 Mio. Euro", "Partner: SPD und FDP", "Bauausschuss: Eva Muster (SPD)"]
    text = "# P\n\n## Vorhaben\n\n" + "\n\n".join([*lines, *others]) + "\n"
    assert list(rows(text, tmp_path)) == lines


def test_items_take_the_wording_of_their_lead_in(tmp_path: Path) -> None:
    text = "# P\n\n## Verkehr\n\nDie Gruppe verfolgt diese Ziele:\n\n- den Bau von Radwegen\n- mehr Bänke\n"
    found = commitments(text, tmp_path)
    assert [row.bindingness for row in found] == [Bindingness.ANGESTREBT] * 2
    assert found[0].context == "Die Gruppe verfolgt diese Ziele:"


def test_people_listed_are_no_plans(tmp_path: Path) -> None:
    text = (
        "# P\n\n## Räte\n\nDer Ausschuss wird mit folgenden Beigeordneten besetzt:\n\n- Jana Korfes (FDP)\n"
    )
    assert rows(text, tmp_path) == {}


def test_the_reservation_over_the_paper_is_a_flag(tmp_path: Path) -> None:
    text = "# P\n\n## Bau\n\nDie Mensa wird gebaut. Alle Vorhaben stehen unter Haushaltsvorbehalt.\n"
    (row,) = commitments(text, tmp_path)
    assert row.flags == ("allgemeiner Haushaltsvorbehalt",)
    assert row.bindingness is Bindingness.VEREINBART


def test_labelled_people_contacts_and_formulas_are_no_plans(tmp_path: Path) -> None:
    lines = ("Listenplatz 3: Karl Meier, Landwirt", "Fragen an das Büro, Telefon 0123 456", "Im Auftrag")
    lines += ("Bauleitung: Planungsbüro Meier & Söhne, Sandau",)
    assert rows("# P\n\n## Vorhaben\n\n" + "".join(f"- {line}\n" for line in lines), tmp_path) == {}


def test_sums_of_a_reckoning_are_no_plans_but_own_means_are(tmp_path: Path) -> None:
    text = "# P\n\n## Finanzierung\n\n- Zuschuss des Landes: 90.000 €\n- Eigenmittel der Stadt: 10.000 €\n"
    assert list(rows(text, tmp_path)) == ["Eigenmittel der Stadt: 10.000 €"]


def test_items_without_a_verb_take_a_committing_lead_in(tmp_path: Path) -> None:
    text = "# S\n\n## § 2 Sätze\n\nDie Steuer beträgt im Jahr:\n\n- für das erste Boot: 40 Euro\n"
    assert rows(text, tmp_path) == {"für das erste Boot: 40 Euro": "vereinbart"}


def test_what_is_said_beside_an_office_counts(tmp_path: Path) -> None:
    text = "# P\n\n## Bad\n\nDas Bad erhält kein Café; Leiterin bleibt Eva Lotte.\n"
    assert list(rows(text, tmp_path).values()) == ["absage"]


def test_a_papers_name_and_its_estimates_are_no_plans_but_its_term_is_one(tmp_path: Path) -> None:
    name = (
        "Öffentlich-rechtliche Vereinbarung über das Bad zwischen Au und Ried, vertreten durch ihre Vorsteher"
    )
    items = "- Laufzeit: 1. Januar 2026 bis 31. Dezember 2030\n- Geschätzte Kosten: 620.000 Euro, die Hälfte"
    text = f"{name}\n\n# Anlass\n\n{items} vom Land\n- Karte – Frist: liegt seit 2024 vor\n"
    assert list(rows(text, tmp_path)) == ["Laufzeit: 1. Januar 2026 bis 31. Dezember 2030"]


def test_what_happened_before_the_paper_is_no_plan(tmp_path: Path) -> None:
    steps = ["12.04.2022: Der Ausschuss stimmt dem Entwurf zu.", "Mai bis Juli 2022: Workshop mit den Räten"]
    steps += ["24.08./18.09.2022 Der Beirat wird beteiligt. Die Räte können sich bis zum 30.09.2022 äußern."]
    body = "".join(f"- {step}\n" for step in steps)
    text = f"# Vorlage\n\n## Begründung\n\nZur Chronologie des Vorschlags:\n\n{body}"
    assert rows(text, tmp_path) == {}
    assert commitments(text, tmp_path, date="2022") == []
    plan = (
        "# V\n\n## Zeitplan\n\n- 12.04.2023: Der Umbau der Mensa beginnt.\n- 01.02.2021: Beschluss im Rat\n"
    )
    (row,) = commitments(plan, tmp_path, date="2022")
    assert row.deadline is not None
    assert row.deadline.day == "2023-04-12"


def test_the_line_above_the_signatures_says_when_the_paper_was_made(tmp_path: Path) -> None:
    text = "# P\n\n## Bad\n\nDas Gutachten, 3. Mai 2022, wird umgesetzt.\n\nAuental, den 5. Juni 2022\n"
    (row,) = commitments(text, tmp_path, date="2022")
    assert row.deadline is None


def test_a_dated_sentence_below_the_title_is_no_caption(tmp_path: Path) -> None:
    agreed = "Die Räte vereinbaren, bis Mai 2023 ein Bad zu planen."
    text = f"# P\n\nRat der Gemeinde, beschlossen am 3. Mai 2022\n\n{agreed}\n"
    assert list(rows(text, tmp_path)) == [agreed]


def test_a_press_reports_outlook_is_no_plan_but_a_rule_is_one(tmp_path: Path) -> None:
    text = "# P\n\n## Au\n\nSo kann die Region ihre Kraft stärken. Die Mensa wird 2024 gebaut. "
    text += "Bürgermeisterin Eva Muster bleibt zuversichtlich. Steigende Preise erfordern viel Geduld. "
    text += "Diese Vorhaben tragen dazu bei, den Ort zu beleben.\n"
    found = commitments(text, tmp_path, status=Status.PRESSE)
    assert [row.sentence.text for row in found] == ["Die Mensa wird 2024 gebaut."]
    assert len(commitments(text, tmp_path)) == 2  # in an agreement "kann" is a rule


def test_fields_of_a_form_and_references_are_no_plans(tmp_path: Path) -> None:
    lines = ["Zutreffendes bitte ankreuzen", "Die Belange der Kinder wurden berücksichtigt: ja nein entfällt"]
    lines += ["Gefertigt: Amt 20", "Einzelheiten sind der Anlage zu entnehmen."]
    lines += ["Auf die Vorlage 12/2020 wird verwiesen."]
    assert rows("# V\n\n## Vorschlag\n\n" + "\n\n".join(lines) + "\n", tmp_path) == {}


def test_what_is_said_below_goals_is_to_become_true(tmp_path: Path) -> None:
    items = "- Die Stadt ist ein Ort für Familien.\n- Die Stadt bietet Raum für Firmen.\n"
    text = f"# P\n\n## Strategische Ziele\n\n{items}"
    assert list(rows(text, tmp_path).values()) == ["angestrebt"] * 2
    assert rows(text.replace("Strategische Ziele", "Lage der Stadt"), tmp_path) == {}


def test_a_heading_among_offices_is_no_plan(tmp_path: Path) -> None:
    text = (
        "# P\n\n## Besetzung der Gremien\n\n- Ratsvorsitz: SPD\n- Besetzung weiterer Posten\n- Beirat: FDP\n"
    )
    assert rows(text, tmp_path) == {}
