"""What each template gets: which of our pages this is, and what the page shows.

Datasette asks before every page; for databases that are not ours the answer is nothing, and its own page appears.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from kb.web.actor import actor_page, place_page
from kb.web.event import event_page
from kb.web.home import home_page
from kb.web.ours import Row, is_public, our_database
from kb.web.source import source_page

_Loader = Callable[[Any, str, str], Awaitable[Row | None]]
_ROWS: dict[str, tuple[str, _Loader]] = {
    "events": ("kb/event.html", event_page),
    "sources": ("kb/source.html", source_page),
    "actors": ("kb/actor.html", actor_page),
    "places": ("kb/actor.html", place_page),
}


_SHOWN = {
    "events": ("title", "shown_date", "status", "type_id", "place_id", "country_id", "n_stories"),
    "mentions": ("id", "quote", "event_id", "source_id", "status", "edtf", "time_text", "date_rule"),
    "sources": ("id", "title", "publisher", "published_day", "published_basis", "story_id", "language"),
}
LABELS = {
    "id": "id", "type_id": "type", "place_id": "place", "country_id": "country", "source_id": "source",
    "event_id": "event", "actor_id": "actor", "story_id": "story", "other_id": "other", "shown_date": "date",
    "n_stories": "stories", "published_day": "published", "time_text": "time words", "date_rule": "rule",
    "on_behalf_of": "for", "part_of_mention": "part of", "anchor_date": "counted from", "edtf": "date (EDTF)",
}  # fmt: skip


async def template_vars(
    datasette: Any, request: Any, database: str | None, table: str | None, view_name: str | None
) -> Row:
    """`kb` (the site: its name, database and profile), and for a row that has a page of its own, `kb_page`."""
    db = await our_database(datasette, database)
    if db is None:
        return {}
    found: Row = {"kb": site(datasette, db), "kb_labels": LABELS}
    # Pages that only Datasette draws (its settings, its plugins …) keep its style sheet.
    found["kb_foreign"] = bool(view_name) and view_name not in ("row", "table", "database", "index", "kb")
    if view_name == "table" and table in _SHOWN:
        found |= _columns(table, request)
    if view_name == "index":
        found |= {"kb_home": "kb/home.html", "kb_page": await home_page(db, found["kb"]["base"])}
    if view_name == "row" and table in _ROWS:
        template, load = _ROWS[table]
        page = await load(db, found["kb"]["base"], request_key(request))
        if page is not None:
            found |= {"kb_template": template, "kb_page": page}
    return found


def _columns(table: str, request: Any) -> Row:
    """Which columns a wide table shows at first; all of them where the address names columns or asks for all."""
    asked = {"_col", "_nocol"} & set(request.args)
    if asked or request.args.get("_columns") == "all":
        return {"kb_columns_hidden": not asked}
    return {"kb_columns": _SHOWN[table]}


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
