"""What a person decided of what the machine proposed: kept in YAML, found again after every rebuild.

Decisions name an event by id, or a sentence by its words; they are applied in `kb.merge`.
"""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import model_validator

from schemas.event import EventId
from schemas.ids import Slug
from schemas.record import IsoDate, Record

DecisionKind = Literal["accept", "reject", "amend", "same_as", "distinct_from"]


class DecisionEntry(Record):
    """One judgement on one event or mention, as a person writes it."""

    kind: DecisionKind
    """accept, reject, amend (with `set`), same_as or distinct_from (with `other`)."""
    event: EventId | None = None
    """The event it is about, by id."""
    source: Slug | None = None
    """The source whose sentence it is about."""
    quote: str | None = None
    """Words of that sentence; found in every copy of the text, levelled."""
    trigger: str | None = None
    """The word of the quote that names the event, where it names several."""
    other: EventId | None = None
    """The other event of same_as and distinct_from."""
    set: dict[str, Any] | None = None
    """amend: the fields and their values, as in an event file."""
    reason: str | None = None
    """Why."""
    by: str | None = None
    """Who decided."""
    on: Annotated[date | None, IsoDate] = None
    """The day of the decision."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.event is None) == (self.quote is None):
            raise ValueError("name what it is about: either `event`, or `source` with `quote`")
        if self.quote is not None and self.source is None:
            raise ValueError("`quote` needs the `source` it stands in")
        if (self.kind in ("same_as", "distinct_from")) != (self.other is not None):
            raise ValueError("`other` belongs to same_as and distinct_from, and to no other kind")
        if (self.kind == "amend") != (self.set is not None):
            raise ValueError("`set` belongs to amend, and to no other kind")
        return self


class Decision(DecisionEntry):
    """One judgement on one event or mention, with the place where it is written."""

    file: str | None = None
    """File that it was written in; filled by the loader."""
    line: int | None = None
    """Line of that file; filled by the loader."""
