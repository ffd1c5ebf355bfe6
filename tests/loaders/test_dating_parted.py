"""Expressions that name two times, and days whose clock time or year stands beside them."""

from datetime import date

import pytest

from loaders.anchor import resolve
from loaders.dating.parted import parted
from loaders.timex import find_timexes

DAY = date(2024, 7, 31)  # a Wednesday


def read(text):
    times = parted(text, resolve(text, find_timexes(text), DAY))
    for time in times:
        assert text[time.timex.start : time.timex.end] == time.timex.text
        assert time.when is None or text[time.when.char_start : time.when.char_end] == time.when.text
    return [(time.timex.text, time.when.edtf if time.when else None) for time in times]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council sat in March and June 2023.", [("March", "2023-03"), ("June 2023", "2023-06")]),
        ("The council sat in May and June 2023.", [("May and June 2023", "2023-05/2023-06")]),
        ("It rained between March and June 2023.", [("March and June 2023", "2023-03/2023-06")]),
        ("The quake came shortly before midnight on Sunday.", [("shortly before midnight on Sunday", "2024-07-28")]),
        ("It fell shortly after 9 a.m. on Sunday.", [("shortly after 9 a.m. on Sunday", "2024-07-28T09:00")]),
        ("On Sunday at around 9 a.m. it fell.", [("Sunday at around 9 a.m.", "2024-07-28T09:00")]),
        ("The store opened on April 28 , 2003 in Lima .", [("April 28 , 2003", "2003-04-28")]),
        ("It fell at 9 a.m. on April 28 , 2003 .", [("9 a.m. on April 28 , 2003", "2003-04-28T09:00")]),
        ("It sat on 3 May , 4 May and in 2003 .", [("3 May", "2024-05-03"), ("4 May", "2024-05-04"), ("2003", "2003")]),
        ("It fell at about noon and on Sunday.", [("about noon", "2024-07-31T12:00"), ("Sunday", "2024-07-28")]),
    ],
)  # fmt: skip
def test_two_times_are_two_and_a_clock_has_its_day(text, expected):
    assert read(text) == expected
