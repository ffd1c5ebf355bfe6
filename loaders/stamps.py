"""The days that stand under what a text only shows: a message that somebody sent, a picture.

They are no day of publication (`dct` passes them over), but a text that shows them was written no earlier; where it
prints no day of its own, `dating.witnessed` counts from them.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from loaders.printed import find_dates

_SIGNED = re.compile(r"(?i)\(@\w{1,20}\)[\W_]*(?:\d{1,2}[:.]\d\d\s?[ap]m\W*)?$|\b\d{1,2}:\d\d [AP]M - $")
"""What stands before the day of a message: who sent it, or the clock time of its sending and a dash."""
_AGENCY = r"(?:REUTERS|Reuters|AFP|Getty|EPA|AP|Associated Press|Xinhua|Kyodo|Photo|Pool)"
_MADE = re.compile(rf"\b{_AGENCY} ?/|[(\[][^()\[\]]{{0,60}}\b{_AGENCY}\b|/{_AGENCY}\b|©")
"""Who made a picture: "REUTERS/Ana Quispe", "(Ana Quispe/AP)", "[Photo/Agencies]"."""
_FAR = 300
"""How many characters its maker stands behind the day of a picture at most: "…, May 3, 2021, after a storm. (A/B)"."""
_PICTURE = re.compile(r"(?i)\b(?:picture|photo|photograph|image) (?:was )?(?:taken|shot|made)[^.]{0,40}$")
_BEFORE = 60
_TOLD = 5
"""How many words tell what a picture shows before its day stands at least."""
_OLD = re.compile(r"(?i)\b(?:file|archive|undated|handout from)\b")
_WEEKDAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? $")


class Stamp(NamedTuple):
    """A day printed under a message or a picture."""

    day: date
    text: str
    """The day as printed."""
    line: int
    """Which line of the text it stands in."""
    message: bool
    """Whether it is that of a message; else that of a picture."""
    weekday: bool
    """Whether the day of the week stands beside it."""


def is_of_shown(line: str, start: int, end: int) -> bool:
    """Whether a day printed in a line is that of a message or picture that the text shows."""
    return is_of_message(line, start) or is_of_picture(line, start, end)


def is_of_message(line: str, start: int) -> bool:
    """Whether it is that of a message: "— Ana Quispe (@anaquispe) 3 May 2021"."""
    return _SIGNED.search(line[max(0, start - _BEFORE) : start]) is not None


def is_of_picture(line: str, start: int, end: int) -> bool:
    """Whether it is that of a picture: "… in Lima, Peru, May 3, 2021. REUTERS/Ana Quispe"."""
    made = line.count(" ", 0, start) >= _TOLD and _MADE.search(line, end, end + _FAR) is not None
    return made or _PICTURE.search(line[:start]) is not None


def stamps_of(lines: Iterable[str]) -> list[Stamp]:
    """The days under the messages and pictures that the lines of a text show, but for pictures out of a drawer."""
    found = []
    for n, line in enumerate(lines):
        for printed in find_dates(line, "en"):
            if printed.other is not None:
                continue
            message = is_of_message(line, printed.start)
            if not message and (_OLD.search(line) or not is_of_picture(line, printed.start, printed.end)):
                continue
            named = _WEEKDAY.search(line, 0, printed.start) is not None
            found.append(Stamp(printed.day, printed.text, n, message, named))
    return found
