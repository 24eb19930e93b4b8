"""What a paper tells of itself: its profile, for a document without a catalogue entry.

Each value comes with the sentence it was taken from; what the paper does not clearly give stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.agreements import Agreement, slug
from assistant.index.profile.bodies import body_of
from assistant.index.profile.dates import date_of
from assistant.index.profile.genre import Genre, genre_of
from assistant.index.profile.paper import Found, Paper, Reason
from assistant.index.profile.parties import parties_of
from assistant.index.profile.places import place_of
from assistant.index.profile.status import status_of
from assistant.index.profile.terms import term_of
from assistant.index.profile.title import title_of
from assistant.text.document import Document

__all__ = ["Proposal", "Reason", "profile", "propose"]

_URL = r"(?:https?://|www\.)[^\s<>()„“\"']+[^\s<>()„“\"'.,;:]"
_SOURCE = re.compile(
    rf"\b(?:Quelle|[Aa]brufbar|[Vv]eröffentlicht|[Dd]ownload|[Nn]achzulesen|[Ii]nternet\w*"
    rf"|[Oo]nline)\b[^\n.]{{0,60}}?(?P<url>{_URL})"
)


@dataclass(frozen=True)
class Proposal:
    """An agreement as its paper gives it, and the reason for each field that could be read."""

    agreement: Agreement
    reasons: Mapping[str, Reason] = field(default_factory=dict)


def profile(file: str, document: Document | None = None) -> Agreement:
    """What the paper says of itself; what it does not say stays empty."""
    if document is None:
        name = Path(file).stem
        return Agreement(id=slug(name), title=name, file=file)
    return propose(file, document).agreement


def propose(file: str, document: Document) -> Proposal:
    """A catalogue entry for the paper with its reasons."""
    paper = Paper(file, document)
    kind = genre_of(paper)
    genre = kind.value if kind else Genre.OTHER
    found: dict[str, Found[Any] | None] = {
        "title": title_of(paper, kind),
        "place": place_of(paper),
        "body": body_of(paper),
        "parties": parties_of(paper, genre),
        "term": term_of(paper, genre),
        "status": status_of(paper, kind),
        "date": date_of(paper, genre),
        "source": _source(paper),
    }
    named = {name: item for name, item in found.items() if item is not None}
    values = {"title": paper.name} | {name: item.value for name, item in named.items()}
    agreement = Agreement(id=slug(paper.name), file=file, **values)
    return Proposal(agreement, {name: paper.reason(item.start) for name, item in named.items()})


def _source(paper: Paper) -> Found[str] | None:
    """An address that the paper gives as its own, or the only one that it names."""
    labelled = _SOURCE.search(paper.text)
    if labelled is not None:
        return Found(labelled["url"], labelled.start("url"))
    urls = {match.group(): match.start() for match in re.finditer(_URL, paper.text)}
    if len(urls) != 1:
        return None
    (url, start), *_ = urls.items()
    return Found(url, start)
