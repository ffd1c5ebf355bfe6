"""Undated sayings: which dated one of their speaker they go on with, and which occasion is another one."""

from datetime import date

import pytest

from loaders.extract import extract
from schemas.source import Passage, Source
from schemas.vocabulary import shipped

DAY = date(2024, 7, 31)  # a Wednesday
MONDAY = ("2024-07-29", "inherited")
REPORT = ("2024-07-31", "inferred")

RAINS = ("It often rains in the hills of the north and the valleys behind them.",) * 4


def last_of(*lines):
    """Time and basis of the last mention of a text whose lead names no day."""
    passages, at = [], 0
    for line in (*RAINS, *lines):
        end = at + len(line)
        passages.append(Passage(ordinal=len(passages), kind="body", char_start=at, char_end=end, text=line))
        at = end + 1
    source = Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=tuple(passages))
    when = extract(source, shipped())[-1].when
    return when.edtf, when.basis


TOLD = "Governor Ana Quispe of Peru said on Monday that the port of Lima would close."
LAST_MONTH = "Governor Ana Quispe of Peru said in June that the port of Lima would close."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((TOLD, "She also said the mills were safe."), MONDAY),
        ((TOLD, *RAINS, "Quispe added that the mills were safe."), MONDAY),
        ((TOLD, "“The mills are safe,” Quispe told reporters."), MONDAY),
        ((LAST_MONTH, "She warned of floods in the valleys."), ("2024-06", "inherited")),
        # what was said long ago is not what the report comes back to
        ((LAST_MONTH, *RAINS, "Quispe said the mills were safe."), REPORT),
        # somebody else speaks
        ((TOLD, "President Karl Brandt of Chile said the mills were safe."), REPORT),
        # what was told before that is only looked back on
        (
            (TOLD, "A week earlier Quispe had told reporters of the plan.", *RAINS, "Quispe said the mills were safe."),
            MONDAY,
        ),
        # what is told in the present is of the report
        ((TOLD, "Quispe says the mills are safe."), REPORT),
    ],
)
def test_a_speech_goes_on_until_another_occasion_is_told(lines, expected):
    assert last_of(*lines) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("“We begin work on Friday,” said Governor Ana Quispe.", REPORT),
        ("“We have waited since 2015,” Governor Ana Quispe said.", REPORT),
        ("'We left on Monday,' Governor Ana Quispe said.", REPORT),
        ("`` I am ashamed of what was done yesterday , '' Ana Quispe told the mayor .", REPORT),
        ("Governor Ana Quispe said on Monday: “The mills are safe.”", ("2024-07-29", "relative")),
        ("“The mills,” Governor Ana Quispe said on Monday, “are safe.”", ("2024-07-29", "relative")),
    ],
)
def test_a_time_within_a_quotation_is_not_that_of_the_saying(line, expected):
    assert last_of(line) == expected
