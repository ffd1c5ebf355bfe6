"""Facets of the table of events, counted by the build where that can be: a million rows are not counted in time.

`actor` counts who takes part (`facets: [{actor: id}]` in metadata.yml): Datasette's own facet over a JSON column reads
every row. `counted` is the facet of a column (`{counted: status}`) with the counts of `facet_counts` for the whole
table, and for a value or an actor that leaves many events. What is narrowed otherwise is counted live, all columns
in one reading of an index; where that leaves very many events, over the newest of them, and the facet says so.
"""

from typing import Any

from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.filters import FilterArguments
from datasette.utils import path_with_added_args, path_with_removed_args

from kb.web.ours import ask_one, our_database

COUNTED = ("type_id", "status", "year", "country_id", "review")
"""The columns that `counts.sql` counts."""
NEWEST = 1000
"""So many events, the newest, are looked through for who takes part; of an actor's events, so many as they come."""
MOST_LIVE = 20_000
"""So many events, the newest, are counted by column: an index holds what is asked of each."""
PAGE = 50
"""Rows that a page of the table holds."""
PAGE_FROM = "jd_start <= :page_from"
"""The condition with which a later page begins; counts over all pages leave it out."""
_READY = """
select value, n as count from facet_counts where filter = :filter and wanted = :wanted and facet = :facet
order by case when :facet = 'year' then value end desc, n desc, value limit :most
"""
_ALL = """
select c.actor_id as value, a.name as label, c.n_events as count, 0 as looked_at
from actor_counts c join actors a on a.id = c.actor_id
where c.n_events >= coalesce((select n_events from actor_counts order by n_events desc limit 1 offset :most), 0)
order by c.n_events desc, a.name limit :most
"""


async def actor_filter(datasette: Any, request: Any, database: str, table: str) -> Any:
    """The condition for `?_actor=id`, once or several times: all of them take part."""
    wanted = request.args.getlist("_actor") if table == "events" else []
    if not wanted or await our_database(datasette, database) is None:
        return FilterArguments([])
    db = await our_database(datasette, database)
    clauses, params, told = [], {}, []
    for place, actor in enumerate(wanted[:8]):
        params[f"actor_{place}"] = actor
        alone = len(narrowing(request)) == 1
        clauses.append((_WALKED if alone and await is_busy(db, actor) else _SORTED).format(f":actor_{place}"))
        named = await ask_one(db, "select name from actors where id = :actor", actor=actor)
        told.append(f"{named['name'] if named else actor} takes part")
    return FilterArguments(clauses, params, told)


_SORTED = """id in (select event_id from participations where actor_id = {0}
  union all select event_id from participations where on_behalf_of = {0})"""
_WALKED = """(exists (select 1 from participations where actor_id = {0} and event_id = events.id)
  or exists (select 1 from participations where on_behalf_of = {0} and event_id = events.id))"""


async def is_busy(db: Any, actor: str) -> bool:
    """Whether a page of an actor's events is sooner full by a walk along the days than by sorting all of them."""
    n, of_all = await events_of(db, actor), await ask_one(db, "select n from totals where what = 'events'")
    return 2 * n * n > PAGE * (of_all["n"] if of_all else 0)


