"""A made-up paper and an assistant without search or model, for the screens' tests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Collection, Sequence
from contextlib import aclosing
from functools import cached_property
from pathlib import Path

from assistant.agreements import Agreement
from assistant.answering.answer import (
    Answer,
    Answered,
    Citation,
    Claim,
    Event,
    Evidence,
    EvidenceFound,
    Related,
    Timings,
    Token,
    Verdict,
)
from assistant.answering.rewording import Rewording
from assistant.errors import VereinbartError
from assistant.index.manifest import Entry, LeftOut, Manifest
from assistant.index.passages import Passage
from assistant.index.search import PassageHit
from assistant.status import Status
from assistant.text.document import Block, BlockKind, Document, Sentence
from tests.web.fake_library import FakeLibrary

EVIL = "<img src=x onerror=\"document.title='geknackt'\"><style>body{display:none}</style>"

_LINES: tuple[tuple[BlockKind, int, str, str], ...] = (
    (BlockKind.BOILERPLATE, 0, "", "Seite drucken | Suche | Impressum"),
    (BlockKind.HEADING, 1, "", "Vereinbarung für Musterlingen"),
    (BlockKind.PARAGRAPH, 0, "", "Die Partner arbeiten im Rat der Stadt Musterlingen zusammen."),
    (BlockKind.HEADING, 2, "", "2. Schwimmbäder und Sport"),
    (BlockKind.PARAGRAPH, 0, "", "Das Hallenbad bleibt bis 2. Januar 2027 geöffnet."),
    (BlockKind.PARAGRAPH, 0, "", "Der Eintritt kostet $30 bis $50 im Jahr, ~5 Euro am Tag."),
    (BlockKind.PARAGRAPH, 0, "", "Dafür gilt:"),
    (BlockKind.ITEM, 1, "a)", "Kinder baden kostenlos."),
    (BlockKind.ITEM, 2, "✓", "Das gilt auch in den Ferien."),
    (BlockKind.ITEM, 1, "b)", "Vereine erhalten [feste Zeiten](javascript:alert(1))."),
    (BlockKind.HEADING, 2, "", "3. Radwege"),
    (BlockKind.PARAGRAPH, 0, "", f"An der Hauptstraße entsteht ein Radweg {EVIL}."),
    (BlockKind.PARAGRAPH, 0, "", "Die Kosten trägt die Stadt."),
    (BlockKind.NOTE, 0, "1", "Nach heutigem Stand."),
    (BlockKind.SIGNATURE, 0, "", "gez. Muster\ngez. Beispiel"),
)


def paper(prefix: str = "s", repeat: int = 1) -> Document:
    """The made-up paper; ``repeat`` makes it long."""
    content = ""
    blocks: list[Block] = []
    path: list[str] = []
    for number, (kind, level, marker, line) in enumerate(_LINES * repeat):
        printed = f"{marker} {line}" if marker else line
        start, end = len(content), len(content) + len(printed)
        if kind is BlockKind.HEADING:
            path = [*path[: level - 1], line]
        section = tuple(path)
        page = 1 + number // 8
        begin = end - len(line)
        cited = kind not in (BlockKind.BOILERPLATE, BlockKind.HEADING)
        found = (Sentence(f"{prefix}{number}", line, begin, end, page, section),) if cited else ()
        blocks.append(Block(kind, start, end, level, marker, page, section, sentences=found))
        content += printed + "\n"
    return Document(content, tuple(blocks), page_count=2)


AGREEMENT = Agreement(
    "musterlingen-2026", "Vereinbarung Musterlingen", "musterlingen.md", Status.ENTWURF, "Musterlingen",
    "Rat der Stadt", ("Partei A", "Partei B"), (2026, 2031), "2026-03-05", "https://example.org/papier",
)  # fmt: skip
OTHER = Agreement("beispielkreis", f"Programm {EVIL}", "b.md", Status.PROGRAMM, "Beispielkreis")

SCAN = LeftOut(
    Agreement("satzung", f"Hauptsatzung {EVIL}", "alt/satzung.pdf", place="Musterlingen"),
    "„satzung.pdf“: kein Text (Scan) auf allen 8 Seiten. Bitte eine Fassung mit Text ablegen.", True,
)  # fmt: skip
MANIFEST = Manifest(
    "g1", "e", "c", ("documents",),
    (Entry(AGREEMENT, "musterlingen.md", "h", "k", 12, 1234), Entry(OTHER, "b.md", "h", "k", 12, 5)), (SCAN,),
)  # fmt: skip


def sentence(document: Document, number: int) -> Sentence:
    """The sentence with this number in the reading order."""
    return document.sentences[number]


class FakeAssistant:
    """Answers at once, or token by token with ``pause`` seconds between."""

    def __init__(
        self, pause: float = 0.0, reading: float = 0.0, repeat: int = 1, folder: Path | None = None
    ) -> None:
        self.document = paper(repeat=repeat)
        self.documents = {
            AGREEMENT.id: (AGREEMENT, self.document),
            OTHER.id: (OTHER, paper("b")),
        }
        self.files = {key: folder / paper.file for key, (paper, _) in self.documents.items() if folder}
        self.manifest = MANIFEST
        self.pause, self.reading = pause, reading
        self.asked: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
        self.closed = 0

    async def ask(
        self, question: str, history: Sequence[str] = (), agreements: Sequence[str] = ()
    ) -> AsyncGenerator[Event, None]:
        """The events of one question; its words choose what happens."""
        self.asked.append((question, tuple(history), tuple(agreements)))
        try:
            if "kaputt" in question:
                raise RuntimeError("secret detail")
            if "Fehler" in question:
                raise VereinbartError("Der Index fehlt. Bitte `vereinbart ingest` ausführen.")
            evidence = self._evidence()
            yield EvidenceFound(evidence, 12)
            await asyncio.sleep(self.reading)
            for piece in self._text().split(" "):
                yield Token(piece + " ")
                await asyncio.sleep(self.pause)
            yield Answered(self.refusal(question) if "Mond" in question else self.answer(question))
        finally:
            self.closed += 1

    def _evidence(self) -> tuple[Evidence, ...]:
        found = (sentence(self.document, i) for i in (1, 2, 7))
        return tuple(Evidence(n, item, AGREEMENT, score=0.9) for n, item in enumerate(found, 1))

    @staticmethod
    def _text() -> str:
        return "Das Hallenbad bleibt bis 2. Januar 2027 geöffnet. Der Eintritt kostet $30 bis $50 im Jahr."

    def answer(self, question: str) -> Answer:
        """Two claims with a citation each."""
        first, second = sentence(self.document, 1), sentence(self.document, 2)
        claims = (
            Claim("Das Hallenbad bleibt bis 2. Januar 2027 geöffnet.", (1,)),
            Claim("Der Eintritt kostet $30 bis $50 im Jahr.", (2,)),
        )
        citations = (
            Citation(1, first.text, first, AGREEMENT),
            Citation(2, second.text, second, AGREEMENT),
        )
        note = "Hinweis: Das Papier ist ein Entwurf, keine beschlossene Vereinbarung."
        return Answer(
            question, self._text(), Verdict.BELEGT, claims, citations, notes=(note,),
            timings=Timings(12, 4321, 900), model="fake", index_fingerprint=self.manifest.fingerprint,
        )  # fmt: skip

    def refusal(self, question: str) -> Answer:
        """Nothing found, one sentence near by."""
        near = sentence(self.document, 7)
        return Answer(
            question, "Dazu steht in den Papieren nichts.", Verdict.NICHT_GEFUNDEN,
            related=(Related(near.text, near, AGREEMENT),), index_fingerprint=self.manifest.fingerprint,
        )  # fmt: skip

    async def plainer(self, answer: Answer) -> Rewording:
        """Plain only where there is a model to say it."""
        return (
            Rewording("Das Bad bleibt offen. Das gilt bis 2. Januar 2027.") if answer.model else Rewording("")
        )

    @cached_property
    def library(self) -> FakeLibrary:
        """For the workbench."""
        return FakeLibrary(self.documents)

    def search(
        self, question: str, k: int, agreements: Collection[str] = ()
    ) -> tuple[FakeLibrary, list[PassageHit]]:
        """One passage of each paper that is asked for."""
        asked = [key for key in self.documents if not agreements or key in agreements]
        hits = [PassageHit(Passage(f"{key}-p1", key, "Das Hallenbad bleibt.", ("Bäder",), 1, ("s4",)), 1.5)
                for key in asked]  # fmt: skip
        return self.library, hits[:k]

    def agreement(self, agreement_id: str) -> Agreement:
        """As the library has it."""
        return self.documents[agreement_id][0]


# So many events has an answer at the most; only then it is put plainly.
ANSWERED = 50
ALL = 99


class Held(FakeAssistant):
    """Stops after each event, and before it puts an answer plainly, until the test has ``seen`` so many."""

    def __init__(self, plain: str = "", seen: int = 0) -> None:
        super().__init__()
        self._plain, self.seen = plain, seen

    async def ask(
        self, question: str, history: Sequence[str] = (), agreements: Sequence[str] = ()
    ) -> AsyncGenerator[Event, None]:
        async with aclosing(super().ask(question, history, agreements)) as events:
            number = 0
            async for event in events:
                yield event
                number += 1
                await self._until(number)

    async def plainer(self, answer: Answer) -> Rewording:
        await self._until(ALL)
        return Rewording(self._plain)

    async def _until(self, number: int) -> None:
        while self.seen < number:
            await asyncio.sleep(0.02)
