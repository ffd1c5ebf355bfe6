"""The actors, types and places that events name, as rows: those that something refers to, and all that people wrote.

An actor that texts introduce has the record that the first of them gives (by day, source and place in the text).
"""

import json
from collections.abc import Collection

from kb import rows, rows_known
from kb.build.run import Run, chunks
from kb.checks import Checked
from kb.store import Store, Writer
from schemas.actor import Actor

_IN = "(select value from json_each(?))"


def settle_types(run: Run) -> None:
    """Makes the table of event types what the vocabulary holds."""
    new = {row["id"]: row for row in rows_known.type_rows(run.vocabulary.event_types.values())}
    old = {row["id"]: row for row in run.store.query("select * from event_types")}
    run.store.delete("event_types", "id", [key for key in old if old[key] != new.get(key)])
    run.store.insert("event_types", (row for key, row in new.items() if old.get(key) != row))


def settle_actors(run: Run, checked: Checked, touched: Collection[str]) -> None:
    """Writes the actors of touched events and all written ones."""
    store = run.store
    wanted = {actor.id: actor for actor in checked.actors}
    named: set[str] = set()
    for part in chunks(sorted(touched), 5000):
        for actor, sender in store.stream(
            f"select actor_id, on_behalf_of from participations where event_id in {_IN}", [rows.listed(part)]
        ):
            named |= {actor, sender} - {None}
    open_ids = named - wanted.keys()
    known = {key: run.vocabulary.actors[key] for key in open_ids if key in run.vocabulary.actors}
    introduced = _introduced(store, open_ids - known.keys())
    wanted |= known | introduced
    wanted |= {key: _light(store, key) for key in named - wanted.keys()}
    _write(run, wanted)


def _introduced(store: Store, ids: Collection[str]) -> dict[str, Actor]:
    """The record of each actor that the first text introducing it gives."""
    found: dict[str, tuple[tuple[str, str, int], Actor]] = {}
    for part in chunks(sorted(ids), 500):
        sql = f"""select distinct m.who, coalesce(s.published_day, '9999-99-99'), m.source_id, m.char_start
          from participations p join mentions m on m.event_id = p.event_id join sources s on s.id = m.source_id
          where (p.actor_id in {_IN} or p.on_behalf_of in {_IN}) and instr(m.who, '"introduces"')"""
        listed = rows.listed(part)
        for who, day, source, start in store.stream(sql, [listed, listed]):
            for said in json.loads(who):
                new = None if isinstance(said, str) else said.get("introduces")
                if new and new["id"] in ids:
                    place = (day, source, start)
                    if new["id"] not in found or place < found[new["id"]][0]:
                        found[new["id"]] = (place, Actor.model_validate({**new, "origin": "text"}))
    return {key: actor for key, (_, actor) in found.items()}


def _light(store: Store, actor: str) -> Actor:
    """A record for an actor that only its words name."""
    words = store.value("select min(as_text) from participations where actor_id = ?", [actor])
    return Actor(id=actor, name=(words or actor)[:160], origin="text")


def _write(run: Run, actors: dict[str, Actor]) -> None:
    """Writes the rows of actors where they differ from what is there."""
    store = run.store
    old, old_names = {}, dict[str, list[dict[str, object]]]()
    for part in chunks(sorted(actors), 5000):
        listed = rows.listed(part)
        old.update({row["id"]: row for row in store.query(f"select * from actors where id in {_IN}", [listed])})
        for row in store.query(f"select * from actor_names where actor_id in {_IN} order by rowid", [listed]):
            old_names.setdefault(row["actor_id"], []).append(row)
    new = {key: rows_known.actor_row(actor, run.countries) for key, actor in actors.items()}
    names = {key: list(rows_known.name_rows(actor)) for key, actor in actors.items()}
    stale = sorted(key for key in new if old.get(key) != new[key] or old_names.get(key, []) != names[key])
    run.keep_places(actors[key].country and run.countries.get(actors[key].country or "") for key in stale)
    store.delete("actor_names", "actor_id", stale)
    store.delete("actors", "id", stale)
    store.insert("actors", (new[key] for key in stale))
    store.insert("actor_names", (row for key in stale for row in names[key]))


def prune_actors(store: Writer, written: Collection[str]) -> None:
    """Drops actors that nothing refers to."""
    unused = [row[0] for row in store.stream(
        """select id from actors where not exists (select 1 from participations where actor_id = actors.id)
        and not exists (select 1 from participations where on_behalf_of = actors.id)"""
    )]  # fmt: skip
    unused = [key for key in unused if key not in written]
    store.delete("actor_names", "actor_id", unused)
    store.delete("actors", "id", unused)


def settle_places(run: Run, checked: Checked) -> None:
    """Makes the table of places what is written and what something refers to, with all that those lie in."""
    store = run.store
    used = {place.id for place in checked.places}
    for table, column in (("events", "place_id"), ("events", "country_id"), ("mentions", "place_id")):
        used |= {row[0] for row in store.stream(_DISTINCT.format(table=table, column=column))}
    used |= {row[0] for row in store.stream("select distinct country_id from actors where country_id is not null")}
    new = {row["id"]: row for row in run.place_rows(used, {place.id: place for place in checked.places})}
    old = {row["id"]: row for row in store.query("select * from places")}
    stale = [key for key in old if old[key] != new.get(key)]
    store.delete("places", "id", stale)
    store.insert("places", (row for key, row in new.items() if old.get(key) != row))


# The distinct values of an indexed column, one jump in the index for each (a plain `distinct` walks all of it).
_DISTINCT = """with recursive found(value) as (
  select min({column}) from {table} where {column} is not null
  union all
  select (select min({column}) from {table} where {column} > found.value) from found where found.value is not null
) select value from found where value is not null"""
