"""Copies and stories: connected, independent of order, with borrowed days."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.stories import copies, group_copies, stories
from loaders.shingle import shingles
from schemas.ids import digest
from schemas.source import Story


def words(count: int, seed: int) -> list[str]:
    dice = Random(seed)
    return ["".join(dice.choices("abcdefghij", k=5)) for _ in range(count)]


def grouped(texts: dict[str, str]) -> list[tuple[str, ...]]:
    return group_copies({k: shingles(t) for k, t in texts.items()}, {k: digest(t) for k, t in texts.items()})


BASE = words(300, 1)
COPIES = {
    "cut": BASE[:170],
    "lengthened": BASE + words(250, 2),
    "framed": [*words(40, 3), *BASE, *words(40, 4)],
    "edited": [word if n % 40 else "changed" for n, word in enumerate(BASE)],
    "upper": [word.upper() + "," for word in BASE],
}
OTHERS = {
    "another": words(300, 5),
    "one paragraph in common": BASE[:60] + words(300, 6),
    "rewritten": [word if n % 6 else "anew" for n, word in enumerate(BASE)],
    "too short": BASE[:40],
}


@pytest.mark.parametrize("how", COPIES)
def test_what_is_a_copy(how: str) -> None:
    assert grouped({"a": " ".join(BASE), "b": " ".join(COPIES[how])}) == [("a", "b")]


@pytest.mark.parametrize("how", OTHERS)
def test_what_is_none(how: str) -> None:
    assert grouped({"a": " ".join(BASE), "b": " ".join(OTHERS[how])}) == [("a",), ("b",)]


def test_the_same_bytes_are_one_story_however_short() -> None:
    assert grouped({"b": "Fog.", "a": "Fog.", "c": "Sun."}) == [("a", "b"), ("c",)]


def test_copies_are_connected_through_others() -> None:
    left, right = BASE + words(200, 7), words(200, 8) + BASE
    texts = {"a": left[:220], "b": left, "c": right, "d": right[-260:]}
    assert grouped({key: " ".join(text) for key, text in texts.items()}) == [("a", "b", "c", "d")]


@settings(deadline=None)
@given(st.permutations(sorted({**COPIES, **OTHERS})))
def test_the_order_of_arrival_changes_nothing(order: list[str]) -> None:
    texts = {key: " ".join({**COPIES, **OTHERS}[key]) for key in order}
    assert grouped(texts) == grouped(dict(sorted(texts.items())))


def test_a_crowd_of_copies_is_one_story() -> None:
    texts = {f"copy-{n:03d}": " ".join([*BASE, *words(n % 30, n)]) for n in range(80)}
    assert grouped(texts) == [tuple(sorted(texts))]


def test_a_stock_phrase_in_many_texts_joins_none() -> None:
    stock = " ".join(words(30, 9))
    texts = {f"text-{n:03d}": " ".join(words(200, 100 + n)) + " " + stock for n in range(60)}
    assert grouped(texts) == [(key,) for key in sorted(texts)]


def test_counting_in_parts_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    marks = {key: shingles(" ".join(text)) for key, text in {**COPIES, **OTHERS, "base": BASE}.items()}
    whole = copies(marks)
    monkeypatch.setattr("kb.stories._AT_ONCE", 50)
    assert copies(marks) == whole
    assert whole


def test_a_story_counts_from_the_earliest_day_that_a_copy_states() -> None:
    days = {"one": None, "two": date(2024, 7, 29), "three": date(2024, 7, 28), "alone": None}
    assert list(stories([("two", "one", "three"), ("alone",)], days)) == [
        Story(id="alone", sources=("alone",)),
        Story(id="one", sources=("one", "three", "two"), published_day=date(2024, 7, 28)),
    ]
