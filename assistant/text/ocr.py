"""Text recognition with Tesseract, where it is installed.

The picture goes in and the words come out through pipes: nothing is written to disk, and an interrupted
run leaves nothing behind.
"""

from __future__ import annotations

import io
import logging
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Protocol

from lxml import etree
from PIL import Image, ImageFilter

from assistant import texts
from assistant.text import paragraph_signs
from assistant.text.hocr import Word, words_of

_log = logging.getLogger(__name__)
LANGUAGE, SECOND, DIRECTION = "deu", "eng", "osd"
PAGE_SECONDS = 60.0
_ASK_SECONDS = 10.0
# Print read the right way up is understood with 90 % confidence and more, upside down with less than 30 %.
_DOUBTFUL = 60.0
_FEWEST_WORDS = 5
# Below this mean confidence a page is read once more with its specks smoothed away.
_ROUGH, _BLUR = 91.0, 1.5


@dataclass(frozen=True)
class Reading:
    """What was read in a picture.

    ``turn`` is by how many degrees, against the clock, the picture had to be turned, and the words' places
    are those in the turned picture. ``failure`` says in German why nothing was read.
    """

    words: tuple[Word, ...] = ()
    turn: int = 0
    failure: str = ""

    @property
    def confidence(self) -> float:
        """The mean over all letters, from 0 to 100."""
        letters = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / letters if letters else 0.0

    @property
    def upright(self) -> bool:
        """Whether it was read the right way up; hardly a word gives no hint of another."""
        if len(self.words) < _FEWEST_WORDS:
            return True
        level = [word.level for word in self.words if len(word.text) > 3]
        sure = fmean(word.confidence for word in self.words) >= _DOUBTFUL
        return sure and (not level or fmean(level) > 0.5)


class Recognizer(Protocol):
    """Reads pictures of text."""

    @property
    def missing(self) -> str:
        """What is to be installed before it can read, in German; empty if it can."""
        ...

    def read(self, image: Image.Image, dpi: int, columns: bool) -> Reading:
        """The words of a picture of so many pixels an inch; with ``columns`` text stands side by side."""
        ...


@dataclass(frozen=True)
class Tesseract:
    """An installed Tesseract, or, with an empty ``command``, its absence."""

    command: str = ""
    version: str = ""
    languages: frozenset[str] = frozenset()
    page_seconds: float = PAGE_SECONDS

    @property
    def missing(self) -> str:
        """What is to be installed before it can read; English data would misread every umlaut."""
        if not self.command:
            return texts.OCR_NO_TESSERACT
        return "" if LANGUAGE in self.languages else texts.OCR_NO_GERMAN

    def read(self, image: Image.Image, dpi: int, columns: bool) -> Reading:
        """Read a picture; one that lies on its side or on its head is turned."""
        page = _Page(self, dpi, columns, time.monotonic() + self.page_seconds)
        try:
            reading = page.read(image)
        except subprocess.TimeoutExpired:
            return Reading(failure=texts.ocr_slow(round(self.page_seconds)))
        except (OSError, subprocess.CalledProcessError, etree.XMLSyntaxError) as error:
            _log.warning("tesseract failed: %s", error)
            return Reading(failure=texts.OCR_FAILED)
        return page.better(image, reading)


