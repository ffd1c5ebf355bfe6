"""What stands between time expressions."""

import pytest

from loaders.anchor import links

JOINED = [
    ("open on Thursday and Friday", "Thursday", "Friday", " and "),
    ("on 6 June (Thursday) it", "6 June", "Thursday", " ("),
    ("on Monday or, perhaps, Friday", "Monday", "Friday", ""),
    ("from Monday, Friday", "Monday", "Friday", ", "),
]


@pytest.mark.parametrize(("text", "first", "second", "words"), JOINED)
def test_what_joins_two_expressions(text, first, second, words):
    assert links.link(text, text.index(first) + len(first), text.index(second)) == words


def test_a_language_without_words_joins_nothing():
    assert links.link("Thursday and Friday", 8, 13, "xx") == ""
    assert not links.is_bracketed("7:15 (Friday", 4, 6, "xx")
    assert not links.is_led_to("until Friday", 6, "xx")


@pytest.mark.parametrize(("text", "apart"), [("4 a.m. (", True), ("4 a.m. local time (", True), ("4 a.m. and ", False)])
def test_only_a_bracket_between_a_clock_time_and_its_day(text, apart):
    assert links.is_bracketed(text, 6, len(text)) is apart


def test_a_time_that_something_lasts_to():
    assert links.is_led_to("The dam held until the flood of 1954", 32)
    assert not links.is_led_to("The dam held until then, but in 1954", 32)


def test_a_sentence_ends_between():
    text = "It rained on Monday. On Friday it snowed."
    assert not links.same_sentence(text, text.index("."), text.index("Friday"))
    assert links.same_sentence("on Monday at 5 p.m. and Friday", 9, 24)


CUT_SHORT = [
    # the text, how many sentences end in it
    ("She met Mr. Quispe on Monday", 0),
    ("Lt. Gen. Ana J. Quispe left", 0),
    ("He saw the U.S. President leave", 0),
    ("He left the U.S. The rest stayed", 1),
    ("It rained. Snow fell", 1),
    ("Peru vs. Chile is on", 0),
]


@pytest.mark.parametrize(("text", "ends"), CUT_SHORT)
def test_a_word_cut_short_ends_no_sentence(text, ends):
    assert links.same_sentence(text, 0, len(text)) is (ends == 0)


def test_a_language_without_words_cuts_none_short():
    assert not links.is_cut_short("Mr. Quispe", 2, 4, "xx")
