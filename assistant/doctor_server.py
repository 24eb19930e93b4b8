"""What can be wrong with the machine and the settings of a server, without changing anything."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import httpx

from assistant import feedback, texts
from assistant.errors import VereinbartError
from assistant.finding import Finding
from assistant.index.store import connect
from assistant.question_log import QuestionLog
from assistant.settings import Settings

_ROOM = 500
_TEMPORARY = 100
_MEMORY = 2000
_MB = 1 << 20
_MEMINFO = Path("/proc/meminfo")


def examine_server(settings: Settings) -> list[Finding]:
    """Folders, room, memory, the port, who may do what, the Chroma server, complaints."""
    chroma = [_chroma(settings)] if settings.chroma_url else []
    return [
        _data(settings.data),
        _uploads(settings.documents),
        _cache(settings.cache),
        _room(settings.data),
        _temporary(),
        *_memory(),
        *_port(settings),
        _access(settings),
        *chroma,
        _feedback(settings),
        _questions(QuestionLog.of(settings)),
    ]


def _data(folder: Path) -> Finding:
    if not folder.exists() and os.access(_nearest(folder), os.W_OK):
        return Finding(texts.DOCTOR_DATA, True, texts.folder_will_be_made(folder))
    return _writable(texts.DOCTOR_DATA, folder)


def _uploads(folder: Path) -> Finding:
    return _writable(texts.DOCTOR_UPLOADS, _nearest(folder))


def _cache(folder: Path) -> Finding:
    return _writable(texts.DOCTOR_CACHE, folder if folder.exists() else _nearest(folder))


def _writable(subject: str, folder: Path) -> Finding:
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        return Finding(subject, True, texts.DOCTOR_FOLDER_FINE)
    return Finding(subject, False, texts.folder_not_writable(folder))


def _room(folder: Path) -> Finding:
    place = _nearest(folder)
    free = shutil.disk_usage(place).free // _MB
    if free < _ROOM:
        return Finding(texts.DOCTOR_ROOM, False, texts.room_short(free, place))
    return Finding(texts.DOCTOR_ROOM, True, texts.room_left(free, place))


def _temporary() -> Finding:
    """Pages of scans are put there while they are read."""
    try:
        folder = Path(os.environ.get("TMPDIR") or tempfile.gettempdir())
        free = shutil.disk_usage(folder).free // _MB
    except OSError as error:
        return Finding(texts.DOCTOR_TEMPORARY, False, texts.temporary_unusable(texts.os_reason(error)))
    writable = _writable(texts.DOCTOR_TEMPORARY, folder)
    if not writable.ok:
        return writable
    if free < _TEMPORARY:
        return Finding(texts.DOCTOR_TEMPORARY, False, texts.temporary_short(free, folder))
    return Finding(texts.DOCTOR_TEMPORARY, True, texts.room_left(free, folder))


def _port(settings: Settings) -> list[Finding]:
    """Whether the app can wait there, or does already; nothing for a port that the system chooses."""
    from assistant.web.server import PortBusy, bind

    if not settings.port:
        return []
    host, port = settings.host, settings.port
    try:
        bind(host, port).close()
    except PortBusy as error:
        if not _is_ours(host, port):
            return [Finding(texts.DOCTOR_PORT, False, str(error))]
        return [Finding(texts.DOCTOR_PORT, True, texts.port_ours(host, port))]
    except OSError as error:
        return [Finding(texts.DOCTOR_PORT, False, texts.port_unusable(host, port, texts.os_reason(error)))]
    return [Finding(texts.DOCTOR_PORT, True, texts.port_free(host, port))]


def _is_ours(host: str, port: int) -> bool:
    """Whether Vereinbart answers there, which has a version and a status."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    shown = f"[{shown}]" if ":" in shown else shown
    try:
        found = httpx.get(f"http://{shown}:{port}/healthz", timeout=2, trust_env=False).json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return False
    return isinstance(found, dict) and {"status", "version"} <= found.keys()


def _memory() -> list[Finding]:
    """Linux tells it; elsewhere nothing is said."""
    try:
        lines = dict(line.split(":", 1) for line in _MEMINFO.read_text().splitlines())
        whole, free = (int(lines[name].split()[0]) // 1024 for name in ("MemTotal", "MemAvailable"))
    except (OSError, ValueError, KeyError):
        return []
    if free < _MEMORY:
        return [Finding(texts.DOCTOR_MEMORY, False, texts.memory_short(free, whole))]
    return [Finding(texts.DOCTOR_MEMORY, True, texts.memory_left(free, whole))]


def _access(settings: Settings) -> Finding:
    from assistant.web.access import Access

    try:
        access = Access.of(settings)
        access.check_address(settings.host)
        accounts = len(access.passwords.accounts())
    except VereinbartError as error:
        return Finding(texts.DOCTOR_ACCESS, False, str(error))
    if access.configured:
        return Finding(texts.DOCTOR_ACCESS, True, texts.access_roles(accounts, access.by_proxy))
    told = texts.ACCESS_READ_ONLY if access.read_only else texts.ACCESS_LOCAL
    return Finding(texts.DOCTOR_ACCESS, True, told)


def _chroma(settings: Settings) -> Finding:
    try:
        connect(settings.data, settings.chroma_url)
    except VereinbartError as error:
        return Finding(texts.DOCTOR_CHROMA, False, str(error))
    return Finding(texts.DOCTOR_CHROMA, True, texts.chroma_answers(settings.chroma_url))


def _feedback(settings: Settings) -> Finding:
    path = feedback.path_of(settings)
    try:
        if not path.exists():
            return Finding(texts.DOCTOR_FEEDBACK, True, texts.DOCTOR_NO_FEEDBACK)
        size = path.stat().st_size
        if size > feedback.FILE_BYTES * 0.95:
            return Finding(texts.DOCTOR_FEEDBACK, False, texts.feedback_full(path))
        told = texts.feedback_kept(len(feedback.read(settings)), -(-size // 1000))
        return Finding(texts.DOCTOR_FEEDBACK, True, told)
    except OSError as error:
        return Finding(texts.DOCTOR_FEEDBACK, False, texts.feedback_not_kept(path, texts.os_reason(error)))


def _questions(log: QuestionLog) -> Finding:
    if log.until is not None and log.on:
        return Finding(texts.DOCTOR_QUESTIONS, True, texts.questions_logged(log.until, log.count()))
    left = log.path.exists()
    told = texts.questions_left(log.path) if left else texts.DOCTOR_NOT_LOGGED
    return Finding(texts.DOCTOR_QUESTIONS, not left, told)


def _nearest(folder: Path) -> Path:
    """The folder itself or the one that it will be made in."""
    folder = folder.resolve()
    return next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
