"""``vereinbart eval drafts``: from complaints in the chat to test cases.

A complaint is a draft: it has the question and what was answered, but not what is right. That is asked of
the evaluator with the questions of :mod:`evals.authoring`. What is done with is kept beside the complaints,
so that it does not come again.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant import feedback, texts
from assistant.errors import UsageError
from assistant.feedback import Feedback
from assistant.settings import Settings
from evals.author import Sketch
from evals.authoring import add
from evals.cases import Case
from evals.dialogue import Dialogue

logger = logging.getLogger(__name__)

DONE = "feedback-done.jsonl"


@dataclass(frozen=True)
class Draft:
    """Everything said against one answer to one question, oldest first."""

    key: str
    complaints: tuple[Feedback, ...]

    @property
    def last(self) -> Feedback:
        return self.complaints[-1]

    def sketch(self) -> Sketch:
        """What a case has of it: the question, the questions before it, and what was answered in the note."""
        said = self.last
        kind = "follow_up" if said.history else ""
        case = Case("", kind, said.question, True, "", history=said.history)
        reasons = dict.fromkeys(texts.draft_reason(c.reason.value, c.comment) for c in self.complaints)
        return Sketch(case, texts.draft_note(said.day, list(reasons), said.answer))


def run(settings: Settings, talk: Dialogue, paths: Sequence[Path] = ()) -> int:
    """Go through the open drafts with an evaluator; returns how many became cases."""
    made = 0
    while True:
        found = open_drafts(settings)
        if not found:
            talk.say(texts.DRAFTS_NONE)
            return made
        options = [
            texts.draft_line(d.last.question, d.last.reason.value, d.last.day, len(d.complaints))
            for d in found
        ]
        wanted = talk.choices(texts.DRAFTS_WHICH, options)
        if not wanted:
            return made
        made += sum(_work_on(settings, talk, paths, found[number]) for number in wanted)


def _work_on(settings: Settings, talk: Dialogue, paths: Sequence[Path], draft: Draft) -> bool:
    """Show one draft and do what is wanted with it; whether it became a case."""
    said = draft.last
    talk.say(
        texts.draft_shown(said.history, said.question, texts.CHAT_VERDICT.get(said.verdict, ""), said.answer)
    )
    for complaint in draft.complaints:
        reason = texts.draft_reason(complaint.reason.value, complaint.comment)
        talk.say(texts.draft_complaint(complaint.day, reason))
    what = talk.choice(texts.DRAFTS_WHAT, texts.DRAFTS_CHOICES, default=0)
    if what == 0:
        written = add(settings, talk, paths, draft.sketch())
        if written is not None:
            mark(settings, draft, written.case.key)
        return written is not None
    if what == 1:
        mark(settings, draft, "")
        talk.say(texts.DRAFTS_DISMISSED)
    return False


def open_drafts(settings: Settings) -> list[Draft]:
    """What is not done with yet: what was complained of most comes first, then what is newest."""
    done = _done(settings)
    parts: dict[str, list[Feedback]] = {}
    for complaint in feedback.read(settings):
        parts.setdefault(_key(complaint), []).append(complaint)
    found = [Draft(key, tuple(complaints)) for key, complaints in parts.items() if key not in done]
    newest = sorted(found, key=lambda draft: draft.last.day, reverse=True)
    return sorted(newest, key=lambda draft: -len(draft.complaints))


def mark(settings: Settings, draft: Draft, case: str) -> None:
    """Note that ``draft`` is done with; ``case`` is the key of the case it became, or empty."""
    path = settings.data / DONE
    row = {"key": draft.key, "case": case, "day": date.today().isoformat()}
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    except OSError as error:
        raise UsageError(texts.eval_cases_unwritable(path, error.strerror or str(error))) from error


def _done(settings: Settings) -> set[str]:
    try:
        lines = (settings.data / DONE).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return set()
    return set(_keys(lines))


def _keys(lines: Iterable[str]) -> Iterable[str]:
    for line in filter(str.strip, lines):
        try:
            yield str(json.loads(line)["key"])
        except (ValueError, KeyError, TypeError):
            logger.debug("a damaged line of %s was passed over", DONE)


def _key(complaint: Feedback) -> str:
    """The same for the same answer to the same question; another answer is another draft."""
    said = "\n".join((*complaint.history, complaint.question, complaint.answer))
    return hashlib.sha256(said.encode(errors="replace")).hexdigest()[:12]
