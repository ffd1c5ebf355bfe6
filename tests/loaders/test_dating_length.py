"""A length behind a verb that looks ahead tells when: counted from the day of the text, and from no other."""

from datetime import date

import pytest

from loaders.extract import date_span
from schemas.source import Passage, Source


def told(text: str, word: str, day: date | None = date(2024, 7, 31)):
    passage = Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text)
    source = Source(id="doc", title="t", language="en", published=day, sha256="0" * 64, passages=(passage,))
    start = text.index(word)
    return date_span(source, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The ministers will meet in Oslo in three weeks.", "meet", "[2024-08-19..2024-08-25]"),
        ("The court will rule in ten days.", "rule", "2024-08-10"),
        ("Peru plans to launch a satellite in two years.", "launch", "2026"),
        ("The airline said it would open a base in Oslo in two months.", "open", "2024-09"),
        ("A new treaty is due to be signed in four months.", "signed", "2024-11"),
        ("An election will be held within three months.", "held", "[2024-07-31..2024-10-31]"),
        ("The envoy will leave within two days.", "leave", "[2024-07-31..2024-08-02]"),
    ],
)
def test_a_length_ahead_is_counted_from_the_day_of_the_text(text: str, word: str, expected: str) -> None:
    when = told(text, word)
    assert (when.edtf, when.basis, when.rule, when.anchor) == (expected, "relative", "length-ahead", "2024-07-31")
    assert text[when.char_start : when.char_end] == when.text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The envoy will make the first visit in fifty years.", "visit"),  # a record, looked back on
        ("The envoy will visit Oslo for the second time in three months.", "visit"),
        ("It will be the biggest strike in ten years.", "strike"),
        ("The army lost three towns in two weeks.", "lost"),  # past
        ("The trial will open in two weeks of hearings.", "open"),  # measures what follows
        ("The envoy will not leave in two weeks.", "leave"),
        ("The road will close, and in two weeks much may change.", "close"),  # of the other clause
        ("The envoy will leave in two weeks or so after the vote.", "leave"),
    ],
)
def test_other_lengths_are_not(text: str, word: str) -> None:
    assert told(text, word).rule != "length-ahead"


def test_without_a_day_to_count_from_nothing_is_counted() -> None:
    assert told("The ministers will meet in Oslo in three weeks.", "meet", None).edtf is None
