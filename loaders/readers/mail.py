"""Newsletters and other mail: .eml files and .mbox folders; what a mail quotes of others is left to `frame`.

A mail that hands on another with hardly a word of its own is that other mail: its sender, subject and day count,
since "Monday" in it was never said of the day on which it was handed on.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from typing import NamedTuple

from loaders.printed import read_date
from loaders.readers.decode import decode
from loaders.readers.fragment import lines_of
from schemas.problems import Problem, ProblemsError
from schemas.text import RawText

_FROM = re.compile(rb"(?m)(?:\A|(?<=\n))From [^\n]{0,200}\d\d?:\d\d[^\n]{0,60}\d{4}[^\n]{0,60}\r?\n(?=[\w-]+:)")
"""What begins a mail in an mbox folder: sender, clock time and year, and a header below. "From 2023 on" begins none."""
_STUB = 200  # characters but addresses: "Your program shows no HTML: read this letter in the browser"
_ADDRESS = re.compile(r"https?://\S+")
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
        try:
            article = _article(mail, many=True)
        except ProblemsError as fault:
            told = fault.problems[0]
            yield told.model_copy(update={"code": "R07", "message": f"mail {number} {told.message}"})
        except Exception as fault:  # `email` fails on odd headers in ways of its own: the other mails are sound
            message = f"mail {number} cannot be read: {type(fault).__name__}: {fault}"
            yield Problem(code="R07", message=message)
        else:
            yield article or Problem(code="R07", message=f"mail {number} has no text")


def _article(data: bytes, *, many: bool = False) -> RawText | None:
    mail = message_from_bytes(data, policy=default)
    if not isinstance(mail, EmailMessage) or not (_header(mail, "From") or _header(mail, "Subject")):
        return None
    text, notes = _text(mail)
    if not text.strip():
        return None
    subject = " ".join(_header(mail, "Subject").split()) or None
    sender, stated = _header(mail, "From"), _header(mail, "Date")
    inner = _handed_on(text)
    if inner is not None:
        text, subject, sender, stated = inner.text, inner.subject or subject, inner.sender or sender, inner.date
        notes += ("handed on by another mail",)
    if subject and not text.lstrip().startswith(subject):
        text = f"{subject}\n\n{text}"
    when = _moment(stated)
    name, address = parseaddr(sender)
    return RawText(
        text,
        own_id=_header(mail, "Message-ID").strip("<> ") or None if many else None,
        many=many,
        title=subject,
        publisher=name or address.partition("@")[2] or None,
        language=_header(mail, "Content-Language").split(",")[0].strip() or None,
        published=when,
        published_text=stated if when else None,
        published_method="mail" if when else None,
        notes=notes,
    )


def _header(mail: EmailMessage, name: str) -> str:
    """A header's value; as it was written where it is nothing that `email` can take apart ("From: a <a@[>")."""
    try:
        return str(mail[name] or "")
    except Exception:  # AttributeError, IndexError and others, by the kind of header
        written = (value for key, value in mail.raw_items() if key.lower() == name.lower())
        return str(next(written, ""))


def _moment(stated: str) -> date | datetime | None:
    """The time in a header; the day in words that a mail program put above a mail which it handed on."""
    try:
        return parsedate_to_datetime(stated) if stated else None
    except ValueError:
        printed = read_date(stated)
        return printed.moment() if printed is not None and printed.other is None else None


class _Inner(NamedTuple):
    """A mail that another hands on."""

    text: str
    subject: str
    sender: str
    date: str


_FORWARDED = re.compile(
    r"(?im)^[ \t]*(?:-{2,}[ \t]*(?:forwarded message|original message|weitergeleitete nachricht|message transféré|"
    r"mensaje reenviado|messaggio inoltrato)[ \t]*-{2,}|begin forwarded message:)[ \t]*$"
)
_HEADER = re.compile(r"[ \t*]*([A-Z][\w-]{1,20})[ \t]*:[ \t*]*(.*)")
_HEADERS = (
    ("subject", "betreff", "objet", "asunto", "oggetto"),
    ("from", "von", "de", "da"),
    ("date", "sent", "datum", "gesendet", "envoyé", "fecha", "enviado", "data", "inviato"),
)
_FEW_WORDS = 40  # of one's own above a mail that is handed on: "Worth reading, see below."


def _handed_on(text: str) -> _Inner | None:
    """The mail that this one hands on; None where it says more than a word of its own, or names no day."""
    mark = _FORWARDED.search(text)
    if mark is None or len(text[: mark.start()].split()) > _FEW_WORDS:
        return None
    fields: dict[str, str] = {}
    lines, at = text[mark.end() :].lstrip("\n").split("\n"), 0
    while at < len(lines) and (header := _HEADER.fullmatch(lines[at])):
        fields.setdefault(header[1].lower(), header[2].strip())
        at += 1
    subject, sender, day = (next((fields[n] for n in names if fields.get(n)), "") for names in _HEADERS)
    if not sender or _moment(day) is None:
        return None
    return _Inner("\n".join(lines[at:]).strip("\n"), subject, sender, day)


def _text(mail: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """The mail's text: its plain part; its HTML as a browser would show it where the plain part is but a stub."""
    plain: tuple[str, tuple[str, ...]] = ("", ())
    part = mail.get_body(("plain",))
    if part is not None:
        plain = _decoded(part)
        if part.get_param("format") == "flowed":
            plain = _FLOWED.sub(" ", plain[0]), plain[1]
    part = mail.get_body(("html",))
    size = len(_ADDRESS.sub("", plain[0]).strip())
    if part is None or size > _STUB:
        return plain
    text, notes = _decoded(part)
    shown = "\n".join(lines_of(text))
    return (shown, notes) if len(shown) > 3 * size else plain


def _decoded(part: MIMEPart) -> tuple[str, tuple[str, ...]]:
    payload = part.get_payload(decode=True)
    return decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
