"""RSS and Atom files: each entry an article, with the text that the feed itself carries."""

import io
import re
from collections.abc import Iterator
from typing import Any

from loaders.printed import read_date
from loaders.readers.fragment import plain
from loaders.readers.laid import Laid
from schemas.problems import Problem, ProblemsError
from schemas.text import RawText


def read_feed(data: bytes) -> Iterator[RawText | Problem]:
    """The entries of a feed; those without any text are problems."""
    import feedparser  # 0.1 s to import: only feeds pay it

    sound = _CHARACTER.sub(_that_is_one, data)
    feed = feedparser.parse(io.BytesIO(sound), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and not feed.get("version"):
        reason = feed.get("bozo_exception") or "no RSS or Atom in it"
        raise ProblemsError([Problem(code="R04", message=f"is no feed: {reason}")])
    notes = (f"the feed is not well formed: {feed.get('bozo_exception')}",) if feed.bozo and feed.entries else ()
    for number, entry in enumerate(feed.entries, 1):
        yield _article(entry, feed.feed, notes) or Problem(code="R07", message=f"entry {number} has no text")


def _article(entry: Any, feed: Any, notes: tuple[str, ...]) -> RawText | None:
    full = [part.get("value") or "" for part in entry.get("content", ())]
    laid = Laid()
    laid.add(plain(entry.get("title") or ""), "headline")
    laid.add(plain(entry.get("author") or ""), "byline")
    for line in plain(max([*full, entry.get("summary") or ""], key=len)).split("\n"):
        laid.add(line, "body")
    if "body" not in laid.kinds and "headline" not in laid.kinds:
        return None
    stated = entry.get("published") or entry.get("updated")
    printed = read_date(stated) if stated else None
    if printed is not None and printed.other is not None:
        notes += (f"its date '{stated[:40]}' reads as two days",)
        printed = None
    return RawText(
        laid.text,
        own_id=entry.get("id") or entry.get("link"),
        many=True,
        title=laid.first("headline"),
        publisher=(entry.get("source") or {}).get("title") or feed.get("title"),
        author=entry.get("author") or None,
        url=_address(entry.get("link") or "", feed.get("link") or ""),
        language=entry.get("language") or feed.get("language") or None,
        rights=entry.get("rights") or feed.get("rights") or None,
        published=printed.moment() if printed else None,
        published_text=stated if printed else None,
        published_method="feed" if printed else None,
        labels=laid.labels,
        notes=notes + (() if full else ("the feed carries a summary only",)),
    )


_CHARACTER = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,12})|(\d{1,12}));")
_LAST = 0x10FFFF


def _that_is_one(written: re.Match[bytes]) -> bytes:
    """A character's number as written, of one that is none U+FFFD: feedparser fails at "&#55357;", half of a smiley."""
    number = int(written[1], 16) if written[1] else int(written[2])
    return written[0] if number <= _LAST and not 0xD800 <= number <= 0xDFFF else b"&#65533;"


_SITE = re.compile(r"https?://[^/]+", re.IGNORECASE)


def _address(link: str, home: str) -> str | None:
    """A whole address: one that begins at the site's root is put behind the site's; an id that is none is left out."""
    site = _SITE.match(home)
    if link.startswith("//"):
        return f"{home.partition(':')[0] or 'https'}:{link}"
    if link.startswith("/") and site:
        return site[0] + link
    return link if _SITE.match(link) else None
