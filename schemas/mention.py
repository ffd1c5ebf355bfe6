"""What one sentence of one source says of one happening, with the exact place of every word it rests on.

Mentions of one happening become one `Event` in `kb.merge`; here they are still single voices.
"""

from typing import Annotated

from pydantic import Field

from schemas.actor import Actor
from schemas.event import Participation, Realis, Status, TypeName
from schemas.ids import Slug
from schemas.record import Record
from schemas.times import EventTime

MentionId = Annotated[str, Field(pattern=r"^m-[0-9a-f]{10}$")]


class Mention(Record):
    """One happening as one sentence tells it."""

    id: MentionId
    """Computed from the source's id, the sentence, the trigger and which such trigger it is."""
    source: Slug
    """The source that says so."""
    quote: str
    """The sentence, at most 400 characters around the trigger: exactly the text from `char_start` to `char_end`."""
    char_start: int
    """Offset of the quote in the source's text."""
    char_end: int
    """Offset behind the quote."""
    trigger: str
    """The word that names the happening."""
    trigger_start: int
    """Offset of the trigger in the source's text."""
    trigger_end: int
    """Offset behind the trigger."""
    lemma: str = ""
    """The trigger's dictionary form, as the vocabulary lists it."""
    when: EventTime = EventTime()
    """When it happens, as far as the text supports a time."""
    title: str
    """What happens, short, without the time."""
    type: TypeName = "other"
    """Event type, or `type/mode`."""
    status: Status = "occurred"
    """planned, tentative, ongoing, occurred, postponed or cancelled."""
    realis: Realis = "asserted"
    """asserted, negated, hypothetical or alleged; only asserted and alleged mentions become events."""
    who: tuple[Participation, ...] = ()
    """Who takes part, in the order of the text."""
    introduces: tuple[Actor, ...] = ()
    """The actors among `who` that no vocabulary knows and this text names (origin `text`)."""
    place: Slug | None = None
    """Where it happens."""
    attributed_to: str | None = None
    """Whose word it is: "the Yomiuri newspaper"; such a speaker takes no part."""
    part_of: MentionId | None = None
    """The mention of the same source whose event this one is a part of."""
    prominence: float = 0.0
    """Where it stands, 0 to 1: headline 1, first sentence nearly so, falling with depth; caption low."""
    confidence: float = 0.5
    """How often mentions like this one are right, event and day (calibrated in coarse steps)."""
    extractor: str
    """name@version of what made it."""

    @property
    def family(self) -> str:
        """The type without its mode."""
        return self.type.partition("/")[0]
