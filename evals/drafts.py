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
from evals.authoring import INTERRUPTED, Desk, open_desk
from evals.case import Case
from evals.dialogue import Dialogue, Stopped

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

    @property
    def agreements(self) -> tuple[str, ...]:
        """The ids of the papers that the answer cited."""
        return tuple(dict.fromkeys(cited.rpartition(":")[0] for cited in self.last.cited))

    def sketch(self) -> Sketch:
        """What a case has of it: the question, the questions before it, and what was answered in the note."""
        said = self.last
        kind = "follow_up" if said.history else ""
        case = Case("", kind, said.question, True, "", history=said.history)
        reasons = dict.fromkeys(texts.draft_reason(c.reason.value, c.comment) for c in self.complaints)
        return Sketch(case, texts.draft_note(said.day, list(reasons), said.answer))


def run(settings: Settings, talk: Dialogue, paths: Sequence[Path] = ()) -> int:
    """Go through the open drafts with an evaluator; returns how many became cases."""
    work = _Work(settings, talk, paths)
    try:
        while found := open_drafts(settings):
            options = [
                texts.draft_line(d.last.question, d.last.reason.value, d.last.day, len(d.complaints))
                for d in found
            ]
            wanted = talk.choices(texts.DRAFTS_WHICH, options)
            if not wanted:
                return work.made
            for number in wanted:
                work.on(found[number])
    except (Stopped, KeyboardInterrupt):
        talk.say(texts.drafts_stopped(work.made))
        raise SystemExit(INTERRUPTED) from None
    talk.say(texts.DRAFTS_NONE)
    return work.made


class _Work:
    """Goes through drafts; the case file is asked for once, when the first draft is to become a case."""

    def __init__(self, settings: Settings, talk: Dialogue, paths: Sequence[Path]) -> None:
        self.made = 0
        self._settings = settings
        self._talk = talk
        self._paths = paths
        self._desk: Desk | None = None

    def on(self, draft: Draft) -> None:
        """Show one draft and do what is wanted with it."""
        said = draft.last
        verdict = texts.CHAT_VERDICT.get(said.verdict, "")
        self._talk.say(texts.draft_shown(said.history, said.question, verdict, said.answer))
        for complaint in draft.complaints:
            reason = texts.draft_reason(complaint.reason.value, complaint.comment)
            self._talk.say(texts.draft_complaint(complaint.day, reason))
        what = self._talk.choice(texts.DRAFTS_WHAT, texts.DRAFTS_CHOICES, default=0)
        if what == 0:
            self._complete(draft)
        elif what == 1:
            mark(self._settings, draft, "")
            self._talk.say(texts.DRAFTS_DISMISSED)

    def _complete(self, draft: Draft) -> None:
        if self._desk is None:
            try:
                self._desk = open_desk(self._settings, self._talk, self._paths)
            except UsageError as error:
                raise UsageError(texts.draft_no_desk(str(error))) from error
        desk = self._desk
        missing = [key for key in draft.agreements if key not in desk.papers.documents]
        if missing and len(missing) == len(draft.agreements):
            there = list(desk.papers.documents)
            self._talk.say(texts.draft_paper_missing(missing, desk.target.folder, there))
            if not self._talk.yes(texts.DRAFT_ALL_THE_SAME, False):
                self._talk.say(texts.DRAFT_KEPT)
                return
        case = desk.ask(draft.sketch())
        if case is None:
            self._talk.say(texts.DRAFT_KEPT)
            return
        mark(self._settings, draft, case.key)
        self.made += 1


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
        raise UsageError(texts.eval_cases_unwritable(path, texts.os_reason(error))) from error


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
