"""What it says of two happenings who takes part in them: the same parties, some of them, or wholly others.

It knows no weights: those stand beside all evidence in `links`. One name alone says little, since a text may give any
one of those who met; a list of two tells a happening from what others did on that day.
"""

from typing import Protocol

_LIST = 2  # parties from which a text says who was there


class Attended(Protocol):
    """Whatever has parties and a place: features or a sketch of them."""

    @property
    def company(self) -> frozenset[str]:
        """Who takes part, those for whom they stand included."""

    @property
    def place(self) -> str | None:
        """Where it happens."""


def strangers(a: Attended, b: Attended) -> bool:
    """Whether both list two parties or more, and none of them is in both."""
    one, other = a.company, b.company
    return len(one) >= _LIST <= len(other) and one.isdisjoint(other)


def rivals(a: Attended, b: Attended) -> bool:
    """Whether both list two parties or more, of which they share some, and each has others that the other lacks."""
    one, other = a.company, b.company
    shared = len(one & other)
    return 0 < shared < len(one) and shared < len(other)


def elsewhere(a: Attended, b: Attended) -> bool:
    """Whether the two have different places."""
    return a.place is not None and b.place is not None and a.place != b.place


def marks_of(node: Attended) -> frozenset[str]:
    """The parties and the place of a node that has a list of them and a place; empty for others.

    Two nodes with marks that share none are `strangers` `elsewhere`.
    """
    if node.place is None or len(node.company) < _LIST:
        return frozenset()
    return node.company | {node.place}
