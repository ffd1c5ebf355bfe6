"""Pydantic's findings turned into faults that a person can mend: code, path, plain words and the nearest cure.

It knows models, no files: the loader adds file, line and column and makes each a `Problem`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError

from schemas.event import DERIVED, EventEntry
from schemas.ids import slugify
from schemas.problems import did_you_mean, nearest

Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """What is wrong at one path of a record."""

    path: Path
    """Keys and list positions from the record down to the value at fault."""
    code: str
    """The rule that is broken."""
    message: str
    """What is wrong."""
    hint: str = ""
    """The nearest cure."""
    on_key: bool = False
    """Whether the key itself is at fault and not its value."""
    absent: bool = False
    """Whether the last step of the path is missing."""


def faults(error: ValidationError, model: type[BaseModel], given: Mapping[str, Any]) -> list[Fault]:
    """All faults that pydantic found in `given`, in its order, one for each path.

    A missing key whose misspelling, or other word, is there is one fault, not two.
    """
    found: dict[Path, Fault] = {}
    spelled: set[Path] = set()
    for raw in error.errors(include_url=False):
        fault = _fault(raw, model, given)
        found.setdefault(fault.path, fault)
        if fault.on_key:
            meant = unknown_key(str(fault.path[-1]), model_at(model, fault.path[:-1]))[2]
            spelled.add((*fault.path[:-1], meant))
    return [fault for fault in found.values() if not (fault.absent and fault.path in spelled)]


def _fault(raw: Any, model: type[BaseModel], given: Mapping[str, Any]) -> Fault:
    kind, path, value = str(raw["type"]), tuple(raw["loc"]), raw["input"]
    if kind == "extra_forbidden":
        inner = model_at(model, path[:-1])
        return Fault(path, "E01", *unknown_key(str(path[-1]), inner)[:2], on_key=True)
    if kind == "missing":
        return Fault(path, "E01", f"'{path[-1]}' is missing", absent=True)
    path = _there(path, given)
    if kind in _SHAPES:
        return Fault(path, "E01", *_wrong_shape(kind, path, value, model_at(model, path)))
    return Fault(path, _code(kind, path), *_said(kind, raw.get("ctx", {}), path, value, str(raw["msg"])))


_OTHER_WORDS = {
    "date": ("when", "published", "on"), "time": ("when",), "start": ("when", "from"), "end": ("until",),
    "where": ("place",), "location": ("place",), "who": ("participants",), "actors": ("participants",),
    "description": ("summary",), "name": ("title", "text"), "title": ("name",), "label": ("name", "title"),
    "aliases": ("names",), "category": ("type", "kind"), "link": ("url",), "text": ("quote",), "author": ("by",),
}  # fmt: skip
"""Keys that other formats have, and ours for the same thing."""


def unknown_key(key: str, model: type[BaseModel] | None) -> tuple[str, str, str]:
    """Message and hint for a key that a model does not take, and the one key that was meant, where one is near."""
    known = keys_of(model)
    if key in DERIVED and model is EventEntry:
        return f"'{key}' is filled by the build", "leave it out", ""
    said = f"unknown key '{key}'"
    if ours := next((word for word in _OTHER_WORDS.get(key, ()) if word in known), ""):
        return said, f"did you mean '{ours}'?", ours
    if near := nearest(key, known):
        return said, did_you_mean(key, known), near[0]
    for name, field in model.model_fields.items() if model else ():
        if key in get_args(field.annotation):  # `part_of: a` for `kind: part_of`
            return said, f"write {name}: {key}", ""
    return said, f"the keys are {', '.join(known)}", ""


_SHAPES = ("tuple_type", "list_type", "model_type", "model_attributes_type", "dict_type", "string_type")


def _wrong_shape(kind: str, path: Path, value: Any, model: type[BaseModel] | None) -> tuple[str, str]:
    """Message and hint where text, a list, or keys and values stand for one another."""
    inside = f"{{{keys_of(model)[0]}: {value}}}" if model else str(value)
    if kind in ("tuple_type", "list_type"):
        if not isinstance(value, str):
            return "a list is wanted", "begin each item with '- '"
        items = [one.strip() for one in value.split(",") if one.strip()] or [value]
        shown = ", ".join(f"{{{keys_of(model)[0]}: {one}}}" if model else one for one in items)
        return "a list is wanted", f"write {path[-1]}: [{shown}]"
    if kind == "string_type":
        return "text is wanted, not a list or keys and values", "put it in quotes if it begins with a bracket"
    return "keys and values are wanted", f"write {inside}" if isinstance(value, str) else "write {key: value}"


def _said(kind: str, ctx: Mapping[str, Any], path: Path, value: Any, otherwise: str) -> tuple[str, str]:
    """Message and hint for a value that is there and is wrong."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    if kind == "literal_error":
        known = re.findall(r"'([^']*)'", str(ctx["expected"]))
        return f"no {name} '{value}'", did_you_mean(str(value), known) or f"one of {', '.join(known)}"
    if kind == "string_pattern_mismatch":
        return _misshapen(str(ctx["pattern"]), name, str(value))
    if kind in ("string_too_short", "string_too_long"):
        count = f"{len(value)} character{'' if len(value) == 1 else 's'}"
        if kind == "string_too_short":
            return f"too short with {count}", f"at least {ctx['min_length']} are wanted"
        return f"too long with {count}", f"at most {ctx['max_length']} are kept"
    if kind.startswith(("date_", "datetime_")):
        return f"there is no day '{value}'", "write it like 2024-07-28"
    if kind in _NUMBERS:
        return f"'{value}' is no {_NUMBERS[kind]}", ""
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"below {ctx['ge']:g}" if kind == "greater_than_equal" else f"above {ctx['le']:g}"
        return f"'{name}' is {bound}", ""
    message, _, hint = otherwise.removeprefix("Value error, ").partition("; ")
    return message, hint


