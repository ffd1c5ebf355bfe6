"""Web archives (.warc, extra `warc`): each saved page that was answered with success is an article."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from loaders.readers import needs
from loaders.readers.decode import decode
from loaders.readers.html import declared_encoding, read_page
from schemas.problems import Problem, ProblemsError
from schemas.text import RawText

_PACKED = {"br": "brotli", "zstd": "zstandard"}
_LOOKED_AT = 2_000


def read_warc(data: bytes) -> Iterator[RawText | Problem]:
    """The pages of a web archive; other records are passed over."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as fault:
        raise needs("warcio") from fault
    seen: set[str] = set()
    records = ArchiveIterator(io.BytesIO(data))
    try:
        for record in records:
            if _is_page(record):
                yield _article(record, seen)
    except (ArchiveLoadFailed, AttributeError) as fault:  # the second: of an answer that names no address
        if not seen:
            raise ProblemsError([Problem(code="R04", message=f"is no web archive: {fault}")]) from fault
        yield Problem(code="R07", message=f"the archive cannot be read to its end: {fault}")


def _is_page(record: Any) -> bool:
    """Whether a record is a page that was answered, or one that was kept without its answer."""
    if record.rec_type == "resource":
        return "html" in (record.rec_headers.get_header("Content-Type") or "").lower()
    if record.rec_type != "response" or record.http_headers is None:
        return False
    if not record.http_headers.get_statuscode().startswith("2"):
        return False
    return "html" in (record.http_headers.get_header("Content-Type") or "").lower()


def _article(record: Any, seen: set[str]) -> RawText | Problem:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    content = record.content_stream().read()
    headers = record.http_headers or record.rec_headers
    kind = headers.get_header("Content-Type") or ""
    packed = (headers.get_header("Content-Encoding") or "").lower()
    if packed in _PACKED and b"<" not in content[:_LOOKED_AT]:
        needed = f"the page is packed as '{packed}', and {_PACKED[packed]} is not installed"
        return Problem(code="R06", field=url, message=needed, hint=f"pip install {_PACKED[packed]}")
    charset = kind.partition("charset=")[2].split(";")[0].strip(" \"'") or declared_encoding(content)
    own = url if url not in seen else f"{url} {record.rec_headers.get_header('WARC-Date')}"
    seen.add(own)
    try:
        text, notes = decode(content, charset)
        page = read_page(text, url=url, notes=notes)
    except ProblemsError as fault:
        return fault.problems[0].model_copy(update={"code": "R07", "field": url})
    return replace(page, own_id=own, many=True)