async def events_of(db: Any, actor: str) -> int:
    """In how many events an actor takes part, as the build counted them."""
    found = await ask_one(db, "select n_events from actor_counts where actor_id = :actor", actor=actor)
    return int(found["n_events"]) if found else 0


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
        looked_at = rows.rows[0]["looked_at"] if rows.rows else 0
        of_one = self._of_actor_alone()
        cut = looked_at < await self._n_of_actor() if of_one else looked_at >= NEWEST
        return {
            "name": "actor",
            "type": self.type,
            "hideable": hideable,
            "toggle_url": self.ds.urls.path(path_with_removed_args(self.request, {"_facet_actor": "id"})),
            "results": [self._value(row, ("_actor", row["value"]) in pairs) for row in rows.rows[:size]],
            "truncated": len(rows.rows) > size,
            "over": said_over(looked_at, newest=not of_one) if cut else None,
        }

    def _narrowed_sql(self) -> str:
        return f"""
        with one(id) as materialized (
          {self._looked_through()} limit {NEWEST}
        ), parts(event_id, actor_id, on_behalf_of) as materialized (
          select part.event_id, part.actor_id, part.on_behalf_of
          from one join participations part on part.event_id = one.id
        ), counted(actor_id, n) as materialized (
          select actor_id, count(*) from (
            select event_id, actor_id from parts
            union select event_id, on_behalf_of from parts where on_behalf_of is not null)
          group by actor_id
        )
        select a.id as value, a.name as label, counted.n as count, (select count(*) from one) as looked_at
        from counted join actors a on a.id = counted.actor_id order by count desc, a.name limit :most
        """

    def _of_actor_alone(self) -> bool:
        narrowed = narrowing(self.request)
        return len(narrowed) == 1 and narrowed[0][0] == "_actor"

    async def _n_of_actor(self) -> int:
        return await events_of(self.ds.get_database(self.database), narrowing(self.request)[0][1])

    def _looked_through(self) -> str:
        """The newest events; of those of one actor, which no index has by date, the first in the order of their ids."""
        if self._of_actor_alone():
            part = f"select * from (select event_id from participations where {{}} = :actor_0 limit {NEWEST})"
            return f"select * from ({part.format('actor_id')} union {part.format('on_behalf_of')})"
        return f"select id from ({self.sql.replace(PAGE_FROM, 'true')}) order by jd_start desc"

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
        over = None
        try:
            if await self._is_ready(narrowed):
                filter_, wanted = narrowed[0] if narrowed else ("", "")
                counts = {column: await self._ready(column, filter_.removeprefix("_"), wanted) for column in columns}
            else:
                counts, over = await self._live(columns)
        except QueryInterrupted:
            return [], columns
        return [await self._shown(column, counts[column]) | {"over": over} for column in columns], []

    async def _is_ready(self, narrowed: list[tuple[str, str]]) -> bool:
        """Whether the build left the counts."""
        if len(narrowed) != 1 or narrowed[0][0] not in (*COUNTED, "_actor"):
            return not narrowed
        name, value = narrowed[0]
        sql = "select 1 from facet_counts where filter = :name and wanted = :value limit 1"
        db = self.ds.get_database(self.database)
        return await ask_one(db, sql, name=name.removeprefix("_"), value=value) is not None

    async def _ready(self, column: str, filter_: str, wanted: str) -> list[tuple[Any, int]]:
        """The values of a column and their counts, as the build left them, the most frequent first."""
        params = {"filter": filter_, "wanted": wanted, "facet": column, "most": self.get_facet_size() + 1}
        rows = await self.ds.execute(self.database, _READY, params)
        return [(row["value"], row["count"]) for row in rows.rows]

    async def _live(self, columns: list[str]) -> tuple[dict[str, list[tuple[Any, int]]], str | None]:
        """The same for all columns, counted in one reading of the narrowed rows, and of how many if not of all."""
        parts = [f"select '{one}', {one}, count(*) from narrowed where {one} is not null group by 2" for one in columns]
        sql = f"""with narrowed as materialized (
            select {", ".join(columns)} from ({self.sql.replace(PAGE_FROM, "true")})
            order by jd_start desc limit {MOST_LIVE}
          ) {" union all ".join(parts)} union all select '', null, count(*) from narrowed"""
        limit = self.ds.setting("facet_time_limit_ms")
        rows = await self.ds.execute(self.database, sql, self.params, truncate=False, custom_time_limit=limit)
        counts: dict[str, list[tuple[Any, int]]] = {column: [] for column in columns}
        n = 0
        for column, value, count in rows.rows:
            if column:
                counts[column].append((value, count))
            else:
                n = count
        ordered = {column: sorted(found, key=lambda pair: (-pair[1], str(pair[0]))) for column, found in counts.items()}
        ordered["year"] = sorted(
            counts.get("year", ()), key=lambda pair: str(pair[0]), reverse=True
        )  # the newest years
        return ordered, said_over(MOST_LIVE) if n >= MOST_LIVE else None

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


def said_over(number: int, *, newest: bool = True) -> str:
    """Over how many events a facet was counted, in words."""
    return f"the newest {number:,}" if newest else f"{number:,} of them"


def narrowing(request: Any) -> list[tuple[str, str]]:
    """What of an address narrows a table down: its columns and values, and the names of Datasette's own filters."""
    found: list[tuple[str, str]] = []
    for name in request.args:
        if not name.startswith("_") or name.startswith(("_search", "_where", "_through", "_actor")):
            found.extend((name.removesuffix("__exact"), value) for value in request.args.getlist(name))
    return found
