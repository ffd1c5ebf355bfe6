"""Later pages of the table of events, read where they begin.

Datasette asks for what comes after a row with "less, or nothing, or the same and …", which SQLite answers by looking
through the whole table. One more condition, true of every row of the page, lets it begin at the right day.
"""

from typing import Any

from datasette.filters import FilterArguments
from datasette.utils import urlsafe_components

from kb.web.facets import COUNTED, PAGE_FROM, narrowing
from kb.web.ours import ask_one, our_database

_FAR = 5000
"""So many dated rows must follow, more than any page holds: otherwise undated ones may belong to it."""


async def later_page(datasette: Any, request: Any, database: str, table: str) -> Any:
    """The condition for a later page in the order of dates, under no filter or a single one; none otherwise."""
    after, narrowed = request.args.get("_next"), narrowing(request)
    by_date = "_sort" not in request.args and request.args.get("_sort_desc", "jd_start") == "jd_start"
    if table != "events" or not after or not by_date or len(narrowed) > 1:
        return FilterArguments([])
    if narrowed and narrowed[0][0] not in COUNTED:
        return FilterArguments([])
    db = await our_database(datasette, database)
    day = urlsafe_components(after)[0]
    if db is None or not day.lstrip("-").isdecimal() or len(day) > 9:
        return FilterArguments([])
    where = f"and {narrowed[0][0]} = :wanted" if narrowed else ""
    sql = f"select count(*) as n from (select 1 from events where jd_start <= :day {where} limit {_FAR})"
    found = await ask_one(db, sql, day=int(day), wanted=narrowed[0][1] if narrowed else "")
    if found is None or found["n"] < _FAR:
        return FilterArguments([])
    return FilterArguments([PAGE_FROM], {"page_from": int(day)})
