"""The title of a paper, put together from the lines that make it up."""

from __future__ import annotations

import re

from assistant.index.profile.days import DAY, WEEKDAY
from assistant.index.profile.genre import Genre
from assistant.index.profile.names import municipalities
from assistant.index.profile.paper import Found, Paper
from assistant.text.document import Block, BlockKind
from assistant.text.signatures import is_place_and_date

_TITLE_CHARS = 160
_WORD_CHARS = 60
# A first sentence that may stand for a title; numbers and abbreviations end none.
_SENTENCE = re.compile(rf"(.{{20,{_TITLE_CHARS}}}?[a-zäöüß]{{3}})[.!?]\s+[A-ZÄÖÜ]")
_SUBJECT = re.compile(
    r"^\W*(?:Betreff|Betr\.?|Beratungsgegenstand|Gegenstand(?:\sder\s\w+)?|Bezeichnung|Titel|Thema"
    r"|Betrifft)\s*:\s*",
    re.M,
)
# What stands above, below or between the lines of a title without being part of it.
_NO_TITLE = re.compile(
    rf"\W*(?:(?:Aufgrund|Auf\s?[Gg]rund|Gemäß|Präambel|zwischen)\b|(?:Stand|Datum|Version|Az|Seite|Tag"
    rf"|Ort|Beginn|Anlage|Wahl(?:periode|zeit))\b"
    rf"|{WEEKDAY}|Die\s.*\b(?:hat|erlässt|haben)\b|Der\s.*\bhat\b|vom\s{DAY}|{DAY}|\(?(?:gültig"
    rf"|in Kraft|zuletzt)\b)"
)
_OFFICE = re.compile(
    r"\W*(?:(?:Der|Die)\s[A-ZÄÖÜ]\w+(?:\sder\s[\w-]+)?|(?:Amt|Fachbereich|Fachdienst|Fachamt|Dezernat"
    r"|Referat|Abteilung|Sachgebiet|Stabsstelle|Büro|Hauptamt)\b.*|\w+(?:abteilung|amt|referat|stelle|büro))$"
)
_KIND_ALONE = re.compile(
    r"\W*(?:\d+\.\s)?(?:\w+\s)?(?:\w*(?:[Ss]atzung|[Oo]rdnung|[Vv]ereinbarung|[Vv]ertrag"
    r"|[Rr]ichtlinien?|[Pp]rotokoll)|Niederschrift"
    r"|SATZUNG|VEREINBARUNG|ENTWURF(?:\s\w+)?|[Ee]ntwurf\s\w+|.*\b(?:zur|über|der|des|die|für|und)"
    r"|[A-ZÄÖÜ -]{5,40})\W*$"
)
# Those who conclude an agreement stand between its name and its matter.
_PARTIES = re.compile(r"[Zz]wischen\b|(?:von|und|der|den|(?:der|den)\sFraktionen(?:\s(?:von|der))?)$")
_MATTER = re.compile(
    r"\b(?:für|über|zur|zum)\s(?:die|den|das|eine|\w*[Zz]usammenarbeit)\b|^(?:für|über|zur|zum|im|in)\s"
)
_BELOW = 6
_SPACED = re.compile(r"\b(?:[A-ZÄÖÜ] ){3,}[A-ZÄÖÜ]\b")
_PRESS_LINE = re.compile(r"\W*(?:Presse|Medien)", re.I)
_DRAFT = re.compile(
    r"^\W*(?:\w*entwurf|Arbeitsfassung)\b(?:\s*[-–:,]?\s*Stand\W+\S+(?:\s\S+){0,2})?\W*(?:eine[rs]?|der"
    r"|des|zur)?\s+",
    re.I,
)
_TAIL = re.compile(
    rf"[\s,;–-]*(?:\bvom\s+{DAY}|\bi\.?\s?d\.?\s?F\.?\b.*|\bin\sder\sFassung\b.*|\(?\bStand\b.*"
    rf"|[-–,]?\s*\(?(?:(?:Vor)?[Ee]ntwurf|(?:[Nn]ichtamtliche\s)?Lesefassung)\)?)[\s–-]*$"
)


