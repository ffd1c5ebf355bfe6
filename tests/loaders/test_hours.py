"""Spans of hours and nights of two days: which day, and which half of the day, each end is of."""

from datetime import date

import pytest

from loaders.anchor import resolve
from loaders.timex import find_timexes

DAY = date(2024, 7, 28)


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("from 9 to 11 a.m. on 3 June", "2024-06-03T09:00/2024-06-03T11:00", "2024-06-03"),
        ("between 11 and 2 p.m. on 3 June", "2024-06-03T11:00/2024-06-03T14:00", "2024-06-03"),
        ("from 10 to 2 a.m.", "2024-07-28T22:00/2024-07-29T02:00", "2024-07-28/2024-07-29"),
        ("from 9:30 to noon on 3 June", "2024-06-03T09:30/2024-06-03T12:00", "2024-06-03"),
        ("from 9 to 17:00", "2024-07-28T09:00/2024-07-28T17:00", "2024-07-28"),
        ("8 p.m. until 5 a.m.", "2024-07-28T20:00/2024-07-29T05:00", "2024-07-28/2024-07-29"),
        ("Friday at 9 a.m. to 5 p.m.", "2024-07-26T09:00/2024-07-26T17:00", "2024-07-26"),
        ("from 10 p.m. on Friday to 2 a.m. on Saturday", "2024-07-26T22:00/2024-07-27T02:00", "2024-07-26/2024-07-27"),
        ("the night of 3-4 May", "2024-05-03TNI", "2024-05-03/2024-05-04"),
    ],
)
def test_a_span_of_hours_is_of_the_days_of_its_ends(text, value, edtf):
    [found] = resolve(text, find_timexes(text), DAY)
    assert found.value == value
    assert found.when is not None and found.when.edtf == edtf


def test_a_count_before_a_clock_is_no_hour():
    found = resolve("cut from 30 to 9 p.m.", find_timexes("cut from 30 to 9 p.m."), DAY)
    assert [r.timex.text for r in found] == ["9 p.m."]


def test_the_night_of_two_months_is_no_night():
    text = "the night of May-June"
    assert [(r.value, r.when) for r in resolve(text, find_timexes(text), DAY)] == [("", None)]
