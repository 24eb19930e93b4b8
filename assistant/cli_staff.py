"""The command line of the staff's workbench: a topic over all papers, and the registers."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import texts
from assistant.errors import UsageError, VereinbartError
from assistant.levels import Bindingness
from assistant.screen import complain, out, progress_bar, put
from assistant.settings import Settings, load_settings
from assistant.staff.formats import Format, format_for

if TYPE_CHECKING:
    from assistant.index.library import Library
    from assistant.staff.commitments import Register
    from assistant.staff.tables import Table
    from assistant.staff.topics import Topics

Kind = Annotated[Format | None, typer.Option("--format", help=texts.CLI_FORMAT)]
OutFile = Annotated[Path | None, typer.Option("--out", help=texts.CLI_OUT)]
Papers = Annotated[list[str] | None, typer.Option("--agreement", help=texts.CLI_AGREEMENT)]


def register(app: typer.Typer) -> None:
    """Add the commands to the program's own."""
    app.command(help=texts.CLI_TOPIC)(topic)
    app.command(help=texts.CLI_TOPICS)(topics)
    app.command(help=texts.CLI_COMMITMENTS)(commitments)
    app.command(help=texts.CLI_OFFICES)(offices)
    app.command(help=texts.CLI_CHANGES)(changes)


def topic(
    name: Annotated[str, typer.Argument(metavar="THEMA", help=texts.CLI_TOPIC_NAME)],
    kind: Kind = None,
    out_file: OutFile = None,
    agreement: Papers = None,
) -> None:
    from assistant.staff.records import synopsis_record
    from assistant.staff.report import synopsis_markdown
    from assistant.staff.synopsis import synopsis
    from assistant.staff.tables import synopsis_table

    wanted = _writable(kind, out_file)
    if not name.strip():
        raise UsageError(texts.STAFF_EMPTY_TOPIC)
    library, known = _open()
    papers = _papers(library, agreement)
    found = synopsis(library, _register(library, known), known, name, papers)
    table = synopsis_table(found, known)
    if wanted is Format.JSON:
        content = _json(synopsis_record(found, known))
    elif wanted is Format.MD:
        content = synopsis_markdown(found, date.today()).encode()
    else:
        content = _table(table, wanted)
    _put(content, out_file, len(table.rows))


def topics() -> None:
    from assistant.staff.topics import load_topics

    for found in load_topics(load_settings().topics_file).all:
        out.print(f"{found.id:12} {found.name}", markup=False)


def commitments(
    kind: Kind = None,
    out_file: OutFile = None,
    agreement: Papers = None,
    of_topic: Annotated[str | None, typer.Option("--topic", help=texts.CLI_OF_TOPIC)] = None,
    binding: Annotated[list[Bindingness] | None, typer.Option("--binding", help=texts.CLI_BINDING)] = None,
) -> None:
    from assistant.staff.records import commitment_record
    from assistant.staff.tables import commitment_table

    wanted = _writable(kind, out_file)
    library, known = _open()
    papers, topic_id = _papers(library, agreement), _topic_id(known, of_topic)
    rows = [
        row
        for row in _register(library, known).rows
        if (not papers or row.agreement.id in papers)
        and (not binding or row.bindingness in binding)
        and (topic_id is None or topic_id in {found.topic for found in row.topics})
    ]
    table = commitment_table(rows, known)
    as_json = wanted is Format.JSON
    content = _json([commitment_record(row, known) for row in rows]) if as_json else _table(table, wanted)
    _put(content, out_file, len(rows))


def offices(
    kind: Kind = None,
    out_file: OutFile = None,
    agreement: Papers = None,
    mentioned: Annotated[bool, typer.Option("--mentioned", help=texts.CLI_MENTIONED)] = False,
) -> None:
    from assistant.staff.offices import Told, read_all_offices
    from assistant.staff.records import office_record
    from assistant.staff.tables import office_table

    wanted = _writable(kind, out_file)
    library, _ = _open()
    papers = _papers(library, agreement)
    rows = [
        row
        for row in read_all_offices(library.documents)
        if (not papers or row.agreement.id in papers) and (mentioned or row.told is not Told.MENTION)
    ]
    as_json = wanted is Format.JSON
    content = _json([office_record(row) for row in rows]) if as_json else _table(office_table(rows), wanted)
    _put(content, out_file, len(rows))


def changes(
    old: Annotated[str, typer.Argument(metavar="ALT", help=texts.CLI_CHANGES_OLD)],
    new: Annotated[str, typer.Argument(metavar="NEU", help=texts.CLI_CHANGES_NEW)],
    kind: Kind = None,
    out_file: OutFile = None,
) -> None:
    from assistant.staff.change_report import change_table, changes_markdown, changes_record
    from assistant.staff.changes import compare
    from assistant.staff.sides import named_side

    wanted = _writable(kind, out_file)
    library, _ = _open()
    found = compare(named_side(library, old), named_side(library, new))
    if wanted is Format.JSON:
        content = _json(changes_record(found))
    elif wanted is Format.MD:
        content = changes_markdown(found, date.today()).encode()
    else:
        content = _table(change_table(found), wanted)
    _put(content, out_file, len(found.all))


def _register(library: Library, known: Topics) -> Register:
    """The register kept beside the index; only what changed is read anew."""
    from assistant.staff.register import kept_register
    from assistant.staff.register_file import RegisterFile

    with progress_bar() as progress:
        return kept_register(RegisterFile.beside_index(load_settings().data), library, known, progress)


def _open() -> tuple[Library, Topics]:
    """The library in force (indexed first where needed) and the topics."""
    from assistant import application
    from assistant.index import embedding
    from assistant.index.library import open_library
    from assistant.staff.topics import load_topics

    settings: Settings = load_settings()
    known = load_topics(settings.topics_file)
    report = application.ready_index(settings)
    for problem in report.problems if report else ():
        complain(problem)
    return open_library(settings, embedding.make_embedder(settings)), known


def _papers(library: Library, wanted: Sequence[str] | None) -> tuple[str, ...]:
    for name in wanted or ():
        if name not in library.documents:
            raise UsageError(texts.unknown_agreement(name, sorted(library.documents)))
    return tuple(wanted or ())


def _topic_id(known: Topics, name: str | None) -> str | None:
    if name is None:
        return None
    found = known.named(name)
    if found is None:
        raise UsageError(texts.unknown_topic(name, ", ".join(topic.id for topic in known.all)))
    return found.id


def _writable(kind: Format | None, out_file: Path | None) -> Format:
    """The format asked for; refused early where it cannot be shown."""
    wanted = format_for(kind, out_file)
    if wanted.binary and out_file is None and sys.stdout.isatty():
        raise UsageError(texts.binary_needs_file(wanted.value))
    return wanted


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _table(table: Table, wanted: Format) -> bytes:
    from assistant.staff.export import as_bytes

    return as_bytes(table, wanted, date.today())


def _put(content: bytes, out_file: Path | None, rows: int) -> None:
    if out_file is None:
        put(content)
        return
    from assistant.backup_files import lies_in, paper_folders

    if lies_in(out_file, paper_folders(load_settings())):
        raise UsageError(texts.OUT_AMONG_PAPERS)
    try:
        out_file.write_bytes(content)
    except OSError as error:
        raise VereinbartError(texts.cannot_write(out_file, texts.why_not_written(error))) from error
    complain(texts.written_to(out_file, rows))
