"""Kinds of events as data: names, codes of the field's schemes, the words that name them, and examples.

The shipped ones stand in `vocab/event_types.yml`; code never lists types.
"""

from typing import Annotated, Literal

from pydantic import Field

from schemas.event import Role
from schemas.record import Record


class Example(Record):
    """A sentence that must, or must not, be read as naming an event of a type."""

    text: str
    """The sentence."""
    trigger: str | None = None
    """The word in it that names the event."""
    type: str | None = None
    """The type (or type/mode) that it must be read as; None: no event of this type is named there."""


class Mode(Record):
    """A finer kind within a type."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    """Its name after the slash: `bilateral`."""
    name: str
    """The name it is shown by."""
    triggers: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """By language: the words that name it (the manual of their form is the docstring of `loaders.entries`)."""
    plover: str | None = None
    """PLOVER event-mode, where there is one."""
    examples: tuple[Example, ...] = ()
    """Sentences that the tests run."""


class EventType(Record):
    """A kind of event."""

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    """Its name: `meeting`."""
    name: str
    """The name it is shown by."""
    family: str
    """The family it belongs to: diplomacy, conflict, sport …"""
    plover: str | None = None
    """PLOVER event category (codes are text)."""
    iptc: str | None = None
    """IPTC Media Topic code (text)."""
    schema_org: str | None = None
    """schema.org class."""
    modes: tuple[Mode, ...] = ()
    """Finer kinds."""
    foresight: Literal["plannable", "foreseeable", "unforeseen"] = "plannable"
    """`unforeseen` where nobody plans such a happening: "may cause an accident", "will discuss it" tell of none;
    `foreseeable` where nobody does, but it may be foretold: told as past, a storm on 3 May lies behind."""
    harm: Literal["meant", "chance"] | None = None
    """How people come to harm in it: `chance` where nobody means it, and the dead told beside it died of it; `meant`
    where somebody may have done it; left out for all others."""
    roles: dict[Literal["subject", "object", "owner", "to", "with"], Role] = Field(default_factory=dict)
    """What they do there who stand in the sentence as subject, as object, before "'s" (where left out, as subject),
    behind "to" (where left out, as object) and behind "with"; participant where nothing is said."""
    triggers: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """By language: the words that name it (the manual of their form is the docstring of `loaders.entries`)."""
    examples: tuple[Example, ...] = ()
    """Sentences that the tests run."""
