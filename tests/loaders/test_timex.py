"""Finding time expressions: what is one, what only looks like one, and that no text breaks the finding."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.anchor import resolve
from loaders.timex import find_timexes, has_rules
from loaders.timex.text import flat


def words(text: str) -> list[str]:
    return [timex.text for timex in find_timexes(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He may come, and they may not march.",
        "They march for a second time down the Sun Valley road.",
        "Prices fall when leaves fall; she sat down.",
        "The first may be built soon; the second may follow, and 5 may fail.",
        "They march 10 miles and may 5 times fall back.",
        "The fee is 1,200 dollars, or 1998.50 with tax, a rise of 3.5 percent.",
        "The score was 3-2, then 21-14 at half-time.",
        "Call 555-1998 or +44 20 7946 0018 about version 2.4.1 of section 1984.2.",
        "He lives at 1600 Pennsylvania Avenue near 1914 Oak Street.",
        "A crowd of 2000 people and 1,500 soldiers saw 1990 tanks.",
        "Prime Minister Theresa May said so; Fredric March agreed.",
        "A three-quarters majority, a quarter of the votes.",
        "Her 6-year-old son and a 44-year-old man.",
        "He knew nowhere to go.",
        "May the best one win. May they rest.",
        "She drives an Audi Q3.",
        "Bloody Sunday and Black Friday, the Good Friday Agreement, Friday Harbor.",
        "#Friday #2024 #3days of fun",
        "It holds six hours of video.",
        "He scored in the second half, after a dull first half of the match.",
        "She had three rebounds in the fourth quarter, and they led in the third quarter of the game.",
        "Passengers April Vane and August Hale, 18-24 year olds and 16-year-olds, with highs in the 80s.",
        "The relay took 2:01.",
        "About three quarters of the crew fell ill; in some quarters it was feared.",
    ],
)
def test_words_that_only_look_like_time_are_left_alone(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks start Sunday.", ["Sunday"]),
        ("On July\u00a028,\u00a02024 they met.", ["July\u00a028,\u00a02024"]),
        ("In the \u2019" + "90s it fell; next year\u2019s fair is off.", ["the \u201990s", "next year"]),
        ("from 28\u201329 July 2024 in Rome", ["28\u201329 July 2024"]),
        ("at 5 p.m. EST Wednesday, or Friday night", ["5 p.m. EST Wednesday", "Friday night"]),
        ("at 5 p.m. , Monday , and on the 18 March , 1967 .", ["5 p.m. , Monday", "the 18 March , 1967"]),
        ("On Thursday, the 5th Lima team won; on Friday, the 26th, it lost", ["Thursday", "Friday, the 26th"]),
        ("on Mon\u00addate", []),
        ("the first\nquarter of\n1998 was good", ["the first\nquarter of\n1998"]),
        ("It ended in June\n\n1998 was better", ["June", "1998"]),
    ],
)
def test_offsets_hold_through_odd_spaces_quotes_and_dashes(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It shut just two years ago.", ["two years ago"]),
        ("It is a matter of days; six months of base pay.", []),
        (
            "How about Friday night? This Sat,7pm? A late night. It is 12 noon.",
            ["Friday night", "This Sat,7pm", "A late night", "12 noon"],
        ),
        ("in the early morning hours of 30 April", ["the early morning hours of 30 April"]),
        ("It struck at 1353 (1023 GMT), not in 1998 local elections.", ["1353", "1023 GMT", "1998"]),
        ("They had two days of music at a month-long fair.", ["two days", "month-long"]),
        ("for the past three trainings, over the past", ["the past"]),
        ("It is 90 days since May 3, and two days from May 3.", ["90 days", "May 3", "two days from May 3"]),
        ("Prices fell on July 5 and 4% of shops shut.", ["July 5"]),
        ("It lasted 64 days from May 3 to July 5.", ["64 days", "May 3 to July 5"]),
        ("It set out by 05:30hrs, and won by 2:01.", ["05:30hrs"]),
        (
            "in the first three quarters of 1999, for a single year",
            ["the first three quarters of 1999", "a single year"],
        ),
    ],
)
def test_where_an_expression_begins_and_ends(text, expected):
    assert words(text) == expected


@given(st.text(max_size=200))
def test_flat_text_has_one_byte_for_each_code_point(text):
    assert len(flat(text)) == len(text)


PIECES = st.sampled_from(
    ["may ", "ago ", "may may may ", "ago ago ago ", "1998", "1", "12:", "July ", "the ", "last ", "year", " ", "\n",
     "-", "\u200b", "\u200e", "\u202e", "\ud800", "\x00", "'", "Monday ", "to ", "two ", "quarter ", "of ", "BC ", ", ",
     ". ", "half ", "a.m.", "early ", "mid-", "9" * 30, "٣", "é", "次"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(st.characters(), max_size=80))
def test_no_text_breaks_the_finding_or_the_reckoning(text):
    found = find_timexes(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for dct in (date(2024, 7, 28), date(1, 1, 1), date(9999, 12, 31), None):
        resolved = resolve(text, found, dct)
        assert [r.timex for r in resolved] == found
        for r in resolved:
            assert r.when is None or (r.when.bounds.jd_start <= r.when.bounds.jd_end and r.when.text == r.timex.text)


def test_a_language_without_rules_has_no_expressions():
    assert has_rules("en")
    assert has_rules("en-GB")
    assert not has_rules("xx")
    assert not has_rules(None)
    assert not has_rules("../en")
    assert find_timexes("am Montag, 28. Juli 2024", "xx") == []
