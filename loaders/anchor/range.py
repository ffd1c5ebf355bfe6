"""Ranges: from one time to another in one expression, "28-29 July", "1914-18", "Monday to Wednesday", "May 3, 5 and 7".

The value of a range is that of its ends, of a list that of each day, with a slash between; TIMEX3, which knows neither,
gets them one by one.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from loaders.anchor import calendar as anchor_calendar
from loaders.anchor import clock as anchor_clock
from loaders.anchor import part as anchor_part
from loaders.anchor import period as periods
from loaders.anchor.period import Period
from loaders.anchor.state import Meaning, State, dated
from schemas.text import Resolved, Timex

Parse = Mapping[str, Any]
Reader = Callable[[Parse, State], Meaning | None]

KINDS = {"centuryrange", "daylist", "dayrange", "monthrange", "yearrange", "seasonrange", "span", "clockspan"}


class Timex3(NamedTuple):
    """One TIMEX3 tag."""

    start: int
    end: int
    type: str
    value: str
    rule: str


def range_of(parse: Parse, state: State, read: Reader) -> Meaning | None:
    """What a range means; None where its ends make none."""
    if parse["kind"] == "daylist":
        return _listed(parse, state)
    ends = _ends(parse, state, read)
    if ends is None:
        return None
    first, last = ends
    value = f"{first.value}/{last.value}"
    left = first.edtf or (periods.edtf(first.period) if first.period else None)
    right = last.edtf or (periods.edtf(last.period) if last.period else None)
    if parse["kind"] == "clockspan" and first.period and last.period:
        left, right = periods.edtf(first.period), periods.edtf(last.period)  # the days: hours are no span in EDTF
    if left is None or right is None or left == right or "[" in left + right or "/" in left + right:
        return Meaning(value, last.period, None, last.basis, last.anchor)
    if "apart" in parse and not _touch(first, last):
        return Meaning(value, last.period, f"[{left}..{right}]", last.basis, last.anchor)  # "in May and July"
    return Meaning(value, last.period, f"{left}/{right}", last.basis, last.anchor)


def _touch(first: Meaning, last: Meaning) -> bool:
    """Whether the later one follows the earlier: "in May and June" is one time of two months."""
    return first.period is not None and last.period == periods.step(first.period, 1)


def _listed(parse: Parse, state: State) -> Meaning | None:
    """The days of a list: one of them, or some, are meant, and none between; None where they do not go upwards."""
    numbers = [int(number) for number in re.findall(r"\d+", parse["days"])]
    last = anchor_calendar.calendar({**parse, "dom": numbers[-1]}, state)
    if last is None or last.period is None or numbers != sorted(set(numbers)):
        return None
    days = [last.period._replace(day=number) for number in numbers]
    value = "/".join(periods.value(day) for day in days)
    edtf = f"[{periods.edtf(days[0])}..{periods.edtf(days[-1])}]"
    return Meaning(value, last.period, edtf, last.basis, last.anchor)


def _ends(parse: Parse, state: State, read: Reader) -> tuple[Meaning, Meaning] | None:
    kind = parse["kind"]
    if kind in ("span", "clockspan"):
        return _span(parse, state, read)
    if kind == "yearrange":
        return _years(parse)
    if kind == "centuryrange":
        return _centuries(parse)
    last = anchor_part.season(parse, state) if kind == "seasonrange" else anchor_calendar.calendar(parse, state)
    if last is None or last.period is None:
        return None
    period = last.period
    if kind == "dayrange":
        first = period._replace(day=int(parse["from"]))
        if first.day >= period.day:
            return None
    elif kind == "monthrange":
        first = period._replace(n=int(parse["from"]), year=period.year - (int(parse["from"]) > period.n))
    else:
        first = period._replace(n=periods.SEASONS.index(str(parse["from"])))
    if not periods.exists(first):
        return None
    return Meaning(periods.value(first), first, None, last.basis, last.anchor), last


def _years(parse: Parse) -> tuple[Meaning, Meaning] | None:
    start = int(parse["from"])
    end = int(parse["to"]) if "to" in parse else start - start % 100 + int(parse["toyy"])
    if parse.get("era") == "BC":
        end = 1 - end
        start = start if parse.get("fromera") == "AD" else 1 - start
    if end < start:
        return None
    first, last = Period("year", start), Period("year", end)
    return Meaning(periods.value(first), first), Meaning(periods.value(last), last)


def _centuries(parse: Parse) -> tuple[Meaning, Meaning] | None:
    first, last = (dated(Period("century", int(parse[name]) - 1)) for name in ("from", "century"))
    return (first, last) if first is not None and last is not None else None


def _span(parse: Parse, state: State, read: Reader) -> tuple[Meaning, Meaning] | None:
    """Two expressions: the first takes the year or the day of the second, or the second counts on from the first."""
    if parse["kind"] == "clockspan":
        return _hours(parse, state, read)
    begin, until = parse["from"], parse["until"]
    last = read(until, state)
    if last is None:
        return None
    if begin.get("kind") == "cal" and "year" not in begin and "month" in begin and "year" in until and last.period:
        early = last.period.n < begin["month"]
        first = read({**begin, "year": last.period.year - early}, state)
    else:
        first = read(begin, state)
    if first is None:
        return None
    if first.period and last.period and "year" not in until and _starts(last.period) < _starts(first.period):
        moved = replace(state, look=lambda: "future", dct=periods.first_day(first.period) or state.dct)
        last = read(until, moved) or last
    return first, last


def _hours(parse: Parse, state: State, read: Reader) -> tuple[Meaning, Meaning] | None:
    """Two times of day: each is of the day that the other states, the second of the next where it is the earlier."""
    until: Parse = parse["until"]
    begin: Parse = parse["from"] if "from" in parse else anchor_clock.first_hour(parse, until)
    if "base" in until and "base" not in begin:
        begin = {**begin, "clock": begin, "base": until["base"]}
    elif "base" in begin and "base" not in until and until["kind"] == "clock":
        until = {**until, "clock": until, "base": begin["base"]}
    first, last = read(begin, state), read(until, state)
    if first is None or last is None:
        return None
    if first.period and first.period == last.period and "T" in first.value and last.value < first.value:
        following = periods.step(last.period, 1) if last.period.unit == "day" else None
        if following is not None:
            time = last.value.split("T")[1]
            last = last._replace(value=f"{periods.value(following)}T{time}", period=following, edtf=None)
    return first, last


def _starts(period: Period) -> int:
    day = periods.first_day(period)
    return day.toordinal() if day else period.year * 366


def as_timex3(resolved: Resolved) -> list[Timex3]:
    """The TIMEX3 tags of an expression: one, or one for each end of a range."""
    timex, value = resolved.timex, resolved.value
    if timex.parse.get("kind") == "daylist" and value:
        return _tags_of_days(timex, value.split("/"))
    sep = timex.parse.get("sep")
    if timex.parse.get("kind") not in KINDS or not isinstance(sep, tuple) or "/" not in value:
        return [Timex3(timex.start, timex.end, timex.type, value, timex.rule)]
    first, last = value.split("/", 1)
    left, right = timex.start + sep[0], timex.start + sep[1]
    return [
        Timex3(timex.start, left, timex.type, first, timex.rule),
        Timex3(right, timex.end, timex.type, last, timex.rule),
    ]


def _tags_of_days(timex: Timex, values: Sequence[str]) -> list[Timex3]:
    """One tag for each day of a list; the first or the last takes the month with it."""
    places = [match.span() for match in re.finditer(r"\b\d{1,2}(?:st|nd|rd|th)?\b", timex.text)]
    starts = [timex.start + start for start, _ in places]
    ends = [timex.start + end for _, end in places]
    if not timex.text[0].isdigit():
        starts[0] = timex.start
    ends[-1] = timex.end
    return [
        Timex3(start, end, timex.type, value, timex.rule)
        for start, end, value in zip(starts, ends, values, strict=True)
    ]
