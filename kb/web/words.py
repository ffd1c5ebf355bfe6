"""How pages write dates, numbers and names: filters for the templates."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from datasette.utils import tilde_encode

from kb.web.cells import query_body, query_columns, table_body, table_columns
from schemas.times import EventTime

PRECISIONS = {
    "minute": "known to the minute", "hour": "known to the hour", "day": "known to the day",
    "week": "known to the week", "month": "known to the month", "season": "known to the season",
    "quarter": "known to the quarter", "year": "known to the year", "decade": "known to the decade",
    "century": "known to the century", "span": "a stretch of time", "within": "once within this time",
    "unknown": "date not known",
}  # fmt: skip
BASES = {
    "stated": "the text states the date",
    "relative": "counted from another day",
    "inherited": "taken over from the sentence or text around it",
    "inferred": "inferred from what the text tells",
    "curated": "written by a person",
    "none": "no date in the text",
}


def day(iso: str | None) -> str:
    """An ISO day or EDTF text in words; empty for None.

    >>> day("2024-07-28")
    '28 July 2024'
    """
    if not iso:
        return ""
    try:
        return EventTime(edtf=iso[:10] if "T" in iso else iso).in_words()
    except ValueError:
        return iso  # a database may hold what we did not write; a page must not fail over it


def aim(status: str, edtf: str | None, given_up: bool = False) -> str:
    """What a text said of an event's time, to be read behind the status that it gave.

    >>> aim("planned", "2024-08-09"), aim("postponed", "[2024-09-02..2024-09-08]"), aim("occurred", "2024-08-09")
    ('for 9 August 2024', 'to the week of 2 September 2024', '· 9 August 2024')
    >>> aim("planned", "[2024-08-09..]"), aim("cancelled", "2024-08-09"), aim("cancelled", "[2024-08-09..]")
    ('not before 9 August 2024', 'was for 9 August 2024', '')
    """
    if not edtf:
        return "with no date"
    said = day(edtf)
    if given_up:
        return f"from {said}, no new date told"
    bound = said.startswith(("not ", "between ", "since ", "until ", "from "))
    leads = {"planned": "for", "tentative": "for", "postponed": "to", "cancelled": "was for"}
    if bound:
        return said if status != "cancelled" else ""  # that it was still to come is no time that it was set for
    return f"{leads.get(status, '·')} {said.removeprefix('in ') if status in leads else said}"


def number(value: int | None) -> str:
    """A number with thousands marked.

    >>> number(1234567)
    '1,234,567'
    """
    return f"{value or 0:,}"


def count(value: int | None, noun: str, plural: str | None = None) -> str:
    """A number and what it counts.

    >>> count(1, "story", "stories"), count(1200, "event")
    ('1 story', '1,200 events')
    """
    return f"{number(value)} {noun if value == 1 else plural or noun + 's'}"


def prose(description: str | None) -> str:
    """What a query answers, without the lines on its fields.

    >>> prose("What a day holds.\\nday: an ISO date"), field_help("What a day holds.\\nday: an ISO date", "day")
    ('What a day holds.', 'an ISO date')
    """
    return (description or "").partition("\n")[0]


def field_help(description: str | None, name: str) -> str:
    """What a query's field wants, as its description says; empty where it does not."""
    for line in (description or "").split("\n")[1:]:
        names, _, said = line.partition(": ")
        if name in names.split(", "):
            return said
    return ""


def in_order(tables: Iterable[Any], told: Mapping[str, Any] | None) -> list[Any]:
    """Tables or views in the order in which the metadata tells of them, what matters most first; the others behind."""
    places = {name: place for place, name in enumerate(told or ())}
    return sorted(
        tables, key=lambda table: places.get(table["name"] if isinstance(table, dict) else table.name, len(places))
    )


def facet_order(results: list[dict[str, Any]], column: str) -> list[dict[str, Any]]:
    """The values of a facet: dates newest first, all else by count as they come."""
    if column in ("year", "month", "published_day"):
        return sorted(results, key=lambda result: str(result["value"]), reverse=True)
    return results


def at_limit(rows: int, sql: str) -> bool:
    """Whether a query's answer is as long as its own last line allows, so that there may be more.

    >>> at_limit(200, "select 1 limit 200"), at_limit(7, "select 1 limit 200;")
    (True, False)
    """
    found = re.search(r"\blimit\s+(\d+)[\s;]*$", sql, re.IGNORECASE)
    return found is not None and rows >= int(found[1])


_FACETS = ("type_id", "status", "year", "actor", "country_id", "review")


def facets(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The facets worth showing, in a steady order: one with a single value narrows nothing down."""
    worth = [one for one in found if len(one["results"]) > 1 or any(value["selected"] for value in one["results"])]
    return sorted(worth, key=lambda one: _FACETS.index(one["name"]) if one["name"] in _FACETS else len(_FACETS))


FILTERS: dict[str, Callable[..., Any]] = {
    "kb_day": day,
    "kb_aim": lambda move: aim(move["status"], move["edtf"], bool(move["given_up"])),
    "kb_number": number,
    "kb_count": count,
    "kb_at_limit": at_limit,
    "kb_in_order": in_order,
    "kb_prose": prose,
    "kb_field_help": field_help,
    "kb_precision": lambda precision: PRECISIONS.get(precision, precision),
    "kb_basis": lambda basis: BASES.get(basis, basis),
    "kb_facets": facets,
    "kb_table_columns": table_columns,
    "kb_table_body": table_body,
    "kb_query_columns": query_columns,
    "kb_query_body": query_body,
    "kb_facet_order": facet_order,
    "kb_key": tilde_encode,
    "kb_plain": lambda name: str(name or "").replace("_", " "),
}
