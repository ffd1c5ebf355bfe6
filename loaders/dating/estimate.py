"""What dating answers: the best guess of when something happens, with its limits and its words."""

from typing import NamedTuple

from schemas.times import EventTime

Limit = tuple[str | None, str | None]
"""Not before, not after; the same day twice is that day."""


class Estimate(NamedTuple):
    """The best guess of when something happens, however weak."""

    kind: str
    """single (one day), multi (several days) or none."""
    begin: Limit
    end: Limit
    when: EventTime
    """The same as a time with its words; its EDTF is the narrowest single answer."""
    confidence: float


def settled_by(when: EventTime | None, day: str | None) -> Estimate:
    """The estimate of what was settled at a time: no earlier than that."""
    first = when.earliest if when is not None else None
    ahead = EventTime(edtf=f"[{first}..]", basis="inferred", anchor=day, rule="still-to-come")
    return Estimate("single", (first, None), (first, None), ahead, 0.5)
