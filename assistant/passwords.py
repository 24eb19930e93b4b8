"""The password file: names, roles and argon2 hashes, for this user of the machine only (mode 0600)."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from filelock import FileLock
from pydantic import BaseModel, TypeAdapter

from assistant import texts
from assistant.errors import UsageError, VereinbartError
from assistant.roles import Role
from assistant.settings import Settings

FILE = "passwords.json"
# Below the data folder: who is logged in.
SESSIONS = "sessions"
SHORTEST, LONGEST = 10, 200
_NAME = re.compile(r"[\w.@-]{1,64}")
_OTHERS = 0o077


@dataclass(frozen=True)
class Account:
    """A person who may log in."""

    name: str
    role: Role
    password: str

    @property
    def mark(self) -> str:
        """Changes with the password: sessions of the old one end."""
        return hashlib.sha256(self.password.encode()).hexdigest()[:16]


def path_of(settings: Settings) -> Path:
    """Where the file is."""
    return settings.password_file or settings.data / FILE


class PasswordFile:
    """Reads and writes the file; other processes may do so at the same time."""

    def __init__(self, path: Path, hasher: PasswordHasher | None = None) -> None:
        self.path = path
        self._hasher = hasher or PasswordHasher()
        self._read: tuple[tuple[int, int, int], Mapping[str, Account]] | None = None

    @property
    def exists(self) -> bool:
        return self.path.is_file()

    def accounts(self) -> Mapping[str, Account]:
        """Everybody by name; read again when the file changed. Raises :class:`VereinbartError`."""
        try:
            found = self.path.stat()
            state = (found.st_mtime_ns, found.st_size, found.st_ino)
            if self._read is None or self._read[0] != state:
                self._read = (state, _accounts(self.path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:  # pydantic's own is a ValueError
            raise VereinbartError(texts.passwords_unreadable(self.path)) from error
        return self._read[1]

    def open_to_others(self) -> bool:
        """Whether other users of the machine may read or write it."""
        return self.exists and bool(self.path.stat().st_mode & _OTHERS)

    def verify(self, name: str, password: str) -> Account | None:
        """The account, if this is its password. Takes as long for a name that nobody has."""
        account = self.accounts().get(name)
        known = account.password if account is not None else _nobody(self._hasher)
        try:
            self._hasher.verify(known, password)
        except (VerificationError, InvalidHashError):
            return None
        return account

    def put(self, name: str, role: Role, password: str) -> None:
        """Add or change a person. Raises :class:`UsageError` for what cannot be a name or a password."""
        if not _NAME.fullmatch(name):
            raise UsageError(texts.PASSWD_BAD_NAME)
        if not SHORTEST <= len(password) <= LONGEST:
            raise UsageError(texts.passwd_length(SHORTEST, LONGEST))
        account = Account(name, role, self._hasher.hash(password))
        with self._locked():
            self._write({**self.accounts(), name: account})

    def remove(self, name: str) -> None:
        """Take a person out."""
        with self._locked():
            accounts = dict(self.accounts())
            if accounts.pop(name, None) is None:
                raise UsageError(texts.passwd_unknown(name, self.path))
            self._write(accounts)

    def _locked(self) -> FileLock:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise VereinbartError(
                texts.passwords_unwritable(self.path, texts.why_not_written(error))
            ) from error
        return FileLock(self.path.with_name(f"{self.path.name}.lock"), mode=0o600)

    def _write(self, accounts: Mapping[str, Account]) -> None:
        rows = {
            name: {"role": account.role.code, "password": account.password}
            for name, account in sorted(accounts.items())
        }
        write_private(self.path, json.dumps(rows, ensure_ascii=False, indent=1))


def write_private(path: Path, text: str) -> None:
    """Replace a file in one step; only this user of the machine can read it."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}")
    except OSError as error:
        raise VereinbartError(texts.passwords_unwritable(path, texts.why_not_written(error))) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise VereinbartError(texts.passwords_unwritable(path, texts.why_not_written(error))) from error


class _Row(BaseModel):
    role: Literal["staff", "admin"]
    password: str


_ROWS = TypeAdapter(dict[str, _Row])


def _accounts(text: str) -> dict[str, Account]:
    rows = _ROWS.validate_json(text)
    return {name: Account(name, Role[row.role.upper()], row.password) for name, row in rows.items()}


@cache
def _nobody(hasher: PasswordHasher) -> str:
    """A hash that no password fits."""
    return hasher.hash(os.urandom(32))
