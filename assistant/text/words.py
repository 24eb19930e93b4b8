"""German words in the form in which two of them can be compared.

A word is lemmatised (simplemma), folded by Snowball's German stemmer (which also takes ``ae`` for
``ä`` and ``ss`` for ``ß``), and a compound is opened into its parts. The last part is the *head*: a
"Schwimmbad" is a Bad, so its head says what it is and the other parts only narrow it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from assistant.text.lexicon import dictionary_form, is_word_form

# File numbers (72/2018), figures with separators (1.200,50), words with inner hyphens or gender signs.
_WORD = re.compile(
    r"\d+(?:[-./]\d+)*/\d+|\d+(?:[.,]\d+)*|[^\W\d_]+(?:[:*](?=in)[^\W\d_]+)?(?:[-‐][^\W_]+)*", re.UNICODE
)
_GENDERED = re.compile(r"(?<=[a-zäöüß])(?:[:*/_]in(?:nen)?|In(?:nen)?)\b")
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_SHORT_PARTS = frozenset("amt bad bau bus gas hof müll rad rat see tag tor weg zug öl kita".split())
_NOT_PARTS = frozenset(
    "auf aus bei ein ent ver vor ung ungen heit keit lich isch schaft chen lein innen eben aben sch ende"
    " enden ismus schafts scheidung ber ben gen gene gung tung rung lung sung zung nung"
    " der die das den dem".split()
)
# Longer than any German word; a run of letters without an end would be split for minutes.
_LONGEST = 80
_STEMMER = Stemmer.Stemmer("german")

_ENGLISH_STOPWORDS = frozenset("the is are of in to and for what which how do does was so an will".split())
STOPWORDS = _ENGLISH_STOPWORDS | frozenset(
    """
aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch
auf aus bei beim bin bis bist da dabei dafür daher damit dann daran darauf daraus darf darfst dass
daß davon dazu dein deine dem den denen denn der deren des dessen dich die dies diese diesem diesen
dieser dieses dir doch dort du durch dürfen ein eine einem einen einer eines einige er es etwa etwas
euch euer eure für gegen gerade gern gibt habe haben hat hatte hatten hier hin ich ihm ihn ihnen ihr
ihre ihrem ihren ihrer ihres im in ins ist ja je jede jedem jeden jeder jedes jene jetzt kann kannst
können könnte könnten man manche mehr mein meine mich mir mit muss müssen nach nicht noch nun nur ob
oder ohne schon sehr sein seine seinem seinen seiner seines selbst sich sie sind so soll sollen
sollte sollten sondern sonst sowie über um und uns unser unsere unserem unseren unserer unter vom
von vor während war waren warum was wegen weil welche welchem welchen welcher welches wem wen wenn
wer werde werden wessen wie wieder will wir wird wirst wo wollen womit worden worin wozu wurde
wurden zu zum zur zwar zwischen eigentlich bitte mal halt eben wohl überhaupt genau derzeit aktuell
möchte würde würden hätte seid werdet sag sagen sagt das kein keine keinen keinem keiner keines ab
wieviel wieviele fürs ans wohin woher wofür wogegen wodurch dadurch selber zusammen jeweils drin pro
höchstens mindestens maximal minimal spätestens frühestens ganz gibts bald the is are of to and for
what which how
""".split()
)


@dataclass(frozen=True)
class Word:
    """A word as printed with its place: ``text[start:end]``."""

    text: str
    start: int
    end: int


# Shorter words with a letter twice may be another name ("Hofmann", "Hoffmann").
_COMPOUND = 8


@dataclass(frozen=True)
class Term:
    """A word ready for comparison: ``stem`` of the whole, stems of the compound's ``parts`` (head last)."""

    stem: str
    parts: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        return self.parts[-1] if self.parts else self.stem


def words(text: str) -> Iterator[Word]:
    """Every word and figure of ``text`` in order."""
    for match in _WORD.finditer(text):
        yield Word(match.group(), match.start(), match.end())


def is_known(word: str) -> bool:
    """Whether it is a German word, or a compound of German words."""
    plain = _GENDERED.sub("", word)
    return any(is_word_form(form) for form in _spellings(plain)) or bool(term(word).parts)


def is_slip(word: str) -> bool:
    """Whether it is a long German compound with a letter that should stand twice ("Fahradwege")."""
    doubled = {word[:place] + word[place - 1 :] for place in range(2, len(word))}
    return len(word) >= _COMPOUND and any(term(form).parts for form in doubled)


