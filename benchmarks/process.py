"""What a process takes of the machine."""

from __future__ import annotations

from pathlib import Path


def resident_megabytes(process: str = "self") -> float:
    """Memory of a process in MB, as Linux counts it; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    for line in lines:
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    return 0.0


def running(name: str) -> list[str]:
    """The numbers of the processes with this name."""
    return [path.parent.name for path in Path("/proc").glob("[0-9]*/comm") if _reads(path, name)]


def _reads(path: Path, name: str) -> bool:
    try:
        return path.read_text().strip() == name
    except OSError:
        return False
