"""Lengths that say where they lie: their value is the length, their time the days that they cover."""

from datetime import date

import pytest

from loaders.anchor import resolve
from loaders.timex import find_timexes

DAY = date(2024, 7, 28)


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("the past three months", "P3M", "2024-04-28/2024-07-28"),
        ("the next two weeks", "P2W", "2024-07-28/2024-08-11"),
        ("the first nine months of 1997", "P9M", "1997-01/1997-09"),
        ("the last two weeks of February 1952", "P2W", "1952-02-16/1952-02-29"),
        ("the first ten days of June", "P10D", "2024-06-01/2024-06-10"),
        ("the final two quarters of 1999", "P2Q", "1999-07/1999-12"),
        ("the last three years of the 1990s", "P3Y", "1997/1999"),
        ("the first two decades of the 20th century", "P20Y", "1900/1919"),
        ("the first 14 months of 1999", "P14M", "1999"),  # which has not so many
        ("the first few weeks of 1999", "PXW", "1999"),
    ],
)
def test_a_part_of_a_period_is_counted_from_its_beginning_or_its_end(text, value, edtf):
    (found,) = resolve(text, find_timexes(text), DAY)
    assert (found.timex.text, found.value, found.when.edtf) == (text, value, edtf)


def test_without_its_period_or_a_day_a_length_is_no_time():
    text = "In the first nine months it earned more; in the past two years it lost."
    assert [(r.value, r.when) for r in resolve(text, find_timexes(text), None)] == [("P9M", None), ("P2Y", None)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Nine men were held in the past week.", "[2024-07-19..2024-07-26]"),
        ("Over the last month, nine men were held.", "[2024-06-26..2024-07-26]"),
        ("Nine men were held last week.", "[2024-07-15..2024-07-21]"),
        ("It snowed in the last week of May.", "2024-05"),
    ],
)
def test_the_past_week_ends_with_the_day_of_the_text(text, edtf):
    found = resolve(text, find_timexes(text), date(2024, 7, 26))
    assert found[0].when is not None and found[0].when.edtf == edtf
