from __future__ import annotations

import errno
import os
import socket

import pytest

from assistant import texts


def test_of_many_papers_those_called_alike_are_named() -> None:
    many = [f"papier-{number:03}" for number in range(500)]
    assert texts.unknown_agreement("gosler", ["goslar", "harz"]).endswith("Vorhanden: goslar, harz.")
    assert texts.unknown_agreement("goslr", [*many, "goslar"]).endswith("Ähnlich: goslar.")
    assert texts.unknown_agreement("xyz", many).endswith("nicht im Index.")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.ENOENT, "gibt es nicht"),
        (errno.EACCES, "keine Berechtigung"),
        (errno.ENOSPC, "kein Platz mehr"),
        (errno.EISDIR, "ist ein Ordner"),
        (errno.ELOOP, "der Verweis führt im Kreis"),
        (errno.EBADMSG, os.strerror(errno.EBADMSG)),
    ],
)
def test_what_the_system_refuses_is_told_in_german(code: int, told: str) -> None:
    assert texts.os_reason(OSError(code, os.strerror(code))) == told


def test_other_reasons_too() -> None:
    assert texts.os_reason(socket.gaierror(-2, "Name or service not known")).startswith("diesen Namen kennt")
    assert texts.os_reason(UnicodeDecodeError("utf-8", b"x", 0, 1, "bad")) == "nicht in UTF-8 gespeichert"
    assert texts.os_reason(TimeoutError("lock")) == "es dauerte zu lange"
    assert texts.os_reason(OSError("ganz anders")) == "ganz anders"
    assert texts.why_not_written(FileNotFoundError(errno.ENOENT, "")) == "den Ordner gibt es nicht"
    assert texts.why_not_written(OSError(errno.EIO, "")).startswith("der Datenträger")
