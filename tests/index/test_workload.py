from __future__ import annotations

from pathlib import Path

from assistant.index.files import PaperFile
from assistant.index.workload import Workload
from assistant.progress import silent


def paper(name: str, size: int) -> PaperFile:
    return PaperFile(Path(name), name, name, size=size)


def test_files_that_are_not_read_are_estimated_by_those_that_are() -> None:
    one, other = paper("a.txt", 1000), paper("b.txt", 4000)
    work = Workload([one, other], silent)
    assert work.state() == (0, 55)  # a sentence has 100 letters, and reading it counts a tenth
    work.embedding(one, 0, 20)
    assert work.state() == (2, 110)
    work.embedding(one, 20, 20)
    assert work.state() == (22, 110)


def test_reading_page_by_page_is_progress() -> None:
    steps: list[tuple[str, int | None, int | None]] = []
    book = paper("a.pdf", 400_000)
    work = Workload([book], lambda *step: steps.append(step))
    work.reading(book)
    work.reading(book, 30, 60)
    assert steps == [
        ("a.pdf wird eingelesen", 0, 1100),
        ("a.pdf wird eingelesen (Seite 30 von 60)", 50, 1100),
    ]


def test_all_is_done_when_the_last_sentence_is_embedded() -> None:
    good, bad, empty = paper("a.txt", 1000), paper("b.txt", 1000), paper("c.txt", 0)
    work = Workload([good, bad, empty], silent)
    work.drop(bad)
    work.embedding(good, 7, 7)
    work.embedding(empty, 1, 1)
    done, total = work.state()
    assert done == total == 9
