"""Exports and feeds over the web: `.ics`, `.atom` and the others behind any table or query that lists events, and at
addresses of their own for an event, an actor, a place, the newest, and whatever a timeline is narrowed down to.

What cannot be found in time is answered with 503, never with a file that is short without saying so.
"""

import json
from typing import Any

from datasette import NotFound, Response
from datasette.utils import tilde_decode
from datasette.views.base import DatasetteError

from kb.export import FORMATS, About, record, records_sql
from kb.web import chosen, counts
from kb.web.filters import Filters, filters_of, of_place
from kb.web.ours import PLUGIN, Row, ask, ask_in_time, our_database
from kb.web.timeline import asked_window
from kb.web.zoom import Window

MOST = 500
"""Events in a file at an address of its own, the newest; `kb export` has no such limit, nor has a table's page."""
FILE_MS = 2000
"""A program that fetches a file waits longer than a reader of a page, and must not get half of one."""
_CUT = f"only the newest {MOST}"
_NEWEST = """
select m.event_id as id from sources s join mentions m on m.source_id = s.id
where m.event_id is not null and s.id in (select id from sources order by published_day desc limit 60)
group by m.event_id order by max(s.published_day) desc, m.event_id limit 100
"""


def renderers() -> list[Row]:
    """The formats that Datasette offers beside JSON and CSV."""
    own = [name for name in FORMATS if name != "csv"]
    return [{"extension": name, "render": _renderer(name), "can_render": can_render} for name in own]


async def can_render(datasette: Any, columns: list[str], database: str, table: str | None) -> bool:
    """Whether the rows name events of ours."""
    return _key(columns, table) is not None and await our_database(datasette, database) is not None


def _key(columns: list[str], table: str | None) -> str | None:
    if "event_id" in columns:
        return "event_id"
    return "id" if "id" in columns and (table == "events" or "shown_date" in columns) else None


def _renderer(form: str) -> Any:
    async def render(
        datasette: Any, request: Any, columns: list[str], rows: list[Any], database: str, table: str | None
    ) -> Any:
        db, key = await our_database(datasette, database), _key(columns, table)
        if db is None or key is None:
            raise NotFound("These rows are no events")
        place = columns.index(key)
        return await answer(datasette, request, db, form, [_plain(row[place]) for row in rows])

    return render


def _plain(value: Any) -> str:
    """An id; Datasette gives a foreign key with its label as a mapping."""
    return str(value["value"] if isinstance(value, dict) else value)


async def answer(
    datasette: Any, request: Any, db: Any, form: str, ids: list[str], title: str = "", more: bool = False
) -> Any:
    """A file with these events, as far as the format carries them; a head line says how many it could not.

    With `more`, the title and a head line say that these are not all.
    """
    if more:
        title = f"{title}, {_CUT}".removeprefix(", ")
    wanted = list(dict.fromkeys(ids))
    found = {row["id"]: record(row) for row in await ask(db, records_sql(), ids=json.dumps(wanted))}
    site = (datasette.metadata() or {}).get("title") or db.name
    base = datasette.absolute_url(request, datasette.urls.database(db.name))
    about = About(f"{site}: {title}" if title else site, base)
    done = FORMATS[form].write([found[one] for one in wanted if one in found], about)
    headers = {
        "content-disposition": f'inline; filename="{db.name}.{form}"',
        f"x-{PLUGIN}-events": str(done.carried),
        f"x-{PLUGIN}-left-out": str(len(done.left_out)),
        f"x-{PLUGIN}-complete": "no" if more else "yes",
    }
    return Response(done.text, content_type=f"{FORMATS[form].media_type}; charset=utf-8", headers=headers)


async def of_one(datasette: Any, request: Any, db: Any) -> Any:
    """The events of an actor or a place, or a single event, as a file."""
    kind, key = request.url_vars["kind"], tilde_decode(request.url_vars["key"])
    form = _format(request)
    more = False
    if kind == "event":
        rows = await ask(db, "select id, title as name from events where id = :key", key=key)
        ids = [row["id"] for row in rows]
    else:
        rows = await ask(db, f"select id, name from {kind}s where id = :key", key=key)
        ids, more = await _ids(db, await of_place(db, Filters(**{kind: key})))
    if not rows:
        raise NotFound(f"No such {kind}")
    return await answer(datasette, request, db, form, ids, rows[0]["name"], more)


async def of_filters(datasette: Any, request: Any, db: Any) -> Any:
    """What a timeline is narrowed down to, as a file: the same arguments as the timeline's."""
    filters, unknown = await filters_of(db, request.args)
    window, faults = await asked_window(db, request.args)
    if unknown or faults:
        raise NotFound("; ".join(unknown + faults))
    ids, more = await _ids(db, filters, window)
    more = more or await counts.too_common(db, filters)
    return await answer(datasette, request, db, _format(request), ids, more=more)


async def newest(datasette: Any, request: Any, db: Any) -> Any:
    """What the newest texts speak of, as a file."""
    rows = _in_time(await ask_in_time(db, _NEWEST, limit_ms=FILE_MS))
    return await answer(datasette, request, db, _format(request), [row["id"] for row in rows], "newest")


async def _ids(db: Any, filters: Filters, window: Window | None = None) -> tuple[list[str], bool]:
    """The newest events that filters and window leave, by date, and whether there are more."""
    if window is None:
        rows = await chosen.newest(db, filters, most=MOST + 1, select="select e.id from events e", limit_ms=FILE_MS)
    else:
        sql = f"""select e.id from events e where e.jd_start <= :last and e.jd_end >= :first {filters.where()}
            order by e.jd_start desc, e.id limit {MOST + 1}"""
        params = filters.params() | {"first": window.start, "last": window.end}
        rows = await ask_in_time(db, sql, limit_ms=FILE_MS, **params)
    found = _in_time(rows)
    return [row["id"] for row in reversed(found[:MOST])], len(found) > MOST


def _in_time(rows: list[Row] | None) -> list[Row]:
    if rows is None:
        raise DatasetteError("Too many events to look through in time; narrow it down, or try again.", status=503)
    return rows


def _format(request: Any) -> str:
    form = str(request.url_vars["format"])
    if form not in FORMATS:
        raise NotFound(f"There is no format '{form}'; there are {', '.join(FORMATS)}")
    return form
