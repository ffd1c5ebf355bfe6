"""Facets of the table of events, counted by the build where that can be: a million rows are not counted in time.

`actor` counts who takes part (`facets: [{actor: id}]` in metadata.yml): Datasette's own facet over a JSON column reads
every row. `counted` is the facet of a column (`{counted: status}`) with the counts of `facet_counts` for the whole
table and for what one value narrows it down to; what is narrowed further is counted live, all columns in one
reading of the rows.
"""

from typing import Any

from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.filters import FilterArguments
from datasette.utils import path_with_added_args, path_with_removed_args

from kb.web.ours import ask_one, our_database

COUNTED = ("type_id", "status", "year", "country_id", "review")
"""The columns that `counts.sql` counts."""
MOST_LIVE = 30_000
"""Of so many events the actors can be counted live in time; of more they are not, and the page says so."""
BUSY = 30_000
"""An actor of so many events: their table is read in the order of dates until a page is full."""
PAGE_FROM = "jd_start <= :page_from"
"""The condition with which a later page begins; counts over all pages leave it out."""
_READY = """
select value, n as count from facet_counts where filter = :filter and wanted = :wanted and facet = :facet
order by n desc, value limit :most
"""
_ALL = """
select c.actor_id as value, a.name as label, c.n_events as count from actor_counts c join actors a on a.id = c.actor_id
order by c.n_events desc, a.name limit :most
"""


async def actor_filter(datasette: Any, request: Any, database: str, table: str) -> Any:
    """The condition for `?_actor=id`, once or several times: all of them take part."""
    wanted = request.args.getlist("_actor") if table == "events" else []
    if not wanted or await our_database(datasette, database) is None:
        return FilterArguments([])
    db = await our_database(datasette, database)
    clauses, params = [], {}
    for place, actor in enumerate(wanted[:8]):
        params[f"actor_{place}"] = actor
        # A plus keeps SQLite from fetching all the events of a busy actor, to sort them, for a single page.
        plus = "+" if await events_of(db, actor) > BUSY else ""
        clauses.append(
            f"{plus}id in (select event_id from participations where actor_id = :actor_{place}"
            f" union all select event_id from participations where on_behalf_of = :actor_{place})"
        )
    return FilterArguments(clauses, params, [f"with {actor}" for actor in wanted[:8]])


async def events_of(db: Any, actor: str) -> int:
    """In how many events an actor takes part, as the build counted them."""
    found = await ask_one(db, "select n_events from actor_counts where actor_id = :actor", actor=actor)
    return int(found["n_events"]) if found else 0


async def too_many(datasette: Any, database: str, request: Any) -> bool:
    """Whether a single filter, or one actor alone, leaves more events than can be looked through in time."""
    narrowed = narrowing(request)
    if len(narrowed) != 1:
        return False
    db, (column, value) = datasette.get_database(database), narrowed[0]
    if column == "_actor":
        return await events_of(db, value) > MOST_LIVE
    sql = "select n from facet_counts where filter = :filter and wanted = :wanted and facet = filter and value = wanted"
    found = await ask_one(db, sql, filter=column, wanted=value)
    return found is not None and found["n"] > MOST_LIVE


class ActorFacet(Facet):  # type: ignore[misc]  # Datasette has no types
    """Counts of events by who takes part."""

    type = "actor"

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """The facet as Datasette shows it, and what could not be counted in time."""
        if self.table != "events" or await our_database(self.ds, self.database) is None:
            return [], []
        found: list[dict[str, Any]] = []
        late: list[str] = []
        for asked in self.get_configs():
            if await too_many(self.ds, self.database, self.request):
                late.append("actor")
                continue
            try:
                found.append(await self._counted(hideable=asked["source"] != "metadata"))
            except QueryInterrupted:
                late.append("actor")
        return found, late

    async def _counted(self, *, hideable: bool) -> dict[str, Any]:
        size = self.get_facet_size()
        sql = self._narrowed_sql() if narrowing(self.request) else _ALL
        params = dict(self.params) if isinstance(self.params, dict) else {}
        rows = await self.ds.execute(
            self.database, sql, params | {"most": size + 1}, custom_time_limit=self.ds.setting("facet_time_limit_ms")
        )
        pairs = self.get_querystring_pairs()
        return {
            "name": "actor",
            "type": self.type,
            "hideable": hideable,
            "toggle_url": self.ds.urls.path(path_with_removed_args(self.request, {"_facet_actor": "id"})),
            "results": [self._value(row, ("_actor", row["value"]) in pairs) for row in rows.rows[:size]],
            "truncated": len(rows.rows) > size,
        }

    def _narrowed_sql(self) -> str:
        return f"""
        select part.actor_id as value, a.name as label, count(*) as count
        from (select id from ({self.sql.replace(PAGE_FROM, "true")})) one
        join participations part on part.event_id = one.id
        join actors a on a.id = part.actor_id
        group by part.actor_id order by count desc, a.name limit :most
        """

    def _value(self, row: Any, selected: bool) -> dict[str, Any]:
        change = path_with_removed_args if selected else path_with_added_args
        path = change(self.request, {"_actor": row["value"]})
        return {
            "value": row["value"],
            "label": row["label"],
            "count": row["count"],
            "toggle_url": self.ds.absolute_url(self.request, self.ds.urls.path(path)),
            "selected": selected,
        }


