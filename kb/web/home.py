"""What the first page shows: how much there is, all of it at a glance, what is new, what is ahead, what is overdue."""

from typing import Any

from kb.store.timeline import NO_SAYINGS
from kb.web import counts
from kb.web.filters import Filters
from kb.web.listing import LINES
from kb.web.ours import Row, ask, ask_in_time, ask_one
from kb.web.timeline import strip

_TOTALS = """
select (select n from totals where what = 'events') as events, (select n from totals where what = 'sources') as sources,
  (select n from totals where what = 'stories') as stories, (select max(published_day) from sources) as today
"""
_NEWEST = f"""
{LINES} join (
  select m.event_id, max(s.published_day) as said from sources s join mentions m on m.source_id = s.id
  where m.event_id is not null and s.id in (select id from sources order by published_day desc limit 60)
  group by m.event_id
) newest on newest.event_id = e.id where {NO_SAYINGS} order by newest.said desc, e.salience desc, e.id limit 10
"""
_NEXT = f"""
{LINES} where e.status in ('planned', 'tentative', 'postponed') and not e.given_up
and e.earliest >= (select max(published_day) from sources) and {NO_SAYINGS}
order by e.earliest, e.latest, e.id limit 8
"""
_LATE = """select * from (
  select e.id from events e
  where e.status = '{}' and e.status in ('planned', 'tentative', 'postponed') and not e.given_up and {}
    and e.latest < (select max(published_day) from sources)
  order by e.latest desc limit 5)"""
_PLANS = ("planned", "tentative", "postponed")
_OVERDUE = f"""
{LINES} where e.id in ({" union all ".join(_LATE.format(status, NO_SAYINGS) for status in _PLANS)})
order by e.latest desc, e.id limit 5
"""
_ACTORS = """
select a.id, a.name, c.n_events as n from actor_counts c join actors a on a.id = c.actor_id
order by c.n_events desc, a.name limit 18
"""
_LEFT = """
select (select count(*) from (
    select 1 from events where review = 'unreviewed' and origin = 'extracted' limit 10000)) as review,
  (select count(*) from problems where level = 'error') as errors,
  (select count(*) from problems where level = 'warning') as warnings
"""


async def home_page(db: Any, base: str) -> Row:
    """All that the first page shows; a list that was not found in time is None."""
    return {
        "totals": await ask_one(db, _TOTALS),
        "strip": strip(base, Filters(), await counts.by_month(db, Filters())),
        "newest": await ask_in_time(db, _NEWEST, limit_ms=300),
        "next": await ask_in_time(db, _NEXT, limit_ms=300),
        "overdue": await ask_in_time(db, _OVERDUE, limit_ms=300),
        "actors": await ask(db, _ACTORS),
        "left": await ask_one(db, _LEFT),
    }
