"""The days under the messages and pictures that a text shows."""

from datetime import date

import pytest

from loaders.stamps import stamps_of

DAY = date(2021, 5, 3)

SHOWN = [
    # the line, whether it is a message, whether its weekday stands beside it
    ("The bridge is open again. — Port of Callao (@callaoport) May 3, 2021", True, False),
    ("Fog all day pic.example/x — Ana Quispe (@anaquispe) 3 May 2021", True, False),
    ("We are safe. — Ana Quispe (@anaquispe) 6:20 AM - 3 May 2021", True, False),
    ("Crews clear a road near the port of Callao, Peru, Monday, May 3, 2021. (Ana Quispe/AP)", False, True),
    ("Crews clear a road near the port of Callao, Peru, May 3, 2021. REUTERS/Ana Quispe", False, False),
    ("A picture taken on 3 May 2021 shows the bridge of Callao", False, False),
    ("Visitors walk below the new bridge of Callao, Peru, May 3, 2021. [Photo/Agencies]", False, False),
]
NOT_SHOWN = [
    "The bridge of Callao was opened on May 3, 2021, by the governor.",
    "FILE - In this Monday, May 3, 2021 file photo, crews clear a road near Callao. (Ana Quispe/AP)",
    "Crews clear a road near the port of Callao, Peru, May 3, 2021. REUTERS/Ana Quispe/File Photo",
    "May 3, 2021 (AP)",
    "The port (@callaoport) has been shut since last year.",
    "Crews of the port clear a road on a day in May. REUTERS/Ana Quispe",
]


@pytest.mark.parametrize(("line", "message", "weekday"), SHOWN)
def test_the_day_under_what_a_text_shows(line, message, weekday):
    (stamp,) = stamps_of(["The port is quiet.", line])
    assert (stamp.day, stamp.line, stamp.message, stamp.weekday) == (DAY, 1, message, weekday)
    assert stamp.text in line


@pytest.mark.parametrize("line", NOT_SHOWN)
def test_what_is_no_day_of_a_message_or_picture(line):
    assert stamps_of([line]) == []
