"""What a database answers so that a build in steps merges only the blocks that a change touches.

It says what is asked, not how it is found: `kb.build.index` answers from SQLite, the tests from memory.
"""

from collections.abc import Collection, Mapping
from typing import Protocol

from kb.merge.features import Features
from kb.merge.links import Face


class BlockIndex(Protocol):
    """What a database must answer so that only touched blocks are merged anew (see `kb.merge.blocks`).

    A node is a mention or a written event. Keys are counted *with* the change applied; blocks are those that the last
    merge gave (`Merged.blocks`).
    """

    def features(self, nodes: Collection[str]) -> Mapping[str, Features]:
        """The features of these nodes, as far as they exist."""

    def faces(self, nodes: Collection[str]) -> Mapping[str, Face]:
        """The same, but no more of each than tells whether it can be one happening with another."""

    def counts(self, keys: Collection[int]) -> Mapping[int, int]:
        """How many nodes hold each of `keys`; a key that none holds may be left out."""

    def holders(self, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        """The nodes that hold each of `keys`."""

    def crowded(self, nodes: Collection[str], more_than: int) -> Collection[int]:
        """The keys of these nodes that more nodes than `more_than` of the whole database hold."""

    def citing(self, nodes: Collection[str]) -> Collection[str]:
        """The written events that cite a story of these mentions, and the mentions of all stories these events cite."""

    def fellows(self, nodes: Collection[str]) -> Collection[str]:
        """The nodes that lie in one block with one of `nodes`, themselves included, as far as they still exist."""
