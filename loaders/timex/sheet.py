"""A text as the rules of one level see it: what was found so far is one byte each, all else the plain text.

So joining "early", "10 p.m." or "to" with what stands beside them is matching again, in linear time.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from loaders.timex.rules import Rule

Parse = dict[str, object]


class Found(NamedTuple):
    """An expression found, before it becomes a `Timex`."""

    start: int
    end: int
    rule: Rule
    parse: Parse

    @property
    def type(self) -> str:
        """The TIMEX3 type: the rule's, or that of what it joins."""
        if self.rule.type is not None:
            return self.rule.type
        base = self.parse.get("base")
        return str(base["type"]) if isinstance(base, dict) else "DATE"


class Sheet(NamedTuple):
    """The text of one level and the way back to offsets of the text itself."""

    flat: bytes
    """The whole text in ASCII."""
    skeleton: bytes
    """The same in lower case, with one byte for each expression found."""
    found: Sequence[Found] = ()
    places: Sequence[int] = ()
    """Where in the skeleton these bytes stand."""
    register: str = ""
    """The kind of text, where only rules of that kind are asked."""

    def before(self, place: int) -> int:
        """How many expressions begin before a place of the skeleton."""
        return bisect_right(self.places, place - 1)

    def offset(self, place: int) -> int:
        """The offset in the text of a place of the skeleton."""
        if not self.places:
            return place
        count = self.before(place)
        return place if not count else self.found[count - 1].end + place - self.places[count - 1] - 1

    def at(self, place: int) -> Found:
        """The expression whose byte stands at a place of the skeleton."""
        return self.found[bisect_right(self.places, place) - 1]


def lay(flat: bytes, found: Sequence[Found], codes: dict[str, bytes], register: str = "") -> Sheet:
    """A sheet in which each expression is the byte of its rule's classes."""
    pieces: list[bytes] = []
    places: list[int] = []
    at = length = 0
    for item in found:
        pieces.append(flat[at : item.start].lower())
        pieces.append(codes[item.rule.name])
        length += item.start - at + 1
        places.append(length - 1)
        at = item.end
    pieces.append(flat[at:].lower())
    return Sheet(flat, b"".join(pieces), found, places, register)
