"""Periods of the calendar: days, weeks, months, seasons, quarters, years and longer, and steps between them.

Pure arithmetic; years are astronomical (0 is 1 BC). A period knows its TIMEX3 value and its EDTF.
"""

from datetime import date, timedelta
from typing import NamedTuple

from schemas.edtf import days_in_month

SEASONS = ("SP", "SU", "FA", "WI")
ORDER = ("minute", "hour", "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")

# How many months a unit has, of those that are so many.
MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


class Period(NamedTuple):
    """One period: its unit, its year, and which one of that year (month, quarter, ISO week …)."""

    unit: str
    year: int
    """The year; of a decade the year // 10 (the 470s BC: -47), of a century the year // 100, of a week the ISO year."""
    n: int = 0
    """Month, ISO week, quarter, half, or season counted from 0."""
    day: int = 0


def of_day(day: date, unit: str) -> Period:
    """The period of a unit that holds a day.

    >>> of_day(date(2024, 7, 28), "week")
    Period(unit='week', year=2024, n=30, day=0)
    """
    year, month = day.year, day.month
    if unit in ("day", "night", "hour", "minute", "second"):
        return Period("day", year, month, day.day)
    if unit in ("week", "weekend", "fortnight"):
        iso = day.isocalendar()
        return Period("weekend" if unit == "weekend" else "week", iso.year, iso.week)
    if unit == "month":
        return Period("month", year, month)
    if unit == "quarter":
        return Period("quarter", year, (month + 2) // 3)
    if unit == "half":
        return Period("half", year, (month + 5) // 6)
    if unit == "season":
        return Period("season", year if month > 2 else year - 1, (month // 3 - 1) % 4)
    return Period(unit, {"decade": year // 10, "century": year // 100, "millennium": year // 1000}.get(unit, year))


def first_day(period: Period) -> date | None:
    """The first day of a period; None outside the years 1 to 9999."""
    try:
        return _first_day(period)
    except ValueError:
        return None


def _first_day(period: Period) -> date:
    unit, year, n, day = period
    if unit == "day":
        return date(year, n, day)
    if unit == "week":
        return date.fromisocalendar(year, n, 1)
    if unit == "weekend":
        return date.fromisocalendar(year, n, 6)
    month = {"month": n, "quarter": 3 * n - 2, "half": 6 * n - 5, "season": 3 * n + 3}.get(unit, 1)
    scale = {"decade": 10, "century": 100, "millennium": 1000}.get(unit, 1)
    return date(max(year * scale, 1) if scale > 1 else year, month, 1)


def months_of(period: Period) -> tuple[int, int]:
    """The first and the last month of a period; those of a year, or longer, are 1 and 1: it says nothing of months."""
    unit, _, n, _ = period
    if unit in ("day", "month"):
        return n, n
    if unit in ("quarter", "half"):
        size = 3 if unit == "quarter" else 6
        return n * size - size + 1, n * size
    if unit == "season":
        return (3 * n + 3, 3 * n + 5) if n < 3 else (12, 12)
    start = _first_day(period) if unit in ("week", "weekend") else None
    return (start.month, start.month) if start is not None else (1, 1)


def last_day(period: Period) -> date | None:
    """The last day of a period; None outside the years 1 to 9999."""
    following = step(period, 1)
    start = first_day(following) if following is not None else None
    return start - timedelta(days=1) if start is not None and start.toordinal() > 1 else None


def step(period: Period, count: int) -> Period | None:
    """The period that many of its own units later; None where the calendar ends.

    >>> step(Period("month", 2024, 12), 1)
    Period(unit='month', year=2025, n=1, day=0)
    """
    unit, year, n, _ = period
    per_year = {"month": 12, "quarter": 4, "half": 2}.get(unit)
    if per_year:
        index = year * per_year + n - 1 + count
        return Period(unit, index // per_year, index % per_year + 1)
    if unit == "season":
        index = year * 4 + n + count
        return Period(unit, index // 4, index % 4)
    if unit in ("day", "week", "weekend"):
        start = first_day(period)
        try:
            moved = start + timedelta(days=count * (1 if unit == "day" else 7)) if start else None
        except OverflowError:
            return None
        return of_day(moved, unit) if moved else None
    return Period(unit, year + count)


def add(period: Period, count: float, unit: str) -> Period | None:
    """The period `count` units from another one, as fine as the coarser of the two.

    >>> add(Period("day", 2024, 7, 28), -2, "year"), add(Period("quarter", 1989, 3), -1, "year")
    (Period(unit='year', year=2022, n=0, day=0), Period(unit='quarter', year=1988, n=3, day=0))
    """
    whole = int(count) if count == int(count) else None
    if unit == "fortnight":
        return add(period, 2 * count, "week")
    if period.unit in ("quarter", "half", "season") and unit in ("year", "decade", "century"):
        years = count * {"decade": 10, "century": 100}.get(unit, 1)
        return period._replace(year=period.year + int(years))
    if unit in ("decade", "century", "millennium"):
        return add(of_period(period, "year"), count * {"decade": 10, "century": 100, "millennium": 1000}[unit], "year")
    if whole is None:
        months = count * {"year": 12, "quarter": 3, "half": 6}.get(unit, 0)
        return add(period, int(months), "month") if months else add(period, int(count), unit)
    if unit in ("hour", "minute", "second", "night"):
        return period if unit != "night" else step(of_period(period, "day"), whole)
    target = of_period(period, unit)
    if target.unit != unit:  # "six months after 2015": only whole years can be counted on from a year
        whole, rest = divmod(whole * MONTHS.get(unit, 0), MONTHS.get(target.unit, 1))
        if rest or unit not in MONTHS:
            return None
    return step(target, whole)


def moved(day: date, count: float, unit: str) -> date:
    """The day so many units away from another one, in the last month cut to that month's end."""
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit)
    if days:
        return day + timedelta(days=round(count * days))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    index = day.year * 12 + day.month - 1 + round(count * months)
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def of_period(period: Period, unit: str) -> Period:
    """The period of a unit that holds the first day of another one; a coarser one stays as it is."""
    if unit in ORDER and period.unit in ORDER and ORDER.index(unit) < ORDER.index(period.unit):
        return period
    if unit in ("year", "decade", "century", "millennium") and period.unit not in ("decade", "century"):
        if unit == "decade" and period.year <= 0:
            return Period(unit, -((1 - period.year) // 10))
        return Period(unit, {"decade": period.year // 10, "century": period.year // 100}.get(unit, period.year))
    start = first_day(period)
    return of_day(start, unit) if start is not None else period


def exists(period: Period) -> bool:
    """Whether there is such a day."""
    return period.unit != "day" or 1 <= period.day <= days_in_month(period.year, period.n)


def value(period: Period) -> str:
    """The TIMEX3 value.

    >>> value(Period("week", 1998, 8)), value(Period("year", -498)), value(Period("century", 18))
    ('1998-W08', 'BC0499', '18')
    """
    unit, year, n, day = period
    if unit in ("decade", "century", "millennium"):
        if unit == "century":
            return f"{year:02d}" if year >= 0 else f"BC{-year - 1:02d}"
        if unit == "decade":
            return f"{year:03d}" if year >= 0 else f"BC{-year:03d}"
        return f"{year}"
    text = f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"
    if unit == "day":
        return f"{text}-{n:02d}-{day:02d}"
    if unit == "month":
        return f"{text}-{n:02d}"
    if unit == "season":
        return f"{text}-{SEASONS[n]}"
    letter = {"week": f"-W{n:02d}", "weekend": f"-W{n:02d}-WE", "quarter": f"-Q{n}", "half": f"-H{n}"}
    return text + letter.get(unit, "")


def edtf(period: Period) -> str | None:
    """The EDTF text; None where the calendar has no such day.

    >>> edtf(Period("week", 2024, 30)), edtf(Period("quarter", 2024, 3)), edtf(Period("decade", 199))
    ('[2024-07-22..2024-07-28]', '2024-35', '199X')
    """
    unit, year, n, day = period
    if unit in ("week", "weekend"):
        start, end = first_day(period), last_day(period)
        return f"[{start}..{end if unit == 'week' else start + timedelta(days=1)}]" if start and end else None
    if unit == "century":
        return f"{year:02d}XX" if year >= 0 else f"{_year(year * 100 + 1)}/{_year(year * 100 + 100)}"
    if unit == "decade":
        return f"{year:03d}X" if year >= 0 else f"{_year(10 * year - 8)}/{_year(10 * year + 1)}"
    if unit == "millennium":
        return f"{_year(year * 1000)}/{_year(year * 1000 + 999)}" if year >= 0 else None
    text = _year(year)
    if unit == "day":
        return f"{text}-{n:02d}-{day:02d}" if exists(period) else None
    group = {"month": n, "season": 21 + n, "quarter": 32 + n, "half": 39 + n}.get(unit)
    return text if group is None else f"{text}-{group:02d}"


def _year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"
