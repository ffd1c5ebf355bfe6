"""EDTF texts as a person would write them, no finer than they are known: "28 to 30 July 2024", "about 1980".

It words what `edtf` has parsed and parses nothing itself; `loaders.curated.words` reads such words back.
"""

from typing import NamedTuple

from schemas.edtf import Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_GROUPS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter", "33": "first quarter of", "34": "second quarter of",
    "35": "third quarter of", "36": "fourth quarter of", "40": "first half of", "41": "second half of",
}  # fmt: skip
_DOUBTS = {"~": "about ", "%": "perhaps about ", "?": "perhaps "}


def in_words(edtf: str, precision: Precision, zone: str | None = None) -> str:
    """An EDTF text in words; `zone` is named beside a time of day that has no offset of its own.

    >>> in_words("2024-07-28/2024-08-03", "span"), in_words("2024-07-28T15:30", "minute", "Asia/Tokyo")
    ('28 July to 3 August 2024', '28 July 2024, 15:30 Tokyo time')
    >>> in_words("[2024-07-28..2024-07-29]", "within")
    'between 28 and 29 July 2024'
    """
    if edtf.startswith("["):
        left, right = edtf[1:-1].split("..", 1)
        if not left or not right:
            return f"not after {_one(right, zone)}" if not left else f"not before {_one(left, zone)}"
        if precision == "week":
            return f"in the week of {_one(left, zone)}"
        if left == right:
            return f"between {_one(left, zone)} and {_one(right, zone)}"
        return f"between {_span(_parts(left), _parts(right), zone, ' and ')}"
    if "/" not in edtf:
        return _one(edtf, zone)
    left, _, right = edtf.partition("/")
    if left in ("", ".."):
        return f"until {_one(right, zone)}"
    if right in ("", ".."):
        return f"since {_one(left, zone)}" if right == ".." else f"from {_one(left, zone)}"
    if precision == "week":
        return f"the week of {_one(left, zone)}"
    return _span(_parts(left), _parts(right), zone)


class _Parts(NamedTuple):
    doubt: str
    day: str
    month: str
    year: str
    clock: str


def _one(text: str, zone: str | None) -> str:
    return _said(_parts(text), zone)


def _said(parts: _Parts, zone: str | None) -> str:
    words = " ".join(part for part in (parts.day, parts.month, parts.year) if part)
    return parts.doubt + words + (f", {_clock(parts.clock, zone)}" if parts.clock else "")


def _span(left: _Parts, right: _Parts, zone: str | None, joint: str = " to ") -> str:
    """Both ends, with what they share said once: "28 to 30 July 2024"."""
    if left == right:
        return _said(left, zone)
    days = left.day and right.day and not (left.doubt or right.doubt)
    if left[:4] == right[:4] and left.clock and right.clock:
        return f"{_said(left._replace(clock=''), zone)}, {_clock(left.clock, None)}{joint}{_clock(right.clock, zone)}"
    if left.clock or right.clock or not days or left.year != right.year:
        return f"{_said(left, zone)}{joint}{_said(right, zone)}"
    first = left.day if left.month == right.month else f"{left.day} {left.month}"
    return f"{first}{joint}{_said(right, zone)}"


def _clock(clock: str, zone: str | None) -> str:
    """A time of day with its offset or zone: `15:30 UTC+09:00`, `15:30 Tokyo time`, `15h`."""
    digits = clock.removesuffix("Z")
    cut = next((at for at in (digits.find("+"), digits.find("-")) if at > 0), len(digits))
    time, offset = digits[:cut], digits[cut:]
    said = time if ":" in time else f"{time}h"
    if clock.endswith("Z") or offset:
        return f"{said} UTC{offset}"
    if not zone:
        return said
    place = zone.rpartition("/")[2].replace("_", " ")
    return f"{said} {place}" if place.isupper() else f"{said} {place} time"


def _parts(text: str) -> _Parts:
    """One date of an EDTF text, each of its parts in words."""
    doubt, text = _DOUBTS.get(text[-1], ""), text.rstrip("?~%")
    date, _, clock = text.partition("T")
    before = date.startswith(("-", "Y-"))
    year, month, day = (*date.lstrip("Y-").split("-"), "", "")[:3]
    if month in _GROUPS:
        # Winter begins in December: it is named by both its years, and taken for neither January.
        both = month == "24" and not before and int(year) >= 1000
        said = f"{int(year)}–{(int(year) + 1) % 100:02d}" if both else _year(year, before)
        return _Parts(doubt, "", _GROUPS[month], said, "")
    return _Parts(
        doubt,
        "" if day in ("", "XX") else str(int(day)),
        "" if month in ("", "XX") else MONTHS[int(month) - 1],
        _year(year, before),
        clock,
    )


def _year(year: str, before: bool) -> str:
    if year.endswith("XX"):
        return f"{_ordinal(int(year[:2]) + 1)} century"
    if year.endswith("X"):
        return f"{int(year[:3])}0s"
    if before or int(year) == 0:
        return f"{int(year) + 1} BC"
    return str(int(year)) if 1000 <= int(year) <= 9999 else f"AD {int(year)}"


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
