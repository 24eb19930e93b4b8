"""The shape of a case file: its fields, its JSON schema for editors, and in German what is wrong with one.

Make ``evals/cases/schema.json`` anew with ``python -m evals.case_shape``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant import texts
from evals.case import NEEDS_GOLD, WITHOUT_ANSWER
from evals.spelling import nearest

HERE = Path(__file__).resolve().parent
SCHEMA = HERE / "cases" / "schema.json"

Kind = Literal[
    "fact", "who", "number", "percent", "amount", "date", "yesno", "list", "topic", "comparison",
    "abbreviation", "follow_up", "unanswerable", "left_open", "false_premise", "out_of_scope", "small_talk",
    "attack",
]  # fmt: skip
Split = Literal["tune", "report"]
KINDS: tuple[str, ...] = get_args(Kind)

# In C where PyYAML was built with it: a tenth of the time.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_AS_WRITTEN = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:timestamp")


class _Loader(_SafeLoader):  # type: ignore[misc]
    """Figures stay as they are written: YAML would make 1.31 of 1.310, 1170 of 19:30 and a date of a day."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        letter: [(tag, pattern) for tag, pattern in found if tag not in _AS_WRITTEN]
        for letter, found in _SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """YAML itself would take the last of two fields of one name and say nothing."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise FieldTwice(key.value, key.start_mark)
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep))


class FieldTwice(yaml.MarkedYAMLError):
    """A field that one entry has twice."""

    def __init__(self, name: str, mark: yaml.Mark) -> None:
        super().__init__(problem="a field twice", problem_mark=mark)
        self.name, self.line = name, mark.line + 1


def parse(text: str) -> object:
    """The YAML of a case file; raises ``yaml.YAMLError``, of it :class:`FieldTwice`."""
    return yaml.load(text, Loader=_Loader)


# --- the fields -------------------------------------------------------------------------------------


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _needs(kinds: frozenset[str], then: dict[str, Any]) -> dict[str, Any]:
    return {
        "if": {"properties": {"kind": {"enum": sorted(kinds)}}, "required": ["kind"]},
        "then": then,
    }


# What :mod:`evals.consistency` says as well, for editors that know the schema only.
_RULES: dict[str, Any] = {
    "allOf": [
        _needs(WITHOUT_ANSWER, {"properties": {"answerable": {"const": False}}}),
        _needs(NEEDS_GOLD, {"required": ["gold"], "properties": {"gold": {"minItems": 1}}}),
        _needs(
            frozenset({"follow_up"}), {"required": ["history"], "properties": {"history": {"minItems": 1}}}
        ),
        {
            "if": {"properties": {"answerable": {"const": False}}, "required": ["answerable"]},
            "then": {"properties": {"expect": {"maxItems": 0}}},
        },
    ]
}
_Text = Annotated[str, Field(min_length=1)]
_Facts = tuple[Annotated[tuple[_Text, ...], Field(min_length=1)], ...]


class Row(BaseModel):
    """A question with what a right answer holds."""

    model_config = ConfigDict(
        extra="forbid", str_strip_whitespace=True, title="Case", json_schema_extra=_RULES
    )

    id: _Text = Field(description="unique in the file; never changed, so that reports can be compared")
    kind: Kind
    question: _Text = Field(description="in the words of everyday people")
    answerable: bool = Field(description="whether the papers answer it")
    paraphrases: tuple[_Text, ...] = Field((), description="the same asked otherwise")
    split: Split | None = Field(None, description="tune or report, where it is not the file's")
    agreement: Annotated[tuple[_Text, ...] | _Text, BeforeValidator(_as_list)] = Field(
        (), description="id or ids of the papers that the answer may come from"
    )
    history: tuple[_Text, ...] = Field((), description="earlier questions of the person, oldest first")
    expect: _Facts = Field((), description="vital facts: of each group one string is said or cited")
    okay: _Facts = Field((), description="facts that a good answer may hold as well")
    gold: tuple[_Text, ...] = Field((), description="sentences of the paper that carry the answer")
    must_not: tuple[_Text, ...] = Field((), description="must not be said, such as a near miss")
    swap: tuple[_Text, _Text] | None = Field(None, description="[what the paper says, what a copy says]")
    quick: bool = Field(False, description="one of the few that run before every change")
    note: str = Field("", description="for the reader")


class Head(BaseModel):
    """The shape of a file, the cases apart."""

    model_config = ConfigDict(extra="forbid")

    corpus: _Text
    split: Split
    cases: list[Any]


class _File(Head):
    """Questions on the papers of one folder."""

    model_config = ConfigDict(extra="forbid", title="Case file")

    corpus: _Text = Field(description="documents, or the name of a folder beside this file")
    cases: list[Row]


def schema() -> dict[str, Any]:
    """The JSON schema of a case file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_File.model_json_schema()}


def schema_text() -> str:
    """The schema as a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


# --- what is wrong ------------------------------------------------------------------------------------


def faults(error: ValidationError, model: type[BaseModel]) -> tuple[str, ...]:
    """A German sentence for each field that is not as it should be."""
    fields = model.model_fields
    found: dict[tuple[str, ...], str] = {}
    for problem in error.errors(include_url=False):
        place = _place(problem["loc"])
        found.setdefault(place, _fault(place, problem["type"], problem.get("input"), fields))
    return tuple(found.values())


def _place(location: Sequence[int | str]) -> tuple[str, ...]:
    """The field, and which entry of it; the parts of a union's name count nowhere."""
    numbers = [str(part + 1) for part in location[1:] if isinstance(part, int)]
    return (*(str(part) for part in location[:1]), *numbers[:1])


def _fault(place: tuple[str, ...], kind: str, given: object, fields: Mapping[str, Any]) -> str:
    if not place:
        return texts.case_field("", "", texts.EVAL_WRONG_SHAPE)
    name, entry = place[0], "".join(place[1:])
    if kind == "extra_forbidden":
        return texts.case_unknown_field(name, nearest(name, fields), tuple(fields))
    if kind == "literal_error":
        allowed = KINDS if name == "kind" else get_args(Split)
        return texts.case_value(name, str(given), allowed, nearest(str(given), allowed))
    if name == "swap":
        return texts.case_field(name, "", texts.CASE_TWO_VALUES)
    return texts.case_field(name, entry, _reason(name, kind, given))


def _reason(name: str, kind: str, given: object) -> str:
    if given is None and kind != "missing":
        return texts.CASE_SHAPE["string_too_short"]
    if kind.startswith("bool"):
        return texts.case_not_bool(given)
    if kind == "string_type":
        return texts.CASE_TEXT_WANTED.get(type(given).__name__, texts.EVAL_WRONG_SHAPE)
    if kind in ("tuple_type", "list_type"):
        return texts.CASE_GROUPS_WANTED if name in ("expect", "okay") else texts.case_list_wanted(name)
    return texts.CASE_SHAPE.get(kind, texts.EVAL_WRONG_SHAPE)


def rows(raw: object) -> Iterator[tuple[str, object]]:
    """The cases of a file with the names they are called by in messages."""
    cases = raw.get("cases") if isinstance(raw, dict) else None
    for number, row in enumerate(cases if isinstance(cases, list) else (), start=1):
        named = row.get("id") if isinstance(row, dict) else None
        yield (str(named) if named else str(number)), row


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), encoding="utf-8")
