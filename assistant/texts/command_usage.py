"""How the command line is used, where Typer would speak English."""

from __future__ import annotations

CLI_USAGE = "Aufruf:"
CLI_SHOW_HELP = "diese Hilfe"
CLI_ARGUMENTS = "Angaben"
CLI_OPTIONS = "Optionen"
CLI_COMMANDS = "Befehle"
CLI_DEFAULT = "[sonst: {}]"
CLI_REQUIRED = "[nötig]"
CLI_OPTIONS_METAVAR = "[OPTIONEN]"
CLI_COMMAND_METAVAR = "BEFEHL [ANGABEN] …"


STOPPED = "Abgebrochen."


def usage_no_command(name: str = "", near: str = "") -> str:
    if not name:
        return "Es fehlt der Befehl."
    return f"Den Befehl „{name}“ gibt es nicht.{_meant(near)}"


def usage_no_option(name: str, near: str = "") -> str:
    return f"Die Option {name} gibt es nicht.{_meant(near)}"


def usage_missing(name: str) -> str:
    return f"Es fehlt: {name}."


def usage_wrong_value(name: str, allowed: str = "") -> str:
    return f"Der Wert für {name} passt nicht.{f' Erlaubt: {allowed}.' if allowed else ''}"


def usage_number(low: object, high: object) -> str:
    """What a number may be; ``None`` is no bound."""
    bounds = f" von {low} bis {high}" if high is not None else f" ab {low}" if low is not None else ""
    return f"eine ganze Zahl{bounds}"


def usage_wants_value(name: str) -> str:
    return f"Die Option {name} braucht einen Wert."


def usage_too_much(words: str) -> str:
    return f"Zu viel angegeben: {words}. Eine Frage mit Leerzeichen gehört in Anführungszeichen."


def usage_hint(command: str) -> str:
    return f"Hilfe: {command} --help"


def _meant(near: str) -> str:
    names = near.replace("'", "").replace(", ", " oder ")
    return f" Gemeint: {names}?" if names else ""
