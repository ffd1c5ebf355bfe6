"""Absolute dates in words, and in figures that are not quite EDTF: read to EDTF, or refused with the nearest cure.

What needs a day to count from ("Monday", "28 July") and what has two readings ("03/04/2024") is a fault, never a
guess. English is read here in microseconds, other languages by dateparser in milliseconds.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from loaders.curated.english import CLOCK, DAY, NoDateError, english_date
from schemas.date_words import MONTHS
from schemas.edtf import parse
from schemas.times import EventTime

LONGEST = 80
"""Longest date in words that is read, in characters."""


@lru_cache(maxsize=4096)
def read_date(written: str) -> tuple[str, bool]:
    """The EDTF of an absolute date, and whether it was written in words. Raises NoDateError.

    >>> read_date("from 28 July to 3 August 2024")
    ('2024-07-28/2024-08-03', True)
    """
    text = " ".join(written.split())
    try:
        parse(text)
    except ValueError as error:
        if not text:
            raise NoDateError("the date is empty", "leave 'when' out, or write it like 2024-07-28") from None
        if len(text) > LONGEST:
            raise NoDateError(f"a date of {len(text)} characters", "write it like 2024-07-28") from None
        if _FIGURES.fullmatch(text):
            raise _misspelt(text, str(error)) from None
        edtf = _in_words(text)
        try:
            parse(edtf)
        except ValueError as fault:
            raise NoDateError(str(fault)) from None
        return edtf, True
    return text, False


_FIGURES = re.compile(r"[\d\s/.:+\-\[\],~?%TWXYZ]*")


def _misspelt(text: str, error: str) -> NoDateError:
    """What is wrong with a date in figures; its one reading, where it has one, is the cure."""
    if not error.endswith(("is not an EDTF date", "]")):  # the day, month or order is at fault
        return NoDateError(error)
    said = f"'{text}' is not an EDTF date"
    if run_on := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text):
        return NoDateError(said, f"write {'-'.join(run_on.groups())}")
    if span := re.fullmatch(r"(\d{4}(?:-\d\d){1,2}) ?(?:-|--|\.\.) ?(\d{4}(?:-\d\d){1,2})", text):
        return NoDateError(said, f"write {'/'.join(sorted(span.groups()))}")
    if short := re.fullmatch(r"\d\d?[./-]\d\d?[./-]\d\d", text):
        return NoDateError(f"'{short[0]}' has no year of four digits", "write it like 2024-07-28")
    readings = _readings(text)
    if len(readings) > 1:
        return _ambiguous(text, readings)
    if not readings and (parts := re.fullmatch(r"(\d\d?)[./-](\d\d?)[./-](\d{4})", text)):
        day, month, year = map(int, parts.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
            return NoDateError(f"there is no day {day} {MONTHS[month - 1]} {year}: that month has {last} days")
    return NoDateError(said, f"write {readings[0]}" if readings else "write it like 2024-07-28")


def _ambiguous(text: str, readings: list[str]) -> NoDateError:
    said = " or ".join(EventTime(edtf=edtf).in_words() for edtf in readings)
    return NoDateError(f"'{text}' may be {said}", f"write {' or '.join(readings)}")


_HYPHEN = r"(?:(?<=^\d)|(?<=^\d\d)|(?<=\s\d)|(?<=\s\d\d))-(?=\d{1,2}\b)"  # of "28-30 July", not of "2024-07"
_TO = rf"(?: to | until | till | through | ?[–—] ?| - |{_HYPHEN})"
_RANGES = (
    (re.compile(r"(?:some time |once )?between (?P<a>.+?) and (?P<b>.+)", re.I), "[{a}..{b}]"),
    (re.compile(rf"(?:from )?(?P<a>.+?){_TO}(?P<b>.+)", re.I), "{a}/{b}"),
    (re.compile(r"since (?P<a>.+)", re.I), "{a}/.."),
    (re.compile(r"from (?P<a>.+?)(?: on(?:wards?)?)?", re.I), "{a}/"),
    (re.compile(r"(?:un)?till? (?P<b>.+)", re.I), "../{b}"),
    (re.compile(r"(?:not before|after or on) (?P<a>.+)", re.I), "[{a}..]"),
    (re.compile(r"(?:not after|not later than|by) (?P<b>.+)", re.I), "[..{b}]"),
)  # fmt: skip
_WINTER = re.compile(r"winter (?:of )?(\d\d)(\d\d) ?[–/-] ?(?:\d\d)?(\d\d)", re.I)


def _in_words(text: str) -> str:
    """The EDTF of a date or range in words. Raises NoDateError."""
    if week := re.fullmatch(r"(in |during )?(?:the )?week of (?P<a>.+)", text, re.I):
        return _week(_one(week["a"]), "[{}..{}]" if week[1] else "{}/{}")
    bare, mark = _unmarked(text)
    if (winter := _WINTER.fullmatch(bare)) and int(winter[3]) == (int(winter[2]) + 1) % 100:
        return f"{winter[1]}{winter[2]}-24{mark}"
    for pattern, shape in _RANGES:
        if match := pattern.fullmatch(text):
            sides = match.groupdict()
            left, right = sides.get("a", ""), sides.get("b", "")
            if left and right:
                left, right = _completed(left, right)
            return shape.format(a=_one(left) if left else "", b=_one(right) if right else "")
    return _one(text)


def _week(edtf: str, shape: str) -> str:
    """The week, Monday to Sunday, in which a day lies."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
        raise NoDateError(f"'{edtf}' is no day to find a week by")
    try:
        day = date.fromisoformat(edtf)
        monday = day - timedelta(days=day.weekday())
        return shape.format(monday, monday + timedelta(days=6))
    except (ValueError, OverflowError) as error:
        raise NoDateError(f"there is no week of {edtf}") from error


