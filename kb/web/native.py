"""Datasette's own views, asked for no more than our pages show.

Its table view reads and draws every column and counts all rows, whatever a template makes of it; for a million events
that is most of the work. Here it is given arguments that the address does not have (`_col`, `_nocount`), so that no
link on the page has them either. What it answers for a query at its limit is told to programs too.
"""

import json
from collections.abc import Mapping
from typing import Any

from datasette.utils import MultiParams
from datasette.utils.asgi import Request
from datasette.views.index import IndexView
from datasette.views.row import RowView
from datasette.views.table import TableView

from kb.web.facets import COUNTED, events_of, is_busy, narrowing
from kb.web.ours import PLUGIN, ask_one
from kb.web.words import at_limit

SHOWN = {
    "events": ("title", "shown_date", "status", "type_id", "place_id", "country_id", "n_stories"),
    "mentions": ("quote", "event_id", "source_id", "status", "edtf", "time_text", "date_rule"),
    "sources": ("title", "publisher", "published_day", "published_basis", "story_id", "language"),
    "problems": ("file", "line", "code", "level", "field", "message", "hint"),
}
"""Which columns a wide table shows at first; all of them where the address names columns or asks for all."""


class Asked(Request):  # type: ignore[misc]  # Datasette has no types
    """A request with arguments that its address does not have."""

    def __init__(self, request: Any, added: Mapping[str, list[str]]) -> None:
        self.__dict__ = request.__dict__  # messages that a view leaves for the reader stay with the request itself
        self.added = dict(added)

    @property
    def args(self) -> Any:
        """The arguments of the address and those added to it."""
        own = super().args
        return MultiParams({**{name: own.getlist(name) for name in own}, **self.added})


async def index(datasette: Any, request: Any) -> Any:
    """Datasette's own first page."""
    return await IndexView(datasette).dispatch_request(request)


async def row(datasette: Any, request: Any) -> Any:
    """Datasette's own page of a row."""
    return await RowView(datasette).dispatch_request(request)


async def table(datasette: Any, request: Any) -> Any:
    """Datasette's own page of a table, a view or a query."""
    return await TableView(datasette).dispatch_request(request)


async def our_table(datasette: Any, request: Any, db: Any) -> Any:
    """The same of a database of ours."""
    name, form = request.url_vars["table"], request.url_vars["format"]
    query = await datasette.get_canned_query(db.name, name, request.actor)
    if query:
        answer = await table(datasette, request)
        return told_at_limit(answer, query["sql"]) if form == "json" else answer
    added: dict[str, list[str]] = {}
    if form is None and name in SHOWN and not {"_col", "_nocol", "_columns"} & set(request.args):
        # Where the next page begins is read from the last row: it must have what the rows are sorted by.
        said = datasette.table_metadata(db.name, name)
        sorts = [request.args.get(key) or said.get(key[1:]) for key in ("_sort", "_sort_desc")]
        keys = await db.primary_keys(name)  # these come by themselves, and twice where they are asked for
        wanted = [*SHOWN[name], *(column for column in sorts if column)]
        added["_col"] = [column for column in dict.fromkeys(wanted) if column not in keys]
    if name == "events" and "_nocount" not in request.args and await _counted_elsewhere(db, request, form):
        added["_nocount"] = ["1"]
    return await table(datasette, Asked(request, added) if added else request)


async def _counted_elsewhere(db: Any, request: Any, form: str | None) -> bool:
    """Whether Datasette need not count the rows: a page has the number from `n_rows`, data has it on its first page."""
    if form is None:
        return request.args.get("_next") is not None or await n_rows(db, request) is not None
    narrowed = narrowing(request)
    return request.args.get("_next") is not None or (
        len(narrowed) == 1 and narrowed[0][0] == "_actor" and await is_busy(db, narrowed[0][1])
    )


async def n_rows(db: Any, request: Any) -> int | None:
    """How many events an address leaves, where the build counted that; else None."""
    narrowed = narrowing(request)
    if len(narrowed) > 1 or (narrowed and narrowed[0][0] not in (*COUNTED, "_actor")):
        return None
    if not narrowed:
        found = await ask_one(db, "select n from totals where what = 'events'")
    elif narrowed[0][0] == "_actor":
        return await events_of(db, narrowed[0][1])
    else:
        sql = "select n from facet_counts where filter = '' and wanted = '' and facet = :name and value = :value"
        found = await ask_one(db, sql, name=narrowed[0][0], value=narrowed[0][1])
    return int(found["n"]) if found else 0


def told_at_limit(answer: Any, sql: str) -> Any:
    """The JSON of a query; where it is as long as the query's last line allows, it says that there may be more.

    A list of rows has no room for that: for all shapes the head line `x-event-kb-complete` says it.
    """
    if answer.status != 200:
        return answer
    lines = answer.content_type.startswith("text/plain")
    said = answer.body.splitlines() if lines else json.loads(answer.body)
    rows = said.get("rows", ()) if isinstance(said, dict) else said
    cut = at_limit(len(rows), sql) or (isinstance(said, dict) and bool(said.get("truncated")))
    answer.headers[f"x-{PLUGIN}-complete"] = "no" if cut else "yes"
    if cut and isinstance(said, dict) and "truncated" in said:
        answer.body = json.dumps(said | {"truncated": True}, ensure_ascii=False)
    return answer
