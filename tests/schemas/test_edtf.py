"""EDTF texts and the days that they bound: tables, laws, and where the `edtf` package agrees."""

import time
from datetime import date

import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.edtf import days_in_month, iso, julian_day, parse
from tests.edtf_texts import dates, days, edtf_texts, plain

# text, earliest, latest, start_latest, end_earliest, precision
BOUNDS = [
    ("2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "day"),
    ("2024-07", "2024-07-01", "2024-07-31", "2024-07-31", "2024-07-01", "month"),
    ("2024", "2024-01-01", "2024-12-31", "2024-12-31", "2024-01-01", "year"),
    ("2024-02", "2024-02-01", "2024-02-29", "2024-02-29", "2024-02-01", "month"),
    ("2023-02", "2023-02-01", "2023-02-28", "2023-02-28", "2023-02-01", "month"),
    ("1900-02", "1900-02-01", "1900-02-28", "1900-02-28", "1900-02-01", "month"),
    ("2000-02", "2000-02-01", "2000-02-29", "2000-02-29", "2000-02-01", "month"),
    ("2024-11", "2024-11-01", "2024-11-30", "2024-11-30", "2024-11-01", "month"),
    ("2024-07-28~", "2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "day"),
    ("2024-07?", "2024-07-01", "2024-07-31", "2024-07-31", "2024-07-01", "month"),
    ("2024-07-XX", "2024-07-01", "2024-07-31", "2024-07-31", "2024-07-01", "month"),
    ("2024-XX-XX", "2024-01-01", "2024-12-31", "2024-12-31", "2024-01-01", "year"),
    ("198X", "1980-01-01", "1989-12-31", "1989-12-31", "1980-01-01", "decade"),
    ("19XX", "1900-01-01", "1999-12-31", "1999-12-31", "1900-01-01", "century"),
    ("2024-21", "2024-03-01", "2024-05-31", "2024-05-31", "2024-03-01", "season"),
    ("2023-24", "2023-12-01", "2024-02-29", "2024-02-29", "2023-12-01", "season"),
    ("2024-34", "2024-04-01", "2024-06-30", "2024-06-30", "2024-04-01", "quarter"),
    ("2024-41", "2024-07-01", "2024-12-31", "2024-12-31", "2024-07-01", "half"),
    ("2024-07-28T15:30", "2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "minute"),
    ("2024-07-28T15", "2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "hour"),
    ("2024-07-28T23:59:59-14:00", "2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "minute"),
    ("2024-07-28T00:00:00Z", "2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "minute"),
    ("2024-07-28T15:30+09:00", "2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "minute"),
    ("2024-07-28/2024-07-30", "2024-07-28", "2024-07-30", "2024-07-28", "2024-07-30", "span"),
    ("2024-07/2024-09", "2024-07-01", "2024-09-30", "2024-07-31", "2024-09-01", "span"),
    ("2024-07/2024-07-15", "2024-07-01", "2024-07-15", "2024-07-15", "2024-07-15", "span"),
    ("2024-07-20/2024-07", "2024-07-20", "2024-07-31", "2024-07-20", "2024-07-20", "span"),
    ("2024-07-28T15:30/2024-07-28T17:00", "2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "day"),
    ("2024-07-28T17:00+09:00/2024-07-28T15:30Z", "2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "day"),
    ("2024-07-28/2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "day"),
    ("2024-07-22/2024-07-28", "2024-07-22", "2024-07-28", "2024-07-22", "2024-07-28", "week"),
    ("2024-07-23/2024-07-29", "2024-07-23", "2024-07-29", "2024-07-23", "2024-07-29", "span"),
    ("2024-07-28/..", "2024-07-28", "9999-12-31", "2024-07-28", None, "span"),
    ("2024-07-28/", "2024-07-28", "9999-12-31", "2024-07-28", "2024-07-28", "span"),
    ("2024-07-28T15:30/2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "day"),
    ("2024-07-28T15:30/2024-07-28T15", "2024-07-28", "2024-07-28", "2024-07-28", "2024-07-28", "day"),
    ("../0000-06", "0000-01-01", "0000-06-30", None, "0000-06-01", "span"),
    ("../2024-07-28", "0000-01-01", "2024-07-28", None, "2024-07-28", "span"),
    ("/2024-07-28", "0000-01-01", "2024-07-28", "2024-07-28", "2024-07-28", "span"),
    ("[2024-07-26..2024-07-30]", "2024-07-26", "2024-07-30", "2024-07-30", "2024-07-26", "within"),
    ("[2024-07-22..2024-07-28]", "2024-07-22", "2024-07-28", "2024-07-28", "2024-07-22", "week"),
    ("[..2024-07-28]", "0000-01-01", "2024-07-28", "2024-07-28", "0000-01-01", "within"),
    ("[2024-07-28..]", "2024-07-28", "9999-12-31", "9999-12-31", "2024-07-28", "within"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15", "-0043-03-15", "-0043-03-15", "day"),
    ("0000-02", "0000-02-01", "0000-02-29", "0000-02-29", "0000-02-01", "month"),
    ("../-0043", "-9999-01-01", "-0043-12-31", None, "-0043-01-01", "span"),
    ("Y17000", "Y17000-01-01", "Y17000-12-31", "Y17000-12-31", "Y17000-01-01", "year"),
    ("Y-17000", "Y-17000-01-01", "Y-17000-12-31", "Y-17000-12-31", "Y-17000-01-01", "year"),
]  # fmt: skip


@pytest.mark.parametrize("row", BOUNDS, ids=lambda row: row[0])
def test_bounds(row: tuple[str | None, ...]) -> None:
    assert parse(str(row[0]))[:5] == row[1:]


REFUSED = [
    ("2024-02-30", "there is no day 2024-02-30: that month has 29 days"),
    ("2023-02-29", "there is no day 2023-02-29: that month has 28 days"),
    ("2024-13", "there is no month 13 in '2024-13'"),
    ("2024-00", "there is no month 00 in '2024-00'"),
    ("2024-07-30/2024-07-28", "'2024-07-30/2024-07-28' ends before it starts"),
    ("2024-07-28T17:00/2024-07-28T15:30", "'2024-07-28T17:00/2024-07-28T15:30' ends before it starts"),
    ("[2024-08..2024-07]", "'[2024-08..2024-07]' ends before it starts"),
    (
        "2024-07-28T17:00Z/2024-07-28T15:30Z",
        "'2024-07-28T17:00Z/2024-07-28T15:30Z' ends before it starts",
    ),
    ("[2024-08..2024-07", "'[2024-08..2024-07' is not of the form [a..b]"),
    ("2024-07-00", "there is no day 2024-07-00: that month has 31 days"),
    ("2024-07-32~", "there is no day 2024-07-32: that month has 31 days"),
    ("2024-21-05", "there is no month 21 in '2024-21-05'"),
    ("2024-07-28T24", "there is no time '2024-07-28T24'"),
    ("2024-07-28T15:60", "there is no time '2024-07-28T15:60'"),
    ("2024-07-28T15:30:60", "there is no time '2024-07-28T15:30:60'"),
    ("2024-07-28T15:30+15:00", "there is no time '2024-07-28T15:30+15:00'"),
    ("2024-07-28T15:30+09:60", "there is no time '2024-07-28T15:30+09:60'"),
    ("2024-07-28T25:00", "there is no time '2024-07-28T25:00'"),
    ("2024-07-28T15:30+19:00", "there is no time '2024-07-28T15:30+19:00'"),
    ("2024-XX-28", "'2024-XX-28' has a day but no month"),
    ("198X-07", "'198X-07' has a month but no year"),
    ("/", "'/' bounds nothing"),
    ("../..", "'../..' bounds nothing"),
    ("[..]", "'[..]' bounds nothing"),
    ("[2024]", "'[2024]' is not of the form [a..b]"),
    ("28 July 2024", "'28 July 2024' is not an EDTF date"),
    ("2024-7-28", "'2024-7-28' is not an EDTF date"),
    ("20240728", "'20240728' is not an EDTF date"),
    ("", "'' is not an EDTF date"),
    ("2024/2025/2026", "'2025/2026' is not an EDTF date"),
    ("9" * 64, f"'{'9' * 64}' is not an EDTF date"),
    ("9" * 65, "too long for an EDTF date"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError) as error:
        parse(text)
    assert str(error.value) == message


@given(edtf_texts())
def test_bounds_are_in_order(text: str) -> None:
    bounds = parse(text)
    numbers = {name: parse(day).jd_start for name, day in zip(bounds._fields, bounds[:4], strict=False) if day}
    assert bounds.jd_start == numbers["earliest"] <= numbers["latest"] == bounds.jd_end
    for inner in ("start_latest", "end_earliest"):
        assert bounds.jd_start <= numbers.get(inner, bounds.jd_start) <= bounds.jd_end


@given(days(), days())
def test_a_span_bounds_what_its_ends_bound(one: str, other: str) -> None:
    first, last = sorted((one, other), key=lambda day: parse(day).jd_start)
    span, within = parse(f"{first}/{last}"), parse(f"[{first}..{last}]")
    assert span[:2] == within[:2] == (first, last)
    assert (span.start_latest, span.end_earliest) == (first, last)
    assert (within.start_latest, within.end_earliest) == (last, first)


@given(dates(), st.sampled_from("~?%"))
def test_a_doubt_moves_no_bound(text: str, mark: str) -> None:
    bare = text.rstrip("~?%")
    assert parse(bare + mark) == parse(bare)


@given(st.dates())
def test_days_are_those_of_the_calendar(day: date) -> None:
    assert parse(day.isoformat())[:2] == (day.isoformat(), day.isoformat())
    assert julian_day(day.year, day.month, day.day) - julian_day(1970, 1, 1) == (day - date(1970, 1, 1)).days
    assert julian_day(day.year, day.month, day.day) % 7 == day.weekday()


@given(st.integers(-999_999, 999_999), st.integers(1, 12))
def test_months_follow_each_other(year: int, month: int) -> None:
    following = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    assert julian_day(*following) - julian_day(year, month, 1) == days_in_month(year, month)
    assert parse(iso((year, month, 1))).jd_start == julian_day(year, month, 1)


@given(st.text(max_size=40) | st.text("0123456789-/[].XY~?%TZ:+", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        bounds = parse(text)
    except ValueError:
        return
    assert bounds.jd_start <= bounds.jd_end


def oracle_days(text: str) -> tuple[str, str]:
    """First and last day by the `edtf` package."""
    read = oracle.parse_edtf(text)
    lower, upper = read.lower_strict(), read.upper_strict()
    return tuple(iso((day.tm_year, day.tm_mon, day.tm_mday)) for day in (lower, upper))  # type: ignore[return-value]


@given(plain())
def test_the_oracle_agrees_on_dates(text: str) -> None:
    assert oracle_days(text) == parse(text)[:2]


@pytest.mark.parametrize("row", BOUNDS, ids=lambda row: row[0])
def test_the_oracle_agrees_on_the_table(row: tuple[str | None, ...]) -> None:
    try:
        said: tuple[str, str] | None = oracle_days(str(row[0]))
    except (AttributeError, oracle.EDTFParseException):
        said = None
    assert (said == row[1:3]) is (row[0] not in ORACLE_DIFFERS)


ORACLE_DIFFERS = {
    "2023-24": "it ends winter on 31 December",
    "2024-07-28T15": "it wants seconds, as ISO 8601 level 0 does",
    "2024-07-28T15:30": "it wants seconds, as ISO 8601 level 0 does",
    "2024-07-28T15:30+09:00": "it wants seconds, as ISO 8601 level 0 does",
    "2024-07-28T15:30/2024-07-28T17:00": "it wants seconds, as ISO 8601 level 0 does",
    "2024-07-28T17:00+09:00/2024-07-28T15:30Z": "it wants seconds, as ISO 8601 level 0 does",
    "2024-07-28/..": "its open end is infinite and has no day",
    "2024-07-28T15:30/2024-07-28": "it wants seconds, as ISO 8601 level 0 does",
    "2024-07-28T15:30/2024-07-28T15": "it wants seconds, as ISO 8601 level 0 does",
    "../0000-06": "its open start is infinite and has no day",
    "../2024-07-28": "its open start is infinite and has no day",
    "../-0043": "its open start is infinite and has no day",
    "[..2024-07-28]": "its open start is infinite and has no day",
    "[2024-07-28..]": "its open end is infinite and has no day",
    "2024-07-28/": "it takes an unknown end for ten years later",
    "/2024-07-28": "it takes an unknown start for ten years before",
}
"""Where the `edtf` package is wrong, or says it another way, and how."""


@pytest.mark.parametrize("text", ["2024-07-30/2024-07-01", "2023-02-29"])
def test_the_oracle_accepts_what_is_no_date(text: str) -> None:
    oracle.parse_edtf(text)
    with pytest.raises(ValueError):
        parse(text)


def test_a_parse_is_much_faster_than_the_oracle() -> None:
    texts = [f"{year}-07-28/{year}-07-30" for year in range(1000, 1040)]
    started = time.perf_counter()
    for text in texts:
        parse.__wrapped__(text)
    ours = time.perf_counter() - started
    started = time.perf_counter()
    for text in texts:
        oracle.parse_edtf(text)
    assert (time.perf_counter() - started) / ours > 5