def _completed(left: str, right: str) -> tuple[str, str]:
    """Both sides of a range with the month and year that they share: "28 to 30 July 2024", "July 28–30, 2024"."""
    if re.search(r"\d{4}|BC|AD|\d\ds\b|century", left):
        if (day := re.fullmatch(rf"(.*\d{{4}}), (?:{CLOCK})", left)) and re.match(CLOCK, right):
            right = f"{day[1]}, {right}"  # "28 July 2024, 15:30 to 17:00"
        return left, right
    if (month := re.fullmatch(rf"(\w+\.?) {DAY}", left)) and re.match(rf"{DAY},? \d{{4}}", right):
        right = f"{month[1]} {right}"
    elif re.fullmatch(DAY, left) and (rest := re.fullmatch(rf"{DAY} (\D.*)", right)):
        return f"{left} {rest[1]}", right
    year = re.search(r"AD \d+|\d+ BC|\d{4}", right)
    return f"{left} {year[0]}" if year else left, right


_PREFIXES = (
    (re.compile(r"(?:about|around|circa|ca\.|c\.|approximately|~) ?", re.I), "~"),
    (re.compile(r"(?:perhaps|possibly|probably|maybe|presumably) ", re.I), "?"),
)


def _unmarked(text: str) -> tuple[str, str]:
    """A date without its words of doubt, and the mark that says them: `~`, `?` or `%`."""
    marks = set[str]()
    while hit := next(((m, mark) for prefix, mark in _PREFIXES if (m := prefix.match(text))), None):
        text, marks = text[hit[0].end() :], marks | {hit[1]}
    return text, "%" if len(marks) == 2 else "".join(marks)


def _one(text: str) -> str:
    """The EDTF of one date in words, with its mark of doubt."""
    text, mark = _unmarked(text.strip())
    text = re.sub(r"^(?:on|in|the)(?: the)? ", "", text, flags=re.I)
    try:
        parse(text)
    except ValueError:
        return (english_date(text) or _by_dateparser(text)) + mark
    if re.search(r"[/\[?~%]", text):
        raise NoDateError(f"'{text}' is more than one date", "write the whole in EDTF, or the whole in words")
    return text + mark


def _by_dateparser(text: str) -> str:
    """The EDTF of a date in the words of another language. Raises NoDateError unless it has one reading."""
    example = "write the whole date: 28 July 2024, or 2024-07-28"
    if re.search(r"(?:^| )(?:to|until|till|and|between|from|since|by|[–—-])$", text, re.I):
        raise NoDateError(f"'{text}' is half a range", "write both ends: 28 July 2024 to 30 July 2024")
    if not re.search(r"\d{4}", text):
        raise NoDateError(f"'{text}' does not say a day by itself: it has no year of four digits", example)
    readings = _readings(text)
    if not readings:
        raise NoDateError(f"'{text}' is no date that can be read", example)
    if len(readings) > 1:
        raise _ambiguous(text, readings)
    return readings[0]


_BASES = (datetime(2001, 2, 3), datetime(2012, 11, 10))


def _readings(text: str) -> list[str]:
    """What dateparser makes of a text, whatever the day it counts from and the order of day and month, as EDTF.

    It fills what a text leaves out from the day it counts from: a reading that moves with that day is no reading.
    """
    from dateparser.date import DateDataParser  # 0.2 s, and most files have no date in words

    found: dict[str, set[str]] = {}
    for order in ("DMY", "MDY"):
        for base in _BASES:
            settings = {
                "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["year"], "RETURN_TIME_AS_PERIOD": True,
                "PREFER_LOCALE_DATE_ORDER": False, "DATE_ORDER": order, "RELATIVE_BASE": base,
            }  # fmt: skip
            try:
                edtf = _edtf_of(text, DateDataParser(settings=settings).get_date_data(text))
            except Exception:  # dateparser leaks errors of many kinds for odd texts; none of them is a reading
                edtf = ""
            if not edtf:
                return []
            found.setdefault(order, set()).add(edtf)
    return sorted({min(edtfs) for edtfs in found.values() if len(edtfs) == 1})


def _edtf_of(text: str, read: Any) -> str:
    """dateparser's answer, no finer than its period; "" where it left out a number of the text."""
    when = read.date_obj
    if when is None:
        return ""
    forms = {"time": "%Y-%m-%dT%H:%M", "day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
    if read.period not in forms:
        return ""
    said = {int(digits) for digits in re.findall(r"\d+", text)}
    known = {when.year, when.month, when.day, when.hour, when.hour % 12, 12, when.minute, when.second}
    if not said <= known:
        return ""
    zone = when.strftime("%z") if read.period == "time" else ""
    year, _, rest = when.strftime(forms[read.period]).partition("-")
    return f"{int(year):04d}" + (f"-{rest}" if rest else "") + (f"{zone[:3]}:{zone[3:]}" if zone else "")
