"""Slugs, levelled text and ids: computed from content, the same for whoever computes them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.ids import SLUG, digest, event_id, in_capitals, level, mention_id, slugify

SLUGS = [
    ("US–Japan–South Korea security talks", "us-japan-south-korea-security-talks"),
    ("Quad foreign ministers’ meeting", "quad-foreign-ministers-meeting"),
    ("São Tomé", "sao-tome"),
    ("Straße nach Łódź", "strasse-nach-lodz"),
    ("  --  Ærø 2024  ", "aero-2024"),
    ("already-a-slug", "already-a-slug"),
    ("Côte d’Ivoire", "cote-divoire"),
    ("Japan's ally", "japans-ally"),
    ("oil", "oil"),
    ("UN", "un-0c29"),
    ("東京", "x-d4acc65a"),
    ("word " * 19 + "x", "-".join(["word"] * 19) + "-x"),
    ("a" * 200, "a" * 96),
    ("word " * 40, "-".join(["word"] * 19)),
]


@pytest.mark.parametrize(("text", "slug"), SLUGS)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(), st.integers(10, 96))
def test_every_text_has_a_slug(text: str, limit: int) -> None:
    slug = slugify(text, limit)
    assert re.fullmatch(SLUG, slug) and 3 <= len(slug) <= limit
    assert slugify(slug) == slug


# text, limit, slug: cut behind a word, unless that would leave less than half of what there is room for
CUT = [
    ("one two three four five", 23, "one-two-three-four-five"),
    ("one two three four five", 22, "one-two-three-four"),
    ("one two three four five", 14, "one-two-three"),
    ("one two three four five", 13, "one-two-three"),
    ("one two three four five", 12, "one-two"),
    ("extraordinarily long", 10, "extraordin"),
    ("a extraordinarily", 10, "a-extraord"),
    ("abcd extraordinarily", 10, "abcd-extra"),
    ("abcde extraordinarily", 10, "abcde"),
]


@pytest.mark.parametrize(("text", "limit", "slug"), CUT)
def test_a_long_slug_ends_at_a_word(text: str, limit: int, slug: str) -> None:
    assert slugify(text, limit) == slug


LEVELLED = [
    ("U.S.", "us"),
    ("“Talks start Sunday”", "talksstartsunday"),
    ("co-operate", "cooperate"),
    ("STRASSE", "strasse"),
    ("Straße", "strasse"),
    ("…", ""),
]


@pytest.mark.parametrize(("text", "levelled"), LEVELLED)
def test_level(text: str, levelled: str) -> None:
    assert level(text) == levelled


@given(st.text(), st.text())
def test_levelling_joins_like_the_texts(one: str, other: str) -> None:
    assert level(one + other) == level(one) + level(other)
    assert level(level(one)) == level(one)


@pytest.mark.parametrize(
    ("slug", "name"), [("norway", "Norway"), ("antony-blinken", "Antony Blinken"), ("quad", "Quad")]
)
def test_in_capitals(slug: str, name: str) -> None:
    assert in_capitals(slug) == name


def test_borders_of_parts_count_in_a_digest() -> None:
    assert digest("a", "bc") != digest("ab", "c") != digest("abc")
    assert digest("\ud800") != digest("?")


def test_a_mention_keeps_its_id_when_only_signs_change() -> None:
    one = mention_id("some-article", "The U.S. talks start Sunday.", "talks")
    assert one == mention_id("some-article", "the US talks start  Sunday", "Talks")
    assert len({one, mention_id("other-article", "The U.S. talks start Sunday.", "talks"),
                mention_id("some-article", "The U.S. talks start Sunday.", "talks", 1)}) == 3  # fmt: skip
    assert one == mention_id("some-article", "The U.S. talks start Sunday.", "talks", 0) == "m-5ab8c2acf0"
    assert event_id(one) == one.replace("m-", "e-")
