"""What stands between a time expression and the one told before it, or the one behind: a joint, a bracket, an end.

The words are data (`rules/<lang>/links.yml`); what the two mean together is not known here.
"""

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

import yaml

from schemas.text import Timex

_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)|[\"'”’)]*\s+(?=[\"“‘'(]?[A-Z]))")
_SHORT = 6  # characters of the longest word that is cut short with a full stop
_LONGEST = 6  # characters of what joins two expressions
_REACH = 40  # characters between "until" and the time that it leads to


class _Links(NamedTuple):
    """The words of a language."""

    link: re.Pattern[str]
    bracket: re.Pattern[str]
    lasting: re.Pattern[str]
    short: re.Pattern[str]
    initials: re.Pattern[str]
    opener: re.Pattern[str]


@cache
def _links(language: str) -> _Links | None:
    file = resources.files("loaders") / "rules" / language / "links.yml"
    if not file.is_file():
        return None
    document: dict[str, str] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return _Links(*(re.compile(document[name]) for name in _Links._fields))


def link(text: str, told_end: int, start: int, language: str = "en") -> str:
    """The words that join an expression to the time told last; empty where none do.

    >>> link("on Thursday and Friday", 11, 16)
    ' and '
    """
    links = _links(language) if start - told_end <= _LONGEST else None
    match = links.link.fullmatch(text, told_end, start) if links is not None else None
    return match.group() if match is not None else ""


def is_apposed(text: str, told_end: int, timex: Timex) -> bool:
    """Whether an expression tells what the time told right before it was: "on June 3, the day before they left"."""
    return text[told_end : timex.start] == ", " and text[timex.end : timex.end + 1] == " "


def is_bracketed(text: str, end: int, start: int, language: str = "en") -> bool:
    """Whether only a bracket stands between the end of an expression and the start of the next."""
    links = _links(language)
    return links is not None and links.bracket.fullmatch(text, end, start) is not None


def is_led_to(text: str, start: int, language: str = "en") -> bool:
    """Whether something lasts to a time: "a siege that lasted until the fall of the city in February 1945"."""
    links = _links(language)
    return links is not None and links.lasting.search(text[max(0, start - _REACH) : start]) is not None


def same_sentence(text: str, told_end: int, start: int) -> bool:
    """Whether no sentence ends between two places."""
    ends = _SENTENCE_END.finditer(text, told_end, start)
    return all(is_cut_short(text, end.start(), end.end()) for end in ends)


def is_cut_short(text: str, stop: int, behind: int, language: str = "en") -> bool:
    """Whether a full stop before a capital ends no sentence: that of "Mr. Quispe", "the U.S. President"."""
    links = _links(language) if text[stop] == "." else None
    if links is None:
        return False
    word = text[max(0, stop - _SHORT) : stop]
    if links.initials.search(word) is not None:
        return links.opener.match(text, behind) is None
    return links.short.search(word) is not None
