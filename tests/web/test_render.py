from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from assistant.answering.answer import Answer, Citation, Verdict
from assistant.status import Status
from assistant.web import render
from assistant.web.links import Link
from assistant.web.markup import binding_chip
from assistant.web.turn import Turn
from tests.web.fake_assistant import AGREEMENT, EVIL, FakeAssistant

FAKE = FakeAssistant()


class Tags(HTMLParser):
    """Collects the elements and the addresses of links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def answered(answer: Answer) -> Tags:
    return Tags(render.finished(Turn("Frage?", FAKE._evidence(), answer=answer)))


def test_each_claim_carries_its_own_number() -> None:
    html = render.numbered(FAKE.answer("Frage?"))
    assert "".join(Tags(html).text.split("\n")) == (
        "Das Hallenbad bleibt bis 2. Januar 2027 geöffnet.[1] Der Eintritt kostet $30 bis $50 im Jahr.[2]"
    )


def test_a_citation_without_a_matching_claim_stands_at_the_end() -> None:
    answer = replace(FAKE.answer("Frage?"), claims=())
    assert Tags(render.numbered(answer)).text.endswith("im Jahr.[1][2]")


def test_citation_opens_the_source_at_the_sentence() -> None:
    links = answered(FAKE.answer("Frage?")).links
    assert links[0] == "/quelle/musterlingen-2026?satz=s4#satz-s4"


def test_strange_ids_are_quoted_in_links() -> None:
    odd = replace(FAKE.document.sentences[1], id='a"b/ö#1')
    citation = Citation(1, odd.text, odd, replace(AGREEMENT, id="../x?y"))
    answer = replace(FAKE.answer("Frage?"), citations=(citation,), claims=())
    assert (
        answered(answer).links[0]
        == "/quelle/..%2Fx%3Fy?satz=a%22b%2F%C3%B6%231#satz-a%2522b%252F%25C3%25B6%25231"
    )


def test_markup_of_people_papers_and_model_is_text() -> None:
    answer = replace(FAKE.answer("Frage?"), text=EVIL, claims=(), notes=(EVIL,))
    tags = Tags(render.finished(Turn(EVIL, FAKE._evidence(), answer=answer)))
    assert {"img", "style", "script"}.isdisjoint(tags.names)
    assert tags.text.count(EVIL) == 3


def test_signs_of_markdown_and_formulas_stay() -> None:
    signs = "2. Januar ~x~ $30 bis $50 [x](javascript:1) *a* {{b}} ${c}"
    answer = replace(FAKE.answer("Frage?"), text=signs, claims=())
    assert f"{signs}[1][2]" in answered(answer).text


def test_near_misses_are_not_sources() -> None:
    text = answered(FAKE.refusal("Wer fliegt zum Mond?")).text
    assert "Ähnliche Stellen" in text
    assert "Fundstellen" not in text
    assert "Nicht gefunden" in text


def test_a_quotation_is_not_said_twice() -> None:
    first = FAKE.document.sentences[1]
    citation = Citation(1, first.text, first, AGREEMENT)
    answer = Answer("f", first.text, Verdict.NUR_ZITAT, citations=(citation,))
    assert answered(answer).text.count(first.text) == 1


def test_status_note_and_draft_chip_are_shown() -> None:
    text = answered(FAKE.answer("Frage?")).text
    assert "Das Papier ist ein Entwurf, keine beschlossene Vereinbarung." in text
    assert text.count("Entwurf") == 3


def test_only_the_best_two_sentences_come_first() -> None:
    text = Tags(render.running(Turn("Frage?", FAKE._evidence()))).text
    assert "2. Januar 2027" in text
    assert "$30 bis $50" in text
    assert "Radweg" not in text


def test_an_error_keeps_what_was_found() -> None:
    text = Tags(render.finished(Turn("Frage?", FAKE._evidence(), error="Ollama antwortet nicht."))).text
    assert "Ollama antwortet nicht." in text
    assert "2. Januar 2027" in text


def test_place_in_the_queue_is_said() -> None:
    assert "Noch 3 Fragen vor Ihnen" in render.doing(Turn("f", searched=True, ahead=3))
    assert "Noch eine Frage vor Ihnen" in render.doing(Turn("f", searched=True, ahead=1))
    assert "Das Modell liest" in render.doing(Turn("f", searched=True, seconds=4.9))
    assert ">4 s<" in render.doing(Turn("f", searched=True, seconds=4.9))


def test_text_recognition_is_said_at_the_citation_and_only_there() -> None:
    read = replace(FAKE.document.sentences[1], recognized=True)
    assert Tags(render.card(read, AGREEMENT, read.text, n=1)).text.count("Texterkennung") == 1
    assert "Texterkennung" not in answered(FAKE.answer("Frage?")).text


def test_a_note_about_what_was_read_leads_there() -> None:
    note = "2 Dateien konnten nicht gelesen werden; siehe „Was gelesen wurde“."
    found = answered(replace(FAKE.refusal("Frage?"), notes=(note,)))
    assert note in found.text
    assert "/dokumente" in found.links


def shared(answer: Answer) -> str:
    link = Link("Wie <lange>?", "ort:Musterlingen")
    return render.finished(Turn("Wie <lange>?", answer=answer, link=link, day="2026-11-26"))


def test_an_answer_can_be_copied_linked_and_printed() -> None:
    html = shared(FAKE.answer("Wie <lange>?"))
    assert 'data-copy="Ihre Frage: Wie &lt;lange&gt;?\n\nDas Hallenbad' in html
    assert html.count('data-link="/#frage=Wie%20%3Clange%3E%3F&amp;in=ort%3AMusterlingen"') == 2
    assert html.count("<button") == 3
    assert "26.11.2026" in html.split('class="printed')[1]


def test_what_is_copied_cannot_break_out_of_its_attribute() -> None:
    answer = replace(FAKE.answer("f"), text=EVIL, claims=(), notes=('"><img src=x>',))
    assert {"img", "style"}.isdisjoint(Tags(shared(answer)).names)


def test_an_error_offers_nothing_to_take_along() -> None:
    assert "<button" not in render.finished(Turn("f", FAKE._evidence(), error="Ollama antwortet nicht."))


def test_a_quotation_says_how_binding_it_is_by_its_own_words() -> None:
    assert ">Prüfauftrag<" in binding_chip("Ein Neubau des Hallenbads wird geprüft.", Status.BESCHLOSSEN)
    assert ">vereinbart<" in binding_chip("Das Hallenbad wird saniert.", Status.BESCHLOSSEN)
    assert binding_chip("Das Hallenbad wird saniert.", Status.PROGRAMM) == ""
    assert binding_chip("Die Stadt hat 8.000 Einwohner.", Status.BESCHLOSSEN) == ""


def test_a_very_long_question_is_shown_by_its_beginning() -> None:
    whole = "Was ist zu den Radwegen vereinbart? " * 150
    text = Tags(render.finished(Turn(whole, FAKE._evidence(), error="x"))).text
    shown = text.partition("(hier gekürzt; gesucht wird mit der ganzen Frage, 5.400 Zeichen)")[0]
    assert "Radwegen" in shown
    assert len(shown) < 700
    assert shown.rstrip().endswith("…")
    assert "gekürzt" not in Tags(render.finished(Turn("a" * 600, FAKE._evidence(), error="x"))).text
    unbroken = Tags(render.finished(Turn("a" * 5000, FAKE._evidence(), error="x"))).text
    assert f"{'a' * 600} …" in unbroken
    assert "a" * 601 not in unbroken
