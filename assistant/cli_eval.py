"""The command line of the evals: measure, add a case, work on the drafts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant import texts
from assistant.errors import UsageError
from assistant.screen import complain, out
from assistant.settings import load_settings

app = typer.Typer(help=texts.CLI_EVAL, invoke_without_command=True)

CaseFiles = Annotated[list[Path] | None, typer.Argument(help=texts.CLI_CASE_FILES)]


@app.callback(help=texts.CLI_EVAL)
def measure(
    context: typer.Context,
    cases: Annotated[list[Path] | None, typer.Option("--cases", help=texts.CLI_CASES)] = None,
    report: Annotated[Path | None, typer.Option("--report", help=texts.CLI_REPORT)] = None,
    baseline: Annotated[Path | None, typer.Option("--baseline", help=texts.CLI_BASELINE)] = None,
    split: Annotated[str, typer.Option("--split", help=texts.CLI_SPLIT)] = "report",
    model: Annotated[list[str] | None, typer.Option("--model", help=texts.CLI_MODEL)] = None,
    no_llm: Annotated[bool, typer.Option("--no-llm", help=texts.CLI_NO_LLM)] = False,
    peers: Annotated[bool, typer.Option("--peers", help=texts.CLI_PEERS)] = False,
    repeats: Annotated[int, typer.Option("--repeats", min=1, help=texts.CLI_REPEATS)] = 1,
    paraphrases: Annotated[bool, typer.Option("--paraphrases", help=texts.CLI_PARAPHRASES)] = False,
    counterfactual: Annotated[bool, typer.Option("--counterfactual", help=texts.CLI_COUNTERFACTUAL)] = False,
    quick: Annotated[bool, typer.Option("--quick", help=texts.CLI_QUICK)] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help=texts.CLI_FRESH)] = False,
    judge: Annotated[str | None, typer.Option("--judge", help=texts.CLI_JUDGE)] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help=texts.CLI_LIMIT)] = None,
) -> None:
    if context.invoked_subcommand is not None:
        return
    try:
        from evals.command import Wanted, main, models
        from evals.runner import Plan
    except ImportError as error:
        raise UsageError(texts.eval_packages_missing(str(error.name))) from error

    wanted = Wanted(
        cases=tuple(cases or ()),
        report=report,
        baseline=baseline,
        split=split,
        models=models(model or (), no_llm=no_llm),
        peers=peers,
        judge=judge,
        quick=quick,
        counterfactual=counterfactual,
        limit=limit,
        plan=Plan(repeats, paraphrases, fresh),
    )
    finished = main(load_settings(), wanted, complain)
    out.print(finished.text, markup=False)
    raise typer.Exit(finished.exit_code)


@app.command(help=texts.CLI_EVAL_ADD)
def add(paths: CaseFiles = None) -> None:
    from evals import authoring
    from evals.dialogue import on_terminal

    authoring.add(load_settings(), on_terminal(), tuple(paths or ()))


@app.command(help=texts.CLI_EVAL_DRAFTS)
def drafts(paths: CaseFiles = None) -> None:
    from evals import drafts as feedback
    from evals.dialogue import on_terminal

    feedback.run(load_settings(), on_terminal(), tuple(paths or ()))
