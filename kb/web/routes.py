"""The addresses that we answer at: our own pages below `/<database>/-/`, and the first page, rows, tables and queries
of our databases; there, what is not ours is left to Datasette.
"""

import json
from typing import Any, get_args

from datasette import Forbidden, NotFound, Response
from datasette.utils import tilde_decode

from kb.web import formats, native
from kb.web.actor import actors_page
from kb.web.home import home_page
from kb.web.ours import Row, ask, our_database
from kb.web.pages import ROWS, site
from kb.web.search import search_page
from kb.web.timeline import timeline
from schemas.event import Status


async def _opened(datasette: Any, request: Any, db: Any | None = None, table: str | None = None) -> tuple[Any, str]:
    """The knowledge base that a request names, and its address; NotFound for others, Forbidden where one may not."""
    if db is None:
        db = await our_database(datasette, tilde_decode(request.url_vars["database"]))
    if db is None:
        raise NotFound("No such page")
    if request.method not in ("GET", "HEAD"):
        raise Forbidden("These pages are for reading")
    wanted: list[Any] = [("view-table", (db.name, table))] if table else []
    wanted += [("view-database", db.name), "view-instance"]
    visible, _ = await datasette.check_visibility(request.actor, permissions=wanted)
    if not visible:
        raise Forbidden("You may not see this")
    return db, datasette.urls.database(db.name)


async def _page(datasette: Any, request: Any, db: Any, template: str, page: Row, **more: Any) -> Any:
    """A page of ours; no script but our own runs on it, and nothing is asked of another host."""
    context = {"database": db.name, "kb": site(datasette, db), "kb_page": page, **more}
    html = await datasette.render_template(template, context, request=request, view_name="kb")
    return Response.html(html)


async def home_view(datasette: Any, request: Any) -> Any:
    """The first page of the only database served, where that is ours."""
    db = await our_database(datasette)
    if db is None:
        return await native.index(datasette, request)
    db, base = await _opened(datasette, request, db)
    return await _page(datasette, request, db, "kb/home.html", await home_page(db, base), kb_first=True)


async def row_view(datasette: Any, request: Any) -> Any:
    """The page of an event, source, actor or place."""
    db = await our_database(datasette, tilde_decode(request.url_vars["database"]))
    if db is None or request.url_vars["format"]:
        return await native.row(datasette, request)
    table = request.url_vars["table"]
    db, base = await _opened(datasette, request, db, table)
    template, load = ROWS[table]
    page = await load(db, base, tilde_decode(request.url_vars["pks"]))
    if page is None:
        raise NotFound(f"There is no such {table.removesuffix('s')}.")
    return await _page(datasette, request, db, template, page, alternate_url_json=f"{request.path}.json")


async def table_view(datasette: Any, request: Any) -> Any:
    """The page of a table, a view or a query, or its rows as data."""
    db = await our_database(datasette, tilde_decode(request.url_vars["database"]))
    return await (native.table(datasette, request) if db is None else native.our_table(datasette, request, db))


async def timeline_view(datasette: Any, request: Any) -> Any:
    """The timeline: the page, or with `?part=1` what changes in it."""
    db, base = await _opened(datasette, request)
    page = await timeline(db, base, request.args)
    page["json"] = page["asked"].href(page["window"]).replace("/-/timeline", "/-/timeline.json", 1)
    if request.args.get("part"):
        return await _page(datasette, request, db, "kb/_timeline.html", page)
    page["types"] = await ask(db, "select id, name from event_types order by family, id")
    page["statuses"] = get_args(Status)
    page["actors"] = await ask(
        db, "select a.name from actor_counts c join actors a on a.id = c.actor_id order by c.n_events desc limit 60"
    )
    return await _page(datasette, request, db, "kb/timeline.html", page)


async def timeline_json(datasette: Any, request: Any) -> Any:
    """The timeline in numbers: its window, how it is cut, how many events begin in each stretch."""
    db, base = await _opened(datasette, request)
    page = await timeline(db, base, request.args)
    said = {
        "from": page["from"],
        "to": page["to"],
        "level": page["level"],
        "filters": page["filters"].given(),
        "complete": not (page["late"] or page["list_late"] or page["common"]),
        "not_in_time": [name for name in ("late", "list_late", "common", "long_cut") if page[name]],
        "bars": [{"label": bar.label, "n": bar.n} for bar in page["bars"]],
        "less_exact": [
            {"known": band.name, "label": bar.label, "n": bar.n} for band in page["bands"] for bar in band.bars
        ],
        "events": [
            {name: event[name] for name in ("id", "title", "shown_date", "earliest", "latest", "status", "type_id")}
            for event in page["events"]
        ],
        "faults": page["faults"],
    }
    return Response(json.dumps(said, ensure_ascii=False), content_type="application/json; charset=utf-8")


async def search_view(datasette: Any, request: Any) -> Any:
    """Search over events, texts and actors."""
    db, _ = await _opened(datasette, request)
    words = (request.args.get("q") or "")[:300]
    return await _page(datasette, request, db, "kb/search.html", await search_page(db, words))


async def actors_view(datasette: Any, request: Any) -> Any:
    """Who takes part in events, those of most events first."""
    db, _ = await _opened(datasette, request)
    words = (request.args.get("q") or "").strip()[:100]
    return await _page(datasette, request, db, "kb/actors.html", await actors_page(db, words))


async def export_view(datasette: Any, request: Any) -> Any:
    """Files and feeds: of one event, actor or place, of the newest, or of what a timeline is narrowed down to."""
    db, _ = await _opened(datasette, request)
    if request.url_vars.get("kind"):
        return await formats.of_one(datasette, request, db)
    newest = request.url_vars["name"] == "newest"
    return await (formats.newest if newest else formats.of_filters)(datasette, request, db)


async def nothing_here(datasette: Any, request: Any) -> Any:
    """Any other address below ours, which Datasette would take for a row of a table named `-`."""
    raise NotFound("There is no such page.")


_TABLE = r"^/(?!-/)(?P<database>[^/.]+)/(?P<table>[^/.]+)(\.(?P<format>\w+))?$"
_ROW = rf"^/(?!-/)(?P<database>[^/.]+)/(?P<table>{'|'.join(ROWS)})/(?P<pks>[^/]+?)(\.(?P<format>\w+))?$"
ROUTES = [
    (r"^/(?P<format>)$", home_view),
    (r"^/(?P<database>[^/.]+)/-/timeline$", timeline_view),
    (r"^/(?P<database>[^/.]+)/-/timeline\.json$", timeline_json),
    (r"^/(?P<database>[^/.]+)/-/search$", search_view),
    (r"^/(?P<database>[^/.]+)/-/actors$", actors_view),
    (r"^/(?P<database>[^/.]+)/-/(?P<kind>event|actor|place)/(?P<key>[^/.]+)\.(?P<format>\w+)$", export_view),
    (r"^/(?P<database>[^/.]+)/-/(?P<name>newest|export)\.(?P<format>\w+)$", export_view),
    (r"^/(?P<database>[^/.]+)/-/.*$", nothing_here),
    (_ROW, row_view),
    (_TABLE, table_view),
]
