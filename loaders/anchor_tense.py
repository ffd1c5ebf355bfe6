"""Which way a sentence looks at a time expression: to what was, or to what is to come.

The cues are data (`rules/<lang>/cues.yml`); the sentence is only scanned around the expression, never parsed.
"""

import re
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

import yaml

Tense = Literal["future", "past", "done"]
"""What is to come, what was, and what the words themselves say is over ("the year ended March 31")."""

LEFT, RIGHT = 160, 110  # characters of the sentence that are looked at
_END = re.compile(r"[.!?][\"'”’)]?\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n|[.!?][\"”]?\n")


class _Cues(NamedTuple):
    future_left: re.Pattern[str]
    future_right: re.Pattern[str]
    said: re.Pattern[str]
    deadline: re.Pattern[str]
    done: re.Pattern[str]
    past_left: re.Pattern[str]
    past_right: re.Pattern[str]
    opening: re.Pattern[str]
    perfect: re.Pattern[str]


@cache
def _cues(language: str) -> _Cues | None:
    file = resources.files("loaders") / "rules" / language / "cues.yml"
    if not file.is_file():
        return None
    document: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return _Cues(*(re.compile(document[name], re.IGNORECASE) for name in _Cues._fields))


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the same sentence before and after a span, as far as it matters."""
    left = text[max(0, start - LEFT) : start]
    right = text[end : end + RIGHT]
    cut = 0
    for match in _END.finditer(left):
        cut = match.end()
    stop = _END.search(right)
    return left[cut:], right[: stop.start()] if stop else right


def tense_of(text: str, start: int, end: int, language: str = "en") -> Tense | None:
    """Whether the sentence speaks of an expression as past or to come; None where no cue stands.

    >>> text = "The two sides will meet on Friday."
    >>> tense_of(text, 27, 33)
    'future'
    """
    cues = _cues(language)
    if cues is None:
        return None
    left, right = sentence_around(text, start, end)
    if cues.done.search(left):
        return "done"
    if cues.said.search(left):
        return "past"
    if cues.future_left.search(left):
        return "future"
    if cues.opening.fullmatch(left) and cues.future_right.match(right):
        return "future"
    if cues.deadline.search(left) and not cues.perfect.search(left + right):
        return "future"
    if cues.past_left.search(left) or cues.past_right.match(right):
        return "past"
    return None