_NUMBERS = {"float_parsing": "number", "float_type": "number", "finite_number": "number",
            "int_parsing": "whole number", "int_type": "whole number", "int_parsing_size": "whole number"}  # fmt: skip


def _misshapen(pattern: str, name: str, value: str) -> tuple[str, str]:
    """Message and hint for a text that does not have the form of its field."""
    if "_" not in pattern and "a-z" in pattern:
        return f"'{value}' is no id: lower-case letters, digits and single hyphens", f"write '{slugify(value)}'"
    if name == "country":
        cure = f"write '{value.upper()}'" if len(value) == 2 else "write it like JP"
        return f"'{value}' is no country code of two capitals", cure
    if name == "wikidata":
        return f"'{value}' is no Wikidata item", "write it like 'Q17'"
    cure = re.sub(r"[^a-z/]+", "_", value.casefold()).strip("_")
    return f"'{value}' is no {name}: lower-case letters and '_'", f"write '{cure}'" if cure else ""


def _code(kind: str, path: Path) -> str:
    if re.fullmatch(r"E\d\d", kind):  # a rule that a model states itself
        return kind
    if path and path[-1] == "unsourced":
        return "E04"
    if kind.startswith(("date_", "datetime_")):
        return "E03"
    return "E10" if path and path[-1] in ("lat", "lon") else "E01"


def _there(path: Path, given: Any) -> Path:
    """`path` without the steps that pydantic adds for the members of a union."""
    node = given
    for depth, step in enumerate(path):
        inside = isinstance(node, Mapping) or (isinstance(node, Sequence) and not isinstance(node, str))
        try:
            if not inside:
                return path[:depth]
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return path[:depth]
    return path


def keys_of(model: type[BaseModel] | None) -> list[str]:
    """The keys that a model takes, as a person writes them."""
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the value at `path`, or of its items; None where that is no model."""
    found: type[BaseModel] | None = model
    for step in path:
        if found is None or isinstance(step, int):
            continue
        field = next((f for name, f in found.model_fields.items() if step in (name, f.alias)), None)
        found = _model_in(field.annotation) if field else None
    return found


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation like `tuple[Model, ...] | None` speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((hit for arg in get_args(annotation) if (hit := _model_in(arg)) is not None), None)
