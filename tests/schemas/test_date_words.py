"""Times in words: what each form reads like."""

import pytest

from schemas.times import EventTime

WORDS = [
    ("2024-07-28", "28 July 2024"),
    ("2024-07", "July 2024"),
    ("2024", "2024"),
    ("2024-07-XX", "July 2024"),
    ("2024-XX-XX", "2024"),
    ("2024-07-28~", "about 28 July 2024"),
    ("2024?", "perhaps 2024"),
    ("2024-07%", "perhaps about July 2024"),
    ("198X", "1980s"),
    ("198X~", "about 1980s"),
    ("19XX", "20th century"),
    ("20XX", "21st century"),
    ("11XX", "12th century"),
    ("00XX", "1st century"),
    ("01XX", "2nd century"),
    ("02XX", "3rd century"),
    ("03XX", "4th century"),
    ("10XX", "11th century"),
    ("12XX", "13th century"),
    ("13XX", "14th century"),
    ("99XX", "100th century"),
    ("2024-22", "summer 2024"),
    ("2024-24", "winter 2024–25"),
    ("1999-24", "winter 1999–00"),
    ("0999-24", "winter AD 999"),
    ("-0043-24", "winter 44 BC"),
    ("2024-33", "first quarter of 2024"),
    ("2024-41", "second half of 2024"),
    ("2024-07-28/2024-07-30", "28 to 30 July 2024"),
    ("2024-07-28/2024-08-03", "28 July to 3 August 2024"),
    ("2024-12-28/2025-01-03", "28 December 2024 to 3 January 2025"),
    ("2024-07-28/2025-07-28", "28 July 2024 to 28 July 2025"),
    ("2024-07-28/2024-07-29T15:00", "28 July 2024 to 29 July 2024, 15:00"),
    ("2024-07-28T15:00/2024-07-29", "28 July 2024, 15:00 to 29 July 2024"),
    ("2024-07-28/2024-08", "28 July 2024 to August 2024"),
    ("2024-07-28/2024-07-30?", "28 July 2024 to perhaps 30 July 2024"),
    ("2024-07/2024-09", "July 2024 to September 2024"),
    ("2024-07-28~/2024-07-30", "about 28 July 2024 to 30 July 2024"),
    ("2024-07-28/2024-07-28", "28 July 2024"),
    ("2024-07-22/2024-07-28", "the week of 22 July 2024"),
    ("[2024-07-22..2024-07-28]", "in the week of 22 July 2024"),
    ("[2024-07-28..2024-07-30]", "between 28 and 30 July 2024"),
    ("[..2024-07-28]", "not after 28 July 2024"),
    ("[2024-07-28..]", "not before 28 July 2024"),
    ("2024-07-28/..", "since 28 July 2024"),
    ("2024-07-28/", "from 28 July 2024"),
    ("../2024-07-28", "until 28 July 2024"),
    ("/2024-07-28", "until 28 July 2024"),
    ("2024-07-28T15:30", "28 July 2024, 15:30"),
    ("2024-07-28T15", "28 July 2024, 15h"),
    ("2024-07-28T15:30Z", "28 July 2024, 15:30 UTC"),
    ("2024-07-28T15:30-03:30", "28 July 2024, 15:30 UTC-03:30"),
    ("2024-07-28T15:30/2024-07-28T17:00", "28 July 2024, 15:30 to 17:00"),
    ("2024-07-28T15:30/2024-07-29T02:00", "28 July 2024, 15:30 to 29 July 2024, 02:00"),
    ("-0043-03-15", "15 March 44 BC"),
    ("0000", "1 BC"),
    ("0043", "AD 43"),
    ("-0043/0014", "44 BC to AD 14"),
    ("Y17000", "AD 17000"),
    ("Y-17000", "17001 BC"),
]


@pytest.mark.parametrize(("edtf", "words"), WORDS)
def test_in_words(edtf: str, words: str) -> None:
    assert EventTime(edtf=edtf).in_words() == words


ZONES = [
    ("2024-07-28T15:30", "Asia/Tokyo", "28 July 2024, 15:30 Tokyo time"),
    ("2024-07-28T15:30", "America/New_York", "28 July 2024, 15:30 New York time"),
    ("2024-07-28T15:30", "UTC", "28 July 2024, 15:30 UTC"),
    ("2024-07-28T15:30+09:00", "Asia/Tokyo", "28 July 2024, 15:30 UTC+09:00"),
    ("2024-07-28T15:30/2024-07-28T17:00", "Asia/Tokyo", "28 July 2024, 15:30 to 17:00 Tokyo time"),
    ("2024-07-28", "Asia/Tokyo", "28 July 2024"),
]


@pytest.mark.parametrize(("edtf", "zone", "words"), ZONES)
def test_a_zone_is_named_beside_a_time_of_day(edtf: str, zone: str, words: str) -> None:
    assert EventTime(edtf=edtf, zone=zone).in_words() == words


NO_END = [
    ("2024-07-28", "from 28 July 2024"),
    ("2024-07", "from July 2024"),
    ("2024-07-28T15:30", "from 28 July 2024, 15:30"),
    ("2024-07-28/2024-07-30", "28 to 30 July 2024"),
    ("2024-07-22/2024-07-28", "the week of 22 July 2024"),
    ("[..2024-07-28]", "not after 28 July 2024"),
]


@pytest.mark.parametrize(("edtf", "words"), NO_END)
def test_an_end_that_is_not_stated(edtf: str, words: str) -> None:
    assert EventTime(edtf=edtf, end_stated=False).in_words() == words


def test_a_time_that_was_given_up() -> None:
    assert EventTime(edtf="2024-07-28", given_up=True).in_words() == "no longer 28 July 2024"
    assert EventTime(edtf="2024-07", given_up=True, end_stated=False).in_words() == "no longer from July 2024"


def test_undated() -> None:
    assert EventTime().in_words() == "undated"
