"""What a person wants to see of the register: filters, order, and which page of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.levels import Bindingness
from assistant.status import Status

NO_DEADLINE = "keine"


class Order(StrEnum):
    """What rows are sorted by. ``reading``: paper by paper; ``relevance``: how far about the free topic."""

    READING = "reading"
    PLACE = "place"
    DEADLINE = "deadline"
    AMOUNT = "amount"
    BINDING = "binding"
    RELEVANCE = "relevance"


@dataclass(frozen=True)
class Selection:
    """Empty fields ask for nothing. ``deadline`` is a year or ``NO_DEADLINE``; ``text`` are words and
    phrases in quotation marks that all have to stand there; ``free`` is a topic in a person's own words."""

    place: str = ""
    agreement: str = ""
    topic: str = ""
    bindings: tuple[Bindingness, ...] = ()
    statuses: tuple[Status, ...] = ()
    deadline: str = ""
    flag: str = ""
    text: str = ""
    free: str = ""
    order: Order = Order.READING
    descending: bool = False

    @property
    def restricted(self) -> bool:
        return any(
            (self.place, self.agreement, self.topic, self.bindings, self.statuses, self.deadline, self.flag,
             self.text, self.free)
        )  # fmt: skip
