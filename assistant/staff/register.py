"""Builds the registers of a library: in memory, or kept in a file that only reads what changed."""

from __future__ import annotations

from collections.abc import Mapping

from assistant import __version__, texts
from assistant.index.library import Library
from assistant.index.manifest import digest
from assistant.progress import Progress, silent
from assistant.staff.commitments import Register, read_register
from assistant.staff.offices import read_all_offices
from assistant.staff.register_file import RegisterFile
from assistant.staff.topic_choice import with_topics
from assistant.staff.topics import Topics, topic_vectors

# Changes with every change of what the registers read from a paper.
_RULES = f"4 {__version__}"
# So many papers are read and stored at a time; what is stored stays when the rest is broken off.
_PAPERS = 20


def build_register(library: Library, topics: Topics) -> Register:
    """Every commitment of the library with its topics; the time grows with the sentences."""
    vectors = topic_vectors(library.embedder, topics)
    return with_topics(read_register(library.documents), library, topics, vectors)


def paper_versions(library: Library, topics: Topics) -> dict[str, str]:
    """What the rows of each paper depend on: its text, what the catalogue says of it, topics and rules."""
    known = digest(repr(topics.all).encode())
    return {
        entry.agreement.id: digest(f"{_RULES}\n{known}\n{entry.key}\n{entry.agreement!r}".encode())[:16]
        for entry in library.manifest.entries
    }


def is_current(file: RegisterFile, versions: Mapping[str, str]) -> bool:
    return file.versions() == versions


def bring_up_to_date(
    file: RegisterFile, library: Library, topics: Topics, progress: Progress = silent
) -> None:
    """Make the file hold the registers of the library; papers that are as they were are not read again."""
    versions = paper_versions(library, topics)
    kept = file.versions()
    file.drop(key for key in kept if key not in versions)
    stale = [key for key, version in versions.items() if kept.get(key) != version]
    if not stale:
        return
    vectors = topic_vectors(library.embedder, topics)
    for start in range(0, len(stale), _PAPERS):
        progress(texts.REGISTER_STEP, start, len(stale))
        part = stale[start : start + _PAPERS]
        papers = {key: library.documents[key] for key in part}
        register = with_topics(read_register(papers), library, topics, vectors)
        file.store({key: versions[key] for key in part}, register.rows, read_all_offices(papers))
    progress(texts.REGISTER_STEP, len(stale), len(stale))


def kept_register(
    file: RegisterFile, library: Library, topics: Topics, progress: Progress = silent
) -> Register:
    """The register from the file, brought up to date first, in the order of the library."""
    bring_up_to_date(file, library, topics, progress)
    agreements = {agreement.id: agreement for agreement in library.agreements}
    order = {key: place for place, key in enumerate(agreements)}
    numbers = sorted((order[fact.agreement], fact.number) for fact in file.facts() if fact.agreement in order)
    return Register(tuple(file.commitments([number for _, number in numbers], agreements)))
