"""Windows of time: how far a timeline reaches, into what stretches it is cut, and what these are called.

Days are Julian day numbers throughout, so that years before 0 need no special care. No database here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from schemas.date_words import MONTHS
from schemas.edtf import days_in_month, iso, julian_day

Level = Literal["day", "month", "year", "decade", "century"]
LEVELS: tuple[Level, ...] = ("day", "month", "year", "decade", "century")
MOST_BUCKETS = 132
"""As many as fit a wide screen as bars that can still be hit, and eleven years of months."""
_YEARS = {"year": 1, "decade": 10, "century": 100}
_DAYS = {"day": 1, "month": 31, "year": 366, "decade": 3653, "century": 36525}


FIRST_DAY, LAST_DAY = julian_day(-9999, 1, 1), julian_day(9999, 12, 31)


@dataclass(frozen=True)
class Window:
    """A stretch of time from one day to another, both included."""

    start: int
    end: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.end - self.start + 1

    def share(self, day: float) -> float:
        """Where a day stands in it, in percent of its width; may lie outside 0 to 100."""
        return 100 * (day - self.start) / self.days

    def kept(self) -> "Window":
        """The window without what lies beyond the years that an address can name."""
        start = min(max(self.start, FIRST_DAY), LAST_DAY)
        return Window(start, max(start, min(self.end, LAST_DAY)))

    def shifted(self, part: float) -> "Window":
        """The window moved by a part of its width."""
        step = max(1, round(self.days * abs(part))) * (1 if part > 0 else -1)
        return Window(self.start + step, self.end + step)

    def scaled(self, factor: float, around: float = 0.5) -> "Window":
        """The window `factor` times as wide; what stands at `around` (0 to 1) stays where it is."""
        days = max(1, round(self.days * factor))
        start = round(self.start + self.days * around - days * around)
        return Window(start, start + days - 1)


@dataclass(frozen=True)
class Bucket:
    """One stretch that a window is cut into."""

    start: int
    end: int
    label: str


def date_of(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number.

    >>> date_of(2460520)
    (2024, 7, 28)
    """
    a = number + 32044
    b = (4 * a + 3) // 146097
    c = a - 146097 * b // 4
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    m = (5 * e + 2) // 153
    return 100 * b + d - 4800 + m // 10, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1


def iso_of(number: int) -> str:
    """A day number as an ISO day."""
    return iso(date_of(number))


@lru_cache(maxsize=10_000)  # the months of the counts, over and over
def number_of(text: str, *, last: bool = False) -> int:
    """The day number of `2024-07-28`, or of the first (or last) day of `2024-07` or `2024`; ValueError for no date."""
    sign, body = (-1, text[1:]) if text.startswith("-") else (1, text)
    if not re.fullmatch(r"[0-9]{1,4}(-[0-9]{1,2}){0,2}", body):
        raise ValueError(text)
    parts = [int(part) for part in body.split("-")]
    year = sign * parts[0]
    month = parts[1] if len(parts) > 1 else 12 if last else 1
    if not 1 <= month <= 12:
        raise ValueError(text)
    length = days_in_month(year, month)
    day = parts[2] if len(parts) > 2 else length if last else 1
    if not 1 <= day <= length:
        raise ValueError(text)
    return julian_day(year, month, day)


def level_of(window: Window) -> Level:
    """The finest cut that leaves a window with no more stretches than can be drawn."""
    return next((level for level in LEVELS if window.days / _DAYS[level] <= MOST_BUCKETS), "century")


def aligned(window: Window, level: Level) -> Window:
    """The window widened to whole stretches, so that the first and last bar are not cut."""
    return Window(_start(window.start, level), _end(window.end, level))


def buckets(window: Window, level: Level) -> list[Bucket]:
    """The stretches that a window is cut into, in order."""
    found, start = [], _start(window.start, level)
    while start <= window.end:
        end = _end(start, level)
        found.append(Bucket(start, end, label(start, level)))
        start = end + 1
    return found


def label(start: int, level: Level) -> str:
    """What the stretch is called that a day lies in.

    >>> label(julian_day(2024, 7, 1), "month"), label(julian_day(1985, 3, 1), "decade")
    ('July 2024', '1980s')
    """
    year, month, day = date_of(start)
    year -= year % _YEARS.get(level, 1)
    said = str(year) if year > 0 else f"{1 - year} BC"
    if level in ("decade", "century"):
        return f"{said}s" if year > 0 else f"from {said}"
    if level == "year":
        return said
    return f"{MONTHS[month - 1]} {said}" if level == "month" else f"{day} {MONTHS[month - 1]} {said}"


def ticks(window: Window, most: int = 8) -> list[tuple[int, str]]:
    """Days to be named on the axis, with their names: few, and at round dates."""
    for level, step in _steps():
        if window.days / _DAYS[level] > 30 * most * step:
            continue
        starts = [bucket for bucket in buckets(window, level) if _round(bucket.start, level, step)]
        if len(starts) <= most:
            return [(one.start, _short(one.start, level)) for one in starts if one.start >= window.start]
    return []


def common(starts: dict[int, int]) -> Window | None:
    """The stretch that holds all of some counted days but a few strays, where these would flatten the rest.

    Of a dozen days one may be left out, of many one in twenty: as many as make the stretch shortest, and only where it
    gets a third of the whole or less.
    """
    if not starts:
        return None
    days, total = sorted(starts), sum(starts.values())
    whole = Window(days[0], days[-1])
    strays = max(1, total // 20) if total >= 12 else 0
    before = list(accumulate((starts[day] for day in days), initial=0))
    best, last = whole, 0
    for first, day in enumerate(days):
        while last < len(days) - 1 and before[last + 1] - before[first] < total - strays:
            last += 1
        if before[last + 1] - before[first] < total - strays:
            break
        if days[last] - day < best.end - best.start:
            best = Window(day, days[last])
    return best if best.days <= whole.days / 3 else whole


def _start(day: int, level: Level) -> int:
    year, month, _ = date_of(day)
    if level == "day":
        return day
    if level == "month":
        return julian_day(year, month, 1)
    return julian_day(year - year % _YEARS[level], 1, 1)


def _end(day: int, level: Level) -> int:
    year, month, _ = date_of(day)
    if level == "day":
        return day
    if level == "month":
        return julian_day(year, month, days_in_month(year, month))
    return julian_day(year - year % _YEARS[level] + _YEARS[level] - 1, 12, 31)


def _steps() -> list[tuple[Level, int]]:
    return [
        ("day", 1), ("day", 2), ("day", 7), ("day", 14), ("month", 1), ("month", 3), ("month", 6), ("year", 1),
        ("year", 2), ("year", 5), ("year", 10), ("year", 20), ("year", 50), ("century", 1),
        ("century", 2), ("century", 5),
    ]  # fmt: skip


def _round(day: int, level: Level, step: int) -> bool:
    year, month, dom = date_of(day)
    if level == "day":
        return step == 1 or ((dom - 1) % step == 0 and dom <= 28)
    if level == "month":
        return (month - 1) % step == 0
    return year % step == 0 if level == "year" else (year // 100) % step == 0


def _short(day: int, level: Level) -> str:
    year, month, dom = date_of(day)
    said = str(year) if year > 0 else f"{1 - year} BC"
    if level == "day":
        return f"{dom} {MONTHS[month - 1][:3]}" + (f" {said}" if month == 1 and dom <= 7 else "")
    return f"{MONTHS[month - 1][:3]} {said}" if level == "month" else said
