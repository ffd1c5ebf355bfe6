"""The forms of `when`: a text, words, or keys; and the faults of each."""

from typing import Any

import pytest

from loaders.curated.when import is_zone, like_zone, read_when
from schemas.times import EventTime


def test_edtf_keeps_no_words() -> None:
    assert read_when("2024-07-28") == (EventTime(edtf="2024-07-28", basis="curated"), [])


def test_words_are_kept_beside_what_they_mean() -> None:
    assert read_when("28 July 2024") == (EventTime(edtf="2024-07-28", basis="curated", text="28 July 2024"), [])


# keys, EDTF, whether the end is stated, words that were read
KEYS = [
    ({"start": "2024-07-28"}, "2024-07-28", False, None),
    ({"start": "2024-07-28T15:30"}, "2024-07-28T15:30", False, None),
    ({"start": "28 July 2024"}, "2024-07-28", False, "28 July 2024"),
    ({"start": "2024-07-28", "end": "2024-07-30"}, "2024-07-28/2024-07-30", True, None),
    ({"start": "28 July 2024", "end": "August 2024"}, "2024-07-28/2024-08", True, "28 July 2024 – August 2024"),
    ({"start": "2024-07-28", "end": "2024-07-28"}, "2024-07-28", True, None),
    ({"start": "2024-07-28", "end": ".."}, "2024-07-28/..", True, None),
    ({"start": "..", "end": "2024-07-28"}, "../2024-07-28", True, None),
    ({"end": "2024-07-28"}, "/2024-07-28", True, None),
    ({"edtf": "[2024-07-28..2024-07-30]"}, "[2024-07-28..2024-07-30]", True, None),
    ({"edtf": "28 to 30 July 2024"}, "2024-07-28/2024-07-30", True, "28 to 30 July 2024"),
    ({"edtf": "2024-07-28", "text": "on Sunday"}, "2024-07-28", True, "on Sunday"),
]


@pytest.mark.parametrize(("written", "edtf", "end_stated", "text"), KEYS)
def test_keys(written: dict[str, str], edtf: str, end_stated: bool, text: str | None) -> None:
    when, faults = read_when(written)
    assert faults == []
    assert when == EventTime(edtf=edtf, basis="curated", end_stated=end_stated, text=text)


def test_a_zone_and_a_doubt_are_kept() -> None:
    when, _ = read_when({"start": "2024-07-28", "zone": "Asia/Tokyo", "doubt": "the text says Sunday only"})
    assert when is not None and (when.zone, when.doubt) == ("Asia/Tokyo", "the text says Sunday only")


def test_a_time_may_be_given_up() -> None:
    when, faults = read_when({"edtf": "2024-07-28", "given_up": True})
    assert not faults and when is not None and when.in_words() == "no longer 28 July 2024"


# written, path, code, message, hint
FAULTS: list[tuple[Any, tuple[str, ...], str, str, str]] = [
    ({"start": "2024-07-28", "zone": "Tokyo"}, ("zone",), "E09", "no time zone 'Tokyo'", "did you mean 'Asia/Tokyo'?"),
    ({"start": "2024-07-28", "zone": "asia/../x"}, ("zone",), "E09", "no time zone 'asia/../x'", ""),
    ({"start": "2024-07-30", "end": "2024-07-28"}, (), "E03", "'2024-07-30/2024-07-28' ends before it starts", ""),
    ({"start": ".."}, (), "E03", "'..' is not an EDTF date", ""),
    ({"start": "..", "end": ".."}, (), "E03", "'../..' bounds nothing", ""),
    ({"start": "2024/2025"}, ("start",), "E03", "'2024/2025' is more than one day or month",
     "write such a time as edtf: …"),
    ({"edtf": "2024", "start": "2024"}, ("edtf",), "E03",
     "'edtf' says the whole time; it stands without 'start' and 'end'", ""),
    ({"zone": "Asia/Tokyo"}, (), "E03", "no date is given", "write start: 2024-07-28, or leave 'when' out"),
    ({}, (), "E03", "no date is given", "write start: 2024-07-28, or leave 'when' out"),
    ({"strat": "2024"}, ("strat",), "E01", "unknown key 'strat'", "did you mean 'start'?"),
    ({"start": ["2024"]}, ("start",), "E01", "text is wanted, not a list or keys and values",
     "put it in quotes if it begins with a bracket"),
    (["2024-07-28"], (), "E03", "'when' is a date or keys, not a list", "write when: 2024-07-28"),
]  # fmt: skip


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: f"{row[0]}")
def test_one_fault(row: tuple[Any, tuple[str, ...], str, str, str]) -> None:
    when, faults = read_when(row[0])
    assert when is None
    assert [fault[:4] for fault in faults] == [row[1:]]


def test_all_faults_at_once() -> None:
    when, faults = read_when({"start": "Monday", "end": "03/04/2024", "zone": "Tokyo"})
    assert when is None
    assert [(fault.path, fault.code) for fault in faults] == [
        (("start",), "E03"),
        (("end",), "E03"),
        (("zone",), "E09"),
    ]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Asia/Tokyo", True),
        ("UTC", True),
        ("Tokyo", False),
        ("Asia", False),
        ("", False),
        ("../x", False),
        ("a\0b", False),
    ],
)
def test_zones(name: str, known: bool) -> None:
    assert is_zone(name) is known


def test_near_zones_are_found_by_their_city() -> None:
    assert like_zone("new york") == "did you mean 'America/New_York'?"
    assert "'Asia/Tokyo'" in like_zone("Asia/Tokio")
