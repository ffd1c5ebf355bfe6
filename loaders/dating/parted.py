"""Expressions of two times taken apart, those of one time made one: "in March and June", "about noon on Sunday".

It corrects what the tagger has read by the words beside it and finds no expression by itself.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.text import Resolved

_TWO = re.compile(r"\[(\d{4}-\d\d)\.\.(\d{4}-\d\d)\]")
_AND = re.compile(r" (?:and|or) ")
_ON = re.compile(r",? (?:on )?(?:the )?")
_AT = re.compile(r",? (?:at )?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_AND_CLOCK = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
_MONTH = re.compile(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_COMMA = re.compile(r"\s*,\s*")


def parted(text: str, times: Sequence[Resolved]) -> list[Resolved]:
    """The expressions, two months joined by "and" as two, a day and the clock time or year beside it as one."""
    found: list[Resolved] = []
    for time in times:
        joined = _in_year(text, found[-1], time) or _on_day(text, found[-1], time) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found += _two_months(time) or (time,)
    return found


def _two_months(time: Resolved) -> tuple[Resolved, ...]:
    """The two months of one expression that names no stretch; nothing for any other one."""
    when, timex = time.when, time.timex
    two = _TWO.fullmatch(when.edtf or "") if when is not None and timex.parse.get("apart") else None
    between = _AND.search(timex.text)
    if two is None or between is None or when is None:
        return ()
    halves = []
    for edtf, first, last in ((two[1], 0, between.start()), (two[2], between.end(), len(timex.text))):
        start, end, words = timex.start + first, timex.start + last, timex.text[first:last]
        own = when.model_copy(
            update={"edtf": edtf, "text": words, "char_start": start, "char_end": end, "rule": "month"}
        )
        halves.append(Resolved(replace(timex, start=start, end=end, text=words), edtf, own))
    return tuple(halves)


def _in_year(text: str, day: Resolved, year: Resolved) -> Resolved | None:
    """The day in the year that blanks keep apart ("April 28 , 2003"); None where it has its own or stands elsewhere."""
    edtf = day.when.edtf if day.when is not None and day.when.basis == "relative" else None
    if day.when is None or edtf is None or not _DAY_AND_CLOCK.fullmatch(edtf) or edtf[5:10] == "02-29":
        return None
    if not (year.value.isdigit() and len(year.value) == 4 and year.timex.text == year.value):
        return None
    start, end = day.timex.start, year.timex.end
    if not _COMMA.fullmatch(text[day.timex.end : year.timex.start]) or not _MONTH.search(day.timex.text):
        return None
    edtf = f"{year.value}{edtf[4:]}"
    found = {"edtf": edtf, "basis": "stated", "text": text[start:end], "char_end": end, "anchor": None}
    timex = replace(day.timex, end=end, text=text[start:end])
    return Resolved(timex, edtf, day.when.model_copy(update=found))


def _on_day(text: str, one: Resolved, other: Resolved) -> Resolved | None:
    """The clock time on the day named beside it ("shortly before midnight on Sunday"); None where it names its own."""
    if one.when is None or other.when is None:
        return None
    between = text[one.timex.end : other.timex.start]
    if _of_clock(one) and _is_day(other) and _ON.fullmatch(between):
        clock, day = one, other
    elif _is_day(one) and _of_clock(other) and _AT.fullmatch(between):
        clock, day = other, one
    else:
        return None
    assert clock.when is not None and day.when is not None
    start, end = one.timex.start, other.timex.end
    edtf = f"{day.when.edtf}{(clock.when.edtf or '')[10:]}"
    words = text[start:end]
    when = day.when.model_copy(update={"edtf": edtf, "text": words, "char_start": start, "char_end": end})
    return Resolved(replace(clock.timex, start=start, end=end, text=words), edtf, when)


def _of_clock(time: Resolved) -> bool:
    parse = time.timex.parse
    return parse.get("kind") == "clock" and not {"base", "step", "told", "zone"} & set(parse)


def _is_day(time: Resolved) -> bool:
    return time.timex.type == "DATE" and time.when is not None and _DAY.fullmatch(time.when.edtf or "") is not None
