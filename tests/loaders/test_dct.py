"""When a text was published: from its metadata, else from the words around it, else unknown."""

from datetime import date, datetime

import pytest

from loaders.dct import Published, dct
from loaders.frame import clean, zones
from schemas.text import RawText

BODY = """The two ports agreed on Tuesday to share the fees of the new harbour, ending a quarrel of nine years.

Under the agreement each port keeps the fees of its own pier, and a common board sets the rest of them.

The board meets for the first time on 2 January 2031, when the northern pier will have been finished.
"""


def said(above: str, below: str = "", *, raw: RawText | None = None, language: str = "en") -> Published:
    text = clean(f"Ports settle their quarrel over harbour fees\n{above}\n\n{BODY}\n{below}")
    return dct(text, zones(text), raw, language)


# above the article, below it -> the day, why it may be another
PAGES = [
    ("Published: 14 March 2023", "", "2023-03-14"),
    ("Posted14 Mar 2023, 06:05 PM IST", "Rs 500 off, says a shop in Delhi", "2023-03-14T18:05:00+05:30"),
    ("", "First Published:14 Mar 2023, 06:05 PM", "2023-03-14T18:05:00"),
    ("By Quay Desk\nMarch 14, 2023", "", "2023-03-14"),
    ("By Quay Desk / March 14, 2023 9:49 am / Updated: March 18, 2023", "", "2023-03-14T09:49:00"),
    ("By Quay Desk\nPosted: Mar 14, 2023 4:00 AM ET | Last Updated: March 15", "", "2023-03-14T04:00:00-04:00"),
    ("Publié le 14/03/2023 à 18:05", "", "2023-03-14T18:05:00"),
    ("Published\n14 March 2023", "", "2023-03-14"),
    ("Published: Tuesday 14 March 2023", "", "2023-03-14"),
    ("By Quay Desk\n14 March 2023\n14 March 2023", "", "2023-03-14"),
    ("", "Published: 14 March 2023", "2023-03-14"),
    ("", "14 March 2023", None),
    ("", "Copyright 14 March 2023", None),
    # the day of a message, of a picture, and of a page that names its agency
    ("We share the fees from now on. — Port Board (@portboard) March 14, 2023", "", None),
    ("The board meets in the old hall of the harbour, Tuesday, March 14, 2023. (Ana Quispe/AP)", "", None),
    ("Published: 14 March 2023 (AP)", "", "2023-03-14"),
    ("14 March 2023\n15 March 2023\n16 March 2023", "", None),
    ("", "", None),
    ("3 hours ago", "", None),
    ("", "© 2023 The Quay. All rights reserved since 14 March 2023.", None),
    ("", "First share\n03:50 PM | 26 NOV 2024\nSecond share\n03:58 PM | 26 NOV 2024", None),
    (
        "",
        "Reader One\nJune 28, 2023 at 10:25 pm\nReader Two\nJuly 6, 2023 at 6:57 pm\nReader Three\nJuly 7, 2023",
        None,
    ),
]


@pytest.mark.parametrize(("above", "below", "expected"), PAGES)
def test_the_day_around_an_article(above: str, below: str, expected: str | None) -> None:
    found = said(above, below)
    assert (found.when.isoformat() if found.when else None) == expected
    assert found.basis == ("stated" if expected else "unknown")
    assert found.doubt is None
    assert found.text is None or found.text in f"{above}\n{below}"


@pytest.mark.parametrize(
    ("above", "below", "language", "expected"),
    [
        ("Published: 03/04/2023", "", "en", None),
        ("Published: 03/04/2023", "Archive: 25/03/2023", "en", "2023-04-03"),
        ("Published: 03/04/2023", "Archive: 03/25/2023", "en", "2023-03-04"),
        ("Published: 03/04/2023 10:00 EST", "", "en", "2023-03-04T10:00:00-05:00"),
        ("Published: 03/04/2023 10:00 CET", "", "en", "2023-04-03T10:00:00+01:00"),
        ("Published: 03/04/2023", "", "de", "2023-04-03"),
    ],
)
def test_the_order_of_day_and_month_is_settled_by_evidence(
    above: str, below: str, language: str, expected: str | None
) -> None:
    found = said(above, below, language=language)
    assert (found.when.isoformat() if found.when else None) == expected
    assert (found.doubt is not None) == (expected is None)


