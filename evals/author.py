"""The questions to an evaluator that make one case."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from assistant import texts
from evals import review
from evals.case import NEEDS_GOLD, WITHOUT_ANSWER, WITHOUT_PAPER, Case
from evals.case_shape import KINDS
from evals.dialogue import Dialogue
from evals.facts import canonical
from evals.papers import Papers, Place
from evals.writing import case_yaml

ALTERNATIVES = "|"
SWAPPED = "=>"
PARAPHRASES = 3
# Fewer letters are key words to search for; a pasted sentence has more.
_PASTED = 20
# No paper says anything about these: there is nothing to ask for.
_NO_SENTENCE = WITHOUT_PAPER | {"unanswerable"}
_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")


@dataclass(frozen=True)
class Sketch:
    """A case on its way, and the note for the reader."""

    case: Case
    note: str = ""


class Discarded(Exception):
    """The person thinks better of a case in the middle of it."""


class Author:
    """Asks for every field of a case; ``others`` are the cases of its file, ``taken`` further ids there."""

    def __init__(
        self,
        talk: Dialogue,
        papers: Papers,
        others: Sequence[Case] = (),
        name: str = "fall",
        taken: Collection[str] = (),
    ) -> None:
        self._talk = talk
        self._papers = papers
        self._others = others
        self._name = name
        self._taken = frozenset(taken)
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
        # the German names are offered; who knows the file's own may type these
        self._fields = {texts.AUTHOR_FIELDS[name].casefold(): name for name in self._steps}
        self._fields |= {name: name for name in self._steps}

    def complete(self, sketch: Sketch, split: str = "") -> Sketch | None:
        """Ask for everything, show the whole, change what is wanted; ``None``: thrown away."""
        try:
            for step in self._steps.values():
                sketch = step(sketch)
            return self._reviewed(sketch, split)
        except Discarded:
            return None

    def _reviewed(self, sketch: Sketch, split: str) -> Sketch | None:
        while True:
            own_split = sketch.case.split if sketch.case.split != split else ""
            self._talk.say(texts.author_whole(case_yaml(sketch.case, sketch.note, own_split)))
            wrong = review.objections(sketch.case, self._papers)
            if wrong:
                self._talk.say(texts.author_not_yet(wrong))
            prompt = texts.author_finish([texts.AUTHOR_FIELDS[name] for name in self._steps], not wrong)
            wanted = self._talk.line(prompt, self._finish(bool(wrong))).casefold()
            field = self._fields.get(wanted)
            if field is None:
                return sketch if wanted in texts.DIALOGUE_YES else None
            if field == "swap" and not review.alterable(sketch.case, self._papers):
                self._talk.say(texts.AUTHOR_NO_SWAP)
            sketch = self._steps[field](sketch)

    def _finish(self, wrong: bool) -> Callable[[str], str]:
        known = {*self._fields, *texts.DIALOGUE_NO, *(() if wrong else texts.DIALOGUE_YES)}
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
        return _of_kind(sketch, KINDS[self._talk.choice(texts.AUTHOR_KIND, options, default)])

    def _answerable(self, sketch: Sketch) -> Sketch:
        if sketch.case.kind in WITHOUT_ANSWER:
            return _with(sketch, answerable=False)
        return _with(sketch, answerable=self._talk.yes(texts.AUTHOR_ANSWERABLE, sketch.case.answerable))

    def _agreement(self, sketch: Sketch) -> Sketch:
        if sketch.case.kind in _NO_SENTENCE:
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
        if sketch.case.kind in _NO_SENTENCE:
            return _with(sketch, gold=())
        if sketch.case.kind in NEEDS_GOLD:
            self._talk.say(texts.AUTHOR_GOLD_NEEDED)
        else:
            self._talk.say(texts.AUTHOR_GOLD_HELP[sketch.case.answerable])
        found: list[str] = []
        shown: list[Place] = []
        while True:
            typed = self._talk.line(texts.author_gold(len(found), bool(shown)))
            if not typed and found:
                return _with(sketch, gold=tuple(found))
            if not typed:
                given_up = self._without_gold(sketch)
                if given_up is not None:
                    return given_up
                continue
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

    def _without_gold(self, sketch: Sketch) -> Sketch | None:
        """What to do with a case that ought to have a gold sentence; ``None``: search on."""
        needed = sketch.case.kind in NEEDS_GOLD
        if not sketch.case.answerable and not needed:
            return _with(sketch, gold=())
        options = ["search", *([] if needed else ["without"]), "unanswerable", "discard"]
        labels = [texts.AUTHOR_GIVEN_UP[option] for option in options]
        wanted = options[self._talk.choice(texts.AUTHOR_NO_GOLD_WHAT, labels, default=0)]
        if wanted == "discard":
            raise Discarded
        if wanted == "unanswerable":
            return _with(_of_kind(sketch, "unanswerable"), gold=())
        if wanted == "without":
            self._talk.say(texts.AUTHOR_NO_GOLD)
            return _with(sketch, gold=())
        return None

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
            return review.fact_objection(sketch.case, alternatives(typed))

        return tuple(map(alternatives, self._talk.several(prompt, wrong, at_least=needed)))

    def _must_not(self, sketch: Sketch) -> Sketch:
        def wrong(typed: str) -> str:
            return review.must_not_objection(sketch.case, typed)

        return _with(sketch, must_not=self._talk.several(texts.AUTHOR_MUST_NOT, wrong))

    def _paraphrases(self, sketch: Sketch) -> Sketch:
        def wrong(typed: str) -> str:
            return review.wording_objection(sketch.case, typed)

        return _with(sketch, paraphrases=self._talk.several(texts.AUTHOR_PARAPHRASES, wrong, PARAPHRASES))

    def _swap(self, sketch: Sketch) -> Sketch:
        if not sketch.case.answerable or not review.alterable(sketch.case, self._papers):
            return _with(sketch, swap=None)

        def wrong(typed: str) -> str:
            return review.swap_objection(sketch.case, _pair(typed)) if typed else ""

        typed = self._talk.line(texts.AUTHOR_SWAP, wrong)
        return _with(sketch, swap=_pair(typed) if typed else None)

    def _note(self, sketch: Sketch) -> Sketch:
        return replace(sketch, note=self._talk.line(texts.AUTHOR_NOTE, default=sketch.note))

    def _id(self, sketch: Sketch) -> Sketch:
        ids = [case.id for case in self._others]
        taken = {*ids, *self._taken}

        def wrong(typed: str) -> str:
            # a "j" here is meant for the question after this one
            answer = typed.casefold() in (*texts.DIALOGUE_YES, *texts.DIALOGUE_NO)
            return texts.AUTHOR_ID_BAD if answer or typed in taken or len(typed.split()) != 1 else ""

        default = sketch.case.id or next_id(ids, self._name, taken)
        return _with(sketch, id=self._talk.needed(texts.AUTHOR_ID, wrong, default))


def alternatives(typed: str) -> tuple[str, ...]:
    """``SPD | Sozialdemokraten`` as a group of facts of which one is enough."""
    return tuple(part for part in map(str.strip, typed.split(ALTERNATIVES)) if part)


def next_id(ids: Sequence[str], name: str, taken: Collection[str] = ()) -> str:
    """The id after the last one: ``goslar-007`` → ``goslar-008``."""
    last = ids[-1] if ids else f"{name}-000"
    hit = _LAST_NUMBER.search(last)
    start, number = (last[: hit.start()], hit.group()) if hit else (f"{last}-", "1")
    rest = last[hit.end() :] if hit else ""
    count = int(number) + 1
    while (free := f"{start}{count:0{len(number)}d}{rest}") in {*ids, *taken}:
        count += 1
    return free


def _of_kind(sketch: Sketch, kind: str) -> Sketch:
    """The sketch as a case of ``kind``, without what such a case has not got."""
    if kind not in WITHOUT_ANSWER:
        return _with(sketch, kind=kind, answerable=True)
    bare = _with(sketch, kind=kind, answerable=False, expect=(), okay=(), swap=None)
    return _with(bare, agreements=(), gold=()) if kind in _NO_SENTENCE else bare


def _one_line(place: Place) -> str:
    """Where a line is broken counts nowhere."""
    return " ".join(place.sentence.text.split())


def _pair(typed: str) -> tuple[str, str]:
    old, _, new = typed.partition(SWAPPED)
    return old.strip(), new.strip()


def _with(sketch: Sketch, **fields: object) -> Sketch:
    return replace(sketch, case=replace(sketch.case, **fields))  # type: ignore[arg-type]
