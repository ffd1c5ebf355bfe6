"""What the letters of a printed zone are worth on a page."""

from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

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
    ("CST", "Havana, Cuba", SUMMER, -300),
    ("MST", "Kuala Lumpur, Malaysia", SUMMER, 480),
    ("AST", "Halifax, Nova Scotia", SUMMER, -240),
    ("EST", "Sydney and Canberra", SUMMER, 600),
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


def letters_of_the_world() -> dict[str, set[int]]:
    """Every abbreviation that the time zone database prints in 2024, with the offsets that it stands for somewhere."""
    found: dict[str, set[int]] = {}
    for name in sorted(available_timezones() - {"localtime"}):
        for day in (SUMMER, WINTER):
            there = day.replace(tzinfo=ZoneInfo(name))
            letters, span = there.tzname(), there.utcoffset()
            if letters and span is not None and letters.isalpha():
                found.setdefault(letters, set()).add(int(span.total_seconds()) // 60)
    return found


def test_the_letters_are_worth_what_they_are_somewhere_in_the_world() -> None:
    world = letters_of_the_world()
    ours = {letters: offset_minutes(letters, SUMMER) for letters in world}
    known = {letters for letters, minutes in ours.items() if minutes is not None}
    assert {letters: ours[letters] for letters in known if ours[letters] not in world[letters]} == {}
    assert known >= {"EDT", "CDT", "MDT", "PDT", "PST", "AKST", "HST", "NST", "NDT", "ADT", "MST", "EST", "CST", "JST"}
