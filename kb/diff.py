"""What became of events between two databases: appeared, vanished, moved in time, changed status, and why.

Both are read side by side in the order of their ids, so that only events that differ are held in memory. How a change
is worded is said in `kb.report`, which a build uses too.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kb import readback
from kb.merge.shapes import SourceInfo
from kb.merge.ties import Lookup
from kb.report import EventChange, changes, refusal
from kb.store import Store
from schemas.decision import Decision

_EVENTS = "select id, title, shown_date, status from events order by id"
_NEWEST = """
select s.id, s.published_day, m.quote from mentions m join sources s on s.id = m.source_id where m.event_id = ?
order by s.published_day is null, s.published_day desc, s.id desc, m.char_start limit 1
"""
_TOLD = """
select m.*, s.story_id from mentions m join sources s on s.id = m.source_id
where s.story_id = (select story_id from sources where id = ?)
"""

Row = Mapping[str, Any]


def diff(old: Path, new: Path) -> list[EventChange]:
    """What became of each event that is not the same in both databases, with the newest evidence for it."""
    with Store.read(old) as before, Store.read(new) as after:
        gone, came = _differing(before.stream(_EVENTS), after.stream(_EVENTS))
        refused = _refused(before, after)
        for key, row in gone.items():
            row["now"] = _now(after, key) if key not in came else None
            row["because"] = refused.get(key, "")
        for key, row in came.items():
            row["because"] = _because(after, key)
        joined = {row["now"] for row in gone.values() if row["now"] is not None} - came.keys()
        # An event that took another in and stayed as it was is in neither part, but `changes` must know it is old.
        same = {key: row for key in joined for row in after.query("select * from events where id = ?", [key])}
        return changes({**gone, **same}, {**came, **same})


def _differing(old: Iterator[Any], new: Iterator[Any]) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """The events of two lists in the order of ids that are not the same in both, by id."""
    gone: dict[str, dict[str, Any]] = {}
    came: dict[str, dict[str, Any]] = {}
    one, other = next(old, None), next(new, None)
    while one is not None or other is not None:
        if one == other:
            one, other = next(old, None), next(new, None)
            continue
        first = min(row[0] for row in (one, other) if row is not None)
        if one is not None and one[0] == first:
            gone[first] = _row(one)
            one = next(old, None)
        if other is not None and other[0] == first:
            came[first] = _row(other)
            other = next(new, None)
    return gone, came


def _row(values: tuple[str, str, str, str]) -> dict[str, Any]:
    return dict(zip(("id", "title", "shown_date", "status"), values, strict=True))


def _now(after: Store, event: str) -> str | None:
    """The event that an earlier one is part of now: by its mention, or by an id that another took over."""
    if event.startswith("e-"):
        found = after.value("select event_id from mentions where id = ?", ["m-" + event[2:]])
    else:
        sql = "select events.id from events, json_each(events.formerly) old where old.value = ?"
        found = after.value(sql, [event])
    return str(found) if found is not None else None


def _refused(before: Store, after: Store) -> dict[str, str]:
    """The earlier events that people have rejected by now, each with the decision in words; a later day goes over."""
    found: dict[str, str] = {}
    sql = "select * from decisions where kind = 'reject' order by decided_on, file, line"
    for decision in map(readback.decision, after.query(sql)):
        found.update(dict.fromkeys(_about(before, decision), refusal(decision)))
    return found


def _about(before: Store, decision: Decision) -> list[str]:
    """The events of a database that a decision is about, by id or by what a text says."""
    if decision.event:
        return [decision.event]
    told = before.query(_TOLD, [decision.source])
    sources = {row["source_id"]: SourceInfo(row["source_id"], row["story_id"]) for row in told}
    nodes = set(Lookup([readback.mention(row) for row in told], (), sources).about(decision))
    return [row["event_id"] for row in told if row["id"] in nodes and row["event_id"] is not None]


def _because(after: Store, event: str) -> str:
    """The newest sentence that an event rests on, with its source and day."""
    for row in after.query(_NEWEST, [event]):
        day = f", {row['published_day']}" if row["published_day"] else ""
        return f"{row['id']}{day}: “{row['quote']}”" if row["quote"] else str(row["id"])
    return ""
