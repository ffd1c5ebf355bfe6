"""What each template gets: which of our pages this is, and what the page shows.

Datasette asks before every page; for databases that are not ours the answer is nothing, and its own page appears.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from kb.web.event import event_page
from kb.web.ours import Row, is_public, our_database

_ROWS: dict[str, tuple[str, Callable[[Any, str], Awaitable[Row | None]]]] = {
    "events": ("kb/event.html", event_page),
}


async def template_vars(
    datasette: Any, request: Any, database: str | None, table: str | None, view_name: str | None
) -> Row:
    """`kb` (the site: its name, database and profile), and for a row that has a page of its own, `kb_page`."""
    db = await our_database(datasette, database)
    if db is None:
        return {}
    found: Row = {"kb": site(datasette, db)}
    if view_name == "row" and table in _ROWS:
        template, load = _ROWS[table]
        page = await load(db, request_key(request))
        if page is not None:
            found |= {"kb_template": template, "kb_page": page}
    return found


def request_key(request: Any) -> str:
    """The key of the row that a request asks for."""
    from datasette.utils import tilde_decode

    return str(tilde_decode(request.url_vars["pks"]))


def site(datasette: Any, db: Any) -> Row:
    """What the frame of every page needs."""
    metadata = datasette.metadata() or {}
    return {
        "title": metadata.get("title") or db.name,
        "description": metadata.get("description") or "",
        "license": metadata.get("license"),
        "license_url": metadata.get("license_url"),
        "db": db.name,
        "base": datasette.urls.database(db.name),
        "public": is_public(datasette),
    }
