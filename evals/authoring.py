"""``vereinbart eval add``: test cases by questions and answers, without knowing YAML.

Everything is checked as it is typed: the gold sentence stands in the paper, the expected facts stand in the
gold sentence, what must not be said does not. Nothing is written before the person has seen the whole case.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant import texts
from assistant.agreements import slug
from assistant.errors import UsageError
from assistant.settings import Settings
from evals.author import Author, Sketch
from evals.case import Case
from evals.dialogue import Dialogue, Stopped
from evals.papers import Papers, read_papers
from evals.target import Target, choose
from evals.writing import append

INTERRUPTED = 128 + signal.SIGINT


@dataclass
class Desk:
    """Where cases for one file are made: the file, its papers, and what was added so far."""

    settings: Settings
    talk: Dialogue
    target: Target
    papers: Papers
    added: list[Case] = field(default_factory=list)

    def ask(self, prefill: Sketch | None = None) -> Case | None:
        """Ask for a case and append it; ``None`` where the person thought better of it.

        ``prefill`` is what is known already.
        """
        target = self.target
        start = prefill or Sketch(Case("", "", "", True, target.corpus))
        start = replace(start, case=replace(start.case, corpus=target.corpus, split=target.split))
        others = (*target.cases, *self.added)
        author = Author(self.talk, self.papers, others, _name(target.path), target.broken)
        done = author.complete(start, target.split)
        if done is None:
            self.talk.say(texts.AUTHOR_NOT_ADDED)
            return None
        append(target.path, done.case, self.settings.documents, done.note, target.split)
        self.added.append(done.case)
        self.talk.say(texts.author_added(done.case.id, target.path, len(target.cases) + len(self.added)))
        return done.case

    def stopped(self) -> str:
        """What is in the file after Ctrl-C."""
        before = len(self.target.cases) + len(self.target.broken)
        return texts.author_stopped([case.id for case in self.added], self.target.path, before)


def open_desk(settings: Settings, talk: Dialogue, paths: Sequence[Path] = ()) -> Desk:
    """Ask for the file and read its papers.

    ``paths`` are case files or folders of them (default: the shipped ones of a checkout, else the working
    folder). Raises :class:`UsageError` where no case could be made there.
    """
    target = choose(settings, talk, paths)
    talk.say(texts.AUTHOR_READING)
    papers = read_papers(target.folder)
    if not papers.documents:
        raise UsageError(texts.author_no_paper_read(target.folder, list(papers.unread.values())))
    for problem in papers.problems:
        talk.say(problem)
    return Desk(settings, talk, target, papers)


def add(settings: Settings, talk: Dialogue, paths: Sequence[Path] = ()) -> tuple[Case, ...]:
    """Ask for one case after the other, as long as the person likes to."""
    desk: Desk | None = None
    try:
        desk = open_desk(settings, talk, paths)
        talk.say(texts.AUTHOR_HOW_TO_STOP)
        desk.ask()
        while talk.yes(texts.author_another(desk.target.path), True):
            desk.ask()
    except (Stopped, KeyboardInterrupt):
        talk.say(desk.stopped() if desk else texts.author_stopped([]))
        if desk:
            _what_next(desk)
        raise SystemExit(INTERRUPTED) from None
    _what_next(desk)
    return tuple(desk.added)


def _name(path: Path) -> str:
    """What the ids begin with: the file's name, or its folder's where the file has the usual one."""
    return slug(path.absolute().parent.name) if path.name == texts.AUTHOR_FILE_LIKE else path.stem


def _what_next(desk: Desk) -> None:
    if desk.added:
        desk.talk.say(texts.author_next_step(desk.target.path))
