"""EDTF texts (ISO 8601-2:2019 profile of the Library of Congress) and the days that they bound.

Read: level 0 with times, level 1, of level 2 `[a..b]` and the groupings 33-36 (quarters) and 40-41 (halves),
which news needs. A parse is pure arithmetic on the proleptic Gregorian calendar, so years before 0 and
beyond 9999 work. The `edtf` package is the oracle of the tests only: it takes 3-4 ms a text, accepts
reversed intervals and drops `~` (measured).
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Precision = Literal[
    "minute", "hour", "day", "week", "month", "season", "quarter", "half",
    "year", "decade", "century", "span", "within", "unknown",
]  # fmt: skip

OPEN_END = "9999-12-31"
"""`latest` of what has an open or unknown end."""
_OPEN_START, _OPEN_END = re.compile(r"\[?(?:\.\.|/)"), re.compile(r"(?:\.\.|/)\]?$")

Day = tuple[int, int, int]


class Bounds(NamedTuple):
    """Outer bounds (`earliest`, `latest`) and inner bounds (`start_latest`, `end_earliest`) of an EDTF text."""

    earliest: str
    """First day on which the event can have begun (ISO)."""
    latest: str
    """Last day on which it can have ended (ISO)."""
    start_latest: str | None
    """Last day on which it can have begun; None where nothing is said."""
    end_earliest: str | None
    """First day on which it can have ended; None where nothing is said."""
    precision: Precision
    """How fine the statement is."""
    jd_start: int
    """Julian day number of `earliest`."""
    jd_end: int
    """Julian day number of `latest`."""


class _Part(NamedTuple):
    first: Day
    last: Day
    precision: Precision


_DATE = re.compile(
    r"(?:(?P<year>-?\d{4})|(?P<decade>\d{3})X|(?P<century>\d{2})XX|Y(?P<long>-?\d{5,9}))"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?"
)
_TIME = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)T(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?"
    r"(?:Z|[+-](?P<zh>\d\d)(?::?(?P<zm>\d\d))?)?"
)
_SEASONS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
}  # northern meteorological; winter ends in February
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_HALVES = {40: (1, 6), 41: (7, 12)}


def days_in_month(year: int, month: int) -> int:
    """Number of days of a month of the proleptic Gregorian calendar (year 0 is 1 BC and a leap year)."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def julian_day(year: int, month: int, day: int) -> int:
    """Julian day number at noon of a proleptic Gregorian date, for any year.

    >>> julian_day(2024, 7, 28), julian_day(-4713, 11, 24)
    (2460520, 0)
    """
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    return day + (153 * m + 2) // 5 + 365 * y + y // 4 - y // 100 + y // 400 - 32045


def iso(day: Day) -> str:
    """A day as text: `2024-07-28`, `-0043-03-15`; years beyond four digits as `Y17000-01-01`, `Y-17000-01-01`."""
    year, month, dom = day
    text = f"Y{year}" if abs(year) > 9999 else f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    return f"{text}-{month:02d}-{dom:02d}"


def opens(edtf: str) -> bool:
    """Whether an EDTF text leaves its beginning open or unknown: `earliest` is then no day that anybody gave.

    >>> opens("../2024-07"), opens("[..2024-07]"), opens("2024-07/..")
    (True, True, False)
    """
    return _OPEN_START.match(edtf) is not None


def never_ends(edtf: str) -> bool:
    """Whether an EDTF text leaves its end open or unknown: `latest` is then no day that anybody gave.

    >>> never_ends("2024-07/.."), never_ends("[2024-07..]"), never_ends("2024-07/")
    (True, True, True)
    """
    return _OPEN_END.search(edtf) is not None


@lru_cache(maxsize=65536)
def parse(edtf: str) -> Bounds:
    """The bounds and precision of an EDTF text. Raises ValueError saying what is wrong with it.

    >>> parse("2024-07")[:5]
    ('2024-07-01', '2024-07-31', '2024-07-31', '2024-07-01', 'month')
    >>> parse("[2024-07-22..2024-07-28]").precision
    'week'
    """
    if len(edtf) > 64:
        raise ValueError("too long for an EDTF date")
    if edtf.startswith("["):
        if not edtf.endswith("]") or ".." not in edtf:
            raise ValueError(f"'{edtf}' is not of the form [a..b]")
        left, right = edtf[1:-1].split("..", 1)
        return _within(edtf, left, right)
    if "/" in edtf:
        left, _, right = edtf.partition("/")
        return _span(edtf, left, right)
    part = _part(edtf)
    first, last = iso(part.first), iso(part.last)
    return Bounds(first, last, last, first, part.precision, julian_day(*part.first), julian_day(*part.last))


def _within(edtf: str, left: str, right: str) -> Bounds:
    """Bounds of `[a..b]`: once, on some day from a to b."""
    if not left and not right:
        raise ValueError(f"'{edtf}' bounds nothing")
    start, end = _part(left) if left else None, _part(right) if right else None
    first, last, jd_start, jd_end = _outer(edtf, start, end)
    return Bounds(first, last, last, first, _ranged("within", jd_start, jd_end), jd_start, jd_end)


