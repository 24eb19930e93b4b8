"""The report as JUnit XML, which continuous integration knows how to show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ElementTree, SubElement

from assistant import texts
from evals.results import Result
from evals.scoring import Outcome

if TYPE_CHECKING:
    from evals.report import Run


def tree(runs: Sequence[Run]) -> ElementTree[Element]:
    """One suite a system, one test case a question; what could not be scored is an error, wrong a failure."""
    root = Element("testsuites", name=texts.EVAL_TITLE)
    for run in runs:
        outcomes = [found.outcome for found in run.results]
        wrong = [o for o in outcomes if o not in (Outcome.RIGHT, Outcome.NOT_SCORED)]
        suite = SubElement(
            root,
            "testsuite",
            name=run.system,
            tests=str(len(outcomes)),
            failures=str(len(wrong)),
            errors=str(outcomes.count(Outcome.NOT_SCORED)),
            timestamp=run.when,
        )
        for found in run.results:
            _case(suite, found)
    return ElementTree(root)


def _case(suite: Element, found: Result) -> None:
    answer = found.recording.answer
    seconds = answer.timings.total_ms / 1000 if answer else 0.0
    name = f"{found.case.key} [{found.repeat}] {found.case.question}"
    case = SubElement(
        suite,
        "testcase",
        classname=_printable(f"{found.case.corpus}.{found.case.kind}"),
        name=_printable(name),
        time=f"{seconds:.3f}",
    )
    if found.outcome is Outcome.NOT_SCORED:
        SubElement(case, "error", message=_printable(found.problem))
    elif found.outcome is not Outcome.RIGHT:
        reason = found.reasons.get("outcome", "")
        label = texts.EVAL_OUTCOME[found.outcome.value]
        failure = SubElement(
            case, "failure", type=found.outcome.value, message=_printable(f"{label}. {reason}")
        )
        failure.text = _printable(answer.text if answer else "")


def _printable(text: str) -> str:
    """XML has no control characters, not even escaped ones."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")
