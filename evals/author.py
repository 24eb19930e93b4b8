"""The questions to an evaluator that make one case, and the checks of what is answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from assistant import texts
from evals.cases import Case, Kind, unfit
from evals.dialogue import Dialogue
from evals.facts import canonical, says
from evals.papers import Papers, Place
from evals.writing import case_yaml

KINDS: tuple[str, ...] = get_args(Kind)
WITHOUT_ANSWER = frozenset(
    {"unanswerable", "left_open", "false_premise", "out_of_scope", "small_talk", "attack"}
)
# What these ask about is in no paper at all.
_WITHOUT_PAPER = frozenset({"out_of_scope", "small_talk", "attack"})
ALTERNATIVES = "|"
SWAPPED = "=>"
PARAPHRASES = 3
# Fewer letters are key words to search for; a pasted sentence has more.
_PASTED = 20
_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")


@dataclass(frozen=True)
class Sketch:
    """A case on its way, and the note for the reader."""

    case: Case
    note: str = ""


class Author:
    """Asks for every field of a case; ``others`` are the cases that its file holds already."""

    def __init__(
        self, talk: Dialogue, papers: Papers, others: Sequence[Case] = (), name: str = "fall"
    ) -> None:
        self._talk = talk
        self._papers = papers
        self._others = others
        self._name = name
        self._steps: dict[str, Callable[[Sketch], Sketch]] = {
            "question": self._question,
            "kind": self._kind,
            "answerable": self._answerable,
            "agreement": self._agreement,
            "history": self._history,
            "gold": self._gold,
            "expect": self._expect,
            "okay": self._okay,
            "must_not": self._must_not,
            "paraphrases": self._paraphrases,
            "swap": self._swap,
            "note": self._note,
            "id": self._id,
        }

    def complete(self, sketch: Sketch, split: str = "") -> Sketch | None:
        """Ask for everything, show the whole, change what is wanted; ``None``: thrown away."""
        for step in self._steps.values():
            sketch = step(sketch)
        while True:
            own_split = sketch.case.split if sketch.case.split != split else ""
            self._talk.say(texts.author_whole(case_yaml(sketch.case, sketch.note, own_split)))
            wrong = objection(sketch.case, self._papers)
            if wrong:
                self._talk.say(texts.author_not_yet(wrong))
            prompt = texts.author_finish(tuple(self._steps), not wrong)
            wanted = self._talk.line(prompt, self._finish(wrong)).casefold()
            if wanted in self._steps:
                sketch = self._steps[wanted](sketch)
            else:
                return sketch if wanted in texts.DIALOGUE_YES else None

    def _finish(self, wrong: str) -> Callable[[str], str]:
        known = {*self._steps, *texts.DIALOGUE_NO, *(() if wrong else texts.DIALOGUE_YES)}
        return lambda typed: "" if typed.casefold() in known else texts.AUTHOR_FINISH_UNKNOWN

    # --- the fields ---------------------------------------------------------------------------

    def _question(self, sketch: Sketch) -> Sketch:
        def wrong(typed: str) -> str:
            same = [case.id for case in self._others if canonical(case.question) == canonical(typed)]
            same = [] if sketch.case.history else same
            return texts.author_question_taken(same[0]) if same else ""

        return _with(sketch, question=self._talk.needed(texts.AUTHOR_QUESTION, wrong, sketch.case.question))

    def _kind(self, sketch: Sketch) -> Sketch:
        options = [texts.author_kind(kind) for kind in KINDS]
        default = KINDS.index(sketch.case.kind) if sketch.case.kind in KINDS else None
        kind = KINDS[self._talk.choice(texts.AUTHOR_KIND, options, default)]
        return _with(sketch, kind=kind, answerable=kind not in WITHOUT_ANSWER)

    def _answerable(self, sketch: Sketch) -> Sketch:
        known = self._talk.yes(texts.AUTHOR_ANSWERABLE, sketch.case.answerable)
        return _with(sketch, answerable=known)

    def _agreement(self, sketch: Sketch) -> Sketch:
        if sketch.case.kind in _WITHOUT_PAPER:
            return _with(sketch, agreements=())
        ids = tuple(self._papers.documents)
        if len(ids) == 1:
            return _with(sketch, agreements=ids)
        known = [self._papers.documents[key][0] for key in ids]
        options = [texts.author_paper(a.id, a.title, a.place, a.status) for a in known]
        chosen = tuple(ids[n] for n in self._talk.choices(texts.AUTHOR_AGREEMENT, options))
        return _with(sketch, agreements=chosen)

    def _history(self, sketch: Sketch) -> Sketch:
        earlier = sketch.case.history
        if earlier and self._talk.yes(texts.author_keep_history(earlier), True):
            return sketch
        if not earlier and sketch.case.kind != "follow_up":
            return sketch
        needed = 1 if sketch.case.kind == "follow_up" else 0
        return _with(sketch, history=self._talk.several(texts.AUTHOR_HISTORY, at_least=needed))

    def _gold(self, sketch: Sketch) -> Sketch:
        if sketch.case.kind in _WITHOUT_PAPER:
            return _with(sketch, gold=())
        self._talk.say(texts.AUTHOR_GOLD_HELP[sketch.case.answerable])
        found: list[str] = []
        shown: list[Place] = []
        while True:
            typed = self._talk.line(texts.author_gold(len(found), bool(shown)))
            if not typed:
                if sketch.case.answerable and not found:
                    self._talk.say(texts.AUTHOR_NO_GOLD)
                return _with(sketch, gold=tuple(found))
            if typed.isdigit() and 1 <= int(typed) <= len(shown):
                picked = [shown[int(typed) - 1]]
            elif len(canonical(typed)) >= _PASTED and self._papers.hold(typed, sketch.case.agreements):
                picked = self._papers.sentences_like(typed, sketch.case.agreements)[:1]
                if not picked:
                    self._talk.say(texts.AUTHOR_GOLD_SEVERAL)
            else:
                picked, shown = [], self._papers.best(typed, sketch.case.agreements)
                self._show_places(shown)
            for sentence in map(_one_line, picked):
                self._talk.say(texts.author_gold_taken(sentence))
                found += [sentence] if sentence not in found else []

    def _show_places(self, places: Sequence[Place]) -> None:
        if not places:
            self._talk.say(texts.AUTHOR_NO_SENTENCE)
        for number, place in enumerate(places, start=1):
            page = texts.page(place.sentence.page) if place.sentence.page else ""
            where = (place.agreement.id, *place.sentence.section[-1:], page)
            self._talk.say(texts.author_place(number, _one_line(place), where))

    def _expect(self, sketch: Sketch) -> Sketch:
        if not sketch.case.answerable:
            return _with(sketch, expect=())
        needed = 0 if sketch.case.gold else 1
        return _with(sketch, expect=self._facts(sketch, texts.AUTHOR_EXPECT, needed))

    def _okay(self, sketch: Sketch) -> Sketch:
        if not sketch.case.answerable:
            return _with(sketch, okay=())
        return _with(sketch, okay=self._facts(sketch, texts.AUTHOR_OKAY, 0))

    def _facts(self, sketch: Sketch, prompt: str, needed: int) -> tuple[tuple[str, ...], ...]:
        def wrong(typed: str) -> str:
            return fact_objection(sketch.case, alternatives(typed))

        return tuple(map(alternatives, self._talk.several(prompt, wrong, at_least=needed)))

    def _must_not(self, sketch: Sketch) -> Sketch:
        said = self._talk.several(texts.AUTHOR_MUST_NOT, lambda typed: must_not_objection(sketch.case, typed))
        return _with(sketch, must_not=said)

    def _paraphrases(self, sketch: Sketch) -> Sketch:
        def wrong(typed: str) -> str:
            return texts.DIALOGUE_TWICE if typed == sketch.case.question else ""

        return _with(sketch, paraphrases=self._talk.several(texts.AUTHOR_PARAPHRASES, wrong, PARAPHRASES))

    def _swap(self, sketch: Sketch) -> Sketch:
        if not sketch.case.answerable or not sketch.case.gold:
            return _with(sketch, swap=None)
        typed = self._talk.line(
            texts.AUTHOR_SWAP, lambda t: swap_objection(sketch.case, _pair(t)) if t else ""
        )
        return _with(sketch, swap=_pair(typed) if typed else None)

    def _note(self, sketch: Sketch) -> Sketch:
        return replace(sketch, note=self._talk.line(texts.AUTHOR_NOTE, default=sketch.note))

    def _id(self, sketch: Sketch) -> Sketch:
        taken = {case.id for case in self._others}

        def wrong(typed: str) -> str:
            return texts.AUTHOR_ID_BAD if typed in taken or len(typed.split()) != 1 else ""

        default = sketch.case.id or next_id([case.id for case in self._others], self._name)
        return _with(sketch, id=self._talk.needed(texts.AUTHOR_ID, wrong, default))


# --- checks -------------------------------------------------------------------------------------


def objection(case: Case, papers: Papers) -> str:
    """What is wrong with a case as a whole: a field changed later may have spoilt another."""
    if case.answerable and not case.expect and not case.gold:
        return texts.EVAL_NOTHING_EXPECTED
    if not case.history and case.kind == "follow_up":
        return texts.AUTHOR_NO_HISTORY
    lines = [unfit(case, papers.documents)]
    lines += [texts.AUTHOR_GOLD_SEVERAL for g in case.gold if not papers.sentences_like(g, case.agreements)]
    lines += [fact_objection(case, group) for group in (*case.expect, *case.okay)]
    lines += [must_not_objection(case, phrase) for phrase in case.must_not]
    lines += [swap_objection(case, case.swap)] if case.swap else []
    return next(filter(None, lines), "")


def fact_objection(case: Case, group: Sequence[str]) -> str:
    """A fact that none of the gold sentences says cannot be expected."""
    if not group:
        return texts.DIALOGUE_EMPTY
    if case.gold and not any(says(gold, fact) for gold in case.gold for fact in group):
        return texts.author_gold_lacks(f" {ALTERNATIVES} ".join(group))
    return ""


def must_not_objection(case: Case, phrase: str) -> str:
    """What the gold sentence says would be said by every right answer that quotes it."""
    return texts.author_gold_says(phrase) if any(says(gold, phrase) for gold in case.gold) else ""


def swap_objection(case: Case, pair: tuple[str, str]) -> str:
    """The first value has to stand in a gold sentence, the second must not."""
    old, new = pair
    if not old or not new or old == new:
        return texts.AUTHOR_SWAP_SHAPE
    if not any(old in gold for gold in case.gold):
        return texts.EVAL_SWAP_NOT_IN_GOLD
    return texts.author_gold_says(new) if any(says(gold, new) for gold in case.gold) else ""


def alternatives(typed: str) -> tuple[str, ...]:
    """``SPD | Sozialdemokraten`` as a group of facts of which one is enough."""
    return tuple(part for part in map(str.strip, typed.split(ALTERNATIVES)) if part)


def next_id(taken: Sequence[str], name: str) -> str:
    """The id after the last one: ``goslar-007`` → ``goslar-008``."""
    last = taken[-1] if taken else f"{name}-000"
    hit = _LAST_NUMBER.search(last)
    start, number = (last[: hit.start()], hit.group()) if hit else (f"{last}-", "1")
    rest = last[hit.end() :] if hit else ""
    count = int(number) + 1
    while (free := f"{start}{count:0{len(number)}d}{rest}") in taken:
        count += 1
    return free


def _one_line(place: Place) -> str:
    """Where a line is broken counts nowhere."""
    return " ".join(place.sentence.text.split())


def _pair(typed: str) -> tuple[str, str]:
    old, _, new = typed.partition(SWAPPED)
    return old.strip(), new.strip()


def _with(sketch: Sketch, **fields: object) -> Sketch:
    return replace(sketch, case=replace(sketch.case, **fields))  # type: ignore[arg-type]