def is_german_stopword(word: str) -> bool:
    """The little words by which a German sentence is recognised."""
    return word.lower() in STOPWORDS and word.lower() not in _ENGLISH_STOPWORDS


def is_stopword(word: str) -> bool:
    return word.lower() in STOPWORDS


def content_words(text: str) -> list[str]:
    """The words that carry meaning: no stop words, no single letters."""
    return [w.text for w in words(text) if not is_stopword(w.text) and (len(w.text) > 1 or w.text.isdigit())]


@lru_cache(maxsize=65536)
def term(word: str) -> Term:
    """The comparable form of one word."""
    if word[:1].isdigit():
        return Term(word.replace(".", "") if re.fullmatch(r"\d{1,3}(\.\d{3})+", word) else word)
    base = lemma(_GENDERED.sub("", unicodedata.normalize("NFC", word)))
    if "-" in base or "‐" in base:
        pieces = [p for p in re.split(r"[-‐]", base) if p]
        return Term(_stem("".join(pieces)), tuple(stem for piece in pieces for stem in _flat(term(piece))))
    parts = compound_parts(base)
    return Term(_stem(base), tuple(_stem(part) for part in parts) if len(parts) > 1 else ())


def terms(text: str) -> list[Term]:
    """Comparable forms of the content words of ``text``."""
    return [term(word) for word in content_words(text)]


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """The dictionary form; unknown lower-case or umlaut-less spellings are tried as nouns too."""
    for form in _spellings(word):
        if is_word_form(form):
            return _known_lemma(form)
    return word


def _known_lemma(form: str) -> str:
    found = dictionary_form(form)
    return found if is_word_form(found) else form


def _spellings(word: str) -> Iterator[str]:
    """``buergermeister`` → ``buergermeister``, ``Buergermeister``, ``bürgermeister``, ``Bürgermeister`` …"""
    plain = [word]
    umlauts = re.sub(r"(?<![aeqAEQ])ue", "ü", word.replace("ae", "ä").replace("oe", "ö"))
    umlauts = re.sub(r"^Ue", "Ü", umlauts.replace("Ae", "Ä").replace("Oe", "Ö"))
    if umlauts != word:
        plain.append(umlauts)
    if "ss" in word:
        plain += [form.replace("ss", "ß") for form in plain]
    for form in plain:
        yield form
        if form[:1].islower():
            yield form[:1].upper() + form[1:]


@lru_cache(maxsize=65536)
def compound_parts(word: str) -> tuple[str, ...]:
    """``Hochwasserschutz`` → ``("Hoch", "Wasser", "Schutz")``; another word is its own only part.

    A split counts when every part is a German word (simplemma's lexicon); of several the one with the
    longest head wins, and both sides are split again.
    """
    if not 6 <= len(word) <= _LONGEST or not word.isalpha() or word.isupper():
        return (word,)
    for cut in range(3, len(word) - 2):
        head = word[cut:].capitalize()
        if not _is_part(head, as_head=True):
            continue
        modifier = _modifier(word[:cut])
        if modifier:
            return (*compound_parts(modifier), *compound_parts(head))
    return (word,)


def _modifier(text: str) -> str | None:
    """The word before a joint, without its linking letters (``Kreistags`` → ``Kreistag``)."""
    stems = [text.removesuffix(link) for link in _LINKS if text.endswith(link)]
    clipped = [text + "e"] if len(text) > 3 else []  # "Schul" for "Schule", but not "Mit" for "Mite"
    for form in (*stems, *clipped):
        if _is_part(form, as_head=False):
            return form.capitalize()
    return next((s.capitalize() for s in stems if len(compound_parts(s.capitalize())) > 1), None)


@lru_cache(maxsize=65536)
def _is_part(text: str, *, as_head: bool) -> bool:
    low = text.lower()
    if low in _NOT_PARTS or len(low) < 3:
        return False
    if len(low) == 3 or low in _SHORT_PARTS:
        return low in _SHORT_PARTS
    known = is_word_form(text.capitalize())
    if as_head and known:
        found = dictionary_form(text.capitalize())
        return found[:1].isupper()
    return known


def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word.lower().replace("ß", "ss")))


def _flat(item: Term) -> tuple[str, ...]:
    return item.parts or (item.stem,)
