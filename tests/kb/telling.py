"""Short ways to make what merging takes: a mention of a sentence, sources, decisions."""

from datetime import date
from typing import Any

from kb.merge import SourceInfo, profile
from schemas.decision import Decision
from schemas.event import Participation
from schemas.ids import mention_id
from schemas.mention import Mention
from schemas.times import EventTime


def tell(source: str, quote: str, trigger: str, when: str | None = None, **more: Any) -> Mention:
    """A mention of `trigger` in `quote`; `who` as actor ids, everything else as the model names it."""
    start = quote.index(trigger)
    who = tuple(Participation(actor=actor) for actor in more.pop("who", ()))
    time = EventTime(edtf=when, basis=more.pop("basis", "stated")) if when else EventTime()
    fields: dict[str, Any] = {"type": "meeting", "lemma": trigger, "title": quote[:100], "confidence": 0.6} | more
    return Mention(
        id=mention_id(source, quote, trigger),
        source=source,
        quote=quote,
        char_start=0,
        char_end=len(quote),
        trigger=trigger,
        trigger_start=start,
        trigger_end=start + len(trigger),
        when=time,
        who=who,
        extractor="test@1",
        **fields,
    )


def sources(*told: tuple[str, str], story: dict[str, str] | None = None, text: str = "") -> dict[str, SourceInfo]:
    """Sources by (id, day), all about the same affairs; `story` names the story of those that are copies."""
    words = profile(
        text or "Norway and Iceland speak in Oslo of fish, quotas and the northern sea. Oslo hosts Iceland."
    )
    return {
        key: SourceInfo(key, (story or {}).get(key, key), date.fromisoformat(day) if day else None, words)
        for key, day in told
    }


def decide(kind: str, **more: Any) -> Decision:
    """A decision of 1 August 2024 with a reason."""
    return Decision.model_validate({"kind": kind, "reason": "so it is", "by": "me", "on": date(2024, 8, 1)} | more)
