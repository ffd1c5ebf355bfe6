"""Named days of a text and its numbered weekdays: Christmas, last Thanksgiving, the first Monday of May.

Which day of a year a name means is `named`'s to tell; here its year is found, stated or by tense and nearness.
"""

from collections.abc import Mapping
from typing import Any

from loaders.anchor import period as periods
from loaders.anchor.calendar import calendar, moved_year, year_of
from loaders.anchor.named import named_day, nth_weekday
from loaders.anchor.state import Meaning, State, dated

Parse = Mapping[str, Any]

WEDNESDAY = 3  # a holiday before it makes a long weekend of the one that is over


def named(parse: Parse, state: State) -> Meaning | None:
    """Christmas, Thanksgiving …, and "Easter week", "Labor Day weekend": its week, the weekend beside it."""
    day = _day(parse, state)
    if day is None or day.period is None or "unit" not in parse:
        return day
    period = periods.of_period(day.period, str(parse["unit"]))
    start = periods.first_day(day.period)
    if parse["unit"] == "weekend" and start is not None and start.isoweekday() < WEDNESDAY:
        return dated(periods.step(period, -1), day.basis, day.anchor)
    return dated(period, day.basis, day.anchor)


def named_for(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "Christmas" in "Christmas shopping": the day, but no time, for it is done on days before it."""
    day = _day(parse, state)
    return Meaning(day.value) if day is not None else None


def _day(parse: Parse, state: State) -> Meaning | None:
    """A named day of the stated year, else the one that tense and nearness choose."""
    year, rule = year_of(parse), str(parse["name"])
    if year is None and parse.get("of") == "year":
        year = moved_year(parse, state)
    if year is not None:
        day = named_day(rule, year)
        return dated(periods.of_day(day, "day")) if day else None
    reference = state.base_day()
    if reference is None:
        return Meaning("XXXX-" + rule if rule[0].isdigit() and rule.count("-") == 1 else "XXXX-XX-XX")
    days = [day for y in (-1, 0, 1) if (day := named_day(rule, reference.year + y)) is not None]
    if "step" in parse and int(parse["step"]) != 0:
        ahead = int(parse["step"]) > 0
        chosen = (
            min((d for d in days if d > reference), default=None)
            if ahead
            else max((d for d in days if d < reference), default=None)
        )
    elif state.narrative:
        chosen = next((d for d in days if d.year == reference.year), None)
    else:
        chosen = min(
            days,
            key=lambda d: (
                abs((d - reference).days) > 45 and (d > reference) == (state.tense == "past"),
                abs((d - reference).days),
            ),
            default=None,
        )
    return dated(periods.of_day(chosen, "day"), "relative", reference) if chosen else None


def nth_weekday_of(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "the first Monday of May"."""
    month = calendar({key: value for key, value in parse.items() if key != "weekday"}, state)
    if month is None or month.period is None:
        return None
    return dated(nth_weekday(month.period, int(parse["weekday"]), parse["nth"]), month.basis, month.anchor)
