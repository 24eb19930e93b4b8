from __future__ import annotations

import io
import json
import sys
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from assistant import batch
from assistant.answering.answer import Answer, Answered, Event, EvidenceFound, Failed, Token, Verdict
from assistant.answering.assistant import Assistant
from assistant.batch import Line, read_history, read_lines
from assistant.errors import UsageError, VereinbartError


class Echo:
    """Answers with the question; "kaputt" fails, "absturz" breaks, "still" says nothing."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []

    async def ask(
        self, question: str, history: Sequence[str] = (), agreements: Sequence[str] = ()
    ) -> AsyncGenerator[Event, None]:
        self.asked.append((question, tuple(history), tuple(agreements)))
        yield EvidenceFound((), 1)
        if question == "kaputt":
            yield Failed(UsageError("Die Frage ist kaputt."))
        elif question == "absturz":
            raise ZeroDivisionError
        elif question != "still":
            yield Token(question)
            yield Answered(Answer(question, f"Zu: {question}", Verdict.BELEGT))


def run(*lines: Line) -> tuple[list[dict[str, Any]], list[str], int]:
    records: list[dict[str, Any]] = []
    complaints: list[str] = []
    failed = batch.run(cast(Assistant, Echo()), lines, records.append, complaints.append)
    return records, complaints, failed


def lines(folder: Path, content: bytes) -> list[Line]:
    (folder / "fragen.jsonl").write_bytes(content)
    return list(read_lines(folder / "fragen.jsonl"))


def test_every_line_gets_its_answer_in_order() -> None:
    records, complaints, failed = run(Line(1, "a", "Erstens?"), Line(2, 7, "Zweitens?"))
    assert [(record["id"], record["answer"]) for record in records] == [
        ("a", "Zu: Erstens?"),
        (7, "Zu: Zweitens?"),
    ]
    assert (complaints, failed) == ([], 0)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (Line(2, 2, "kaputt"), "Zeile 2: Die Frage ist kaputt."),
        (
            Line(2, 2, "absturz"),
            "Zeile 2: unerwarteter Fehler (ZeroDivisionError). Der Grund steht im Protokoll.",
        ),
        (Line(2, 2, "still"), "Zeile 2: Es kam keine Antwort. Bitte noch einmal fragen."),
        (Line(2, 2, problem="kein lesbares JSON"), "Zeile 2: kein lesbares JSON"),
    ],
)
def test_a_failed_line_is_named_and_the_rest_goes_on(line: Line, why: str) -> None:
    records, complaints, failed = run(Line(1, 1, "Erstens?"), line, Line(3, 3, "Drittens?"))
    assert [record["id"] for record in records] == [1, 2, 3]
    assert (complaints, failed) == ([why], 1)
    assert "error" in records[1]
    assert records[2]["answer"] == "Zu: Drittens?"


async def test_the_error_of_one_question_is_raised() -> None:
    with pytest.raises(VereinbartError, match="Die Frage ist kaputt"):
        await batch.answer(cast(Assistant, Echo()), "kaputt")


def test_history_and_restriction_are_handed_on() -> None:
    echo = Echo()
    batch.run(cast(Assistant, echo), [Line(1, 1, "Und?", ("Davor?",))], lambda _: None, print, ("moorbek",))
    assert echo.asked == [("Und?", ("Davor?",), ("moorbek",))]


def test_a_line_names_its_own_papers() -> None:
    echo = Echo()
    batch.run(
        cast(Assistant, echo), [Line(1, 1, "Und?", (), ("auental",))], lambda _: None, print, ("moorbek",)
    )
    assert echo.asked == [("Und?", (), ("auental",))]


def test_papers_that_are_no_list_are_a_problem_of_the_line(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, b'{"question": "Wann?", "agreements": "moorbek"}')
    assert "„agreements“ muss eine Liste" in line.problem


def test_a_reader_that_leaves_ends_the_batch() -> None:
    def emit(_: object) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        batch.run(cast(Assistant, Echo()), [Line(1, 1, "Und?")], emit, print)


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    row = {"id": "a", "question": "Wer zahlt?", "history": ["Was kostet es?"]}
    content = b"\xef\xbb\xbf" + json.dumps(row).encode() + b"\r\n\r\n" + b'{"question": "Wann?"}'
    assert lines(tmp_path, content) == [
        Line(1, "a", "Wer zahlt?", ("Was kostet es?",)),
        Line(3, None, "Wann?"),
    ]


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"{", "kein lesbares JSON"),
        (b'{"question": "S\xfcd?"}', "kein lesbares JSON"),
        (b"[" * 100_000, "kein lesbares JSON"),
        (b'"Wer?"', "das Feld „question“ fehlt oder ist kein Text"),
        (b'{"id": 1}', "das Feld „question“ fehlt oder ist kein Text"),
        (b'{"question": 7}', "das Feld „question“ fehlt oder ist kein Text"),
        (b'{"question": "Wer?", "history": "Was?"}', "„history“ muss eine Liste von Texten sein"),
        (b'{"question": "Wer?", "history": [1]}', "„history“ muss eine Liste von Texten sein"),
    ],
)
def test_a_broken_line_costs_only_itself(tmp_path: Path, raw: bytes, problem: str) -> None:
    broken, good = lines(tmp_path, raw + b'\n{"id": 2, "question": "Wann?"}\n')
    assert (broken.number, broken.problem) == (1, problem)
    assert good == Line(2, 2, "Wann?")


def test_half_a_character_can_be_written_out_again(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, b'{"id": "\\udc00", "question": "Wer \\ud800?"}')
    assert (line.id, line.question) == ("?", "Wer ??")


def test_standard_input_is_a_file_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": 1, "question": "Wer?"}\n')))
    assert list(read_lines(Path("-"))) == [Line(1, 1, "Wer?")]


def test_a_missing_file_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"weg\.jsonl kann nicht gelesen werden") as error:
        list(read_lines(tmp_path / "weg.jsonl"))
    assert error.value.exit_code == 2


@pytest.mark.parametrize("text", ['["Wer?", "Wann?"]', "\ufeffWer?\n\nWann?\n"])
def test_a_history_is_a_list_or_lines(tmp_path: Path, text: str) -> None:
    (tmp_path / "davor.txt").write_text(text, encoding="utf-8")
    assert read_history(tmp_path / "davor.txt") == ("Wer?", "Wann?")


@pytest.mark.parametrize("text", ["[1]", '["Wer?"', "[[]]", '{"a": 1}', "[" * 100_000])
def test_a_broken_history_is_wrong_use(tmp_path: Path, text: str) -> None:
    (tmp_path / "davor.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="„history“ muss eine Liste von Texten sein"):
        read_history(tmp_path / "davor.json")


def test_a_missing_history_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kann nicht gelesen werden"):
        read_history(tmp_path / "weg.txt")
