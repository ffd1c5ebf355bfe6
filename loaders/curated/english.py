"""One date in plain English words to EDTF: "Sunday, 28 July 2024, 15:30", "summer 2024", "44 BC".

It knows no ranges and no other language; `loaders.curated.words` puts dates together and asks dateparser for the rest.
"""

import re

from schemas.date_words import MONTHS
from schemas.edtf import parse
from schemas.times import EventTime


class NoDateError(ValueError):
    """Raised with what is wrong with a written date, and the nearest cure."""

    def __init__(self, message: str, hint: str = "") -> None:
        self.message, self.hint = message, hint
        super().__init__(f"{message}; {hint}" if hint else message)


DAY = r"\d{1,2}(?:st|nd|rd|th)?"
CLOCK = r"\d\d(?::\d\d){1,2}|\d\dh"
_YEAR = r"AD \d{1,6}|\d{4}|\d{1,6} (?:BCE?|B\.C\.)"
_DATE = re.compile(
    rf"(?:(?P<weekday>[A-Z][a-z]+day),? )?(?:(?:the )?(?P<d1>{DAY})(?: of)? )?"
    rf"(?P<month>[A-Za-z]+)\.?(?: (?P<d2>{DAY}))?,? (?P<year>{_YEAR}|\d{{2}})"
    rf"(?:,? (?:at )?(?P<clock>{CLOCK})(?P<zone>Z| UTC(?P<offset>[+-]\d\d:?\d\d)?|[+-]\d\d:?\d\d)?)?"
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NUMBERS = {name[:length].casefold(): number for number, name in enumerate(MONTHS, 1) for length in (3, 20)}
_MONTH_NUMBERS["sept"] = 9
_GROUPINGS = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "first quarter": 33, "second quarter": 34, "third quarter": 35, "fourth quarter": 36,
    "q1": 33, "q2": 34, "q3": 35, "q4": 36, "first half": 40, "second half": 41,
}  # fmt: skip


def english_date(text: str) -> str | None:
    """The EDTF of one date in English words; None for words of other kinds. Raises NoDateError.

    >>> english_date("Sunday, 28 July 2024"), english_date("1980s"), english_date("28 juillet 2024")
    ('2024-07-28', '198X', None)
    """
    if decade := re.fullmatch(r"(\d{2})(\d)0s", text):
        if decade[2] == "0":
            said = f"'{text}' may be ten years or a hundred"
            raise NoDateError(said, f"write {decade[1]}0X or {decade[1]}XX")
        return f"{decade[1]}{decade[2]}X"
    if century := re.fullmatch(r"([1-9]\d?|100)(?:st|nd|rd|th) century", text):
        return f"{int(century[1]) - 1:02d}XX"
    if re.fullmatch(_YEAR, text):
        return _year(text)
    group = re.fullmatch(rf"([a-z]+(?: quarter| half)?|q[1-4])(?: of)? ({_YEAR})", text, re.I)
    if group and (number := _GROUPINGS.get(group[1].casefold())):
        return f"{_year(group[2])}-{number}"
    match = _DATE.fullmatch(text)
    if match and match["month"].casefold() in _MONTH_NUMBERS and not (match["d1"] and match["d2"]):
        return _day_or_month(match)
    return None


def _year(said: str) -> str:
    """The EDTF of a year like "2024", "AD 43" or "44 BC"."""
    number = int(re.sub(r"\D", "", said))
    year = 1 - number if "B" in said else number
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _day_or_month(match: re.Match[str]) -> str:
    """The EDTF of a date that `_DATE` has taken apart."""
    if len(match["year"]) == 2:
        raise NoDateError(f"'{match[0]}' has no year of four digits", "write it like 28 July 2024 or 2024-07-28")
    edtf = f"{_year(match['year'])}-{_MONTH_NUMBERS[match['month'].casefold()]:02d}"
    if day := match["d1"] or match["d2"]:
        edtf += f"-{int(day.rstrip('sthnrd')):02d}"
    if match["weekday"] and day:
        _same_weekday(match["weekday"], edtf)
    if match["clock"]:
        if not day:
            raise NoDateError(f"'{match[0]}' has a time of day but no day")
        zone = match["offset"] or ("Z" if match["zone"] == " UTC" else match["zone"] or "")
        edtf += f"T{match['clock'].rstrip('h')}{zone}"
    return edtf


def _same_weekday(name: str, edtf: str) -> None:
    try:
        is_a = _WEEKDAYS[parse(edtf).jd_start % 7]
    except ValueError as error:
        raise NoDateError(str(error)) from None
    if name in _WEEKDAYS and name != is_a:
        raise NoDateError(f"{EventTime(edtf=edtf).in_words()} is a {is_a}, not a {name}", "mend one of the two")
