"""Pages and feeds from the web into `articles/`: the only room with a network, so that a build never needs one.

A page is kept as it came, with one line behind it that says where it came from, as browsers do. What was fetched once
is not fetched again. A feed's entries are fetched as pages. Robots files are respected, a server is asked at most once
a second, and every answer is bounded in size and time. Nothing is read out of the pages here.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)
from urllib.robotparser import RobotFileParser

from loaders.readers.feed import read_feed
from schemas.ids import slugify
from schemas.problems import Problem, ProblemsError

AGENT = "event-kb"
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
    "text/markdown": ".md",
}  # fmt: skip
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
_FEED_STARTS = (b"<rss", b"<feed", b"<rdf:RDF")
_PIECE = 1 << 16


@dataclass(frozen=True)
class Limits:
    """How much is taken from the web at most."""

    bytes: int = 10_000_000
    """Of one answer."""
    seconds: float = 30.0
    """For one answer."""
    entries: int = 100
    """Of one feed."""
    pause: float = 1.0
    """Seconds between two requests to one server; a robots file may ask for more, up to half a minute."""


@dataclass(frozen=True)
class Fetched:
    """What became of one address."""

    url: str
    path: Path | None = None
    """The file it lies in; None where a problem kept it out."""
    new: bool = False
    """False where it was there already."""
    problem: Problem | None = None


@dataclass
class _Web:
    """The servers asked so far, with what they allow and when they were asked last."""

    limits: Limits
    sleep: Callable[[float], None]
    opener: OpenerDirector = field(default_factory=lambda: _opener())
    robots: dict[str, RobotFileParser] = field(default_factory=dict)
    asked: dict[str, float] = field(default_factory=dict)


class _Refused(Exception):
    """An answer that is not taken; its text says why."""


def fetch(
    folder: Path, addresses: Iterable[str], *, limits: Limits | None = None, sleep: Callable[[float], None] = time.sleep
) -> Iterator[Fetched]:
    """Saves pages, and all pages that feeds name, below `folder/articles`; one result a page, as they come."""
    web = _Web(limits or Limits(), sleep)
    for url in addresses:
        yield from _fetch(web, folder, url, feeds=True)


def _fetch(web: _Web, folder: Path, url: str, *, feeds: bool) -> Iterator[Fetched]:
    held = _held(folder, url)
    if held is not None:
        yield Fetched(url, held)
        return
    try:
        content, kind, charset, final = _get(web, url)
        if feeds and (kind in _FEEDS or content[:500].lstrip().startswith(_FEED_STARTS) or b"<rss" in content[:500]):
            for entry in _entries(content, web.limits.entries):
                yield from _fetch(web, folder, entry, feeds=False)
            return
        suffix = _SUFFIXES.get(kind)
        if suffix is None:
            raise _Refused(f"is {kind or 'of no stated kind'}, not an article")
        yield Fetched(url, _save(folder, url, suffix, content, _origin(final, charset, suffix)), new=True)
    except (_Refused, ProblemsError, HTTPError, URLError, HTTPException, OSError, ValueError) as fault:
        yield Fetched(url, problem=Problem(code="R11", file=url, message=_why(fault)))


def _why(fault: Exception) -> str:
    if isinstance(fault, HTTPError):
        return f"the server answered {fault.code} {fault.reason}"
    if isinstance(fault, ProblemsError):
        return fault.problems[0].message
    return str(fault.reason if isinstance(fault, URLError) else fault) or type(fault).__name__


def _entries(content: bytes, most: int) -> list[str]:
    """The addresses of a feed's entries, without repeats."""
    urls = dict.fromkeys(item.url for item in read_feed(content) if not isinstance(item, Problem) and item.url)
    return list(urls)[:most]


def _get(web: _Web, url: str) -> tuple[bytes, str, str | None, str]:
    """The bytes of an address, their kind, their stated encoding, and the address they came from in the end."""
    _allowed(web, url)
    with _open(web, url) as answer:
        final = answer.geturl()
        if urlsplit(final).netloc != urlsplit(url).netloc:
            _allowed(web, final)
        headers: Message = answer.headers
        charset = headers.get_content_charset()
        return _bounded(answer, web.limits), headers.get_content_type().lower(), charset, final


