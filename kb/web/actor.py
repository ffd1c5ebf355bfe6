"""What the pages of an actor and of a place show: their own timeline, what is ahead, the newest, and the company.

They are the row pages of `actors` and `places`.
"""

from typing import Any

from kb.web import chosen, counts, zoom
from kb.web.filters import Filters, of_place
from kb.web.ours import Row, ask, ask_in_time, ask_one
from kb.web.timeline import strip

_ACTOR = """
select a.*, c.name as country_name, null as within
from actors a left join places c on c.id = a.country_id where a.id = :id
"""
_NAMES = "select distinct name from actor_names where actor_id = :id and kind <> 'demonym' order by name limit 12"
_PLACE = """
select p.*, c.name as country_name, w.name as within, null as origin from places p
left join places c on c.id = p.country_id left join places w on w.id = p.part_of and w.id <> p.country_id
where p.id = :id
"""
COMPANY = 2000
"""So many of an actor's events are looked through for who else takes part; of more, the page says so."""
_COMPANY = f"""
with mine(event_id) as (select event_id from participations where actor_id = :id limit {COMPANY}),
met(actor_id, n) as (
  select part.actor_id, count(*) from mine
  join participations part on part.event_id = mine.event_id and part.actor_id <> :id group by part.actor_id)
select a.id, a.name, met.n from met join actors a on a.id = met.actor_id order by met.n desc, a.name limit 12
"""


_INSIDE = """
select p.id, p.name, p.kind, case p.kind
  when 'country' then (select count(*) from events e where e.country_id = p.id)
  else (select count(*) from events e where e.place_id = p.id) end as n
from places p where p.part_of = :id order by n desc, p.name limit 40
"""
MOST = 200
"""Actors in a list; of more, the first, and the page says so."""


async def actor_page(db: Any, base: str, actor_id: str) -> Row | None:
    """All that the page of an actor shows; None where there is no such actor."""
    actor = await ask_one(db, _ACTOR, id=actor_id)
    if actor is None:
        return None
    return {
        "one": actor,
        "noun": "Actor",
        "table": "actors",
        "filter": "actor",
        "names": [row["name"] for row in await ask(db, _NAMES, id=actor_id) if row["name"] != actor["name"]],
        "looked_through": COMPANY,
        "company": await ask_in_time(db, _COMPANY, limit_ms=300, id=actor_id),
        **await _events(db, base, Filters(actor=actor_id)),
    }


async def place_page(db: Any, base: str, place_id: str) -> Row | None:
    """All that the page of a place shows; None where there is no such place."""
    place = await ask_one(db, _PLACE, id=place_id)
    if place is None:
        return None
    return {
        "one": place,
        "noun": "Place",
        "table": "places",
        "filter": "place",
        "column": "country_id" if place["kind"] == "country" else "place_id",
        "names": [],
        "company": [],
        "inside": await ask_in_time(db, _INSIDE, limit_ms=300, id=place_id),
        **await _events(db, base, await of_place(db, Filters(place=place_id))),
    }


async def actors_page(db: Any, words: str) -> Row:
    """Actors with their counts of events, those of most events first; under `words`, those so named."""
    named = "where a.name like :like escape '!' or a.id in (select actor_id from actor_names where name = :name)"
    sql = f"""select a.id, a.name, a.kind, c.n_events as n
        from actor_counts c join actors a on a.id = c.actor_id {named if words else ""}
        order by c.n_events desc, a.name limit {MOST}"""
    found = await ask_in_time(db, sql, limit_ms=500, like=starting_with(words), name=words)
    return {"words": words, "actors": found, "most": MOST}


def starting_with(words: str) -> str:
    """A pattern for `like … escape '!'` that takes the words as they are."""
    return "".join(f"!{char}" if char in "!%_" else char for char in words) + "%"


async def _events(db: Any, base: str, filters: Filters) -> Row:
    """The events of an actor or a place: how many, from when to when, what is ahead, the newest, what was said.

    What could not be counted or found in time is None.
    """
    tally = await counts.by_month(db, filters)
    days = list(tally.starts()) if tally else []
    return {
        "total": tally.dated + tally.undated if tally else None,
        "first": zoom.iso_of(min(days)).rpartition("-")[0] if days else None,
        "last": zoom.iso_of(max(days)).rpartition("-")[0] if days else None,
        "newest": await chosen.newest(db, filters, most=40, said=False),
        "said": await chosen.newest(db, filters, most=12, said=True),
        "ahead": await chosen.ahead(db, filters, most=12),
        "strip": strip(base, filters, tally),
    }
