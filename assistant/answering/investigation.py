"""What one question finds in one state of the papers: it is read, looked for and examined here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answering import compose, edition_notes, verbatim
from assistant.answering.answer import Answer, Evidence, Timings, milliseconds_since
from assistant.answering.choice import choose
from assistant.answering.coverage import Coverage
from assistant.answering.evidence import CANDIDATES, EvidenceFinder
from assistant.answering.generation import Draft
from assistant.answering.going_on import Said, can_be_answered, goes_on, said_key
from assistant.answering.question import Question, understand
from assistant.answering.siblings import without_siblings
from assistant.answering.verification import Verifier, with_known_names
from assistant.answering.writing import Examined, decided
from assistant.index.library import Library
from assistant.index.search import PassageHit
from assistant.index.versions import Standing
from assistant.settings import Settings
from assistant.text.document import Sentence


@dataclass(frozen=True)
class Investigation:
    """One request: the papers in force, and of them the ``agreements`` it is restricted to (none: all).

    ``standing`` tells which versions hold ``today``. ``said`` remembers, over all requests, which sentence
    answered a question. ``started`` is of :func:`time.perf_counter`.
    """

    library: Library
    standing: Standing
    settings: Settings
    coverage: Coverage
    said: Said
    today: date
    agreements: Sequence[str]
    started: float

    def read(self, text: str, before: Sequence[str] = ()) -> Question:
        """The question as it is understood after those before it, oldest first."""
        known = self.library.agreements
        return understand(text, known, before, self.settings.question_chars, self.standing)

    def find(self, question: Question, said: Sentence | None = None) -> tuple[Evidence, ...]:
        """The evidence, best first; ``said`` answered the question that this one goes on with."""
        return EvidenceFinder(self.library, CANDIDATES).find(question, self.agreements, said)

    def passages(self, question: Question, k: int) -> list[PassageHit]:
        """The ``k`` best passages alone."""
        return EvidenceFinder(self.library, CANDIDATES).passages(question, k, self.agreements)

    def examine(self, question: Question, found: tuple[Evidence, ...], *, whole: bool = True) -> Examined:
        """What the checks say of each sentence, and which of them is chosen: of all that was found for a
        question that asks widely, unless not ``whole``, else of the few."""
        evidence = found if whole and question.widely else self.few(found)
        question = with_known_names(question, evidence)
        verifier = Verifier(self.coverage, question)
        fits = without_siblings(map(verifier.fit, evidence), question, self.library)
        choice = edition_notes.settled(choose(question, fits), question.behind, self.standing)
        return Examined(question, self.library, evidence, fits, choice, verifier)

    def look_at(self, question: Question, said: Sentence | None = None, *, whole: bool = True) -> Examined:
        """Find and examine."""
        return self.examine(question, self.find(question, said), whole=whole)

    def few(self, found: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The evidence that is shown and examined for a question that asks for one thing."""
        return found[: self.settings.evidence_sentences]

    def said_before(self, question: Question, history: Sequence[str]) -> Sentence | None:
        """The sentence that answered the question with which this one goes on."""
        if not goes_on(question):
            return None
        *earlier, last = history

        def anew() -> Sentence | None:
            before = self.read(last, earlier)
            if not can_be_answered(before):
                return None
            return best_sentence(self.look_at(before, self.said_before(before, earlier)))

        return self.said.get(self._key(last, earlier), anew)

    def remember(self, asked: str, history: Sequence[str], known: Examined) -> None:
        """What answers this question, for one that goes on with it."""
        self.said.keep(self._key(asked, history), best_sentence(known))

    def _key(self, asked: str, history: Sequence[str]) -> str:
        return said_key(self.library, self.today, asked, history, self.agreements)

    def quoted(self, known: Examined) -> compose.Draft | None:
        """The answer where the papers' own words are one; none where a model had better phrase it."""
        words = self.settings.quoted_words
        return verbatim.answer(
            known.library, known.question, known.choice, known.fits, self.agreements, words
        )

    def decide(self, known: Examined, model: Draft | None) -> compose.Draft:
        """What the model wrote where it stands the checks, else the papers' own words."""
        return decided(known, model)

    def answered(self, known: Examined) -> compose.Draft:
        """The answer without a model."""
        return self.quoted(known) or self.decide(known, None)

    def finished(
        self,
        draft: compose.Draft,
        question: Question,
        evidence_ms: int = 0,
        first_token_ms: int | None = None,
    ) -> Answer:
        """The answer with the times it took, in milliseconds, and the state of the papers it rests on."""
        return Answer(
            question=question.asked,
            text=draft.text,
            verdict=draft.verdict,
            claims=draft.claims,
            citations=draft.citations,
            related=draft.related,
            notes=draft.notes,
            reasons=draft.reasons,
            left_open=draft.left_open,
            timings=Timings(evidence_ms, milliseconds_since(self.started), first_token_ms),
            index_fingerprint=self.library.manifest.fingerprint,
        )


def best_sentence(known: Examined) -> Sentence | None:
    """The sentence that answers best; none where nothing does."""
    return known.choice.best.sentence if known.choice.best else None
