from __future__ import annotations

import logging

import pytest

from assistant.errors import ChromaUnreachable
from assistant.index.absence import PAUSE_SECONDS, Absence


class Server:
    """Takes its time to answer, or not to; counts how often it was asked."""

    def __init__(self) -> None:
        self.now, self.takes, self.asked, self.silent = 0.0, 0.0, 0, True
        self.absence = Absence(lambda: self.now)

    def ask(self) -> bool:
        """Whether there was an answer."""
        try:
            with self.absence.watched():
                self.asked += 1
                self.now += self.takes
                if self.silent:
                    raise ChromaUnreachable("Der Chroma-Server antwortet nicht.")
        except ChromaUnreachable:
            return False
        return True


def test_a_server_that_is_away_is_left_alone_for_a_while() -> None:
    server = Server()
    assert [server.ask() for _ in range(4)] == [False] * 4
    assert server.asked == 1
    server.now += PAUSE_SECONDS
    assert not server.ask()
    assert server.asked == 2


def test_a_server_that_hangs_is_left_alone_for_longer() -> None:
    server = Server()
    server.takes = 20.0
    server.ask()
    server.now += 59.0
    server.ask()
    assert server.asked == 1


def test_it_is_asked_as_before_once_it_answers(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    server = Server()
    server.ask()
    server.silent = False
    assert (server.ask(), server.absence.noticed) == (False, True)
    server.now += PAUSE_SECONDS
    assert ([server.ask(), server.ask()], server.absence.noticed) == ([True, True], False)
    assert [record.message.rsplit(".", 2)[-2].strip() for record in caplog.records] == [
        "Bis dahin wird nur nach Wörtern gesucht",
        "Der Chroma-Server antwortet wieder; gesucht wird wieder nach Sinn und Wörtern",
    ]


def test_other_errors_are_no_absence() -> None:
    server = Server()
    with pytest.raises(ValueError, match="anderes"), server.absence.watched():
        raise ValueError("anderes")
    assert not server.absence.noticed
