"""Weak words: planned for a day to come, they tell an event; wished for, or once planned, they do not."""

import pytest

from tests.loaders.test_extract import told


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("The museum is due to open on 3 August.", "open", "2024-08-03"),
        ("The album is set for a release on 3 August.", "release", "2024-08-03"),
        ("The museum plans to open on 3 August.", "open", "2024-08-03"),
        ("The trial opens on Friday.", "trial", "2024-08-02"),
        ("The hearing is on Friday.", "hearing", "2024-08-02"),
        ("The decision is due on 3 August.", "decision", "2024-08-03"),
        ("The museum closes on 3 August.", "closes", "2024-08-03"),
        ("Peru plays Chile on Saturday.", "plays", "2024-08-03"),
        ("Ministers agreed on the release on Friday.", "release", None),  # the day of agreeing
        ("If the museum closes on 3 August, the town will weep.", "closes", None),
        ("The museum was due to open in May.", "open", None),
        ("The museum was due to make a decision in September.", "decision", None),
        ("The museum is due to make a decision in September.", "decision", "2024-09"),
        ("Visitors have until 3 August to open a chest.", "open", None),
        ("The museum wants to open on 3 August.", "open", None),
        ("Visitors travel there to open a chest on 3 August.", "open", None),
    ],
)
def test_a_weak_word_is_planned_for_a_day_to_come(text, trigger, edtf):
    found = told("The town is quiet.", "It often rains there.", "It is old.", text)
    assert (found[trigger].when.edtf if trigger in found else None) == edtf


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karl Brandt stood beside Ana Quispe, left, Rosa Diaz and others on Friday.", False),
        ("Karl Brandt met Ana Quispe (left) on Friday.", False),
        ("Ana Quispe left Lima on Friday.", True),
        ("On Friday Ana Quispe left, taking her dog.", True),
    ],
)
def test_who_stands_where_in_a_picture_is_no_event(text, expected):
    assert ("left" in told("The town is quiet.", text)) is expected