@dataclass(frozen=True)
class _Page:
    """A page being read: its calls share one time limit."""

    tesseract: Tesseract
    dpi: int
    columns: bool
    end: float

    def read(self, image: Image.Image) -> Reading:
        # one block of lines keeps "(1)" in the margin with its text; columns and tables have to be parted,
        # but then single figures in narrow cells are missed, and the first way finds them
        rows = words_of(self._run(image, "-l", LANGUAGE, "--psm", "6", "hocr"))
        if not self.columns:
            return Reading(rows)
        return Reading(_filled(words_of(self._run(image, "-l", LANGUAGE, "--psm", "3", "hocr")), rows))

    def better(self, image: Image.Image, reading: Reading) -> Reading:
        """The reading after another look, as far as time and Tesseract's data allow."""
        try:
            if not reading.upright:
                reading = self.turned(image, reading)
            picture = image.rotate(reading.turn, expand=True) if reading.turn else image
            if reading.words and reading.confidence < _ROUGH:
                # specks and coarse dots vanish; small print would as well, so it is no first choice
                again = replace(self.read(picture.filter(ImageFilter.GaussianBlur(_BLUR))), turn=reading.turn)
                reading = max(reading, again, key=lambda found: found.confidence)
            return self.with_signs(picture, reading)
        except (subprocess.SubprocessError, OSError, etree.XMLSyntaxError) as error:
            _log.debug("no second look: %s", error)
            return reading

    def turned(self, image: Image.Image, first: Reading) -> Reading:
        """The better of the first reading and one of the picture as it should lie."""
        if DIRECTION not in self.tesseract.languages:
            return first
        try:
            found = self._run(image, "-l", DIRECTION, "--psm", "0")
        except subprocess.CalledProcessError:  # too few letters to tell
            return first
        match = re.search(rb"Orientation in degrees: (\d+)", found)
        turn = int(match.group(1)) % 360 if match else 0
        if not turn:
            return first
        second = replace(self.read(image.rotate(turn, expand=True)), turn=turn)
        return second if second.upright or second.confidence > first.confidence else first

    def with_signs(self, image: Image.Image, reading: Reading) -> Reading:
        """The German data hardly know the sign "§"; the English ones look again where it may stand."""
        places = paragraph_signs.doubtful(reading.words)
        seen: tuple[Word, ...] = ()
        if places and SECOND in self.tesseract.languages:
            picture = paragraph_signs.masked(image, places)
            seen = words_of(self._run(picture, "-l", SECOND, "--psm", "11", "hocr"))
        return replace(reading, words=tuple(paragraph_signs.mended(reading.words, places, seen)))

    def _run(self, image: Image.Image, *arguments: str) -> bytes:
        left = self.end - time.monotonic()
        if left <= 0:
            raise subprocess.TimeoutExpired(self.tesseract.command, self.tesseract.page_seconds)
        picture = io.BytesIO()
        image.save(picture, "PPM")
        call = [self.tesseract.command, "stdin", "stdout", "--dpi", str(self.dpi), *arguments]
        return _call(call, picture.getvalue(), left)


def _filled(words: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words, and after them those of another reading that stand where there are none."""
    first = max((word.line for word in words), default=0) + 1
    missed = [
        replace(other, line=first + other.line)
        for other in others
        if other.confidence >= _DOUBTFUL and not any(word.covers(other.box) for word in words)
    ]
    return (*words, *missed)


def find_tesseract() -> Tesseract:
    """What is installed, looked up anew."""
    command = shutil.which("tesseract")
    if command is None:
        return Tesseract()
    try:
        version = _call([command, "--version"], b"", _ASK_SECONDS).decode(errors="replace")
        languages = _call([command, "--list-langs"], b"", _ASK_SECONDS).decode(errors="replace")
    except (OSError, subprocess.SubprocessError) as error:
        _log.warning("%s does not answer: %s", command, error)
        return Tesseract()
    number = re.search(r"\d+(?:\.\d+)+", version)
    return Tesseract(command, number.group() if number else "", frozenset(languages.split("\n")[1:]))


def _call(command: Sequence[str], data: bytes, seconds: float) -> bytes:
    """Run a program; it ends with its time, with an error here, and soon after us if we are killed."""
    # more threads than one a picture make Tesseract many times slower on a busy machine
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    with process:
        try:
            _limit(process.pid, seconds)
            out, noise = process.communicate(data, seconds)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command[0], out, noise)
    return out


def _limit(pid: int, seconds: float) -> None:
    """Bound the processor time, so that what outlives us does not outlive its page's time."""
    if sys.platform == "linux":
        import resource

        try:
            resource.prlimit(pid, resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
        except (OSError, ValueError) as error:  # it has ended, or its own limit is lower
            _log.debug("no limit for %s: %s", pid, error)
