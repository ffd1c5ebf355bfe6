"""The merge keys in the database: the same rows, whoever came and went in whatever order."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.build.keys import Keys, node_number, pack, unpack
from kb.merge.keys import KEY_BITS
from kb.store import Writer

ONE, OTHER, WRITTEN = "m-00000001aa", "m-ffffffff00", "written-one"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Writer]:
    with Writer.open(tmp_path / "kb.db") as store:
        yield store


def add_keys(store: Writer, held: dict[str, list[int]]) -> None:
    keys = Keys(store)
    keys.add(held)
    keys.write(store)


def drop_keys(store: Writer, held: dict[str, list[int]]) -> None:
    keys = Keys(store)
    keys.drop(held)
    keys.write(store)


def test_what_was_added_is_there_and_what_was_dropped_is_gone(store: Writer) -> None:
    add_keys(store, {ONE: [7], OTHER: [7]})
    add_keys(store, {ONE: [7], WRITTEN: [9]})
    assert Keys(store).counts([7, 8, 9]) == {7: 2, 9: 1}
    drop_keys(store, {ONE: [7, 8], WRITTEN: [9]})
    assert Keys(store).numbers([7, 8, 9]) == {7: [node_number(OTHER)]}
    assert store.value("select count(*) from merge_keys") == 1
    drop_keys(store, {OTHER: [7]})
    assert store.value("select count(*) from merge_keys") == 0, "keys that none holds leave no row"


def test_a_batch_sees_what_it_changed_before_that_is_written(store: Writer) -> None:
    add_keys(store, {ONE: [7], OTHER: [9]})
    keys = Keys(store)
    keys.add({WRITTEN: [7, 1 << KEY_BITS]})
    keys.drop({OTHER: [9]})
    assert keys.counts([7, 9, 1 << KEY_BITS]) == {7: 2, 1 << KEY_BITS: 1}
    assert Keys(store).counts([7, 9]) == {7: 1, 9: 1}
    keys.write(store)
    assert Keys(store).counts([7, 9, 1 << KEY_BITS]) == {7: 2, 1 << KEY_BITS: 1}


def test_what_is_changed_is_kept_when_memory_is_short(store: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.build.keys._MOST", 0)
    rows = [row << KEY_BITS for row in range(9)]
    add_keys(store, {ONE: rows})
    keys = Keys(store)
    keys.add({OTHER: rows[:4]})
    assert keys.counts(rows[4:]) == dict.fromkeys(rows[4:], 1)
    assert keys.counts(rows[:4]) == dict.fromkeys(rows[:4], 2)
    keys.write(store)
    assert Keys(store).counts(rows) == dict.fromkeys(rows[:4], 2) | dict.fromkeys(rows[4:], 1)


@pytest.mark.parametrize("node, number", [(ONE, 1), (OTHER, 0xFFFFFFFF)])
def test_a_mention_is_numbered_by_its_first_digits(node: str, number: int) -> None:
    assert node_number(node) == number


@pytest.mark.parametrize("count", [1, 256, 257, 70_000])
def test_nodes_of_any_number_are_packed_and_come_back(count: int) -> None:
    held = {3: list(range(count)), (1 << KEY_BITS) - 1: [0xFFFFFFFF]}
    assert unpack(pack(held)) == held


@settings(max_examples=50)
@given(
    st.dictionaries(
        st.integers(0, (1 << KEY_BITS) - 1),
        st.sets(st.integers(0, 0xFFFFFFFF), min_size=1, max_size=20).map(sorted),
        max_size=20,
    )
)
def test_keys_are_packed_and_come_back_whatever_their_order(held: dict[int, list[int]]) -> None:
    assert unpack(pack(held)) == held
    assert pack(dict(reversed(held.items()))) == pack(held)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([ONE, OTHER, WRITTEN]), st.integers(0, 3 << KEY_BITS)), unique=True))
def test_what_went_leaves_the_rows_as_if_it_had_never_come(pairs: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder, Writer.open(Path(folder) / "kb.db") as store:
        add_keys(store, {ONE: [5, 1 << KEY_BITS]})
        before = store.query("select * from merge_keys")
        gone = [(node, key) for node, key in pairs if (node, key) not in ((ONE, 5), (ONE, 1 << KEY_BITS))]
        for node, key in gone:
            add_keys(store, {node: [key]})
        for node, key in gone:
            drop_keys(store, {node: [key]})
        assert store.query("select * from merge_keys") == before
