"""What merging takes and gives: `SourceInfo` in, `Merged` out; `BlockIndex` for a build in steps.

Shapes only; the work is in `kb.merge` and the rooms beside this one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol

from schemas.event import Event
from schemas.problems import Problem

if TYPE_CHECKING:  # these two are made of the shapes here
    from kb.merge.features import Features
    from kb.merge.links import Face


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What merging needs to know of a source: no more than fits in memory for every source at once."""

    id: str
    """Its slug."""
    story: str
    """Its story: copies of one text are one voice."""
    day: date | None = None
    """Its day of publication."""
    words: Mapping[str, float] = field(default_factory=dict)
    """What its text is about, heaviest first: `kb.merge.profile(text)`. Where it is empty, a quote stands in."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two events that may be one: likely, not sure, so a person is asked."""

    event: str
    """Id of the event that stands in the queue."""
    other: str
    """Id of the event that it may be the same as."""
    score: float
    """How likely, 0 to 1."""
    reasons: tuple[str, ...]
    """What speaks for it and what against it, in words."""
    kind: Literal["same_as"] = "same_as"
    """What decision would settle it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a set of mentions, written events and decisions comes to."""

    events: tuple[Event, ...]
    """All events by id: written ones (with what the machine filled in) and machine-made ones; never a rejected one."""
    joined: dict[str, str]
    """Mention id -> event id. A mention that is part of no event (negated, hypothetical, rejected) is absent."""
    suggestions: tuple[Suggestion, ...] = ()
    """What a person should look at, best first."""
    problems: tuple[Problem, ...] = ()
    """W02 and W05 of these events. (W04 is told by `kb.merge.unmatched`, which must see all decisions.)"""
    blocks: dict[str, str] = field(default_factory=dict)
    """Node id (mention or written event) -> id of its block: the least node id in it. To be stored beside the keys."""
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Event id -> where voices differ: the value held, why, and the values not held, a sentence a field."""


class BlockIndex(Protocol):
    """What a database must answer so that only touched blocks are merged anew (see `kb.merge.blocks`).

    A node is a mention or a written event. Keys are counted *with* the change applied; blocks are those that the last
    merge gave (`Merged.blocks`).
    """

    def features(self, nodes: Collection[str]) -> Mapping[str, "Features"]:
        """The features of these nodes, as far as they exist."""

    def faces(self, nodes: Collection[str]) -> Mapping[str, "Face"]:
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
