"""Happenings that are put off, called off or brought forward: one happening each, with what became of its day."""

import pytest

from loaders.extract import extract
from schemas.vocabulary import shipped
from tests.loaders.test_extract import source_of


def told(*lines, first="body") -> list[tuple[str, str, str | None]]:
    """The mentions of a text published on Sunday 28 July 2024: (trigger, status, EDTF), reported speech left out."""
    found = extract(source_of(*lines, first=first), shipped())
    return [(m.trigger, m.status, m.when.edtf) for m in found if m.type != "statement"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The launch of the Chilean satellite, planned for 4 August, has been postponed to 9 August.",
            ("launch", "postponed", "2024-08-09"),
        ),
        ("The summit in Quito, planned for Monday, has been postponed.", ("summit", "postponed", "2024-07-29")),
        ("The summit in Quito was delayed for two hours on Friday.", ("summit", "occurred", "2024-07-26")),
        ("The summit was put back from 4 to 9 August.", ("summit", "postponed", "2024-08-09")),
        ("The marathon, due to begin on 3 August, was averted.", ("marathon", "cancelled", "2024-08-03")),
        ("The march through Ilo, planned for 3 August, was averted.", ("march through", "cancelled", "2024-08-03")),
        ("The concert, which was due tomorrow, is off.", ("concert", "cancelled", "2024-07-29")),
        ("The summit, set for 3 August, is off.", ("summit", "cancelled", "2024-08-03")),
        ("The walkout planned for 3 August was averted.", ("walkout", "cancelled", "2024-08-03")),
        ("The lecture on Friday is fully booked.", ("lecture", "planned", "2024-08-02")),
        ("The concert on Saturday is sold out.", ("concert", "planned", "2024-08-03")),
        ("The marathon, due on 3 August, was called off.", ("marathon", "cancelled", "2024-08-03")),
        ("The ministry called off the talks on Friday.", ("talks", "cancelled", "[2024-07-26..]")),
        ("The ministers agreed to bring the summit forward to 1 August.", ("summit", "planned", "2024-08-01")),
        ("The two may postpone the summit of 3 August.", ("summit", "planned", "2024-08-03")),
        (
            "The summit, due on 3 August, slipped to 9 August because of a strike.",
            ("summit", "postponed", "2024-08-09"),
        ),
        ("The summit has been moved to 9 August.", ("summit", "planned", "2024-08-09")),
        ("The summit of Peru, due in August, moved to Lima on Friday.", ("moved", "occurred", "2024-07-26")),
        ("They did not cancel the summit of 3 August.", ("summit", "planned", "2024-08-03")),
        ("The summit was scheduled for 3 August.", ("summit", "planned", "2024-08-03")),
        ("The summit was originally scheduled for 3 August.", ("summit", "postponed", "2024-08-03")),
        ("The summit had initially been set to begin on 3 August.", ("summit", "postponed", "2024-08-03")),
        ("The summit in Quito was originally due on 3 August.", ("summit", "postponed", "2024-08-03")),
        ("The summit, originally due on 3 August, was put off to 9 September.", ("summit", "postponed", "2024-09-09")),
        (
            "The film festival, scheduled to open on 3 August, was put off until May.",
            ("film festival", "postponed", "2025-05"),
        ),
        (
            "The trial, which was due to start on Friday, has been delayed to 7 August.",
            ("trial", "postponed", "2024-08-07"),
        ),
        ("The talks, planned for Friday, were called off on Sunday.", ("talks", "cancelled", "2024-08-02")),
        ("The summit had been scheduled for 3 August but was postponed.", ("summit", "postponed", "2024-08-03")),
        ("The concert was due on 3 August but has since been cancelled.", ("concert", "cancelled", "2024-08-03")),
        ("The summit had been set for 3 August, but it was called off.", ("summit", "cancelled", "2024-08-03")),
        ("The summit was set for 3 August and the fair was cancelled.", ("summit", "planned", "2024-08-03")),
        ("A strike planned for Thursday was cancelled.", ("strike", "cancelled", "2024-08-01")),
        ("The unions called off a strike.", ("strike", "cancelled", "[2024-07-28..]")),
        ("The trade fair was cancelled in 2020 and 2021.", ("trade fair", "cancelled", "2020")),
    ],
)
def test_what_became_of_its_day(text, expected):
    assert expected in told("The town is quiet.", "It often rains there.", text)


@pytest.mark.parametrize(
    ("text", "given_up"),
    [
        ("The summit in Quito, planned for Monday, has been postponed.", True),
        ("Monday's summit in Quito has been postponed.", True),
        ("The summit in Quito was originally scheduled for Monday.", True),
        ("The summit in Quito, planned for Monday, has been postponed to 9 August.", False),
        ("The summit in Quito, planned for Monday, was called off.", False),
        ("The summit in Quito is planned for Monday.", False),
    ],
)
def test_a_day_without_another_in_its_place_is_given_up(text, given_up):
    found = extract(source_of("The town is quiet.", text), shipped())
    assert [m.when.given_up for m in found if m.trigger == "summit"] == [given_up]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ortega cancels Asia tour after quake warning", [("tour", "cancelled")]),
        ("Rain delays talks by a day", [("talks", "postponed")]),
        ("Snow delays trains by an hour", []),
        ("Fans of the marathon postponed their journeys after the earthquake", []),
    ],
)
def test_a_headline_tells_what_is_moved_and_nothing_else(text, expected):
    found = [(trigger, status) for trigger, status, _ in told(text, first="headline")]
    assert [one for one in found if one[0] != "marathon" or one[1] != "occurred"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks resume on Thursday.", ("talks", "planned", "2024-08-01")),
        ("The talks resumed on Thursday.", ("talks", "ongoing", "2024-07-25")),
        ("Peru said on Thursday it had agreed to sign a treaty with Chile.", None),
    ],
)
def test_a_day_looks_where_the_verb_beside_it_does(text, expected):
    found = told("The town is quiet.", "It often rains there.", text)
    if expected is None:
        assert [one for one in found if one[0] == "sign" and one[2] in ("2024-07-25", "2024-08-01")] == []
    else:
        assert expected in found


def test_the_noun_with_the_article_is_the_one_introduced_before():
    found = told(
        "The two fleets agreed on Friday to hold a military exercise this autumn.",
        "The exercise will be held in October and will cover rescue at sea.",
    )
    assert ("exercise", "planned", "2024-10") in found


def test_a_noun_of_the_same_form_without_introduction_is_none():
    assert told("The town is quiet.", "The exercise will be held in October.") == []


@pytest.mark.parametrize("kind", ["byline", "dateline", "frame"])
def test_what_only_frames_the_article_tells_nothing(kind):
    assert told("Published on 26 July 2024, 18:40", "The town is quiet.", first=kind) == []
