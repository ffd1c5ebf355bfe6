"""The pages' counts after a small change: what its events added is added, what they held before is taken off.

`sql/counts.sql` counts everything, which takes a while for a million events; a small build must not pay that.
`BUSY` is the number there from which an actor has counts by month of its own.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from json import dumps
from typing import NamedTuple

from kb.store.writing import Writer

BUSY = 5000
_IN = "(select value from json_each(?))"
_MONTHS = "insert into timeline_counts(filter, wanted, class, month, n) values (?, ?, ?, ?, ?)"


class Counted(NamedTuple):
    """What the counts hold of some events."""

    months: dict[str, tuple[str, str, list[tuple[str, str]]]]
    """By event: class, month, and the filters that it counts under, each with its value."""
    actors: dict[str, set[str]]
    """By actor: its events among these, as itself or as one whom a delegate stands for."""
    days: dict[str, tuple[str, str]]
    """By event: its outer bounds."""


def counted(store: Writer, events: Collection[str]) -> Counted:
    """What the counts hold of these events, as they stand now."""
    ids = [dumps(sorted(events))]
    days = {key: (first, last) for key, first, last in store.stream(
        f"select id, earliest, latest from events where earliest is not null and id in {_IN}", ids
    )}  # fmt: skip
    sql = f"select id, class, month, type_id, status, country_id from dated_events where id in {_IN}"
    months = {
        event: (class_, month, [("all", ""), *((name, value) for name, value in filters if value is not None)])
        for event, class_, month, kind, status, country in store.stream(sql, ids)
        for filters in [(("type", kind), ("status", status), ("country", country))]
    }
    actors: dict[str, set[str]] = {}
    sql = f"select event_id, actor_id, on_behalf_of from participations where event_id in {_IN}"
    for event, actor, sender in store.stream(sql, ids):
        for one in {actor, sender} - {None}:
            actors.setdefault(one, set()).add(event)
    return Counted(months, actors, days)


def recount(store: Writer, before: Counted, after: Counted, *, busy: int = BUSY) -> None:
    """Brings the counts up to date with events that were `before` and are `after`."""
    change: Counter[tuple[str, str, str, str]] = Counter()
    held = _numbers(store, before.actors.keys() | after.actors.keys())
    now = {
        actor: number + len(after.actors.get(actor, ())) - len(before.actors.get(actor, ()))
        for actor, number in held.items()
    }
    steady = {actor for actor, number in now.items() if number >= busy and held[actor] >= busy}
    for counts, sign in ((before, -1), (after, 1)):
        for event, (class_, month, filters) in counts.months.items():
            for name, value in filters:
                change[name, value, class_, month] += sign
            for actor in steady:
                if event in counts.actors.get(actor, ()):
                    change["actor", actor, class_, month] += sign
    sql = f"{_MONTHS} on conflict do update set n = n + excluded.n"
    store.execute_many(sql, ((*key, n) for key, n in change.items() if n))
    sql = "delete from timeline_counts where filter = ? and wanted = ? and class = ? and month = ? and n = 0"
    store.execute_many(sql, [key for key, n in change.items() if n < 0])
    for actor, number in now.items():
        if actor not in steady or not _widened(store, actor, number, before, after):
            _count_actor(store, actor, number)
        if (number >= busy) != (held[actor] >= busy):
            store.execute("delete from timeline_counts where filter = 'actor' and wanted = ?", [actor])
            if number >= busy:
                store.execute(_OF_ACTOR, {"actor": actor})


def _numbers(store: Writer, actors: Collection[str]) -> Mapping[str, int]:
    sql = f"select actor_id, n_events from actor_counts where actor_id in {_IN}"
    return dict.fromkeys(actors, 0) | dict(store.stream(sql, [dumps(sorted(actors))]))


def _widened(store: Writer, actor: str, number: int, before: Counted, after: Counted) -> bool:
    """Widens the days of a busy actor without looking at all its events; False where an end of them may have gone."""
    first, last = store.query("select first_day, last_day from actor_counts where actor_id = ?", [actor])[0].values()
    gone = [before.days[event] for event in before.actors.get(actor, ()) if event in before.days]
    came = [after.days[event] for event in after.actors.get(actor, ()) if event in after.days]
    if any(day[0] == first or day[1] == last for day in gone):
        return False
    bounds = [min([first, *(day[0] for day in came)]), max([last, *(day[1] for day in came)])]
    sql = "update actor_counts set n_events = ?, first_day = ?, last_day = ? where actor_id = ?"
    return bool(store.execute(sql, [number, *bounds, actor]))


def _count_actor(store: Writer, actor: str, number: int) -> None:
    store.execute("delete from actor_counts where actor_id = ?", [actor])
    if number:
        store.execute(
            f"""insert into actor_counts(actor_id, n_events, first_day, last_day)
            select :actor, :number, min(earliest), max(latest) from events where id in ({_EVENTS_OF})""",
            {"actor": actor, "number": number},
        )


_EVENTS_OF = """select event_id from participations where actor_id = :actor
  union select event_id from participations where on_behalf_of = :actor"""
_OF_ACTOR = f"""insert into timeline_counts(filter, wanted, class, month, n)
  select 'actor', :actor, class, month, count(*) from dated_events where id in ({_EVENTS_OF}) group by class, month"""
