"""Damaged files: every reader ends in a Document or a DocumentError, within its time and memory.

``python -m tests.fuzz --minutes 10 [--seed N] [--keep FOLDER]`` reads mutations of small valid files in
children that are limited in memory, and ends with exit code 1 if one of them failed.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import docx
from fpdf import FPDF

from assistant.errors import DocumentError
from assistant.text.readers import FORMATS, read_document

MEMORY = 3 << 30
SECONDS = 20.0
_IDLE = 10
_BATCH = 150
_HUGE = (b"99999999", b"-1", b"0", b"16384", b"1e309", b"\xff\xfe", b"&#0;", b"NaN", b"")


@dataclass(frozen=True)
class Failure:
    """A file that its reader could not cope with, and why."""

    name: str
    data: bytes
    reason: str


def seeds() -> dict[str, list[bytes]]:
    """A few small valid files for each suffix."""
    text = (
        "Satzung der Stadt\n\n§ 1 Aufgaben\n(1) Die Gebühr beträgt 5,50 €.\n(2) Es gilt:\n1. Haupt-\nund "
        "Finanzausschuss,\n2. Rat.\n\nSeite 1\n\fInhalt\nZiele ..... 2\nEnde ..... 3\n\nNeustadt, den "
        "3. Mai 2021\n"
    ).encode()
    page = (
        "<html><body><nav>Start</nav><h1>Satzung</h1><p>Hallo <b>Wor</b>t.</p><ol start='3'><li>Eins<ul><li>a"
        "</li></ul></li></ol><table><tr><th colspan='2'>Amt</th></tr><tr><td rowspan='2'>A</td><td>5 "
        "€</td></tr>"
        "</table></body></html>"
    ).encode()
    mark = (
        b"# Satzung\n\n- Punkt\n  - tiefer\n\n1. eins\n\n| Amt | EUR |\n|---|---|\n| A | 5 |\n\n> "
        b"Zitat\n\n```\nx\n```\n"
    )
    return {
        ".txt": [text, text.decode().encode("utf-16"), text.decode().encode("cp1252", "replace")],
        ".md": [mark],
        ".html": [page],
        ".docx": [_docx()],
        ".odt": [_odt()],
        ".pdf": [_pdf()],
    }


def _docx() -> bytes:
    file = docx.Document()
    file.add_heading("Satzung", level=1)
    file.add_paragraph("Die Gebühr beträgt 5,50 €.", style="List Number")
    table = file.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Amt", "5 €"
    table.cell(0, 0).merge(table.cell(0, 1))
    out = io.BytesIO()
    file.save(out)
    return _undated(out.getvalue())


def _undated(data: bytes) -> bytes:
    """The same archive whenever it is made."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in source.namelist():
            archive.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _odt() -> bytes:
    names = ("office", "text", "table", "style")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    body = (
        '<text:h text:outline-level="1">Satzung</text:h><text:p>Die Gebühr<text:s text:c="3"/>sinkt.</text:p>'
        "<text:list><text:list-item><text:p>Eins</text:p></text:list-item></text:list><table:table>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2">'
        "<text:p>A</text:p></table:table-cell></table:table-row></table:table>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles/><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
    return _undated(out.getvalue())


def _pdf() -> bytes:
    file = FPDF(format="A4", unit="pt")
    file.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    for number in range(2):
        file.add_page()
        file.set_font("Helvetica", size=11)
        file.text(60, 60, "Satzung der Stadt Beispiel")
        file.text(60, 90, f"§ {number} Die Gebühr beträgt 5,50 und wird jährlich erho-")
        file.text(60, 104, "ben, soweit nichts anderes bestimmt ist.")
        with file.table(first_row_as_headings=False) as table:
            for cells in (("Nr.", "EUR"), ("1", "5,50"), ("2", "7,00")):
                row = table.row()
                for cell in cells:
                    row.cell(cell)
    return bytes(file.output())


def mutations(data: bytes, rng: random.Random) -> Iterator[bytes]:
    """Endless damaged copies of a file."""
    while True:
        if data[:2] == b"PK" and rng.random() < 0.8:
            yield _repacked(data, rng)
        elif rng.random() < 0.05:
            yield rng.randbytes(rng.randrange(1, 2000))
        else:
            yield _damaged(data, rng)


def _damaged(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        if not changed:
            break
        at = rng.randrange(len(changed))
        end = min(len(changed), at + rng.choice((1, 4, 32, 256)))
        match rng.randrange(7):
            case 0:
                changed[at] ^= 1 << rng.randrange(8)
            case 1:
                del changed[at:end]
            case 2:
                changed[at:at] = changed[at:end] * rng.choice((1, 2, 50))
            case 3:
                changed[at:end] = rng.randbytes(end - at)
            case 4:
                del changed[at:]
            case 5:
                _replace_number(changed, rng)
            case _:
                _swap_tags(changed, rng)
    return bytes(changed)


def _replace_number(data: bytearray, rng: random.Random) -> None:
    found = list(re.finditer(rb"\d+", data))
    if found:
        match = rng.choice(found)
        data[match.start() : match.end()] = rng.choice(_HUGE)


def _swap_tags(data: bytearray, rng: random.Random) -> None:
    found = list(re.finditer(rb"<[^<>]{1,80}>", data))
    if len(found) > 1:
        first, second = sorted(rng.sample(found, 2), key=lambda match: match.start())
        data[second.start() : second.end()] = first.group()


def _repacked(data: bytes, rng: random.Random) -> bytes:
    """The same archive with one of its parts damaged, repeated or left out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        names = source.namelist()
        texts = [name for name in names if name.endswith(".xml")]
        chosen = rng.choice([name for name in texts if "document" in name or "content" in name] or texts)
        if rng.random() < 0.2:
            chosen = rng.choice(names)
        for name in names:
            part = source.read(name)
            if name != chosen:
                archive.writestr(name, part)
            elif rng.random() < 0.95:
                archive.writestr(name, _damaged(part, rng))
    return out.getvalue()


def run(suffix: str, files: Sequence[bytes], seconds: float = SECONDS) -> list[Failure]:
    """Read files in a child; what kills or halts it is a failure as well, and the rest is still read."""
    failures: list[Failure] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, data in enumerate(files):
            (folder / f"{number:05d}{suffix}").write_bytes(data)
        left = sorted(folder.iterdir())
        while left:
            done, reason = _child(left, seconds)
            for path, error in done:
                if error:
                    failures.append(Failure(path.name, path.read_bytes(), error))
            left = left[len(done) :]
            if reason and left:
                failures.append(Failure(left[0].name, left[0].read_bytes(), reason))
                left = left[1:]
    return failures


def _child(paths: Sequence[Path], seconds: float) -> tuple[list[tuple[Path, str]], str]:
    """What a child says of the files it read, and why it ended before the last."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.fuzz", "--child", *map(str, paths)]
    root = Path(__file__).parent.parent
    done: list[tuple[Path, str]] = []
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        watch = _Watch(child, seconds)
        for line in child.stdout:
            watch.heard()
            done.append((paths[len(done)], line.decode("utf-8", "replace").strip().replace("\\n", "\n")))
        watch.stop()
        child.wait()
    if len(done) == len(paths):
        return done, ""
    return done, f"longer than {seconds} s" if watch.expired else f"ended with {child.returncode}"


class _Watch:
    """Ends a child that has computed for a while without saying anything, or was idle for much longer.

    Its own time counts: on a busy machine it waits for its turn.
    """

    def __init__(self, child: subprocess.Popen[bytes], seconds: float) -> None:
        self._child, self._seconds = child, seconds
        self._due, self._late = _used(child) + seconds + 15, time.monotonic() + _IDLE * seconds
        self.expired = self._stopped = False
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def heard(self) -> None:
        """Another file is done."""
        self._due, self._late = _used(self._child) + self._seconds, time.monotonic() + _IDLE * self._seconds

    def stop(self) -> None:
        """The child has ended."""
        self._stopped = True
        self._thread.join()

    def _look(self) -> None:
        while not self._stopped and self._child.poll() is None:
            if _used(self._child) > self._due or time.monotonic() > self._late:
                self.expired = True
                self._child.kill()
                return
            time.sleep(0.05)


def _used(child: subprocess.Popen[bytes]) -> float:
    """Its seconds of processor time; where the system does not tell them, those that went by."""
    try:
        figures = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return time.monotonic()
    return (int(figures[11]) + int(figures[12])) / os.sysconf("SC_CLK_TCK")


def _read_all(paths: Sequence[str]) -> None:
    """What the child does: one line a file, empty if all is well."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name in paths:
        reason = ""
        try:
            read_document(Path(name), "x")
        except DocumentError:
            pass
        except Exception:
            reason = "".join(traceback.format_exc().splitlines(keepends=True)[-7:])
        sys.stdout.write(reason.replace("\n", "\\n") + "\n")
        sys.stdout.flush()


def main() -> int:
    """Fuzz until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="where the files that fail are kept")
    parser.add_argument("--only", choices=FORMATS, help="one format alone")
    parser.add_argument("--child", nargs="*", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child is not None:
        _read_all(arguments.child)
        return 0
    end = time.monotonic() + 60 * arguments.minutes
    count, failed = 0, 0
    rng = random.Random(arguments.seed)
    chosen = {suffix: found for suffix, found in seeds().items() if arguments.only in (None, suffix)}
    while time.monotonic() < end:
        for suffix, originals in chosen.items():
            made = mutations(rng.choice(originals), rng)
            files = [next(made) for _ in range(_BATCH)]
            count += len(files)
            for failure in run(suffix, files):
                failed += 1
                sys.stdout.write(f"{suffix}: {failure.reason}\n")
                if arguments.keep:
                    arguments.keep.mkdir(parents=True, exist_ok=True)
                    (arguments.keep / f"{failed:04d}{suffix}").write_bytes(failure.data)
    sys.stdout.write(f"{count} files read, {failed} failed (seed {arguments.seed})\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
