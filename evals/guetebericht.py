"""The Gütebericht: one HTML file that a council member can read, print and pass on.

It loads nothing: style and charts are in the file, and there is no script. Everything from papers, cases
and answers is escaped by the template engine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant import __version__, texts
from evals import findings, provenance, sections
from evals.summary import group, once

if TYPE_CHECKING:
    from evals.report import Run

HTML_NAME = "guetebericht.html"
# Control characters and halves of characters.
_NO_TEXT = frozenset({"Cc", "Cs"})
_TEMPLATES = Path(__file__).parent / "templates"


def write(runs: Sequence[Run], folder: Path) -> Path:
    """Write the Gütebericht below ``folder``, which is there; OSError where that fails."""
    path = folder / HTML_NAME
    path.write_text(render(runs), encoding="utf-8", errors="replace")
    return path


def render(runs: Sequence[Run]) -> str:
    """The whole page. It is about the first run that is no peer's; the others stand beside it."""
    run = findings.main_run(runs)
    asked = once(run.results)
    really = [found for found in asked if not found.left_out]
    overall = group("", asked)
    number, sentence = findings.headline(overall)
    measured = (
        sections.by_kind(asked),
        sections.where_lost(overall),
        sections.how_sure(asked),
        sections.evidence(overall),
        sections.consistency(run),
        sections.altered(run),
        sections.speed(run, overall),
        sections.style(run),
        sections.systems(runs),
        sections.earlier(run),
    )
    return (
        _environment()
        .get_template(HTML_NAME)
        .render(
            t=texts,
            version=__version__,
            when=provenance.when(run.when),
            system=texts.system_name(run.system, findings.is_peer(run.system)),
            number=number,
            sentence=sentence,
            cautions=findings.cautions(run, asked),
            cards=findings.cards(overall),
            hundred=findings.hundred(overall),
            asked=findings.asked_in_words(really),
            examples=findings.examples(really),
            papers=provenance.papers(run, really),
            sections=[section for section in measured if section is not None],
            wrong=findings.wrong_ones(asked),
            scored=overall.scored,
            unscored=sections.unscored(run),
            facts=provenance.facts(run, really),
            command=run.command,
        )
    )


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _printable(value: object) -> object:
    """Control characters are no HTML, not even escaped ones."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return "".join(sign for sign in value if unicodedata.category(sign) not in _NO_TEXT or sign in "\n\t")
    return value
