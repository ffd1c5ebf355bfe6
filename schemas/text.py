"""What the leaves of `loaders` hand each other: small things with offsets, never changed, cheap enough for every word.

What is sorted and sought by its offset is a tuple; what is read far more often than made is a slotted class, whose
fields are read several times as fast.
All offsets count code points of the source's stored text, half open. These never reach the database as such.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal, NamedTuple

from schemas.actor import Actor
from schemas.event import Participation, Realis, Status
from schemas.times import EventTime

PassageKind = Literal["headline", "byline", "dateline", "caption", "body", "frame"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class RawText:
    """One article as a reader found it: its text, and what the file itself says of it."""

    text: str
    """The whole text as decoded, newlines as `\\n`; nothing removed."""
    own_id: str | None = None
    """The id that the article itself states: in the head of its file, or in a file of many."""
    many: bool = False
    """Whether its file can hold several: its id is then `<file>-<own id or number>`."""
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    rights: str | None = None
    kind: str = "article"
    published: date | datetime | None = None
    """The day, or the time with its offset, that the file's metadata states."""
    published_text: str | None = None
    """Those words as printed."""
    published_method: str | None = None
    """Where they stand: `head`, `json-ld`, `meta`, `htmldate`, `feed`, `mail`, `column`."""
    labels: tuple[tuple[int, int, PassageKind], ...] | None = None
    """Zones that the format itself tells apart (start, end, kind); None lets `frame` find them."""
    notes: tuple[str, ...] = ()
    """What a person should know of this text: encoding guessed, text lost, size cut."""


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence of a passage; each is its own, so that readings are kept by it."""

    start: Final[int]
    end: Final[int]
    text: Final[str]
    ordinal: Final[int]
    """Which sentence of the source, counted from 0 over all passages but the frame."""
    passage: Final[int]
    """Ordinal of its passage."""
    kind: Final[PassageKind]
    """Kind of its passage; `frame` where a credit or a link has got into another."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: where it stands, what kind it is, and its parse before any reckoning."""

    start: int
    end: int
    text: str
    type: TimexType
    rule: str
    """Name of the rule that found it."""
    parse: dict[str, object] = field(default_factory=dict)
    """The typed parse of the words, for `anchor` alone."""
    mod: str | None = None
    """TIMEX3 modifier: APPROX, START, MID, END, BEFORE, AFTER, LESS_THAN, MORE_THAN …"""


class Resolved(NamedTuple):
    """A time expression after the reckoning."""

    timex: Timex
    """The expression."""
    value: str
    """Its TIMEX3 value: `2024-07-28`, `P3D`, `PRESENT_REF`, `XXXX-07` …; "" when nothing can be said."""
    when: EventTime | None
    """The time it means, with words, offsets, anchor and rule; None where the text does not settle one."""


class NameHit(NamedTuple):
    """A name in a text and what it stands for there."""

    start: int
    end: int
    text: str
    id: str
    """Id of the actor or place."""
    reading: Literal["actor", "place"]
    """"Tokyo" in "between Tokyo and Washington" is an actor (a government), in "in Tokyo" a place."""
    kind: str
    """The actor's or place's own kind: country, person, organisation, city …"""
    demonym: bool = False
    """Whether the word is an adjective or people's name ("Japanese"), which seldom takes part by itself."""
    of: str | None = None
    """Id of the actor that a person, body or office belongs to, where the text says so ("its defense minister")."""
    name_start: int | None = None
    """Where the name itself begins, when `start` is that of a title before it ("President Luna Ortega")."""
    name: str | None = None
    """The name that a pronoun stands for ("he"); None for all others."""


class Names(NamedTuple):
    """The names of a text and the actors that it brings along."""

    hits: list[NameHit]
    """Every name with its reading, sorted, not overlapping."""
    introduces: dict[str, Actor]
    """By id: persons, bodies and offices that no vocabulary knows and this text names (origin `text`)."""


class Parties(NamedTuple):
    """Who takes part in a happening, where it takes place, and whose word it is."""

    who: tuple[Participation, ...] = ()
    """The participants in the order of the text."""
    place: str | None = None
    """Id of the place."""
    attributed_to: str | None = None
    """The words for the one who says so: "the Yomiuri newspaper", "officials"."""


_HANGS_ON = frozenset({"of", "on", "in", "at", "for", "with", "against", "by", "to", "over", "from", "between"})
"""Words that belong to a trigger and lead to what its noun is about."""


@dataclass(slots=True)
class Trigger:
    """A word that names a happening, with its reading."""

    start: Final[int]
    end: Final[int]
    text: Final[str]
    lemma: Final[str]
    type: Final[str]
    """Event type or `type/mode`: `meeting`, `meeting/bilateral`."""
    pos: Final[Literal["noun", "verb"]]
    status: Final[Status]
    realis: Final[Realis]
    generic: Final[bool] = False
    """Habitual, generic, a definition or a purpose: found, but no event."""
    tense: Final[str] = ""
    """Tense of the trigger or of the verb that governs it: past, present, perfect, future, modal, infinitive …"""
    definite: Final[bool] = False
    """Whether the text takes the happening as known ("the talks")."""
    weak: Final[bool] = False
    """Whether the word alone is too little for an event: one is made only where the text dates it there."""
    mover: Final[int] = -1
    """Where the verb begins that puts the happening off, calls it off or brings it forward; -1 for none."""
    voiced: Final[bool] = False
    """Whether the word, though weak, tells an event where someone named says it."""
    acted: Final[bool] = False
    """Whether the word tells an event only where someone named does it on a stated day."""
    host: Final[int] = -1
    """Where the verb begins whose doing an -ing form is part of ("left, saying …"); -1 for none."""

    @property
    def named_at(self) -> int:
        """Where the word stands that names the happening: a verb's first, the noun itself of "oil spill", "ban on"."""
        words = self.text.split()
        if self.pos == "verb" or len(words) < 2:
            return self.start
        hung = [words.pop()] if words[-1].lower() in _HANGS_ON else []
        return self.start + max(self.text.rfind(words[-1], 0, len(self.text) - sum(map(len, hung))), 0)
