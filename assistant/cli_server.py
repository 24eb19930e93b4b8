"""The command line of those who run the server: accounts, saving and bringing back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant import texts
from assistant.errors import UsageError
from assistant.roles import Role
from assistant.screen import complain, progress_bar
from assistant.settings import load_settings


def register(app: typer.Typer) -> None:
    """Add the commands to the program's own."""
    app.command(help=texts.CLI_PASSWD)(passwd)
    app.command(help=texts.CLI_BACKUP)(backup)
    app.command(help=texts.CLI_RESTORE)(restore)


def passwd(
    name: Annotated[str, typer.Argument(metavar="NAME", help=texts.CLI_PASSWD_NAME)],
    role: Annotated[str, typer.Option("--role", help=texts.CLI_PASSWD_ROLE)] = "",
    remove: Annotated[bool, typer.Option("--remove", help=texts.CLI_PASSWD_REMOVE)] = False,
) -> None:
    from assistant.passwords import PasswordFile, path_of

    file = PasswordFile(path_of(load_settings()))
    if remove:
        file.remove(name)
        complain(texts.passwd_removed(name))
        return
    wanted = Role.named(role)
    if wanted is None or wanted is Role.PUBLIC:
        raise UsageError(texts.PASSWD_NEEDS_ROLE)
    file.put(name, wanted, _password())
    complain(texts.passwd_saved(name, wanted.code, file.path))


def backup(
    file: Annotated[Path, typer.Argument(metavar="DATEI", help=texts.CLI_BACKUP_FILE)],
) -> None:
    from assistant import backup as saving

    with progress_bar() as progress:
        saved = saving.backup(load_settings(), file, progress)
    complain(texts.backup_done(saved.path, saved.files, saved.size))
    for path in saved.missing:
        complain(texts.backup_without(path))
    if saved.missing:
        raise typer.Exit(1)


def restore(
    file: Annotated[Path, typer.Argument(metavar="DATEI", help=texts.CLI_RESTORE_FILE)],
    force: Annotated[bool, typer.Option("--force", help=texts.CLI_RESTORE_FORCE)] = False,
) -> None:
    from assistant import restore as bringing_back

    with progress_bar() as progress:
        back = bringing_back.restore(load_settings(), file, force, progress)
    complain(texts.restore_done(back.made, back.files))
    if back.aside:
        complain(texts.restore_aside(", ".join(map(str, back.aside))))
    for old, new in back.moved:
        complain(texts.restore_moved(old, new))
    for setting, path in back.named:
        complain(texts.restore_file(setting, path))
    if back.chroma_server:
        complain(texts.restore_vectors())


def _password() -> str:
    """Typed twice without being shown; from a script, the first line of the standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt(texts.PASSWD_PROMPT, hide_input=True, confirmation_prompt=texts.PASSWD_AGAIN))
    return sys.stdin.readline().rstrip("\r\n")
