"""What a length and "after" part from a dated clause has not that clause's day: it is reckoned, or only bounded."""

from datetime import date

import pytest

from loaders.extract import date_span
from schemas.source import Passage, Source


def edtf(text: str, word: str) -> str | None:
    passage = Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text)
    source = Source(id="doc", title="t", language="en", published=date(2024, 7, 31), sha256="0" * 64,
                    passages=(passage,))  # fmt: skip
    start = text.index(word)
    return date_span(source, start, start + len(word)).edtf


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The mayor quit on Monday, two days after a blast rocked the harbour.", "quit", "2024-07-29"),
        ("The mayor quit on Monday, two days after a blast rocked the harbour.", "blast", "2024-07-27"),
        ("The mayor quit on Monday, two days after a blast rocked the harbour.", "rocked", "2024-07-27"),
        ("The mayor on Monday quit, a week after a gunman shot the judge.", "shot", "[2024-07-22..2024-07-28]"),
        ("The envoy landed on 3 June, three days before the talks opened.", "opened", "2024-06-06"),
        ("The bridge reopened on Monday, a year after a barge rammed it.", "rammed", "2023"),
        ("The bridge reopened on Monday, months after a barge rammed it.", "rammed", "[..2024-07-29]"),
        ("The crowd left on Monday, hours after the polls closed.", "closed", "2024-07-29"),
        ("The crowd left on Monday hours after a gunman shot the judge.", "shot", "2024-07-29"),
        ("The mayor quit on Monday, two days after a blast, and the council met in Lima.", "met", "2024-07-29"),
    ],
)
def test_a_length_and_after_part_two_days(text: str, word: str, expected: str) -> None:
    assert edtf(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Two weeks after the strike of 4 June, the owner sold the ferry.", "sold", "2024-06-18"),
        ("The owner sold the ferry three days after the wreck of 4 June.", "sold", "2024-06-07"),
        ("Ten days before the vote on 20 July, the minister resigned.", "resigned", "2024-07-10"),
        ("Hours after the blast on 12 July, police arrested a welder.", "arrested", "2024-07-12"),
        ("Only two days after the raid of 9 July, the union called a strike.", "strike", "2024-07-11"),
        ("Two months after he took office on 12 March, Ivo Lam resigned.", "resigned", "2024-05"),
        ("The board will meet two days after the hearing on 12 August.", "meet", "2024-08-14"),
        ("On Monday, two weeks after the strike of 4 June, the owner sold the ferry.", "sold", "2024-07-29"),
        ("Two weeks after the strike of 4 June, the owner sold the ferry on Monday.", "sold", "2024-07-29"),
        ("Ana Quispe, who quit two weeks after the strike of 4 June, sold the ferry.", "sold", "2024-07-31"),
        ("Two weeks after the strike of 4 June, the mayor quit and the owner sold the ferry.", "strike", "2024-06-04"),
    ],
)
def test_a_length_from_a_dated_happening_counts_to_the_day_of_the_clause(text: str, word: str, expected: str) -> None:
    assert edtf(text, word) == expected
