"""Participles that only qualify a noun tell of no happening, and a great deal is no deal."""

import pytest

from loaders.triggers import find_triggers
from schemas.text import Sentence
from schemas.vocabulary import shipped


def named(text: str) -> list[str]:
    return [trigger.text for trigger in find_triggers(Sentence(0, len(text), text, 0, 0, "body"), shipped())]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Retired judges urge the king to wait.", "Retired"),
        ("The road was closed, so injured guards were carried down.", "injured"),
        ("He spoke of newly released birds in the bay.", "released"),
        ("The report named 300 accused clerks.", "accused"),
        ("The judge spoke of 40 alleged thieves.", "alleged"),
        ("The pupils ate a great deal of bread.", "deal"),
        ("The shop opens Wed, 3 May 2023.", "Wed"),
    ],
)
def test_no_happening(text, word):
    assert word not in named(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Retired in May, she sails.", "Retired"),
        ("The boat sank and 40 drowned off Lima.", "drowned"),
        ("The guards injured miners.", "injured"),
        ("The zoo newly released birds in the bay.", "released"),
        ("Peru and Chile struck a deal in Lima.", "struck a deal"),
    ],
)
def test_a_happening(text, word):
    assert word in named(text)
