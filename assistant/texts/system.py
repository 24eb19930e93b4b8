"""What the operating system refuses, in German where it is a usual reason."""

from __future__ import annotations

import errno
import socket

_REASONS = {
    errno.EACCES: "keine Berechtigung",
    errno.EADDRINUSE: "die Adresse ist schon belegt",
    errno.EADDRNOTAVAIL: "diese Adresse hat der Rechner nicht",
    errno.EBUSY: "wird gerade benutzt",
    errno.ECONNREFUSED: "dort antwortet niemand",
    errno.ECONNRESET: "die Verbindung ist abgebrochen",
    errno.EDQUOT: "das Speicherkontingent ist erschöpft",
    errno.EEXIST: "gibt es schon",
    errno.EFBIG: "die Datei wird zu groß",
    errno.EHOSTUNREACH: "der Rechner ist nicht erreichbar",
    errno.EIO: "der Datenträger liest oder schreibt fehlerhaft",
    errno.EISDIR: "ist ein Ordner",
    errno.ELOOP: "der Verweis führt im Kreis",
    errno.EMFILE: "es sind zu viele Dateien offen",
    errno.ENAMETOOLONG: "der Name ist zu lang",
    errno.ENETUNREACH: "das Netz ist nicht erreichbar",
    errno.ENFILE: "es sind zu viele Dateien offen",
    errno.ENOENT: "gibt es nicht",
    errno.ENOMEM: "kein Arbeitsspeicher mehr frei",
    errno.ENOSPC: "kein Platz mehr",
    errno.ENOTDIR: "liegt nicht in einem Ordner",
    errno.ENOTEMPTY: "der Ordner ist nicht leer",
    errno.EPERM: "keine Berechtigung",
    errno.EPIPE: "die Gegenseite liest nicht mehr",
    errno.EROFS: "schreibgeschützt",
    errno.ESTALE: "der Ordner im Netz ist nicht mehr da",
    errno.ETIMEDOUT: "keine Antwort",
}
# Where a file was to be written, more can be said.
_NOT_WRITTEN = {
    errno.EEXIST: "dort liegt eine Datei dieses Namens",
    errno.ENOTDIR: "ein Teil des Pfads ist eine Datei",
    errno.EISDIR: "dort liegt ein Ordner dieses Namens",
    errno.ENOENT: "den Ordner gibt es nicht",
    errno.EACCES: "keine Schreibrechte",
    errno.EPERM: "keine Schreibrechte",
    errno.EROFS: "dort lässt sich nichts schreiben",
}
_NO_SUCH_HOST = "diesen Namen kennt das Netz nicht"
_TOO_LONG = "es dauerte zu lange"
_NOT_UTF8 = "nicht in UTF-8 gespeichert"


def os_reason(error: BaseException) -> str:
    """Why something was refused; what is no usual reason of the system's keeps its own words."""
    if isinstance(error, socket.gaierror):  # its numbers are not errno's
        return _NO_SUCH_HOST
    if isinstance(error, UnicodeDecodeError):
        return _NOT_UTF8
    if not isinstance(error, OSError):
        return str(error)
    if error.errno is None and isinstance(error, TimeoutError):  # a lock's, whose words are English
        return _TOO_LONG
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def os_failed(error: OSError) -> str:
    """Where nobody could say more: the file, if there is one, and the reason."""
    if error.filename:
        return f"{error.filename}: Das Betriebssystem hat es verweigert ({os_reason(error)})."
    return f"Es ging nicht weiter ({os_reason(error)}); die Ausgabe ist unvollständig."


def why_not_written(error: OSError) -> str:
    """The same where a file or folder was to be written."""
    return _NOT_WRITTEN.get(error.errno or 0) or os_reason(error)
