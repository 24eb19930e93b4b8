"""The language of a question, by py3langid among those that are spoken in German towns."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from assistant.text.words import is_german_stopword, is_known, words

GERMAN = "de"
_LATIN = ("de", "en", "tr", "pl", "ro", "fr", "es", "it")
_OTHER = ("uk", "ru", "bg", "el", "ar", "fa")
# A question is short: what is not clearly another language is German, and of so few words all are.
_SURE = 0.9
FEW = 2
# Where at most this share of the words is German, less is enough.
_HARDLY, _LIKELY = 0.5, 0.7
# So few letters of another script may be a sign.
_SIGN = 2
# From this share of German words on, with an article or the like among them, nothing has to be guessed.
_PLAIN = 0.6


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language that a question is asked in."""
    found = [word.text for word in words(text) if word.text[0].isalpha()]
    if _is_in_another_script(found):
        return next(str(code) for code, _ in _identifier().rank(text) if code in _OTHER)
    if len(found) <= FEW or _is_plainly_german(found):
        return GERMAN
    language, probability = _identifier().classify(text)
    enough = _SURE if sum(map(is_known, found)) > _HARDLY * len(found) else _LIKELY
    return str(language) if probability >= enough else GERMAN


def _is_in_another_script(found: list[str]) -> bool:
    """Whether a word of it has no Latin letter, or most letters are none: no German question is so."""
    latin = [[unicodedata.name(letter, "").startswith("LATIN") for letter in word] for word in found]
    whole = any(len(letters) > _SIGN and not any(letters) for letters in latin)
    return whole or 2 * sum(map(sum, latin)) < sum(map(len, latin))


def _is_plainly_german(found: list[str]) -> bool:
    german = any(is_german_stopword(word) for word in found)
    return german and sum(map(is_known, found)) >= _PLAIN * len(found)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Loaded with the first question that is not plainly German; takes most of a second."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*_LATIN, *_OTHER])
    return identifier