def test_dates_in_the_words_of_the_language() -> None:
    assert said("Veröffentlicht am 14. März 2023", language="de").when == date(2023, 3, 14)
    assert said("Опубликовано 14 марта 2023", language="ru").when == date(2023, 3, 14)


@pytest.mark.parametrize(
    ("line", "language"), [("١٤ مارس ٢٠٢٣", "ar"), ("２０２３年３月１４日", "ja"), ("१४/०३/२०२३", "hi")]
)
def test_dates_in_the_digits_of_the_language(line: str, language: str) -> None:
    found = said(line, language=language)
    assert (found.when, found.text) == (date(2023, 3, 14), line)


def test_a_page_that_dates_its_last_change_only_is_doubted() -> None:
    found = said("Updated: 15 March 2023")
    assert found.when == date(2023, 3, 15)
    assert "may have been published earlier" in (found.doubt or "")


@pytest.mark.parametrize(
    ("line", "day"), [("Updated:\n15 March 2023", 15), ("Last updated on Tuesday 14 March 2023", 14)]
)
def test_a_change_may_be_told_in_other_ways(line: str, day: int) -> None:
    found = said(line)
    assert (found.when, bool(found.doubt)) == (date(2023, 3, day), True)


def test_two_days_of_which_none_is_called_that_of_publication_are_doubted() -> None:
    found = said("14 March 2023\n15 March 2023")
    assert found.when == date(2023, 3, 15)
    assert found.doubt == "2023-03-14 is printed there as well, and neither day is called that of publication"


def test_a_day_in_numbers_lies_right_after_the_days_that_the_text_tells_of() -> None:
    told = "The board met on 28 February 2023 in the hall of Eastport to settle the fees of the pier for good."
    text = f"Ports settle their quarrel\nPublished: 03/04/2023\n\n{told}\n{BODY}"
    assert dct(text, zones(text), None, "en").when == date(2023, 3, 4)


# how the file says its day -> on what that rests, whether it may be another day
METHODS = [
    ("json-ld", "metadata", False),
    ("json-ld, modified", "metadata", True),
    ("meta, htmldate", "stated", False),
    ("page, printed", "stated", False),
    (None, "metadata", False),
]


@pytest.mark.parametrize(("method", "basis", "doubted"), METHODS)
def test_what_the_file_says_of_its_day(method: str | None, basis: str, doubted: bool) -> None:
    raw = RawText("", published=date(2023, 3, 14), published_text="14 March", published_method=method)
    found = said("Published: 16 March 2023", raw=raw)
    assert (found.when, found.text, found.basis) == (date(2023, 3, 14), "14 March", basis)
    assert ("may have been published earlier" in (found.doubt or "")) is doubted


# address, what stands above the text -> day, on what it rests
ADDRESSES = [
    ("https://news.example.org/2023/03/14/ports", "", date(2023, 3, 14), "metadata"),
    ("https://news.example.org/2023-3-4/ports", "", date(2023, 3, 4), "metadata"),
    ("https://news.example.org/2023/03/32/ports", "", None, "unknown"),
    ("https://news.example.org/2023/03/ports-14", "", None, "unknown"),
    ("https://news.example.org/2023/03/14/ports", "Published: 16 March 2023", date(2023, 3, 16), "stated"),
    ("https://news.example.org/2023/03/14/ports", "Published: 03/04/2023", None, "unknown"),
]


