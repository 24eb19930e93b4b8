"""The register of commitments in the HTTP API."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from assistant import texts
from assistant.levels import Bindingness
from assistant.staff.records import commitment_record
from assistant.staff.selection import NO_DEADLINE, Order, Selection
from assistant.status import Status
from assistant.web.api_errors import documented
from assistant.web.markup import source_link
from assistant.web.workbench import Workbench

_MOST = 500
_FAR = 10_000_000
# A program waits longer than a person before it asks again.
_PATIENCE = 10.0

_Filter = Annotated[str, Field(max_length=300)]


class RegisterRequest(BaseModel):
    """Filters, order and a part of the register; everything may be left out."""

    model_config = ConfigDict(extra="forbid")

    place: Annotated[_Filter, Field(description=texts.API_FIELD_PLACE)] = ""
    agreement: Annotated[_Filter, Field(description=texts.API_FIELD_AGREEMENT)] = ""
    topic: Annotated[_Filter, Field(description=texts.API_FIELD_TOPIC)] = ""
    bindingness: Annotated[
        list[Bindingness], Field(max_length=len(Bindingness), description=texts.API_FIELD_BINDING)
    ] = []
    status: Annotated[list[Status], Field(max_length=len(Status), description=texts.API_FIELD_STATUS)] = []
    deadline_year: Annotated[int, Field(ge=0, le=9999, description=texts.API_FIELD_DEADLINE_YEAR)] = 0
    without_deadline: Annotated[bool, Field(description=texts.API_FIELD_WITHOUT_DEADLINE)] = False
    flag: Annotated[_Filter, Field(description=texts.API_FIELD_FLAG)] = ""
    text: Annotated[_Filter, Field(description=texts.API_FIELD_TEXT)] = ""
    free_topic: Annotated[_Filter, Field(description=texts.API_FIELD_FREE)] = ""
    order: Annotated[Order, Field(description=texts.API_FIELD_ORDER)] = Order.READING
    descending: bool = False
    offset: Annotated[int, Field(ge=0, le=_FAR, description=texts.API_FIELD_OFFSET)] = 0
    limit: Annotated[int, Field(ge=1, le=_MOST, description=texts.API_FIELD_LIMIT)] = 50

    def selection(self) -> Selection:
        free = self.free_topic.strip()
        none = NO_DEADLINE if self.without_deadline else ""
        return Selection(
            place=self.place,
            agreement=self.agreement,
            topic=self.topic,
            bindings=tuple(self.bindingness),
            statuses=tuple(self.status),
            deadline=str(self.deadline_year) if self.deadline_year else none,
            flag=self.flag,
            text=self.text,
            free=free,
            order=self.order if "order" in self.model_fields_set or not free else Order.RELEVANCE,
            descending=self.descending,
        )


class PaperOut(BaseModel):
    """The paper that a commitment stands in."""

    id: str
    title: str
    place: str
    status: Status
    date: str
    source: str


class ReferenceOut(BaseModel):
    """The sentence word for word, and where it stands; ``url`` leads to it."""

    quote: str
    context: str
    sentence_id: str
    section: str
    page: int | None
    agreement: PaperOut
    url: str


class TopicScoreOut(BaseModel):
    """A topic and how surely it is one."""

    id: str
    score: float


class DeadlineOut(BaseModel):
    """As printed, and the day by which it is over."""

    text: str
    day: str


class AmountOut(BaseModel):
    """As printed, and in Euro."""

    text: str
    euros: float


_EXAMPLE: dict[str, Any] = {
    "id": "musterlingen:0012", "summary": texts.API_EXAMPLE_QUOTE, "status": texts.TRACKER_STATUS,
    "text_reference": {
        "quote": texts.API_EXAMPLE_QUOTE, "context": "", "sentence_id": "musterlingen:0012",
        "section": texts.API_EXAMPLE_SECTION, "page": 2,
        "agreement": {
            "id": "musterlingen", "title": texts.API_EXAMPLE_TITLE, "place": texts.API_EXAMPLE_PLACE,
            "status": "beschlossen", "date": "2026-11-03", "source": "musterlingen.pdf",
        },
        "url": "/quelle/musterlingen?satz=musterlingen:0012#satz-musterlingen:0012",
    },
    "category": [texts.TOPICS["sport"][0]], "updates": [], "bindingness": "vereinbart",
    "bindingness_label": "vereinbart", "topics": [{"id": "sport", "score": 0.92}], "actor": "",
    "deadline": {"text": "2. Januar 2027", "day": "2027-01-02"}, "amount": None, "flags": [],
}  # fmt: skip


class CommitmentOut(BaseModel):
    """A commitment with the fields of okfde's Koalitionstracker and the register's own."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    id: str
    summary: str
    status: str
    text_reference: ReferenceOut
    category: list[str]
    updates: list[str]
    bindingness: Bindingness
    bindingness_label: Annotated[str, Field(description=texts.API_FIELD_BINDING_LABEL)]
    topics: list[TopicScoreOut]
    actor: str
    deadline: DeadlineOut | None
    amount: AmountOut | None
    flags: list[str]


class CommitmentsOut(BaseModel):
    """A part of the rows that were found; ``total`` is how many there are."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"index": "0f3a5b7c9d1e", "total": 1, "offset": 0, "limit": 50, "commitments": [_EXAMPLE]}
            ]
        }
    )

    index: str
    total: int
    offset: int
    limit: int
    commitments: list[CommitmentOut]


def register_router(bench: Workbench) -> APIRouter:
    """The route; a plain function, as SQLite is waited for."""
    router = APIRouter()

    @router.get(
        "/commitments",
        summary=texts.API_COMMITMENTS,
        description=texts.API_COMMITMENTS_MORE,
        response_model=CommitmentsOut,
        responses=documented(401, 403, 422, 429, 500, 503),
    )
    def commitments(wanted: Annotated[RegisterRequest, Query()]) -> dict[str, Any]:
        view = bench.view(_PATIENCE)
        chosen = bench.choose(view, wanted.selection(), _PATIENCE)
        rows = view.commitments(chosen, wanted.offset, wanted.limit)
        records = [commitment_record(row, view.topics) for row in rows]
        for row, record in zip(rows, records, strict=True):
            record["text_reference"]["url"] = source_link(row.agreement.id, row.sentence)
        return {
            "index": view.library.manifest.fingerprint,
            "total": len(chosen),
            "offset": wanted.offset,
            "limit": wanted.limit,
            "commitments": records,
        }

    return router
