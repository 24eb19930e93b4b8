"""Agreements and their catalogue, ``documents/catalog.yaml``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, ClassVar

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from assistant import texts
from assistant.folder_walk import Item, walk
from assistant.status import Status

CATALOG = "catalog.yaml"
# What it is called by mistake: in British or German, with the other ending, or with one that an editor added.
_SLIP = re.compile(r"[ck]atalog(ue)?\.ya?ml(\.txt)?", re.IGNORECASE)
# The same safe loader in C, where PyYAML was built with it: a tenth of the time for thousands of entries.
_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Loader(_SAFE):  # type: ignore[misc]
    """Leaves dates as they are written: one that cannot be must not cost the whole catalogue."""

    yaml_implicit_resolvers: ClassVar = {
        first: [resolver for resolver in resolvers if resolver[0] != _TIMESTAMP]
        for first, resolvers in _SAFE.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True)
class Agreement:
    """One document with what the catalogue says of it.

    ``term`` is the period it covers as first and last year; ``date`` is ISO (``2021-11-03``,
    ``2021-11`` or ``2021``); ``file`` is the name below the documents folder.
    """

    id: str
    title: str
    file: str
    status: Status = Status.UNBEKANNT
    place: str = ""
    body: str = ""
    parties: tuple[str, ...] = ()
    term: tuple[int, int] | None = None
    date: str = ""
    source: str = ""

    @property
    def place_or_title(self) -> str:
        """How it is called for short."""
        return self.place or self.title


@dataclass(frozen=True)
class Catalog:
    """The readable entries by file name (NFC) and one line for each thing that is wrong."""

    entries: Mapping[str, Agreement] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def find(self, file: str) -> Agreement | None:
        return self.entries.get(unicodedata.normalize("NFC", file))


def parse(text: str) -> Any:
    """What a catalogue holds, as plain values. Raises :class:`yaml.YAMLError` or ``ValueError``."""
    return yaml.load(text, Loader=_Loader)


def read_catalog(
    folder: Path, parsed: Callable[[str], Any] = parse, below: Sequence[Item] | None = None
) -> Catalog:
    """Read ``folder/catalog.yaml``. Never raises: a broken entry costs its fields, not the run.

    ``below`` is what :func:`walk` found in the folder, where that is known.
    """
    path = folder / CATALOG
    try:
        raw = parsed(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Catalog(problems=tuple(texts.catalog_misnamed(name, CATALOG) for name in misnamed(folder)))
    except (yaml.YAMLError, ValueError, OSError) as error:
        return Catalog(problems=(texts.catalog_unreadable(path.name, _where(error)),))
    rows = raw.get("agreements") if isinstance(raw, dict) else None
    if not isinstance(rows, list):
        return Catalog(problems=(texts.catalog_no_list(path.name),))
    entries: dict[str, Agreement] = {}
    ids: set[str] = set()
    problems: list[str] = []
    below = walk(folder) if below is None else below
    present = {item.name for item in below}
    # what lies there nobody knows
    shut = tuple("" if item.path == folder else item.name for item in below if item.name.endswith("/"))
    for number, row in enumerate(rows, start=1):
        agreement, wrong = _read_row(row, number, taken=ids)
        problems += [texts.catalog_field(path.name, file, name, why) for file, name, why in wrong]
        if agreement is not None and agreement.file in entries:
            problems.append(texts.catalog_field(path.name, agreement.file, "file", texts.CATALOG_FILE_TWICE))
        elif agreement is not None:
            entries[agreement.file] = agreement
            ids.add(agreement.id)
            if agreement.file not in present and not agreement.file.startswith(shut):
                problems.append(texts.catalog_field(path.name, agreement.file, "file", texts.CATALOG_NO_FILE))
    return Catalog(entries, tuple(problems))


def misnamed(folder: Path) -> list[str]:
    """Files that are meant to be the catalogue and are called otherwise; none where there is one."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:  # told where its papers are looked for
        return []
    return [] if CATALOG in names else [name for name in names if _SLIP.fullmatch(name)]


def _text(value: object) -> object:
    """YAML reads dates and years as such; the catalogue means text."""
    return unicodedata.normalize("NFC", str(value).strip()) if value is not None else ""


def _period(value: tuple[int, int]) -> tuple[int, int]:
    if value[0] > value[1]:
        raise PydanticCustomError("term_order", "the first year comes first")
    return value


def _on_the_calendar(value: str) -> str:
    if len(value) == len("2021-11-03"):
        date.fromisoformat(value)
    return value


_Text = Annotated[str, BeforeValidator(_text)]
_Date = Annotated[
    str,
    BeforeValidator(_text),
    Field(pattern=r"^(\d{4}(-[01]\d(-[0-3]\d)?)?)?$"),
    AfterValidator(_on_the_calendar),
]
_Term = Annotated[tuple[int, int], AfterValidator(_period)]


class _Row(BaseModel):
    """The shape of one entry."""

    model_config = ConfigDict(extra="forbid")

    id: _Text
    file: _Text
    title: _Text
    place: _Text
    status: Status
    body: _Text = ""
    parties: tuple[_Text, ...] = ()
    term: _Term | None = None
    date: _Date = ""
    source: _Text = ""


_Wrong = tuple[str, str, str]


def _read_row(row: object, number: int, taken: set[str]) -> tuple[Agreement | None, list[_Wrong]]:
    """The entry with its good fields, and (file, field, reason) for each that is not."""
    label = texts.catalog_row(number)
    if not isinstance(row, dict):
        return None, [(label, "agreements", texts.CATALOG_NOT_A_MAPPING)]
    good: dict[str, Any] = {str(key): value for key, value in row.items()}
    file = str(good.get("file") or "").strip()
    wrong = [(file or label, name, texts.CATALOG_EMPTY) for name in _REQUIRED if good.get(name) in (None, "")]
    entry: _Row | None = None
    while entry is None:  # without its wrong fields it is right
        try:
            entry = _Row.model_validate(good)
        except ValidationError as error:
            for problem in error.errors():
                name = str(problem["loc"][0])
                if problem["type"] != "missing" or len(problem["loc"]) > 1:  # one year of two
                    wrong.append(
                        (file or label, name, texts.catalog_reason(problem["type"], problem.get("input")))
                    )
                good.pop(name, None)
            good = {"id": "", "file": "", "title": "", "place": "", "status": Status.UNBEKANNT} | good
    if not file:
        return None, wrong
    stem = slug(Path(file).stem)
    if entry.id in taken:
        wrong.append((file, "id", texts.CATALOG_ID_TAKEN))
    fields = entry.model_dump() | {"id": stem if not entry.id or entry.id in taken else entry.id}
    return Agreement(**fields | {"title": entry.title or Path(file).stem}), wrong


_REQUIRED = ("file", "id", "title", "place", "status")


def slug(name: str) -> str:
    """A file name as an id: lower case, ASCII, words joined by hyphens."""
    plain = name.lower()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        plain = plain.replace(umlaut, letters)
    ascii_ = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in ascii_).split()) or "dokument"


def yaml_line(error: Exception) -> int | None:
    """The line on which a file stops being YAML, counted from 1, where that is known."""
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark is not None else None


def _where(error: Exception) -> str:
    line = yaml_line(error)
    return texts.catalog_line(line) if line is not None else texts.os_reason(error)
