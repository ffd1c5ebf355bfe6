"""Slugs, levelled text and ids computed from content: the same content has the same id, whoever computes it.

No id is ever drawn at random or counted by arrival.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Annotated

from pydantic import StringConstraints

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG, min_length=3, max_length=96)]
NameOrId = Annotated[str, StringConstraints(min_length=1, max_length=160)]
"""An actor or place as a person writes it: id, name or demonym."""

# Letters that Unicode does not decompose into a base letter and a mark.
_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})

_MARKS = bytes(point for point in range(128) if not chr(point).isalnum())


def slugify(text: str, limit: int = 96) -> str:
    """`text` as a slug: ASCII letters and digits joined by single hyphens, at most `limit` characters.

    A text with no Latin letter or digit gets a slug made from its digest, so that it is never empty.

    >>> slugify("US–Japan–South Korea security talks")
    'us-japan-south-korea-security-talks'
    >>> slugify("東京")
    'x-d4acc65a'
    """
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    if not folded.isascii():
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    bare = folded.replace("'", "").replace("’", "")
    slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if len(slug) > limit:
        cut = slug.rfind("-", 0, limit + 1)
        slug = slug[: cut if cut >= limit // 2 else limit]
    if not slug:
        return f"x-{digest(text)[:8]}"
    return slug if len(slug) >= 3 else f"{slug}-{digest(text)[:4]}"


def in_capitals(slug: str) -> str:
    """The words of a slug, each with a capital: as most texts write the name that it was made of.

    >>> in_capitals("norway"), in_capitals("antony-blinken")
    ('Norway', 'Antony Blinken')
    """
    return " ".join(map(str.capitalize, slug.split("-")))


@lru_cache(maxsize=1024)
def level(text: str) -> str:
    """`text` case folded with everything but letters and digits dropped, so that "U.S." and "US" are one.

    >>> level("The U.S.–Japan talks") == level("the US Japan Talks")
    True
    """
    folded = text.casefold()
    if folded.isascii():
        return folded.encode().translate(None, _MARKS).decode()
    return "".join(filter(str.isalnum, folded))


def digest(*parts: str) -> str:
    """The SHA-256 of the parts in hexadecimal; a part's border counts, so ("a", "bc") differs from ("ab", "c")."""
    raw = [part.encode("utf-8", "surrogatepass") for part in parts]
    return hashlib.sha256(b"".join([b"%d:%b" % (len(part), part) for part in raw])).hexdigest()


def mention_id(source: str, sentence: str, trigger: str, nth: int = 0) -> str:
    """The id of a mention: `m-` and 10 hex digits of (source id, levelled sentence, levelled trigger, which such).

    The source's id and not its digest: an edit elsewhere in the text moves no id, and two copies with the same
    bytes keep evidence of their own.
    """
    return f"m-{digest(source, level(sentence), level(trigger), str(nth))[:10]}"


def event_id(least_mention: str) -> str:
    """The id of a machine-made event whose least mention is `least_mention`.

    >>> event_id("m-0123456789")
    'e-0123456789'
    """
    return "e-" + least_mention.removeprefix("m-")
