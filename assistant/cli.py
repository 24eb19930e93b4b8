"""The command line. Screens only: what is said lives in texts.py, what is done elsewhere."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from assistant import __version__, texts
from assistant.errors import UsageError, VereinbartError
from assistant.offline import go_offline
from assistant.progress import Progress
from assistant.settings import APP, Settings, load_settings

app = typer.Typer(
    help=texts.CLI_HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
_out = Console(highlight=False, soft_wrap=True)
_err = Console(stderr=True, highlight=False, soft_wrap=True)
LOG_SECONDS = 20.0

AsJson = Annotated[bool, typer.Option("--json", help=texts.CLI_JSON)]
Agreements = Annotated[list[str] | None, typer.Option("--agreement", help=texts.CLI_AGREEMENT)]


@app.command(help=texts.CLI_INGEST)
def ingest(paths: Annotated[list[Path] | None, typer.Argument()] = None, as_json: AsJson = False) -> None:
    from assistant import application, reports

    with _progress_bar() as progress:
        report = application.ingest(_settings(), tuple(paths or ()), progress)
    if as_json:
        _print_json(reports.ingest_record(report))
    else:
        _out.print(reports.ingest_table(report))
    for problem in report.problems:
        _complain(problem)
    if not report.ok:
        raise typer.Exit(1)


@app.command(help=texts.CLI_ASK)
def ask(
    question: Annotated[str | None, typer.Argument()] = None,
    as_json: AsJson = False,
    no_llm: Annotated[bool, typer.Option("--no-llm", help=texts.CLI_NO_LLM)] = False,
    agreement: Agreements = None,
    history: Annotated[Path | None, typer.Option("--history", help=texts.CLI_HISTORY)] = None,
    jsonl: Annotated[Path | None, typer.Option("--jsonl", help=texts.CLI_JSONL)] = None,
) -> None:
    from assistant import application, batch

    if (question is None) == (jsonl is None):
        raise UsageError(texts.CLI_QUESTION_OR_FILE)
    settings = _settings()
    _ready(settings)
    with application.LocalModel(settings) as model:
        assistant = application.make_assistant(settings, None if no_llm else model.generator)
        assistant.warm()
        if jsonl is not None:
            failed = batch.run(
                assistant, batch.read_lines(jsonl), _print_line, _complain, tuple(agreement or ())
            )
            raise typer.Exit(1 if failed else 0)
        earlier = batch.read_history(history) if history else ()
        asked = str(batch.well_formed(question))
        answer = asyncio.run(batch.answer(assistant, asked, earlier, tuple(agreement or ())))
    if as_json:
        from assistant.records import answer_record

        _print_json(answer_record(answer))
    else:
        from assistant.reports import answer_text

        _out.print(answer_text(answer), markup=False)


@app.command(help=texts.CLI_SEARCH)
def search(
    question: str,
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
    if as_json:
        _print_json([hit_record(library, hit, rank) for rank, hit in enumerate(hits, start=1)])
        return
    for rank, hit in enumerate(hits, start=1):
        _out.print(reports.hit_text(library, hit, rank), markup=False)


@app.command(help=texts.CLI_SERVE)
def serve(
    host: Annotated[str | None, typer.Option(help=texts.CLI_HOST)] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help=texts.CLI_PORT)] = None,
) -> None:
    from assistant import application
    from assistant.web import server

    settings = _settings()
    model = application.BackgroundModel(settings)

    def build() -> Any:
        report = application.ready_index(settings)
        for problem in report.problems if report else ():
            _complain(problem)
        assistant = application.make_assistant(settings, model.generator)
        assistant.warm()
        model.setup.start()
        return assistant

    # uvicorn raises the signal again once it has shut down; what we started has to end as well
    signal.signal(signal.SIGTERM, _terminated)
    try:
        server.serve(build, settings, setup=model.setup, host=host, port=port)
    finally:
        model.setup.stop()


@app.command(help=texts.CLI_SETUP)
def setup() -> None:
    from assistant.ollama_runtime import OllamaRuntime

    with _progress_bar() as progress, OllamaRuntime(_settings()) as runtime:
        host = runtime.ensure_server(progress)
        model = runtime.ensure_model(progress)
        runtime.load(model)
    _out.print(texts.setup_done(model, host), markup=False)


@app.command(help=texts.CLI_DOCTOR)
def doctor(as_json: AsJson = False) -> None:
    from assistant import doctor as examination

    findings = examination.examine(_settings())
    if as_json:
        _print_json([finding.record() for finding in findings])
    else:
        for finding in findings:
            _out.print(f"{'✓' if finding.ok else '✗'} {finding.subject}: {finding.text}", markup=False)
    raise typer.Exit(max(finding.exit_code for finding in findings))


@app.command(help=texts.CLI_EVAL)
def eval(
    cases: Annotated[list[Path] | None, typer.Option("--cases", help=texts.CLI_CASES)] = None,
    report: Annotated[Path | None, typer.Option("--report", help=texts.CLI_REPORT)] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", help=texts.CLI_BASELINE)] = None,
    split: Annotated[str, typer.Option("--split", help=texts.CLI_SPLIT)] = "report",
    no_llm: Annotated[bool, typer.Option("--no-llm", help=texts.CLI_NO_LLM)] = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help=texts.CLI_LIMIT)] = None,
) -> None:
    from evals import runner

    finished = runner.main(
        _settings(),
        cases or (),
        report,
        baseline,
        split=split,
        with_model=not no_llm,
        limit=limit,
        notice=_complain,
    )
    _out.print(finished.text, markup=False)
    if finished.failed:
        raise typer.Exit(1)


@app.command(help=texts.CLI_VERSION)
def version() -> None:
    _out.print(__version__)


def _terminated(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def _settings() -> Settings:
    return load_settings()


def _ready(settings: Settings) -> None:
    """A first question indexes the documents folder by itself."""
    from assistant import application

    report = application.ready_index(settings)
    for problem in report.problems if report else ():
        _complain(problem)


def _print_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _print_line(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _complain(line: str) -> None:
    _err.print(line, markup=False)


class _progress_bar:
    """A rich progress bar on stderr behind the :class:`Progress` protocol."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
        self._bar = Bar(*columns, console=_err, disable=not _err.is_terminal)
        self._task = self._bar.add_task("", total=None)
        self._last, self._told = "", 0.0

    def __enter__(self) -> Progress:
        self._bar.start()
        return self._show

    def __exit__(self, *_: object) -> None:
        self._bar.remove_task(self._task)
        self._bar.stop()

    def _tell(self, step: str) -> None:
        """In a log a step that only counts on is told now and then, not every second."""
        bare, now = re.sub(r"\d+", "", step), time.monotonic()
        if bare != self._last or now - self._told >= LOG_SECONDS:
            _err.print(step, markup=False)
            self._last, self._told = bare, now

    def _show(self, step: str, done: int | None, total: int | None) -> None:
        if not _err.is_terminal:
            self._tell(step)
        self._bar.update(self._task, description=step, completed=done or 0, total=total)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    go_offline()
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("assistant.web.server").setLevel(logging.INFO)
    try:
        app(args=list(arguments) if arguments is not None else None, prog_name=APP)
    except VereinbartError as error:
        _complain(str(error))
        return error.exit_code
    except SystemExit as stop:  # Typer's own way to end, wrong use included
        return int(stop.code or 0)
    return 0
