"""How an event's date came about: each sentence with its words, the day they were counted from, and the rule.

It reads the database and computes nothing: what it prints is what the build recorded.
"""

import json
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from schemas.edtf import never_ends, opens
from schemas.problems import CallError
from schemas.times import EventTime

Row = Mapping[str, Any]

_BASES = {
    "stated": "stated in the text",
    "relative": "counted from a day that the text gives",
    "inherited": "taken over from the event that the words refer to",
    "inferred": "inferred, not stated",
    "curated": "written by a person",
    "none": "not dated",
}


class Asked(Protocol):
    """What this module asks of a store."""

    def query(self, sql: str, params: Mapping[str, Any] | None = None) -> Sequence[Row]:
        """Rows of a select."""


def explain(store: Asked, event: str) -> str:
    """What is known of an event and why, as text; `event` is its id, one of its earlier ids, or one of a mention.

    Raises CallError for an id that finds nothing.
    """
    found = _find(store, event)
    parts = [_head(found)]
    evidence = store.query(
        "select * from evidence where event_id = :id order by published_day, story_id, source_id, char_start",
        {"id": found["id"]},
    )
    parts += [_voice(number, row) for number, row in enumerate(_voices(evidence), 1)]
    if not evidence:
        parts.append(f"No loaded text speaks of it: {found['unsourced_reason'] or 'its sources are cited in place'}.\n")
    moved = _moves(evidence)
    if moved:
        parts.append("Its status: " + ", then ".join(moved) + ".\n")
    return "\n".join(parts)


def _find(store: Asked, event: str) -> Row:
    """The row of an event by its id, by the id of one of its mentions, or by an id that it had."""
    mention = "m-" + event[2:] if event[:2] in ("e-", "m-") else event
    rows = store.query(
        "select * from events where id = :event union "
        "select events.* from events join mentions on mentions.event_id = events.id where mentions.id = :mention union "
        "select events.* from events, json_each(events.formerly) where json_each.value = :event",
        {"event": event, "mention": mention},
    )
    if not rows:
        near = store.query(
            "select id from events where id like :like order by salience desc limit 3", {"like": f"%{event}%"}
        )
        hint = f"; perhaps {' or '.join(row['id'] for row in near)}" if near else "; `kb timeline` lists all"
        raise CallError(f"there is no event '{event}'{hint}")
    return rows[0]


def _head(row: Row) -> str:
    lines = [row["title"], f"{row['shown_date'] or 'undated'} ({row['status']})  ·  {row['id']}"]
    if row["edtf"]:
        lines.append(f"EDTF {row['edtf']}: {_bounds(row)}; {_BASES.get(row['date_basis'], row['date_basis'])}")
    if row["date_doubt"]:
        lines.append(f"Doubt: {row['date_doubt']}")
    lines += [f"Voices differ: {said}" for said in json.loads(row["choices"] or "[]")]
    if row["file"]:
        lines.append(f"Written in {row['file']}" + (f":{row['line']}" if row["line"] else ""))
    return "\n".join(lines) + "\n"


def _bounds(row: Row) -> str:
    """The outer bounds in words; a side that is open has no day to show."""
    if opens(row["edtf"]):
        return f"until {row['latest']} at the latest"
    if never_ends(row["edtf"]):
        return f"from {row['earliest']} at the earliest"
    return f"from {row['earliest']} to {row['latest']}" if row["earliest"] != row["latest"] else str(row["earliest"])


def _voices(evidence: Sequence[Row]) -> list[list[Row]]:
    """Evidence by sentence: what copies of one story say in the same words, reckoned alike, stands together."""
    groups: dict[tuple[str, str, str], dict[str, Row]] = {}
    for row in evidence:
        same = groups.setdefault((row["story_id"], _marked(row), _reckoning(row)), {})
        same.setdefault(row["source_id"], row)
    return [list(same.values()) for same in groups.values()]


def _voice(number: int, copies: Sequence[Row]) -> str:
    row = copies[0]
    where = row["publisher"] or row["source_title"]
    others = [copy["publisher"] or copy["source_id"] for copy in copies[1:]]
    head = f"{number}. {where}, {row['published_day'] or 'without a date'}"
    if others:
        head += f" (and a copy: {', '.join(others)})"
    quote = textwrap.fill(
        f"“{_marked(row)}”", width=96, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False
    )
    return f"{head}\n{quote}\n   {_reckoning(row)}\n"


def _marked(row: Row) -> str:
    """The quote on one line, its time words in brackets."""
    quote, start = row["quote"], row["char_start"]
    if start is not None and row["time_start"] is not None:
        left, right = row["time_start"] - start, row["time_end"] - start
        if 0 <= left < right <= len(quote):
            quote = f"{quote[:left]}[{quote[left:right]}]{quote[right:]}"
    return " ".join(quote.split())


def _reckoning(row: Row) -> str:
    """One line: words → date, rule, anchor."""
    if not row["edtf"]:
        return f"{row['status']}; gives no date" if row["status"] else "gives no date"
    said = EventTime(edtf=row["edtf"]).in_words()
    words = f"“{row['time_text']}” → {said}" if row["time_text"] else said
    counted = f"counted from {row['anchor_date']}" if row["anchor_date"] else ""
    basis = (
        "" if counted and row["date_basis"] == "relative" else _BASES.get(row["date_basis"], row["date_basis"] or "")
    )
    details = [basis, counted, f"rule {row['date_rule']}" if row["date_rule"] else ""]
    if row["date_doubt"]:
        details.append(f"doubt: {row['date_doubt']}")
    status = f"{row['status']}; " if row["status"] else ""
    return f"{status}{words} ({'; '.join(filter(None, details))})"


def _moves(evidence: Sequence[Row]) -> list[str]:
    """How the status moved with the day of publication, a step for each change; empty where it never moved."""
    steps: list[tuple[str, str]] = []
    for row in sorted(evidence, key=lambda one: one["published_day"] or ""):
        if row["status"] and row["published_day"] and (not steps or steps[-1][0] != row["status"]):
            steps.append((row["status"], row["published_day"]))
    return [f"{status} ({day})" for status, day in steps] if len(steps) > 1 else []
