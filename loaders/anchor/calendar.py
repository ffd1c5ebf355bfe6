"""Expressions that name a piece of the calendar, whole or in part: 28 July 2024, July 28, July, the 28th.

What they leave out is taken from the document's day by tense, or in a narrative from the date told before.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from loaders.anchor import period as periods
from loaders.anchor.period import Period
from loaders.anchor.state import Meaning, State, dated

Parse = Mapping[str, Any]
STORIED = ("day", "week", "weekend", "month", "season", "quarter", "half", "year")  # units that have one year
NEAR = 4  # months: a month-day this near is the nearest one, whatever the tense (97 % of the development texts)
_NEARER = 15  # days: "on the 20th", of which nothing tells the month, is of the nearest
_FAR = 3  # months: what is told as past is not so far ahead; nearer ones are often plans told in the past


def year_of(parse: Parse) -> int | None:
    """The year that the words state; None where they state none."""
    year = parse.get("year")
    if parse.get("shortyear") is not None:
        short = int(str(parse["shortyear"]).strip("'"))
        return 1900 + short if short > 30 else 2000 + short
    if parse.get("yy") is not None:
        short = int(parse["yy"])
        return 1900 + short if short > 50 else 2000 + short
    if year is None:
        return None
    return 1 - int(year) if parse.get("era") == "BC" else int(year)


def moved_year(parse: Parse, state: State) -> int | None:
    """The year of "last year" or "the following year" in a longer expression; None where there is none such."""
    reference = state.reference()
    if "step" in parse and state.dct is not None:
        return state.dct.year + int(parse["step"])
    if "told" in parse and (told := state.told or reference) is not None:
        return periods.of_period(told, "year").year + int(parse["told"])
    return None


def calendar(parse: Parse, state: State) -> Meaning | None:
    """A date of which the words give the day, the month or the year."""
    year = _in_story(year_of(parse), parse, state)
    if year is None and ("step" in parse or "told" in parse) and "weekday" not in parse:
        year = moved_year(parse, state)
        if year is None:
            return None
        relative = True
    else:
        relative = False
    month, dom = parse.get("month"), parse.get("dom")
    if year is not None:
        period = _exact(year, month, dom)
        return dated(period, "relative" if relative else "stated", state.dct if relative else None)
    reference = state.base_day()
    story = state.story()
    if month is None:
        return _weekday_dom(parse, state, reference)
    if story is not None:
        year = _story_year(int(month), story)
        day = _of_weekday(_exact(year, month, dom), parse, state) if year is not None else None
        return dated(day, "relative", reference)
    if reference is None:
        return Meaning(f"XXXX-{month:02d}" + (f"-{int(dom):02d}" if dom else ""))
    year = _year_beside(int(month), dom, state) or _year_for(int(month), int(dom) if dom else None, state, reference)
    return dated(_of_weekday(_exact(year, month, dom), parse, state), "relative", reference)


def _in_story(year: int | None, parse: Parse, state: State) -> int | None:
    """A year of two figures as the story has it: '89 in a history of 1791 is 1789."""
    story = state.story()
    if year is None or "shortyear" not in parse or story is None or story.unit not in STORIED:
        return year
    return story.year + (year - story.year + 50) % 100 - 50


def _exact(year: int, month: int | None, dom: float | None) -> Period:
    if month is None:
        return Period("year", year)
    return Period("day", year, int(month), int(dom)) if dom else Period("month", year, int(month))


def _of_weekday(period: Period, parse: Parse, state: State) -> Period:
    """The same day, or that of the year before or after where only there it falls on the weekday that is told."""
    if "weekday" not in parse or period.unit != "day":
        return period
    for years in (0, -1, 1):
        moved = period._replace(year=period.year + years)
        start = periods.first_day(moved)
        if start is not None and start.isoweekday() == parse["weekday"]:
            return moved
    return period


def _story_year(month: int, story: Period) -> int | None:
    """The year of a month without one in a narrative: the story's, or the next where it has passed the year's end."""
    if story.unit in ("decade", "century", "millennium"):
        return None
    told_month = periods.months_of(story)[1]
    return story.year + (told_month - month > 6)


