"""Times of day and parts of the day, with the day that they are of.

A clock time is as the words state it, in the zone they name; where that makes it another day at the place of writing,
the time carries that doubt.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from loaders.anchor import period as periods
from loaders.anchor.period import Period
from loaders.anchor.state import Meaning, State

Parse = Mapping[str, Any]
HALF_A_DAY = 12 * 60  # minutes

# Hours from UTC of the zones that the lexicons name; those without one (ET: winter or summer) are never compared.
OFFSETS = {
    "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2,
    "BST": 1, "IST": 5.5, "JST": 9, "KST": 9, "MSK": 3, "AEST": 10,
    "AEDT": 11, "NZST": 12, "NZDT": 13, "HKT": 8, "SAST": 2, "PKT": 5, "EET": 2, "EEST": 3,
}  # fmt: skip


def part_of_day(parse: Parse, state: State, base: Meaning | None) -> Meaning | None:
    """The meaning of "Friday night", "this morning"."""
    day = _day(parse, state, base)
    inner = parse.get("inner")
    part = f"T{inner['part'] if isinstance(inner, Mapping) else parse['part']}"
    return Meaning(f"XXXX-XX-XX{part}") if day is None else day._replace(value=day.value + part)


def clock(parse: Parse, state: State, base: Meaning | None) -> Meaning | None:
    """The meaning of a time of day, with or without its day."""
    inner = _clock_of(parse)
    day = _day(parse, state, base)
    time = _time_of_day({**inner, "part": _part(parse)} if _part(parse) and "ampm" not in inner else inner)
    if time is None:
        return day
    if day is None:
        return Meaning(f"XXXX-XX-XXT{time}")
    date_value = day.value.split("T")[0]
    period = day.period
    if period is None or period.unit != "day" or period.year < 1 or time == "24:00":
        return day._replace(value=f"{date_value}T{time}")
    text = f"{date_value}T{time}"
    return day._replace(value=text, edtf=text, doubt=day.doubt or _other_day(text, inner.get("zone"), state.zone))


def recurring_clock(parse: Parse, base: Meaning | None) -> Meaning | None:
    """The meaning of "Sundays at 9 p.m.": that time on each such day."""
    time = _time_of_day({**parse["clock"], "part": _part(parse)} if _part(parse) else parse["clock"])
    if base is None or time is None:
        return base
    day = base.value.split("T")[0]
    return Meaning(f"{day if day.startswith('XXXX') else 'XXXX-XX-XX'}T{time}")


def night_of(base: Meaning | None) -> Meaning | None:
    """The meaning of "the night of 3-4 May": the night of the first day, which ends on the second."""
    if base is None or base.period is None or base.period.unit != "day" or "/" not in base.value:
        return None
    return base._replace(value=f"{base.value.split('/')[0]}TNI")


def first_hour(parse: Parse, until: Parse) -> Parse:
    """The clock time of a bare hour from which a span of hours begins: the last such hour before the span's end."""
    end = _minutes(until)
    hour, minute = int(parse["hour"]) % 12, int(parse.get("minute", 0))
    if end is None or (hour + 12) * 60 + minute < end or hour * 60 + minute >= end:
        hour += 12
    return {"kind": "clock", "hour": hour, "minute": minute}


def _part(parse: Parse) -> object:
    """The part of the day that a clock time is said with: "2:30 this afternoon"."""
    base = parse.get("base")
    return parse.get("part") or (base.get("part") if isinstance(base, Mapping) else None)


def _day(parse: Parse, state: State, base: Meaning | None) -> Meaning | None:
    """The day of a time of day: stated with it or behind it, told in the same sentence, else the reference day."""
    if base is not None or "base" in parse:
        return base
    reference: Period | None = state.reference()
    if state.behind is not None and not {"step", "told"} & set(parse) and (day := state.behind()) is not None:
        return day
    if "told" in parse or (state.near and "step" not in parse and state.told and state.told.unit == "day"):
        reference = state.told or reference
    if reference is None or reference.unit != "day":
        return None
    count = parse.get("step", parse.get("told", 0))
    if "ahead" in parse and state.tense == "future":  # "overnight": the night before, or the one to come
        count = parse["ahead"]
    moved = periods.step(reference, int(count))
    if moved is None:
        return None
    return Meaning(periods.value(moved), moved, None, "relative", periods.first_day(reference))


def local_day(behind: Meaning, here: Parse, there: Parse) -> Meaning:
    """The day of a local time before a bracket that tells the same moment in UTC: "3:34 a.m. (1934 GMT Saturday)".

    It is the bracket's own day or one beside it: hardly a place is further than half a day from Greenwich.
    """
    local, utc = _minutes(here), _minutes(there)
    days = 0
    if local is not None and utc is not None and _clock_of(there).get("zone") == "Z":
        days = 1 if local - utc < -HALF_A_DAY else -1 if local - utc > HALF_A_DAY else 0
    period = periods.step(behind.period, days) if behind.period is not None else None
    if period is None:
        return behind._replace(value="", edtf=None)
    return behind._replace(value=periods.value(period), period=period, edtf=None)


def _clock_of(parse: Parse) -> Parse:
    return parse["clock"] if isinstance(parse.get("clock"), Mapping) else parse


def _minutes(parse: Parse) -> int | None:
    """The minutes since midnight of a clock time; None where it is none."""
    inner = _clock_of(parse)
    time = _time_of_day(inner) if "hour" in inner or "clock" in inner else None
    return int(time[:2]) * 60 + int(time[3:5]) if time is not None else None


def _time_of_day(parse: Parse) -> str | None:
    if "clock" in parse:
        return str(parse["clock"])
    hour, minute = int(parse["hour"]), int(parse.get("minute", 0))
    half, part = parse.get("ampm"), parse.get("part")
    if half is not None or part is not None:
        later = half == "pm" or part in ("AF", "EV") or (part == "NI" and hour > 4)
        hour = hour % 12 + (12 if later else 0)
    hour, minute = divmod((hour * 60 + minute + int(parse.get("offset", 0))) % (24 * 60), 60)
    return f"{hour:02d}:{minute:02d}"


def _other_day(text: str, named: object, zone: str | None) -> str | None:
    """Why the day may be another one: it is, in the zone of the document."""
    offset = OFFSETS.get(str(named))
    local = _zone(zone)
    if offset is None or local is None:
        return None
    stated = datetime.fromisoformat(text)
    there = (stated - timedelta(hours=offset)).replace(tzinfo=ZoneInfo("UTC")).astimezone(local)
    return (
        None
        if there.date() == stated.date()
        else f"{'UTC' if named == 'Z' else named} is stated; in {zone} it is {there.date()}"
    )


@cache
def _zone(name: str | None) -> ZoneInfo | None:
    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
