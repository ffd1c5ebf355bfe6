"""The pages' counts after a small change: what its events add is added, what they held before is taken off.

`sql/counts.sql` counts everything, which takes a while for a million events; a small build must not pay that. Both
come to the same numbers: the laws are tested over the counts too.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import permutations
from json import dumps
from typing import NamedTuple

from kb.store.writing import Writer

BUSY = 2000
"""From so many events on, an actor has counts by month and facets of its own (as in `sql/counts.sql`)."""
_FACETS = ("type_id", "status", "year", "country_id", "review")
_IN = "(select value from json_each(?))"
_KEYS = {
    "timeline_counts": ("filter", "wanted", "class", "month"),
    "facet_counts": ("filter", "wanted", "facet", "value"),
}

Key = tuple[str, ...]


class Counted(NamedTuple):
    """What the counts hold of some events."""

    facets: dict[str, list[tuple[str, str]]]
    """By event: the facets that it counts under, each with its value."""
    months: dict[str, tuple[str, str, list[tuple[str, str]]]]
    """By event: class, month, and the filters that it counts under, each with its value."""
    actors: dict[str, set[str]]
    """By actor: its events among these, as itself or as one whom a delegate stands for."""


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


def _facets(counts: Counted, steady: Collection[str]) -> Counter[Key]:
    """Of the whole table, of what each value of one narrows it down to, and of the events of busy actors."""
    found: Counter[Key] = Counter()
    for values in counts.facets.values():
        for one in values:
            found.update([("", "", *one), (*one, *one)])
        found.update((*one, *other) for one, other in permutations(values, 2))
    for actor in steady:
        for event in counts.actors.get(actor, ()):
            found.update(("actor", actor, *one) for one in counts.facets[event])
    return found


def recount(store: Writer, before: Counted, after: Counted, *, busy: int = BUSY) -> None:
    """Brings the counts up to date with events that were `before` and are `after`."""
    held = _numbers(store, before.actors.keys() | after.actors.keys())
    now = {
        actor: number + len(after.actors.get(actor, ())) - len(before.actors.get(actor, ()))
        for actor, number in held.items()
    }
    steady = {actor for actor, number in now.items() if min(number, held[actor]) >= busy}
    months = _months(after, steady)
    months.subtract(_months(before, steady))
    facets = _facets(after, steady)
    facets.subtract(_facets(before, steady))
    _add(store, "timeline_counts", months)
    _add(store, "facet_counts", facets)
    store.execute_many("insert or replace into actor_counts(actor_id, n_events) values (?, ?)", now.items())
    store.delete("actor_counts", "actor_id", [actor for actor, number in now.items() if not number])
    for actor, number in now.items():
        if (number >= busy) != (held[actor] >= busy):
            for table in _KEYS:
                store.execute(f"delete from {table} where filter = 'actor' and wanted = ?", [actor])
            if number >= busy:
                store.execute(_OF_ACTOR, {"actor": actor})
                for facet in _FACETS:
                    store.execute(_FACET_OF_ACTOR.format(facet), {"actor": actor})
    store.execute(_TOTALS)


def _months(counts: Counted, steady: Collection[str]) -> Counter[Key]:
    found: Counter[Key] = Counter()
    for event, (kind, month, filters) in counts.months.items():
        found.update((name, value, kind, month) for name, value in filters)
        found.update(("actor", one, kind, month) for one in steady if event in counts.actors.get(one, ()))
    return found


def _add(store: Writer, table: str, change: Counter[Key]) -> None:
    """Adds what changed to counts that are there; those that come to nothing go."""
    columns = _KEYS[table]
    added = f"insert into {table}({', '.join(columns)}, n) values (?, ?, ?, ?, ?)"
    sql = f"{added} on conflict do update set n = n + excluded.n"
    store.execute_many(sql, [(*key, n) for key, n in change.items() if n])
    sql = f"delete from {table} where n = 0 and {' and '.join(f'{column} = ?' for column in columns)}"
    store.execute_many(sql, [key for key, n in change.items() if n < 0])


def _numbers(store: Writer, actors: Collection[str]) -> Mapping[str, int]:
    sql = f"select actor_id, n_events from actor_counts where actor_id in {_IN}"
    return dict.fromkeys(actors, 0) | dict(store.stream(sql, [dumps(sorted(actors))]))


_ITS = """(
    select event_id from participations where actor_id = :actor
    union select event_id from participations where on_behalf_of = :actor)"""
_OF_ACTOR = f"""insert into timeline_counts(filter, wanted, class, month, n)
  select 'actor', :actor, class, month, count(*) from dated_events where id in {_ITS}
  group by class, month"""
_FACET_OF_ACTOR = f"""insert into facet_counts(filter, wanted, facet, value, n)
  select 'actor', :actor, '{{0}}', {{0}}, count(*) from events where id in {_ITS} and {{0}} is not null
  group by {{0}}"""
_TOTALS = """insert or replace into totals(what, n)
  select 'events', count(*) from events
  union all select 'sources', count(*) from sources
  union all select 'stories', count(distinct story_id) from sources"""
