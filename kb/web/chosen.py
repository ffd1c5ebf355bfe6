"""Which events filters leave: those that touch a window, the most spoken of, the newest, the plans ahead.

Few are sorted. Of many, an index is walked in the order asked for until enough are found. What takes too long is None:
the page then says so.
"""

from typing import Any

from kb.store.timeline import NO_SAYINGS, OPEN_BEGIN, OPEN_END, SAYINGS
from kb.web.counts import LIVE_MS
from kb.web.filters import Filters
from kb.web.listing import LINES
from kb.web.ours import Row, ask_in_time, ask_one
from kb.web.zoom import Window, number_of

PLANS = "('planned', 'tentative', 'postponed')"
SORTED = 3000
"""So many events are sorted sooner than a walk along the index of salience finds the foremost of them."""


async def touching(db: Any, filters: Filters, window: Window, most: int) -> list[Row] | None:
    """The first events that touch a window, by date, those of more than a year left out; None if too slow."""
    sql = f"""{LINES.replace("p.name as", "e.jd_start, e.jd_end, e.end_stated, e.edtf, p.name as")}
        where e.jd_start between :early and :last and e.jd_end >= :first and e.jd_end - e.jd_start < 366
        {filters.where()} order by e.jd_start, e.jd_end, e.id limit :most"""
    params = filters.params() | {"early": window.start - 366, "first": window.start, "last": window.end}
    return await ask_in_time(db, sql, limit_ms=LIVE_MS, most=most, **params)


async def long_ones(db: Any, filters: Filters, window: Window, most: int) -> list[Row] | None:
    """The most spoken of events of more than a year, or without an end, that touch a window; None if too slow."""
    many = (await expected(db, filters))[0] > SORTED
    where = filters.walked() if many else filters.where()
    sql = f"""{LINES.replace("p.name as", "e.jd_start, e.jd_end, e.end_stated, e.edtf, p.name as")}
        where e.rowid in (
          select e.rowid from events e indexed by events_long
          where e.jd_end - e.jd_start >= 366 and e.jd_start <= :last and e.jd_end >= :first
            and not ({OPEN_BEGIN} and e.jd_end > :last) and not ({OPEN_END} and e.jd_start < :first) {where}
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
    db: Any, filters: Filters, *, most: int, select: str = LINES, said: bool | None = None, limit_ms: int = LIVE_MS
) -> list[Row] | None:
    """The events that filters leave, the newest first; None where it takes too long.

    With `said`, only what somebody merely said; with False, all but that.
    """
    found, of_all = await expected(db, filters)
    # Of n among N a walk sees `most` N/n rows before it has enough, a sort all n; an index of types has no ids.
    walks = found * found > most * of_all * (4 if said else 1)
    index = " indexed by events_by_type" if said else " indexed by events_by_day_number"
    only = "" if said is None else f"and {SAYINGS}" if said else f"and {NO_SAYINGS}"
    source, where = (f"from events e{index}", filters.walked()) if walks else ("from events e", filters.where())
    chosen = f"select e.rowid {source} where true {only} {where} order by e.jd_start desc limit :most"
    sql = f"{select} where e.rowid in ({chosen}) order by e.jd_start desc, e.id"
    return await ask_in_time(db, sql, limit_ms=limit_ms, most=most, **filters.params())


async def ahead(db: Any, filters: Filters, *, most: int) -> list[Row] | None:
    """The plans that may still begin, the nearest first; None where finding them takes too long.

    Of many events the plans are walked day by day: those that can have begun within the year before the newest day of
    publication, or later. What is longer has an index of its own.
    """
    found, of_all = await expected(db, filters)
    if found * found <= most * of_all:
        chosen = f"""select e.rowid from events e
            where e.status in {PLANS} and e.start_latest >= :today {filters.where()}
            order by e.jd_start, e.jd_end limit :most"""
    else:
        where = f"and e.jd_end >= :day and e.start_latest >= :today {filters.walked()}"
        walks = [
            f"""select * from (select e.rowid, e.jd_start, e.jd_end from events e indexed by events_by_status
                where e.status = '{status}' and e.jd_start >= :day - 366 {where} order by e.jd_start limit :most)"""
            for status in ("planned", "tentative", "postponed")
        ]
        walks.append(
            f"""select * from (select e.rowid, e.jd_start, e.jd_end from events e indexed by events_long
            where e.jd_end - e.jd_start >= 366 and e.status in {PLANS} and e.jd_start < :day - 366 {where}
            order by e.jd_start limit :most)"""
        )
        chosen = f"select rowid from ({' union all '.join(walks)}) order by jd_start, jd_end limit :most"
    sql = f"{LINES} where e.rowid in ({chosen}) order by e.jd_start, e.jd_end, e.id"
    clock = await ask_one(db, "select max(published_day) as today from sources")
    if clock is None or not clock["today"]:
        return []
    return await ask_in_time(
        db, sql, limit_ms=LIVE_MS, most=most, today=clock["today"], day=number_of(clock["today"]), **filters.params()
    )


async def expected(db: Any, filters: Filters) -> tuple[int, int]:
    """How many events filters leave at most, as far as the build counted that (else 0), and how many there are."""
    if filters.q:
        return 0, 1
    sql = """
    select min(n) as n, max(n) as of_all from (
      select n_events as n from actor_counts where actor_id = :actor
      union all select sum(n) from timeline_counts where :type <> '' and filter = 'type' and wanted = :type
      union all select n from facet_counts
        where filter = '' and wanted = '' and facet = 'country_id' and value = :place
      union all select sum(n) from timeline_counts where :status <> '' and filter = 'status' and wanted = :status
      union all select n from totals where what = 'events'
    ) where n is not null
    """
    found = await ask_one(db, sql, actor=filters.actor, type=filters.type, place=filters.place, status=filters.status)
    return (int(found["n"] or 0), int(found["of_all"] or 1)) if found else (0, 1)
