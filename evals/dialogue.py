"""Questions to an evaluator on the terminal; a bad answer is asked again with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant import texts

Ask = Callable[[str], str]
Say = Callable[[str], None]
Objection = Callable[[str], str]
_NUMBER = re.compile(r"\d+")


class Stopped(Exception):
    """The person pressed Ctrl-C, or there is nothing more to read."""


def _none(_: str) -> str:
    return ""


@dataclass(frozen=True)
class Dialogue:
    """``ask`` shows a prompt and gives back what was typed, ``say`` shows a line.

    An objection is a German line that says what is wrong with an answer, or nothing.
    """

    ask: Ask
    say: Say

    def line(self, prompt: str, objection: Objection = _none, default: str = "") -> str:
        """One line; Enter alone means ``default``."""
        while True:
            typed = " ".join(self.ask(texts.dialogue_default(prompt, default)).split()) or default
            wrong = objection(typed)
            if not wrong:
                return typed
            self.say(wrong)

    def needed(self, prompt: str, objection: Objection = _none, default: str = "") -> str:
        """One line that may not be empty."""
        return self.line(prompt, lambda typed: objection(typed) if typed else texts.DIALOGUE_EMPTY, default)

    def several(
        self, prompt: str, objection: Objection = _none, at_most: int | None = None, at_least: int = 0
    ) -> tuple[str, ...]:
        """Line after line until an empty one."""
        found: list[str] = []

        def wrong(typed: str) -> str:
            if typed:
                return texts.DIALOGUE_TWICE if typed in found else objection(typed)
            return texts.DIALOGUE_EMPTY if len(found) < at_least else ""

        while at_most is None or len(found) < at_most:
            typed = self.line(texts.dialogue_next(prompt, len(found)), wrong)
            if not typed:
                break
            found.append(typed)
        return tuple(found)

    def choice(self, prompt: str, options: Sequence[str], default: int | None = None) -> int:
        """The index of one of the numbered ``options``."""
        return self._numbers(prompt, options, default, one=True)[0]

    def choices(self, prompt: str, options: Sequence[str]) -> tuple[int, ...]:
        """The indices of some of the numbered ``options``; none where Enter was pressed."""
        return self._numbers(prompt, options, None, one=False)

    def yes(self, prompt: str, default: bool | None = None) -> bool:
        """Ja or nein."""
        given = {None: "", True: texts.DIALOGUE_YES[0], False: texts.DIALOGUE_NO[0]}[default]

        def wrong(typed: str) -> str:
            known = typed.casefold() in (*texts.DIALOGUE_YES, *texts.DIALOGUE_NO)
            return "" if known else texts.DIALOGUE_YES_OR_NO

        return self.line(f"{prompt} {texts.DIALOGUE_YES_NO}", wrong, given).casefold() in texts.DIALOGUE_YES

    def _numbers(
        self, prompt: str, options: Sequence[str], default: int | None, *, one: bool
    ) -> tuple[int, ...]:
        self.say("")
        for number, option in enumerate(options, start=1):
            self.say(f"{number:>3}  {option}")

        def wrong(typed: str) -> str:
            numbers = _NUMBER.findall(typed)
            plain = not _NUMBER.sub("", typed).strip(" ,")
            inside = all(1 <= int(number) <= len(options) for number in numbers)
            fitting = len(numbers) == 1 if one else True
            return "" if plain and inside and fitting else texts.dialogue_number(len(options), one)

        given = str(default + 1) if default is not None else ""
        typed = self.line(prompt, wrong, given)
        return tuple(dict.fromkeys(int(number) - 1 for number in _NUMBER.findall(typed)))


def on_terminal() -> Dialogue:
    """The dialogue with a person at the terminal; Ctrl-C ends it with :class:`Stopped`."""
    import typer  # late: tests and other callers need no terminal

    def ask(prompt: str) -> str:
        try:
            return str(typer.prompt(prompt, default="", show_default=False, prompt_suffix=": "))
        except (typer.Abort, EOFError) as stop:
            raise Stopped from stop

    return Dialogue(ask, typer.echo)
