"""Nouns that name no single happening, by the words beside them."""

import pytest

from loaders.grammar import lexicon, words_of
from loaders.nouns import is_no_single_one

LEX = lexicon("en")


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("There is a threat of attack.", "attack", True),
        ("Any new attack would close the port.", "attack", True),
        ("The meeting room was cold.", "meeting", True),
        ("The troops were not ready for war.", "war", True),
        ("The flood was reminiscent of the 1997 attack in Cusco.", "attack", True),
        ("Comparisons between the attack and the flood grew.", "attack", True),
        ("Birds are hurt by a shock such as the attack.", "attack", True),
        ("Unlike the attack in Cusco, this was planned.", "attack", True),
        ("The guild blames the town, as it did in the attack.", "attack", False),
        ("The attack closed the port.", "attack", False),
        ("The meeting starting on Friday is short.", "meeting", False),
    ],
)
def test_what_names_no_single_happening(text, noun, expected):
    words = words_of(text)
    at = words.low.index(noun)
    assert is_no_single_one(words, at, at, None, LEX) is expected
