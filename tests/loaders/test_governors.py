"""The verb that a noun hangs on, and where its clause begins."""

import pytest

from loaders.governors import clause_start, definite, governing
from loaders.grammar import lexicon, words_of
from loaders.verbs import verbs_of

LEX = lexicon("en")


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("France will hold talks in May.", "talks", "hold"),
        ("Talks start on Sunday.", "talks", "start"),
        ("The summit, officials said, was put off.", "summit", "put"),
        ("A summit due to open on Friday has been cancelled.", "summit", "cancelled"),
        ("A summit planned for Friday was cancelled.", "summit", "cancelled"),
        ("A summit is due to open on Friday, and a fair was cancelled.", "summit", "is"),
        ("Quispe says the first flight of the jet will take place in May.", "flight", "take"),
        # an infinitive behind a noun with its article tells of that one
        ("The election of a guard as mayor is a plan to calm the town.", "election", "is"),
    ],
)
def test_the_verb_that_governs_a_noun(text, noun, verb):
    words = words_of(text)
    i = words.low.index(noun)
    head = governing(words, i, i, verbs_of(words, LEX), LEX)
    assert head is not None
    assert words.low[head.main] in (verb, "said")


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("In Oslo, talks began.", "talks", "talks"),
        ("They hoped that talks would begin.", "talks", "that"),
        ("Talks began after the vote.", "vote", "talks"),
    ],
)
def test_where_a_clause_begins(text, word, start):
    words = words_of(text)
    assert words.low[clause_start(words, words.low.index(word), LEX)] == start


@pytest.mark.parametrize(
    ("text", "known"),
    [("The long talks began.", True), ("Their talks began.", True), ("Long talks began.", False)],
)
def test_what_the_text_takes_as_known(text, known):
    words = words_of(text)
    assert definite(words, words.low.index("talks"), LEX) is known
