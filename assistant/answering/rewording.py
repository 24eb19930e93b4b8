"""Saying a sentence of a paper otherwise: in plain German, or in the language of the question.

The model rewrites; what it wrote is kept only if it says the same. That is checked by figures (none new, none
lost), names, negation, how binding it is, and by the meaning of the whole: the cosine of the two under the
multilingual embedder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant import resources, texts
from assistant.answering.answer import Evidence
from assistant.answering.coverage import Coverage, WordVectors
from assistant.answering.folding import fold
from assistant.answering.form import loads
from assistant.answering.generation import Generator, Prompt, plain
from assistant.answering.phrasing import unknown_names
from assistant.answering.polarity import denies
from assistant.answering.question import Focus
from assistant.answering.verification import SUPPORT
from assistant.levels import Bindingness
from assistant.text.bindingness import bindingness, nominal_bindingness
from assistant.text.figures import figures, missing
from assistant.text.language import GERMAN, language_of
from assistant.text.words import content_words, term, words

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

# Cosine of a sentence and its rewording. Of the pairs of sentences in evals/corpora/tune_* 99.9 % are less
# alike than the first; across languages unlike ones stay below the second.
LIKE_PLAIN = 0.93
LIKE_TRANSLATED = 0.885
# A rewording that is longer than this many times its sentence explains what nobody wrote.
LONGEST = 2.2
_SPARE_LETTERS = 60
# From the strongest to the weakest; a rewording may not promise more than its sentence.
_STRENGTH = (
    Bindingness.VEREINBART,
    Bindingness.ANGESTREBT,
    Bindingness.HAUSHALTSVORBEHALT,
    Bindingness.PRUEFAUFTRAG,
)
# The words of denying in the languages that can be checked.
_DENYING = {
    "en": r"\b(?:not?|never|none|without|neither|nor|cannot|reject\w*|refus\w*|declin\w*)\b|n['’]t\b",
    "fr": r"\b(?:ne|n['’]|pas|aucune?|sans|jamais|ni|refus\w*|rejet\w*)",
    "es": r"\b(?:no|ningun[ao]?|ningún|sin|nunca|ni|rechaz\w*)\b",
    "it": r"\b(?:non|nessun[ao]?|senza|mai|né|rifiut\w*|respint\w*)\b",
    "pl": r"\b(?:nie|bez|żad\w*|brak|odrzuc\w*|rezygn\w*)\b",
    "ro": r"\b(?:nu|niciun\w*|fără|respin\w*)\b",
    "tr": r"\b(?:değil\w*|yok\w*|hiçbir|asla)\b|s[ıiuü]z\b"
    r"|\w(?:m[ae]z|m[ae]y[ae]c\w+|m[ıiuü]yor\w*|m[ae]d[ıi]\w*)\b",
    "uk": r"\b(?:не|ні|без|немає|жод\w*|відхил\w*|відмов\w*)\b",
    "ru": r"\b(?:не|нет|без|никак\w*|ни|отклон\w*|отказ\w*)\b",
    "bg": r"\b(?:не|няма\w*|без|никак\w*|отхвърл\w*|отказ\w*)\b",
}
LANGUAGES = frozenset(_DENYING)


@dataclass(frozen=True)
class Rewording:
    """What the model made of a text. ``faults`` says what is wrong with it; ``text`` is empty then."""

    text: str
    faults: tuple[str, ...] = ()


async def plainer(generator: Generator, embedder: BaseEmbedding, *sources: str) -> Rewording:
    """The sentences in plain German, all of them or none. Raises one of the four Ollama errors."""
    found = []
    for source in sources:
        prompt = rewording_prompt("plain", resources.prompt("plain_sentence").format(text=plain(source)))
        found.append(checked(await _written(generator, prompt), source, embedder))
    faults = tuple(fault for said in found for fault in said.faults)
    return Rewording("" if faults else " ".join(said.text for said in found), faults)


def translation_prompt(best: Evidence, language: str) -> Prompt:
    """Asks for the best sentence, with its lead-in, in the language of the question."""
    user = resources.prompt("translation_sentence")
    return rewording_prompt(
        "translation", user.format(language=texts.LANGUAGES[language], text=plain(spoken_in_full(best)))
    )


def spoken_in_full(item: Evidence) -> str:
    """A sentence with what it needs to be understood alone."""
    short = len(item.sentence.text.split()) < 6
    return f"{item.context}: {item.sentence.text}" if short and item.context else item.sentence.text


def rewording_prompt(name: str, user: str) -> Prompt:
    schema = {"type": "object", "properties": {"antwort": {"type": "string"}}, "required": ["antwort"]}
    return Prompt(resources.prompt(name).strip(), user.strip(), schema)


async def _written(generator: Generator, prompt: Prompt) -> str:
    async with aclosing(generator.stream(prompt)) as pieces:
        raw = "".join([piece.text async for piece in pieces])
    try:
        return " ".join(str(loads(raw)["antwort"]).split())
    except (ValueError, KeyError, TypeError):
        return ""


def checked(text: str, source: str, embedder: BaseEmbedding, language: str = GERMAN) -> Rewording:
    """The rewording if it says what ``source`` says, else why not."""
    if not text:
        return Rewording("", ("empty",))
    faults = [*_length_faults(text, source)]
    if language == GERMAN:
        faults += [*_german_faults(text, source), *_new_word_faults(text, source, embedder)]
        least = LIKE_PLAIN
    else:
        faults += _foreign_faults(text, source, language)
        least = LIKE_TRANSLATED
    if not faults and (like := likeness(embedder, text, source)) < least:
        faults.append(f"meaning: {like:.2f}")
    return Rewording("" if faults else text, tuple(faults))


def likeness(embedder: BaseEmbedding, one: str, other: str) -> float:
    """Cosine of two texts."""
    first, second = np.asarray(embedder.get_text_embedding_batch([one, other]))
    return float(first @ second / (np.linalg.norm(first) * np.linalg.norm(second) + 1e-9))


def _length_faults(text: str, source: str) -> list[str]:
    return ["too_long"] if len(text) > LONGEST * len(source) + _SPARE_LETTERS else []


def _german_faults(text: str, source: str) -> list[str]:
    faults = [f"figure: {figure}" for figure in missing(text, source)]
    faults += [f"lost: {figure}" for figure in missing(source, text)]
    faults += [f"name: {name}" for name in unknown_names(text, source)]
    if denies(text) != denies(source):
        faults.append("polarity")
    if _promises_more(text, source):
        faults.append("stronger")
    return faults


def _new_word_faults(text: str, source: str, embedder: BaseEmbedding) -> list[str]:
    """Words that no word of the source means: a small model likes to add what happened or who did it."""
    said = [Focus(word, term(word), 1.0) for word in content_words(text)]
    degrees = Coverage(WordVectors(embedder)).degrees(said, source)
    return [f"new: {item.word}" for item, degree in zip(said, degrees, strict=True) if degree < SUPPORT]


def _promises_more(text: str, source: str) -> bool:
    said, meant = _binding(text), _binding(source)
    if meant not in _STRENGTH or said is meant:
        return False
    return said is None or (said in _STRENGTH and _STRENGTH.index(said) < _STRENGTH.index(meant))


def _binding(text: str) -> Bindingness | None:
    return bindingness(text) or nominal_bindingness(text)


def _foreign_faults(text: str, source: str, language: str) -> list[str]:
    if language not in LANGUAGES or language_of(text) != language:
        return ["language"]
    faults = new_in_translation(text, source)
    said = _digits(text)
    faults += [f"lost: {number}" for number in _digits(source) if number not in said]
    if bool(re.search(_DENYING[language], text, re.I)) != denies(source):
        faults.append("polarity")
    return faults


def new_in_translation(text: str, source: str) -> list[str]:
    """Figures and abbreviations of a translation that its German source does not hold."""
    known = {part for figure in figures(source) for part in _digits(str(figure.value))} | set(_digits(source))
    capitals = {word.text for word in words(source) if word.text.isupper()}
    short = [word.text for word in words(text) if len(word.text) > 1 and word.text.isupper()]
    return [
        *(f"figure: {number}" for number in _digits(text) if number not in known),
        *(f"name: {word}" for word in short if word.isalpha() and word not in capitals),
    ]


_DATE = re.compile(r"\b(\d{1,2})\.\s?\d{1,2}\.\s?((?:19|20)\d\d)\b")


def _digits(text: str) -> Sequence[str]:
    """The figures written in digits, whatever parts their thousands; of a date day and year, as the month
    may be a word."""
    whole = re.sub(r"(?<=\d)[.,\u202f\u00a0](?=\d{3}(?!\d))", "", _DATE.sub(r"\1 \2", fold(text)))
    return [number.lstrip("0") or "0" for number in re.findall(r"\d+", whole)]