def _span(edtf: str, left: str, right: str) -> Bounds:
    """Bounds of `a/b`: all the time from a to b; `..` is open, empty is unknown."""
    start = None if left in ("", "..") else _part(left)
    end = None if right in ("", "..") else _part(right)
    if start is None and end is None:
        raise ValueError(f"'{edtf}' bounds nothing")
    first, last, jd_start, jd_end = _outer(edtf, start, end)
    # Where the ends share days (`2024-07/2024-07-15`), neither inner bound lies outside of the outer ones.
    start_latest = min(start.last, end.last) if start and end else start.last if start else None
    end_earliest = max(start.first, end.first) if start and end else end.first if end else None
    if start_latest is None and end and left == "":
        start_latest = end.last
    if end_earliest is None and start and right == "":
        end_earliest = start.first
    return Bounds(
        first,
        last,
        iso(start_latest) if start_latest else None,
        iso(end_earliest) if end_earliest else None,
        _ranged("span", jd_start, jd_end),
        jd_start,
        jd_end,
    )


def _ranged(kind: Precision, jd_start: int, jd_end: int) -> Precision:
    """`week` for exactly Monday to Sunday (day number 0 was a Monday), else `kind`; one day is a day."""
    if jd_start == jd_end:
        return "day"
    return "week" if jd_end - jd_start == 6 and jd_start % 7 == 0 else kind


def _outer(edtf: str, start: _Part | None, end: _Part | None) -> tuple[str, str, int, int]:
    """Outer bounds of two optional parts as (first, last, jd_first, jd_last); open sides are far away."""
    if start and end and (start.first > end.last or _reversed(edtf, start, end)):
        raise ValueError(f"'{edtf}' ends before it starts")
    first = start.first if start else _open_start(end)
    last = end.last if end else _open_end(start)
    return iso(first), iso(last), julian_day(*first), julian_day(*last)


def _open_start(end: _Part | None) -> Day:
    """The first day of an open start: of year 0, or before whatever ends earlier than that."""
    assert end is not None
    return min((0 if end.last[0] >= 0 else -9999, 1, 1), end.first)


def _open_end(start: _Part | None) -> Day:
    """The last day of an open end: of year 9999, or behind whatever starts later than that."""
    assert start is not None
    return max((9999, 12, 31), start.last)


def _reversed(edtf: str, start: _Part, end: _Part) -> bool:
    """Whether two times of one day, both without offset or with the same one, stand the wrong way round.

    They are compared as far as the coarser one goes: 15:30 lies within 15h.
    """
    clocks = re.findall(r"T(\d\d(?::\d\d){0,2})(Z|[+-]\d\d:?\d\d)?", edtf)
    if len(clocks) < 2 or start.first != end.first or clocks[0][1] != clocks[1][1]:
        return False
    one, other = clocks[0][0], clocks[1][0]
    return bool(one[: len(other)] > other[: len(one)])


def _part(text: str) -> _Part:
    """One date, season or time of an EDTF text."""
    if match := _DATE.fullmatch(text):
        return _date(text, match)
    if match := _TIME.fullmatch(text):
        return _time(text, match)
    raise ValueError(f"'{text}' is not an EDTF date")


def _date(text: str, match: re.Match[str]) -> _Part:
    month, day = match["month"], match["day"]
    if match["decade"] or match["century"]:
        if month:
            raise ValueError(f"'{text}' has a month but no year")
        low = int(match["decade"] + "0") if match["decade"] else int(match["century"] + "00")
        width = 9 if match["decade"] else 99
        return _Part((low, 1, 1), (low + width, 12, 31), "decade" if match["decade"] else "century")
    year = int(match["year"] or match["long"])
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise ValueError(f"'{text}' has a day but no month")
        return _Part((year, 1, 1), (year, 12, 31), "year")
    number = int(month)
    if number > 12:
        return _grouping(text, year, number, day)
    if number == 0:
        raise ValueError(f"there is no month {month} in '{text}'")
    if day is None or day == "XX":
        return _Part((year, number, 1), (year, number, days_in_month(year, number)), "month")
    dom = int(day)
    if not 1 <= dom <= days_in_month(year, number):
        raise ValueError(f"there is no day {text.rstrip('?~%')}: that month has {days_in_month(year, number)} days")
    return _Part((year, number, dom), (year, number, dom), "day")


def _grouping(text: str, year: int, number: int, day: str | None) -> _Part:
    """Seasons, quarters and halves: two digits above 20 in the place of the month."""
    kinds: tuple[tuple[dict[int, tuple[int, int]], Precision], ...] = (
        (_SEASONS, "season"), (_QUARTERS, "quarter"), (_HALVES, "half"),
    )  # fmt: skip
    for table, precision in kinds:
        if number in table and day is None:
            first, last = table[number]
            end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
            return _Part((year, first, 1), (end_year, end_month, days_in_month(end_year, end_month)), precision)
    raise ValueError(f"there is no month {number} in '{text}'")


def _time(text: str, match: re.Match[str]) -> _Part:
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59 or int(match["zh"] or 0) > 14 or int(match["zm"] or 0) > 59:
        raise ValueError(f"there is no time '{text}'")
    day = _part(match["date"])
    return _Part(day.first, day.last, "minute" if match["minute"] else "hour")
