"""What merging takes and gives: `SourceInfo` in, `Merged` out.

Shapes only; the work is in `kb.merge` and the rooms beside this one. What a build in steps asks of its database is in
`kb.merge.index`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from schemas.decision import Decision
from schemas.event import Event
from schemas.problems import Problem


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
    refused: dict[str, Decision] = field(default_factory=dict)
    """Node id -> the decision that refused it, or the event that it would be a part of."""
