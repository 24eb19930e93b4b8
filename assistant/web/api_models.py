"""The shapes of what the HTTP API takes and gives, as its OpenAPI tells them.

The values of an answer and of a hit come from ``assistant.records``; these models hold them to the contract.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, StrictStr

from assistant import texts
from assistant.answering.answer import Verdict
from assistant.status import Status
from assistant.uploads import Phase

_ENTRIES = 50
_HITS = 100


def _whole(value: object) -> object:
    """To JSON 10.0 is an integer."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


WholeNumber = Annotated[StrictInt, BeforeValidator(_whole)]
Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Texts = Annotated[list[Text], Field(max_length=_ENTRIES)]

EXAMPLE_CITATION: dict[str, Any] = {
    "n": 1, "quote": texts.API_EXAMPLE_QUOTE, "sentence_id": "musterlingen:0012",
    "agreement": "musterlingen", "title": texts.API_EXAMPLE_TITLE, "status": "beschlossen", "page": 2,
    "section": texts.API_EXAMPLE_SECTION,
}  # fmt: skip
EXAMPLE_ANSWER: dict[str, Any] = {
    "id": None, "question": texts.API_EXAMPLE_QUESTION, "answer": texts.API_EXAMPLE_QUOTE,
    "verdict": "belegt", "citations": [EXAMPLE_CITATION], "related": [], "notes": [],
    "timings": {"evidence_ms": 60, "first_token_ms": 2100, "total_ms": 4800},
    "prompt_tokens": 430, "output_tokens": 25, "model": "qwen2.5:1.5b-instruct",
    "index": "0f3a5b7c9d1e", "reasons": [], "cached": False,
}  # fmt: skip

EXAMPLE_UNKNOWN: dict[str, Any] = {"error": texts.unknown_agreement("gibtsnicht", ["musterlingen"])}


def _example(value: Any) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [value]})


class AskRequest(BaseModel):
    """A question."""

    model_config = _example(
        {
            "question": texts.API_EXAMPLE_QUESTION,
            "history": [texts.API_EXAMPLE_EARLIER],
            "agreements": [],
        }
    ) | ConfigDict(extra="forbid")

    id: Annotated[StrictStr | WholeNumber | None, Field(description=texts.API_FIELD_ID)] = None
    question: Annotated[Text, Field(description=texts.API_FIELD_QUESTION)]
    history: Annotated[Texts, Field(description=texts.API_FIELD_HISTORY)] = []
    agreements: Annotated[Texts, Field(description=texts.API_FIELD_AGREEMENTS)] = []


class SearchRequest(BaseModel):
    """A question of which only the passages are wanted."""

    model_config = _example({"question": texts.API_EXAMPLE_QUESTION, "k": 5}) | ConfigDict(extra="forbid")

    question: Annotated[Text, Field(description=texts.API_FIELD_QUESTION)]
    k: Annotated[int, Field(ge=1, le=_HITS, description=texts.API_FIELD_K)] = 5
    agreements: Annotated[Texts, Field(description=texts.API_FIELD_AGREEMENTS)] = []


class Problem(BaseModel):
    """Every error."""

    error: Annotated[str, Field(description=texts.API_FIELD_ERROR)]
    code: Annotated[str, Field(description=texts.API_FIELD_CODE)] = ""


class CitationOut(BaseModel):
    """A cited sentence, word for word; ``ocr`` where a machine read it from a picture."""

    n: int
    quote: str
    sentence_id: str
    agreement: str
    title: str
    status: Status
    page: int | None
    section: str
    ocr: bool = False


class RelatedOut(BaseModel):
    """A near miss beside a refusal."""

    quote: str
    agreement: str
    section: str


class TimingsOut(BaseModel):
    """Milliseconds since the question arrived."""

    evidence_ms: int
    first_token_ms: int | None
    total_ms: int


class AnswerOut(BaseModel):
    """A checked answer."""

    model_config = _example(EXAMPLE_ANSWER)

    id: str | int | None
    question: str
    answer: str
    verdict: Verdict
    citations: list[CitationOut]
    related: list[RelatedOut]
    notes: list[str]
    timings: TimingsOut
    prompt_tokens: int
    output_tokens: int
    model: str | None
    index: str
    reasons: list[str]
    cached: Annotated[bool, Field(description=texts.API_FIELD_CACHED)]


class HitOut(BaseModel):
    """A found passage."""

    model_config = _example(
        {
            "rank": 1,
            "score": 3.1234,
            "text": texts.API_EXAMPLE_QUOTE,
            "agreement": "musterlingen",
            "page": 2,
            "section": texts.API_EXAMPLE_SECTION,
            "sentence_ids": ["musterlingen:0012"],
        }
    )

    rank: int
    score: float
    text: str
    agreement: str
    page: int | None
    section: str
    sentence_ids: list[str]


class DocumentOut(BaseModel):
    """A paper and what was read of it; ``url`` leads to its text."""

    model_config = _example(
        {
            "id": "musterlingen",
            "title": texts.API_EXAMPLE_TITLE,
            "file": "musterlingen.pdf",
            "status": "beschlossen",
            "place": texts.API_EXAMPLE_PLACE,
            "body": texts.API_EXAMPLE_BODY,
            "parties": ["SPD", "CDU"],
            "term": [2026, 2031],
            "date": "2026-11-03",
            "source": "",
            "url": "/quelle/musterlingen",
            "pages": 12,
            "sentences": 143,
            "passages": 31,
            "unread": [],
            "recognized": [4],
            "warnings": [],
        }
    )

    id: str
    title: str
    file: str
    status: Status
    place: str
    body: str
    parties: list[str]
    term: tuple[int, int] | None
    date: str
    source: str
    url: str
    pages: int | None
    sentences: int
    passages: int
    unread: list[int]
    recognized: list[int]
    warnings: list[str]


class LeftOutOut(BaseModel):
    """A file that could not be read, and why."""

    model_config = _example(
        {"id": "satzung", "file": "satzung.pdf", "reason": texts.API_EXAMPLE_WHY, "scan": True}
    )

    id: str
    file: str
    reason: str
    scan: bool


class DocumentsOut(BaseModel):
    """All papers of the index in force."""

    index: str
    documents: list[DocumentOut]
    left_out: list[LeftOutOut]


class HealthOut(BaseModel):
    """That the server is alive."""

    status: str
    version: str


class ModelOut(BaseModel):
    """How far the language model is."""

    ready: bool
    name: str
    step: str
    error: str


class ReadyOut(BaseModel):
    """That questions can be asked."""

    ready: bool
    documents: int
    index: str
    model: ModelOut
    words_only: bool = False
    """The Chroma server was away when it was last asked: only words were searched."""


class UploadOut(BaseModel):
    """How far a file is that staff sent."""

    model_config = _example(
        {"number": 1, "file": "haushalt.pdf", "phase": "lesen", "message": "", "done": 3, "total": 12}
    )

    number: int
    file: str
    phase: Phase
    message: str
    done: int | None
    total: int | None
