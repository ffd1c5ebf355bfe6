"""What a reckoning knows when it comes to an expression, and what it says of it.

Shared by the rooms of `anchor`; no rule of reckoning is here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from loaders.anchor import period as periods
from loaders.anchor.period import Period
from loaders.anchor.tense import Tense
from schemas.times import Basis


class Meaning(NamedTuple):
    """What an expression means: its TIMEX3 value, and the time, where it is one."""

    value: str
    period: Period | None = None
    edtf: str | None = None
    """Where it is more than the period's own EDTF: a span, a time of day, an approximation."""
    basis: Basis = "stated"
    anchor: date | None = None
    doubt: str | None = None


@dataclass(slots=True)
class State:
    """The place in the text: the document's day, what was told before, and how the sentence looks at it."""

    dct: date | None
    look: Callable[[], Tense | None] | None = None
    """Finds how the sentence looks at the expression; asked once, and only where it matters."""
    beside: Callable[[], bool] | None = None
    """Finds whether the expression stands in the sentence of the time told last; asked where it matters."""
    link: Callable[[], str] | None = None
    """Finds what joins the expression to the time told last: "and", "or", a comma, a bracket; empty for nothing."""
    opening: Callable[[], bool] | None = None
    """Finds whether the expression opens its sentence; asked where it matters."""
    apposed: bool = False
    """Whether the expression says of the time told right before it what it was."""
    behind: Callable[[], Meaning | None] | None = None
    """Finds the day that stands behind a clock time and a bracket."""
    narrative: bool = False
    zone: str | None = None
    """IANA name of the zone in which the document counts its days."""
    told: Period | None = None
    """The calendar period told last."""
    line: Period | None = None
    """Where a narrative has come to: the last day, month or season told, or the year that a sentence opened with."""
    fine: Period | None = None
    """The last quarter, half, or span of months that figures are compared with."""
    fiscal: bool = False
    """Whether it is one of a house's own year, so that its days are not known."""
    span_value: str | None = None
    """The TIMEX3 value of the last such span that is no period ("the first nine months": P9M)."""
    day_first: bool | None = None
    """Whether the text writes numeric dates day first, where one of them shows it."""

    @property
    def tense(self) -> Tense | None:
        """How the sentence looks at the expression."""
        if self.look is None:
            return None
        seen = self.look()
        self.look = lambda: seen
        return seen

    @property
    def near(self) -> bool:
        """Whether the time told last stands in the same sentence."""
        return self.beside is not None and self.beside()

    @property
    def joined(self) -> str:
        """What joins the expression to the time told last ("Thursday and Friday"); empty for nothing."""
        return self.link() if self.link is not None else ""

    @property
    def opens(self) -> bool:
        """Whether the expression opens its sentence: "On Monday, ..."."""
        return self.opening is not None and self.opening()

    def reference(self) -> Period | None:
        """The day or period that relative words count from: in a narrative the last one told."""
        if self.narrative and self.told is not None:
            return self.told
        return self.today()

    def today(self) -> Period | None:
        """The document's day."""
        return Period("day", self.dct.year, self.dct.month, self.dct.day) if self.dct else None

    def base_day(self) -> date | None:
        """The reference as a day of the years 1 to 9999."""
        base = self.line or self.told
        return periods.first_day(base) if self.narrative and base is not None else self.dct

    def story(self) -> Period | None:
        """Where the narrative has come to; None in news."""
        return (self.line or self.told) if self.narrative else None


def dated(period: Period | None, basis: Basis = "stated", anchor: date | None = None) -> Meaning | None:
    """The meaning of a plain period; None for None."""
    if period is None or not periods.exists(period):
        return None
    return Meaning(periods.value(period), period, None, basis, anchor)
