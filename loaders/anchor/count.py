"""Expressions that count: last week, two days ago, a year earlier, three months, every day.

They count from the document's day, or from the time told before; where neither is known they stay undated.
"""

from collections.abc import Mapping
from typing import Any

from loaders.anchor import period as periods
from loaders.anchor.calendar import STORIED, year_of
from loaders.anchor.figures import compared
from loaders.anchor.period import Period
from loaders.anchor.state import Meaning, State, dated

Parse = Mapping[str, Any]

LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "fortnight": "W",
    "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "millennium": "Y",
}  # fmt: skip
_HALVES = {"Y": "P6M", "D": "PT12H"}  # half of what is named by its parts


def relative(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "last week", "this year", "today": counted in whole units from the document's."""
    reference, unit = state.dct, str(parse["unit"])
    if state.narrative and state.told is not None and parse.get("step", 0) == 0:
        return Meaning("PRESENT_REF") if unit == "day" else dated(periods.of_period(state.told, unit), "relative")
    if reference is None:
        return Meaning("")
    period = periods.step(periods.of_day(reference, unit), int(parse.get("step", 0)))
    return dated(period, "relative", reference)


def weekend(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "the weekend": the last one, or the next one behind a cue of the future; `near`: the other way."""
    base = state.base_day()
    if base is None:
        return Meaning("")
    period = periods.of_day(base, "weekend")
    late = 4 if "near" in parse else 6  # from Thursday on a message means the one to come
    passed = state.tense == "past" if "near" in parse else state.tense != "future"
    back = base.isoweekday() < late and passed
    return dated(periods.step(period, -1) if back else period, "relative", base)


def told(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "that year", "the same day", "the following month": counted from the time told last."""
    unit = str(parse["unit"])
    count = int(parse["told"]) if "told" in parse else int(parse.get("step", 0))
    base = _line(state) if count > 0 and unit != "day" else state.told
    if base is None or ("step" in parse and not state.narrative and count <= 0):
        base = state.today()
    if base is None:
        return Meaning("")
    if unit == "day" and base.unit != "day":
        return Meaning(_some(base, unit))
    meaning = dated(periods.step(periods.of_period(base, unit), count), "relative", periods.first_day(base))
    if meaning is None or "upto" not in parse or state.narrative or state.dct is None:
        return meaning
    return meaning._replace(edtf=f"[{periods.moved(state.dct, count, unit)}..{state.dct}]")


def _line(state: State) -> Period | None:
    """The time told last; where a narrative looked back with it, the one that the story goes on from."""
    told, line = state.told, state.line
    looked_back = told is not None and line is not None and told.unit in STORIED and told.year < line.year
    return line if looked_back else told


def season_of(parse: Parse, base: Meaning | None) -> Meaning | None:
    """The meaning of "the spring of 480 BC"."""
    inner: Parse = parse.get("inner", parse)
    if base is None or base.period is None or base.period.unit != "year":
        return None
    return dated(
        Period("season", base.period.year, periods.SEASONS.index(str(inner["season"]))), base.basis, base.anchor
    )


def within_told(parse: Parse, state: State) -> Meaning | None:
    """The period of "earlier this month", "the end of the year", "year-end"; which part, the modifier says."""
    base = state.told if (state.narrative or "told" in parse) and state.told is not None else state.today()
    if base is None:
        return Meaning("")
    period = periods.step(periods.of_period(base, str(parse["unit"])), int(parse.get("step", 0)))
    return dated(period, "relative", periods.first_day(base))


def ago(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "ten days ago", "two weeks from now": as fine as the unit that is counted in."""
    unit, direction = str(parse["unit"]), int(parse["dir"])
    if "vague" in parse or ("amount" not in parse and "half" not in parse):
        return Meaning("PAST_REF" if direction < 0 else "FUTURE_REF")
    if unit == "year" and state.fine is not None and parse["amount"] == 1 and not state.narrative:
        return compared(state, direction)
    reference = state.today()
    if reference is None or state.dct is None:
        return Meaning("")
    count = direction * _amount(parse)
    if "grain" in parse:
        return dated(periods.of_day(periods.moved(state.dct, count, unit), str(parse["grain"])), "relative", state.dct)
    return dated(periods.add(reference, count, unit), "relative", state.dct)


def _amount(parse: Parse) -> float:
    """How many units are told: "a year and a half" is 1.5."""
    return float(parse["amount"]) + float(parse.get("plus", 0))


def from_told(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "two days later", "a year earlier", from the time told last."""
    unit, direction = str(parse["unit"]), int(parse["dir"])
    if "vague" in parse or "amount" not in parse:
        return Meaning("PAST_REF" if direction < 0 else "FUTURE_REF")
    base = state.told
    if base is None and direction < 0 and not state.narrative:  # "later" than what was not told is no time
        base = state.today()
    if state.apposed and parse.get("told") == 0 and base is not None and base.unit == unit:
        return dated(base, "relative", periods.first_day(base))
    if not state.narrative and unit == "year" and direction < 0 and "told" not in parse:
        if state.fine is not None:
            return compared(state, -int(parse["amount"]))
        if parse["amount"] == 1 and not (state.near and state.told is not None and state.told.unit == "year"):
            base = Period("year", state.dct.year) if state.dct else None
    if base is None:
        return Meaning("")
    moved = periods.add(base, direction * _amount(parse), unit)
    return dated(moved, "relative", periods.first_day(base)) if moved is not None else Meaning(_some(base, unit))


def figure_before(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "from 4 percent a year earlier": that of the month whose figure is compared."""
    told = state.told
    if told is not None and told.unit == "month" and not state.narrative and state.near:
        return dated(told._replace(year=told.year - 1), "relative", periods.first_day(told))
    return from_told(parse, state)


def _some(base: Period, unit: str) -> str:
    """The value of a day, week or month that is somewhere in a period: 1915-XX-XX, 1998-10-XX; empty for others."""
    if base.unit == "month" and unit == "day":
        return f"{periods.value(base)}-XX"
    if base.unit == "year":
        return periods.value(base) + {"day": "-XX-XX", "week": "-WXX", "month": "-XX"}.get(unit, "")
    return ""


def from_base(parse: Parse, state: State, base: Meaning | None) -> Meaning | None:
    """The meaning of "two days after 28 July": from a date in the same expression."""
    if base is None or base.period is None:
        return None
    length_said: Parse = parse.get("count", parse)
    if "vague" in length_said:
        return Meaning("")
    count = float(length_said.get("amount", 1)) * int(parse.get("dir") or length_said["dir"])
    moved = periods.add(base.period, count, str(length_said["unit"]))
    return dated(moved, base.basis, base.anchor)


def week_of(parse: Parse, base: Meaning | None) -> Meaning | None:
    """The meaning of "the week of March 6": the calendar week that holds the day."""
    if base is None or base.period is None:
        return None
    return dated(periods.of_period(base.period, "week"), base.basis, base.anchor)


def decade(parse: Parse, state: State) -> Meaning | None:
    """The meaning of "the 1990s", "the '80s", "the nineties"; "the 1800s" and those before are centuries."""
    said = parse["decade"]
    if isinstance(said, int) and said < 10:
        number = said
    else:
        digits = "".join(char for char in str(said) if char.isdigit())
        if parse.get("era") == "BC":
            return dated(Period("decade", -int(digits) // 10))
        if len(digits) == 4 and digits.endswith("00") and digits < "1900":
            return dated(Period("century", int(digits) // 100))
        if len(digits) == 4:
            return dated(Period("decade", int(digits) // 10))
        number = int(digits) // 10
    reference = state.base_day()
    century = 19 if reference is None else reference.year // 100
    decade_number = century * 10 + number
    if reference is not None and decade_number * 10 > reference.year + 10:
        decade_number -= 10
    return dated(Period("decade", decade_number))


def century(parse: Parse) -> Meaning | None:
    """The meaning of "the 19th century"."""
    number = int(parse["century"])
    return dated(Period("century", -number if parse.get("era") == "BC" else number - 1))


def fiscal(parse: Parse) -> Meaning | None:
    """The meaning of "fiscal 1989": its days differ from house to house, so about that year."""
    year = year_of(parse)
    if year is None:
        return None
    return Meaning(f"{year:04d}", Period("year", year), f"{year:04d}~")


def duration(parse: Parse) -> Meaning:
    """A length of time."""
    return Meaning(length(parse))


def length(parse: Parse) -> str:
    """The TIMEX3 value of a length: P3M, PT2H30M, P2.5Y, P1Y2M, PXD."""
    text = _length(parse)
    if "more" not in parse:
        return text
    finer = _length({"amount": parse["more"], "unit": parse["moreunit"]})
    return text + finer.removeprefix("PT" if "T" in text else "P")


def _length(parse: Parse) -> str:
    letter = LETTERS[str(parse["unit"])]
    amount = parse.get("amount")
    if "vague" in parse or amount is None:
        return f"PTX{letter[1]}" if letter[0] == "T" else f"PX{letter}"
    factor = {"fortnight": 2, "decade": 10, "century": 100, "millennium": 1000}.get(str(parse["unit"]), 1)
    number = _amount(parse) * factor
    if number == 0.5 and letter in _HALVES:
        return _HALVES[letter]
    whole = int(number)
    if letter in ("TH", "TM") and number != whole:
        finer = f"{(number - whole) * 60:g}{'M' if letter == 'TH' else 'S'}"
        return f"PT{whole}{letter[1]}{finer}" if whole else f"PT{finer}"
    text = str(whole) if number == whole else f"{number:g}"
    return f"PT{text}{letter[1]}" if letter[0] == "T" else f"P{text}{letter}"


def recurring(parse: Parse) -> Meaning:
    """The meaning of "daily", "every two years"."""
    if "often" in parse:
        return Meaning(str(parse["often"]))
    return Meaning(length({"amount": 1, **parse}))


def recurring_name(parse: Parse) -> Meaning:
    """The meaning of "every Friday", "Tuesday nights", "each July"."""
    if "weekday" in parse:
        text = f"XXXX-WXX-{parse['weekday']}"
    elif "month" in parse:
        text = f"XXXX-{parse['month']:02d}"
    elif "season" in parse:
        text = f"XXXX-{parse['season']}"
    else:
        text = "XXXX-XX-XX"
    return Meaning(f"{text}T{parse['part']}" if "part" in parse else text)
