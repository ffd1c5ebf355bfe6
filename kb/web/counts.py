"""How many events there are, when, and which: the questions a timeline asks, under filters.

Without a filter, or with one, the answer stands ready in `timeline_counts`; otherwise it is counted live, within a
time limit, and the page says when the limit was reached.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.store.timeline import NO_SAYINGS
from kb.web.listing import LINES
from kb.web.ours import Row, ask, ask_in_time, ask_one
from kb.web.zoom import Window

LIVE_MS = 700
SEARCH_HITS = 20_000
"""A common word has more; a timeline of the first so many would mislead, so it is said."""
PARTIES = """e.id in (
  select event_id from participations where actor_id = :actor
  union select event_id from participations where on_behalf_of = :actor)"""
ONE_PARTY = """exists (
  select 1 from participations where event_id = e.id and (actor_id = :actor or on_behalf_of = :actor))"""
"""The same, asked of one event after the other: for walks along an index, which end before they have seen all."""
SORTED = 3000
"""So many events are sorted sooner than a walk along the index of salience finds the foremost of them."""
_CONDITIONS = {
    "actor": PARTIES,
    "type": "(e.type_id = :type or (e.type_id > :type || '/' and e.type_id < :type || '0'))",
    "place": "(e.country_id = :place or e.place_id = :place)",
    "status": "e.status = :status",
    "q": f"e.{{rowid}} in (select rowid from events_search where events_search match :q limit {SEARCH_HITS})",
}


@dataclass(frozen=True)
class Filters:
    """What a timeline is narrowed down to; ids, or '' where it is not."""

    actor: str = ""
    type: str = ""
    place: str = ""
    status: str = ""
    q: str = ""

    def given(self) -> dict[str, str]:
        """The filters that narrow something."""
        return {name: value for name, value in vars(self).items() if value}

    def where(self, rowid: str = "rowid") -> str:
        """The conditions in SQL, each led by `and`; events are `e`."""
        return "".join(f" and {_CONDITIONS[name].format(rowid=rowid)}" for name in self.given())

    def walked(self) -> str:
        """The conditions for a walk along an index."""
        return self.where().replace(PARTIES, ONE_PARTY)

    def params(self) -> dict[str, str]:
        """The values that `where` names."""
        return self.given() | ({"q": match_words(self.q)} if self.q else {})


def match_words(words: str) -> str:
    """Words as an FTS5 query: all of them, the last one also as a beginning; "in quotes" as a phrase.

    >>> match_words('trade "rare earths" tal')
    '"trade" "rare earths" "tal"*'
    """
    pieces = "".join(char if char.isprintable() else " " for char in words).split('"')
    found: list[str] = []
    for place, piece in enumerate(pieces):
        found.extend([piece.strip()] if place % 2 else piece.split())
    clean = [f'"{piece}"' for piece in found if any(char.isalnum() for char in piece)]
    if not clean:
        return '""'
    begun = len(pieces) % 2 == 1 and pieces[-1] and not pieces[-1][-1].isspace()
    return " ".join(clean) + ("*" if begun else "")


async def filters_of(db: Any, args: Mapping[str, str]) -> tuple[Filters, list[str]]:
    """The filters that an address asks for, names turned into ids, and what of it means nothing here."""
    asked = {name: (args.get(name) or "").strip()[:200] for name in ("actor", "type", "place", "status", "q")}
    unknown = []
    for name, table in (("actor", "actors"), ("place", "places")):
        if asked[name]:
            found = await _id(db, table, asked[name])
            if found is None:
                unknown.append(f"no {name} “{asked[name]}”")
            asked[name] = found or ""
    return Filters(**asked), unknown


async def _id(db: Any, table: str, wanted: str) -> str | None:
    by_name = f"select id from {table} where id = :wanted or name = :wanted order by id <> :wanted, id limit 1"
    row = await ask_one(db, by_name, wanted=wanted)
    if row is None and table == "actors":
        sql = "select actor_id as id from actor_names where name = :wanted order by kind = 'demonym', actor_id limit 1"
        row = await ask_one(db, sql, wanted=wanted)
    return row["id"] if row else None


async def by_month(db: Any, filters: Filters) -> list[Row] | None:
    """Rows of class, month and n for all time; None where it takes too long to count."""
    given = filters.given()
    if len(given) <= 1:
        ready = await _ready(db, given)
        if ready is not None:
            return ready
    sql = f"""select e.class, e.month, count(*) as n from dated_events e
        where true {filters.where(rowid="event_rowid")} group by 1, 2"""
    return await ask_in_time(db, sql, limit_ms=LIVE_MS, **filters.params())


async def _ready(db: Any, given: dict[str, str]) -> list[Row] | None:
    """The counts that the build left; None where it left none for this filter."""
    name, value = next(iter(given.items()), ("all", ""))
    if name == "type":
        where = "filter = 'type' and (wanted = :wanted or (wanted > :wanted || '/' and wanted < :wanted || '0'))"
        sql = f"select class, month, sum(n) as n from timeline_counts where {where} group by 1, 2"
        return await ask(db, sql, wanted=value)
    if name == "q":
        return None
    sql = "select class, month, n from timeline_counts where filter = :name and wanted = :wanted"
    found = await ask(db, sql, name="country" if name == "place" else name, wanted=value)
    # Actors of few events, and places that are no country, are not counted beforehand.
    return found or (None if name in ("actor", "place") else [])


async def by_day(db: Any, filters: Filters, window: Window) -> list[Row] | None:
    """Rows of class, day (number of the first) and n for what begins in a window; None where it takes too long."""
    sql = f"""select e.class, e.jd_start as day, count(*) as n from dated_events e
        where e.jd_start between :first and :last {filters.where(rowid="event_rowid")} group by 1, 2"""
    params = filters.params() | {"first": window.start, "last": window.end}
    return await ask_in_time(db, sql, limit_ms=LIVE_MS, **params)


async def touching(db: Any, filters: Filters, window: Window, most: int) -> list[Row] | None:
    """The first events that touch a window, by date, those of more than a year left out; None if too slow."""
    sql = f"""{LINES.replace("p.name as", "e.jd_start, e.jd_end, e.end_stated, p.name as")}
        where e.jd_start between :early and :last and e.jd_end >= :first and e.jd_end - e.jd_start < 366
        {filters.where()} order by e.jd_start, e.jd_end, e.id limit :most"""
    params = filters.params() | {"early": window.start - 366, "first": window.start, "last": window.end}
    return await ask_in_time(db, sql, limit_ms=LIVE_MS, most=most, **params)


async def long_ones(db: Any, filters: Filters, window: Window, most: int) -> list[Row] | None:
    """The most spoken of events of more than a year, or without an end, that touch a window; None if too slow."""
    many = (await _expected(db, filters))[0] > SORTED
    where = filters.walked() if many else filters.where()
    sql = f"""{LINES.replace("p.name as", "e.jd_start, e.jd_end, e.end_stated, p.name as")}
        where e.rowid in (
          select e.rowid from events e indexed by events_long
          where e.jd_end - e.jd_start >= 366 and e.jd_start <= :last and e.jd_end >= :first {where}
          order by e.salience desc limit :most)
        order by e.salience desc, e.id"""
    params = filters.params() | {"first": window.start, "last": window.end}
    return await ask_in_time(db, sql, limit_ms=LIVE_MS, most=most, **params)


async def foremost(db: Any, filters: Filters, window: Window, total: int, most: int) -> list[Row] | None:
    """The most spoken of events that begin in a window; None where finding them takes too long.

    Few are sorted; of many, the index by salience is walked until enough are found. What was merely said stands
    behind all else, or is left out among many, unless statements are asked for.
    """
    asked_for = filters.type == "statement"
    if total < SORTED:
        sql = f"""{LINES} where e.jd_start between :first and :last {filters.where()}
            order by {"" if asked_for else "saying, "}+e.salience desc, e.id limit :most"""
    else:
        sql = f"""{LINES.replace("from events e", "from events e indexed by events_by_salience")}
            where e.jd_start between :first and :last {filters.walked()} {"" if asked_for else f"and {NO_SAYINGS}"}
            order by e.salience desc limit :most"""
    params = filters.params() | {"first": window.start, "last": window.end}
    return await ask_in_time(db, sql, limit_ms=LIVE_MS, most=most, **params)


async def newest(
    db: Any, filters: Filters, *, most: int, select: str = LINES, only: str = "true", limit_ms: int = LIVE_MS
) -> list[Row] | None:
    """The events that filters and one more condition leave, the newest first; None where it takes too long."""
    found, of_all = await _expected(db, filters)
    # Of n among N a walk sees `most` N/n rows before it has enough, a sort all n.
    if found * found > most * of_all:
        source, where = "from events e indexed by events_by_day_number", filters.walked()
    else:
        source, where = "from events e", filters.where()
    chosen = f"select e.rowid {source} where {only} {where} order by e.jd_start desc limit :most"
    sql = f"{select} where e.rowid in ({chosen}) order by e.jd_start desc, e.id"
    return await ask_in_time(db, sql, limit_ms=limit_ms, most=most, **filters.params())


async def _expected(db: Any, filters: Filters) -> tuple[int, int]:
    """How many events filters leave at most, as far as the build counted that (else 0), and how many there are."""
    if filters.q:
        return 0, 1
    sql = """
    select min(n) as n, max(n) as of_all from (
      select n_events as n from actor_counts where actor_id = :actor
      union all select sum(n) from timeline_counts where :type <> '' and filter = 'type' and wanted = :type
      union all select sum(n) from timeline_counts where :place <> '' and filter = 'country' and wanted = :place
      union all select sum(n) from timeline_counts where :status <> '' and filter = 'status' and wanted = :status
      union all select n from totals where what = 'events'
    ) where n is not null
    """
    found = await ask_one(db, sql, actor=filters.actor, type=filters.type, place=filters.place, status=filters.status)
    return (int(found["n"] or 0), int(found["of_all"] or 1)) if found else (0, 1)


async def too_common(db: Any, filters: Filters) -> bool:
    """Whether more events have the words than a timeline looks at."""
    if not filters.q:
        return False
    sql = f"""select count(*) as n from (
        select 1 from events_search where events_search match :q limit {SEARCH_HITS + 1})"""
    found = await ask_in_time(db, sql, limit_ms=200, q=match_words(filters.q))
    return found is None or found[0]["n"] > SEARCH_HITS


async def undated(db: Any, filters: Filters, dated: int) -> int | None:
    """How many events have no date, beside so many that have one; None where it takes too long to count."""
    if list(filters.given()) == ["actor"]:
        row = await ask_one(db, "select n_events from actor_counts where actor_id = :actor", actor=filters.actor)
        return max(0, row["n_events"] - dated) if row else 0
    sql = f"select count(*) as n from events e where e.jd_start is null {filters.where()}"
    found = await ask_in_time(db, sql, limit_ms=100, **filters.params())
    return int(found[0]["n"]) if found else None
