"""How fast the staff's register of very many papers is filtered, counted, sorted and paged.

Run: ``python -m benchmarks.register_view [PAPERS] [ROWS]`` (11000 papers of 30 rows each unless told).
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from time import perf_counter, process_time

from assistant.agreements import Agreement
from assistant.levels import Bindingness
from assistant.staff.choosing import Chosen, choose
from assistant.staff.columns import in_columns
from assistant.staff.commitments import Commitment, TopicScore
from assistant.staff.details import Amount, Deadline
from assistant.staff.register_file import RegisterFile
from assistant.staff.selection import Order, Selection
from assistant.staff.topics import shipped_topics
from assistant.status import Status
from assistant.text.document import Sentence

_PAGE = 50
_TOPICS = [topic.id for topic in shipped_topics().all]
_WORDS = (
    "Der Die Das Gemeinde Kreis Stadt Rat wird soll bis Ende gebaut erhält Radweg Schule Kita Feuerwehr "
    "Haushalt Mittel Museum Bücherei Straße Brücke Wald Klimaschutz Photovoltaik Personal Euro jährlich"
).split()


def agreements(count: int) -> list[Agreement]:
    statuses = list(Status)
    return [
        Agreement(f"p{n}", f"Vereinbarung {n}", f"p{n}.pdf", statuses[n % 5], f"Ort {n % 4000:04}")
        for n in range(count)
    ]


def rows(agreement: Agreement, count: int, chance: random.Random) -> Iterator[Commitment]:
    levels = list(Bindingness)
    for number in range(count):
        words = " ".join(chance.choices(_WORDS, k=18))
        year = chance.randrange(2024, 2036)
        yield Commitment(
            agreement,
            Sentence(f"{agreement.id}:{number:04}", words, 0, len(words), 1, ("Kapitel", "Abschnitt")),
            chance.choice(levels),
            topics=tuple(
                TopicScore(topic, 0.8) for topic in chance.sample(_TOPICS, chance.choice((1, 1, 2)))
            ),
            deadline=Deadline(str(year), f"{year}-12-31") if chance.random() < 0.2 else None,
            amount=Amount("1 Euro", Decimal(chance.randrange(10**6))) if chance.random() < 0.1 else None,
            flags=("haushaltsrelevant",) if chance.random() < 0.1 else (),
        )


def timed(name: str, work: Callable[[], object]) -> None:
    """The slowest of three: the first one finds nothing at hand."""
    walls, cores = [], []
    for _ in range(3):
        wall, core = perf_counter(), process_time()
        work()
        walls.append(perf_counter() - wall)
        cores.append(process_time() - core)
    print(f"{name:34} {max(walls) * 1000:7.0f} ms, of the processor {max(cores) * 1000:5.0f} ms")


def page(chosen: Chosen, file: RegisterFile, known: dict[str, Agreement]) -> None:
    """All that a page of the register shows: counts of every filter, and the rows."""
    chosen.by_place(), chosen.by_topic(), chosen.by_binding(), chosen.by_status()
    chosen.by_year(), chosen.by_flag(), chosen.by_agreement()
    list(file.commitments(chosen.numbers(0, _PAGE), known))


def overview(chosen: Chosen) -> None:
    chosen.topic_by_place(), chosen.year_by_binding()


def main(papers: int = 11000, per_paper: int = 30) -> None:
    chance = random.Random(1)
    known = agreements(papers)
    with tempfile.TemporaryDirectory() as folder:
        file = RegisterFile(Path(folder) / "register.sqlite3")
        started = process_time()
        for start in range(0, papers, 20):
            part = known[start : start + 20]
            made = (row for paper in part for row in rows(paper, per_paper, chance))
            file.store({paper.id: "1" for paper in part}, made, ())
        size = file.path.stat().st_size / 1e6
        print(f"{papers * per_paper} rows, {size:.0f} MB, stored in {process_time() - started:.0f} s (CPU)")
        started = process_time()
        columns = in_columns(file.facts(), known, shipped_topics())
        print(f"opened in {process_time() - started:.1f} s of the processor")
        by_id = {paper.id: paper for paper in known}
        selections = {
            "everything": Selection(),
            "one place": Selection(place="Ort 0007"),
            "topic, binding, year": Selection(
                topic=_TOPICS[3], bindings=(Bindingness.VEREINBART,), deadline="2027"
            ),
            "everything by deadline": Selection(order=Order.DEADLINE),
            "everything by amount, descending": Selection(order=Order.AMOUNT, descending=True),
            "two words": Selection(text="radweg photovoltaik"),
            "a frequent word": Selection(text="er"),
            "a phrase that is not there": Selection(text="„Rad Weg Rad“"),
        }
        for name, selection in selections.items():
            timed(name, lambda selection=selection: page(choose(columns, selection), file, by_id))
        timed("heat map and timeline", lambda: overview(choose(columns, Selection())))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
