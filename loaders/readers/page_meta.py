"""What a web page says of its article in schema.org JSON-LD and in its meta tags; JSON-LD is asked first.

The body text is not read here.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article|Posting|Report|Blog|Review|Recipe|WebPage|VideoObject|LiveBlog")
_MOST_NODES = 20_000


@dataclass(frozen=True)
class PageMeta:
    """The metadata of a page's article; `dates` in order of trust, each with where it stands."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    summaries: tuple[str, ...] = ()
    """What the page calls its description; often the line printed below the headline."""
    dates: tuple[tuple[str, str], ...] = ()


def page_meta(tree: HtmlElement, url: str | None = None) -> PageMeta:
    """What the page states of its article."""
    article = _article(tree)
    meta = _meta(tree)
    stated = [(article.get("datePublished"), "json-ld"), (article.get("dateCreated"), "json-ld")]
    stated += [(meta.get(name), "meta") for name in _PUBLISHED]
    stated += [(article.get("dateModified"), "json-ld"), *((meta.get(name), "meta") for name in _MODIFIED)]
    canonical = tree.xpath("string(//link[@rel='canonical']/@href)")
    return PageMeta(
        title=_title(tree, article, meta),
        summaries=tuple(
            dict.fromkeys(
                text
                for text in (_text(article.get("description")), meta.get("og:description"), meta.get("description"))
                if text and text.count(" ") >= 5
            )
        ),
        author=_names(article.get("author")) or meta.get("author"),
        publisher=_names(article.get("publisher")) or meta.get("og:site_name"),
        url=url or canonical or meta.get("og:url") or None,
        language=_text(article.get("inLanguage")) or tree.get("lang") or None,
        dates=tuple((value, method) for value, method in stated if isinstance(value, str) and value.strip()),
    )


_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date", "published_time",
    "parsely-pub-date", "sailthru.date", "article.published", "citation_publication_date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The meta tags by lower-cased name; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = node.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _article(tree: HtmlElement) -> dict[str, Any]:
    """The JSON-LD record of the page's article: the first that has a day of publication, else a headline."""
    best: dict[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for record in _records(script.text or ""):
            kinds = record.get("@type")
            kinds = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
            if not _ARTICLE.search(kinds):
                continue
            if _worth(record, kinds) > _worth(best, str(best.get("@type"))):
                best = record
    return best


def _worth(record: dict[str, Any], kinds: str) -> int:
    return (
        2 * ("datePublished" in record) + ("headline" in record) + 2 * ("Article" in kinds or "Posting" in kinds)
        if record
        else -1
    )


def _records(text: str) -> Iterator[dict[str, Any]]:
    """All mappings in a JSON-LD script, outermost first; none when it cannot be read."""
    try:
        stack = [json.loads(re.sub(r"[\x00-\x1f]", " ", text.strip().removesuffix(";")))]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not stack:
            return
        node = stack.pop(0)
        if isinstance(node, list):
            stack[:0] = node
        elif isinstance(node, dict):
            yield node
            stack.extend(value for value in node.values() if isinstance(value, dict | list))


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _names(value: Any) -> str | None:
    """The names in a person, an organisation, or a list of them."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(_names, value)))) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _title(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    """The title that most of the page's own statements agree on; the one for sharing where they are split.

    What the window shows counts only where nothing else is said: it is the one most often decorated.
    """
    heading = next((text for node in tree.iter("h1") if (text := " ".join(node.text_content().split()))), None)
    stated = (meta.get("og:title"), meta.get("twitter:title"), article.get("headline"), article.get("name"), heading)
    titles = [unescape(" ".join(title.split())) for title in stated if isinstance(title, str) and title.strip()]
    if not titles:
        return _SITE.sub("", " ".join((tree.findtext(".//title") or "").split())) or None
    bare = [_bare(title, titles) for title in titles]
    votes = Counter(map(_level, bare))
    return max(bare, key=lambda title: votes[_level(title)])


def _bare(title: str, others: list[str]) -> str:
    """The title without what is set before or behind it ("Opinion | …"), where another statement does without."""
    for other in others:
        before, found, behind = title.partition(other)
        if found and len(before) + len(behind) > 0 and _AHEAD.search(before) and _BEHIND.match(behind):
            return other
    return title


_AHEAD = re.compile(r"^$|[|–—·:-]\s+$")
_BEHIND = re.compile(r"$|\s+[|–—·-]\s")
_SITE = re.compile(r"\s+[|–—·-]\s+[^|–—·]{2,40}$")


def _level(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
