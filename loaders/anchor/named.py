"""Days with a name: the day of a year that a rule of the lexicon means.

The rules: `12-25` a fixed day, `11-4-4` the fourth Thursday (4) of November, `05-1-l` the last Monday of May,
`11-2-e` the Tuesday after the first Monday of November, `E-2` two days before Easter.
"""

from datetime import date, timedelta

from loaders.anchor.period import Period, first_day
from schemas.edtf import days_in_month


def named_day(rule: str, year: int) -> date | None:
    """The day that a rule means in a year.

    >>> named_day("11-4-4", 1999), named_day("E+0", 2024), named_day("11-2-e", 1998)
    (datetime.date(1999, 11, 25), datetime.date(2024, 3, 31), datetime.date(1998, 11, 3))
    """
    parts = rule.split("-")
    if rule[0].isdigit() and len(parts) == 2 and 1 <= year <= 9999:
        return date(year, int(parts[0]), int(parts[1]))
    if not 1583 <= year <= 9998:  # Easter and the weekdays of the Gregorian calendar
        return None
    if rule.startswith("E"):
        return _easter(year) + timedelta(days=int(rule[1:]))
    month = int(parts[0])
    weekday, which = int(parts[1]), parts[2]
    if which == "l":
        end = date(year, month + 1, 1) - timedelta(days=1) if month < 12 else date(year, 12, 31)
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    if which == "e":
        return _nth(year, month, 1, 1) + timedelta(days=1)
    return _nth(year, month, weekday, int(which))


def nth_weekday(month: Period, weekday: int, which: object) -> Period | None:
    """The first, second … or last (`l`) such weekday of a month; None where the month has no fifth.

    >>> nth_weekday(Period("month", 2024, 6), 5, "l")
    Period(unit='day', year=2024, n=6, day=28)
    """
    start = first_day(month)
    if start is None or month.unit != "month":
        return None
    days = [
        day
        for day in range(1, days_in_month(month.year, month.n) + 1)
        if (start.isoweekday() + day - 2) % 7 + 1 == weekday
    ]
    number = days[-1] if which == "l" else days[int(str(which)) - 1]
    return Period("day", month.year, month.n, number)


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the computus of Butcher, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    r = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * r) // 451
    month, day = divmod(h + r - 7 * m + 114, 31)
    return date(year, month, day + 1)
