"""What "Monday" means in a text without a day that shows messages or pictures of one: counted from the newest of them.

Nothing is taken for granted of the day of writing but that it is the newest of those days or one soon after. What is
counted the same from each of these holds, with the doubt written beside it; "today" and "this morning" stay open.
"""

from collections.abc import Sequence
from datetime import timedelta

from loaders.anchor import resolve
from loaders.stamps import Stamp, stamps_of
from schemas.source import Source
from schemas.text import Resolved, Timex

_SOON = 2
"""How many days a text may have been written after the newest of what it shows."""
_SAME = timedelta(days=1)
"""How far apart messages and pictures of one occasion are."""
_AT_THE_TOP = 2
"""Among how many lines the picture of the news itself stands."""
_OF_MATCHES = ("quarter", "half")
"""What is part of a year or of a match."""


def witness(source: Source, times: Sequence[Resolved]) -> Stamp | None:
    """The newest of the days under what a text shows, where the text bears it out as that of its news; else None.

    Two of them agree, or its weekday is one that the text counts from its own unknown day. The picture of a text may
    be years old: it must stand at its top, or have its weekday beside it, as those of the news have.
    """
    stamps = stamps_of(passage.text for passage in source.passages)
    if not stamps:
        return None
    newest = max(stamps, key=lambda stamp: stamp.day)
    beside = {stamp.line for stamp in stamps if newest.day - stamp.day <= _SAME}
    if len(beside) > 1:
        return newest
    known = newest.message or newest.weekday or newest.line < _AT_THE_TOP
    return newest if known and _names(newest.day.isoweekday(), times) else None


def _names(weekday: int, times: Sequence[Resolved]) -> bool:
    """Whether a text speaks of a weekday, by its number, that it does not date."""
    return any(_weekday_of(time.timex) == weekday for time in times if time.when is None)


def _weekday_of(timex: Timex) -> int:
    """The number of the weekday that an expression names, alone or with a part of the day; 0 for none."""
    base = timex.parse.get("base")
    named = base.get("weekday") if isinstance(base, dict) else timex.parse.get("weekday")
    return int(str(named)) if named else 0


def counted_from(seen: Stamp, text: str, timexes: Sequence[Timex], times: Sequence[Resolved]) -> list[Resolved]:
    """The expressions of a text without a day, dated where they mean the same on each day it may be of."""
    readings = [resolve(text, timexes, seen.day + timedelta(days=days)) for days in range(_SOON + 1)]
    return [
        _counted(same, seen) if time.when is None and (same := _agreed(several)) is not None else time
        for time, several in zip(times, zip(*readings, strict=True), strict=True)
    ]


def _agreed(readings: Sequence[Resolved]) -> Resolved | None:
    """The first of several readings of an expression where all mean the same time; else None."""
    first = readings[0]
    if first.when is None or first.when.edtf is None or first.timex.parse.get("kind") in _OF_MATCHES:
        return None
    return first if all(r.when is not None and r.when.edtf == first.when.edtf for r in readings) else None


def _counted(time: Resolved, seen: Stamp) -> Resolved:
    """The expression with what it is counted from, and the doubt in that."""
    assert time.when is not None
    shown = "a message" if seen.message else "a picture"
    doubt = f"counted from '{seen.text}' under {shown} that the text shows: it prints no day of its own"
    return time._replace(when=time.when.model_copy(update={"anchor": seen.day.isoformat(), "doubt": doubt}))
