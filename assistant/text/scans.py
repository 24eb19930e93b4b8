"""Pages that are pictures: which they are, and what text recognition reads in them."""

from __future__ import annotations

import logging
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pypdfium2
from pdfplumber.page import Page

from assistant import texts
from assistant.text import pictures, recognized_words
from assistant.text.lexicon import is_word_form
from assistant.text.ocr import Reading, Recognizer
from assistant.text.pictures import Picture
from assistant.text.recognized_page import PicturePage, in_points
from assistant.text.repair import clean

_log = logging.getLogger(__name__)
# A page with fewer letters is a picture, whatever a page number adds to it.
_FEWEST_LETTERS = 12
# A picture over most of the page with no more letters than this is a scan with a stamp or a header.
_COVERED, _STAMP_LETTERS = 0.6, 250
# Fewer letters in a picture are dirt, or the number of a page.
_FEWEST_READ = 3
# From this share on, letters without a name make a page unreadable.
_UNREADABLE = 0.05
# In print at least 85 % of the words are in a German dictionary; with every tenth letter wrong, 60 %.
_KNOWN, _BETTER = 0.75, 0.05
_FEWEST_WORDS = 15
_WORD = re.compile(r"[^\W\d_]{3,}")
# Below this mean confidence every tenth word of a page is wrong.
_UNSURE = 88.0
# Two pages at a time keep a small machine busy; more would only hold pictures in memory.
_AT_ONCE = 2


class Kind(Enum):
    """Where a page's text is to be looked for."""

    TEXT = "text"
    PICTURE = "picture"
    SPOILED = "letters without names"
    DOUBTFUL = "a text layer of misread words"


def kind_of(page: Page) -> Kind:
    """Judge a page by its letters, its words and the pictures on it."""
    marks = [char["text"] for char in page.chars if not char["text"].isspace()]
    letters = sum(mark.isalnum() for mark in marks)
    if _unreadable(marks) > _UNREADABLE * len(marks):
        return Kind.SPOILED
    if letters < _FEWEST_LETTERS:
        return Kind.PICTURE if page.images or page.rects or page.curves else Kind.TEXT
    if _covered(page) < _COVERED:
        return Kind.TEXT
    if letters < _STAMP_LETTERS:
        return Kind.PICTURE
    return Kind.TEXT if known_words(page.extract_text()) >= _KNOWN else Kind.DOUBTFUL


def _unreadable(marks: Sequence[str]) -> int:
    """How many letters have no name; pdfminer writes "(cid:17)" for one."""
    found: Counter[str] = Counter()
    clean("".join(mark for mark in marks if not mark.startswith("(cid:")), found)
    nameless = sum(mark.startswith("(cid:") for mark in marks)
    return nameless + found["unreadable"] + found["control_character"]


def _covered(page: Page) -> float:
    """The share of the page under pictures; strips of one scan add up."""
    left, top, right, bottom = page.bbox
    area = 0.0
    for image in page.images:
        width = min(image["x1"], right) - max(image["x0"], left)
        area += max(0.0, width) * max(0.0, min(image["bottom"], bottom) - max(image["top"], top))
    return float(area / max(1.0, (right - left) * (bottom - top)))


def known_words(text: str) -> float:
    """The share of words that a German dictionary knows; 1.0 where there are too few to tell."""
    words = _WORD.findall(text)
    if len(words) < _FEWEST_WORDS:
        return 1.0
    return sum(is_word_form(word) for word in words) / len(words)


@dataclass(frozen=True)
class Scan:
    """A page that is a picture; ``failure`` says in German why no text was found, if it is not blank."""

    number: int
    picture: PicturePage | None = None
    confidence: float = 100.0
    failure: str = ""

    @property
    def unsure(self) -> bool:
        """Whether its text is not to be relied on."""
        return self.confidence < _UNSURE

    def reads_better_than(self, page: Page) -> bool:
        """Whether more of its words are words than of those in the page's text layer."""
        text = " ".join(word.text for word in self.picture.words) if self.picture is not None else ""
        return len(_WORD.findall(text)) >= _FEWEST_WORDS and (
            known_words(text) >= known_words(page.extract_text()) + _BETTER
        )


