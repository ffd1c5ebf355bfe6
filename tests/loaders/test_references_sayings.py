"""Undated sayings: which dated one of their speaker they go on with, and which occasion is another one."""

from datetime import date

import pytest

from loaders.extract import extract
from schemas.source import Passage, Source
from schemas.vocabulary import shipped

DAY = date(2024, 7, 31)  # a Wednesday
MONDAY = ("2024-07-29", "inherited")
REPORT = ("2024-07-31", "inferred")
UNTIL_REPORT = ("[..2024-07-31]", "inferred")

RAINS = ("It often rains in the hills of the north and the valleys behind them.",) * 4


def last_of(*lines):
    """Time and basis of the last mention of a text whose lead names no day."""
    passages, at = [], 0
    for line in (*RAINS, "Crews in Chile closed a road on Tuesday.", *lines):
        end = at + len(line)
        passages.append(Passage(ordinal=len(passages), kind="body", char_start=at, char_end=end, text=line))
        at = end + 1
    source = Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=tuple(passages))
    when = extract(source, shipped())[-1].when
    return when.edtf, when.basis


TOLD = "Governor Ana Quispe of Peru said on Monday that the port of Lima would close."
PETITION = "The June 19 petition of Governor Ana Quispe of Peru addresses this."
LAST_MONTH = "Governor Ana Quispe of Peru said in June that the port of Lima would close."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((TOLD, "She also said the mills were safe."), MONDAY),
        ((PETITION, "Quispe said the mills were safe."), REPORT),
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


HEARING = "Three firms took part in a pair of hearings in Lima on Monday."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # on an occasion of many speakers, what the report quotes was said there
        ((HEARING, "President Karl Brandt of Chile said the mills were safe."), ("2024-07-29", "inferred")),
        (("Three firms took part in a race in Lima on Monday.", "President Karl Brandt of Chile said he won."), REPORT),
    ],
)
def test_a_report_of_a_hearing_quotes_what_was_said_at_it(lines, expected):
    passages, at = [], 0
    for line in lines:
        passages.append(Passage(ordinal=len(passages), kind="body", char_start=at, char_end=at + len(line), text=line))
        at += len(line) + 1
    source = Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=tuple(passages))
    assert [(m.when.edtf, m.when.basis) for m in extract(source, shipped()) if m.trigger == "said"] == [expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("The king met Ana Quispe on Monday.", "Afterwards, Quispe called for reform in Peru."), MONDAY),
        (("The king met Ana Quispe on Monday.", "She called for reform in Peru."), MONDAY),
        (("The king met Ana Quispe in May.", "Afterwards, Quispe called for reform in Peru."), UNTIL_REPORT),
    ],
)
def test_what_came_next_was_on_the_same_day(lines, expected):
    assert last_of(*lines) == expected


ESSAY = "It is hard to see what the port of Lima is for."


def first_of(*lines):
    """Time and basis of the first mention that is a saying of a text with these lines."""
    passages, at = [], 0
    for line in lines:
        end = at + len(line)
        passages.append(Passage(ordinal=len(passages), kind="body", char_start=at, char_end=end, text=line))
        at = end + 1
    source = Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=tuple(passages))
    return next((m.when.edtf, m.when.basis) for m in extract(source, shipped()) if m.type == "statement")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # an essay tells of no day near its own: what somebody said, was said some time before
        ((*[ESSAY] * 4, "Governor Ana Quispe of Peru said the mills were safe."), UNTIL_REPORT),
        ((*[ESSAY] * 4, "Governor Ana Quispe of Peru says the mills are safe."), UNTIL_REPORT),
        ((*[ESSAY] * 4, "Governor Ana Quispe of Peru admits the mills are old."), UNTIL_REPORT),
        # a report tells of what was done that week, wherever it does
        ((*[ESSAY] * 4, "Governor Ana Quispe of Peru said the mills were safe.", "Rain fell on Monday."), REPORT),
        # or has its day above it
        (("31 July 2024", *[ESSAY] * 4, "Governor Ana Quispe of Peru said the mills were safe."), REPORT),
        # what is ahead makes no report
        (
            (*[ESSAY] * 4, "Governor Ana Quispe of Peru said the mills were safe.", "Rain will fall on Monday."),
            UNTIL_REPORT,
        ),
        # what has been said "recently" was not said today, wherever it stands
        (("Governor Ana Quispe of Peru recently said the mills were safe.", "Rain fell on Monday."), UNTIL_REPORT),
        (("Governor Ana Quispe of Peru famously said the mills were safe.", "Rain fell on Monday."), UNTIL_REPORT),
    ],
)
def test_only_news_puts_its_sayings_on_its_own_day(lines, expected):
    assert first_of(*lines) == expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Brandt also said Tuesday that the ships would sail.", ("2024-07-30", "inherited")),
        ("Brandt said on Monday that the ships would sail.", REPORT),
        ("In a letter of 30 July Brandt had said that the ships would sail.", REPORT),
        ("Ana Quispe said Tuesday that the ships would sail.", REPORT),
    ],
)
def test_a_saying_has_the_day_that_the_text_names_for_its_speaker_further_on(behind, expected):
    lines = ("Governor Karl Brandt of Peru said that the port was closed.", *RAINS, behind)
    assert first_of(*lines) == expected
