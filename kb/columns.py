"""What each column of each table means, in the words of the models' own field docstrings.

Only columns that no model has are described here. `metadata.yml` takes its column help from this module (by cog).
"""

import json
import re
from importlib.resources import files

from pydantic import BaseModel

from schemas.actor import Actor, Name, Place
from schemas.decision import Decision
from schemas.event import Event, Participation, Relation
from schemas.event_type import EventType
from schemas.mention import Mention
from schemas.problems import Problem
from schemas.source import Passage, Source
from schemas.times import EventTime

_TIME = {
    "edtf": "edtf", "earliest": "earliest", "latest": "latest", "start_latest": "start_latest",
    "end_earliest": "end_earliest", "date_precision": "precision", "date_basis": "basis", "zone": "zone",
    "end_stated": "end_stated", "given_up": "given_up",
    "date_doubt": "doubt", "date_confidence": "confidence", "date_text": "text",
    "time_text": "text", "time_start": "char_start", "time_end": "char_end", "anchor_date": "anchor",
    "date_rule": "rule",
}  # fmt: skip
_MODELS: dict[str, tuple[type[BaseModel], dict[str, str]]] = {
    "events": (Event, {"type_id": "type", "place_id": "place", "unsourced_reason": "unsourced", "locked": "lock"}),
    "sources": (Source, {"story_id": "story"}),
    "passages": (Passage, {"body": "text"}),
    "mentions": (
        Mention,
        {"source_id": "source", "trigger_text": "trigger", "type_id": "type", "place_id": "place",
         "part_of_mention": "part_of"},
    ),
    "actors": (Actor, {"country_id": "country"}),
    "actor_names": (Name, {"name": "text"}),
    "places": (Place, {"country_id": "country"}),
    "event_types": (EventType, {}),
    "participations": (Participation, {"actor_id": "actor"}),
    "relations": (Relation, {"other_id": "event"}),
    "decisions": (Decision, {"trigger_text": "trigger"}),
    "problems": (Problem, {"col": "column"}),
}  # fmt: skip
_OWN = {
    "events": {
        "shown_date": "The date in words, no finer than it is known.",
        "country_id": "The country that its place lies in.",
        "year": "Year of its beginning; empty where that is not settled.",
        "month": "Month of its beginning; empty where that is not settled.",
        "start_last_day": "The last day on which it can have begun, where that is not the earliest day.",
        "end_first_day": "The first day on which it can have ended, where that is not the latest day.",
        "jd_start": "Day number of the earliest day: for sorting, and for years before 0.",
        "jd_end": "Day number of the latest day.",
        "choices": "Where the voices differ: the value that is held, and why.",
    },
    "sources": {
        "published_day": "Its day of publication.",
        "n_chars": "Length of its text.",
        "n_frame_chars": "How much of that is page frame.",
    },
    "passages": {"source_id": "The source that it is a part of."},
    "mentions": {
        "event_id": "The event that it speaks of; empty for what is negated or only supposed.",
        "first_day": "Its earliest day, where that is not the edtf itself.",
        "last_day": "Its latest day, where that is not the edtf itself.",
        "other_realis": "negated, hypothetical or alleged; empty where it is asserted.",
        "cited_trigger": "The trigger that a person cites; empty where a machine found it in the quote.",
        "time_elsewhere": "The words that say the time, where the quote does not hold them.",
        "confidence_permille": "Its confidence in thousandths, as it is kept.",
        "prominence_permille": "Its prominence in thousandths, as it is kept.",
        "origin": "extracted by machine, or curated (cited by a person).",
        "block": "Which mentions were looked at together to make events; empty where they are those of its event.",
    },
    "actors": {"country_id": "Its country."},
    "actor_names": {"actor_id": "The actor that goes by this name."},
    "places": {"country_id": "The country that it lies in."},
    "participations": {"event_id": "The event."},
    "relations": {"event_id": "The event that the tie starts from."},
    "decisions": {
        "file": "File that it is written in.",
        "line": "Line of that file.",
        "event_id": "The event that it is about, as written.",
        "other_id": "The other event, for same_as and distinct_from.",
        "source_id": "The source whose sentence it is about.",
        "quote_key": "The quote, levelled: letters and digits only.",
        "decided_by": "Who decided.",
        "decided_on": "When.",
        "amended": "For amend: the fields and their values.",
    },
    "suggestions": {
        "event_id": "An event.",
        "other_id": "Another that may be the same: a person says.",
        "score": "How much speaks for it.",
        "reasons": "What speaks for it.",
    },
}


def describe(table: str) -> dict[str, str]:
    """Help for the columns of a table, in their order: column -> one sentence; empty where nothing is known."""
    said: dict[str, str] = {}
    if table in _MODELS:
        model, renamed = _MODELS[table]
        if "when" in model.model_fields:
            said.update({column: _of(EventTime, field) for column, field in _TIME.items()})
        said.update({name: _of(model, name) for name in model.model_fields})
        said.update({column: _of(model, field) for column, field in renamed.items()})
    said.update(_OWN.get(table, {}))
    return {column: said[column] for column in columns(table) if said.get(column)}


def columns(table: str) -> list[str]:
    """The columns of a table, as the SQL files declare them."""
    declared = re.search(rf"create table (?:if not exists )?{table}\([^\n]*\n(.*?)\n\)", _declarations(), re.S)
    names = re.findall(r"^  (\w+)", declared[1], re.M) if declared else []
    return [name for name in names if name not in ("primary", "foreign", "unique", "check")]


def as_yaml(table: str, indent: int) -> str:
    """The column help as lines of YAML, for `metadata.yml`."""
    said = describe(table).items()
    return "".join(f"{' ' * indent}{column}: {json.dumps(text, ensure_ascii=False)}\n" for column, text in said)


def _declarations() -> str:
    folder = files("kb") / "sql"
    texts = [path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name.endswith(".sql")]
    return "\n".join(texts)


def _of(model: type[BaseModel], field: str) -> str:
    """The docstring of a field or property, on one line."""
    stated = model.model_fields.get(field)
    text = stated.description if stated is not None else getattr(model, field).__doc__
    return " ".join((text or "").split())
