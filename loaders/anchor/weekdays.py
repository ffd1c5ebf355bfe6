"""Days of the week: Monday, last Friday, Tuesday week, two Mondays ago, the Monday after Easter; last March likewise.

Which of them is meant, tense tells, or the count, or what stands beside; in a narrative the date told before.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from loaders.anchor import period as periods
from loaders.anchor.period import Period
from loaders.anchor.state import Meaning, State, dated

Parse = Mapping[str, Any]
_NEARLY_A_WEEK = 6  # days
_WEEK = periods.ORDER.index("week")


def weekday(parse: Parse, state: State) -> Meaning | None:
    """A bare weekday: the last one up to the document's day, the next one behind a cue of the future."""
    number = int(parse["weekday"])
    reference = state.base_day()
    if reference is None:
        return Meaning(f"XXXX-WXX-{number}")
    if "any" in parse and (number != reference.isoweekday() or state.narrative or state.tense == "past"):
        return Meaning(f"XXXX-WXX-{number}")
    if (joined := _joined_day(number, reference, state)) is not None:
        return dated(joined, "relative", reference)
    back = (reference.isoweekday() - number) % 7
    if state.narrative or state.tense == "future" or (state.tense == "near" and back > 3):
        day = reference + timedelta(days=(7 - back) % 7)
    elif back == _NEARLY_A_WEEK and not _looks_back(reference, state):
        return _tomorrow(reference)
    else:
        day = reference - timedelta(days=back)
    return dated(periods.of_day(day, "day"), "relative", reference)


def _looks_back(reference: date, state: State) -> bool:
    """Whether a weekday that is tomorrow's may well be nearly a week past: it ends a time, opens a sentence ("On
    Tuesday, she chose to"), or is told on a Sunday of the Monday of the same week.
    """
    in_week = reference.isoweekday() == 7
    return state.opens or state.tense == "done" or (in_week and state.tense == "past")


def _tomorrow(reference: date) -> Meaning | None:
    """The day after the document's, with the doubt that this leaves.

    News says "last Tuesday" of a day that is nearly a week past; what it calls Tuesday on a page of Monday happened
    where it was Tuesday already, or was written into the page after its date. Of some forty development articles with
    such a day five in six mean the coming one; the rest mostly opens its sentence with it, to look back.
    """
    day, other = reference + timedelta(days=1), reference - timedelta(days=_NEARLY_A_WEEK)
    meaning = dated(periods.of_day(day, "day"), "relative", reference)
    return meaning and meaning._replace(doubt=f"the day after that of the text; {other.isoformat()} may be meant")


def _joined_day(number: int, reference: date, state: State) -> Period | None:
    """The day that follows the one it is joined to, "next Thursday and Friday", or is that one, "June 6 (Thursday)".

    None unless that one is to come or falls on the weekday.
    """
    first = periods.first_day(state.told) if state.told is not None and state.told.unit == "day" else None
    if first is None or not (link := state.joined):
        return None
    if "(" in link:  # the same day, or that of another zone: "2 a.m. Thursday (2200 GMT Wednesday)"
        beside = (first + timedelta(days=days) for days in (0, -1, 1))
        return next((periods.of_day(day, "day") for day in beside if day.isoweekday() == number), None)
    if first.isoweekday() != number and first <= reference:
        return None
    return periods.of_day(first + timedelta(days=(number - first.isoweekday()) % 7), "day")


def relative_name(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "last Friday", "next March", "the following Monday"."""
    told = "told" in parse
    count = int(parse["told"] if told else parse["step"])
    reference = periods.first_day(state.told) if told and state.told is not None else state.base_day()
    coarse = told and state.told is not None and periods.ORDER.index(state.told.unit) > _WEEK
    if reference is None or (coarse and "weekday" in parse):  # no year tells which one "the following Monday" is
        if "weekday" in parse:
            return Meaning(f"XXXX-WXX-{parse['weekday']}")
        return Meaning(f"XXXX-{parse['month']:02d}")
    if "weekday" in parse:
        number = int(parse["weekday"])
        if count == 0:
            return dated(periods.of_day(_this_weekday(number, reference, state), "day"), "relative", reference)
        gap = (number - reference.isoweekday()) % 7 or 7 if count > 0 else (number - reference.isoweekday()) % 7 - 7
        return dated(periods.of_day(reference + timedelta(days=gap), "day"), "relative", reference)
    month = int(parse["month"])
    if count == 0:
        year = reference.year
    elif count < 0:
        year = reference.year if month < reference.month else reference.year - 1
    else:
        year = reference.year if month > reference.month else reference.year + 1
    return dated(Period("month", year, month), "relative", reference)


def next_weekday(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "next Friday": in news the one of the week to come, for this week's is "Friday" alone."""
    today = state.base_day()
    if today is None or state.narrative:
        return relative_name(parse, state)
    number = int(parse["weekday"])
    day = today + timedelta(days=7 - today.isoweekday() + number)
    meaning = dated(periods.of_day(day, "day"), "relative", today)
    if meaning is None or number <= today.isoweekday():
        return meaning
    nearer = (day - timedelta(days=7)).isoformat()
    return meaning._replace(doubt=f"the one of the same week, {nearer}, may be meant")


def weekday_count(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "two Mondays ago", "the Friday before last", "the Friday after next": so many from today."""
    reference = state.base_day()
    if reference is None:
        return Meaning(f"XXXX-WXX-{parse['weekday']}")
    count, number = int(parse["count"]), int(parse["weekday"])
    if count > 0:
        days = -((reference.isoweekday() - number) % 7 or 7) - 7 * (count - 1)
    else:
        days = ((number - reference.isoweekday()) % 7 or 7) + 7 * (-count - 1)
    return dated(periods.of_day(reference + timedelta(days=days), "day"), "relative", reference)


def weekday_beside(parse: Parse, base: Meaning | None) -> Meaning | None:
    """The meaning of "the Monday after Easter": the nearest such day before or behind another one."""
    start = periods.first_day(base.period) if base is not None and base.period is not None else None
    if base is None or start is None:
        return Meaning(f"XXXX-WXX-{parse['inner']['weekday']}")
    gap = (int(parse["inner"]["weekday"]) - start.isoweekday()) % 7
    days = (gap or 7) if int(parse["dir"]) > 0 else gap - 7
    return dated(periods.of_day(start + timedelta(days=days), "day"), base.basis, base.anchor)


def _this_weekday(number: int, reference: date, state: State) -> date:
    """The meaning of "this Friday": the next one, unless the sentence speaks of the past."""
    if state.tense == "past":
        return reference - timedelta(days=(reference.isoweekday() - number) % 7)
    return reference + timedelta(days=(number - reference.isoweekday()) % 7)


def weekday_week(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "Tuesday last week", "a week ago Tuesday", "a week from Friday"."""
    reference = state.base_day()
    if reference is None:
        return Meaning(f"XXXX-WXX-{parse['weekday']}")
    number = int(parse["weekday"])
    weeks = -int(parse["weeks"]) if "weeks" in parse else parse.get("step")
    if weeks is not None:
        Monday = reference - timedelta(days=reference.isoweekday() - 1)
        day = Monday + timedelta(days=7 * int(weeks) + number - 1)
    else:
        day = reference + timedelta(days=(number - reference.isoweekday()) % 7 + 7)
    return dated(periods.of_day(day, "day"), "relative", reference)
