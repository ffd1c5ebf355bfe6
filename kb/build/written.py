"""What a merge came to, as rows: events, who takes part, ties, suggestions, problems; rows that are right stay.

It decides nothing: which mentions are merged anew is settled in `kb.build.events`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from kb import rows, rows_known
from kb.build.index import block_number
from kb.build.run import Run
from kb.checks import Checked
from kb.merge import Merged
from kb.store import Writer
from schemas.event import Event

MERGED = "('W02', 'W05')"
"""The problems that the merge tells of."""


def write_problems(store: Writer, merged: Merged) -> None:
    """Writes what the merge says of its written events, in place of what it said before."""
    for event in merged.events:
        if event.origin == "curated":
            sql = f"delete from problems where code in {MERGED} and file = ? and line is ?"
            store.execute(sql, [event.file, event.line])
    store.insert("problems", map(rows_known.problem_row, dict.fromkeys(merged.problems)), replace=True)


def write(run: Run, checked: Checked, merged: Merged, before: Mapping[str, dict[str, Any]]) -> None:
    """Writes events, who takes part, to which event each mention belongs, and suggestions; untouched rows stay."""
    store = run.store
    run.keep_places((event.place for event in merged.events), {place.id: place for place in checked.places})
    places = {**run.vocabulary.places, **checked.vocabulary.places}
    new = {}
    for event in merged.events:
        place = places.get(event.place or "")
        new[event.id] = rows.event_row(event, place, run.country_of(place), merged.choices.get(event.id, ()))
    touched = {*before, *new}
    store.delete("participations", "event_id", touched)
    store.delete("suggestions", "event_id", touched)
    store.delete("suggestions", "other_id", touched)
    store.delete("relations", "event_id", touched)
    store.delete("relations", "other_id", before.keys() - new.keys())
    stale = {key for key, row in before.items() if _differs(row, new.get(key))}
    store.delete("events", "id", stale)
    store.insert("events", (row for key, row in new.items() if key not in before or key in stale))
    store.insert("participations", (row for event in merged.events for row in rows.participation_rows(event)))
    known = (s for s in merged.suggestions if s.event in new and s.other in new)
    store.insert("suggestions", map(rows_known.suggestion_row, known), ignore=True)
    # A mention of this merge that joined nothing belongs to nothing now.
    single = _single(merged)
    belongs = [
        (node, merged.joined.get(node), None if block in single else block_number(block))
        for node, block in merged.blocks.items()
        if node.startswith("m-")
    ]
    store.execute(_BELONGS, [json.dumps(belongs)])
    store.execute_many(
        "update written_nodes set block = ? where event_id = ?",
        ((block_number(block), node) for node, block in merged.blocks.items() if not node.startswith("m-")),
    )


_BELONGS = """update mentions set event_id = json_extract(new.value, '$[1]'), block = json_extract(new.value, '$[2]')
from json_each(?) new where mentions.id = json_extract(new.value, '$[0]')"""
"""One statement for all: before each that changes a foreign key, SQLite copies the pages that it touches."""


def _single(merged: Merged) -> set[str]:
    """The blocks that hold the mentions of one machine-made event and nothing else: its id alone says as much."""
    made: dict[str, set[str | None]] = defaultdict(set)
    for node, block in merged.blocks.items():
        made[block].add(merged.joined.get(node))  # None for a written event
    return {block for block, events in made.items() if len(events) == 1 and None not in events}


def _differs(old: Mapping[str, Any], new: Mapping[str, Any] | None) -> bool:
    return new is None or any(old[column] != value for column, value in new.items())


def relate(store: Writer, merged: Iterable[Event], written: Iterable[Event]) -> None:
    """Writes the relations of merged events, and all that people wrote: the events that these name may be new.

    A machine-made event is found by the id of any of its mentions; what names no event that there is, is left out.
    """
    events = {event.id: event for event in [*written, *merged] if event.relations}
    store.delete("relations", "event_id", list(events))
    for event in events.values():
        for row in rows.relation_rows(event):
            store.execute(
                """insert or ignore into relations(event_id, kind, other_id, quote)
                select one.id, :kind, other.id, :quote from events one join events other
                where one.id = :event_id and other.id <> :event_id and other.id in
                  (:other_id, (select event_id from mentions where id = 'm-' || substr(:other_id, 3)))""",
                row,
            )
