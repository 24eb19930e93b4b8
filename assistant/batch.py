"""Questions from files: one JSON object a line in, one JSON answer a line out, as it comes."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant import texts
from assistant.answering.answer import Answer, Answered, Failed
from assistant.answering.assistant import Assistant
from assistant.errors import UsageError, VereinbartError
from assistant.records import answer_record, failure_record

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Line:
    """A question of a batch, or what is wrong with its line."""

    number: int
    id: object = None
    question: str = ""
    history: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    problem: str = ""


async def answer(
    assistant: Assistant, question: str, history: Sequence[str] = (), agreements: Sequence[str] = ()
) -> Answer:
    """The checked answer alone; raises the error of a question that failed."""
    async for event in assistant.ask(question, history, agreements):
        if isinstance(event, Answered):
            return event.answer
        if isinstance(event, Failed):
            raise event.error
    raise VereinbartError(texts.NO_ANSWER)


def run(
    assistant: Assistant,
    lines: Iterable[Line],
    emit: Callable[[dict[str, Any]], None],
    complain: Callable[[str], None],
    agreements: Sequence[str] = (),
) -> int:
    """Answer every line; returns how many failed. A failed line is named and still gets its answer line."""

    async def work() -> int:
        failed = 0
        for line in lines:
            try:
                if line.problem:
                    raise UsageError(line.problem)
                found = await answer(assistant, line.question, line.history, line.agreements or agreements)
                record = answer_record(found, line.id)
            except Exception as error:  # an unforeseen fault of one question must not cost the others
                if not isinstance(error, VereinbartError):
                    logger.exception("line %d", line.number)
                why = str(error) if isinstance(error, VereinbartError) else texts.batch_crashed(error)
                failed += 1
                complain(texts.batch_line(line.number, why))
                record = failure_record(line.question, why, line.id)
            emit(record)  # outside: where it cannot be written the rest cannot either
        return failed

    return asyncio.run(work())


def read_lines(path: Path) -> Iterator[Line]:
    """The lines of a batch file (``-``: standard input); empty lines are passed over."""
    for number, raw in enumerate(_raw_lines(path), start=1):
        if raw.strip():
            yield _line(number, raw)


def _raw_lines(path: Path) -> Iterator[bytes]:
    if str(path) == "-":
        yield from sys.stdin.buffer
        return
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        raise UsageError(texts.batch_unreadable(path, texts.os_reason(error))) from error


def _line(number: int, raw: bytes) -> Line:
    try:
        row = well_formed(json.loads(raw.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        return Line(number, problem=texts.BATCH_NO_JSON)
    if not isinstance(row, dict) or not isinstance(row.get("question"), str):
        return Line(
            number, id=row.get("id") if isinstance(row, dict) else None, problem=texts.BATCH_NO_QUESTION
        )
    history, agreements = row.get("history") or (), row.get("agreements") or ()
    if not _are_texts(history):
        return Line(number, row.get("id"), row["question"], problem=texts.BATCH_BAD_HISTORY)
    if not _are_texts(agreements):
        return Line(number, row.get("id"), row["question"], problem=texts.BATCH_BAD_AGREEMENTS)
    return Line(number, row.get("id"), row["question"], tuple(history), tuple(agreements))


def _are_texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)


def well_formed(value: Any) -> Any:
    """JSON without lone surrogates, which no UTF-8 output can carry."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [well_formed(item) for item in value]
    if isinstance(value, dict):
        return {well_formed(key): well_formed(item) for key, item in value.items()}
    return value


def read_history(path: Path) -> tuple[str, ...]:
    """Earlier questions from a file: a JSON list of texts, or one question a line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(texts.batch_unreadable(path, texts.os_reason(error))) from error
    if not text.lstrip().startswith(("[", "{")):
        return tuple(line.strip() for line in text.splitlines() if line.strip())
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(texts.BATCH_BAD_HISTORY) from error
    if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
        raise UsageError(texts.BATCH_BAD_HISTORY)
    return tuple(rows)
