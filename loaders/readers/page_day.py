"""When a web page was published: by its metadata, by the day printed below its headline, else by htmldate.

A day is looked for where the article stands: what comments, lists of other articles and the foot of the page are
dated by is the day of something else. How the day was found is kept.
"""

import re
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from lxml.html import HtmlElement

from loaders.printed import Printed, find_dates, read_date
from loaders.readers.page_meta import PageMeta

Found = tuple[date | datetime | None, str | None, str | None]
"""When, the words that say so, and where they stand."""

_TEXTS = 60  # pieces of text with a year below the headline that are looked at
_BESIDE = 30  # characters that may stand around a day which is a line of its own: a label, a clock
_ELSEWHERE = re.compile(
    r"(?i)comment|disqus|related|recommend|teaser|sidebar|trending|popular|more-(?:from|on|stories|news)|"
    r"read-(?:more|next)|also-read|latest|promo|newsletter"
)
_NEVER = frozenset({date(1970, 1, 1), date(1, 1, 1), date(1900, 1, 1)})
"""Days that programs write for "no day"."""


def page_day(tree: HtmlElement, meta: PageMeta) -> Found:
    """When the page was published; a day of its last change counts only where nothing else is found, and says so."""
    stated = [(when, value, method) for value, method in meta.dates if (when := _moment(value, meta)) is not None]
    for when, value, method in stated:
        if not method.endswith("modified"):
            local = _local_day(tree, when)
            return (local.day, local.text, f"{method}, printed") if local else (when, value, method)
    found = _by_htmldate(tree, meta)
    if stated and (found is None or found >= _day(stated[0][0])):
        return stated[0]
    return (found, found.isoformat(), "htmldate") if found else (None, None, None)


def is_day(line: str, language: str | None) -> bool:
    """Whether a line is hardly more than a day: "Published 12 August 2024, 18:05"."""
    dates = find_dates(line, language)
    return bool(dates) and len(line.strip()) - sum(found.end - found.start for found in dates) <= _BESIDE


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _moment(value: str, meta: PageMeta) -> date | datetime | None:
    """The moment that a piece of metadata states; None where it is none, or reads as two days."""
    if re.fullmatch(r"\d{10}(?:\d{3})?", value):  # seconds or milliseconds since 1970
        return datetime.fromtimestamp(int(value[:10]), UTC)
    printed = read_date(value, meta.language)
    if printed is None or printed.other is not None or printed.day in _NEVER:
        return None
    return printed.moment(meta.url or "")


def _by_htmldate(tree: HtmlElement, meta: PageMeta) -> date | None:
    """What htmldate finds on the page without comments, other articles and foot."""
    import htmldate  # 0.3 s to import; only pages without dates in their metadata pay it

    bare = deepcopy(tree)
    for node in [node for node in bare.iter("div", "section", "aside", "footer", "ul", "ol", "li") if _elsewhere(node)]:
        if node.getparent() is not None:
            node.drop_tree()
    found = htmldate.find_date(bare, url=meta.url, original_date=True, extensive_search=False)
    return date.fromisoformat(found) if found else None


def _elsewhere(node: HtmlElement) -> bool:
    """Whether an element holds something else than the article, by its tag or by what the page calls it."""
    if node.tag in ("aside", "footer"):
        return True
    named = f"{node.get('id') or ''} {node.get('class') or ''}"
    return _ELSEWHERE.search(named) is not None and next(node.iter("h1"), None) is None


def _local_day(tree: HtmlElement, when: date | datetime) -> Printed | None:
    """The day printed below the headline where it is the neighbour of a day that the metadata state in UTC."""
    if not isinstance(when, datetime) or when.utcoffset() != timedelta(0):
        return None
    below = next(iter(tree.iter("h1")), None)
    if below is None:
        return None
    for text in islice(below.xpath("following::text()[contains(., '20') or contains(., '19')]"), _TEXTS):
        dates = find_dates(text) if len(text) < 120 else []
        if dates:
            gap = (dates[0].day - when.date()).days
            return dates[0] if abs(gap) == 1 and dates[0].other is None else None
    return None
