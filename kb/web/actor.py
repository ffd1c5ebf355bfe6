"""What the pages of an actor and of a place show: their own timeline, what is ahead, the newest, and the company.

They are the row pages of `actors` and `places`.
"""

from typing import Any

from kb.store.timeline import NO_SAYINGS
from kb.web import counts, zoom
from kb.web.counts import Filters
from kb.web.listing import LINES
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
_AHEAD = """
and e.status in ('planned', 'tentative', 'postponed') and e.latest >= (select max(published_day) from sources)
order by e.earliest, e.latest, e.id limit 12
"""
_COMPANY = """
with mine(event_id) as (select event_id from participations where actor_id = :id limit 5000)
select a.id, a.name, count(*) as n from mine
join participations part on part.event_id = mine.event_id and part.actor_id <> :id
join actors a on a.id = part.actor_id
group by a.id order by n desc, a.name limit 12
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
        **await _events(db, base, Filters(place=place_id)),
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
    counted = await counts.by_month(db, filters)
    months = counted or []
    dated = sum(row["n"] for row in months)
    undated = await counts.undated(db, filters, dated)
    walk = LINES.replace("from events e", "from events e indexed by events_by_end")
    ahead = await ask_in_time(db, f"{walk} where true {filters.walked()} {_AHEAD}", limit_ms=300, **filters.params())
    return {
        "total": None if counted is None or undated is None else dated + undated,
        "first": min((row["month"] for row in months), default=None, key=zoom.number_of),
        "last": max((row["month"] for row in months), default=None, key=zoom.number_of),
        "newest": await counts.newest(db, filters, most=40, only=NO_SAYINGS),
        "said": await counts.newest(db, filters, most=12, only=f"not {NO_SAYINGS}"),
        "ahead": ahead,
        "strip": await strip(db, base, filters),
    }
