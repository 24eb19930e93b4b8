"""Writing cases: the YAML of one, and appending it to a file without touching what stands there.

The comments and the layout of a case file are its evaluators' own, so nothing is loaded and dumped again:
the text of the new case is put behind the rest. Whether the file is still well-formed is found out on a
copy; the file itself changes in one step or not at all.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml

from assistant import texts
from assistant.agreements import yaml_line
from assistant.errors import UsageError
from evals.case import Case, CaseFile
from evals.case_shape import HERE, SCHEMA, schema_text
from evals.cases import read

# The schema beside a case file outside a checkout: where the program is installed is true of one machine.
SCHEMA_COPY = "faelle.schema.json"
_Read = tuple[CaseFile | None, tuple[str, ...]]


def case_yaml(case: Case, note: str = "", split: str = "", indent: int = 2) -> str:
    """A case as an item of a case file's list; ``split`` only where it is not the file's."""
    rows: list[tuple[str, str]] = [("id", _plain(case.id))]
    if split:
        rows.append(("split", split))
    rows += [("kind", case.kind), ("question", _quoted(case.question))]
    rows += [("paraphrases", _block(case.paraphrases, indent))] if case.paraphrases else []
    rows.append(("answerable", "true" if case.answerable else "false"))
    if case.agreements:
        one = _plain(case.agreements[0])
        rows.append(("agreement", one if len(case.agreements) == 1 else _flow(case.agreements)))
    rows += [("history", _block(case.history, indent))] if case.history else []
    for name, groups in (("expect", case.expect), ("okay", case.okay)):
        rows += [(name, "".join(f"\n{' ' * (indent + 4)}- {_flow(g)}" for g in groups))] if groups else []
    rows += [("gold", _block(case.gold, indent))] if case.gold else []
    rows += [("must_not", _flow(case.must_not))] if case.must_not else []
    rows += [("swap", _flow(case.swap))] if case.swap else []
    rows += [("quick", "true")] if case.quick else []
    rows += [("note", _quoted(note))] if note else []
    lines = [f"{name}:{value if value.startswith(chr(10)) else ' ' + value}" for name, value in rows]
    start, rest = " " * indent + "- ", " " * (indent + 2)
    return "".join(f"{start if number == 0 else rest}{line}\n" for number, line in enumerate(lines))


def head_yaml(corpus: str, split: str, path: Path) -> str:
    """The beginning of a new case file at ``path``, with the schema that editors check it against."""
    folder = path.resolve().parent
    schema = SCHEMA_COPY if _needs_copy(path) else Path(os.path.relpath(SCHEMA, folder)).as_posix()
    line = f"# yaml-language-server: $schema={schema}\n"
    return f"{line}corpus: {_plain(corpus)}\nsplit: {split}\ncases:\n"


def _needs_copy(path: Path) -> bool:
    """Inside a checkout a case file names the schema there; the way from elsewhere is this machine's."""
    checkout = HERE.parent
    return not ((checkout / "pyproject.toml").is_file() and path.resolve().is_relative_to(checkout))


def _put_schema(path: Path, content: bytes) -> None:
    """The copy of the schema that a case file names, of this version of the program."""
    copy = path.parent / SCHEMA_COPY
    named = f"$schema={SCHEMA_COPY}".encode() in content
    if named and not (copy.is_file() and copy.read_text(encoding="utf-8") == schema_text()):
        copy.write_text(schema_text(), encoding="utf-8")


def append(path: Path, case: Case, documents: Path, note: str = "", split: str = "") -> None:
    """Put ``case`` at the end of the case file ``path``, which is made where it is not there.

    ``split`` is the file's. Raises :class:`UsageError` and leaves all as it was where the file would not
    hold the same cases as before and this one.
    """
    path = path.resolve()
    before = path.read_bytes() if path.exists() else head_yaml(case.corpus, split, path).encode()
    own_split = "" if case.split == split else case.split
    after = _with(before, case_yaml(case, note, own_split, _indent(path.name, before)))
    copy = _beside(path)
    try:
        copy.write_bytes(before)
        known = read(copy, documents)
        copy.write_bytes(after)
        _prove(path.name, copy.name, known, read(copy, documents), case)
        if path.exists():
            shutil.copymode(path, copy)
        else:
            copy.chmod(0o644)
        _put_schema(path, after)
        copy.replace(path)
    except OSError as error:
        raise UsageError(texts.eval_cases_unwritable(path, texts.os_reason(error))) from error
    finally:
        copy.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """A new empty file in the folder of ``path``."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    except OSError as error:
        raise UsageError(texts.eval_cases_unwritable(path, texts.os_reason(error))) from error
    os.close(handle)
    return Path(name)


def _prove(name: str, copy: str, before: _Read, after: _Read, case: Case) -> None:
    """The same cases and problems as before, and the new case as it was meant."""
    new = [problem.replace(copy, name) for problem in after[1] if problem not in before[1]]
    if new or _cases(after) != [*_cases(before), case]:
        raise UsageError(texts.eval_cannot_append(name, new or [texts.EVAL_NOT_THE_SAME]))


def _cases(found: _Read) -> list[Case]:
    return list(found[0].cases) if found[0] is not None else []


def _with(before: bytes, text: str) -> bytes:
    """``text`` behind the file, with the file's own line ends."""
    line_end = b"\r\n" if b"\r\n" in before else b"\n"
    gap = b"" if not before or before.endswith(b"\n") else line_end
    return before + gap + text.encode().replace(b"\n", line_end)


def _indent(name: str, content: bytes) -> int:
    """How far the items of ``cases`` are indented; an error where they are no list to go on with."""
    try:
        root = yaml.compose(content.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise UsageError(texts.eval_cannot_append(name, [texts.NOT_UTF8])) from error
    except yaml.YAMLError as error:
        raise UsageError(texts.eval_cannot_append(name, [texts.no_yaml(yaml_line(error))])) from error
    last = root.value[-1] if isinstance(root, yaml.MappingNode) and root.value else None
    if last is None or last[0].value != "cases":
        raise UsageError(texts.eval_cannot_append(name, [texts.EVAL_CASES_NOT_LAST]))
    items = last[1]
    if isinstance(items, yaml.ScalarNode) and not items.value:
        return 2
    if not isinstance(items, yaml.SequenceNode) or items.flow_style:
        raise UsageError(texts.eval_cannot_append(name, [texts.EVAL_CASES_IN_BRACKETS]))
    return int(items.start_mark.column)


def _block(values: Sequence[str], indent: int) -> str:
    return "".join(f"\n{' ' * (indent + 4)}- {_quoted(value)}" for value in values)


def _flow(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, values))}]"


def _quoted(text: str) -> str:
    dumped = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=float("inf"))
    return str(dumped).strip()


def _plain(text: str) -> str:
    """Without quotation marks where it means the same."""
    dumped = yaml.safe_dump(text, allow_unicode=True, width=float("inf"))
    return str(dumped).splitlines()[0]
