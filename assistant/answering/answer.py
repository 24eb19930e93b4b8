"""The words of answering: evidence, claims, citations, verdicts and the event stream."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from time import perf_counter

from assistant.agreements import Agreement
from assistant.errors import VereinbartError
from assistant.text.document import Sentence

# What a reading counts beside the search, in search score for one log odds; chosen on the tune questions that
# the cross-encoder was not trained on: the right sentence is first for 76 % instead of 68 %.
READING = 0.4


class Verdict(StrEnum):
    """What the program stands for.

    ``belegt``: every claim is carried by its cited sentences. ``nur_zitat``: the sentence speaks for
    itself, without a phrasing of the model. ``nicht_gefunden``: not in the papers, or left open there.
    ``ausserhalb``: not a question for this assistant (greeting, other subject, instruction).
    """

    BELEGT = "belegt"
    NUR_ZITAT = "nur_zitat"
    NICHT_GEFUNDEN = "nicht_gefunden"
    AUSSERHALB = "ausserhalb"


@dataclass(frozen=True)
class Reading:
    """What the reading model makes of a sentence: log odds that it ``answers`` the question, and that it
    ``denies`` what is asked or leaves it open, each against neither."""

    answers: float
    denies: float

    @property
    def about(self) -> float:
        """Log odds that it does either."""
        return math.log(math.exp(self.answers) + math.exp(self.denies))


# What counts for a sentence that was not read: the median of those that were, on the same questions.
UNREAD = Reading(-6.0, -7.7)


@dataclass(frozen=True)
class Evidence:
    """A numbered sentence put before the model.

    ``number`` counts from 1. ``context`` is what is needed to understand the sentence alone: its
    lead-in or heading. ``previous`` is the sentence before it in the same paragraph, whose subject it may
    go on with. ``score`` is the search score (higher is better), ``cosine`` the embedder's own measure.
    ``readings`` are there for the best of the search's hits, one for each way in which the question can be
    read; ``heading``: it is one. ``spelled`` is its text with the paper's abbreviations spelled out.
    ``beside`` is the sentence near it that answered the question before, ``earlier`` what stands before
    ``previous`` in the paragraph.
    """

    number: int
    sentence: Sentence
    agreement: Agreement
    context: str = ""
    previous: Sentence | None = None
    score: float = 0.0
    cosine: float = 0.0
    readings: tuple[Reading, ...] = ()
    heading: bool = False
    spelled: str = ""
    beside: Sentence | None = None
    earlier: str = ""

    @property
    def told(self) -> str:
        """What the sentence says, its abbreviations spelled out."""
        return self.spelled or self.sentence.text

    @property
    def before(self) -> str:
        """The text of the sentence before; empty where there is none."""
        return self.previous.text if self.previous is not None else ""

    @property
    def reading(self) -> Reading | None:
        """As the question is best answered."""
        return max(self.readings, key=lambda reading: reading.about, default=None)

    @property
    def rank(self) -> float:
        """The search score with what was read, in search score."""
        return self.weighed(READING)

    def weighed(self, reading: float) -> float:
        """The search score and what was read, which counts so much for one log odds.

        All ways of reading count alike.
        """
        read = self.readings or (UNREAD,)
        return self.score + reading * sum(one.about for one in read) / len(read)


@dataclass(frozen=True)
class Claim:
    """A sentence of the answer with the numbers (``Citation.n``) of the sentences it rests on."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Citation:
    """A cited sentence; ``n`` is the number shown to the person, from 1 in order of appearance.

    ``quote`` is byte for byte the sentence of the repaired document.
    """

    n: int
    quote: str
    sentence: Sentence
    agreement: Agreement


@dataclass(frozen=True)
class Related:
    """A near miss: shown beside a refusal, not as a source."""

    quote: str
    sentence: Sentence
    agreement: Agreement


@dataclass(frozen=True)
class Timings:
    """Milliseconds since the question arrived; ``first_token_ms`` is ``None`` without a model."""

    evidence_ms: int
    total_ms: int
    first_token_ms: int | None = None


def milliseconds_since(started: float) -> int:
    """Since a moment by ``time.perf_counter``."""
    return round((perf_counter() - started) * 1000)


@dataclass(frozen=True)
class Trace:
    """How an answer came about, as sentence ids, for those who measure where it was won or lost.

    ``searched`` are the search's best hits in order, ``able`` the sentences the checks let answer,
    ``shown`` those that stood in the prompt, ``pointed`` the one the model chose (``None``: none, or no
    model was asked) and ``written`` the phrasing as the model left it.
    """

    searched: tuple[str, ...] = ()
    able: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    pointed: str | None = None
    written: str = ""


@dataclass(frozen=True)
class Answer:
    """A checked answer. ``text`` is the prose alone; ``notes`` are further lines such as the status.

    ``left_open``: the papers name the matter but leave open what is asked; the first of ``related`` does.
    """

    question: str
    text: str
    verdict: Verdict
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    related: tuple[Related, ...] = ()
    notes: tuple[str, ...] = ()
    timings: Timings = field(default_factory=lambda: Timings(0, 0))
    prompt_tokens: int = 0
    output_tokens: int = 0
    model: str | None = None
    index_fingerprint: str = ""
    reasons: tuple[str, ...] = ()
    left_open: bool = False
    trace: Trace = field(default_factory=Trace)


@dataclass(frozen=True)
class EvidenceFound:
    """Search is done: the best verbatim sentences, before the model starts.

    ``searched`` are the ids of the search's best hits, in order.
    """

    evidence: tuple[Evidence, ...]
    evidence_ms: int
    searched: tuple[str, ...] = ()


@dataclass(frozen=True)
class Token:
    """A piece of the phrasing as the model writes it, not yet checked."""

    text: str


@dataclass(frozen=True)
class Answered:
    """The checked answer; it replaces the tokens."""

    answer: Answer


@dataclass(frozen=True)
class Failed:
    """The question could not be worked on; the error's message is German and says what to do."""

    error: VereinbartError


Event = EvidenceFound | Token | Answered | Failed
