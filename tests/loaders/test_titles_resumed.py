"""Titles of what is said where something parts it from its verb, and of what hangs on a time."""

import pytest

from tests.loaders.test_titles import title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor said the vote, which took nine hours and cost a fortune, was fair.",
            "Mayor said the vote was fair",
        ),
        (
            "The mayor said people who march in the rain are not fools.",
            "Mayor said people who march in the rain are not fools",
        ),
        ("The mayor said the dam - built by her father - is safe.", "Mayor said the dam is safe"),
        (
            "The mayor said that the dam, which her father built, was probably safe.",
            "Mayor said that the dam was probably safe",
        ),
        ("The mayor said nothing.", "Mayor said nothing"),
        ("The mayor said no such thing.", "Mayor said no such thing"),
        ("The mayor said it was a lie.", "Mayor said it was a lie"),
    ],
)
def test_what_is_said_has_its_verb(text, expected):
    assert title(text, "said", verb=True) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("“Leave us now,” Ana Quispe told dockers.", "told", "Ana Quispe: “Leave us now”"),
        ("“Leave us now,” Ana Quispe said after a long night in the harbour.", "said",
         "Ana Quispe said: “Leave us now”"),
        ("Former dockers told reporters.", "told", "Former dockers told reporters"),
        ("Ana Quispe told dockers to leave.", "told", "Ana Quispe told dockers to leave"),
    ],
)  # fmt: skip
def test_who_spoke_where_no_words_are_left(text, word, expected):
    assert title(text, word, verb=True) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("That was the night the old bridge collapsed.", "collapsed", "Old bridge collapsed"),
        ("She came in May, the year her aunt resigned.", "resigned", "Aunt resigned"),
        ("The night train collapsed.", "collapsed", "Night train collapsed"),
    ],
)
def test_a_subject_is_no_time(text, trigger, expected):
    assert title(text, trigger, verb=True) == expected
