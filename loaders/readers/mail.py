"""Newsletters and other mail: .eml files and .mbox folders; what a mail quotes of others is left to `frame`."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from loaders.readers.decode import decode
from loaders.readers.fragment import lines_of
from schemas.problems import Problem, ProblemsError
from schemas.text import RawText

_FROM = re.compile(rb"(?m)^From [^\n]*\d{4}[^\n]*\r?\n")
_FLOWED = re.compile(r"(?<!\n--) \n(?![>\n])")  # not behind "-- ", which begins the signature


def read_eml(data: bytes) -> Iterator[RawText]:
    """The one article of a mail."""
    article = _article(data)
    if article is None:
        raise ProblemsError([Problem(code="R04", message="is no mail with a text")])
    yield article


def read_mbox(data: bytes) -> Iterator[RawText | Problem]:
    """The mails of an mbox folder."""
    starts = list(_FROM.finditer(data))
    if not starts or starts[0].start() > 2:
        raise ProblemsError([Problem(code="R04", message="is no mbox folder: it does not begin with a 'From ' line")])
    for number, start in enumerate(starts, 1):
        end = starts[number].start() if number < len(starts) else len(data)
        mail = re.sub(rb"(?m)^>(>*From )", rb"\1", data[start.end() : end])
        article = _article(mail, many=True)
        yield article or Problem(code="R07", message=f"mail {number} has no text")


def _article(data: bytes, *, many: bool = False) -> RawText | None:
    mail = message_from_bytes(data, policy=default)
    if not isinstance(mail, EmailMessage) or not (mail["From"] or mail["Subject"]):
        return None
    text, notes = _text(mail)
    if not text.strip():
        return None
    subject = " ".join(str(mail["Subject"] or "").split()) or None
    if subject and not text.lstrip().startswith(subject):
        text = f"{subject}\n\n{text}"
    stated = str(mail["Date"] or "")
    try:
        when = parsedate_to_datetime(stated) if stated else None
    except ValueError:
        when = None
    name, address = parseaddr(str(mail["From"] or ""))
    return RawText(
        text,
        own_id=str(mail["Message-ID"] or "").strip("<> ") or None if many else None,
        many=many,
        title=subject,
        publisher=name or address.partition("@")[2] or None,
        language=str(mail["Content-Language"] or "").split(",")[0].strip() or None,
        published=when,
        published_text=stated if when else None,
        published_method="mail" if when else None,
        notes=notes,
    )


def _text(mail: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """The mail's text: its plain part, else its HTML as a browser would show it."""
    part = mail.get_body(("plain",))
    if part is not None:
        text, notes = _decoded(part)
        if part.get_param("format") == "flowed":
            text = _FLOWED.sub(" ", text)
        if text.strip():
            return text, notes
    part = mail.get_body(("html",))
    if part is None:
        return "", ()
    text, notes = _decoded(part)
    return "\n".join(lines_of(text)), notes


def _decoded(part: MIMEPart) -> tuple[str, tuple[str, ...]]:
    payload = part.get_payload(decode=True)
    return decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
