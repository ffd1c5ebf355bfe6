"""What a person begins with: commented templates of hand-written files, and the JSON Schema that editors check by.

The templates are the files of `kb/forms`; the schemas are made from the models, so neither lists a field here.
"""

import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from loaders.curated import AMENDABLE, ENTRIES, KINDS
from schemas.event import EventEntry
from schemas.ids import slugify
from schemas.problems import CallError, did_you_mean
from schemas.times import WhenEntry


def template(kind: str, name: str = "") -> str:
    """A commented template for an event, actor, place, type or decision, or for the head of an article.

    >>> template("actor", "Harbour Guild").splitlines()[3:5]
    ['id: harbour-guild', 'name: Harbour Guild']
    """
    known = (*KINDS, "article")
    if kind not in known:
        raise CallError(f"there is no template for '{kind}'; {_meant(kind, known)}")
    name = " ".join(name.split()) or f"Name of the {kind}"
    plain = re.fullmatch(r"\w[\w ,.’'()–-]*", name) is not None
    text = (files("kb") / "forms" / f"{kind}.yml").read_text("utf-8")
    shown = name if plain else "'" + name.replace("'", "''") + "'"
    word = re.sub(r"[^a-z]+", "_", slugify(name)).strip("_") or kind
    return text.replace("<id>", slugify(name)).replace("<word>", word).replace("<name>", shown)


def write_new(folder: Path, kind: str, name: str) -> Path:
    """The path of a new file with the template for `name`, in the folder of its kind.

    Raises CallError where that file is there already.
    """
    if kind not in KINDS:
        raise CallError(f"there is no folder for '{kind}'; {_meant(kind, KINDS)}")
    if not name.strip():
        raise CallError(f"the new {kind} has no name")
    path = folder / f"{kind}s" / f"{slugify(name)}.yml"
    text = template(kind, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise CallError(f"{path} is there already; give another name") from None
    return path


def _meant(kind: str, known: Sequence[str]) -> str:
    """The cure for a kind that there is none of: the ones like it, else all."""
    return did_you_mean(kind, known) or f"one of {', '.join(known)}"


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 7, which all editors know) of a hand-written file of this kind."""
    if kind not in KINDS:
        raise CallError(f"there is no schema for '{kind}'; {_meant(kind, KINDS)}")
    raw = ENTRIES[kind].model_json_schema(ref_template="#/definitions/{model}")
    definitions = raw.pop("$defs", {})
    definitions.pop("EventTime", None)
    if "when" in raw["properties"]:
        raw["properties"]["when"] = _when()
    if kind == "decision":
        raw["properties"]["set"] = _amendment(definitions)
    definitions["WhenEntry"] = WhenEntry.model_json_schema()
    definitions[kind] = raw
    lists = {f"{other}s": {"type": "array", "items": {"type": "object"}} for other in KINDS}
    lists[f"{kind}s"] = {"type": ["array", "null"], "items": {"$ref": f"#/definitions/{kind}"}}
    if kind not in ("event", "decision"):
        del definitions["WhenEntry"]
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"{kind} file",
        "description": f"One {kind}, or a list of them under '{kind}s:'.",
        "if": {"anyOf": [{"required": [key]} for key in lists]},
        "then": {"properties": lists, "additionalProperties": False},
        "else": {"$ref": f"#/definitions/{kind}"},
        "definitions": definitions,
    }
    return _for_text(schema)  # type: ignore[no-any-return]


def _when() -> dict[str, Any]:
    return {
        "description": "When it happens: EDTF (2024-07-28, 2024-07, a/b, [a..b]), a whole date in words, or keys.",
        "anyOf": [{"type": "string"}, {"$ref": "#/definitions/WhenEntry"}],
    }


def _amendment(definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of `set`: the fields of an event that a decision may set."""
    event = EventEntry.model_json_schema(ref_template="#/definitions/{model}")
    definitions.update({name: one for name, one in event["$defs"].items() if name not in ("EventTime", "Citation")})
    fields = {name: event["properties"][name] for name in AMENDABLE} | {"when": _when()}
    said = "amend: the fields and their values, as in an event file."
    return {"type": "object", "description": said, "properties": fields, "additionalProperties": False}


def _for_text(node: Any) -> Any:
    """The schema without pydantic's made-up titles and defaults, and with figures taken for text.

    An editor reads `2024` as a number and `notes:` as null; we read all as text, and what is empty as left out.
    """
    if isinstance(node, list):
        return [_for_text(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: {name: _for_text(one) for name, one in value.items()}
        if key in ("properties", "definitions") and isinstance(value, dict)
        else _for_text(value)
        for key, value in node.items()
        if key != "default" and not (key == "title" and "properties" not in node and "$schema" not in node)
    }
    free = kept.get("type") == "string" and not {"enum", "const", "pattern", "format"} & kept.keys()
    return kept | {"type": ["string", "number"]} if free else kept
