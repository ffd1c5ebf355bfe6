"""Slugs, levelled text and ids: computed from content, the same for whoever computes them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.ids import SLUG, digest, event_id, level, mention_id, slugify

SLUGS = [
    ("US–Japan–South Korea security talks", "us-japan-south-korea-security-talks"),
    ("Quad foreign ministers’ meeting", "quad-foreign-ministers-meeting"),
    ("São Tomé", "sao-tome"),
    ("Straße nach Łódź", "strasse-nach-lodz"),
    ("  --  Ærø 2024  ", "aero-2024"),
    ("already-a-slug", "already-a-slug"),
    ("UN", "un-0c29"),
]


@pytest.mark.parametrize(("text", "slug"), SLUGS)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(), st.integers(8, 96))
def test_every_text_has_a_slug(text: str, limit: int) -> None:
    slug = slugify(text, limit)
    assert re.fullmatch(SLUG, slug) and 3 <= len(slug) <= 96
    assert slugify(slug) == slug


def test_a_long_slug_ends_at_a_word() -> None:
    assert slugify("one two three four five", limit=14) == "one-two-three"


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


def test_borders_of_parts_count_in_a_digest() -> None:
    assert digest("a", "bc") != digest("ab", "c") != digest("abc")
    assert digest("\ud800") != digest("?")


def test_a_mention_keeps_its_id_when_only_signs_change() -> None:
    one = mention_id("some-article", "The U.S. talks start Sunday.", "talks")
    assert one == mention_id("some-article", "the US talks start  Sunday", "Talks")
    assert len({one, mention_id("other-article", "The U.S. talks start Sunday.", "talks"),
                mention_id("some-article", "The U.S. talks start Sunday.", "talks", 1)}) == 3  # fmt: skip
    assert re.fullmatch(r"e-[0-9a-f]{10}", event_id(one))
