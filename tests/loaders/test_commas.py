"""Commas join the things of a row, or part the clause that opens a sentence from the rest."""

import pytest

from loaders.commas import ends_opening, in_list
from loaders.grammar import lexicon
from loaders.marks import read_words

# sentence, with / for the comma asked for; whether it stands in a row, whether it ends the opening clause
COMMAS = [
    ("Peru/ Chile and Bolivia met.", True, False),
    ("When Peru left/ Chile and Bolivia met.", True, True),
    ("When Peru left, Chile/ Norway and Bolivia met.", True, False),
    ("Since he saw Peru/ Chile and Bolivia in May, trade has grown.", True, False),
    ("Since he saw Peru, Chile and Bolivia in May/ trade has grown.", False, True),
    ("After the vote/ Peru left.", False, False),
    ("Peru left/ but Chile stayed.", False, False),
]


@pytest.mark.parametrize(("text", "listed", "ends"), COMMAS)
def test_commas(text: str, listed: bool, ends: bool) -> None:
    lex = lexicon("en")
    assert lex is not None
    words, verbs = read_words(text.replace("/", ","), 0, lex)
    comma = words.start.index(text.index("/"))
    assert in_list(words, comma, len(words.low)) is listed
    assert ends_opening(words, verbs, comma) is ends
