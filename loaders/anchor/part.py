"""Seasons, quarters and halves: pieces of a year that are told with it or without.

Without a year, tense and the document's day decide, or in a narrative the year that the story has come to.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from loaders.anchor import period as periods
from loaders.anchor.calendar import STORIED, moved_year, year_of
from loaders.anchor.period import Period
from loaders.anchor.state import Meaning, State, dated

Parse = Mapping[str, Any]


def season(parse: Parse, state: State) -> Meaning | None:
    """A season with or without its year."""
    number = periods.SEASONS.index(str(parse["season"]))
    year = year_of(parse)
    if year is not None:
        return dated(Period("season", year, number))
    story = state.story()
    reference = state.base_day()
    if story is not None and not {"step", "told"} & set(parse):
        return _told_season(number, story, reference)
    if "told" in parse and "of" not in parse and state.told is not None:
        return dated(_from_told(number, int(parse["told"]), state.told), "relative", periods.first_day(state.told))
    if reference is None:
        return Meaning(f"XXXX-{parse['season']}")
    if "of" in parse:
        moved = moved_year(parse, state)
        return dated(Period("season", moved, number), "relative", reference) if moved is not None else None
    current = periods.of_day(reference, "season")
    latest = _latest(number, current)
    if parse.get("step") == 0:  # "this summer": of this year, whatever the tense
        chosen = latest if number == 3 and reference.month < 3 else Period("season", reference.year, number)
    elif "step" in parse or "told" in parse:
        chosen = _stepped(latest, current, int(parse.get("step", parse.get("told", 0))))
    else:
        chosen = _stepped(latest, current, 1 if state.tense == "future" and latest != current else 0)
    return _named(chosen, reference, january=chosen.year < reference.year)


def _named(season: Period, reference: date | None, *, january: bool) -> Meaning | None:
    """A season that the words tell without its year; a winter counts as that of its January where told from there.

    Annotators write 2014-WI for the winter of January 2014, EDTF's winter of 2014 begins in its December.
    """
    meaning = dated(season, "relative", reference)
    if meaning is None or season.n != 3 or not january:
        return meaning
    return meaning._replace(value=periods.value(season._replace(year=season.year + 1)))


def _told_season(number: int, story: Period, reference: date | None) -> Meaning | None:
    """A season of the year that the story has come to; in its first half the winter is the one before."""
    if story.unit not in STORIED:
        return None
    past = number == 3 and story.unit != "year" and periods.months_of(story)[1] <= 6
    return _named(Period("season", story.year - past, number), reference, january=True)


def _latest(number: int, current: Period) -> Period:
    """The latest such season that has begun."""
    return Period("season", current.year if number <= current.n else current.year - 1, number)


def _stepped(latest: Period, current: Period, count: int) -> Period:
    """The season a count away: the last one is that before the present, the next one that behind it."""
    if count < 0:
        return latest._replace(year=latest.year - 1) if latest == current else latest
    return latest._replace(year=latest.year + 1) if count > 0 else latest


def _from_told(number: int, count: int, told: Period) -> Period | None:
    """The season before, in or behind the time told last; None where that is no part of one year."""
    if told.unit not in STORIED:
        return None
    if told.unit == "year":
        return Period("season", told.year + count, number)
    start = periods.first_day(told)
    if start is None:
        return None
    current = periods.of_day(start, "season")
    if count == 0:  # "that autumn" is of the same year, be it before or after what was told of it
        return Period("season", told.year - (number == 3 and start.month <= 6), number)
    return _stepped(_latest(number, current), current, count)


def quarter(parse: Parse, state: State) -> Meaning | None:
    """A quarter or half of a year; of a house's own year, whose days nobody tells, about the year alone."""
    meaning = _quarter(parse, state)
    if "fiscal" not in parse or meaning is None or meaning.period is None:
        return meaning
    return meaning._replace(edtf=f"{meaning.period.year:04d}~")


def _quarter(parse: Parse, state: State) -> Meaning | None:
    unit = "quarter" if "quarter" in parse else "half"
    number = int(parse[unit])
    year = year_of(parse)
    if year is not None:
        return dated(Period(unit, year, number))
    letter = "Q" if unit == "quarter" else "H"
    if "of" in parse or (unit == "half" and ("step" in parse or "told" in parse)):
        moved = moved_year(parse, state)
        return dated(Period(unit, moved, number), "relative", state.dct) if moved is not None else None
    reference = state.base_day()
    if reference is None:
        return Meaning(f"XXXX-{letter}{number}")
    current = periods.of_day(reference, unit)
    year = reference.year if number <= current.n else reference.year - 1
    if number > current.n and (state.tense == "future" or (number == current.n + 1 and state.tense != "past")):
        year = reference.year
    elif number < current.n - 1 and state.tense == "future":
        year = reference.year + 1
    if state.narrative and state.told is not None:
        year = reference.year
    if "step" in parse:
        year += int(parse["step"])
    return dated(Period(unit, year, number), "relative", reference)