@pytest.mark.parametrize(("url", "above", "day", "basis"), ADDRESSES)
def test_an_address_tells_the_day_where_the_page_says_nothing(
    url: str, above: str, day: date | None, basis: str
) -> None:
    found = said(above, raw=RawText("", url=url))
    assert (found.when, found.basis) == (day, basis)


def test_the_zone_is_that_of_the_country_of_the_page() -> None:
    line = "Posted 14 Mar 2023, 06:05 PM IST"
    assert str(said(line, raw=RawText("", url="https://news.example.in/ports")).when).endswith("+05:30")
    assert str(said(line, raw=RawText("", publisher="Galway Irish Times")).when).endswith("+01:00")
    assert str(said(line).when) == "2023-03-14 18:05:00"


def test_metadata_wins_and_a_utc_time_moves_no_day() -> None:
    when = datetime.fromisoformat("2023-03-14T23:30:00+00:00")
    raw = RawText("", published=when, published_text="2023-03-14T23:30:00Z", published_method="json-ld")
    found = said("Published: 16 March 2023", raw=raw)
    assert found == Published(when, "2023-03-14T23:30:00Z", "metadata", None)


def test_a_dateline_at_the_start_of_the_text_counts() -> None:
    text = "TOKYO, March 14, 2023 (Quay) - " + BODY
    assert dct(text, zones(text)).when == date(2023, 3, 14)


# what stands before the first sentence of a text -> whether its day is that of the text
DATELINES = [
    ("EASTPORT, Norland – 14 March 2023 –", True),
    ("EASTPORT – 14 March 2023 –", True),
    ("EASTPORT, Norland — March 14, 2023 —", True),
    ("EASTPORT / WESTPORT – (March 14, 2023) –", True),
    ("EASTPORT, Norland, March 14, 2023 /NewsDesk/ --", True),
    ("EASTPORT | 14 March 2023 |", True),
    ("Port-le-Vieux, le 14 March 2023 –", True),
    ("St. Mary’s, N.L. – March 14, 2023 –", True),
    ("FOR IMMEDIATE RELEASE: Eastport – 14 March 2023 –", True),
    ("(Eastport, 14 March 2023)", True),
    ("14 March 2023 –", True),
    ("Work on Pier 2 – 14 March 2023 – was slow, it said.", False),
    ("It opened – 14 March 2023 –", False),
    ("On 14 March 2023 – a Tuesday –", False),
    ("Ana Quispe (14 March 1953 – 2 May 2003)", False),
    ("Ana Quispe (Eastport, 14 March 1953 – 2 May 2003) –", False),
    ("The pier (opened 14 March 2023) –", False),
]


@pytest.mark.parametrize(("opening", "counts"), DATELINES)
def test_what_a_dateline_looks_like(opening: str, counts: bool) -> None:
    text = f"{opening} {BODY}"
    found = dct(text, zones(text), None, "en").when
    assert found == (date(2023, 3, 14) if counts else None)


def test_a_day_that_the_article_tells_of_is_not_its_own() -> None:
    assert said("").when is None


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("The council of Eastport met on Monday, 13 March 2023 in its hall.", None),
        ("On 13 March 2023 the council of Eastport met in its hall.", None),
        ("EASTPORT, March 13, 2023 — The council of Eastport met in its hall.", "2023-03-13"),
        ("Published on 13 March 2023.", "2023-03-13"),
    ],
)
def test_a_short_first_sentence_that_tells_of_a_day_does_not_print_one(first: str, expected: str | None) -> None:
    text = f"Council meets\n\n{first}\n"
    zones_ = [(0, 13, "headline"), (15, 15 + len(first), "body")]
    found = dct(text, zones_, None, "en")  # type: ignore[arg-type]
    assert (found.when.isoformat() if found.when else None) == expected


def test_a_day_set_far_to_the_right_is_as_near_to_the_headline_as_any() -> None:
    found = said(f"By Quay Desk\n{' ' * 40}Tuesday, March 14, 2023 4:41AM")
    assert found.when == datetime(2023, 3, 14, 4, 41)