def _year_beside(month: int, dom: object, state: State) -> int | None:
    """The year that a month or day has from what is told in the same sentence; None where that says nothing of it."""
    told, today = state.told, state.dct
    if told is None or today is None or not state.near:
        return None
    if told.unit == "year":  # "this year through August"
        return told.year if told.year == today.year and month <= today.month else None
    if dom is None or told.unit != "day":
        return None
    if abs(told.year - today.year) > 1:  # of another year than the document: so is this day
        return told.year + (told.n - month > 6) - (month - told.n > 6)
    ahead = (told.year, told.n, told.day) > (today.year, today.month, today.day)
    goes_on = ahead and 0 <= month - told.n <= 6 and state.tense != "done"
    return told.year if goes_on else None  # "from March 30, with a third flight from August 6"


def _year_for(month: int, dom: int | None, state: State, reference: date) -> int:
    """The year that a month or month-day without one means."""
    if month == reference.month:
        return reference.year
    ahead = (month - reference.month) % 12  # months from the reference to the next such month
    coming = reference.year + (month < reference.month)
    if dom is not None and min(ahead, 12 - ahead) <= NEAR and state.tense != "done":
        over = ahead >= _FAR and state.tense == "past"  # "met on 22 April", told in December
        return coming if ahead < 6 and not over else coming - 1
    if dom is not None:
        return coming if state.tense == "future" else coming - 1
    if state.tense == "future" or (ahead == 1 and state.tense != "done"):
        return coming
    return coming if ahead <= NEAR and state.tense in (None, "near") else coming - 1


def _weekday_dom(parse: Parse, state: State, reference: date | None) -> Meaning | None:
    """The meaning of "Friday the 13th": the nearest month in which that day falls on that weekday."""
    dom, weekday = parse.get("dom"), parse.get("weekday")
    if reference is None or dom is None:
        return None
    order = (0, 1, -1, 2, -2, 3, -3) if state.tense == "future" else (0, -1, 1, -2, 2, -3, 3)
    for months in order:
        month = periods.step(Period("month", reference.year, reference.month), months)
        assert month is not None
        day = Period("day", month.year, month.n, int(dom))
        start = periods.first_day(day)
        if start is not None and (weekday is None or start.isoweekday() == weekday):
            return dated(day, "relative", reference)
    return None


def day_of_month(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "on the 28th": of the month told last, else the last one or the next, as the sentence looks."""
    base = state.told if state.told is not None and state.told.unit in ("day", "month") else state.reference()
    if base is None or base.unit not in ("day", "month") or "dom" not in parse:
        return None
    dom, today = int(parse["dom"]), state.dct
    month = Period("month", base.year, base.n)
    if "told" in parse:
        month = periods.step(month, int(parse["told"])) or month
    elif "step" in parse:
        reference = state.reference() or base
        month = periods.step(Period("month", reference.year, reference.n), int(parse["step"])) or month
    elif not state.narrative and today is not None and (base.year, base.n) == (today.year, today.month):
        ahead = dom - today.day
        away = 1 if state.tense == "future" and ahead < 0 else -1 if state.tense == "past" and ahead > 0 else 0
        if state.tense is None and abs(ahead) > _NEARER:
            away = -1 if ahead > 0 else 1
        month = periods.step(month, away) or month
    return dated(Period("day", month.year, month.n, dom), "relative", periods.first_day(base))


def numeric(parse: Parse, state: State) -> Meaning | None:
    """A date all in digits: in the order that it or another of the text shows; else only its year is sure."""
    one, two, year = int(parse["n1"]), int(parse["n2"]), year_of(parse)
    if year is None:
        return None
    if one > 12 or (state.day_first and two <= 12):
        day, month = one, two
    elif two > 12 or one == two or state.day_first is False:
        month, day = one, two
    else:
        return Meaning(f"{year:04d}-XX-XX", doubt="the order of day and month is not stated")
    return dated(Period("day", year, month, day)) if month <= 12 else None
