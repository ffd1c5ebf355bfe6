"""The pages' counts after a small change: what its events add is added, what they held before is taken off.

`sql/counts.sql` counts everything, which takes a while for a million events; a small build must not pay that. Both
come to the same numbers: the laws are tested over the counts too.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from json import dumps
from typing import NamedTuple

from kb.store.writing import Writer

BUSY = 2000
"""From so many events on, an actor or a value of a facet has counts of its own (as in `sql/counts.sql`)."""
_FACETS = ("type_id", "status", "year", "country_id", "review")
_IN = "(select value from json_each(?))"
_KEYS = {
    "timeline_counts": ("filter", "wanted", "class", "month"),
    "facet_counts": ("filter", "wanted", "facet", "value"),
}

Key = tuple[str, ...]
One = tuple[str, str]
"""What events are narrowed down by: `actor` or the column of a facet, and its value."""


class Counted(NamedTuple):
    """What the counts hold of some events."""

    facets: dict[str, list[tuple[str, str]]]
    """By event: the facets that it counts under, each with its value."""
    months: dict[str, tuple[str, str, list[tuple[str, str]]]]
    """By event: class, month, and the filters that it counts under, each with its value."""
    actors: dict[str, set[str]]
    """By actor: its events among these, as itself or as one whom a delegate stands for."""

    def numbers(self) -> Counter[One]:
        """How many of these events each actor and each value of a facet has."""
        found = Counter(one for values in self.facets.values() for one in values)
        found.update({("actor", actor): len(events) for actor, events in self.actors.items()})
        return found


def counted(store: Writer, events: Collection[str]) -> Counted:
    """What the counts hold of these events, as they stand now."""
    ids = [dumps(sorted(events))]
    facets = {
        row.pop("id"): [(name, value) for name, value in row.items() if value is not None]
        for row in store.query(f"select id, {', '.join(_FACETS)} from events where id in {_IN}", ids)
    }
    sql = f"select id, class, month, type_id, status, country_id from dated_events where id in {_IN}"
    months = {
        event: (kind, month, [("all", ""), *((name, value) for name, value in filters if value is not None)])
        for event, kind, month, type_, status, country in store.stream(sql, ids)
        for filters in [(("type", type_), ("status", status), ("country", country))]
    }
    actors: dict[str, set[str]] = {}
    sql = f"select event_id, actor_id, on_behalf_of from participations where event_id in {_IN}"
    for event, actor, sender in store.stream(sql, ids):
        for one in {actor, sender} - {None}:
            actors.setdefault(one, set()).add(event)
    return Counted(facets, months, actors)


def _facets(counts: Counted, steady: Collection[One]) -> Counter[Key]:
    """Of the whole table, and of the events of each value of a facet and each actor that is busy."""
    found: Counter[Key] = Counter()
    for values in counts.facets.values():
        found.update(("", "", *one) for one in values)
        found.update((*one, *other) for one in values if one in steady for other in values)
    for filter_, actor in steady:
        for event in counts.actors.get(actor, ()) if filter_ == "actor" else ():
            found.update(("actor", actor, *one) for one in counts.facets[event])
    return found


def recount(store: Writer, before: Counted, after: Counted, *, busy: int = BUSY) -> None:
    """Brings the counts up to date with events that were `before` and are `after`."""
    were, are = before.numbers(), after.numbers()
    held = _held(store, were.keys() | are.keys())
    now = {one: n + are[one] - were[one] for one, n in held.items()}
    steady = {one for one, n in now.items() if min(n, held[one]) >= busy}
    months = _months(after, steady)
    months.subtract(_months(before, steady))
    facets = _facets(after, steady)
    facets.subtract(_facets(before, steady))
    _add(store, "timeline_counts", months)
    _add(store, "facet_counts", facets)
    actors = {value: n for (filter_, value), n in now.items() if filter_ == "actor"}
    store.execute_many("insert or replace into actor_counts(actor_id, n_events) values (?, ?)", actors.items())
    store.delete("actor_counts", "actor_id", [actor for actor, n in actors.items() if not n])
    for one, n in now.items():
        if (n >= busy) != (held[one] >= busy):
            _turn(store, one, busy=n >= busy)
    store.execute(_TOTALS)


def _turn(store: Writer, one: One, *, busy: bool) -> None:
    """Counts all events of what is busy now; drops the counts of what is no longer."""
    filter_, value = one
    within = _ITS if filter_ == "actor" else f"{filter_} = :value"
    in_months = _IN_MONTHS.get(filter_)
    store.execute("delete from facet_counts where filter = ? and wanted = ?", one)
    if in_months:
        store.execute("delete from timeline_counts where filter = ? and wanted = ?", (in_months, value))
    if not busy:
        return
    for facet in _FACETS:
        sql = _FACET_OF.format(facet=facet, within=within)
        store.execute(sql, {"filter": filter_, "value": value})
    if in_months:
        store.execute(_MONTHS_OF.format(within=within), {"filter": in_months, "value": value})


def _months(counts: Counted, steady: Collection[One]) -> Counter[Key]:
    found: Counter[Key] = Counter()
    for kind, month, filters in counts.months.values():
        found.update(
            (name, value, kind, month)
            for name, value in filters
            if name != "country" or ("country_id", value) in steady
        )
    for filter_, actor in steady:
        for event in counts.actors.get(actor, ()) if filter_ == "actor" else ():
            if event in counts.months:
                found["actor", actor, *counts.months[event][:2]] += 1
    return found


def _add(store: Writer, table: str, change: Counter[Key]) -> None:
    """Adds what changed to counts that are there; those that come to nothing go."""
    columns = _KEYS[table]
    added = f"insert into {table}({', '.join(columns)}, n) values (?, ?, ?, ?, ?)"
    sql = f"{added} on conflict do update set n = n + excluded.n"
    store.execute_many(sql, [(*key, n) for key, n in change.items() if n])
    sql = f"delete from {table} where n = 0 and {' and '.join(f'{column} = ?' for column in columns)}"
    store.execute_many(sql, [key for key, n in change.items() if n < 0])


def _held(store: Writer, asked: Collection[One]) -> Mapping[One, int]:
    """How many events each of these had when they were last counted."""
    actors = dumps(sorted(value for filter_, value in asked if filter_ == "actor"))
    found: dict[One, int] = dict.fromkeys(asked, 0)
    sql = f"select 'actor', actor_id, n_events from actor_counts where actor_id in {_IN}"
    found |= {(filter_, value): n for filter_, value, n in store.stream(sql, [actors])}
    sql = "select facet, value, n from facet_counts where filter = '' and wanted = ''"
    return found | {(facet, value): n for facet, value, n in store.stream(sql) if (facet, value) in found}


_ITS = """id in (
    select event_id from participations where actor_id = :value
    union select event_id from participations where on_behalf_of = :value)"""
_IN_MONTHS = {"actor": "actor", "country_id": "country"}
"""What is counted by month only where it is busy, and its name there."""
_MONTHS_OF = """insert into timeline_counts(filter, wanted, class, month, n)
  select :filter, :value, class, month, count(*) from dated_events where {within} group by class, month"""
_FACET_OF = """insert into facet_counts(filter, wanted, facet, value, n)
  select :filter, :value, '{facet}', {facet}, count(*) from events where {within} and {facet} is not null
  group by {facet}"""
_TOTALS = """insert or replace into totals(what, n)
  select 'events', count(*) from events
  union all select 'sources', count(*) from sources
  union all select 'stories', count(distinct story_id) from sources"""
