"""Events: what the knowledge base holds to have happened or to be planned, and the sets of words it uses for them.

Who wins when person and machine differ is not said here but in `kb.merge`.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from schemas.ids import NameOrId, Slug
from schemas.record import IsoDateOrTime, Record
from schemas.times import EventTime

Status = Literal["planned", "tentative", "ongoing", "occurred", "postponed", "cancelled"]
Realis = Literal["asserted", "negated", "hypothetical", "alleged"]
Role = Literal[
    "host", "organizer", "participant", "delegate", "visitor", "speaker", "interviewer", "signatory", "mediator",
    "initiator", "recipient", "supporter", "opponent", "perpetrator", "victim", "candidate", "winner", "observer",
    "affected", "other",
]  # fmt: skip
RelationKind = Literal["part_of", "follows_up", "responds_to", "causes"]
Origin = Literal["extracted", "accepted", "curated"]
Review = Literal["unreviewed", "accepted", "amended", "rejected"]
TypeName = Annotated[str, Field(pattern=r"^[a-z_]+(/[a-z_]+)?$")]
EventId = Annotated[str, Field(pattern=r"^(e-[0-9a-f]{10}|[a-z0-9]+(-[a-z0-9]+)*)$", min_length=3, max_length=96)]


class ParticipationEntry(Record):
    """One actor's part in an event as a person writes it: names, demonyms or ids serve."""

    actor: NameOrId
    """The actor: id, name or demonym."""
    role: Role = "participant"
    """What the actor does there."""
    on_behalf_of: Annotated[NameOrId | None, Field(alias="for")] = None
    """The actor that a delegate stands for: id, name or demonym."""
    as_text: str | None = None
    """The words that name the actor there."""


class Participation(ParticipationEntry):
    """One actor's part in an event."""

    actor: Slug
    """The actor's id."""
    on_behalf_of: Annotated[Slug | None, Field(alias="for")] = None
    """The actor that a delegate stands for."""


class Relation(Record):
    """A tie from one event to another."""

    kind: RelationKind
    """part_of, follows_up, responds_to or causes."""
    event: EventId
    """The other event."""
    quote: str | None = None
    """The words that say so."""


class Citation(Record):
    """What an event rests on: a loaded source, or one described in place when its text is not loaded."""

    source: Slug | None = None
    """Id of a loaded source."""
    url: str | None = None
    """Address of a source that is not loaded."""
    title: str | None = None
    """Its title."""
    publisher: str | None = None
    """Its publisher."""
    published: Annotated[date | datetime | None, IsoDateOrTime] = None
    """Its day of publication."""
    quote: str | None = None
    """The words that say so; checked where the text is loaded."""
    trigger: str | None = None
    """The word of the quote that names the event, where it names several."""


class EventEntry(Record):
    """An event as a person writes it: names, demonyms or ids serve for actors and places."""

    id: EventId
    """A slug when a person wrote it; `e-` and ten digits when a machine did."""
    title: Annotated[str, Field(min_length=4, max_length=160)]
    """What happens, short."""
    summary: str | None = None
    """What happens, in a sentence."""
    type: TypeName = "other"
    """Event type, or `type/mode`."""
    status: Status | None = None
    """planned, tentative, ongoing, occurred, postponed or cancelled; when left out, machine evidence fills it."""
    when: EventTime = EventTime()
    """When it happens."""
    place: NameOrId | None = None
    """Where it happens."""
    participants: tuple[ParticipationEntry, ...] | None = None
    """Who takes part; () means none, None that nothing was said."""
    relations: tuple[Relation, ...] | None = None
    """Ties to other events; () means none, None that nothing was said."""
    tags: tuple[str, ...] = ()
    """Free words to find it by."""
    sources: tuple[Citation, ...] = ()
    """What it rests on."""
    unsourced: Annotated[str, Field(min_length=10)] | None = None
    """Why it stands without a source."""
    lock: tuple[Literal["status"], ...] = ()
    """Fields that no later evidence may move."""
    formerly: tuple[str, ...] = ()
    """Earlier ids that still find it."""
    notes: str | None = None
    """Remarks for the people who keep the file."""

    @property
    def family(self) -> str:
        """The type without its mode."""
        return self.type.partition("/")[0]


class Event(EventEntry):
    """Something that happened or is planned, with its time, its parties and its evidence."""

    place: Slug | None = None
    """Where it happens."""
    participants: tuple[Participation, ...] | None = None
    """Who takes part; () means none, None that nothing was said."""
    # Derived by the build; a person does not write these.
    origin: Origin = "curated"
    """extracted by machine, accepted by a person, or curated (written by one)."""
    review: Review = "unreviewed"
    """unreviewed, accepted, amended or rejected."""
    confidence: float | None = None
    """How sure the machine is that the event and its day are right, 0 to 1."""
    salience: float | None = None
    """What the texts make of it: a formula of independent stories, headline and lead, and how long it is spoken of."""
    n_mentions: int = 0
    """Sentences that speak of it."""
    n_sources: int = 0
    """Texts that speak of it, copies counted."""
    n_stories: int = 0
    """Independent texts that speak of it: copies are one voice."""
    file: str | None = None
    """File that it was written in."""
    line: int | None = None
    """Line of that file."""


DERIVED = tuple(name for name in Event.model_fields if name not in EventEntry.model_fields)
"""Fields of `Event` that the build fills: refused in YAML, left out of the JSON Schema that people write by."""
