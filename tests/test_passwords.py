from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from assistant.errors import UsageError, VereinbartError
from assistant.passwords import PasswordFile
from assistant.roles import Role

QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
SECRET = "ein langes Kennwort"


@pytest.fixture
def file(tmp_path: Path) -> PasswordFile:
    found = PasswordFile(tmp_path / "daten" / "passwords.json", QUICK)
    found.put("erika", Role.STAFF, SECRET)
    return found


def test_only_the_right_password_opens(file: PasswordFile) -> None:
    account = file.verify("erika", SECRET)
    assert account is not None
    assert account.role is Role.STAFF
    assert file.verify("erika", SECRET + " ") is None
    assert file.verify("niemand", SECRET) is None


def test_the_file_holds_hashes_and_is_ones_own(file: PasswordFile) -> None:
    assert "$argon2id$" in file.path.read_text()
    assert SECRET not in file.path.read_text()
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert not file.open_to_others()
    file.path.chmod(0o640)
    assert file.open_to_others()


def test_another_process_changes_it(file: PasswordFile) -> None:
    other = PasswordFile(file.path, QUICK)
    other.put("max", Role.ADMIN, SECRET)
    assert file.accounts()["max"].role is Role.ADMIN
    other.remove("erika")
    assert file.verify("erika", SECRET) is None


def test_the_mark_changes_with_the_password(file: PasswordFile) -> None:
    before = file.accounts()["erika"].mark
    file.put("erika", Role.STAFF, SECRET)
    assert file.accounts()["erika"].mark != before


@pytest.mark.parametrize(
    ("name", "password", "message"),
    [("../x", SECRET, "Anmeldename"), ("", SECRET, "Anmeldename"), ("max", "kurz", "10 bis 200 Zeichen")],
)
def test_what_cannot_be(file: PasswordFile, name: str, password: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        file.put(name, Role.STAFF, password)


@pytest.mark.parametrize("content", ["kein JSON", "[]", '{"a": {"role": "koenig", "password": "x"}}'])
def test_a_damaged_file_lets_nobody_in(file: PasswordFile, content: str) -> None:
    file.path.write_text(content)
    with pytest.raises(VereinbartError, match="beschädigt"):
        file.verify("erika", SECRET)


def test_who_is_not_there_cannot_be_removed(file: PasswordFile) -> None:
    with pytest.raises(UsageError, match="„max“ gibt es in"):
        file.remove("max")
