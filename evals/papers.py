"""The papers of a folder as they are read, for those who write cases: no index, no embedder, no model."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assistant import texts
from assistant.agreements import Agreement, read_catalog
from assistant.errors import DocumentError
from assistant.index.lexical import LexicalIndex
from assistant.index.profile import profile
from assistant.text.document import Document, Sentence
from assistant.text.readers import FORMATS, read_document
from evals.facts import canonical, same_sentence

Documents = Mapping[str, tuple[Agreement, Document]]


@dataclass(frozen=True)
class Place:
    """A sentence and the paper it stands in."""

    agreement: Agreement
    sentence: Sentence


@dataclass(frozen=True)
class Papers:
    """The readable papers of a folder by id, and one German line for each that is not.

    ``unread`` holds by id why a paper could not be read.
    """

    documents: Documents
    problems: tuple[str, ...] = ()
    folder: Path = Path()
    unread: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _bare(self) -> dict[str, str]:
        return {key: canonical(document.text) for key, (_, document) in self.documents.items()}

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        papers = self.documents.values()
        return tuple(Place(agreement, s) for agreement, document in papers for s in document.sentences)

    @cached_property
    def _lexical(self) -> LexicalIndex:
        return LexicalIndex(
            [f"{' '.join(place.sentence.section)} {place.sentence.text}" for place in self._places]
        )

    def best(self, words: str, agreements: tuple[str, ...] = (), k: int = 5) -> list[Place]:
        """The sentences that share most with ``words``, the best first."""
        scored = zip(self._lexical.scores(words), self._places, strict=True)
        found = [
            (float(score), place)
            for score, place in scored
            if score > 0 and (not agreements or place.agreement.id in agreements)
        ]
        return [place for _, place in sorted(found, key=lambda item: -item[0])[:k]]

    def sentences_like(self, text: str, agreements: tuple[str, ...] = ()) -> list[Place]:
        """The sentences that ``text`` is, or is the greater part of."""
        return [
            place
            for place in self._places
            if (not agreements or place.agreement.id in agreements)
            and same_sentence(text, place.sentence.text)
        ]

    def hold(self, text: str, agreements: tuple[str, ...] = ()) -> bool:
        """Whether ``text`` stands in one of the papers, sentence or not."""
        bare = canonical(text)
        return bool(bare) and any(bare in self._bare[key] for key in agreements or self._bare)


def read_papers(folder: Path) -> Papers:
    """Read the papers of ``folder`` under the ids that an ingest gives them."""
    documents: dict[str, tuple[Agreement, Document]] = {}
    unread: dict[str, str] = {}
    catalog = read_catalog(folder)
    problems = list(catalog.problems)
    for path, name in _files(folder):
        entry = catalog.find(name)
        key = entry.id if entry else profile(name).id
        try:
            document = read_document(path, key)
        except DocumentError as error:
            problems.append(str(error))
            unread[key] = str(error)
            continue
        agreement = entry or profile(name, document)
        if agreement.id in documents:
            problems.append(texts.eval_paper_id_taken(name, agreement.id))
        else:
            documents[agreement.id] = (agreement, document)
    return Papers(documents, tuple(problems), folder, unread)


def paper_ids(folder: Path) -> frozenset[str]:
    """The ids of the papers in ``folder``, without reading them."""
    catalog = read_catalog(folder)
    entries = ((catalog.find(name), name) for _, name in _files(folder))
    return frozenset(entry.id if entry else profile(name).id for entry, name in entries)


def has_papers(folder: Path) -> bool:
    """Whether anything in ``folder`` can be read."""
    return folder.is_dir() and next(_files(folder), None) is not None


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        hidden = any(part.startswith(".") for part in Path(name).parts)
        if path.suffix.lower() in FORMATS and path.is_file() and not hidden:
            yield path, name
