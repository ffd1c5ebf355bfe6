"""Which nodes hold which merge key: in table `merge_keys` many keys a row, packed, with the numbers of their nodes.

A row for each key would take three times the room, and there would be twenty of them for an event. The keys of one row
(see `kb.merge.keys`) are those of one month and some kinds: what is told there shares most of its keys, so
a row lists its nodes once, and few rows hold all that a batch of articles asks for. What a key is made of is known in
`kb.merge` alone; here it is a number of which the lower bits tell it from the others of its row.
"""

import struct
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
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
_MOST = 500_000  # keys held from batch to batch: some hundred bytes each
_FAST = 1  # zlib's level: a higher one saves a fortieth more
_WIDTHS = ((1 << 8, "B", 1), (1 << 16, "H", 2), (1 << 32, "I", 4))


def node_number(node: str) -> int:
    """The number of a node among the keys: the first eight digits of a mention's id or of a written event's digest."""
    return int((node[2:] if node.startswith("m-") else digest(node))[:8], 16)


class Keys:
    """The keys as changes find and leave them: each row is read once, and written where it changed, by `write`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: dict[int, Held] = {}
        self._changed: set[int] = set()
        self._size = 0

    def add(self, held: Mapping[str, Collection[int]]) -> None:
        """Adds which keys each node holds; some of it may be there already."""
        change = _by_row(held)
        for row, there in self._rows(change):
            for key, nodes in change[row].items():
                if key in there:
                    there[key] = sorted({*there[key], *nodes})
                else:
                    there[key] = sorted({*nodes}) if len(nodes) > 1 else nodes
            self._changed.add(row)

    def drop(self, held: Mapping[str, Collection[int]]) -> None:
        """Drops which keys each node held."""
        change = _by_row(held)
        for row, there in self._rows(change):
            for key, gone in change[row].items():
                if left := sorted({*there.pop(key, ())}.difference(gone)):
                    there[key] = left
            self._changed.add(row)

    def numbers(self, keys: Collection[int]) -> dict[int, list[int]]:
        """Each of `keys` that is held, with the numbers of its nodes."""
        asked: dict[int, list[int]] = defaultdict(list)
        for key in keys:
            asked[key >> KEY_BITS].append(key)
        return {
            key: nodes
            for row, there in self._rows(asked)
            for key in asked[row]
            if (nodes := there.get(key & _LOWER)) is not None
        }

    def counts(self, keys: Collection[int]) -> dict[int, int]:
        """How many nodes hold each of `keys`; those that none holds are left out."""
        return {key: len(nodes) for key, nodes in self.numbers(keys).items()}

    def write(self, store: Writer) -> None:
        """Writes the rows that changed."""
        full = [(row, pack(keys)) for row in self._changed if (keys := self._held[row])]
        store.execute_many("insert or replace into merge_keys(part, held) values (?, ?)", full)
        empty = [(row,) for row in self._changed if not self._held[row]]
        store.execute_many("delete from merge_keys where part = ?", empty)
        self._changed.clear()

    def _rows(self, wanted: Collection[int]) -> Iterator[tuple[int, Held]]:
        """Each of these rows as it is now."""
        for part in chunks(sorted(wanted), _AT_ONCE):
            if self._size > _MOST:
                self._forget()
            missing = [row for row in part if row not in self._held]
            self._held.update((row, {}) for row in missing)
            for row, held in self._stored(missing):
                self._held[row] = held
                self._size += len(held)
            yield from ((row, self._held[row]) for row in part)

    def _forget(self) -> None:
        """Drops the rows that are as they were read: of a large database all of a batch would fill the memory."""
        self._held = {row: self._held[row] for row in self._changed}
        self._size = sum(map(len, self._held.values()))

    def _stored(self, rows_of: Collection[int]) -> Iterator[tuple[int, Held]]:
        sql = f"select part, held from merge_keys where part in {_IN}"
        for row, packed in self._store.stream(sql, [rows.numbered(rows_of)]):
            yield row, unpack(packed)


def _by_row(held: Mapping[str, Collection[int]]) -> dict[int, dict[int, list[int]]]:
    """By row, and by the lower bits of the key, the numbers of the nodes that hold it."""
    change: dict[int, dict[int, list[int]]] = defaultdict(dict)
    for node, keys in held.items():
        number = node_number(node)
        for key in keys:
            nodes = change[key >> KEY_BITS].setdefault(key & _LOWER, [])
            nodes.append(number)
    return change


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
