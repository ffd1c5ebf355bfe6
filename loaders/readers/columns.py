"""Records with named columns become articles; which name holds what is known for the common ones.

Of several columns that may hold a thing, each record's first that is not empty counts: JSON records of one file
seldom have all the same keys. How files are cut into records is the work of `table`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from loaders.printed import Printed, read_date
from loaders.readers.fragment import plain
from schemas.problems import Problem, ProblemsError, did_you_mean
from schemas.text import RawText

_NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "maintext", "main_text", "full_text", "fulltext", "article_text", "article_body",
        "articlebody", "article", "story", "plain_text", "raw_text", "content_text", "content_html", "html",
        "texte", "texto", "testo", "inhalt", "description", "summary", "lead_paragraph", "excerpt", "abstract",
    ),
    "title": (
        "title", "headline", "head", "heading", "article_title", "titel", "titre", "título", "titulo", "titolo",
    ),
    "published": (
        "published", "published_at", "publishedat", "date_published", "datepublished", "date_publish", "pubdate",
        "pub_date", "publication_date", "publish_date", "publish_time", "published_time", "date", "datetime", "time",
        "timestamp", "created_at", "dct", "day", "datum", "fecha", "veröffentlicht",
    ),
    "url": ("url", "link", "href", "web_url", "source_url", "article_url", "canonical_url", "permalink"),
    "publisher": (
        "publisher", "outlet", "publication", "newspaper", "site_name", "source_name", "source", "site", "domain",
        "source_domain", "media_name", "sitename", "quelle", "fuente", "fonte",
    ),
    "author": ("author", "authors", "byline", "creator", "writer", "autor", "auteur", "autore"),
    "language": ("language", "lang", "locale"),
    "own_id": ("id", "_id", "uid", "uuid", "guid", "article_id", "doc_id", "docid", "key"),
    "agency": ("agency", "wire", "news_agency"),
    "rights": ("rights", "license", "licence", "copyright"),
}  # fmt: skip


Columns = Mapping[str, tuple[str, ...]]
"""The columns that may hold each thing, the likeliest first."""


def columns_of(names: Iterable[str], stated: Mapping[str, str], tell: str) -> dict[str, tuple[str, ...]]:
    """Which columns may hold what: as stated, else by the common names; `tell` says how a person states it."""
    names = list(names)
    by_level = {re.sub(r"[\s-]+", "_", name.strip().lower()): name for name in reversed(names)}
    for field, column in stated.items():
        if field not in _NAMES or column not in names:
            wrong, known = (field, list(_NAMES)) if field not in _NAMES else (column, names)
            raise _refused(f"the column map names '{wrong}', which is not there", hint=did_you_mean(wrong, known))
    found = {field: tuple(by_level[n] for n in common if n in by_level) for field, common in _NAMES.items()}
    found |= {field: (column,) for field, column in stated.items()}
    if not found["text"]:
        raise _refused(
            f"no column is known to hold the text; there are {', '.join(name[:40] for name in names[:20])}",
            hint=f"name one of them 'text', or tell it in the file: {tell}",
        )
    return found


def has_text(record: Mapping[str, Any]) -> bool:
    """Whether a record has a column that is known to hold a text."""
    return any(re.sub(r"[\s-]+", "_", str(key).strip().lower()) in _NAMES["text"] for key in record)


def articles(
    rows: Iterable[tuple[int, Any]], columns: Columns, notes: tuple[str, ...], *, many: bool = True
) -> Iterator[RawText | Problem]:
    """Each record as its article, or as the problem that keeps it out; problems among the records are handed on."""
    held = list(rows)
    days = (row.get(name) for _, row in held if isinstance(row, dict) for name in columns["published"])
    month_first = _month_first(days)
    for number, row in held:
        yield row if isinstance(row, Problem) else _article(number, row, columns, notes, month_first, many=many)


def _article(
    number: int,
    row: Mapping[str, Any],
    columns: Columns,
    notes: tuple[str, ...],
    month_first: bool | None,
    *,
    many: bool,
) -> RawText | Problem:
    field: dict[str, Any] = {name: _first(row, among) for name, among in columns.items() if among}
    text = plain(field.pop("text") or "")
    if not text.strip():
        return Problem(code="R07", line=number, message="this article has no text")
    stated = field.pop("published", None)
    when, note = _moment(stated, month_first, field.get("language"))
    title = field["title"] = " ".join(plain(field.get("title") or "").split()) or None
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    return RawText(
        text, many=many, published=when, published_text=stated if when else None,
        published_method="column" if when else None, notes=notes + note, **field,
    )  # fmt: skip


def _first(row: Mapping[str, Any], among: Iterable[str]) -> str | None:
    """The first of a record's columns that holds something."""
    return next((text for name in among if (text := _text(row.get(name)))), None)


_DEEP = 8  # levels of a nested value below which nothing is a name or a text
_INNER = ("name", "title", "rendered", "main", "value", "text", "$oid", "$date")


def _text(value: Any, deep: int = _DEEP) -> str | None:
    """A value as text; lists joined, of a nested record what names or holds it."""
    if value is None or isinstance(value, bool) or not deep:
        return None
    if isinstance(value, list):
        return ", ".join(text for one in value if (text := _text(one, deep - 1))) or None
    if isinstance(value, dict):
        return next((text for key in _INNER if (text := _text(value.get(key), deep - 1))), None)
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
