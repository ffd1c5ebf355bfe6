"""Dates as pages print them: found in a piece of text, with the local day, the clock time and the offset they state.

Only whole days count: "July 2024" is none. Which of the dates on a page says when it was published is for `dct`.
A day in numbers that reads two ways keeps both readings, for the page's other dates to settle.
"""

import re
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from loaders.zones import LETTERS, offset_minutes

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    rf"(?<![\d/.-])(?:"
    rf"(?P<iso>(?P<iy>(?:19|20)\d\d)(?P<is>[-/.])(?P<im>\d\d?)(?P=is)(?P<id>\d\d?))"
    rf"|(?P<d1>\d\d?)(?:st|nd|rd|th)?(?:\s+(?:of\s+)?|-|/)(?P<m1>{_MONTH}),?(?:\s+|-|/)(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<nd>\d\d?)(?P<ns>[./-])(?P<nm>\d\d?)(?P=ns)(?P<ny>(?:19|20)?\d\d)"
    rf"|(?P<cy>(?:19|20)\d\d)\s?[年년]\s?(?P<cm>\d\d?)\s?[月월]\s?(?P<cd>\d\d?)\s?[日일]"
    rf"|(?P<words>\d\d?(?:\.|er|º|ª)?\s+(?:de\s+)?[^\W\d_]{{3,12}}\.?(?:\s+(?:de|del)\s+|\s+|,\s*)(?:19|20)\d\d)"
    rf")(?!\d(?!\d?:\d\d))"
    rf"|(?P<m2>(?:\b|(?<=[a-z])(?=[A-Z])){_MONTH})[\s-]*(?P<d2>\d\d?)\s?(?:st|nd|rd|th)?(?:\s?,\s*|\s+|-|,\s*at\s+)(?P<y2>(?:19|20)\d\d)(?!\d(?!\d?:\d\d))",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?P<lead>T|[\s,|–—•·-]*(?:\b(?:at|um|à|às|a las|alle|kl\.?)\b)?[\s,|–—-]*)"
    r"(?P<h>\d{1,2})(?:[:.h](?P<min>[0-5]\d)(?::?(?P<s>[0-5]\d)(?:[.,]\d{1,9})?)?)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(rf"[\s(]*(?P<zone>{LETTERS})")
_CLOCK_BEFORE = re.compile(
    rf"(?P<h>\d{{1,2}})[:.](?P<min>[0-5]\d)(?P<s>)(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?(?:[\s(]*(?P<zone>{LETTERS}))?\)?"
    r"(?:\s+on)?[\s,|–—-]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[\s,]*)?$",
    re.IGNORECASE,
)
_DIGITS = {zero + n: str(n) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10) for n in range(10)}
"""Digits of Arabic, Persian, Hindi, Bengali and Thai, and the wide ones of East Asia."""
_YEAR_WITHIN = re.compile(r"(?:19|20)\d\d|\d[./-]\d\d?[./-]\d\d")


class Printed(NamedTuple):
    """A date as printed: where it stands, and what it states."""

    start: int
    end: int
    text: str
    day: date
    """The day; where the order is not evident, day first."""
    other: date | None = None
    """The other reading of a day in numbers that reads two ways (month first)."""
    hour: int | None = None
    minute: int = 0
    second: int = 0
    zone: str | None = None
    """The zone as printed: "IST", "+05:30", "Z"."""
    numeric: str | None = None
    """`dmy` or `mdy` for a day in numbers whose order is evident."""
    worded: str | None = None
    """`dmy` or `mdy` for a day whose month is an English word."""

    def moment(self, page: str = "", *, month_first: bool = False) -> date | datetime:
        """The day, or with a clock time the local time, with its offset where the page settles that."""
        day = self.other if month_first and self.other else self.day
        if self.hour is None:
            return day
        when = datetime(day.year, day.month, day.day, self.hour, self.minute, self.second)
        minutes = offset_minutes(self.zone, when, page) if self.zone else None
        return when if minutes is None else when.replace(tzinfo=timezone(timedelta(minutes=minutes)))


