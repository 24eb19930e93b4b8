"""The product as shipped: the five documents, the real embedder, the real model."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from assistant.answering.answer import Answer, Verdict
from assistant.answering.assistant import Assistant
from assistant.answering.generation import OllamaGenerator
from assistant.batch import answer
from assistant.index.embedding import make_embedder
from assistant.index.library import LibraryWatch
from assistant.settings import Settings
from assistant.text.tokens import count_tokens
from tests.conftest import RealOllama

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def product(shipped: Settings, real_ollama: RealOllama) -> Assistant:
    return made(shipped, real_ollama)


def made(settings: Settings, ollama: RealOllama) -> Assistant:
    generator = OllamaGenerator(settings, ollama.host, ollama.model)
    return Assistant(settings, LibraryWatch(settings, make_embedder(settings)).current, lambda: generator)


def ask(product: Assistant, question: str, history: Sequence[str] = ()) -> Answer:
    return asyncio.run(answer(product, question, history))


def test_the_chair_of_the_district_council(product: Assistant) -> None:
    found = ask(product, "Wer stellt den Kreistagsvorsitz?")
    assert "SPD" in found.text
    assert "Landkreis Goslar, Entwurf" in found.text
    assert found.citations[0].quote == "Kreistagsvorsitz: SPD"


@pytest.mark.parametrize(
    ("question", "agreement", "said"),
    [
        ("Wie viele Partner hat EinHarz heute?", "einharz", "80"),
        ("Was soll die Jahreskarte für Bus und Bahn im Erzgebirge kosten?", "erzgebirge", "365"),
        ("Wer ist der Chef der SPD in Laatzen?", "laatzen", "Patrick Mewes"),
        ("Wird in Goslar eine neue Talsperre gebaut?", "goslar", "Absage"),
    ],
)
def test_everyday_words_find_the_answer(product: Assistant, question: str, agreement: str, said: str) -> None:
    found = ask(product, question)
    assert found.verdict in (Verdict.BELEGT, Verdict.NUR_ZITAT)
    assert found.citations[0].agreement.id == agreement
    assert said in found.text


@pytest.mark.parametrize(
    "question",
    [
        "Was kostet der Eintritt ins Schwimmbad in Laatzen?",
        "Wie viel Prozent der Führungspositionen sollen Frauen haben?",
        "Wie heißt die Bürgermeisterin von Laatzen?",
        "Wer ist Landrat in Goslar?",
    ],
)
def test_a_price_a_percentage_or_a_person_nobody_names(product: Assistant, question: str) -> None:
    found = ask(product, question)
    assert (found.verdict, found.citations) == (Verdict.NICHT_GEFUNDEN, ())


def test_a_sentence_that_answers_by_itself_needs_no_model(product: Assistant) -> None:
    found = ask(product, "Wie viele Partner hat EinHarz heute?")
    assert (found.verdict, found.prompt_tokens) == (Verdict.NUR_ZITAT, 0)


def test_the_prompt_stays_small_and_our_estimate_is_near(shipped: Settings, real_ollama: RealOllama) -> None:
    phrasing = made(shipped.model_copy(update={"quoted_words": 0}), real_ollama)
    found = ask(phrasing, "Wie viele Partner hat EinHarz heute?")
    assert 0 < found.prompt_tokens < 500
    assert found.prompt_tokens + shipped.answer_tokens < shipped.context_tokens
    assert count_tokens(found.citations[0].quote) < found.prompt_tokens


def test_every_quotation_stands_in_its_document(product: Assistant) -> None:
    for agreement, document in product.documents.values():
        for sentence in document.sentences:
            assert document.text[sentence.start : sentence.end] == sentence.text, agreement.id
            assert sentence.text.isprintable() or "\n" in sentence.text
