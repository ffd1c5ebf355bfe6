"""What a web page says of its article in schema.org JSON-LD and in its meta tags; JSON-LD is asked first.

The body text is not read here.
"""

import json
import re
from collections import Counter
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
    free: bool = True
    """False where the page says that its article is not for everyone to read."""


def page_meta(tree: HtmlElement, url: str | None = None) -> PageMeta:
    """What the page states of its article."""
    meta = _meta(tree)
    records = [record for script in tree.iter("script") for record in _of_script(script)]
    article = _article(records, _titles(tree, meta))
    marked = _marked(tree)
    stated = [(_first(article.get("datePublished")), "json-ld"), (_first(article.get("dateCreated")), "json-ld")]
    stated += [(meta.get(name), "meta") for name in _PUBLISHED]
    stated += [(marked.get("datepublished"), "microdata")]
    stated += [(_first(article.get("dateModified")), "json-ld, modified")]
    stated += [(meta.get(name), "meta, modified") for name in _MODIFIED]
    stated += [(marked.get("datemodified"), "microdata, modified")]
    known = {record["@id"]: record for record in records if isinstance(record.get("@id"), str) and "name" in record}
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
        author=_names(article.get("author"), known) or meta.get("author") or marked.get("author"),
        publisher=_names(article.get("publisher"), known) or meta.get("og:site_name"),
        url=url or canonical or meta.get("og:url") or None,
        language=_text(article.get("inLanguage")) or tree.get("lang") or None,
        dates=tuple((value.strip(), method) for value, method in stated if value and value.strip()),
        free=str(article.get("isAccessibleForFree", True)).casefold() != "false",
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


def _marked(tree: HtmlElement) -> dict[str, str]:
    """What elements of the page are marked to say in microdata: the days and the author, the first of each."""
    found: dict[str, str] = {}
    for node in tree.xpath("//*[@itemprop='datePublished' or @itemprop='dateModified' or @itemprop='author']"):
        inner = next(iter(node.xpath(".//*[@itemprop='name']")), node)
        said = node.get("datetime") or node.get("content") or inner.get("content") or inner.text_content()
        if said and said.strip():
            found.setdefault(node.get("itemprop").lower(), " ".join(said.split())[:120])
    return found


def _article(records: list[dict[str, Any]], titles: list[str]) -> dict[str, Any]:
    """The JSON-LD record of the page's article: one that has its title, or a day of publication and a headline."""
    told = {_level(title) for title in titles}
    return max(
        (record for record in records if _ARTICLE.search(_kinds(record))), key=lambda one: _worth(one, told), default={}
    )


def _kinds(record: dict[str, Any]) -> str:
    kinds = record.get("@type")
    return " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)


def _worth(record: dict[str, Any], titles: set[str]) -> int:
    """How much speaks for a record being that of the page's article; of equals, the first on the page counts."""
    headline, kinds = _first(record.get("headline")) or "", _kinds(record)
    worth = 2 * ("datePublished" in record) + bool(headline) + 2 * ("Article" in kinds or "Posting" in kinds)
    return worth + (bool(headline) and _level(unescape(headline)) in titles)


_OPENED = re.compile(r"(?://|/\*)?\s{0,9}(?:<!--|<!\[CDATA\[)\s{0,9}(?:\*/)?")
_CLOSED = re.compile(r"(?://|/\*)?\s{0,9}(?:-->|\]\]>)\s{0,9}(?:\*/)?\s{0,9};?\Z")
_SAYS_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_OTHERS = frozenset({
    "itemListElement", "liveBlogUpdate", "comment", "review", "hasPart", "mentions", "citation", "isBasedOn", "video",
    "audio", "image", "associatedMedia", "potentialAction", "relatedLink",
})  # fmt: skip
"""Keys below which stand other things than the article, some with days of their own."""


def _of_script(script: HtmlElement) -> list[dict[str, Any]]:
    """All mappings in a JSON-LD script, outermost first, but those of other things.

    Of one that cannot be read, the day of publication that it states, where it states no second one.
    """
    if "ld+json" not in (script.get("type") or ""):
        return []
    text = (script.text or "").strip()
    opened, closed = _OPENED.match(text), _CLOSED.search(text, max(0, len(text) - 60))
    text = text[opened.end() if opened else 0 : closed.start() if closed else len(text)].strip().removesuffix(";")
    text = re.sub(r"[\x00-\x1f]", " ", text)
    try:
        stack = [json.loads(text)]
    except (ValueError, RecursionError):
        days = set(_SAYS_DAY.findall(text))
        return [{"@type": "Article", "datePublished": days.pop()}] if len(days) == 1 else []
    found: list[dict[str, Any]] = []
    while stack and len(found) < _MOST_NODES:
        node = stack.pop(0)
        if isinstance(node, list):
            stack[:0] = node
        elif isinstance(node, dict):
            found.append(node)
            stack += [value for key, value in node.items() if isinstance(value, dict | list) and key not in _OTHERS]
    return found


def _first(value: Any) -> str | None:
    """A text, or the first of a list of them."""
    return next((one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)), None)


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _names(value: Any, known: dict[str, dict[str, Any]]) -> str | None:
    """The names in a person, an organisation, or a list of them; `known` are those that are told of elsewhere by id."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, (_names(one, known) for one in value)))) or None
    if not isinstance(value, dict):
        return _text(value)
    return _text(_first(value.get("name"))) or _text(_first(known.get(str(value.get("@id")), {}).get("name")))


def _titles(tree: HtmlElement, meta: dict[str, str]) -> list[str]:
    """What the page itself calls its article, beside its JSON-LD: for sharing, and in its first heading."""
    heading = next((text for node in tree.iter("h1") if (text := " ".join(node.text_content().split()))), None)
    stated = (meta.get("og:title"), meta.get("twitter:title"), heading)
    return [unescape(" ".join(title.split())) for title in stated if title and title.strip()]


def _title(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    """The title that most of the page's own statements agree on; the one for sharing where they are split.

    What the window shows counts only where nothing else is said: it is the one most often decorated.
    """
    said = [unescape(" ".join(text.split())) for key in ("headline", "name") if (text := _first(article.get(key)))]
    shared = bool(meta.get("og:title")) + bool(meta.get("twitter:title"))
    of_page = _titles(tree, meta)
    titles = [title for title in (*of_page[:shared], *said, *of_page[shared:]) if title]
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
