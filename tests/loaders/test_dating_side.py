"""The side of the day that a verb speaks of, and the printed time of publication, which dates nothing."""

from datetime import date

import pytest

from loaders.anchor import resolve
from loaders.dating.side import runs_on, turned, without_stamps
from loaders.timex import find_timexes
from schemas.times import EventTime


@pytest.mark.parametrize(
    ("edtf", "text", "rule", "ahead", "expected"),
    [
        ("2023-11", "November", "month", True, "2024-11"),
        ("2023-11", "November", "month", False, "2023-11"),
        ("2023-11", "last November", "month", True, "2023-11"),
        ("2024-08-05", "Monday", "weekday", False, "2024-07-29"),
        ("2024-07-29", "Monday", "weekday", True, "2024-08-05"),
        ("2024-07-31", "Wednesday", "weekday", False, "2024-07-31"),
        ("2024-08-02", "late Friday", "early-point", False, "2024-07-26"),
        ("2024-11-30", "late November", "early-point", False, "2024-11-30"),
    ],
)
def test_the_side_of_the_day(edtf, text, rule, ahead, expected):
    when = EventTime(edtf=edtf, basis="relative", text=text, rule=rule)
    assert turned(when, "2024-07-31", ahead=ahead).edtf == expected


@pytest.mark.parametrize(
    ("edtf", "doubt", "expected"),
    [
        ("2024-08-01", "2024-07-25 may be meant", True),
        ("2024-08-01", None, False),
        ("2024-08-02", "2024-07-26 may be meant", False),
    ],
)
def test_a_text_written_on_after_its_day_tells_of_the_next_one_as_past(edtf, doubt, expected):
    when = EventTime(edtf=edtf, basis="relative", text="Thursday", rule="weekday", doubt=doubt)
    assert runs_on(when, "2024-07-31") is expected
    back = turned(when, "2024-07-31", ahead=False)
    assert (back is when) is expected


def test_a_stated_time_is_left_as_it_is():
    when = EventTime(edtf="2020-11", basis="stated", text="November 2020", rule="month-year")
    assert turned(when, "2024-07-31", ahead=True) is when


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Mill to close Sunday 28 July 2024 02.26 BST The owner said on Friday it was old.", ["Friday"]),
        ("July 28, 2024; 1:05 AM The mill closed on Friday.", ["Friday"]),
        ("A quake shook Lima on 3 May 2024 at 04:38 GMT.", ["3 May 2024 at 04:38 GMT"]),
        ("The mill closed at 10:30 on Sunday.", ["10:30 on Sunday"]),
        ("Sunday , July 28 , 2024 ; 6:43 PM The mill closed on Friday.", ["Friday"]),
        ("The mill is there to this day.", []),
    ],
)
def test_the_printed_time_of_publication_dates_nothing(text, kept):
    day = date(2024, 7, 28)
    times = resolve(text, find_timexes(text), day)
    assert "".join(t.timex.text for t in without_stamps(text, times, day)).replace(" ", "") == "".join(kept).replace(
        " ", ""
    )
