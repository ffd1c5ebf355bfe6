"""The merge keys in the database: one row a key, whoever came and went in whatever order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.build.keys import add_keys, counts_of, drop_keys, node_number, numbers_of, pack, unpack
from kb.store import Writer

ONE, OTHER, WRITTEN = "m-00000001aa", "m-ffffffff00", "written-one"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Writer]:
    with Writer.open(tmp_path / "kb.db") as store:
        yield store


def test_what_was_added_is_there_and_what_was_dropped_is_gone(store: Writer) -> None:
    add_keys(store, {ONE: [7], OTHER: [7]})
    add_keys(store, {ONE: [7], WRITTEN: [9]})
    assert counts_of(store, [7, 8, 9]) == {7: 2, 9: 1}
    drop_keys(store, {ONE: [7, 8], WRITTEN: [9]})
    assert dict(numbers_of(store, [7, 8, 9])) == {7: (node_number(OTHER),)}
    assert store.value("select count(*) from merge_keys") == 1, "a key that none holds leaves no row"


@pytest.mark.parametrize("node, number", [(ONE, 1), (OTHER, 0xFFFFFFFF)])
def test_a_mention_is_numbered_by_its_first_digits(node: str, number: int) -> None:
    assert node_number(node) == number


@settings(max_examples=50)
@given(st.sets(st.integers(0, 0xFFFFFFFF), max_size=20))
def test_numbers_are_packed_in_order_and_come_back(numbers: set[int]) -> None:
    packed = pack(numbers)
    assert len(packed) == 4 * len(numbers)
    assert list(unpack(packed)) == sorted(numbers)
