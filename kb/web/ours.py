"""Which databases are knowledge bases of ours, and how the pages ask them.

Datasette may serve other databases beside ours; every hook of this plugin asks here first and keeps away from those.
"""

from typing import Any
from weakref import WeakKeyDictionary

from datasette.database import QueryInterrupted

PLUGIN = "event-kb"
Row = dict[str, Any]

_MARKS = ("events", "mentions", "sources", "passages", "participations", "timeline_counts", "facet_counts", "totals")
_known: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()


async def is_ours(db: Any) -> bool:
    """Whether a Datasette database is a knowledge base that this plugin knows how to show."""
    if db not in _known:
        if db.name == "_internal":
            return False
        placeholders = ", ".join(f"'{name}'" for name in _MARKS)
        found = await db.execute(
            f"select count(*) from sqlite_master where type = 'table' and name in ({placeholders})"
        )
        if found.rows[0][0] != len(_MARKS):
            return False  # not kept: a build may be making the tables just now
        _known[db] = True
    return _known[db]


async def our_database(datasette: Any, name: str | None = None) -> Any | None:
    """The knowledge base of that name; without a name, the only one that is served. None where there is none."""
    if name is not None:
        db = datasette.databases.get(name)
        return db if db is not None and await is_ours(db) else None
    candidates = [db for key, db in datasette.databases.items() if key != "_internal"]
    return candidates[0] if len(candidates) == 1 and await is_ours(candidates[0]) else None


def is_public(datasette: Any) -> bool:
    """Whether the closed profile is on (`kb serve --public`)."""
    return bool((datasette.plugin_config(PLUGIN) or {}).get("public"))


def steps(datasette: Any, path: str) -> list[str]:
    """The parts of an address between its slashes, without the prefix that a site is served below (`base_url`)."""
    base: str = datasette.setting("base_url")
    if base != "/" and path.startswith(base):
        path = f"/{path[len(base) :]}"
    return path.split("/")


async def ask(db: Any, sql: str, /, **params: Any) -> list[Row]:
    """The rows of a query as dicts; raises QueryInterrupted where it takes too long."""
    result = await db.execute(sql, params)
    return [dict(row) for row in result.rows]


async def ask_one(db: Any, sql: str, /, **params: Any) -> Row | None:
    """The first row of a query, if there is one."""
    found = await ask(db, sql, **params)
    return found[0] if found else None


async def ask_in_time(db: Any, sql: str, /, *, limit_ms: int, **params: Any) -> list[Row] | None:
    """The rows of a query; None where it takes longer than `limit_ms`: the page then says so and shows the rest."""
    try:
        result = await db.execute(sql, params, custom_time_limit=limit_ms, log_sql_errors=False)
    except QueryInterrupted:
        return None
    return [dict(row) for row in result.rows]