class CountedFacet(Facet):  # type: ignore[misc]  # Datasette has no types
    """The facet of a column, from the build's counts where it left them."""

    type = "counted"

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """The facets as Datasette shows them, and what could not be counted in time."""
        columns = [asked["config"]["simple"] for asked in self.get_configs() if asked["config"]["simple"] in COUNTED]
        if not columns or self.table != "events" or await our_database(self.ds, self.database) is None:
            return [], []
        narrowed = narrowing(self.request)
        if narrowed and narrowed[0][0] == "_actor" and await too_many(self.ds, self.database, self.request):
            return [], columns
        try:
            if not narrowed or (len(narrowed) == 1 and narrowed[0][0] in COUNTED):
                filter_, wanted = narrowed[0] if narrowed else ("", "")
                counts = {column: await self._ready(column, filter_, wanted) for column in columns}
            else:
                counts = await self._live(columns)
        except QueryInterrupted:
            return [], columns
        return [await self._shown(column, counts[column]) for column in columns], []

    async def _ready(self, column: str, filter_: str, wanted: str) -> list[tuple[Any, int]]:
        """The values of a column and their counts, as the build left them, the most frequent first."""
        params = {"filter": filter_, "wanted": wanted, "facet": column, "most": self.get_facet_size() + 1}
        rows = await self.ds.execute(self.database, _READY, params)
        return [(row["value"], row["count"]) for row in rows.rows]

    async def _live(self, columns: list[str]) -> dict[str, list[tuple[Any, int]]]:
        """The same for all columns, counted in one reading of the narrowed rows."""
        parts = [f"select '{one}', {one}, count(*) from narrowed where {one} is not null group by 2" for one in columns]
        sql = (
            f"with narrowed as materialized (select {', '.join(columns)} from ({self.sql})) {' union all '.join(parts)}"
        )
        limit = self.ds.setting("facet_time_limit_ms")
        rows = await self.ds.execute(self.database, sql, self.params, truncate=False, custom_time_limit=limit)
        counts: dict[str, list[tuple[Any, int]]] = {column: [] for column in columns}
        for column, value, count in rows.rows:
            counts[column].append((value, count))
        return {column: sorted(found, key=lambda pair: (-pair[1], str(pair[0]))) for column, found in counts.items()}

    async def _shown(self, column: str, counts: list[tuple[Any, int]]) -> dict[str, Any]:
        size = self.get_facet_size()
        values = [value for value, _ in counts[:size]]
        labels = await self.ds.expand_foreign_keys(self.database, self.table, column, values)
        pairs = self.get_querystring_pairs()
        results = []
        for value, count in counts[:size]:
            selected = (column, str(value)) in pairs
            change = path_with_removed_args if selected else path_with_added_args
            path = self.ds.urls.path(change(self.request, {column: str(value)}))
            results.append(
                {
                    "value": value,
                    "label": labels.get((column, value), value),
                    "count": count,
                    "toggle_url": self.ds.absolute_url(self.request, path),
                    "selected": selected,
                }
            )
        return {
            "name": column, "type": self.type, "hideable": False, "toggle_url": "", "results": results,
            "truncated": len(counts) > size,
        }  # fmt: skip


def narrowing(request: Any) -> list[tuple[str, str]]:
    """What of an address narrows a table down: its columns and values, and the names of Datasette's own filters."""
    found: list[tuple[str, str]] = []
    for name in request.args:
        if not name.startswith("_") or name.startswith(("_search", "_where", "_through", "_actor")):
            found.extend((name.removesuffix("__exact"), value) for value in request.args.getlist(name))
    return found
