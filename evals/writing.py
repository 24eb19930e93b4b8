"""Writing cases: the YAML of one, and appending it to a file without touching what stands there.

The comments and the layout of a case file are its evaluators' own, so nothing is loaded and dumped again:
the text of the new case is put behind the rest. Whether the file is still well-formed is found out on a
copy; the file itself changes in one step or not at all.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from assistant import texts
from assistant.errors import UsageError
from evals.cases import HERE, SCHEMA, Case, CaseFile, Loaded, load


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
    """The beginning of a new case file at ``path``.

    Inside a checkout it names the schema that editors check it against; from elsewhere the way there would
    be one of this machine only.
    """
    folder = path.resolve().parent
    inside = folder.is_relative_to(HERE.parent)
    schema = f"# yaml-language-server: $schema={os.path.relpath(SCHEMA, folder)}\n" if inside else ""
    return f"{schema}corpus: {_plain(corpus)}\nsplit: {split}\ncases:\n"


def append(path: Path, case: Case, documents: Path, note: str = "", split: str = "") -> None:
    """Put ``case`` at the end of the case file ``path``, which is made where it is not there.

    ``split`` is the file's. Raises :class:`UsageError` and leaves all as it was where the file would not
    hold the same cases as before and this one.
    """
    path = path.resolve()
    before = path.read_bytes() if path.exists() else head_yaml(case.corpus, split, path).encode()
    own_split = "" if case.split == split else case.split
    after = _with(before, case_yaml(case, note, own_split, _indent(path.name, before)))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    copy = Path(name)
    try:
        copy.write_bytes(before)
        known = load([copy], documents)
        copy.write_bytes(after)
        _prove(path.name, known, load([copy], documents), case)
        if path.exists():
            shutil.copymode(path, copy)
        else:
            copy.chmod(0o644)
        copy.replace(path)
    except OSError as error:
        raise UsageError(texts.eval_cases_unwritable(path, error.strerror or str(error))) from error
    finally:
        copy.unlink(missing_ok=True)


def _prove(name: str, before: Loaded, after: Loaded, case: Case) -> None:
    """The same cases and problems as before, and the new case as it was meant."""
    wanted = [*_cases(before), case]
    if list(_cases(after)) != wanted or len(after.problems) > len(before.problems):
        why = after.problems[-1] if len(after.problems) > len(before.problems) else texts.EVAL_NOT_THE_SAME
        raise UsageError(texts.eval_cannot_append(name, why))


def _cases(loaded: Loaded) -> Iterator[Case]:
    files: Sequence[CaseFile] = loaded.files
    return (case for file in files for case in file.cases)


def _with(before: bytes, text: str) -> bytes:
    """``text`` behind the file, with the file's own line ends."""
    line_end = b"\r\n" if b"\r\n" in before else b"\n"
    gap = b"" if not before or before.endswith(b"\n") else line_end
    return before + gap + text.encode().replace(b"\n", line_end)


def _indent(name: str, content: bytes) -> int:
    """How far the items of ``cases`` are indented; an error where they are no list to go on with."""
    try:
        root = yaml.compose(content.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else None
        raise UsageError(texts.eval_cannot_append(name, texts.eval_no_yaml(line))) from error
    last = root.value[-1] if isinstance(root, yaml.MappingNode) and root.value else None
    if last is None or last[0].value != "cases":
        raise UsageError(texts.eval_cannot_append(name, texts.EVAL_CASES_NOT_LAST))
    items = last[1]
    if isinstance(items, yaml.ScalarNode) and not items.value:
        return 2
    if not isinstance(items, yaml.SequenceNode) or items.flow_style:
        raise UsageError(texts.eval_cannot_append(name, texts.EVAL_CASES_IN_BRACKETS))
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
