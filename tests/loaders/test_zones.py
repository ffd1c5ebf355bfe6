"""What the letters of a printed zone are worth on a page."""

from datetime import datetime

import pytest

from loaders.zones import offset_minutes

SUMMER, WINTER = datetime(2024, 7, 28), datetime(2024, 1, 28)
ZONES = [
    ("IST", "Loans up to ₹10 lakh, says a bank in Mumbai", SUMMER, 330),
    ("IST", "in Jerusalem and Tel Aviv, 40 shekels", SUMMER, 120),
    ("IST", "Dublin's Irish readers pay €3", SUMMER, 60),
    ("IST", "", SUMMER, None),
    ("IST", "Delhi and Dublin", SUMMER, None),
    ("BST", "in London", SUMMER, 60),
    ("BST", "Dhaka: 40 taka, says Bangladesh", SUMMER, 360),
    ("CST", "Beijing, China", SUMMER, 480),
    ("CST", "", SUMMER, -360),
    ("ET", "", SUMMER, -240),
    ("ET", "", WINTER, -300),
    ("JST", "", SUMMER, 540),
    ("GMT+1", "", SUMMER, 60),
    ("-03:30", "", SUMMER, -210),
    ("+1500", "", SUMMER, None),
    ("-1400", "", SUMMER, -840),
    ("+14:30", "", SUMMER, None),
    ("UTC+5", "", SUMMER, 300),
    ("NZT", "", SUMMER, 720),
    ("NZT", "", WINTER, 780),
    ("AET", "", SUMMER, 600),
    ("AET", "", WINTER, 660),
    ("AST", "", SUMMER, None),
    ("AST", "Riyadh and Jeddah", SUMMER, 180),
    ("IST", "Delhi, Mumbai and Dublin", SUMMER, 330),
    ("BST", "Dhaka, and London, and England", SUMMER, 60),
    ("BST", "Dhaka and London", SUMMER, 60),
    ("XYZ", "", SUMMER, None),
]


@pytest.mark.parametrize(("zone", "page", "when", "minutes"), ZONES)
def test_what_a_zone_is_worth(zone: str, page: str, when: datetime, minutes: int | None) -> None:
    assert offset_minutes(zone, when, page) == minutes
