"""What hangs under a clause of time, a relative clause, reported speech or a noun went before the news."""

from datetime import date

import pytest

from loaders.extract import estimate
from schemas.source import Passage, Source

DAY, REPORT = date(2024, 7, 31), "2024-07-31"
BEFORE, ON = (None, REPORT), (REPORT, REPORT)


def begin(word, *lines):
    passages, at = [], 0
    for ordinal, text in enumerate(lines):
        passages.append(Passage(ordinal=ordinal, kind="body", char_start=at, char_end=at + len(text), text=text))
        at += len(text) + 1
    source = Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=tuple(passages))
    return estimate(source, source.text.index(word), 0).begin


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The mill closed after the owner fled the town.", "fled", BEFORE),
        ("The mill closed after the owner fled the town.", "closed", ON),
        ("Nobody knew why the mill exploded.", "exploded", ON),
        ("The town wept when the mill exploded.", "exploded", BEFORE),
        ("The mason who built the mill spoke.", "built", BEFORE),
        ("The gang freed the trader they kidnapped.", "kidnapped", BEFORE),
        ("The plates found at the mill were old.", "found", BEFORE),
        ("The army freed men captured in the war.", "captured", BEFORE),
        ("Quispe pledged to stand united with the town.", "pledged", ON),
        ("The hall stood in a site declared safe.", "declared", ON),
        ("The mill, an old house, closed.", "closed", ON),
    ],
)
def test_what_went_before(text, word, expected):
    assert begin(word, text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("sank", BEFORE), ("belonged", ON), ("said", ON)],
)
def test_deep_in_the_text_what_is_said_to_have_happened_did_so_before(word, expected):
    lines = ("The port is quiet.", "It rains there.", "It is cold.")
    assert begin(word, *lines, "Quispe said that the ferry sank and that it belonged to her.") == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("When Quispe first showed the hall, she praised its roof.", "praised", BEFORE),
        ("When asked about the hall, she praised its roof.", "praised", ON),
        ("She has said so before.", "said", BEFORE),
        ("“We won,” Ana Quispe said.", "said", ON),
        ("Chad initially insisted on a vote.", "insisted", BEFORE),
        ("Early on, the firm repeatedly said so.", "said", BEFORE),
        ("Chad said at the time that it was poor.", "said", BEFORE),
        ("Chad voiced concern back then over the dam.", "voiced", BEFORE),
        ("Chad said at the time of the vote that it was poor.", "said", ON),
        ("Chad said its men were there at that time.", "said", ON),
    ],
)
def test_what_was_said_before_the_day_of_the_report(text, word, expected):
    assert begin(word, "The port is quiet.", "It rains there.", text) == expected


def test_in_a_lead_the_perfect_is_the_news():
    assert begin("confirmed", "The ministry has confirmed the plan.") == ON
