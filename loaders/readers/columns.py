"""Records with named columns become articles; which name holds what is known for the common ones.

How files are cut into records is the work of `table`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from loaders.printed import Printed, read_date
from loaders.readers.fragment import is_html, lines_of
from schemas.problems import Problem, ProblemsError, did_you_mean
from schemas.text import RawText

_NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "maintext", "main_text", "full_text", "fulltext", "article_text", "article_body",
        "articlebody", "article", "story", "plain_text", "raw_text", "description", "summary",
    ),
    "title": ("title", "headline", "head", "heading", "article_title"),
    "published": (
        "published", "published_at", "publishedat", "date_published", "datepublished", "date_publish", "pubdate",
        "pub_date", "publication_date", "publish_date", "publish_time", "published_time", "date", "datetime", "time",
        "timestamp", "created_at", "dct", "day",
    ),
    "url": ("url", "link", "href", "web_url", "source_url", "article_url", "canonical_url", "permalink"),
    "publisher": (
        "publisher", "outlet", "publication", "newspaper", "site_name", "source_name", "source", "site", "domain",
        "source_domain", "media_name", "sitename",
    ),
    "author": ("author", "authors", "byline", "creator", "writer"),
    "language": ("language", "lang", "locale"),
    "own_id": ("id", "_id", "uid", "uuid", "guid", "article_id", "doc_id", "docid", "key"),
    "agency": ("agency", "wire", "news_agency"),
    "rights": ("rights", "license", "licence", "copyright"),
}  # fmt: skip


def columns_of(names: Iterable[str], stated: Mapping[str, str]) -> dict[str, str]:
    """Which column holds what: as stated, else by the common names, the first of them that the file has."""
    names = list(names)
    by_level = {re.sub(r"[\s-]+", "_", name.strip().lower()): name for name in reversed(names)}
    for field, column in stated.items():
        if field not in _NAMES or column not in names:
            wrong, known = (field, list(_NAMES)) if field not in _NAMES else (column, names)
            raise _refused(f"the column map names '{wrong}', which is not there", hint=did_you_mean(wrong, known))
    found = {field: next((by_level[n] for n in common if n in by_level), None) for field, common in _NAMES.items()}
    found |= stated
    if found["text"] is None:
        raise _refused(
            f"no column is known to hold the text; there are {', '.join(names[:20])}",
            hint="rename one to 'text', or tell it in the file: # columns: text=NAME",
        )
    return {field: column for field, column in found.items() if column is not None}


def articles(
    rows: Iterable[tuple[int, Any]], columns: Mapping[str, str], notes: tuple[str, ...], *, many: bool = True
) -> Iterator[RawText | Problem]:
    """Each record as its article, or as the problem that keeps it out; problems among the records are handed on."""
    held = list(rows)
    month_first = _month_first(row.get(columns.get("published", "")) for _, row in held if isinstance(row, dict))
    for number, row in held:
        yield row if isinstance(row, Problem) else _article(number, row, columns, notes, month_first, many=many)


def _article(
    number: int,
    row: Mapping[str, Any],
    columns: Mapping[str, str],
    notes: tuple[str, ...],
    month_first: bool | None,
    *,
    many: bool,
) -> RawText | Problem:
    field: dict[str, Any] = {name: _text(row.get(column)) for name, column in columns.items()}
    text = field.pop("text") or ""
    if is_html(text):
        text = "\n".join(lines_of(text))
    if not text.strip():
        return Problem(code="R07", line=number, message="this article has no text")
    stated = field.pop("published", None)
    when, note = _moment(stated, month_first, field.get("language"))
    title = field.get("title")
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    return RawText(
        text, many=many, published=when, published_text=stated if when else None,
        published_method="column" if when else None, notes=notes + note, **field,
    )  # fmt: skip


def _text(value: Any) -> str | None:
    """A value as text; lists joined, the name of a nested record."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value))) or None
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("title") or value.get("$oid") or value.get("$date"))
    if value is None or isinstance(value, bool):
        return None
    return str(value).strip() or None


def _moment(
    stated: str | None, month_first: bool | None, language: str | None
) -> tuple[date | datetime | None, tuple[str, ...]]:
    """The day or time in a date column, and a note where it cannot be read."""
    if stated is None:
        return None, ()
    if re.fullmatch(r"\d{10}(?:\d{3})?(?:\.\d+)?", stated):
        seconds = float(stated) / (1000 if len(stated.partition(".")[0]) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC), ()
    printed = read_date(stated, language)
    if printed is None:
        return None, (f"the date '{stated[:40]}' is no whole day",)
    if printed.other is not None and month_first is None:
        return None, (f"the date '{stated[:40]}' reads as two days, and no other row tells the order",)
    return printed.moment(month_first=bool(month_first)), ()


def _month_first(values: Iterable[Any]) -> bool | None:
    """Whether days in numbers put the month first in this column; None where no row tells."""
    orders = {printed.numeric for value in values if (printed := _numeric(value)) is not None} - {None}
    return orders == {"mdy"} if len(orders) == 1 else None


def _numeric(value: Any) -> Printed | None:
    return read_date(value) if isinstance(value, str) and re.match(r"\s*\d\d?[./-]\d\d?[./-]\d", value) else None


def _refused(message: str, hint: str = "") -> ProblemsError:
    return ProblemsError([Problem(code="R04", message=message, hint=hint)])
