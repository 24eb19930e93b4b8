"""Who is logged in: a random token in a cookie, and on the disk only what the token hashes to.

The disk, so that several processes know of it and a restart logs nobody out; a token can be ended there.
"""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from assistant import texts
from assistant.errors import VereinbartError
from assistant.passwords import Account, PasswordFile, write_private

logger = logging.getLogger(__name__)

COOKIE = "vereinbart_anmeldung"
_TOKEN_BYTES = 32
_LONGEST = 64


class Sessions:
    """The logins of all accounts in a password file, each for ``seconds``."""

    def __init__(
        self, folder: Path, passwords: PasswordFile, seconds: float, clock: Callable[[], float] = time.time
    ) -> None:
        self._folder, self._passwords = folder, passwords
        self.seconds, self._clock = seconds, clock

    def begin(self, account: Account) -> str:
        """A new token. Raises :class:`VereinbartError` where it cannot be written."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._forget_ended()
        except OSError as error:
            raise VereinbartError(
                texts.passwords_unwritable(self._folder, texts.why_not_written(error))
            ) from error
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        row = {"name": account.name, "mark": account.mark, "until": self._clock() + self.seconds}
        write_private(self._file(token), json.dumps(row))
        return token

    def account(self, token: str) -> Account | None:
        """Whose token this is, while it holds: until its time is over or the password is another."""
        if not 0 < len(token) <= _LONGEST:
            return None
        try:
            row = json.loads(self._file(token).read_bytes())
            account = self._passwords.accounts().get(row["name"])
            holds = account is not None and row["mark"] == account.mark and row["until"] > self._clock()
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, VereinbartError):
            logger.warning("a session could not be read", exc_info=True)
            return None
        return account if holds else None

    def end(self, token: str) -> None:
        """Log out."""
        if token:
            self._file(token).unlink(missing_ok=True)

    def _file(self, token: str) -> Path:
        return self._folder / hashlib.sha256(token.encode(errors="replace")).hexdigest()

    def _forget_ended(self) -> None:
        for path in self._folder.iterdir():
            try:
                if path.stat().st_mtime + self.seconds < self._clock():
                    path.unlink(missing_ok=True)
            except OSError:
                continue
