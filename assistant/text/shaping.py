"""A paragraph of a format with mark-up on its way to drafts: its breaks, its bold lines, its number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.text import headings, signatures
from assistant.text.document import BlockKind, Place
from assistant.text.drafts import Draft, Flow
from assistant.text.habits import runs_on
from assistant.text.lists import INSIDE, is_labelled
from assistant.text.markers import marker_of
from assistant.text.markup import as_draft, is_running
from assistant.text.repair import clean, join
from assistant.text.sentences import is_ended

BOLD = "bold"
# A line of this length that a break ends in mid-sentence was wrapped by whoever copied it.
_WRAPPED = 70
_PAGE = "\f"
_LONGEST_WORD = 500
# A page that turns inside a word: the word belongs to the page on which it begins.
_TORN = re.compile(r"(?<=\S)\f(\S+)")
Runs = Sequence[tuple[str, bool]]


@dataclass(frozen=True)
class Mark:
    """What is printed before a list paragraph but not written in it; ``value`` is 0 for bullets."""

    sign: str
    family: str
    value: int
    depth: int


@dataclass(frozen=True)
class Shape:
    """What the format says of a paragraph: the level of a heading, a list's mark, what sets it apart.

    ``weight`` names its look if all of it is bold or large; ``inside`` says that it goes on in an item.
    """

    level: int = 0
    mark: Mark | None = None
    weight: str = ""
    inside: bool = False


def shaped(runs: Runs, place: Place, shape: Shape, repairs: Counter[str]) -> Iterator[Draft]:
    """The paragraph as drafts; ``runs`` are its pieces, each with whether it is bold."""
    raw = "".join(text for text, _ in runs)
    mark = shape.mark
    if mark is None and not shape.level:
        weight = shape.weight or BOLD
        parts = [(raw, True)] if shape.weight else segments(runs)
        for part, bold in parts:
            yield from _unmarked(flows(part, place, repairs), weight if bold else "", shape.inside)
        return
    found = flows(raw, place, repairs)
    if not found:
        return
    flow = whole(found)
    sign = f"{mark.sign} " if mark is not None and mark.value else ""
    if shape.level and not is_running(flow.text):
        look = f"h{shape.level}"
        yield _signed(Draft(BlockKind.HEADING, flow.text, style=look, level=shape.level), sign, flow)
    elif mark is None:
        yield from _unmarked(found, "", shape.inside)
    else:
        titled = as_draft(sign + flow.text, bold=bool(shape.weight))
        if sign and titled.kind is BlockKind.HEADING:
            yield _signed(replace(titled, text=flow.text), sign, flow)
            return
        yield placed(_item(found[0].text, mark), found[0])
        yield from _rest(found[1:], inside=True)


def _item(text: str, mark: Mark) -> Draft:
    """A list item; a sign that its author typed behind an automatic bullet is its true mark."""
    own = as_draft(text)
    if not mark.value and own.kind is BlockKind.ITEM and own.marker:
        return own
    return Draft(BlockKind.ITEM, text, mark.sign, f"{mark.family} {mark.depth}", mark.value, mark.depth)


def _unmarked(found: Sequence[Part], weight: str, inside: bool) -> Iterator[Draft]:
    if not found:
        return
    flow = whole(found)
    titled = as_draft(flow.text, bold=bool(weight) and not inside)
    if weight and titled.kind is BlockKind.HEADING:
        yield placed(replace(titled, style=weight) if titled.style == BOLD else titled, flow)
    else:
        yield from _rest(found, inside=inside)


def _rest(found: Iterable[Part], *, inside: bool) -> Iterator[Draft]:
    """Paragraphs in order; what follows an item goes on in it if nothing but a line break parts them."""
    item = False
    for flow in found:
        draft = as_draft(flow.text)
        item = item and not flow.apart
        if (inside or item) and draft.kind is BlockKind.PARAGRAPH:
            draft = replace(draft, style=INSIDE)
        item = item or draft.kind is BlockKind.ITEM
        yield placed(draft, flow)


def _signed(draft: Draft, sign: str, flow: Flow) -> Draft:
    """A heading behind its number, which the file does not hold."""
    places = tuple((at + len(sign) if at else 0, place) for at, place in flow.places)
    return replace(draft, text=sign + draft.text, places=places)


def segments(runs: Iterable[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """A paragraph cut at those of its lines that are headings: all bold, with other text next to them.

    ``runs`` are its pieces, each with whether it is bold.
    """
    lines: list[tuple[str, bool]] = [("", True)]
    for text, bold in runs:
        for turn, part in enumerate(text.split("\n")):
            if turn:
                lines.append(("", True))
            line, all_bold = lines[-1]
            lines[-1] = (line + part, all_bold and (bold or not part.strip()))
    heads = [bold and _is_head(line) for line, bold in lines]
    if all(bold for _, bold in lines):
        return [("\n".join(line for line, _ in lines), any(line.strip() for line, _ in lines))]
    found: list[tuple[str, bool]] = []
    for (line, _), head in zip(lines, heads, strict=True):
        if found and (found[-1][1] == head or not line.strip()):
            found[-1] = (f"{found[-1][0]}\n{line}", found[-1][1])
        else:
            found.append((line, head))
    return found


def _is_head(line: str) -> bool:
    return as_draft(" ".join(line.split()), bold=True).kind is BlockKind.HEADING


@dataclass
class Part(Flow):
    """A paragraph of a paragraph; ``apart`` if an empty line stands above it."""

    apart: bool = False


@dataclass(frozen=True)
class Row:
    """A line of a paragraph; ``hard`` if a deliberate break is above it, not the end of a printed line."""

    text: str
    place: Place
    hard: bool = True


def flows(raw: str, place: Place, repairs: Counter[str]) -> list[Part]:
    """A paragraph's text, repaired, at the breaks that its author set.

    A form feed turns the page. Two breaks part paragraphs; a single one stays in the text as a line break,
    unless the line only ran on. Lines with a mark or a label of their own are paragraphs of their own.
    """
    rows: list[Row | None] = []
    for turn, part in enumerate(_TORN.sub(r"\1\f", raw).split(_PAGE)):
        here = Place(None if place.page is None else place.page + turn, place.line, part)
        for number, line in enumerate(clean(part, repairs).split("\n")):
            text = " ".join(line.split())
            if text:
                rows.append(Row(text, here, number > 0))
            elif number and rows and rows[-1] is not None:
                rows.append(None)
    return gather(rows, repairs)


@dataclass
class _Growing:
    """A part while its lines are put together; only its ``tail`` can still change."""

    repairs: Counter[str]
    tail: str
    places: list[tuple[int, Place]]
    apart: bool
    done: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, row: Row, above: str) -> None:
        """Append a line; cut words are mended."""
        if row.hard and _breaks(above, row.text) and self.tail.count("(") <= self.tail.count(")"):
            self.tail += f"\n{row.text}"
        else:
            self.tail = join(self.tail, row.text, self.repairs)
        at = self.length + max(0, len(self.tail) - len(row.text))
        if row.place != self.places[-1][1]:
            self.places.append((at, row.place))
        kept = max(0, len(self.tail) - _LONGEST_WORD)
        self.done.append(self.tail[:kept])
        self.tail = self.tail[kept:]
        self.length += kept

    def part(self) -> Part:
        """The finished part."""
        text = "".join((*self.done, self.tail))
        return Part(self.repairs, text=text, places=self.places, apart=self.apart)


def gather(rows: Iterable[Row | None], repairs: Counter[str]) -> list[Part]:
    """Lines as paragraphs; ``None`` is an empty line."""
    found: list[_Growing] = []
    first = last = ""
    for row in rows:
        if row is None:
            first = last = ""
            continue
        if not last or stands_alone(row.text, first, last) or (row.hard and _ends_alone(last)):
            found.append(_Growing(repairs, row.text, [(0, row.place)], bool(found and not last)))
            first = row.text
        else:
            found[-1].add(row, last)
        last = row.text
    return [growing.part() for growing in found]


def stands_alone(line: str, first: str, last: str) -> bool:
    """Whether a line below others begins an item, an entry of a form or a signature."""
    if signatures.is_signed(line):
        return True
    if marker_of(line) is not None and (is_ended(last) or marker_of(first) is not None):
        return True
    return is_labelled(line) and (is_labelled(last) or last.endswith(":"))


def _breaks(above: str, below: str) -> bool:
    if runs_on(above, below) or headings.is_bare_number(above) or above.endswith("/"):
        return False
    if below.startswith("(") and not is_ended(above):
        return False
    return is_ended(above) or len(above) < _WRAPPED


def _ends_alone(line: str) -> bool:
    """Whether nothing goes on behind a line: a numbered title, the place and date of a signing."""
    if signatures.is_place_and_date(line):
        return True
    return bool(headings.style_of(line)) and headings.is_title(line) and not headings.is_bare_number(line)


def placed(draft: Draft, flow: Flow) -> Draft:
    """The draft with its places; what it left away at its beginning (its mark) moves them."""
    cut = len(flow.text) - len(draft.text)
    return replace(draft, places=tuple((max(0, at - cut), place) for at, place in flow.places))


def whole(found: Sequence[Flow]) -> Flow:
    """All lines in one: for headings and numbered items, whose breaks mean nothing."""
    first = found[0]
    text, places = first.text, list(first.places)
    for flow in found[1:]:
        places += [(len(text) + 1 + at, place) for at, place in flow.places]
        text += f" {flow.text}"
    return Flow(first.repairs, text=text.replace("\n", " "), places=places)
