"""The days that stand under what a text only shows: a message that somebody sent, a picture.

They are no day of publication (`dct` passes them over), but a text that shows them was written no earlier; where it
prints no day of its own, `dating.witnessed` counts from them. What stands beside them is data (`rules/en/shown.yml`).
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from loaders.printed import find_dates

_FAR = 300
"""How many characters its maker stands behind the day of a picture at most: "…, May 3, 2021, after a storm. (A/B)"."""
_BEFORE = 60
_TOLD = 5
"""How many words tell what a picture shows before its day stands at least."""


class _Signs(NamedTuple):
    """What stands beside the day of what is shown."""

    signed: re.Pattern[str]
    made: re.Pattern[str]
    picture: re.Pattern[str]
    old: re.Pattern[str]
    weekday: re.Pattern[str]


@cache
def _signs() -> _Signs:
    text = (files("loaders") / "rules" / "en" / "shown.yml").read_text("utf-8")
    document: dict[str, str] = yaml.load(text, Loader=yaml.BaseLoader)
    patterns = (document[name].replace("{agency}", document["agency"]) for name in _Signs._fields)
    return _Signs(*map(re.compile, patterns))


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
    return _signs().signed.search(line[max(0, start - _BEFORE) : start]) is not None


def is_of_picture(line: str, start: int, end: int) -> bool:
    """Whether it is that of a picture: "… in Lima, Peru, May 3, 2021. REUTERS/Ana Quispe"."""
    made = line.count(" ", 0, start) >= _TOLD and _signs().made.search(line, end, end + _FAR) is not None
    return made or _signs().picture.search(line[:start]) is not None


def stamps_of(lines: Iterable[str]) -> list[Stamp]:
    """The days under the messages and pictures that the lines of a text show, but for pictures out of a drawer."""
    found = []
    for n, line in enumerate(lines):
        for printed in find_dates(line, "en"):
            if printed.other is not None:
                continue
            message = is_of_message(line, printed.start)
            if not message and (_signs().old.search(line) or not is_of_picture(line, printed.start, printed.end)):
                continue
            named = _signs().weekday.search(line, 0, printed.start) is not None
            found.append(Stamp(printed.day, printed.text, n, message, named))
    return found
