"""Events in the formats of other programs: calendars, feeds, timelines, maps, tables, text.

To add a format, write a module with `write(records, about) -> Exported` and name it in `FORMATS`. Its docstring says
what the format cannot carry; what is left out is counted, with the reason.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from kb.export import atom, csv, geojson, ics, jsonl, jsonld, markdown, timelinejs
from kb.export.record import About, Exported, LeftOut, Record, record, records_sql
from schemas.problems import CallError

Ask = Callable[[str, dict[str, Any]], Sequence[Mapping[str, Any]]]
_BATCH = 500


@dataclass(frozen=True)
class Format:
    """A format: who writes it, and how it travels."""

    write: Callable[[list[Record], About], Exported]
    media_type: str
    says: str
    """What it is for, and what it cannot carry."""


FORMATS: dict[str, Format] = {
    "ics": Format(ics.write, "text/calendar", "calendars; only events whose days are known"),
    "atom": Format(atom.write, "application/atom+xml", "feed readers; dates in words"),
    "timelinejs": Format(timelinejs.write, "application/json", "TimelineJS; only events whose beginning is known"),
    "geojson": Format(geojson.write, "application/geo+json", "maps; only events at a place with coordinates"),
    "jsonld": Format(jsonld.write, "application/ld+json", "schema.org; inexact dates in words only"),
    "csv": Format(csv.write, "text/csv", "spreadsheets; no quotes"),
    "jsonl": Format(jsonl.write, "application/x-ndjson", "programs; everything but the texts"),
    "md": Format(markdown.write, "text/markdown", "reading; no quotes"),
}


def export(ask: Ask, ids: Iterable[str], form: str, about: About | None = None) -> Exported:
    """The events with these ids in a format; `ask` runs a query, as `Store.query` does.

    Raises CallError for a format that is not known.
    """
    if form not in FORMATS:
        raise CallError(f"there is no format '{form}'; there are {', '.join(FORMATS)}")
    return FORMATS[form].write(list(_records(ask, ids)), about or About())


def _records(ask: Ask, ids: Iterable[str]) -> Iterator[Record]:
    """Records in the order of `ids`, asked for some hundred at a time."""
    pending = iter(ids)
    while batch := list(islice(pending, _BATCH)):
        found = {row["id"]: record(row) for row in ask(records_sql(), {"ids": json.dumps(batch)})}
        yield from (found[one] for one in batch if one in found)


__all__ = ["FORMATS", "About", "Exported", "Format", "LeftOut", "Record", "export", "record", "records_sql"]
