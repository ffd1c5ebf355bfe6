"""How many events filters leave, and when.

Without a filter, or with one, the answer stands ready in `timeline_counts`; otherwise it is counted live, within a
time limit, and the page says when the limit was reached.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from kb.web.filters import SEARCH_HITS, Filters, match_words
from kb.web.ours import ask, ask_in_time, ask_one
from kb.web.zoom import Window, date_of, number_of
from schemas.edtf import julian_day

LIVE_MS = 700


_NO_START = julian_day(0, 1, 1)
"""Where an event is said to begin of which only the end is known."""


@dataclass(frozen=True)
class Tally:
    """How many events filters leave: by class and day (of several in a month, the first), and without a date."""

    rows: tuple[tuple[str, int, int], ...]
    undated: int

    def starts(self) -> Counter[int]:
        """How many begin in each month, by its first day; left out is what only has to have begun before some day."""
        found: Counter[int] = Counter()
        for _, day, n in self.rows:
            if day != _NO_START:
                found[day - date_of(day)[2] + 1] += n
        return found

    @property
    def dated(self) -> int:
        """How many have a date."""
        return sum(n for _, _, n in self.rows)


_LIVE = """
select case when e.jd_start is null then '' when e.jd_end = {end} or e.jd_start = {begin} then 'open'
    when e.jd_end = e.jd_start then 'day' when e.jd_end - e.jd_start < 7 then 'week'
    when e.jd_end - e.jd_start < 31 then 'month' when e.jd_end - e.jd_start < 366 then 'year' else 'long' end as class,
  min(e.jd_start) as day, count(*) as n
from events e where true {where} group by 1, coalesce(strftime('%Y-%m', e.jd_start), e.jd_start)
"""
"""As `dated_events` has it, by day numbers alone: those stand in the indexes, the days in words do not. SQLite knows no
month before the year -4712; days so early are counted one by one."""


async def by_month(db: Any, filters: Filters) -> Tally | None:
    """The tally of all time; None where it takes too long to count."""
    ready = await _ready(db, filters) if len(filters.given()) <= 1 and not filters.q else None
    if ready is not None:
        return ready
    sql = _LIVE.format(where=filters.where(), end=julian_day(9999, 12, 31), begin=_NO_START)
    found = await ask_in_time(db, sql, limit_ms=LIVE_MS, **filters.params())
    if found is None:
        return None
    rows = tuple((row["class"], row["day"], row["n"]) for row in found if row["class"])
    return Tally(rows, sum(row["n"] for row in found if not row["class"]))


async def _ready(db: Any, filters: Filters) -> Tally | None:
    """The counts that the build left; None where it left none for this filter."""
    name, value = next(iter(filters.given().items()), ("all", ""))
    if name == "place" and not filters.is_country:
        return None
    name = "country" if name == "place" else name
    within = "(wanted = :value or (wanted > :value || '/' and wanted < :value || '0'))"
    where = f"filter = :name and {within if name == 'type' else 'wanted = :value'}"
    found = await ask(
        db, f"select class, month, sum(n) as n from timeline_counts where {where} group by 1, 2", name=name, value=value
    )
    if not found and name in ("actor", "country"):
        return None  # one of few events: they are not counted beforehand
    rows = tuple((row["class"], number_of(row["month"]), row["n"]) for row in found)
    in_all = await ask_one(db, _TOTALS[name].format(within=within.replace("wanted", "value")), value=value)
    return Tally(rows, max(0, (in_all["n"] or 0 if in_all else 0) - sum(n for _, _, n in rows)))


_TOTAL = "select sum(n) as n from facet_counts where filter = '' and wanted = '' and facet = '{}' and {{within}}"
_TOTALS = {
    "all": "select n from totals where what = 'events'",
    "actor": "select n_events as n from actor_counts where actor_id = :value",
    "type": _TOTAL.format("type_id"),
    "status": _TOTAL.format("status"),
    "country": _TOTAL.format("country_id"),
}


async def by_day(db: Any, filters: Filters, window: Window) -> list[tuple[str, int, int]] | None:
    """Class, day and number of what begins in a window, by day; None where it takes too long."""
    sql = f"""select e.class, e.jd_start as day, count(*) as n from dated_events e
        where e.jd_start between :first and :last {filters.where(rowid="event_rowid")} group by 1, 2"""
    params = filters.params() | {"first": window.start, "last": window.end}
    found = await ask_in_time(db, sql, limit_ms=LIVE_MS, **params)
    return None if found is None else [(row["class"], row["day"], row["n"]) for row in found]


async def too_common(db: Any, filters: Filters) -> bool:
    """Whether more events have the words than a timeline looks at."""
    if not filters.q:
        return False
    sql = f"""select count(*) as n from (
        select 1 from events_search where events_search match :q limit {SEARCH_HITS + 1})"""
    found = await ask_in_time(db, sql, limit_ms=200, q=match_words(filters.q))
    return found is None or found[0]["n"] > SEARCH_HITS
