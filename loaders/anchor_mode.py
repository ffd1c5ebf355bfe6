"""Whether a text tells of its own days (news) or of days long past (narrative), read from its time expressions."""

from collections.abc import Sequence
from datetime import date

from schemas.text import Timex

_DEICTIC = {"today", "yesterday", "tomorrow", "unit-rel", "weekday", "weekday-rel", "this-part", "last-night", "window"}


def is_narrative(timexes: Sequence[Timex], dct: date | None) -> bool:
    """Whether bare dates of the text count from the date told last.

    So it is where past years are stated again and again and hardly anything is counted from the day of writing.
    """
    years = [year for t in timexes if isinstance(year := t.parse.get("year"), int)]
    before = dct.year - 1 if dct is not None else 9999
    past = sum(1 for year in years if year < before)
    deictic = sum(1 for t in timexes if t.rule in _DEICTIC)
    return past >= 3 and past > 3 * deictic
