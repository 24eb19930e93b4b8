"""What Typer itself says on the command line, in German: the headings of its help, and errors of use."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from assistant import texts

# How Typer begins to say what is wrong, and what we say; groups of the one fill the other.
_SAID = (
    (r"No such command '(.*?)'\.(?: Did you mean (.*?)\?)?", texts.usage_no_command),
    (r"No such option: (\S+)(?: .*?: (.*)\))?", texts.usage_no_option),
    (r"Missing (?:argument|option|parameter) '(.*?)'", texts.usage_missing),
    (r"Missing command", texts.usage_no_command),
    (r"Option '(.*?)' requires", texts.usage_wants_value),
    (r"Got unexpected extra argument\(?s?\)? \((.*)\)", texts.usage_too_much),
)


class _German:
    """The help of a command; mixed into Typer's classes."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = texts.CLI_SHOW_HELP
        return option

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        return usage.replace("Usage:", texts.CLI_USAGE, 1)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _name_headings()
        super().format_help(ctx, formatter)  # type: ignore[misc]


class _Command(_German, TyperCommand): ...


class _Group(_German, TyperGroup): ...


def _name_headings() -> None:
    from typer import rich_utils  # with a reader of Markdown; who asks a question needs none

    rich_utils.ARGUMENTS_PANEL_TITLE = texts.CLI_ARGUMENTS
    rich_utils.OPTIONS_PANEL_TITLE = texts.CLI_OPTIONS
    rich_utils.COMMANDS_PANEL_TITLE = texts.CLI_COMMANDS
    rich_utils.DEFAULT_STRING = texts.CLI_DEFAULT
    rich_utils.REQUIRED_LONG_STRING = texts.CLI_REQUIRED


def in_german(app: typer.Typer) -> None:
    """To be called once all commands are there."""
    app.info.cls = _Group
    app.info.options_metavar = texts.CLI_OPTIONS_METAVAR
    app.info.subcommand_metavar = texts.CLI_COMMAND_METAVAR
    for command in app.registered_commands:
        command.cls = _Command
        command.options_metavar = texts.CLI_OPTIONS_METAVAR
    for group in app.registered_groups:
        group.options_metavar = texts.CLI_OPTIONS_METAVAR
        if group.typer_instance is not None:
            in_german(group.typer_instance)


def complaint(error: TyperException) -> str:
    """What is wrong with how the command was called, and where its help is."""
    ctx = getattr(error, "ctx", None)
    hint = texts.usage_hint(ctx.command_path) if ctx is not None else ""
    return " ".join(filter(None, (_what_is_wrong(error), hint)))


def _what_is_wrong(error: TyperException) -> str:
    told = " ".join(error.format_message().split())
    if found := re.match(r"Invalid value for '(.*?)'", told):
        return texts.usage_wrong_value(found[1], _allowed(error, told))
    for pattern, said in _SAID:
        if found := re.match(pattern, told):
            return said(*found.groups(""))
    return told


def _allowed(error: TyperException, told: str) -> str:
    """What an option takes, where that is one of a few words or a number within bounds."""
    if words := re.search(r"is not one of (.+?)\.?$", told):
        return words[1].replace("'", "")
    param: Any = getattr(error, "param", None)
    # Typer has them at the option, before it did without Click at the option's type
    bounds = [
        getattr(param, name, getattr(getattr(param, "type", None), name, None)) for name in ("min", "max")
    ]
    return texts.usage_number(*bounds) if bounds != [None, None] else ""
