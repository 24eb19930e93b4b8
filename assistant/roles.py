"""Who may do what: the public asks and reads, staff work, the administrator runs the server."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    """The higher a role, the more it may; each may all that the lower ones may."""

    PUBLIC = 0
    STAFF = 1
    ADMIN = 2

    @property
    def code(self) -> str:
        """The word for it in files, headers and on the command line."""
        return self.name.lower()

    @classmethod
    def named(cls, code: str) -> Role | None:
        """The role of a code."""
        return next((role for role in cls if role.code == code.strip().lower()), None)
