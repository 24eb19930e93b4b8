from __future__ import annotations

from assistant.index.library import Library
from assistant.settings import Settings
from assistant.staff.register import bring_up_to_date, build_register, kept_register, paper_versions
from assistant.staff.register_file import RegisterFile
from assistant.staff.topics import Topic, Topics, shipped_topics
from tests.index.samples import ingest, opened, write
from tests.staff.samples import BIRKHOLZ

TOPICS = shipped_topics()


class Steps(list[tuple[int | None, int | None]]):
    """A progress that remembers how far it was."""

    def __call__(self, step: str, done: int | None, total: int | None) -> None:
        self.append((done, total))


def test_what_is_kept_is_what_is_built(library: Library, settings: Settings) -> None:
    file = RegisterFile.beside_index(settings.data)
    assert kept_register(file, library, TOPICS) == build_register(library, TOPICS)


def test_only_a_changed_paper_is_read_again(library: Library, settings: Settings) -> None:
    file, steps = RegisterFile.beside_index(settings.data), Steps()
    bring_up_to_date(file, library, TOPICS, steps)
    bring_up_to_date(file, library, TOPICS, steps)
    assert steps == [(0, 2), (2, 2)]
    before = {fact.sentence: fact.number for fact in file.facts() if fact.agreement == "auental"}
    write(settings.documents, {"birkholz.md": BIRKHOLZ + "\nDie Gemeinde baut ein Freibad.\n"})
    ingest(settings)
    bring_up_to_date(file, opened(settings), TOPICS, steps)
    assert steps[2:] == [(0, 1), (1, 1)]
    after = [fact for fact in file.facts() if fact.agreement == "birkholz"]
    assert "Die Gemeinde baut ein Freibad." in after[-1].searched
    assert before == {fact.sentence: fact.number for fact in file.facts() if fact.agreement == "auental"}


def test_a_paper_that_is_gone_leaves(library: Library, settings: Settings) -> None:
    file = RegisterFile.beside_index(settings.data)
    bring_up_to_date(file, library, TOPICS)
    (settings.documents / "birkholz.md").unlink()
    ingest(settings)
    bring_up_to_date(file, opened(settings), TOPICS)
    assert set(file.versions()) == {"auental"}


def test_other_topics_make_other_rows(library: Library) -> None:
    other = Topics((*TOPICS.all, Topic("watt", "Wattenmeer")))
    assert paper_versions(library, TOPICS) == paper_versions(library, TOPICS)
    assert not set(paper_versions(library, TOPICS).values()) & set(paper_versions(library, other).values())
