"""The event side of a build: what a change touches is merged anew, whole, and written in one transaction.

What must be done is read from `pending` and from the difference of the hand-written records to what the last merge
saw; how mentions become events is the work of `kb.merge`.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from kb import rows, rows_known
from kb.build.actors import prune_actors, settle_actors, settle_places
from kb.build.citations import settle_citations
from kb.build.index import Index, block_number, key_number, node_number, write_keys
from kb.build.pending import note, noted
from kb.build.run import Run, chunks
from kb.checks import Checked
from kb.merge import Merged, blocks, event_keys, merge, unmatched
from kb.report import EventChange, changes
from kb.store import Writer
from kb.store.counts import counted, recount
from schemas.event import Event
from schemas.ids import digest

_IN = "(select value from json_each(?))"


def settle_events(run: Run, checked: Checked, *, tell: bool = True) -> list[EventChange]:
    """Brings events, evidence, actors and decisions up to date with mentions and hand-written records.

    Many changed texts are merged in batches by their days, each with the events that it touches: a batch sees what
    earlier ones made, as a later build would. What became of the events is told unless `tell` is False.
    """
    store = run.store
    sql = "select item from pending join sources on id = item where pending.kind = 'merge' order by published_day, id"
    waiting = [row[0] for row in store.stream(sql)]
    index = Index(store, {event.id: event for event in checked.events}, checked.decisions)
    old: dict[str, dict[str, Any]] = {}
    new: set[str] = set()
    done = 0
    if len(waiting) > run.per_merge or not tell:
        with store.atomic():
            note(store, "counts", ["all" if tell else "first"])  # counted once at the end
    for batch in chunks(waiting, run.per_merge) if waiting else [[]]:
        with store.atomic():
            before, after = _settle(run, checked, index, batch)
            done += len(batch)
            if tell:
                old |= {key: row for key, row in before.items() if key not in old and key not in new}
                new |= after
            if done == len(waiting):
                _settle_rest(run, checked, index)
        run.progress("merging", done, len(waiting))
    return changes(*_compared(store, old, new)) if tell else []


def _settle(
    run: Run, checked: Checked, index: Index, batch: Sequence[str]
) -> tuple[dict[str, dict[str, Any]], set[str]]:
    """Merges what a batch of texts touches, and what else is noted; the rows of these events before, their ids now."""
    store = run.store
    store.execute(f"delete from pending where kind = 'merge' and item in {_IN}", [rows.listed(batch) or "[]"])
    index.start()
    changed, keys = _changed(store, checked, index, batch)
    nodes, common = blocks(changed, keys, index) if changed or keys else (set[str](), set[str]())
    merged = _merged(checked, index, nodes, common)
    before = _events_of(store, nodes | changed)
    after = {event.id for event in merged.events}
    recounted = noted(store, "counts")
    held = None if recounted else counted(store, before)
    _write(run, checked, merged, before)
    settle_citations(run, checked.events, {node for node in nodes | changed if not node.startswith("m-")})
    _relate(store, merged.events, checked.events)
    settle_actors(run, checked, before.keys() | after)
    _merge_problems(store, merged)
    if held is not None:
        recount(store, held, counted(store, after))
    store.execute("delete from pending where kind in ('key', 'block', 'event')")
    return before, after


def _settle_rest(run: Run, checked: Checked, index: Index) -> None:
    """What is done once, after the last batch."""
    store = run.store
    prune_actors(store, {actor.id for actor in checked.actors})
    settle_places(run, checked)
    _check_problems(store, checked, index)


def _changed(store: Writer, checked: Checked, index: Index, batch: Sequence[str]) -> tuple[set[str], set[str]]:
    """The nodes that came, went or changed, and the keys that they hold or held (as numbers in text)."""
    keys = set(noted(store, "key"))
    nodes = index.in_blocks(int(block) for block in noted(store, "block"))
    new = index.mentions_in(batch)
    write_keys(store, index.features(new).values())
    nodes |= new | index.cited_from(batch)
    nodes |= set(noted(store, "event")) & index.events.keys()
    nodes |= _changed_decisions(store, checked, index)
    keys |= {str(key_number(key)) for key in index.keys(nodes)}
    changed, old_keys = _changed_written(store, checked)
    return nodes | changed, keys | old_keys


def _changed_written(store: Writer, checked: Checked) -> tuple[set[str], set[str]]:
    """The written events that came, went or changed, and the keys that they hold or held; notes them as they are."""
    old = {row["event_id"]: row for row in store.query("select * from written_nodes")}
    new = {event.id: (event, digest(event.model_dump_json())) for event in checked.events}
    gone = [key for key in old if key not in new]
    came = [key for key, (_, sha256) in new.items() if key not in old or old[key]["sha256"] != sha256]
    held = {key: json.loads(old[key]["merge_keys"] or "[]") for key in [*gone, *came] if key in old}
    dropped = ((key, node_number(event)) for event, numbers in held.items() for key in numbers)
    store.execute_many("delete from merge_keys where merge_key = ? and node = ?", dropped)
    store.delete("written_nodes", "event_id", gone)
    hold = {key: sorted({key_number(word) for word in event_keys(new[key][0])}) for key in came}
    store.insert(
        "merge_keys",
        ({"merge_key": key, "node": node_number(event)} for event, numbers in hold.items() for key in numbers),
        ignore=True,
    )
    store.insert(
        "written_nodes",
        (
            {
                "event_id": key,
                "block": old[key]["block"] if key in old else None,
                "sha256": new[key][1],
                "merge_keys": json.dumps(hold[key]),
            }
            for key in came
        ),
        replace=True,
    )
    keys = {str(key) for numbers in [*held.values(), *hold.values()] for key in numbers}
    blocks_of_gone = [old[key]["block"] for key in gone if old[key]["block"] is not None]
    fellows = Index(store, {key: event for key, (event, _) in new.items()}, ()).in_blocks(blocks_of_gone)
    return {*gone, *came, *fellows}, keys


def _changed_decisions(store: Writer, checked: Checked, index: Index) -> set[str]:
    """The nodes that new, changed and withdrawn decisions are about; writes the decisions as they are."""
    new = {_content(row): decision for decision in checked.decisions for row in [rows_known.decision_row(decision)]}
    old = {_content(row): row for row in store.query("select * from decisions")}
    nodes = {node for key, decision in new.items() if key not in old for node in index.about(decision)}
    for key, row in old.items():
        if key not in new:
            nodes |= index.about(_decision(row))
    if new.keys() != old.keys() or len(old) != len(checked.decisions):
        store.execute("delete from decisions")
        store.insert("decisions", map(rows_known.decision_row, checked.decisions), replace=True)
    return nodes


def _merged(checked: Checked, index: Index, nodes: set[str], common: set[str]) -> Merged:
    """The events of these nodes, which are whole blocks."""
    mentions = index.mentions([node for node in nodes if node not in index.events])
    sources = index.sources({mention.source for mention in mentions})
    events = [event for event in checked.events if event.id in nodes]
    known = index.features(nodes)
    return merge(mentions, sources, events, checked.decisions, checked.vocabulary, common=common, known=known)


def _events_of(store: Writer, nodes: Collection[str]) -> dict[str, dict[str, Any]]:
    """The rows of the events that these nodes, and mentions that are gone, made before."""
    found = set(noted(store, "event"))
    for part in chunks(nodes, 20000):
        listed = rows.listed(part)
        sql = f"select event_id from mentions where id in {_IN} and event_id is not null"
        found |= {row[0] for row in store.stream(sql, [listed])}
        found |= {row[0] for row in store.stream(f"select id from events where id in {_IN}", [listed])}
    return {row["id"]: row for row in _rows(store, found)}


def _rows(store: Writer, ids: Collection[str]) -> Iterator[dict[str, Any]]:
    for part in chunks(sorted(ids), 5000):
        yield from store.query(f"select * from events where id in {_IN} order by id", [rows.listed(part)])


def _write(run: Run, checked: Checked, merged: Merged, before: Mapping[str, dict[str, Any]]) -> None:
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
    stale = [key for key, row in before.items() if _differs(row, new.get(key))]
    store.delete("events", "id", stale)
    store.insert("events", (row for key, row in new.items() if key not in before or key in set(stale)))
    store.insert("participations", (row for event in merged.events for row in rows.participation_rows(event)))
    known = (s for s in merged.suggestions if s.event in new and s.other in new)
    store.insert("suggestions", map(rows_known.suggestion_row, known), ignore=True)
    # A mention of this merge that joined nothing belongs to nothing now.
    store.execute_many(
        "update mentions set event_id = ?, block = ? where id = ?",
        ((merged.joined.get(node), block_number(block), node) for node, block in merged.blocks.items()),
    )
    store.execute_many(
        "update written_nodes set block = ? where event_id = ?",
        ((block_number(block), node) for node, block in merged.blocks.items() if not node.startswith("m-")),
    )


def _differs(old: Mapping[str, Any], new: Mapping[str, Any] | None) -> bool:
    return new is None or any(old[column] != value for column, value in new.items())


def _relate(store: Writer, merged: Iterable[Event], written: Iterable[Event]) -> None:
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


_MERGED = "('W02', 'W05')"


def _merge_problems(store: Writer, merged: Merged) -> None:
    """Writes what the merge says of its written events, in place of what it said before."""
    for event in merged.events:
        if event.origin == "curated":
            sql = f"delete from problems where code in {_MERGED} and file = ? and line is ?"
            store.execute(sql, [event.file, event.line])
    store.insert("problems", map(rows_known.problem_row, dict.fromkeys(merged.problems)), replace=True)


def _check_problems(store: Writer, checked: Checked, index: Index) -> None:
    """Writes what is wrong with hand-written files; drops what the merge said of events that are gone."""
    store.execute(f"delete from problems where code not in {_MERGED} and file not like 'articles/%'")
    kept = {(event.file, event.line) for event in checked.events}
    for row in store.query(f"select rowid, file, line from problems where code in {_MERGED}"):
        if (row["file"], row["line"]) not in kept:
            store.execute("delete from problems where rowid = ?", [row["rowid"]])
    lost = unmatched(checked.decisions, lambda decision: bool(index.about(decision)))
    store.insert("problems", map(rows_known.problem_row, dict.fromkeys([*checked.problems, *lost])), replace=True)


def _compared(
    store: Writer, before: Mapping[str, dict[str, Any]], after: Collection[str]
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """The events before and now, with what `changes` needs: what became of those that went, and the newest evidence."""
    new = {row["id"]: row for row in _rows(store, after)}
    went = ["m-" + key[2:] for key in before if key not in new and key.startswith("e-")]
    now = dict(store.stream(f"select id, event_id from mentions where id in {_IN}", [rows.listed(went) or "[]"]))
    old = {key: {**row, "now": now.get("m-" + key[2:])} for key, row in before.items()}
    for part in chunks(sorted(new), 5000):
        newest = store.stream(
            f"""select event_id, s.id, s.published_day, quote from mentions m join sources s on s.id = m.source_id
            where event_id in {_IN} order by s.published_day is not null, s.published_day, s.id, char_start desc""",
            [rows.listed(part)],
        )
        for event, source, day, quote in newest:
            new[event]["because"] = f"{source}{f', {day}' if day else ''}: “{quote}”" if quote else source
    return old, new


def _content(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(value for column, value in row.items() if column not in ("file", "line"))


def _decision(row: Mapping[str, Any]) -> Any:
    from schemas.decision import Decision

    return Decision.model_construct(
        kind=row["kind"], event=row["event_id"], other=row["other_id"], source=row["source_id"], quote=row["quote"],
        trigger=row["trigger_text"],
    )  # fmt: skip
