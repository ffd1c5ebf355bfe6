"""How long lay between two happenings of a sentence: "resigned on Monday, two weeks after a blast killed four".

What stands behind "after" has not the day of what stands before it: its day is reckoned from that day and the length,
and only bounded by it where the length is not told ("months after").
"""

import re
from collections.abc import Sequence
from datetime import date

from loaders.anchor import period as periods
from loaders.dating.attribute import FINITE
from loaders.dating.scene import Placed, Scene
from schemas.text import Resolved
from schemas.times import EventTime

_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_LENGTH = re.compile(r"P(?:T[X\d][HM]|(\d+|X)([DWMY]))")
"""Hours are too short to change the day: "hours after", "three hours after"."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOSERS = frozenset({",", ";", ":", "(", "—", "–", "“", '"'})
_SIDES = {"after": -1, "before": 1}


def across(scene: Scene, i: int, placed: Placed, times: Sequence[Resolved]) -> EventTime | None:
    """The time of the word at `i` where a length and "after" part it from the day `placed`; None where none does.

    `times` are all expressions of the sentence, lengths among them.
    """
    words, when = scene.words, placed.time.when
    if i <= placed.last or when is None or when.edtf is None or not _DAY.fullmatch(when.edtf):
        return None
    for time in times:
        length = _LENGTH.fullmatch(time.value) if time.when is None else None
        if length is None or time.timex.start < words.start[placed.last]:
            continue
        at = next((k for k in range(placed.last + 1, i) if words.start[k] >= time.timex.end), -1)
        if at < 0 or words.low[at] not in _SIDES or not _of_main_verb(scene, placed, at):
            continue
        if _CLOSERS.isdisjoint(words.low[at + 1 : i]):
            if length[2] is None:
                return when
            return _reckoned(when, length[1], _UNITS[length[2]], _SIDES[words.low[at]])
    return None


def back_from(when: EventTime, time: Resolved) -> EventTime | None:
    """The time that lies a length before the day `when`; None where it is before the year 1."""
    length = _LENGTH.fullmatch(time.value)
    if length is None or length[2] is None:
        return None
    back = _reckoned(when, length[1], _UNITS[length[2]], -1)
    if back is None:
        return None
    timex = time.timex
    told = {"text": timex.text, "char_start": timex.start, "char_end": timex.end, "rule": "length-back"}
    return back.model_copy(update=told)


def _of_main_verb(scene: Scene, placed: Placed, at: int) -> bool:
    """Whether the day is that of the clause that "after" hangs on: no other verb with a tense stands between."""
    between = [v for v in scene.verbs if placed.last < v.main < at and v.tense in FINITE]
    return not between or (len(between) == 1 and between[0].first == placed.last + 1)


def _reckoned(when: EventTime, count: str, unit: str, side: int) -> EventTime | None:
    """The day, week, month or year so many units off; what is only bounded where their number is not told."""
    day = str(when.edtf)
    if count == "X":
        edtf: str | None = f"[..{day}]" if side < 0 else f"[{day}..]"
    else:
        moved = periods.add(periods.of_day(date.fromisoformat(day), "day"), side * float(count), unit)
        inside = moved is not None and periods.first_day(moved) is not None  # of the years 1 to 9999
        edtf = periods.edtf(moved) if moved is not None and inside else None
    if edtf is None:
        return None
    return when.model_copy(update={"edtf": edtf, "basis": "relative", "anchor": day})
