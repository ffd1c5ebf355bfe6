"""Which nodes hold which merge key: in table `merge_keys` many keys a row, packed, with the numbers of their nodes.

A row for each key would take three times the room, and there would be twenty of them for an event. The keys of one row
(see `kb.merge.keys`) are those of one month and some kinds: what is told there shares most of its keys, so
a row lists its nodes once, and few rows hold all that a batch of articles asks for. What a key is made of is known in
`kb.merge` alone; here it is a number of which the lower bits tell it from the others of its row.
"""

import struct
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate, chain
from operator import sub
from zlib import compress, decompress

from kb import rows
from kb.build.run import chunks
from kb.merge.keys import KEY_BITS
from kb.store import Store, Writer
from schemas.ids import digest

Held = dict[int, list[int]]
"""The keys of one row by their lower bits, each with the numbers of its nodes, ascending."""
_IN = "(select value from json_each(?))"
_AT_ONCE = 200  # rows: of a large database some ten kilobytes each
_LOWER = (1 << KEY_BITS) - 1
_COUNTS = struct.Struct("<II")
_BYTES = 4  # of a number
_FAST = 1  # zlib's level: a higher one saves a fortieth more
_WIDTHS = ((1 << 8, "B", 1), (1 << 16, "H", 2), (1 << 32, "I", 4))


def node_number(node: str) -> int:
    """The number of a node among the keys: the first eight digits of a mention's id or of a written event's digest."""
    return int((node[2:] if node.startswith("m-") else digest(node))[:8], 16)


def add_keys(store: Writer, held: Mapping[str, Collection[int]]) -> None:
    """Writes which keys each node holds; some of it may be there already."""
    for there, change in _parts(store, held):
        for row, new in change.items():
            keys = there.setdefault(row, {})
            for key, nodes in new.items():
                keys[key] = sorted({*keys[key], *nodes}) if key in keys else sorted({*nodes})
        _write(store, there)


def drop_keys(store: Writer, held: Mapping[str, Collection[int]]) -> None:
    """Drops which keys each node held."""
    for there, change in _parts(store, held):
        for row, keys in there.items():
            for key, gone in change[row].items():
                if left := sorted({*keys.pop(key, ())}.difference(gone)):
                    keys[key] = left
        _write(store, there)


def numbers_of(store: Store, keys: Collection[int]) -> Iterator[tuple[int, list[int]]]:
    """Each of `keys` that is held, with the numbers of its nodes."""
    asked: dict[int, list[int]] = defaultdict(list)
    for key in keys:
        asked[key >> KEY_BITS].append(key)
    for part in chunks(sorted(asked), _AT_ONCE):
        for row, there in _rows(store, part):
            for key in asked[row]:
                if (nodes := there.get(key & _LOWER)) is not None:
                    yield key, nodes


def counts_of(store: Store, keys: Collection[int]) -> dict[int, int]:
    """How many nodes hold each of `keys`; those that none holds are left out."""
    return {key: len(nodes) for key, nodes in numbers_of(store, keys)}


def pack(held: Held) -> bytes:
    """Keys with their nodes: the nodes, the keys, how many nodes each has, and which; compressed.

    Of numbers in order the steps between them are kept, whose upper bytes are mostly zeros and take no room so.

    >>> unpack(pack({258: [7, 9], 3: [9]}))
    {3: [9], 258: [7, 9]}
    """
    keys = sorted(held)
    nodes = sorted({node for numbers in held.values() for node in numbers})
    at = {node: place for place, node in enumerate(nodes)}
    letter, _ = _width(len(nodes))
    lists = [held[key] for key in keys]
    numbers = [*(len(one) - 1 for one in lists), *map(at.__getitem__, chain.from_iterable(lists))]
    told = struct.pack(f"<{len(numbers)}{letter}", *numbers)
    return compress(_COUNTS.pack(len(keys), len(nodes)) + _steps(nodes) + _steps(keys) + told, _FAST)


def unpack(packed: bytes) -> Held:
    """What `pack` packed."""
    raw = decompress(packed)
    n_keys, n_nodes = _COUNTS.unpack_from(raw)
    begin = _COUNTS.size
    nodes = _summed(raw, begin, n_nodes)
    begin += _BYTES * n_nodes
    keys = _summed(raw, begin, n_keys)
    begin += _BYTES * n_keys
    letter, size = _width(n_nodes)
    numbers = struct.unpack_from(f"<{(len(raw) - begin) // size}{letter}", raw, begin)
    ends = list(accumulate((count + 1 for count in numbers[:n_keys]), initial=0))
    told = list(map(nodes.__getitem__, numbers[n_keys:]))
    return {key: told[start:end] for key, start, end in zip(keys, ends, ends[1:], strict=False)}


def _steps(ascending: list[int]) -> bytes:
    """The steps from each number to the next one, all their lowest bytes first."""
    raw = struct.pack(f"<{len(ascending)}I", *map(sub, ascending, [0, *ascending]))
    return b"".join(raw[plane::_BYTES] for plane in range(_BYTES))


def _summed(raw: bytes, begin: int, count: int) -> list[int]:
    """The numbers of which `_steps` made what stands there."""
    steps = bytearray(_BYTES * count)
    for plane in range(_BYTES):
        steps[plane::_BYTES] = raw[begin + plane * count : begin + (plane + 1) * count]
    return list(accumulate(struct.unpack(f"<{count}I", steps)))


def _width(count: int) -> tuple[str, int]:
    """The letter of `struct` and the bytes of a number that is less than `count`."""
    return next((letter, size) for most, letter, size in _WIDTHS if count <= most)


def _parts(
    store: Store, held: Mapping[str, Collection[int]]
) -> Iterator[tuple[dict[int, Held], dict[int, dict[int, list[int]]]]]:
    """Some hundred rows as they are, and of each what keys the nodes hold; row after row until all are gone through."""
    change: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for node, keys in held.items():
        number = node_number(node)
        for key in keys:
            change[key >> KEY_BITS][key & _LOWER].append(number)
    for part in chunks(sorted(change), _AT_ONCE):
        yield dict(_rows(store, part)), {row: change[row] for row in part}


def _rows(store: Store, part: Iterable[int]) -> Iterator[tuple[int, Held]]:
    for row, packed in store.stream(f"select part, held from merge_keys where part in {_IN}", [rows.numbered(part)]):
        yield row, unpack(packed)


def _write(store: Writer, there: Mapping[int, Held]) -> None:
    full = [(row, pack(keys)) for row, keys in there.items() if keys]
    store.execute_many("insert or replace into merge_keys(part, held) values (?, ?)", full)
    store.execute_many("delete from merge_keys where part = ?", [(row,) for row, keys in there.items() if not keys])
