"""Web pages: the article without its page (trafilatura, no comments), and what the page's metadata says of it.

Metadata is read by `page_meta`; the day falls back on htmldate, and the method is kept.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

from lxml import etree
from lxml import html as lxml_html

from loaders.printed import read_date
from loaders.readers.decode import decode
from loaders.readers.laid import Laid
from loaders.readers.page_meta import PageMeta, page_meta
from schemas.problems import Problem, ProblemsError
from schemas.text import RawText

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=["']([\w.-]{2,40})"""
)
_DEEPEST = 250  # lxml silently loses what lies deeper than 255 elements
_MOST = 20_000_000


def read_html(data: bytes) -> Iterator[RawText]:
    """The one article of a web page."""
    declared = _DECLARED.search(data[:4096])
    text, notes = decode(data, (declared[1] or declared[2]).decode("ascii") if declared else None)
    yield read_page(text, notes=notes)


def read_page(page: str, *, url: str | None = None, notes: tuple[str, ...] = ()) -> RawText:
    """A page's article, laid as headline, byline and body, with the day that its metadata states."""
    if len(page) > _MOST:
        raise ProblemsError(
            [Problem(code="R05", message=f"a page of more than {_MOST // 1_000_000} million characters")]
        )
    tree = _parsed(page)
    meta = page_meta(tree, url)
    lines, depth = _body(tree), _depth(tree)
    if depth > _DEEPEST:
        notes += (f"elements lie {depth} deep; text below depth 255 may be lost",)
    published, printed, method = _published(tree, meta)
    laid = Laid()
    laid.add(meta.title or "", "headline")
    laid.add(meta.author or "", "byline")
    title = _level(meta.title or "")
    for line in lines:
        if _level(line) != title:
            laid.add(line, "body")
    return RawText(
        laid.text,
        title=meta.title,
        publisher=meta.publisher,
        author=meta.author,
        url=meta.url,
        language=meta.language,
        published=published,
        published_text=printed,
        published_method=method,
        labels=laid.labels,
        notes=notes,
    )


def _parsed(page: str) -> lxml_html.HtmlElement:
    try:
        tree = lxml_html.document_fromstring(
            page.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise ProblemsError([Problem(code="R04", message=f"is no web page: {fault}")]) from fault
    return tree


def _depth(tree: lxml_html.HtmlElement) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _body(tree: lxml_html.HtmlElement) -> list[str]:
    import trafilatura  # 0.5 s to import: only pages pay it

    found = trafilatura.extract(tree, include_comments=False, include_tables=True, output_format="txt")
    return found.split("\n") if found else []


def _published(tree: lxml_html.HtmlElement, meta: PageMeta) -> tuple[date | datetime | None, str | None, str | None]:
    for stated, method in meta.dates:
        printed = read_date(stated, meta.language)
        if printed is not None and printed.other is None:
            return printed.moment(meta.url or ""), stated, method
    import htmldate

    found = htmldate.find_date(tree, url=meta.url, original_date=True, extensive_search=False)
    return (date.fromisoformat(found), found, "htmldate") if found else (None, None, None)


def _level(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
