"""What figures are given for: "the quarter", "the latest period", "the year-ago quarter", "the 1988 period".

A report names its quarter once and then compares it with that of another year. Nothing is dated closer than it is
told: the quarters of a house's own year begin nobody says when.
"""

from collections.abc import Mapping
from typing import Any

from loaders.anchor import period as periods
from loaders.anchor.calendar import year_of
from loaders.anchor.period import Period
from loaders.anchor.state import Meaning, State, dated
from schemas.text import Timex

Parse = Mapping[str, Any]

FINE = ("quarter", "half")


def note(state: State, timex: Timex, meaning: Meaning) -> None:
    """Notes the quarter, half or length that an expression says figures are given for."""
    if _is_length_reported(timex):
        state.span_value, state.fine = meaning.value, None
    period = meaning.period
    if period is not None and period.unit in FINE and timex.parse.get("step", 0) == 0 and _is_reported(period, state):
        told_again = timex.parse.get("kind") == "toldunit"  # "the quarter" is the one told before
        state.fine, state.span_value = period, None
        state.fiscal = "fiscal" in timex.parse or (state.fiscal and told_again)


def _is_length_reported(timex: Timex) -> bool:
    """Whether figures are given for a length: "the first two quarters", "the nine months"."""
    inner = timex.parse.get("inner")
    parse: Parse = inner if isinstance(inner, Mapping) else timex.parse
    if parse.get("kind") == "window":
        return parse.get("dir") == "first"
    return "known" in parse and parse.get("kind") == "duration" and parse.get("unit") == "month" and "amount" in parse


def _is_reported(period: Period, state: State) -> bool:
    """Whether figures may be given for a quarter or half: one that has begun.

    Where one was told before, only a later one that is over takes its place: a report looks back and ahead in passing
    ("after a flat second quarter", "in the current quarter") and goes on with its own.
    """
    start, end = periods.first_day(period), periods.last_day(period)
    if start is None or end is None or state.dct is None:
        return True
    if state.fine is None or state.fine.unit != period.unit:
        return start <= state.dct
    told = periods.first_day(state.fine)
    return end <= state.dct and (told is None or start >= told)


def compared(state: State, years: int) -> Meaning | None:
    """The quarter or half that figures are given for, that many years on; of a house's own year about its year."""
    fine = state.fine
    if fine is None:
        return None
    meaning = dated(fine._replace(year=fine.year + years), "relative", periods.first_day(fine))
    return meaning._replace(edtf=f"{fine.year + years:04d}~") if meaning is not None and state.fiscal else meaning


def unit_told(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "the quarter": the one that was told last, else the one that is reported at the document's day."""
    return compared(state, 0) if state.fine is not None else latest(parse, state)


def latest(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "the latest quarter": the one that ended last."""
    if state.dct is None:
        return Meaning("")
    return dated(periods.step(periods.of_day(state.dct, str(parse["unit"])), -1), "relative", state.dct)


def year_period(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "the 1988 period": the one compared, of that year."""
    year = year_of(parse)
    if year is None:
        return None
    return compared(state, year - state.fine.year) if state.fine is not None else dated(Period("year", year))


def year_ago(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "the year-ago quarter": what figures of the present period are compared with."""
    if state.span_value is not None and parse.get("unit") == "period":
        return Meaning(state.span_value)
    if state.fine is not None:
        return compared(state, -1)
    if state.dct is None:
        return Meaning("")
    unit = "quarter" if parse.get("unit") in ("quarter", "period", None) else str(parse["unit"])
    base = periods.step(periods.of_day(state.dct, unit), -1)
    return dated(periods.add(base, -1, "year") if base else None, "relative", state.dct)
