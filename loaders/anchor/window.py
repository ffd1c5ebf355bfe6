"""Lengths of time that say where they lie: the past three months, the first nine months of 1997.

Their TIMEX3 value is the length alone; the days that they cover are counted from the document's day, or from the
beginning or the end of the period that they are part of.
"""

from collections.abc import Mapping
from typing import Any

from loaders.anchor import period as periods
from loaders.anchor.count import length
from loaders.anchor.period import Period
from loaders.anchor.state import Meaning, State

Parse = Mapping[str, Any]

# The period that a unit is counted in, and how many of them it is.
_COUNTED = {
    "day": ("day", 1), "week": ("day", 7), "fortnight": ("day", 14), "month": ("month", 1), "quarter": ("month", 3),
    "year": ("year", 1), "decade": ("year", 10),
}  # fmt: skip


def window(parse: Parse, state: State) -> Meaning:
    """The meaning of "the past three months": a length that ends or begins on the document's day."""
    text = length(parse)
    amount, unit, side = parse.get("amount"), str(parse["unit"]), parse["dir"]
    today = state.dct
    if (
        amount is None
        or today is None
        or state.narrative
        or side not in ("past", "next")
        or unit in ("second", "minute", "hour")
    ):
        return Meaning(text)
    try:
        edge = periods.moved(today, -float(amount) if side == "past" else float(amount), unit)
    except (ValueError, OverflowError):
        return Meaning(text)
    span = f"{edge}/{today}" if side == "past" else f"{today}/{edge}"
    return Meaning(text, None, span, "relative", today)


def window_of(parse: Parse, base: Meaning | None) -> Meaning | None:
    """The meaning of "the last two weeks of February": a length, which begins or ends with the period it is part of."""
    inner: Parse = parse["inner"]
    text = length(inner)
    if base is None or base.period is None or "amount" not in inner:
        return Meaning(text, base.period if base is not None else None)
    ends = _ends(base.period, inner)
    return Meaning(text, base.period, ends and "/".join(ends), base.basis, base.anchor)


def _ends(base: Period, inner: Parse) -> tuple[str, str] | None:
    """Where so many first or last units of a period begin and end; None where it has not so many."""
    unit, size = _COUNTED.get(str(inner["unit"]), ("", 0))
    count = float(inner["amount"]) * size
    start, stop = periods.first_day(base), periods.last_day(base)
    if not unit or start is None or stop is None or count != int(count):
        return None
    if inner["dir"] == "first":
        first: Period | None = periods.of_day(start, unit)
        last = periods.step(first, int(count) - 1) if first is not None else None
    else:
        last = periods.of_day(stop, unit)
        first = periods.step(last, 1 - int(count))
    if first is None or last is None:
        return None
    begin, end, left, right = periods.first_day(first), periods.last_day(last), periods.edtf(first), periods.edtf(last)
    if begin is None or end is None or left is None or right is None or begin < start or end > stop:
        return None
    return left, right
