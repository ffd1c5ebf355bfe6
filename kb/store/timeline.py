"""The timeline's filters as one SQL query. It asks nothing itself."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from schemas.edtf import Bounds, parse
from schemas.event import Status
from schemas.problems import CallError, did_you_mean

_OF_EVENT = (
    "id", "title", "shown_date", "status", "edtf", "earliest", "latest", "zone", "summary", "salience", "origin",
    "n_stories", "n_sources", "n_mentions",
)  # fmt: skip
_COLUMNS = {name: f"e.{name}" for name in _OF_EVENT[:4]} | {
    "type": "e.type_id", "place": "p.name", "country": "e.country_id",
} | {name: f"e.{name}" for name in _OF_EVENT[4:]}  # fmt: skip
"""What a row of the timeline tells, in this order, and where it stands."""

_WORDS = """e.rowid in (select rowid from events_search where events_search match :words) or e.id in (
  select m.event_id from passages_search f join passages t on t.rowid = f.rowid
  join mentions m on m.source_id = t.source_id and m.char_start >= t.char_start and m.char_start < t.char_end
  where passages_search match :words)"""

SAYINGS = "e.type_id = 'statement' and e.origin = 'extracted'"
NO_SAYINGS = f"not ({SAYINGS})"
"""Leaves out what somebody merely said ("the agency said"): an event, but seldom what a timeline is read for."""

OPEN_BEGIN, OPEN_END = "e.edtf like '[..%'", "e.edtf like '[%..]'"
"""What is known to be not after a day, or not before one: it stands at that day, and touches no time that lies beyond
its other side without a bound."""
_POSITION = "case when edtf like '[..%' then jd_end else jd_start end"

_PLACES = """with recursive inside(id) as (
  select value from json_each(:places) union select p.id from places p join inside on p.part_of = inside.id)"""


def timeline_query(
    ids: Mapping[str, Sequence[str] | None],
    *,
    words: str | None = None,
    type: str | None = None,
    status: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
    sayings: bool = True,
) -> tuple[str, dict[str, Any]]:
    """The SQL and its parameters; `ids` gives the actors and places asked for. CallError for what means nothing."""
    import json

    conditions, params = [], dict[str, Any]()
    if ids.get("actor") is not None:
        params["actors"] = json.dumps(ids["actor"])
        conditions.append(
            "e.id in (select event_id from participations where actor_id in (select value from json_each(:actors)) "
            "union select event_id from participations where on_behalf_of in (select value from json_each(:actors)))"
        )
    if ids.get("place") is not None:
        params["places"] = json.dumps(ids["place"])
        conditions.append("(e.place_id in inside or e.country_id in inside)")
    if type:
        params |= {"type": type, "modes": f"{type}/"}
        conditions.append("(e.type_id = :type or substr(e.type_id, 1, length(:modes)) = :modes)")
    if not sayings:
        conditions.append(NO_SAYINGS)
    if status:
        if status not in get_args(Status):
            hint = did_you_mean(status, get_args(Status)) or f"one of {', '.join(get_args(Status))}"
            raise CallError(f"there is no status '{status}'; {hint}")
        params["status"] = status
        conditions.append("e.status = :status")
    if since:
        params["since"] = _bounds(since).jd_start
        conditions.append(f"e.jd_end >= :since and not ({OPEN_END} and e.jd_start < :since)")
    if until:
        params["until"] = _bounds(until).jd_end
        conditions.append(f"e.jd_start <= :until and not ({OPEN_BEGIN} and e.jd_end > :until)")
    if words and (match := _phrase(words)):
        params["words"] = match
        conditions.append(f"({_WORDS})")
    columns = ", ".join(f"{where} as {name}" for name, where in _COLUMNS.items())
    found = f"select {columns}, e.jd_start, e.jd_end from events e left join places p on p.id = e.place_id"
    if conditions:
        found += " where " + " and ".join(conditions)
    if limit:
        params["limit"] = limit
        found += " order by e.salience desc, e.id limit :limit"
    head = _PLACES if "places" in params else ""
    return (
        f"{head} select {', '.join(_COLUMNS)} from ({found}) order by jd_start is null, {_POSITION}, jd_end, id",
        params,
    )


def _bounds(text: str) -> Bounds:
    try:
        return parse(text)
    except ValueError as fault:
        raise CallError(f"'{text}' is no date: {fault}; write 2024-07-28, 2024-07 or 2024") from None


def _phrase(words: str) -> str:
    """The words as an FTS5 query that finds all of them, whatever signs stand among them."""
    return " ".join(f'"{bare}"' for word in words.split() if (bare := word.replace('"', "")))
