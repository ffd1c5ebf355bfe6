"""Dates as pages print them."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.printed import find_dates, read_date

# printed -> day or local time in ISO, with its offset where the page need not be asked
PRINTED = [
    ("Updated28 Jul 2024, 03:58", "2024-07-28T03:58:00"),
    ("Published November 20th, 2019 - 07:50 GMT", "2019-11-20T07:50:00+00:00"),
    ("June 30, 2026 - 4.34pm", "2026-06-30T16:34:00"),
    ("UpdatedJuly 28, 2024", "2024-07-28"),
    ("Dec 21 st , 2018 2:00 pm", "2018-12-21T14:00:00"),
    ("Wed, Nov 20 20194:29 AM EST", "2019-11-20T04:29:00-05:00"),
    ("11:02 AM ET, Tue November 19, 2019", "2019-11-19T11:02:00-05:00"),
    ("Aug. 18, 2020 4:17 pm ET", "2020-08-18T16:17:00-04:00"),
    ("12 midnight 3rd of May, 2021", "2021-05-03"),
    ("2024-07-28T03:58:00+05:30", "2024-07-28T03:58:00+05:30"),
    ("2024-07-28T23:30:00.123Z", "2024-07-28T23:30:00+00:00"),
    ("20240728T101112Z", "2024-07-28T10:11:00+00:00"),
    ("Sun, 28 Jul 2024 03:58:00 +0530", "2024-07-28T03:58:00+05:30"),
    ("Mar 5, 2024, 10:00 UTC+2", "2024-03-05T10:00:00+02:00"),
    ("25/12/2019", "2019-12-25"),
    ("12/25/2019", "2019-12-25"),
    ("28.07.24", "2024-07-28"),
    ("le 30 avril 2024 à 16:00", "2024-04-30T16:00:00"),
    ("30 Nisan 2024 16:48", "2024-04-30T16:48:00"),
    ("12. März 2021", "2021-03-12"),
    ("20 de mayo de 2020", "2020-05-20"),
    ("1 января 2020", "2020-01-01"),
    ("2024年7月28日", "2024-07-28"),
]
NONE = [
    "July 2024", "in 30 countries 2020", "10 people died 2024 ok", "31 April 2023", "2023-02-30", "Room 12/345/6789",
    "call 555-12-2019-44", "1234567890", "the 28th of July", "",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PRINTED, ids=[text for text, _ in PRINTED])
def test_a_printed_date(text: str, expected: str) -> None:
    printed = read_date(text)
    assert printed is not None
    assert printed.moment().isoformat() == expected
    assert printed.other is None


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_whole_day(text: str) -> None:
    assert find_dates(text) == []


def test_both_readings_of_a_day_in_numbers_are_kept() -> None:
    printed = read_date("03/04/2024 10:00")
    assert printed is not None
    assert (printed.day, printed.other, printed.numeric) == (date(2024, 4, 3), date(2024, 3, 4), None)
    assert printed.moment(month_first=True) == datetime(2024, 3, 4, 10)
    same = read_date("05/05/2024")
    assert same is not None and same.other is None


def test_all_dates_of_a_line_are_found_where_they_stand() -> None:
    line = "By Quay Desk / June 12, 2020 9:49 am / Updated: Aug. 18, 2020"
    found = find_dates(line)
    assert [printed.text for printed in found] == ["June 12, 2020 9:49 am", "Aug. 18, 2020"]
    assert all(line[printed.start : printed.end] == printed.text for printed in found)


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%b. %d %Y", "%A, %d %b %Y"):
        printed = read_date(day.strftime(form))
        assert printed is not None and printed.day == day


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_looked_at_without_harm(text: str) -> None:
    for printed in find_dates(text + " 2024", "en"):
        assert (text + " 2024")[printed.start : printed.end] == printed.text
