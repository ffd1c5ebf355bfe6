"""CSV for spreadsheets: one line an event. Parties and sources share a cell each; quotes are not carried."""

import csv
import io

from kb.export.record import About, Exported, Record

COLUMNS = (
    "id", "title", "date", "edtf", "earliest", "latest", "precision", "status", "type", "place", "country", "who",
    "stories", "sources", "url",
)  # fmt: skip


def write(records: list[Record], about: About) -> Exported:
    """A table with a head line; cells that a spreadsheet would reckon as a formula begin with an apostrophe."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for one in records:
        table.writerow([_tame(value) for value in _cells(one, about)])
    return Exported(out.getvalue(), len(records))


def _cells(one: Record, about: About) -> list[object]:
    sources = "; ".join(source["url"] or source["title"] for source in one.sources)
    return [
        one.id, one.title, one.shown_date, one.edtf, one.earliest, one.latest, one.date_precision, one.status,
        one.type_id, one.place, one.country, one.who, one.n_stories, sources, about.address(one.id),
    ]  # fmt: skip


def _tame(value: object) -> object:
    risky = isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r")
    # A year before 0 begins with a minus too, and no spreadsheet reckons a date as a formula.
    return f"'{value}" if risky and not str(value)[1:5].isdigit() else value