def find_dates(text: str, language: str | None = None) -> list[Printed]:
    """All whole days printed in a text, in order.

    >>> [(d.text, d.day.isoformat(), d.hour, d.zone) for d in find_dates("Updated28 Jul 2024, 03:58 AM IST")]
    [('28 Jul 2024, 03:58 AM IST', '2024-07-28', 3, 'IST')]
    """
    as_printed = text
    if not text.isascii():
        text = text.translate(_DIGITS)  # one for one: places stay
    if not _YEAR_WITHIN.search(text):
        return []
    found = []
    for match in _DATE.finditer(text):
        printed = _read(match, text, language)
        if printed is not None:
            found.append(printed._replace(text=as_printed[printed.start : printed.end]))
    return found


def read_date(text: str, language: str | None = None) -> Printed | None:
    """The first date of a text that is hardly more than a date ("2024-07-28T03:58:00+05:30"), or None."""
    text = text.strip()
    if re.fullmatch(r"(?:19|20)\d{6}(?:T\d{4,6}Z?)?", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:8]}" + (
            f"T{text[9:11]}:{text[11:13]}{text[15:]}" if len(text) > 8 else ""
        )
    found = find_dates(text, language)
    return found[0] if found else None


def _read(match: re.Match[str], text: str, language: str | None) -> Printed | None:
    part = match.groupdict()
    other, numeric, worded = None, None, "dmy" if part["m1"] else "mdy" if part["m2"] else None
    if part["iso"]:
        day = _day(part["iy"], part["im"], part["id"])
    elif part["m1"]:
        day = _day(part["y1"], _month(part["m1"]), part["d1"])
    elif part["m2"]:
        day = _day(part["y2"], _month(part["m2"]), part["d2"])
    elif part["cy"]:
        day = _day(part["cy"], part["cm"], part["cd"])
    elif part["words"]:
        day = _foreign(part["words"], language)
    else:
        year = part["ny"] if len(part["ny"]) == 4 else "20" + part["ny"]
        day, other = _day(year, part["nm"], part["nd"]), _day(year, part["nd"], part["nm"])
        numeric = "dmy" if other is None else "mdy" if day is None else None
        day, other = (other, None) if day is None else (day, other if other != day else None)
    if day is None:
        return None
    return _with_clock(match, text, Printed(match.start(), match.end(), "", day, other, numeric=numeric, worded=worded))


def _with_clock(match: re.Match[str], text: str, bare: Printed) -> Printed:
    start, end = match.span()
    clock = _CLOCK.match(text, end)
    hour = _hour(clock) if clock and (clock["min"] or clock["half"]) else None
    zone = None
    if clock is not None and hour is not None:
        end = clock.end()
        found = _ZONE.match(text, end)
        if found:
            zone, end = found["zone"], found.end()
    else:
        clock = _CLOCK_BEFORE.search(text, max(0, start - 40), start)
        hour = _hour(clock) if clock else None
        if clock is not None and hour is not None:
            start, zone = clock.start(), clock["zone"]
    if clock is None or hour is None:
        return bare._replace(text=text[start:end])
    return bare._replace(
        start=start, end=end, text=text[start:end], hour=hour,
        minute=int(clock["min"] or 0), second=int(clock["s"] or 0), zone=zone.upper() if zone else None,
    )  # fmt: skip


def _hour(clock: re.Match[str]) -> int | None:
    hour, half = int(clock["h"]), (clock["half"] or "").lower()
    if half:
        return None if not 1 <= hour <= 12 else hour % 12 + (12 if half == "p" else 0)
    return hour if hour <= 23 else None


def _month(word: str) -> str:
    return str(_MONTHS.index(word[:3].lower()) + 1)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _foreign(words: str, language: str | None) -> date | None:
    """A day whose month is a word of another language; dateparser sees this piece only, and only whole dates count."""
    from dateparser.date import DateDataParser  # 0.2 s: only pages in other languages pay it

    parser = DateDataParser(
        languages=[language.split("-")[0]] if language else None,
        settings={"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"},
    )
    try:
        found = parser.get_date_data(words)
    except (ValueError, OverflowError):
        return None
    return found.date_obj.date() if found.date_obj and found.period == "day" else None
