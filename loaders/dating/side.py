"""The side of the day that a time expression means, as its verb tells it; and the stamp of a page, which dates nothing.

It corrects or leaves out single expressions that the tagger has read and finds none by itself.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from schemas.text import Resolved
from schemas.times import EventTime

_YEARLY = re.compile(r"\d{4}-\d\d(?:-(?!29)\d\d)?")
_FIXED = re.compile(r"(?i)\d{4}|last|past|previous|ago|next|coming|this")
_MONTH = re.compile(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAY = re.compile(r"(?i)(?:early|late) (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day")
"""A part of a weekday, which is looked for as the weekday is."""
_STILL = re.compile(r"(?i)\bto this day$")
"""That something is so still, told of no day."""
_COMMA = re.compile(r"\s*,\s*")
_CLOCK = re.compile(r"(?i)[\s,;|•–-]*(?:(?:last )?updated)?[\s:]*(?:at)?\s*\d{1,2}[.:]\d\d\b")


def without_stamps(text: str, times: Sequence[Resolved], day: date | None) -> list[Resolved]:
    """The expressions but for the printed time of publication, "Sunday 3 April 2005 02.26 BST" in a text of that day.

    It is told by the year and the clock beside it, which nobody writes of what has happened the same day.
    """
    kept: list[Resolved] = []
    behind = 0
    for time in times:
        if time.timex.start < behind:
            continue  # the clock of a stamp, read by itself
        if day is not None and time.when is not None and (time.when.edtf or "").startswith(day.isoformat()):
            clock = _CLOCK.match(text, time.timex.end)
            if _STILL.search(text, time.timex.start - 3, time.timex.end):
                continue
            if time.when.basis == "stated" and (clock or time.when.precision == "minute"):
                behind = clock.end() if clock else 0
                if kept and _COMMA.fullmatch(text, kept[-1].timex.end, time.timex.start):
                    kept.pop()  # the weekday of the stamp
                continue
        kept.append(time)
    return kept


def runs_on(when: EventTime, day: str | None) -> bool:
    """Whether a time is that of a text which was written on after its own day (see `loaders.anchor.weekdays`)."""
    if day is None or when.doubt is None or when.basis != "relative" or when.earliest is None:
        return False
    return when.earliest == (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def turned(when: EventTime, day: str, *, ahead: bool, known: bool = False) -> EventTime:
    """A weekday, month or day named without its year, looked for on the other side of `day`; else as it is.

    `known` says that the words speak of something that has taken place ("the attacks of 11 September"): only then is a
    month looked for in the year before.

    The verb that it hangs on tells the direction where the words beside it do not: "elects … in November".
    """
    edtf, text = when.edtf or "", when.text or ""
    if when.basis != "relative" or _FIXED.search(text) or when.earliest is None or when.latest is None:
        return when
    if (when.rule == "weekday" or _WEEKDAY.fullmatch(text)) and _DAY.fullmatch(edtf[:10]):
        back = not ahead and edtf[:10] > day and not runs_on(when, day)
        shift = 7 if ahead and edtf[:10] < day else -7 if back else 0
        moved = (date.fromisoformat(edtf[:10]) + timedelta(days=shift)).isoformat()
        return when.model_copy(update={"edtf": moved + edtf[10:]}) if shift else when
    years = 1 if ahead and when.latest < day else -1 if known and not ahead and when.earliest > day else 0
    if years and _YEARLY.fullmatch(edtf) and _MONTH.search(text):
        return when.model_copy(update={"edtf": f"{int(edtf[:4]) + years:04d}{edtf[4:]}"})
    return when
