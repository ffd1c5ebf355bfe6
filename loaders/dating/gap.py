"""How long lay between two happenings of a sentence: "resigned on Monday, two weeks after a blast killed four".

What stands behind "after" has not the day of what stands before it: its day is reckoned from that day and the length,
and only bounded by it where the length is not told ("months after").
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from loaders.anchor import period as periods
from loaders.dating.attribute import FINITE
from loaders.dating.scene import Placed, Scene
from loaders.verbs import Verb
from schemas.text import Resolved
from schemas.times import EventTime

_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_LENGTH = re.compile(r"P(?:T[X\d][HM]|(\d+|X)([DWMY]))")
"""Hours are too short to change the day: "hours after", "three hours after"."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOSERS = frozenset({",", ";", ":", "(", "—", "–", "“", '"'})
_RELATIVE = frozenset({"who", "which", "when", "where", "whose"})
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


def counted_on(scene: Scene, i: int, verb: Verb, times: Sequence[Resolved]) -> EventTime | None:
    """The time of the word at `i`, counted on from another happening: "two weeks after the flood of 3 May, he left".

    `verb` is that of its clause. None where this has a time of its own, or the length hangs on another verb.
    """
    words, low = scene.words, scene.words.low
    for time in times:
        length = _LENGTH.fullmatch(time.value) if time.when is None else None
        if length is None or length[1] == "X" or verb.tense not in FINITE:
            continue
        first = bisect_left(words.start, time.timex.start)
        at = bisect_left(words.start, time.timex.end)
        if low[at : at + 1] not in (["after"], ["before"]):
            continue
        day = scene.times[0] if len(scene.times) == 1 and scene.times[0].first > at else None
        when = day.time.when if day is not None else None
        if day is None or when is None or not _DAY.fullmatch(when.edtf or ""):
            continue
        if not _CLOSERS.isdisjoint(low[at : day.first]) or first <= i <= day.last:
            continue
        if not _hangs_on(scene, verb, first, day.last):
            continue
        # What is counted in weeks from a day falls on a day.
        days, unit = ("7", "day") if length[2] == "W" else ("1", _UNITS.get(length[2], "day"))
        number = str(int(length[1] or 0) * int(days))
        counted = when if length[2] is None else _reckoned(when, number, unit, -_SIDES[low[at]])
        return counted.model_copy(update={"rule": "length-on"}) if counted is not None else None
    return None


def _hangs_on(scene: Scene, verb: Verb, first: int, last: int) -> bool:
    """Whether what stands from `first` to `last` tells when the clause of `verb` happened: before or behind it."""
    low, finite = scene.words.low, [v for v in scene.verbs if v.tense in FINITE]
    if verb.main > last:
        opens = first == 0 or (first == 1 and not low[0].isalnum()) or low[first - 1] in ("but", "and", "just", "only")
        following = next((v for v in finite if v.main > last), None)
        own = following is not None and following.main == verb.main
        return opens and own and low[last + 1 : last + 2] == [","] and low[last + 2] not in _RELATIVE
    before = next((v for v in reversed(finite) if v.main < first), None)
    own = before is not None and before.main == verb.main
    return own and _CLOSERS.isdisjoint(low[verb.main + 1 : first - 1]) and "that" not in low[verb.main + 1 : first]


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
