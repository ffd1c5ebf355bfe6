"""The cells of tables and queries: links to our pages where plain Datasette has none, and rows drawn at one go.

Some thousand cells make a page: what is done for each is the work of the page (Jinja hands each piece up through every
template that a page extends).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, get_args

from datasette.utils import tilde_encode
from markupsafe import Markup, escape

from kb.web.ours import our_database
from schemas.event import Status

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
    return Markup(f'<a href="{escape(base)}/{table}/{tilde_encode(key)}">{escape(text)}</a>')


_STATUSES = frozenset(get_args(Status))
_LEADS = frozenset({"title", "quote", "name", "message"})
"""Columns that say what a row is: a phone shows them first and as wide as it is."""
_SHORT = 17
"""A value of so many characters ("25 September 2025") stays on one line."""
_KEY = "Link"
"""The column that Datasette puts before rows whose key has several parts, or none: it says nothing that they do not."""


def table_columns(columns: Iterable[Mapping[str, Any]], chosen: Collection[str]) -> list[Mapping[str, Any]]:
    """The columns of a table that are shown; only `chosen` ones, where some are named."""
    return [one for one in columns if one["name"] != _KEY and (not chosen or one["name"] in chosen)]


def table_body(
    rows: Iterable[Iterable[Mapping[str, Any]]], labels: Mapping[str, str], chosen: Collection[str]
) -> Markup:
    """The rows of a table as Datasette hands them to its template, with the columns of `table_columns`."""
    heads = _Heads(labels)
    drawn = []
    for row in rows:
        shown = [one for one in row if one["column"] != _KEY and (not chosen or one["column"] in chosen)]
        drawn.append("".join(_cell(heads, one["column"], one["value"], f"type-{one['value_type']}") for one in shown))
    return _rows(drawn)


def query_columns(columns: Sequence[str]) -> list[str]:
    """The columns of a query that are shown: an event's id is left out where its title leads to it."""
    return [column for column in columns if column != "event_id" or "title" not in columns]


def query_body(rows: Iterable[Sequence[Any]], columns: Sequence[str], labels: Mapping[str, str]) -> Markup:
    """The rows of a query as Datasette hands them to its template, with the columns of `query_columns`."""
    heads, shown = _Heads(labels), set(query_columns(columns))
    places = [(place, column) for place, column in enumerate(columns) if column in shown]
    return _rows("".join(_cell(heads, column, row[place], "") for place, column in places) for row in rows)


class _Heads(dict[str, str]):
    """What each column is called on a phone, where a cell stands below the other."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.labels = labels

    def __missing__(self, column: str) -> str:
        self[column] = str(escape((self.labels.get(column) or column).replace("_", " ")))
        return self[column]


def _cell(heads: _Heads, column: str, value: Any, kind: str) -> str:
    shown = str(escape(value))
    if shown.strip() in ("", "&nbsp;", "\xa0"):
        kind += " kb-empty"
    elif column in _LEADS:
        kind += " kb-lead"
    elif column == "status" and shown in _STATUSES:
        shown = f'<span class="kb-status kb-status-{shown}">{shown}</span>'
    elif len(shown) <= _SHORT:
        kind += " kb-short"
    dressed = f' class="{kind.lstrip()}"' if kind else ""
    return f'<td data-label="{heads[column]}"{dressed}>{shown}</td>'


def _rows(drawn: Iterable[str]) -> Markup:
    return Markup("".join(f"<tr>{row}</tr>\n" for row in drawn))
