"""A happening of a text before it becomes a mention, and how it takes over the time of another one."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from loaders.dating import Dating, Estimate
from loaders.dating.side import runs_on
from schemas.event import Participation, Status
from schemas.text import NameHit, Parties, Sentence, Trigger
from schemas.times import EventTime

OWN = ("stated", "relative")
"""The bases of a time that its own sentence states."""


UNDATED = EventTime()


class Taking:
    """Who takes part in a happening, read when it is first asked for, since many happenings are left out before.

    `hits` are the names of its sentence: where none stands there is nobody to read of.
    """

    __slots__ = ("_hits", "_parties", "_read")

    def __init__(self, hits: Sequence[NameHit], read: Callable[[], Parties]) -> None:
        self._hits, self._read = hits, read
        self._parties: Parties | None = None

    @property
    def parties(self) -> Parties:
        """The participants, the place and the attribution."""
        if self._parties is None:
            self._parties = self._read()
        return self._parties

    @property
    def who(self) -> tuple[Participation, ...]:
        """The participants."""
        if self._parties is None and not any(hit.reading == "actor" for hit in self._hits):
            return ()
        return self.parties.who

    @property
    def place(self) -> str | None:
        """Id of the place."""
        return self.parties.place if self._hits else None


class Found(NamedTuple):
    """A happening of a text before it becomes a mention."""

    sentence: Sentence
    trigger: Trigger
    taking: Taking
    estimate: Estimate
    spans: tuple[tuple[int, int], ...]
    """The time words of its sentence."""
    when: EventTime = UNDATED
    """The time that the text bears out."""
    status: Status = "occurred"
    confidence: float = 0.5
    whole: int = -1
    """Which happening of the text it is a part of; -1 for none."""

    @property
    def family(self) -> str:
        """The type without its mode."""
        return self.trigger.type.partition("/")[0]

    @property
    def who(self) -> tuple[Participation, ...]:
        """Those who take part."""
        return self.taking.who

    @property
    def dated(self) -> bool:
        """Whether the text itself states its time or that of what it refers to."""
        return self.when.basis in (*OWN, "inherited")


def status_of(one: Found, when: EventTime, dating: Dating) -> Status:
    """The status, corrected by where its time lies: what is still to come has not occurred."""
    status = one.trigger.status
    if dating.day is None or when.earliest is None or when.latest is None:
        return status
    if status in ("occurred", "ongoing") and when.earliest > dating.day:
        return status if one.trigger.tense == "past" and runs_on(when, dating.day) else "planned"
    aim = one.trigger.tense == "infinitive" and one.trigger.pos == "noun"
    if status == "planned" and aim and when.basis in OWN and when.latest < dating.day:
        return "occurred"  # "pressed him to pay during a meeting on Friday", told on Saturday
    return status


def takes(one: Found, other: Found, dating: Dating, sure: float) -> Found:
    """The happening with the time of another one, and said so."""
    when = other.when.model_copy(update={"basis": "inherited"})
    told = one.trigger.status == other.status == "occurred"  # "Rebels seize a town", told below as done
    status = "occurred" if told else status_of(one, when, dating)
    return one._replace(when=when, status=status, confidence=min(sure, other.confidence))
