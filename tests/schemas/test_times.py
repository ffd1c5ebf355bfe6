"""What an event's time answers: bounds, precision, doubts, overlap."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.edtf import parse
from schemas.times import EventTime
from tests.edtf_texts import edtf_texts


@given(edtf_texts())
def test_a_time_survives_json_and_pickle(text: str) -> None:
    when = EventTime(edtf=text, basis="stated")
    assert EventTime.model_validate_json(when.model_dump_json()) == when
    assert pickle.loads(pickle.dumps(when)) == when
    assert when.edtf == text


@given(edtf_texts())
def test_a_time_has_the_bounds_of_its_text(text: str) -> None:
    when, bounds = EventTime(edtf=text), parse(text)
    assert when.bounds == bounds
    assert (when.earliest, when.latest, when.start_latest, when.end_earliest, when.precision) == bounds[:5]


@given(edtf_texts())
def test_every_time_has_words(text: str) -> None:
    assert EventTime(edtf=text).in_words().strip() != ""


@given(edtf_texts(), edtf_texts())
def test_overlap_is_mutual_and_containing_implies_it(one: str, other: str) -> None:
    a, b = EventTime(edtf=one), EventTime(edtf=other)
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(a) and a.contains(a)
    if a.contains(b):
        assert a.overlaps(b)


@given(st.dates(), st.dates())
def test_days_overlap_when_they_are_one(one: object, other: object) -> None:
    assert EventTime(edtf=str(one)).overlaps(EventTime(edtf=str(other))) == (one == other)


OVERLAPS = [
    ("2024-07", "2024-07-28", True, True),
    ("2024-07-28", "2024-07", True, False),
    ("2024-07-28/2024-07-30", "2024-07-30", True, True),
    ("2024-07-28/2024-07-30", "2024-07-30/2024-08-02", True, False),
    ("2024-07-28/2024-07-30", "2024-07-31", False, False),
    ("2024-07-28/..", "2030", True, True),
    ("../2024", "1066", True, True),
]


@pytest.mark.parametrize(("one", "other", "overlaps", "contains"), OVERLAPS)
def test_overlap(one: str, other: str, overlaps: bool, contains: bool) -> None:
    assert EventTime(edtf=one).overlaps(EventTime(edtf=other)) is overlaps
    assert EventTime(edtf=one).contains(EventTime(edtf=other)) is contains


def test_undated_bounds_nothing_and_overlaps_nothing() -> None:
    undated, day = EventTime(), EventTime(edtf="2024-07-28")
    assert (undated.earliest, undated.latest, undated.precision, undated.bounds) == (None, None, "unknown", None)
    asked = (undated.overlaps(day), day.overlaps(undated), undated.contains(undated), day.contains(undated))
    assert asked == (False, False, False, False)


def test_an_end_that_is_not_stated_is_not_known() -> None:
    start = EventTime(edtf="2024-07-28", end_stated=False)
    assert (start.earliest, start.start_latest, start.end_earliest) == ("2024-07-28", "2024-07-28", None)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("2024~", True, False), ("2024?", False, True), ("2024%", True, True), ("2024", False, False)],
)
def test_doubts(text: str, approximate: bool, uncertain: bool) -> None:
    when = EventTime(edtf=text)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)


def test_a_wrong_text_is_refused_with_the_reason() -> None:
    with pytest.raises(ValidationError, match="there is no day 2024-02-30"):
        EventTime(edtf="2024-02-30")


def test_a_time_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        EventTime(edtf="2024").edtf = "2025"  # type: ignore[misc]
