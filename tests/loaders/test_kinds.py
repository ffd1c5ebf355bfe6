"""What a word can be, as bits: all classes of the lexicon at one look, and the forms of verbs no list knows."""

import pytest

from loaders.grammar import lexicon, words_of
from loaders.kinds import (
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    CALENDAR,
    CONTENT,
    FUNCTION,
    GERUND,
    KNOWN,
    LY,
    MAY_BE_VERB,
    MAY_PART,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    SUBORDINATOR,
)

LEX = lexicon("en")


@pytest.mark.parametrize(
    ("word", "has", "lacks"),
    [
        ("to", FUNCTION | PREPOSITION | MAY_BE_VERB, CONTENT | AUXILIARY),
        ("was", FUNCTION | AUXILIARY | BE | MAY_BE_VERB, CONTENT),
        ("also", FUNCTION | ADVERB, MAY_BE_VERB | LY),
        ("because", SUBORDINATOR | MAY_PART, MAY_BE_VERB),
        ("hold", KNOWN | BASE | CONTENT | MAY_BE_VERB, FUNCTION | PAST),
        ("zigged", PAST | PARTICIPLE | MAY_BE_VERB, KNOWN | BASE),
        ("zagging", GERUND | MAY_BE_VERB, KNOWN),
        ("calmly", LY | CONTENT, MAY_BE_VERB),
        ("monday", CALENDAR, FUNCTION),
        (",", MAY_PART, CONTENT | MAY_BE_VERB),
        ("", 0, CONTENT | MAY_PART | MAY_BE_VERB),
    ],
)
def test_kinds(word, has, lacks):
    kind = LEX.kinds[word]
    assert (kind & has, kind & lacks) == (has, 0)


def test_every_word_of_a_class_has_its_bit():
    assert all(LEX.kinds[word] & AUXILIARY and LEX.kinds[word] & FUNCTION for word in LEX.auxiliary)
    assert all(LEX.kinds[form] & KNOWN and LEX.kinds[form] & flags == flags for form, (_, flags) in LEX.forms.items())


def test_other_verbs_make_other_kinds():
    other = LEX.with_forms({**LEX.forms, "zig": ("zig", BASE)})
    words = words_of("They zig.")
    assert not words.kinds(LEX)[1] & BASE
    assert words.kinds(other)[1] & BASE


def test_words_read_as_others_have_their_kinds():
    words = words_of("He left on Monday.")
    assert words.kinds(LEX)[2] & PREPOSITION
    assert not words.with_low(["he", "left", "", "", "."]).kinds(LEX)[2]
