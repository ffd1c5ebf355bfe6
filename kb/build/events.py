"""The event side of a build: what a change touches is merged anew, whole, and written in one transaction.

What must be done is read from `pending` and from the difference of the hand-written records to what the last merge
saw; how mentions become events is the work of `kb.merge`.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from kb import readback, rows, rows_known
from kb.build.actors import prune_actors, settle_actors, settle_places
from kb.build.citations import settle_citations
from kb.build.index import Index
from kb.build.pending import note, noted
from kb.build.run import Run, chunks
from kb.build.tagging import Tagged
from kb.build.written import MERGED, relate, write, write_problems
from kb.checks import Checked
from kb.merge import Merged, blocks, event_keys, merge, unmatched
from kb.report import EventChange, changes, refusal
from kb.store import Writer
from kb.store.counts import counted, recount
from schemas.decision import Decision
from schemas.ids import digest

_IN = "(select value from json_each(?))"


class Merging:
    """The merge of one build: events, evidence, actors and decisions are brought up to date with all that changed.

    Many changed texts are merged in batches by their days, each with the events that it touches: a batch sees what
    earlier ones made, as a later build would. What became of the events is told unless `tell` is False.
    """

    def __init__(self, run: Run, checked: Checked, *, tell: bool = True) -> None:
        self._run, self._checked, self._tell = run, checked, tell
        self._index = Index(run.store, {event.id: event for event in checked.events}, checked.decisions)
        self._old: dict[str, dict[str, Any]] = {}
        self._new: set[str] = set()
        self._refused: dict[str, Decision] = {}
        self._done = 0
        self._all = len(noted(run.store, "source")) + len(noted(run.store, "merge"))
        if self._all > run.per_merge:
            with run.store.atomic():
                note(run.store, "counts", ["all"])  # counted once at the end

    def add(self, found: Iterable[Tagged]) -> None:
        """Takes over what was made of texts whose mentions are written."""
        self._index.add(found)

    def begin(self) -> None:
        """Merges what is extracted so far, in whole batches, while workers go on extracting.

        Only where no text has older mentions: these would be merged once more before they go.
        """
        size = self._run.per_merge if self._run.executor is None else self._run.per_write
        waiting = self._waiting()
        for batch in chunks(waiting[: len(waiting) - len(waiting) % size], size):
            with self._run.store.atomic():
                self._merge(batch)

    def finish(self) -> list[EventChange]:
        """Merges all that is left; what became of the events."""
        batches = list(chunks(self._waiting(), self._run.per_merge)) or [[]]
        for batch in batches:
            with self._run.store.atomic():
                self._merge(batch)
                if batch is batches[-1]:
                    _settle_rest(self._run, self._checked, self._index)
        return changes(*_compared(self._run.store, self._old, self._new, self._refused)) if self._tell else []

    def _waiting(self) -> list[str]:
        sql = """select item from pending join sources on id = item where pending.kind = 'merge'
          order by published_day, id"""
        return [row[0] for row in self._run.store.stream(sql)]

    def _merge(self, batch: Sequence[str]) -> None:
        before, after, refused = _settle(self._run, self._checked, self._index, batch)
        if self._tell:
            self._old |= {k: row for k, row in before.items() if k not in self._old and k not in self._new}
            self._new |= after
            self._refused |= refused
        self._done += len(batch)
        self._run.progress("merging", self._done, max(self._all, self._done))


def _settle(
    run: Run, checked: Checked, index: Index, batch: Sequence[str]
) -> tuple[dict[str, dict[str, Any]], set[str], dict[str, Decision]]:
    """Merges what a batch of texts touches, and what else is noted.

    Hands back the rows of these events before, their ids now, and by node what people refused.
    """
    store = run.store
    store.execute(f"delete from pending where kind = 'merge' and item in {_IN}", [rows.listed(batch) or "[]"])
    index.start()
    changed, went = _changed(store, checked, index, batch)
    nodes, common = blocks(changed, went, index) if changed or went else (set[str](), set[int]())
    index.keys.write(store)
    merged = _merged(checked, index, nodes, common)
    before = _events_of(store, nodes | changed)
    after = {event.id for event in merged.events}
    recounted = noted(store, "counts")
    held = None if recounted else counted(store, before)
    write(run, checked, merged, before)
    settle_citations(run, checked.events, {node for node in nodes | changed if not node.startswith("m-")})
    relate(store, merged.events, checked.events)
    settle_actors(run, checked, before.keys() | after)
    write_problems(store, merged)
    if held is not None:
        recount(store, held, counted(store, after))
    store.execute("delete from pending where kind in ('key', 'block', 'event')")
    return before, after, merged.refused


def _settle_rest(run: Run, checked: Checked, index: Index) -> None:
    """What is done once, after the last batch."""
    store = run.store
    prune_actors(store, {actor.id for actor in checked.actors})
    settle_places(run, checked)
    _check_problems(store, checked, index)


def _changed(store: Writer, checked: Checked, index: Index, batch: Sequence[str]) -> tuple[set[str], Counter[int]]:
    """The nodes that came, went or changed, and for each merge key how many nodes no longer hold it."""
    went = Counter(int(item.partition(" ")[0]) for item in noted(store, "key"))
    nodes = index.in_blocks(int(block) for block in noted(store, "block"))
    nodes |= index.in_events(noted(store, "event"))
    new = index.mentions_in(batch)
    index.keys.add({node: features.keys for node, features in index.features(new).items()})
    nodes |= new | index.cited_from(batch)
    nodes |= set(noted(store, "event")) & index.events.keys()
    nodes |= _changed_decisions(store, checked, index)
    changed, held = _changed_written(store, checked, index)
    went.update(key for keys in held.values() for key in keys)
    return nodes | changed, went


def _changed_written(store: Writer, checked: Checked, index: Index) -> tuple[set[str], dict[str, list[int]]]:
    """The written events that came, went or changed, and the keys that they held; notes them as they are."""
    old = {row["event_id"]: row for row in store.query("select * from written_nodes")}
    new = {event.id: (event, digest(event.model_dump_json())) for event in checked.events}
    gone = [key for key in old if key not in new]
    came = [key for key, (_, sha256) in new.items() if key not in old or old[key]["sha256"] != sha256]
    hold = {event: event_keys(new[event][0]) for event in came}
    held = {event: json.loads(old[event]["merge_keys"]) for event in [*gone, *came] if event in old}
    index.keys.drop(held)
    index.keys.add(hold)
    store.delete("written_nodes", "event_id", gone)
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
    blocks_of_gone = [old[key]["block"] for key in gone if old[key]["block"] is not None]
    fellows = Index(store, {key: event for key, (event, _) in new.items()}, ()).in_blocks(blocks_of_gone)
    return {*gone, *came, *fellows}, held


def _changed_decisions(store: Writer, checked: Checked, index: Index) -> set[str]:
    """The nodes that new, changed and withdrawn decisions are about; writes the decisions as they are."""
    new = {_content(row): decision for decision in checked.decisions for row in [rows_known.decision_row(decision)]}
    old = {_content(row): row for row in store.query("select * from decisions")}
    nodes = {node for key, decision in new.items() if key not in old for node in index.about(decision)}
    for key, row in old.items():
        if key not in new:
            nodes |= index.about(readback.decision(row))
    if new.keys() != old.keys() or len(old) != len(checked.decisions):
        store.execute("delete from decisions")
        store.insert("decisions", map(rows_known.decision_row, checked.decisions), replace=True)
    return nodes


def _merged(checked: Checked, index: Index, nodes: set[str], common: set[int]) -> Merged:
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


def _check_problems(store: Writer, checked: Checked, index: Index) -> None:
    """Writes what is wrong with hand-written files; drops what the merge said of events that are gone."""
    store.execute(f"delete from problems where code not in {MERGED} and file not like 'articles/%'")
    kept = {(event.file, event.line) for event in checked.events}
    for row in store.query(f"select rowid, file, line from problems where code in {MERGED}"):
        if (row["file"], row["line"]) not in kept:
            store.execute("delete from problems where rowid = ?", [row["rowid"]])
    lost = unmatched(checked.decisions, lambda decision: bool(index.about(decision)))
    store.insert("problems", map(rows_known.problem_row, dict.fromkeys([*checked.problems, *lost])), replace=True)


def _compared(
    store: Writer, before: Mapping[str, dict[str, Any]], after: Collection[str], refused: Mapping[str, Decision]
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """The events before and now, with what `changes` needs: what became of those that went, and the newest evidence."""
    new = {row["id"]: row for row in _rows(store, after)}
    went = ["m-" + key[2:] for key in before if key not in new and key.startswith("e-")]
    now = dict(store.stream(f"select id, event_id from mentions where id in {_IN}", [rows.listed(went) or "[]"]))
    old = {key: {**row, "now": now.get("m-" + key[2:])} for key, row in before.items()}
    for key in old.keys() - new.keys():
        if (decision := refused.get("m-" + key[2:] if key.startswith("e-") else key)) is not None:
            old[key]["because"] = refusal(decision)
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
