"""Accounts from a script, and a server that says why it does not start."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from assistant import presence
from assistant.cli import main
from assistant.errors import UsageError
from assistant.passwords import PasswordFile
from assistant.roles import Role

PASSWORD = "ein langes Kennwort"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of the test's own."""
    for name in ("data", "documents", "cache"):
        monkeypatch.setenv(f"VEREINBART_{name.upper()}", str(tmp_path / name))
    return tmp_path / "data"


def passwd(monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: str = PASSWORD) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{typed}\n"))
    return main(["passwd", *arguments])


def test_an_account_is_made_and_removed(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert passwd(monkeypatch, "erika", "--role", "staff") == 0
    account = PasswordFile(data / "passwords.json").verify("erika", PASSWORD)
    assert account is not None
    assert account.role is Role.STAFF
    assert passwd(monkeypatch, "erika", "--remove") == 0
    assert PasswordFile(data / "passwords.json").accounts() == {}


@pytest.mark.parametrize(
    ("arguments", "typed", "message"),
    [
        (("erika",), PASSWORD, "--role staff oder --role admin"),
        (("erika", "--role", "public"), PASSWORD, "--role staff oder --role admin"),
        (("erika", "--role", "admin"), "kurz", "10 bis 200 Zeichen"),
        (("erika", "--remove"), "", "gibt es in"),
    ],
)
def test_what_is_wrong_is_said(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    typed: str,
    message: str,
) -> None:
    assert passwd(monkeypatch, *arguments, typed=typed) == 2
    assert message in capsys.readouterr().err


def test_a_public_address_without_roles_is_not_served(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "0.0.0.0", "--port", "0"]) == 2
    assert "vereinbart passwd NAME --role admin" in capsys.readouterr().err


def test_who_runs_keeps_others_from_being_alone(data: Path) -> None:
    with presence.here(data), presence.here(data), pytest.raises(UsageError), presence.alone(data):
        raise AssertionError
    with presence.alone(data):
        pass