def title_of(paper: Paper, kind: Found[Genre] | None) -> Found[str] | None:
    """The title: the line that names the kind of paper and what belongs to it, or the headline."""
    genre, named = (kind.value, kind.start) if kind else (Genre.OTHER, 0)
    if genre is Genre.PROPOSAL and (subject := _subject(paper)) is not None:
        return subject
    blocks = [block for block in paper.document.blocks if block.sentences and block.start < paper.head_end]
    if not blocks:
        return None
    if genre in (Genre.OTHER, Genre.PRESS, Genre.PROPOSAL):
        first = _headline(paper, blocks, genre)
        start = first.start
    else:
        first = next((block for block in blocks if block.start <= named < block.end), blocks[0])
        start = max(first.start, named)
    tidy = _tidy(_whole(paper, blocks, first, paper.text[start : first.end]))
    return Found(tidy, start) if tidy else None


def _subject(paper: Paper) -> Found[str] | None:
    """What stands behind "Betreff:", on the same line or below it."""
    label = _SUBJECT.search(paper.text, 0, max(paper.head_end, 2500))
    if label is None:
        return None
    block = next((b for b in paper.document.blocks if b.start < label.end() <= b.end), None)
    rest = paper.text[label.end() : block.end] if block else ""
    if not rest.strip():
        block = next((b for b in paper.document.blocks if b.start >= label.end() and b.sentences), None)
        rest = paper.text[block.start : block.end] if block else ""
    at = block.start if block and block.start > label.end() else label.end()
    tidy = _tidy(rest)
    return Found(tidy, at) if tidy else None


def _headline(paper: Paper, blocks: list[Block], genre: Genre) -> Block:
    """The first line below letterhead and marks; above running text the longest heading."""
    titles = [b for b in blocks if not _PRESS_LINE.match(paper.text, b.start, b.end) and not _skip(paper, b)]
    first = next(iter(titles), blocks[0])
    alone = not paper.text[first.start : first.end].rstrip().endswith((".", ":", ";", ","))
    if genre is not Genre.PROPOSAL and (alone or first.kind is BlockKind.HEADING):
        return first
    headings = [b for b in titles[:8] if b.kind is BlockKind.HEADING and b.level <= 2]
    return max(headings, key=lambda b: b.end - b.start, default=first)


def _skip(paper: Paper, block: Block) -> bool:
    lines = [line.text for line in paper.lines(block.start, block.end)]
    return bool(_NO_TITLE.match(lines[0])) or all(map(_is_letterhead, lines))


def _is_letterhead(line: str) -> bool:
    """A line that is nothing but the name of a municipality or an office, or place and date."""
    named = any(found.start == 0 and found.end == len(line) for found in municipalities(line))
    return named or bool(_OFFICE.match(line)) or is_place_and_date(line)


def _whole(paper: Paper, blocks: list[Block], first: Block, text: str) -> str:
    """A line such as "Satzung" goes on below; so does one above a short title in brackets."""
    place = blocks.index(first)
    for block in blocks[place + 1 : place + 1 + _BELOW]:
        below = paper.text[block.start : block.end]
        goes_on = _KIND_ALONE.match(" ".join(_kept(text))) or below.startswith("(")
        if not goes_on or (_skip(paper, block) and not _PARTIES.match(below)) or len(text) > _TITLE_CHARS:
            break
        text = f"{text}\n{below}"
    return text


def _kept(text: str) -> list[str]:
    """The lines of a title without letterhead, dates and the list of those who conclude an agreement."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    while len(lines) > 1 and _is_letterhead(lines[0]):
        lines.pop(0)
    kept, listing = lines[:1], False
    for line in lines[1:]:
        listing = (listing or bool(_PARTIES.match(line))) and not _MATTER.match(line)
        matter = _MATTER.search(line) if listing else None
        if matter is not None:
            kept.append(line[matter.start() :])
            listing = False
        elif not listing and not _NO_TITLE.match(line):
            kept.append(line)
    return kept


def _tidy(text: str) -> str:
    """One line without draft marks and dates at its end; cut at a word."""
    one = " ".join(" ".join(_kept(text)).split())
    one = _SPACED.sub(lambda spaced: spaced.group().replace(" ", ""), one)
    one = re.split(r"\s(?:Präambel|Aufgrund|Auf\s?[Gg]rund)\s", one)[0]
    one = _DRAFT.sub("", one, count=1)
    before = None
    while before != one:
        before, one = one, _TAIL.sub("", one).strip(" ,;–-")
    return one if len(one) <= _TITLE_CHARS else _cut(one)


def _cut(text: str) -> str:
    """What is longer than a title: of running text, perhaps a whole paper in one line, the first sentence."""
    if (sentence := _SENTENCE.match(text)) is not None:
        return sentence[1]
    begun = text[: _TITLE_CHARS - 2]
    return (begun.rpartition(" ")[0] or begun[:_WORD_CHARS]).rstrip(" ,;(–-") + " …"
