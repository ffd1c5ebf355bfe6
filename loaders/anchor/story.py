"""Where a narrative has come to: the line of dates that its bare days and months go on from.

A story moves on with the dates that open its sentences or paragraphs. One told in passing moves it only where it goes
on from there, for histories look back ("as in August 1792") and ahead ("declassified in 2005") from where they are.
"""

import re

from loaders.anchor.links import is_led_to
from loaders.anchor.period import Period
from loaders.anchor.state import State
from schemas.text import Timex

FAR = 20  # years
_OPENING = 14  # characters before an expression that opens its sentence: "At the end of "
_SENTENCE_OPENING = re.compile(r"(?:[.!?][\"'”’)]*\s+|\n)(?:[A-Z][^.!?\n]{0,13})?$")


def follow(state: State, timex: Timex, period: Period | None, text: str, told_end: int) -> None:
    """Moves the line of a narrative to a period just told, where the story goes there."""
    if period is None or period.unit in ("decade", "century", "millennium") or _looks_back(timex):
        return
    opens = _opens(text, timex.start)
    if state.line is not None and not opens and (_is_far(state.line, period) or is_led_to(text, timex.start)):
        return
    if state.line is None or opens or "\n" in text[told_end : timex.start] or _goes_on(state.line, period):
        state.line = period


def _looks_back(timex: Timex) -> bool:
    """Whether the words count back: "two years earlier", "the previous year"."""
    return any(timex.parse.get(way) == -1 for way in ("dir", "told", "step"))


def _opens(text: str, start: int) -> bool:
    """Whether a sentence opens with the expression at this place: "In 1943, …"."""
    left = text[max(0, start - _OPENING - 2) : start]
    return len(left) < _OPENING or bool(_SENTENCE_OPENING.search(left))


def _is_far(line: Period, period: Period) -> bool:
    """Whether a bare year is so far from the story that it is told in passing: "a report released in 2005"."""
    return period.unit == "year" and abs(period.year - line.year) > FAR


def _goes_on(line: Period, period: Period) -> bool:
    """Whether a date told in passing carries the story on: to the same year or the next, no coarser than before."""
    ahead = 0 <= period.year - line.year <= 1
    if line.unit == "year":
        return period.unit != "year" or period.year >= line.year
    return ahead and period.unit != "year"
