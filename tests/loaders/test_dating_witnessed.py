"""What weekdays and feasts mean in a text without a day that shows messages or pictures of one."""

from datetime import date

import pytest

from loaders.extract import extract, read
from schemas.source import Passage, Source
from schemas.vocabulary import shipped

MESSAGE = "The bridge is open. — Port of Callao (@callaoport) May 5, 2021"  # a Wednesday
OTHER = "No ship was lost. — Ana Quispe (@anaquispe) May 4, 2021"
PICTURE = "Crews clear a road near the port of Callao, Peru, Wednesday, May 5, 2021. (Ana Quispe/AP)"
BARE_PICTURE = "Crews clear a road near the port of Callao, Peru, May 5, 2021. REUTERS/Ana Quispe"
TALE = "The port is quiet now and its mills stand still."


def source_of(*lines):
    passages, at = [], 0
    for line in lines:
        passages.append(Passage(ordinal=len(passages), kind="body", char_start=at, char_end=at + len(line), text=line))
        at += len(line) + 1
    return Source(id="doc", title="t", language="en", sha256="0" * 64, passages=tuple(passages))


def told(words, *lines):
    """The time that words of a text mean."""
    (when,) = (r.when for r in read(source_of(*lines)).times if r.timex.text == words)
    return when.edtf if when is not None else None


@pytest.mark.parametrize(
    ("words", "sentence", "expected"),
    [
        ("Monday", "A storm sank two ships on Monday.", "2021-05-03"),
        ("late Tuesday", "The governor revealed his aims late Tuesday.", "2021-05-04"),
        ("Wednesday", "Crews cleared the road on Wednesday.", "2021-05-05"),
        ("April 12", "The mill burned down on April 12.", "2021-04-12"),
        ("New Year's Day", "The mill burned down on New Year's Day.", "2021-01-01"),
        ("last month", "The mill burned down last month.", "2021-04"),
        ("Thursday", "Crews cleared the road on Thursday.", "2021-05-06"),
        # it may have been written on any of the next days
        ("Friday", "Crews cleared the road on Friday.", None),
        ("yesterday", "Crews cleared the road yesterday.", None),
        ("today", "Crews cleared the road today.", None),
        # part of a match, not of a year
        ("the third quarter", "The Bulls led 20-0 in the third quarter.", None),
    ],
)
def test_counted_from_two_messages(words, sentence, expected):
    assert told(words, TALE, OTHER, sentence, MESSAGE) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((TALE, "A storm sank two ships on Wednesday.", MESSAGE), "2021-05-05"),
        ((PICTURE, TALE, "A storm sank two ships on Wednesday."), "2021-05-05"),
        ((BARE_PICTURE, TALE, "A storm sank two ships on Wednesday."), "2021-05-05"),
        # one alone, and none of its days is spoken of
        ((TALE, "A storm sank two ships on Friday.", MESSAGE), None),
        # a picture further down may be of any year
        ((TALE, TALE, TALE, BARE_PICTURE, "A storm sank two ships on Wednesday."), None),
        ((TALE, "A storm sank two ships on Wednesday."), None),
    ],
)
def test_what_bears_a_day_out(lines, expected):
    words = "Friday" if any("Friday" in line for line in lines) else "Wednesday"
    found = [r.when for r in read(source_of(*lines)).times if r.timex.text == words]
    assert (found[-1].edtf if found[-1] is not None else None) == expected


def test_the_doubt_is_said():
    (storm,) = (m for m in extract(source_of(TALE, OTHER, "A storm sank two ships on Monday.", MESSAGE), shipped())
                if m.trigger == "storm")  # fmt: skip
    assert (storm.when.edtf, storm.when.basis, storm.when.anchor) == ("2021-05-03", "relative", "2021-05-05")
    assert storm.when.doubt is not None and "'May 5, 2021' under a message" in storm.when.doubt
    assert storm.confidence == 0.6


def test_what_happened_goes_on_with_a_lead_that_names_its_day():
    found = extract(
        source_of(
            "Callao beat Cusco on Wednesday in front of its home crowd for the first time in years.",
            "In a match of many fouls, Callao scored twice in the last minute.",
            "The governor said the match was fair.",
            PICTURE,
        ),
        shipped(),
    )
    days = {m.trigger: (m.when.edtf, m.when.basis) for m in found}
    assert days["scored"] == ("2021-05-05", "inferred")
    assert days.get("said", (None, None))[0] is None


def test_a_text_with_a_day_counts_from_it():
    source = source_of(TALE, OTHER, "A storm sank two ships on Monday.", MESSAGE)
    dated = source.model_copy(update={"published": date(2021, 5, 12), "published_basis": "metadata"})
    (when,) = (r.when for r in read(dated).times if r.timex.text == "Monday")
    assert (when.edtf, when.doubt) == ("2021-05-10", None)
