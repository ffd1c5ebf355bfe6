"""Web pages: the article without its page (trafilatura, no comments), and what the page's metadata says of it.

Metadata is read by `page_meta`, the day is settled by `page_day`.
"""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from loaders.frame.words import is_caption, is_clock, is_frame
from loaders.readers.decode import decode
from loaders.readers.fragment import lines_of
from loaders.readers.laid import Laid
from loaders.readers.page_day import is_day, page_day
from loaders.readers.page_lines import article_lines
from loaders.readers.page_meta import page_meta
from schemas.ids import level
from schemas.problems import Problem, ProblemsError
from schemas.text import PassageKind, RawText

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=["']([\w.-]{2,40})"""
)
_SAVED = re.compile(
    rb"<!-- saved from url=\(\d{4,}\)(\S+)(?: charset=([\w.:-]{2,40}))? -->"
)  # by browsers and `kb fetch`
_DEEPEST = 2_000  # lxml silently loses what lies deeper than 2,048 elements, and what reads such a page takes minutes
_PLAIN_DEPTH = 255  # so deep lxml goes by itself
_MOST = 20_000_000
_LEAST = 150  # characters: what is shorter is hardly the article
_DATED = 80  # characters of a line that is hardly more than a day


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
        notes += (f"elements lie {depth} deep; text below depth {_PLAIN_DEPTH} is lost",)
        tree = _parsed(page, deep=False)
    if not meta.free:
        notes += ("the page says that the whole article is for subscribers: this may be its beginning only",)
    published, printed, method = page_day(tree, meta)
    laid = Laid()
    laid.add(meta.title or "", "headline")
    laid.add(meta.author or "", "byline")
    lines = article_lines(tree, meta.summaries)
    for line in lines:
        if level(line) not in (level(meta.title or ""), level(meta.author or "")):
            laid.add(line, _kind(line, meta.language))
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


def _kind(line: str, language: str | None) -> PassageKind:
    """Body, unless the words are those of a page frame, a caption, a clock or a day of publication that came along."""
    words = line.count(" ") + 1
    if is_caption(line, words):
        return "caption"
    if len(line) <= _DATED and not line.endswith(".") and is_day(line, language):
        return "dateline"
    prose = line.endswith((".", "!", "?", ":", "”", '"'))
    return "frame" if is_clock(line) or is_frame(line, words, prose=prose) else "body"


def _parsed(page: str, *, deep: bool = True) -> HtmlElement:
    try:
        tree = lxml_html.document_fromstring(
            page.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=deep)
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
