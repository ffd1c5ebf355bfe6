"""Links where plain Datasette has none: from rows of queries and views to our pages."""

from typing import Any

from datasette.utils import tilde_encode
from markupsafe import Markup

from kb.web.ours import our_database

_PAGES = {
    "event_id": "events",
    "other_id": "events",
    "perhaps_same_as": "events",
    "source_id": "sources",
    "story_id": "sources",
    "actor_id": "actors",
    "one": "actors",
    "other": "actors",
    "place_id": "places",
    "country_id": "places",
}


def worth_a_look(column: str, table: str | None, value: Any) -> bool:
    """Whether a cell may become a link; the cheap question, asked of every cell before anything is awaited."""
    return (
        isinstance(value, str)
        and bool(value)
        and (column in _PAGES or (column == "title" and table in (None, "events")))
    )


async def cell(datasette: Any, database: str, table: str | None, row: Any, column: str, value: str) -> Markup | None:
    """The cell as a link; None where Datasette should draw it."""
    if await our_database(datasette, database) is None:
        return None
    base = datasette.urls.database(database)
    if column == "title":
        named = "id" if table == "events" else "event_id"
        if named not in row.keys():  # noqa: SIM118  a sqlite row iterates over values
            return None
        return _link(base, "events", row[named], value)
    if table is not None and table not in _VIEWS:
        return None  # a table's own foreign keys have labels already
    return _link(base, _PAGES[column], value, value)


_VIEWS = ("evidence", "status_history", "overdue_plans", "together", "disagreements", "review_queue")


def _link(base: str, table: str, key: str, text: str) -> Markup:
    return Markup('<a href="{}/{}/{}">{}</a>').format(base, table, tilde_encode(key), text)
