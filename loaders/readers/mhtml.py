"""Pages that a browser saved whole in one file (.mhtml, .mht): the page itself, where it lay, none of its pictures."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from loaders.readers.decode import decode
from loaders.readers.html import declared_encoding, read_page
from schemas.problems import Problem, ProblemsError
from schemas.text import RawText


def read_mhtml(data: bytes) -> Iterator[RawText]:
    """The one article of a saved page. The day on which it was saved is not taken for its publication."""
    saved = message_from_bytes(data, policy=default)
    parts = saved.walk() if isinstance(saved, EmailMessage) else ()
    part = next((part for part in parts if part.get_content_type() == "text/html"), None)
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        raise ProblemsError([Problem(code="R04", message="holds no web page")])
    text, notes = decode(payload, part.get_content_charset() or declared_encoding(payload))
    lay = str(saved["Snapshot-Content-Location"] or part["Content-Location"] or "").strip()
    yield read_page(text, url=lay if lay.startswith(("http://", "https://")) else None, notes=notes)
