"""The command line. Screens only: what is said lives in texts, what is done elsewhere."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Annotated, Any, NoReturn

import typer
from typer.exceptions import TyperException

from assistant import __version__, cli_eval, cli_server, cli_staff, texts
from assistant.cli_usage import complaint, in_german
from assistant.errors import UsageError, VereinbartError
from assistant.offline import go_offline
from assistant.screen import complain, err, out, print_json, print_line, progress_bar, put
from assistant.settings import APP, Settings, load_settings
from assistant.streams import accept_all_letters, lost, say_at_last

logger = logging.getLogger(__name__)

INTERRUPTED = 128 + signal.SIGINT

app = typer.Typer(
    help=texts.CLI_HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)

app.add_typer(cli_eval.app, name="eval")
cli_staff.register(app)
cli_server.register(app)

AsJson = Annotated[bool, typer.Option("--json", help=texts.CLI_JSON)]
Agreements = Annotated[list[str] | None, typer.Option("--agreement", help=texts.CLI_AGREEMENT)]


@app.command(help=texts.CLI_INGEST)
def ingest(
    paths: Annotated[list[Path] | None, typer.Argument()] = None,
    as_json: AsJson = False,
    suggest_catalog: Annotated[bool, typer.Option("--suggest-catalog", help=texts.CLI_SUGGEST)] = False,
) -> None:
    from assistant import application, ingest_report

    if suggest_catalog:
        _suggest_catalog(tuple(paths or ()), as_json)
        return

    try:
        with progress_bar(calmly=True) as progress:
            report = application.ingest(_settings(), tuple(paths or ()), progress)
    except KeyboardInterrupt:
        complain(texts.INGEST_STOPPED)
        raise typer.Exit(INTERRUPTED) from None
    shown: frozenset[str] = frozenset()
    if as_json:
        print_json(ingest_report.ingest_record(report))
    else:
        for line in ingest_report.ingest_lines(report, out.width):
            out.print(line)
        # on one screen nothing is said twice; a log of errors gets every line
        shown = ingest_report.told(report) if out.is_terminal and err.is_terminal else shown
    for problem in report.problems:
        if problem not in shown:
            complain(problem)
    if not report.ok:
        raise typer.Exit(1)


@app.command(help=texts.CLI_ASK)
def ask(
    question: Annotated[str | None, typer.Argument(metavar="FRAGE")] = None,
    as_json: AsJson = False,
    no_llm: Annotated[bool, typer.Option("--no-llm", help=texts.CLI_NO_LLM)] = False,
    agreement: Agreements = None,
    history: Annotated[Path | None, typer.Option("--history", help=texts.CLI_HISTORY)] = None,
    jsonl: Annotated[Path | None, typer.Option("--jsonl", help=texts.CLI_JSONL)] = None,
) -> None:
    from assistant import application, batch, language_model

    if (question is None) == (jsonl is None):
        raise UsageError(texts.CLI_QUESTION_OR_FILE)
    if jsonl is not None and history is not None:
        raise UsageError(texts.CLI_HISTORY_OR_FILE)
    settings = _settings()
    _ready(settings)
    with language_model.LocalModel(settings) as model:
        assistant = application.make_assistant(settings, None if no_llm else model.generator)
        assistant.warm()
        if jsonl is not None:
            failed = batch.run(
                assistant, batch.read_lines(jsonl), print_line, complain, tuple(agreement or ())
            )
            raise typer.Exit(1 if failed else 0)
        earlier = batch.read_history(history) if history else ()
        asked = str(batch.well_formed(question))
        answer = asyncio.run(batch.answer(assistant, asked, earlier, tuple(agreement or ())))
    if as_json:
        from assistant.records import answer_record

        print_json(answer_record(answer))
    else:
        from assistant.reports import answer_text

        out.print(answer_text(answer), markup=False)


@app.command(help=texts.CLI_SEARCH)
def search(
    question: Annotated[str, typer.Argument(metavar="FRAGE")],
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help=texts.CLI_K)] = 5,
    as_json: AsJson = False,
    agreement: Agreements = None,
) -> None:
    from assistant import application, batch, reports
    from assistant.records import hit_record

    settings = _settings()
    _ready(settings)
    assistant = application.make_assistant(settings, None)
    library, hits = assistant.search(str(batch.well_formed(question)), k, tuple(agreement or ()))
    if library.store.away:
        complain(texts.WORDS_ONLY)
    if as_json:
        print_json([hit_record(library, hit, rank) for rank, hit in enumerate(hits, start=1)])
        return
    for rank, hit in enumerate(hits, start=1):
        out.print(reports.hit_text(library, hit, rank), markup=False)


@app.command(help=texts.CLI_SHOW)
def show(
    paper: Annotated[str, typer.Argument(metavar="ID", help=texts.CLI_SHOW_PAPER)],
    as_json: AsJson = False,
    places: Annotated[bool, typer.Option("--places", help=texts.CLI_PLACES)] = False,
) -> None:
    from assistant import shelf
    from assistant import show as shown

    found = shelf.find_paper(_settings(), paper)
    if as_json:
        print_json(shown.show_record(found, places))
        return
    width = out.width if out.is_terminal else None
    for line in shown.lines(found, places):
        for part in line.laid_out(width):
            out.print(part)


@app.command(help=texts.CLI_SERVE)
def serve(
    host: Annotated[str | None, typer.Option(help=texts.CLI_HOST)] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help=texts.CLI_PORT)] = None,
) -> None:
    from assistant.language_model import BackgroundModel
    from assistant.web import server

    settings = _settings()
    model = BackgroundModel(settings)
    told: set[str] = set()

    def build() -> Any:
        from assistant import application  # late: the page is there before llama-index and Chroma are loaded

        report = application.ready_index(settings)
        for problem in report.problems if report else ():
            if problem not in told:  # a start that failed is tried again
                complain(problem)
                told.add(problem)
        return application.open_assistant(settings, model.generator, model.setup.start)

    # uvicorn raises the signal again once it has shut down; what we started has to end as well
    signal.signal(signal.SIGTERM, _terminated)
    try:
        server.serve(build, settings, setup=model.setup, host=host, port=port)
    finally:
        model.setup.stop()


@app.command(help=texts.CLI_SETUP)
def setup(page_only: Annotated[bool, typer.Option("--page-only", help=texts.CLI_PAGE_ONLY)] = False) -> None:
    from assistant.ollama_runtime import OllamaRuntime
    from assistant.web.opening import Opening

    settings = _settings()
    if Opening(settings).lacks_pages:
        from assistant.web.app import keep_first_page  # late: it loads Gradio

        asyncio.run(keep_first_page(settings))
    if page_only:
        return
    with progress_bar() as progress, OllamaRuntime(settings) as runtime:
        host = runtime.ensure_server(progress)
        model = runtime.ensure_model(progress)
        runtime.load(model)
    out.print(texts.setup_done(model, host), markup=False)


@app.command(help=texts.CLI_DOCTOR)
def doctor(as_json: AsJson = False) -> None:
    from assistant import doctor as examination

    findings = examination.examine(_settings())
    if as_json:
        print_json([finding.record() for finding in findings])
    else:
        for finding in findings:
            out.print(f"{'✓' if finding.ok else '✗'} {finding.subject}: {finding.text}", markup=False)
    raise typer.Exit(max(finding.exit_code for finding in findings))


@app.command(help=texts.CLI_VERSION)
def version() -> None:
    out.print(__version__)


def _terminated(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def _settings() -> Settings:
    return load_settings()


def _ready(settings: Settings) -> None:
    """A first question indexes the documents folder by itself."""
    from assistant import application

    report = application.ready_index(settings)
    for problem in report.problems if report else ():
        complain(problem)


def _suggest_catalog(paths: tuple[Path, ...], as_json: bool) -> None:
    """Entries on stdout, so that they can be appended to a file; everything else on stderr."""
    from assistant.agreements import CATALOG
    from assistant.index import catalog_proposal

    roots = [path.resolve() for path in paths or (_settings().documents,)]
    with progress_bar() as progress:
        found = catalog_proposal.suggest(roots, progress)
    if as_json:
        print_json(catalog_proposal.as_record(found))
    else:
        put(catalog_proposal.as_yaml(found).encode())
    for problem in found.problems:
        complain(problem)
    folder = roots[0] if roots[0].is_dir() else roots[0].parent
    complain(texts.proposal_hint(len(found.entries), found.skipped, folder / CATALOG))
    if found.problems:
        raise typer.Exit(1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    go_offline()
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("assistant.web.server").setLevel(logging.INFO)
    in_german(app)
    accept_all_letters()
    try:
        code, error = _run(arguments), None
    except OSError as refused:
        logger.debug("the command failed", exc_info=True)
        code, error = 1, refused
    unsaid = lost()
    if (failed := error or unsaid) is None:
        return code
    if failed.errno != errno.EPIPE:  # a reader that went away wanted no more
        say_at_last(texts.os_failed(failed))
    return code or 1


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = app(
            args=list(arguments) if arguments is not None else None, prog_name=APP, standalone_mode=False
        )
    except TyperException as error:
        complain(complaint(error))
        return error.exit_code
    except VereinbartError as error:
        complain(str(error))
        return error.exit_code
    except typer.Abort:  # Ctrl-C or Ctrl-D where something was to be typed
        complain(texts.STOPPED)
        return INTERRUPTED
    except SystemExit as stop:  # a reader that went away
        return int(stop.code or 0)
    return int(code or 0)
