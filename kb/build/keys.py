"""Which nodes hold which merge key: in table `merge_keys` one row a key, the numbers of its nodes packed in it.

A row for each node and key would take twice the room, and there would be fifty of them for an event. What the keys
are is known in `kb.merge` alone; here they are numbers.
"""

import struct
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from kb import rows
from kb.build.run import chunks
from kb.store import Store, Writer
from schemas.ids import digest

_IN = "(select value from json_each(?))"
_AT_ONCE = 5000
_ONE = struct.Struct("<I")


def node_number(node: str) -> int:
    """The number of a node among the keys: the first eight digits of a mention's id or of a written event's digest."""
    return int((node[2:] if node.startswith("m-") else digest(node))[:8], 16)


def add_keys(store: Writer, held: Mapping[str, Collection[int]]) -> None:
    """Writes which keys each node holds; some of it may be there already."""
    for keys, new in _parts(held):
        there = dict(_rows(store, keys))
        packed = ((key, pack([*new[key], *unpack(there[key])] if key in there else new[key])) for key in keys)
        store.execute_many("insert or replace into merge_keys(merge_key, nodes) values (?, ?)", packed)


def drop_keys(store: Writer, held: Mapping[str, Collection[int]]) -> None:
    """Drops which keys each node held."""
    for keys, gone in _parts(held):
        left = [(key, pack(set(unpack(nodes)).difference(gone[key]))) for key, nodes in _rows(store, keys)]
        store.execute_many("update merge_keys set nodes = ?2 where merge_key = ?1", left)
        store.execute_many("delete from merge_keys where merge_key = ?", [(key,) for key, nodes in left if not nodes])


def numbers_of(store: Store, keys: Collection[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each of `keys` that is held, with the numbers of its nodes."""
    for part in chunks(sorted(keys), _AT_ONCE):
        for key, nodes in _rows(store, part):
            yield key, unpack(nodes)


def counts_of(store: Store, keys: Collection[int]) -> dict[int, int]:
    """How many nodes hold each of `keys`; those that none holds are left out."""
    sql = f"select merge_key, length(nodes) / 4 from merge_keys where merge_key in {_IN}"
    parts = chunks(sorted(keys), _AT_ONCE)
    return {key: count for part in parts for key, count in store.stream(sql, [rows.numbered(part)])}


def pack(numbers: Collection[int]) -> bytes:
    """Numbers in four bytes each, ascending, each once.

    >>> pack({258, 1}).hex(), unpack(pack({258, 1}))
    ('0100000002010000', (1, 258))
    """
    if len(numbers) == 1:  # as most keys of few texts have it
        return _ONE.pack(*numbers)
    unique = sorted({*numbers})
    return struct.pack(f"<{len(unique)}I", *unique)


def unpack(packed: bytes) -> tuple[int, ...]:
    """The numbers of `pack`."""
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def _parts(held: Mapping[str, Collection[int]]) -> Iterator[tuple[list[int], dict[int, list[int]]]]:
    """Keys in lists of some thousand, ascending, and the numbers of the nodes of each."""
    nodes: dict[int, list[int]] = defaultdict(list)
    for node, keys in held.items():
        number = node_number(node)
        for key in keys:
            nodes[key].append(number)
    for part in chunks(sorted(nodes), _AT_ONCE):
        yield part, nodes


def _rows(store: Store, keys: Collection[int]) -> Iterator[tuple[int, bytes]]:
    yield from store.stream(f"select merge_key, nodes from merge_keys where merge_key in {_IN}", [rows.numbered(keys)])
