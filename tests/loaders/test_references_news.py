"""What the opening of a text tells as its news, and how late what it says may have happened."""

from datetime import date

import pytest

from loaders.extract import extract
from schemas.source import Passage, Source
from schemas.vocabulary import shipped

DAY = date(2024, 7, 31)  # a Wednesday


def told(trigger, *lines):
    """The time and status of the first mention with that trigger, else None."""
    passages, at = [], 0
    for line in lines:
        end = at + len(line)
        passages.append(Passage(ordinal=len(passages), kind="body", char_start=at, char_end=end, text=line))
        at = end + 1
    source = Source(id="doc", title="t", language="en", published=DAY, sha256="0" * 64, passages=tuple(passages))
    return next(((m.when.edtf, m.status) for m in extract(source, shipped()) if m.trigger == trigger), None)


RAINS = ("It often rains in the hills of the north and the valleys behind them.",) * 4


@pytest.mark.parametrize(
    ("trigger", "lines", "expected"),
    [
        # news in the perfect has the day that the text gives for it further on
        (
            "sued",
            (
                "Ana Quispe, a cook in Callao, has sued the firm Orbita over a fire in her kitchen.",
                "In a complaint filed late Monday in Lima, Quispe asks for a million.",
            ),
            ("2024-07-29", "occurred"),
        ),
        # but not that of a saying, nor of others
        (
            "sued",
            (
                "Ana Quispe, a cook in Callao, has sued the firm Orbita over a fire in her kitchen.",
                "The firm said on Monday that it was sorry for what had become of Quispe.",
            ),
            ("[..2024-07-31]", "occurred"),
        ),
        # what a page of Wednesday dates on Thursday was written on after its day
        ("urged", (*RAINS, "Chile's governor urged the men Thursday to stay at home."), ("2024-08-01", "occurred")),
        # who is announcing a thing announces it with these words; another deed goes on
        (
            "announcing",
            ("Rain fell on Monday.", *RAINS, "Orbita is announcing a plan to rebuild the port of Lima."),
            ("2024-07-31", "occurred"),
        ),
        # a hearing that will weigh evidence is planned, one that is weighed is not settled
        ("hearing", ("A hearing on Friday will consider the case of Ana Quispe.",), ("2024-08-02", "planned")),
        ("visit", ("Peru is weighing a visit to Chile in October.",), ("2024-10", "tentative")),
        # what is fought is there
        ("financial crisis", (*RAINS, "Peru met Chile in Lima to combat the financial crisis."), None),
        ("raid", (*RAINS, "Peru condemned the raid in Arica."), None),
        # a plan that was launched is none
        (
            "investigation",
            ("Peru has launched a widely expected investigation into the fall of Orbita.",),
            ("[..2024-07-31]", "occurred"),
        ),
        # what is under way when somebody speaks of it is not over
        ("investigating", (*RAINS, "Peru said it was investigating the raid in Arica."), (None, "ongoing")),
        ("closing", (*RAINS, "Peru said it was closing the port on Friday."), ("2024-08-02", "planned")),
        # a thing that the sentence before has dated, taken up
        (
            "killed",
            (
                *RAINS,
                "One of the worst spills was one of five tonnes near Arica in 1976.",
                "That spill killed nine men.",
            ),
            ("1976", "occurred"),
        ),
        (
            "killed",
            ("The worst spills were near Arica.", "That spill killed Ana Quispe."),
            ("[..2024-07-31]", "occurred"),
        ),
        # a plan that is announced is told by the announcing
        ("rescue plan", (*RAINS, "The mayor last week announced a rescue plan that hurt the banks."), None),
        # a known mishap is not of the day on which somebody names its cause
        ("accident", ("Critics say that haste caused the accident in Lima.",), ("[..2024-07-31]", "occurred")),
        # what somebody pays for, or answers, has not the day on which they say so
        ("oil spill", (*RAINS, "Orbita vowed Monday to pay all costs from the massive oil spill in Peru."), None),
        ("raid", (*RAINS, "Ana Quispe will judge the response to the raid and meet the mayor on Friday."), None),
        # what is asked for is not there
        ("meeting", (*RAINS, "Peru has requested an urgent meeting of the United Nations."), None),
        # what has been spilled is a thing
        ("spilled", ("Cleaning up spilled oil takes Peru years.",), None),
        # what a spill is, is no happening
        ("oil spill", (*RAINS, "Orbita's oil spill is a human tragedy."), None),
    ],
)
def test_news_and_what_is_none(trigger, lines, expected):
    assert told(trigger, *lines) == expected


@pytest.mark.parametrize(
    ("trigger", "lines", "expected"),
    [
        # a headline tells what its lead dates, in words of another kin, too
        (
            "buys",
            ("Orbita buys rival", "(AP) - Orbita of Lima made a “last and best” bid on Monday for the yards of Ilo."),
            ("2024-07-29", "occurred"),
        ),
        (
            "resigns",
            (
                "Mayor of Ilo resigns",
                "The mayor read out a letter on Monday, after years in office, and left the hall.",
            ),
            ("2024-07-29", "occurred"),
        ),
        # with its verb it tells anew what the text names of another day
        (
            "launches",
            ("Chile launches missile", "It flew over the hills.", "The launch of 3 May had failed, the army says."),
            ("2024-07-31", "occurred"),
        ),
        # what a page of Wednesday dates on Thursday is over in its headline, too
        (
            "seize",
            ("Rebels seize town", "Rebels seized the town of Ilo on Thursday, people there said."),
            ("2024-08-01", "occurred"),
        ),
    ],
)
def test_what_a_headline_tells_has_the_day_of_its_lead(trigger, lines, expected):
    assert told(trigger, *lines) == expected