def _allowed(web: _Web, url: str) -> None:
    """Raises _Refused where the address is none or the server's robots file shuts it to us."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _Refused("is no address of a web page: it begins with http:// or https://")
    if parts.netloc not in web.robots:
        web.robots[parts.netloc] = _robots(web, urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")))
    if not web.robots[parts.netloc].can_fetch(AGENT, url):
        raise _Refused("the site's robots.txt shuts this page to programs")


def _robots(web: _Web, address: str) -> RobotFileParser:
    """The rules of a robots file; all is allowed where there is none, nothing where the server fails."""
    rules = RobotFileParser(address)
    try:
        with _open(web, address) as answer:
            rules.parse(_bounded(answer, web.limits).decode("utf-8", "replace").splitlines())
    except HTTPError as fault:
        rules.parse(["User-agent: *", "Disallow: /" if fault.code >= 500 else "Disallow:"])
    return rules


def _open(web: _Web, url: str) -> Any:
    """Asks a server, after the pause that it is owed."""
    host = urlsplit(url).netloc
    rules = web.robots.get(host)
    pause = max(web.limits.pause, min(float((rules and rules.crawl_delay(AGENT)) or 0), 30.0))
    wait = web.asked.get(host, -pause) + pause - time.monotonic()
    if host in web.asked and wait > 0:
        web.sleep(wait)
    web.asked[host] = time.monotonic()
    headers = {"User-Agent": f"{AGENT} (reads news for a local archive)", "Accept-Encoding": "identity"}
    return web.opener.open(Request(_in_ascii(url), headers=headers), timeout=web.limits.seconds)


def _in_ascii(url: str) -> str:
    """An address as it is asked for: other letters, which feeds and people write as they are, are encoded."""
    if url.isascii():
        return url
    parts = urlsplit(url)
    try:
        host = parts.netloc.encode("idna").decode("ascii")
    except UnicodeError as fault:
        raise _Refused(f"'{parts.netloc}' is no name of a server") from fault
    path, query = (quote(part, safe="%/:=&?+!$,;'@()*[]~") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def _bounded(answer: Any, limits: Limits) -> bytes:
    """The body of an answer, as long as it keeps within the limits."""
    parts, size, end = [], 0, time.monotonic() + limits.seconds
    while piece := answer.read1(_PIECE):
        parts.append(piece)
        size += len(piece)
        if size > limits.bytes:
            raise _Refused(f"is larger than {limits.bytes // 1000} kB")
        if time.monotonic() > end:
            raise _Refused(f"did not end within {limits.seconds:g} seconds")
    return b"".join(parts)


def _opener() -> OpenerDirector:
    """An opener for the web alone: no files, no FTP, also not by a redirect."""
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPRedirectHandler, HTTPErrorProcessor):
        opener.add_handler(handler())
    opener.add_handler(HTTPDefaultErrorHandler())
    return opener


def _origin(url: str, charset: str | None, suffix: str) -> bytes:
    """The line behind a page that says where it came from, and in which encoding the server sent it."""
    if suffix != ".html":
        return b""
    safe = url.replace("--", "%2D%2D").replace(">", "%3E")
    return f"\n<!-- saved from url=({len(safe):04d}){safe}{f' charset={charset}' if charset else ''} -->\n".encode()


def _stem(url: str) -> str:
    """Where an address lies below `articles/`, without its suffix: the server, then the path with a digest."""
    parts = urlsplit(url)
    digest = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{slugify(parts.hostname or 'web')}/{slugify(parts.path.strip('/') or 'page', 60)}-{digest}"


def _held(folder: Path, url: str) -> Path | None:
    """The file of an address that was fetched before."""
    stem = folder / "articles" / _stem(url)
    return next(
        (path for suffix in sorted(set(_SUFFIXES.values())) if (path := stem.with_name(stem.name + suffix)).exists()),
        None,
    )


def _save(folder: Path, url: str, suffix: str, content: bytes, origin: bytes) -> Path:
    stem = folder / "articles" / _stem(url)
    path = stem.with_name(stem.name + suffix)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content + origin)
    part.replace(path)  # a killed run leaves no half page under its name
    return path
