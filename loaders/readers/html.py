"""Web pages: the article without its page (trafilatura, no comments), and what the page's metadata says of it.

Metadata is read by `page_meta`; the day falls back on htmldate, and the method is kept.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from loaders.frame.words import is_caption, is_frame
from loaders.printed import Printed, find_dates, read_date
from loaders.readers.decode import decode
from loaders.readers.fragment import lines_of
from loaders.readers.laid import Laid
from loaders.readers.page_lines import article_lines
from loaders.readers.page_meta import PageMeta, page_meta
from schemas.ids import level
from schemas.problems import Problem, ProblemsError
from schemas.text import PassageKind, RawText

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=["']([\w.-]{2,40})"""
)
_SAVED = re.compile(
    rb"<!-- saved from url=\(\d{4,}\)(\S+)(?: charset=([\w.:-]{2,40}))? -->"
)  # by browsers and `kb fetch`
_DEEPEST = 250  # lxml silently loses what lies deeper than 255 elements
_MOST = 20_000_000
_LEAST = 150  # characters: what is shorter is hardly the article
_TEXTS = 60  # pieces of text with a year below the headline that are looked at


def read_html(data: bytes) -> Iterator[RawText]:
    """The one article of a web page."""
    saved = _SAVED.search(data[:2048]) or _SAVED.search(data[-2048:])
    charset = saved[2].decode("ascii") if saved and saved[2] else None
    text, notes = decode(data, charset or declared_encoding(data))
    yield read_page(text, url=saved[1].decode("utf-8", "replace") if saved else None, notes=notes)


def declared_encoding(page: bytes) -> str | None:
    """The encoding that a page names in its head."""
    declared = _DECLARED.search(page[:4096])
    return (declared[1] or declared[2]).decode("ascii") if declared else None


def read_page(page: str, *, url: str | None = None, notes: tuple[str, ...] = ()) -> RawText:
    """A page's article, laid as headline, byline and body, with the day that its metadata states."""
    if len(page) > _MOST:
        raise ProblemsError(
            [Problem(code="R05", message=f"a page of more than {_MOST // 1_000_000} million characters")]
        )
    tree = _parsed(page)
    meta = page_meta(tree, url)
    if (depth := _depth(tree)) > _DEEPEST:
        notes += (f"elements lie {depth} deep; text below depth 255 may be lost",)
    published, printed, method = _published(tree, meta)
    laid = Laid()
    laid.add(meta.title or "", "headline")
    laid.add(meta.author or "", "byline")
    lines = article_lines(tree, page, meta.summaries)
    for line in lines:
        if level(line) != level(meta.title or ""):
            laid.add(line, _kind(line))
    whole = sum(map(len, lines)) >= _LEAST or not (shown := lines_of(page))
    return RawText(
        laid.text if whole else "\n".join(shown),
        title=meta.title,
        publisher=meta.publisher,
        author=meta.author,
        url=meta.url,
        language=meta.language,
        published=published,
        published_text=printed,
        published_method=method,
        labels=laid.labels if whole else None,  # where no article was found in the page, `frame` may find one
        notes=notes,
    )


def _kind(line: str) -> PassageKind:
    """Body, unless the words are those of a page frame or a caption that came along."""
    words = line.count(" ") + 1
    if is_caption(line, words):
        return "caption"
    return "frame" if is_frame(line, words, prose=line.endswith((".", "!", "?", ":", "”", '"'))) else "body"


def _parsed(page: str) -> HtmlElement:
    try:
        tree = lxml_html.document_fromstring(
            page.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise ProblemsError([Problem(code="R04", message=f"is no web page: {fault}")]) from fault
    return tree


def _depth(tree: HtmlElement) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _published(tree: HtmlElement, meta: PageMeta) -> tuple[date | datetime | None, str | None, str | None]:
    """When the page was published, the words that say so, and where they stand."""
    for stated, method in meta.dates:
        printed = read_date(stated, meta.language)
        if printed is None or printed.other is not None:
            continue
        when = printed.moment(meta.url or "")
        local = _local_day(tree, when)
        return (local.day, local.text, f"{method}, printed") if local else (when, stated, method)
    import htmldate  # 0.3 s to import; only pages without dates in their metadata pay it

    found = htmldate.find_date(tree, url=meta.url, original_date=True, extensive_search=False)
    return (date.fromisoformat(found), found, "htmldate") if found else (None, None, None)


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
