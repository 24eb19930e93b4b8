"""Complaints about answers: what is kept, and what is not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant import feedback, texts
from assistant.answering.answer import Verdict
from assistant.feedback import Feedback, Reason, keep, masked, path_of, read
from assistant.settings import Settings
from tests.evals.builders import SENTENCES, answer

GIVEN = Feedback("Wie viele?", "Sieben.", "belegt", Reason.WRONG, "Es sind acht.", day="2026-11-25")


def test_a_complaint_comes_back_as_it_was(settings: Settings) -> None:
    assert keep(settings, GIVEN)
    assert read(settings) == (GIVEN,)


def test_it_is_made_of_an_answer() -> None:
    made = Feedback.on(answer("Sieben.", SENTENCES[0]), Reason.OTHER, "hm", ["Tagt er?"])
    assert (made.answer, made.verdict, made.history) == ("Sieben.", Verdict.NUR_ZITAT.value, ("Tagt er?",))
    assert made.cited == ("paper-0",)


def test_nothing_but_the_named_fields_is_in_the_file(settings: Settings) -> None:
    keep(settings, GIVEN)
    row = json.loads(path_of(settings).read_text(encoding="utf-8"))
    assert sorted(row) == sorted(
        ["question", "answer", "verdict", "reason", "comment", "history", "cited", "index", "day"]
    )
    assert path_of(settings).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Schreiben Sie an erika.muster@example.org!", "Schreiben Sie an [E-Mail-Adresse]!"),
        ("IBAN DE89 3704 0044 0532 0130 00, danke", "IBAN [Kontonummer], danke"),
        ("gb29nwbk60161331926819", "[Kontonummer]"),
        ("Tel. (05321) 123-45", "Tel. [Telefonnummer]"),
        ("+49 5321 / 12345 oder 0151/12345678", "[Telefonnummer] oder [Telefonnummer]"),
    ],
)
def test_obvious_personal_data_is_masked(text: str, without: str) -> None:
    assert masked(text) == without


@pytest.mark.parametrize(
    "text",
    ["Am 01.05.2026 um 08:00-12:00", "01 05 2026", "375.000 Euro bis 2021-2026", "01067 Dresden, ab20 Euro"],
)
def test_dates_amounts_and_towns_are_no_personal_data(text: str) -> None:
    assert masked(text) == text


def test_question_and_history_are_masked_and_all_is_cut(settings: Settings) -> None:
    written = Feedback(
        "a@b.de fragt", "x" * 9000, "belegt", Reason.OTHER, "y" * 900, ("0151 1234567 ruft",) * 20
    )
    keep(settings, written)
    found = read(settings)[0]
    assert found.question == "[E-Mail-Adresse] fragt"
    assert found.history == ("[Telefonnummer] ruft",) * 10
    assert (len(found.answer), len(found.comment)) == (8000, 500)


def test_a_damaged_line_is_passed_over_and_swallows_nothing(settings: Settings) -> None:
    keep(settings, GIVEN)
    with path_of(settings).open("a", encoding="utf-8") as file:
        file.write('{"question": 1}\n{"quest')
    keep(settings, GIVEN)
    assert read(settings) == (GIVEN, GIVEN)


def test_without_a_file_there_is_none(settings: Settings) -> None:
    assert read(settings) == ()


def test_a_full_file_takes_no_more(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    keep(settings, GIVEN)
    monkeypatch.setattr(feedback, "FILE_BYTES", 300)
    assert not keep(settings, GIVEN)
    assert "ist voll" in caplog.text
    assert len(read(settings)) == 1


def test_a_folder_that_cannot_be_written_costs_no_conversation(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.data.parent.mkdir(exist_ok=True)
    settings.data.write_text("", encoding="utf-8")
    assert not keep(settings, GIVEN)
    assert "Rechte und Platz" in caplog.text


def test_many_at_once_lose_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback, "LOCK_SECONDS", 60.0)  # a slow disk is not what is looked at
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: keep(settings, GIVEN), range(40)))
    assert len(read(settings)) == 40


WRITER = """
import sys
from assistant import feedback
from assistant.feedback import Feedback, Reason, keep
from assistant.settings import Settings
feedback.LOCK_SECONDS = 60.0  # a slow disk is not what is looked at
settings = Settings()
print("da", flush=True)
sys.stdin.readline()
for number in range(25):
    assert keep(settings, Feedback(f"{sys.argv[1]} {number}?", "Sieben.", "belegt", Reason.WRONG))
"""


def writer(settings: Settings, name: str) -> subprocess.Popen[str]:
    """A process that waits for a line and then keeps 25 complaints."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
        env=os.environ | {"VEREINBART_DATA": str(settings.data)},
    )


def test_several_processes_at_once_lose_nothing(settings: Settings) -> None:
    names = ("a", "b", "c", "d")
    writers = [writer(settings, name) for name in names]
    for process in writers:
        assert process.stdout is not None
        assert process.stdout.readline() == "da\n"
    for process in writers:
        assert process.stdin is not None
        print(file=process.stdin, flush=True)
    assert [process.communicate(timeout=60) and process.returncode for process in writers] == [0] * 4
    kept = [found.question for found in read(settings)]
    assert sorted(kept) == sorted(f"{name} {number}?" for name in names for number in range(25))


def test_every_reason_has_its_words() -> None:
    assert set(texts.FEEDBACK_REASON) == {reason.value for reason in Reason}


def test_letters_that_are_no_unicode_are_kept_in_another_form(settings: Settings) -> None:
    assert keep(settings, Feedback("\ud83d?", "a", "belegt", Reason.OTHER))
    assert read(settings)[0].question == "??"
