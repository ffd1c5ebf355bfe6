"""Whether a text tells of its own days (news) or of days long past (narrative), read from its time expressions."""

from collections.abc import Mapping, Sequence
from datetime import date

from schemas.text import Timex

_DEICTIC = {
    "today", "yesterday", "tomorrow", "unit-rel", "weekday", "weekday-next", "weekday-rel", "weekend",
    "this-part", "last-night",
}  # fmt: skip
STATED = 4  # past years that a narrative states at least
OPENED = 2  # and one that opens with a day or month long past and counts nothing from the day of writing
LONG_AGO = 10  # years
SHARE = 6  # how many of them stand against one expression that counts from the day of writing


def is_narrative(timexes: Sequence[Timex], dct: date | None) -> bool:
    """Whether bare dates of the text count from the date told last.

    So it is where past years are stated again and again and hardly anything is counted from the day of writing.
    """
    limit = dct.year - 1 if dct is not None else 9999
    past = sum(1 for timex in timexes if (year := _year(timex)) is not None and year < limit)
    deictic = sum(1 for timex in timexes if _deictic(timex))
    if dct is None:  # what is past is not known: only a text that counts nothing from its own day is one
        return past >= 2 * STATED and deictic == 0
    if not deictic and past >= OPENED and _opens_long_ago(timexes[0], limit):
        return True
    return past >= STATED and past >= SHARE * deictic


def _opens_long_ago(first: Timex, limit: int) -> bool:
    """Whether the first expression of a text names a day or month of a year long before another one."""
    year = _year(first)
    return year is not None and year <= limit - LONG_AGO and "month" in _dated(first)


def _year(timex: Timex) -> int | None:
    """The year that an expression states; of a range, the first."""
    parse = _dated(timex)
    year = parse.get("year", parse.get("from"))
    return year if isinstance(year, int) and year > 31 else None


def _dated(timex: Timex) -> Mapping[str, object]:
    """The parse of the date within an expression: "early on 1 May 1911"."""
    base = timex.parse.get("base")
    return base if isinstance(base, Mapping) else timex.parse


def _deictic(timex: Timex) -> bool:
    return timex.rule in _DEICTIC or _dated(timex).get("rule") in _DEICTIC
