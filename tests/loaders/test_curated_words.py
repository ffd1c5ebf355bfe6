"""Dates in words: what they mean in EDTF, and which are refused with which cure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.curated.english import NoDateError
from loaders.curated.words import read_date
from schemas.edtf import parse
from schemas.times import EventTime
from tests.edtf_texts import dates, plain, ranges, times

READ = [
    ("28 July 2024", "2024-07-28"),
    ("July 28, 2024", "2024-07-28"),
    ("July 28th, 2024", "2024-07-28"),
    ("the 28th of July 2024", "2024-07-28"),
    ("28 Jul. 2024", "2024-07-28"),
    ("Sunday, 28 July 2024", "2024-07-28"),
    ("  28   July\n2024 ", "2024-07-28"),
    ("July 2024", "2024-07"),
    ("in July 2024", "2024-07"),
    ("in 2024", "2024"),
    ("about 1980", "1980~"),
    ("c. July 2024", "2024-07~"),
    ("perhaps July 2024", "2024-07?"),
    ("perhaps about July 2024", "2024-07%"),
    ("1980s", "198X"),
    ("the 1980s", "198X"),
    ("20th century", "19XX"),
    ("the 21st century", "20XX"),
    ("44 BC", "-0043"),
    ("15 March 44 BC", "-0043-03-15"),
    ("AD 43", "0043"),
    ("summer 2024", "2024-22"),
    ("autumn of 2024", "2024-23"),
    ("fall 2024", "2024-23"),
    ("winter 2024–25", "2024-24"),
    ("first quarter of 2024", "2024-33"),
    ("Q3 2024", "2024-35"),
    ("second half of 2024", "2024-41"),
    ("28 July 2024, 15:30", "2024-07-28T15:30"),
    ("28 July 2024 at 15:30 UTC+09:00", "2024-07-28T15:30+09:00"),
    ("28 July 2024, 15:30 to 17:00", "2024-07-28T15:30/2024-07-28T17:00"),
    ("28 to 30 July 2024", "2024-07-28/2024-07-30"),
    ("28-30 July 2024", "2024-07-28/2024-07-30"),
    ("July 28–30, 2024", "2024-07-28/2024-07-30"),
    ("28 July to 3 August 2024", "2024-07-28/2024-08-03"),
    ("July 28 to August 3, 2024", "2024-07-28/2024-08-03"),
    ("from 28 July 2024 until 3 January 2025", "2024-07-28/2025-01-03"),
    ("2024-07-28 to 2024-07-30", "2024-07-28/2024-07-30"),
    ("since 2020", "2020/.."),
    ("from July 2024", "2024-07/"),
    ("from July 2024 onwards", "2024-07/"),
    ("until 3 May 2024", "../2024-05-03"),
    ("by 3 May 2024", "[..2024-05-03]"),
    ("not before May 2024", "[2024-05..]"),
    ("between 3 and 5 May 2024", "[2024-05-03..2024-05-05]"),
    ("the week of 24 July 2024", "2024-07-22/2024-07-28"),
    ("in the week of 24 July 2024", "[2024-07-22..2024-07-28]"),
]


@pytest.mark.parametrize(("words", "edtf"), READ)
def test_english_words(words: str, edtf: str) -> None:
    assert read_date(words) == (edtf, True)


OTHER_LANGUAGES = [
    ("28. Juli 2024", "2024-07-28"),
    ("28 juillet 2024", "2024-07-28"),
    ("28 de julio de 2024", "2024-07-28"),
    ("28 июля 2024", "2024-07-28"),
    ("2024年7月28日", "2024-07-28"),
    ("Mai 2024", "2024-05"),
    ("28 July 2024, 3:30 pm", "2024-07-28T15:30"),
]


@pytest.mark.parametrize(("words", "edtf"), OTHER_LANGUAGES)
def test_other_words_keep_their_precision(words: str, edtf: str) -> None:
    assert read_date(words) == (edtf, True)


@pytest.mark.parametrize("edtf", ["2024-07-28", "2024", "2024-07~", "198X", "[2024-07..2024-09]", "2024-07-28T15:30"])
def test_edtf_is_no_words(edtf: str) -> None:
    assert read_date(edtf) == (edtf, False)


WHOLE = "write the whole date: 28 July 2024, or 2024-07-28"
REFUSED = [
    ("Monday", "'Monday' does not say a day by itself: it has no year of four digits", WHOLE),
    ("tomorrow", "'tomorrow' does not say a day by itself: it has no year of four digits", WHOLE),
    ("28 July", "'28 July' does not say a day by itself: it has no year of four digits", WHOLE),
    ("last July", "'last July' does not say a day by itself: it has no year of four digits", WHOLE),
    ("28 July 24", "'28 July 24' has no year of four digits", "write it like 28 July 2024 or 2024-07-28"),
    ("03/04/2024", "'03/04/2024' may be 4 March 2024 or 3 April 2024", "write 2024-03-04 or 2024-04-03"),
    ("3.4.2024", "'3.4.2024' may be 4 March 2024 or 3 April 2024", "write 2024-03-04 or 2024-04-03"),
    ("28/07/2024", "'28/07/2024' is not an EDTF date", "write 2024-07-28"),
    ("2024-7-28", "'2024-7-28' is not an EDTF date", "write 2024-07-28"),
    ("2024/07/28", "'2024/07/28' is not an EDTF date", "write 2024-07-28"),
    ("2024-07-28 15:30", "'2024-07-28 15:30' is not an EDTF date", "write 2024-07-28T15:30"),
    ("20240728", "'20240728' is not an EDTF date", "write 2024-07-28"),
    ("2024-07-28 - 2024-07-30", "'2024-07-28 - 2024-07-30' is not an EDTF date", "write 2024-07-28/2024-07-30"),
    ("2024-07..2024-09", "'2024-07..2024-09' is not an EDTF date", "write 2024-07/2024-09"),
    ("28/7/24", "'28/7/24' has no year of four digits", "write it like 2024-07-28"),
    ("31/02/2024", "there is no day 31 February 2024: that month has 29 days", ""),
    ("31.11.2023", "there is no day 31 November 2023: that month has 30 days", ""),
    ("30 February 2024", "there is no day 2024-02-30: that month has 29 days", ""),
    ("2024-02-30", "there is no day 2024-02-30: that month has 29 days", ""),
    ("2024-13", "there is no month 13 in '2024-13'", ""),
    ("30 to 28 July 2024", "'2024-07-30/2024-07-28' ends before it starts", ""),
    ("Sunday 29 July 2024", "29 July 2024 is a Monday, not a Sunday", "mend one of the two"),
    ("1900s", "'1900s' may be ten years or a hundred", "write 190X or 19XX"),
    ("early July 2024", "'early July 2024' is no date that can be read", WHOLE),
    ("a week after 28 July 2024", "'a week after 28 July 2024' is no date that can be read", WHOLE),
    ("the summit of 2024", "'summit of 2024' is no date that can be read", WHOLE),
    ("28 July 2024 to", "'28 July 2024 to' is half a range", "write both ends: 28 July 2024 to 30 July 2024"),
    ("July 2024, 15:30", "'July 2024, 15:30' has a time of day but no day", ""),
    ("", "the date is empty", "leave 'when' out, or write it like 2024-07-28"),
    ("x" * 100, "a date of 100 characters", "write it like 2024-07-28"),
]


@pytest.mark.parametrize(("words", "message", "hint"), REFUSED)
def test_refused(words: str, message: str, hint: str) -> None:
    with pytest.raises(NoDateError) as error:
        read_date(words)
    assert (error.value.message, error.value.hint) == (message, hint)


def says_less(edtf: str) -> bool:
    """Whether the words of a time cannot give all of it back.

    `/b` reads like `../b`, `2024-07-XX` like `2024-07`, the 2000s may be a century, and the 990s lack a digit.
    """
    short_decade = edtf[3:4] == "X" and edtf[2] != "X" and edtf[0] == "0"
    return edtf.startswith("/") or "X" in edtf[4:] or edtf[2:4] == "0X" or short_decade


@given(st.one_of(dates(), times(), ranges()).filter(lambda edtf: not says_less(edtf)))
@settings(max_examples=200)
def test_the_words_of_a_time_are_read_back_as_that_time(edtf: str) -> None:
    read, in_words = read_date(EventTime(edtf=edtf).in_words())
    assert parse(read) == parse(edtf)
    assert in_words or read == edtf


@given(plain(st.integers(1000, 9998)), plain(st.integers(1000, 9998)))
def test_what_is_read_bounds_no_less_than_its_ends(one: str, other: str) -> None:
    first, last = sorted((one, other), key=lambda text: parse(text).jd_start)
    words = f"{EventTime(edtf=first).in_words()} to {EventTime(edtf=last).in_words()}"
    try:
        read = parse(read_date(words)[0])
    except NoDateError:
        assert parse(last).jd_end < parse(first).jd_start
        return
    assert (read.jd_start, read.jd_end) == (parse(first).jd_start, parse(last).jd_end)


@given(st.text(max_size=90) | st.from_regex(r"[A-Za-z ]{0,10}[0-9]{1,4}[ /.,-][A-Za-z0-9 ]{0,12}", fullmatch=True))
@settings(max_examples=60)
def test_any_words_are_read_or_refused(words: str) -> None:
    try:
        edtf, _ = read_date(words)
    except NoDateError as error:
        assert error.message
        return
    parse(edtf)
