"""A facet over participations: who takes part in the events that a table shows, and how often.

Datasette's own facet over a JSON column reads every row; this one reads an index, and where the whole table is shown
the counts that the build left. In metadata.yml: `facets: [{actor: id}]`; in an address: `?_facet_actor=id`.
"""

from typing import Any

from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.filters import FilterArguments
from datasette.utils import path_with_added_args, path_with_removed_args

from kb.web.ours import our_database

_ALL = """
select c.actor_id as value, a.name as label, c.n_events as count from actor_counts c join actors a on a.id = c.actor_id
order by c.n_events desc, a.name limit :most
"""


async def actor_filter(datasette: Any, request: Any, database: str, table: str) -> Any:
    """The condition for `?_actor=id`, once or several times: all of them take part."""
    wanted = request.args.getlist("_actor") if table == "events" else []
    if not wanted or await our_database(datasette, database) is None:
        return FilterArguments([])
    clauses, params = [], {}
    for place, actor in enumerate(wanted[:8]):
        params[f"actor_{place}"] = actor
        clauses.append(
            f"id in (select event_id from participations where actor_id = :actor_{place}"
            f" union select event_id from participations where on_behalf_of = :actor_{place})"
        )
    return FilterArguments(clauses, params, [f"with {actor}" for actor in wanted[:8]])


class ActorFacet(Facet):  # type: ignore[misc]  # Datasette has no types
    """Counts of events by who takes part."""

    type = "actor"

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """The facet as Datasette shows it, and what could not be counted in time."""
        if self.table != "events" or await our_database(self.ds, self.database) is None:
            return [], []
        found, late = [], []
        for asked in self.get_configs():
            try:
                found.append(await self._counted(hideable=asked["source"] != "metadata"))
            except QueryInterrupted:
                late.append("actor")
        return found, late

    async def _counted(self, *, hideable: bool) -> dict[str, Any]:
        size = self.get_facet_size()
        narrowed = bool(self.params) or " where " in self.sql.lower()
        sql = self._narrowed_sql() if narrowed else _ALL
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
        from (select id from ({self.sql})) one
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
