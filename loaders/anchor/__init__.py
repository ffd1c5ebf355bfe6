"""What time expressions mean: TIMEX3 value and `EventTime`, counted from the document's day or the time told before.

No day is invented: without a document's day relative words stay undated, and words such as "now" never get a date.

>>> from loaders.timex import find_timexes
>>> text = "Talks start Sunday. On Monday, Japan will host a meeting."
>>> [(r.timex.text, r.value) for r in resolve(text, find_timexes(text), date(2024, 7, 28))]
[('Sunday', '2024-07-28'), ('Monday', '2024-07-29')]
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from loaders.anchor import calendar as anchor_calendar
from loaders.anchor import clock as anchor_clock
from loaders.anchor import count as anchor_count
from loaders.anchor import feast as anchor_feast
from loaders.anchor import figures, links
from loaders.anchor import part as anchor_part
from loaders.anchor import period as periods
from loaders.anchor import weekdays as anchor_weekdays
from loaders.anchor import window as anchor_window
from loaders.anchor.mode import is_narrative
from loaders.anchor.range import KINDS, as_timex3, range_of
from loaders.anchor.state import Meaning, State
from loaders.anchor.story import follow
from loaders.anchor.tense import Tense, opens_sentence, tense_of
from schemas.text import Resolved, Timex
from schemas.times import EventTime

__all__ = ["anchor", "as_timex3", "resolve"]

Parse = Mapping[str, Any]

_PLAIN: dict[str, Callable[[Parse, State], Meaning | None]] = {
    "cal": anchor_calendar.calendar,
    "numeric": anchor_calendar.numeric,
    "domonly": anchor_calendar.day_of_month,
    "weekday": anchor_weekdays.weekday,
    "relname": anchor_weekdays.relative_name,
    "nextweekday": anchor_weekdays.next_weekday,
    "weekdayweek": anchor_weekdays.weekday_week,
    "weekdaycount": anchor_weekdays.weekday_count,
    "named": anchor_feast.named,
    "namedfor": anchor_feast.named_for,
    "nth": anchor_feast.nth_weekday_of,
    "season": anchor_part.season,
    "quarter": anchor_part.quarter,
    "half": anchor_part.quarter,
    "rel": anchor_count.relative,
    "weekend": anchor_count.weekend,
    "told": anchor_count.told,
    "toldunit": figures.unit_told,
    "yearago": figures.year_ago,
    "figurebefore": anchor_count.figure_before,
    "latest": figures.latest,
    "yearperiod": figures.year_period,
    "withintold": anchor_count.within_told,
    "ago": anchor_count.ago,
    "fromtold": anchor_count.from_told,
    "decade": anchor_count.decade,
    "century": lambda parse, _: anchor_count.century(parse),
    "fiscal": lambda parse, _: anchor_count.fiscal(parse),
    "duration": lambda parse, _: anchor_count.duration(parse),
    "window": anchor_window.window,
    "vaguewindow": lambda parse, _: anchor_count.duration({**parse, "vague": "X"}),
    "set": lambda parse, _: anchor_count.recurring(parse),
    "setname": lambda parse, _: anchor_count.recurring_name(parse),
    "ref": lambda parse, _: Meaning(str(parse["value"])),
}


def anchor(timex: Timex, dct: date | None, *, tense: Tense | None = None) -> EventTime | None:
    """The time that one expression means by itself, or None if that is not settled.

    >>> from loaders.timex import find_timexes
    >>> anchor(find_timexes("Monday")[0], date(2024, 7, 28), tense="future").edtf
    '2024-07-29'
    """
    state = State(dct, lambda: tense)
    return _event_time(timex, _within_calendar(timex.parse, state), state)


def resolve(text: str, timexes: Sequence[Timex], dct: date | None, *, zone: str | None = None) -> list[Resolved]:
    """Every expression of a text with its value and time, in order."""
    state = State(dct, narrative=is_narrative(timexes, dct), zone=zone)
    resolved: list[Resolved] = []
    told_end = 0
    for number, timex in enumerate(timexes):
        state.beside = partial(links.same_sentence, text, told_end, timex.start) if told_end else None
        state.link = partial(links.link, text, told_end, timex.start) if told_end else None
        state.apposed = bool(told_end) and links.is_apposed(text, told_end, timex)
        state.look = partial(tense_of, text, timex.start, timex.end)
        state.opening = partial(opens_sentence, text, timex.start, timex.end)
        state.behind = partial(_day_behind, text, timexes, number, state) if timex.type == "TIME" else None
        meaning = _within_calendar(timex.parse, state)
        when = _event_time(timex, meaning, state)
        resolved.append(Resolved(timex, meaning.value if meaning else "", when))
        before = state.told
        _remember(state, timex, meaning)
        if state.narrative and meaning is not None and meaning.period is state.told:
            follow(state, timex, meaning.period, text, told_end)
        if state.told is not before:
            told_end = timex.end
    return resolved


def _within_calendar(parse: Parse, state: State) -> Meaning | None:
    """What a parse means; None where the reckoning leaves the calendar (before year 1, after 9999)."""
    try:
        return _meaning(parse, state)
    except (OverflowError, ValueError):
        return None


def _meaning(parse: Parse, state: State) -> Meaning | None:
    """What a parse means in a state; nested dates first."""
    kind = str(parse["kind"])
    plain = _PLAIN.get(kind)
    if plain is not None:
        return plain(parse, state)
    if kind in KINDS:
        return range_of(parse, state, _meaning)
    inner = parse.get("base")
    base = None
    if inner is not None:
        base = _meaning(inner, state) if isinstance(inner, Mapping) else anchor_calendar.calendar(parse, state)
    if kind == "within":
        return base
    if kind == "frombase":
        return anchor_count.from_base(parse, state, base)
    if kind == "windowof":
        return anchor_window.window_of(parse, base)
    if kind == "weekdaybeside":
        return anchor_weekdays.weekday_beside(parse, base)
    if kind == "weekof":
        return anchor_count.week_of(parse, base)
    if kind == "seasonof":
        return anchor_count.season_of(parse, base)
    if kind == "setclock":
        return anchor_clock.recurring_clock(parse, base)
    if kind == "nightof":
        return anchor_clock.night_of(base)
    return anchor_clock.part_of_day(parse, state, base) if kind == "daypart" else anchor_clock.clock(parse, state, base)


def _event_time(timex: Timex, meaning: Meaning | None, state: State) -> EventTime | None:
    """The meaning as an `EventTime` with its reckoning; None where it is no time."""
    if meaning is None:
        return None
    edtf = meaning.edtf or (periods.edtf(meaning.period) if meaning.period is not None else None)
    if edtf is None:
        return None
    if (
        timex.mod == "APPROX"
        and not edtf.startswith("[")
        and "/" not in edtf
        and "T" not in edtf
        and not edtf.endswith("~")
    ):
        edtf += "~"
    try:
        return EventTime(
            edtf=edtf,
            zone=state.zone,
            basis=meaning.basis,
            text=timex.text,
            char_start=timex.start,
            char_end=timex.end,
            anchor=meaning.anchor.isoformat() if meaning.anchor is not None and meaning.basis == "relative" else None,
            rule=timex.rule,
            doubt=meaning.doubt,
        )
    except ValueError:  # a day that no calendar has: 31 April, 29 February 2023
        return None


def _day_behind(text: str, timexes: Sequence[Timex], number: int, state: State) -> Meaning | None:
    """The day that stands behind a clock time and a bracket: "8:15 a.m. (0515 GMT) Friday"; None where none does."""
    end = timexes[number].end
    for other in timexes[number + 1 : number + 3]:
        if not links.is_bracketed(text, end, other.start):
            return None
        if other.parse.get("kind") not in ("clock", "daypart") or "base" in other.parse:
            meaning = _within_calendar(other.parse, replace(state, behind=None))
            if meaning is None or meaning.period is None or meaning.period.unit != "day":
                return None
            return anchor_clock.local_day(meaning, timexes[number].parse, other.parse)
        end = other.end
    return None


def _remember(state: State, timex: Timex, meaning: Meaning | None) -> None:
    """Notes what later expressions may count from."""
    if meaning is None:
        return
    period = meaning.period
    if period is None:
        figures.note(state, timex, meaning)
        return
    if state.narrative and timex.parse.get("kind") in ("rel", "named") and "year" not in timex.parse:
        return
    if timex.parse.get("kind") not in ("fromtold", "yearago", "yearperiod", "ago", "set"):
        figures.note(state, timex, meaning)
        state.told = period
    elif state.narrative:
        state.told = period