def read(
    path: Path, pages: Sequence[Page], kinds: Mapping[int, Kind], recognizer: Recognizer
) -> Iterator[Scan]:
    """Look at pages of a PDF one after the other."""
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        _log.warning("%s cannot be rendered: %s", path.name, error)
        yield from (Scan(page.page_number, failure=texts.OCR_NO_PICTURE) for page in pages)
        return
    with pdf:
        jobs = (_Job.of(pdf, page, kinds[page.page_number]) for page in pages)
        if recognizer.missing:
            yield from (job.unread(recognizer.missing) for job in jobs)
        else:
            yield from _recognized(jobs, recognizer)


@dataclass(frozen=True)
class _Job:
    """A page to be looked at; ``lettered`` says that text is printed over its picture.

    There is no picture if the page cannot be rendered.
    """

    page: Page
    picture: Picture | None
    lettered: bool = False

    @classmethod
    def of(cls, pdf: pypdfium2.PdfDocument, page: Page, kind: Kind) -> _Job:
        """Render the page; letters printed over a picture are known, so they are painted over."""
        try:
            picture = pictures.render(pdf, page.page_number)
        except pypdfium2.PdfiumError as error:
            _log.warning("page %s cannot be rendered: %s", page.page_number, error)
            return cls(page, None)
        if kind is not Kind.PICTURE:
            return cls(page, picture)
        printed = [char for char in page.chars if char["text"].isprintable() and char["text"].strip()]
        left, top = page.cropbox[:2]  # what is rendered begins there
        boxes = [
            (char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top)
            for char in printed
        ]
        letters = sum(char["text"].isalnum() for char in printed)
        return cls(page, picture.without(boxes), letters >= _FEWEST_LETTERS)

    @property
    def number(self) -> int:
        return int(self.page.page_number)

    def unread(self, failure: str, *, wordless: bool = False) -> Scan:
        """Why the page was not read, unless nothing is on it."""
        blank = self.picture is not None and pictures.is_blank(self.picture.image, wordless=wordless)
        return Scan(self.number, failure="" if blank else failure)

    def read(self, recognizer: Recognizer) -> Scan:
        if self.picture is None:
            return self.unread(texts.OCR_NO_PICTURE)
        if pictures.is_blank(self.picture.image):
            return Scan(self.number)
        image = pictures.straightened(pictures.whitened(self.picture.image))
        clean, rules = pictures.without_rules(image)
        reading = recognizer.read(clean, pictures.DPI, bool(rules) or pictures.in_columns(clean))
        if reading.failure:
            return Scan(self.number, failure=reading.failure)
        if reading.turn:
            image = image.rotate(reading.turn, expand=True)
            rules = pictures.without_rules(image)[1]
        upright = [rule.x0 for rule in rules if rule.x0 == rule.x1]
        words = recognized_words.mended(list(recognized_words.trusted(reading.words)), upright)
        letters = sum(letter.isalnum() for word in words for letter in word.text)
        if letters < (_FEWEST_LETTERS if self.lettered else _FEWEST_READ):
            return Scan(self.number) if self.lettered else self.unread(texts.OCR_NOTHING, wordless=True)
        found = in_points(self.page, words, rules, image.size, self.picture.scale)
        return Scan(self.number, found, Reading(tuple(words)).confidence)


def _recognized(jobs: Iterable[_Job], recognizer: Recognizer) -> Iterator[Scan]:
    """Pages are read two at a time; rendering stays in one thread, as its library wants it."""
    waiting: deque[Future[Scan]] = deque()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for job in jobs:
            waiting.append(pool.submit(job.read, recognizer))
            if len(waiting) >= _AT_ONCE:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
