"""How long ago something is, by a length and "after": counted back from the clause that the length hangs on."""

from datetime import date

import pytest

from loaders.extract import date_span
from schemas.source import Passage, Source

DAY = date(2024, 7, 31)  # a Wednesday
WEEK = "[2024-07-15..2024-07-21]"


def told(text: str, word: str, before: int = 0):
    lines = [*["The town is quiet."] * before, text]
    passages, at = [], 0
    for line in lines:
        passages.append(Passage(ordinal=len(passages), kind="body", char_start=at, char_end=at + len(line), text=line))
        at += len(line) + 1
    source = Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=tuple(passages))
    start = passages[-1].char_start + text.index(word)
    return date_span(source, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word", "edtf"),
    [
        ("Two weeks after a quake struck Cusco, families are still sleeping in tents.", "struck", WEEK),
        ("Two weeks after a quake struck Cusco, families are still sleeping in tents.", "quake", WEEK),
        ("A month after the envoys swore to keep the truce, four towns are arming.", "swore", "2024-06"),
        ("Just three days after the mill sacked its cook, the ovens are cold.", "sacked", "2024-07-28"),
        ("A year after the army seized the radio, the talks have stalled.", "seized", "2023"),
        ("Families are still sleeping in tents a month after the dam burst.", "burst", "2024-06"),
        ("It is ten years since the rebels stormed the palace.", "stormed", "2014"),
        ("A day after the mayor resigned, guards cleared the square.", "resigned", "2024-07-30"),
        ("Two days after the mill burned, its owner fled on Friday.", "burned", "2024-07-24"),
        ("Six weeks after the election, the isle has no cabinet.", "election", "[2024-06-17..2024-06-23]"),
    ],
)  # fmt: skip
def test_a_length_is_counted_back(text, word, edtf):
    when = told(text, word)
    assert (when.edtf, when.rule) == (edtf, "length-back")
    assert when.text in text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Parents get a letter two weeks after a child is born.", "born"),
        ("Two years after the 2001 attacks, the isle closed its port.", "attacks"),
        ("Two weeks after the mill won the bid, the town will cancel it.", "won"),
        ("Two weeks after the report on the flood, families are still waiting.", "flood"),
        ("Months after the dam burst, families are still waiting.", "burst"),
        ("Two weeks after the miner who had led the strike fell, families are waiting.", "led"),
    ],
)
def test_what_is_not_counted_back(text, word):
    assert told(text, word).rule != "length-back"


def test_deep_in_a_text_the_past_lies_on_no_day_that_could_be_counted_from():
    text = "A day after the mayor resigned, guards cleared the square."
    assert told(text, "resigned", before=5).rule != "length-back"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Days after the wreck of 14 July, the owner sold the ferry.", "[2024-07-14..2024-07-31]"),
        ("After the wreck of 14 July, the owner sold the ferry.", "[2024-07-14..2024-07-31]"),
        ("The owner sold the ferry shortly after the wreck of 14 July.", "[2024-07-14..2024-07-31]"),
        ("The owner sold the ferry after a row with the guild.", "2024-07-31"),
        ("The mayor left after the wreck of 14 July and the owner sold the ferry.", "2024-07-31"),
        ("Days after the wreck of 14 July, the owner sold the ferry on Monday.", "2024-07-29"),
    ],
)
def test_what_came_after_a_dated_happening_is_bounded_by_it(text, expected):
    assert told(text, "sold").edtf == expected
