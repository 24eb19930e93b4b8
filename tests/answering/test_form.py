from __future__ import annotations

import pytest

from assistant.answering.form import Form, OutOfForm, loads


def passed(form: Form, *pieces: str) -> list[str]:
    return [form.take(piece) for piece in pieces]


def test_nothing_is_passed_on_before_the_beginning_is_right() -> None:
    form = Form((0, 1, 4))
    assert passed(form, '{"sa', 'tz": 4', ', "antwort"', ': "Die S', "PD.") == [
        "", "", "", '{"satz": 4, "antwort": "Die S', "PD.",
    ]  # fmt: skip
    assert not form.whole


def test_what_comes_after_the_end_is_left_out() -> None:
    form = Form()
    assert passed(form, '{"antwort": "Ja', '."', ', "mehr": 1}', "\nDenn") == [
        '{"antwort": "Ja',
        '."}',
        "",
        "",
    ]
    assert form.whole


def test_a_quotation_mark_in_the_text_is_not_its_end() -> None:
    form = Form()
    assert passed(form, '{"antwort": "Der ', "\\", '"Rat', '\\""', "}") == [
        '{"antwort": "Der ', "", '\\"Rat', '\\""}', "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "output",
    [
        "Die SPD",
        "```json",
        '{"satz": 7',
        '{"satz": 12',
        '{"satz": "1"',
        '{"antwort"',
        '{"satz": 1}',
        "<think>",
    ],
)
def test_another_form_is_noticed_at_once(output: str) -> None:
    with pytest.raises(OutOfForm):
        Form((0, 1, 4)).take(output)


def test_an_output_that_ends_before_its_text_is_none() -> None:
    form = Form((0, 1))
    form.take('{"satz": 1,')
    with pytest.raises(OutOfForm):
        form.end()


def test_a_text_may_have_line_ends_and_backslashes_before_anything() -> None:
    form = Form()
    raw = "".join(passed(form, '{"antwort": "Eins.\n', "Zwei\\", "' und \\", 'n\\u00fcber\\\\"', "}"))
    assert form.whole
    assert loads(raw) == {"antwort": "Eins.\nZwei\\' und \nüber\\"}
