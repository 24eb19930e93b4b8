"""Versions of one paper."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.status import Status
from assistant.texts.answers import joined
from assistant.texts.status import STATUS_LABEL


def edition_of(title: str, note: str) -> str:
    return f"{title}: {note}"


def edition_current(date: str, since: str, in_force: bool, beside: Sequence[str]) -> str:
    if not in_force:
        standing = "die neueste, die vorliegt"
    else:
        standing = f"in Kraft seit {day(since)}" if since else "in Kraft"
    return f"{'; '.join([f'Fassung {of_day(date)} ({standing})', *beside])}."


def editions_older(dates: Sequence[str]) -> str:
    if not dates:
        return ""
    if len(dates) == 1:
        return f"eine ältere Fassung {of_day(dates[0])} liegt auch vor"
    return f"ältere Fassungen {joined([of_day(date) for date in dates])} liegen auch vor"


def edition_to_come(date: str, since: str) -> str:
    return f"eine neue Fassung {of_day(date)} gilt erst ab {day(since)}"


def edition_other(status: Status, date: str) -> str:
    return f"eine weitere Fassung {of_day(date)} ({STATUS_LABEL[status]}) liegt auch vor"


def edition_older(date: str, current: str, in_force: bool, still_there: bool) -> str:
    newer = f"die {'geltende' if in_force else 'neuere'} Fassung {of_day(current)}"
    said = f"{newer} lautet hier anders" if still_there else f"{newer} enthält diesen Satz nicht"
    return f"Achtung: Das steht in der älteren Fassung {of_day(date)}, die nicht mehr gilt; {said}."


def edition_asked(date: str, current: str, in_force: bool) -> str:
    newer = "Es gilt" if in_force else "Neuer ist"
    asked = f"Zitiert ist die ältere Fassung {of_day(date)}, nach der gefragt wurde."
    return f"{asked} {newer} die Fassung {of_day(current)}."


def edition_coming(date: str, since: str, current: str) -> str:
    coming = f"Zitiert ist die neue Fassung {of_day(date)}, die erst ab {day(since)} gilt"
    return f"{coming}; bis dahin gilt die Fassung {of_day(current)}."


def edition_undecided(status: Status, date: str, current: str) -> str:
    return (
        f"Das steht in einer anderen Fassung {of_day(date)} ({STATUS_LABEL[status]}); es gilt die Fassung "
        f"{of_day(current)}."
    )


def edition_silent(date: str) -> str:
    return f"In der Fassung {of_day(date)}, nach der gefragt wurde, fand sich dazu kein passender Satz."


def edition_amended(title: str, date: str) -> str:
    changed = f"Das Papier wurde danach geändert durch „{title}“ ({day(date)})"
    return f"{changed}; diese Änderung liegt als eigenes Papier vor."


def day(iso: str) -> str:
    """``2026-03-12`` → ``12.03.2026``; ``2026`` stays."""
    return ".".join(reversed(iso.split("-")))


def of_day(iso: str) -> str:
    if not iso:
        return "ohne Datum"
    return f"vom {day(iso)}" if len(iso) == 10 else f"von {day(iso)}"
