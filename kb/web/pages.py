"""What each template gets, and which rows have pages of their own.

Datasette asks before every page; for databases that are not ours the answer is nothing, and its own page appears.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from kb.web.actor import actor_page, place_page
from kb.web.event import event_page
from kb.web.native import SHOWN, n_rows
from kb.web.ours import Row, is_public, our_database
from kb.web.source import source_page

_Loader = Callable[[Any, str, str], Awaitable[Row | None]]
ROWS: dict[str, tuple[str, _Loader]] = {
    "events": ("kb/event.html", event_page),
    "sources": ("kb/source.html", source_page),
    "actors": ("kb/actor.html", actor_page),
    "places": ("kb/actor.html", place_page),
}
"""Tables whose rows have pages of their own: template, and what asks for what it shows."""
LABELS = {
    "id": "id", "type_id": "type", "place_id": "place", "country_id": "country", "source_id": "source",
    "event_id": "event", "actor_id": "actor", "story_id": "story", "other_id": "other", "shown_date": "date",
    "n_stories": "stories", "n_sources": "texts", "n_mentions": "sentences",
    "published_day": "published", "time_text": "time words", "date_rule": "rule",
    "on_behalf_of": "for", "part_of_mention": "part of", "anchor_date": "counted from", "edtf": "date (EDTF)",
}  # fmt: skip


async def template_vars(
    datasette: Any, request: Any, database: str | None, table: str | None, view_name: str | None
) -> Row:
    """`kb` (the site: its name, database and profile), and for a table which columns are shown and how many rows."""
    db = await our_database(datasette, database)
    if db is None:
        return {}
    found: Row = {"kb": site(datasette, db), "kb_labels": LABELS}
    # Pages that only Datasette draws (its settings, its plugins …) keep its style sheet.
    found["kb_foreign"] = bool(view_name) and view_name not in ("row", "table", "database", "index", "kb")
    if view_name == "table" and table in SHOWN:
        added = getattr(request, "added", {})
        found |= {"kb_added": added, "kb_all_columns": "_columns" in request.args}
        found["kb_columns"] = SHOWN[table] if "_col" in added else ()
        found["kb_rows"] = await n_rows(db, request) if "_nocount" in added else None
    return found


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
