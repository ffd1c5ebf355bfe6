"""The values of a machine-made event, chosen among its mentions: more independent stories first, then the newer source.

What a person wrote is laid over them in `kb.merge_written`; which mentions belong together is settled before.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from kb.merge_features import order_of
from kb.merge_shapes import SourceInfo
from schemas.event import Event, Participation, Status
from schemas.ids import event_id
from schemas.mention import Mention
from schemas.times import EventTime

Value = TypeVar("Value", bound=Hashable)
Sources = Mapping[str, SourceInfo]


def in_order(mentions: Sequence[Mention], sources: Sources) -> list[Mention]:
    """Mentions by (publication day, source id, offset)."""
    return sorted(mentions, key=lambda m: (order_of(m, sources.get(m.source)), m.id))


def story_of(mention: Mention, sources: Sources) -> str:
    """The independent voice that a mention belongs to."""
    info = sources.get(mention.source)
    return info.story if info else mention.source


def told_on(mention: Mention, sources: Sources) -> str:
    """The day of publication as text; "" where unknown, so that any known day is newer."""
    info = sources.get(mention.source)
    return info.day.isoformat() if info and info.day else ""


def ranked(
    mentions: Sequence[Mention], sources: Sources, value: Callable[[Mention], Value | None]
) -> list[tuple[Value, list[Mention]]]:
    """The values that mentions give, best first, each with its mentions: more stories, then newer, then surer."""
    said: dict[Value, list[Mention]] = defaultdict(list)
    for mention in mentions:
        given = value(mention)
        if given is not None:
            said[given].append(mention)
    return sorted(
        said.items(),
        key=lambda item: (
            -len({story_of(m, sources) for m in item[1]}),
            [-ord(c) for c in max(told_on(m, sources) for m in item[1])],
            -max(m.confidence for m in item[1]),
            item[1][0].id,
        ),
    )


def first(mentions: Sequence[Mention], sources: Sources, value: Callable[[Mention], Value | None]) -> Value | None:
    """The best value that mentions give; None where none gives one."""
    found = ranked(mentions, sources, value)
    return found[0][0] if found else None


def machine_event(mentions: Sequence[Mention], sources: Sources) -> Event:
    """The event of a group of mentions (at least one)."""
    ordered = in_order(mentions, sources)
    best = max(ordered, key=lambda m: (m.prominence, m.confidence))
    when = first(ordered, sources, lambda m: m.when if m.when.edtf else None) or EventTime()
    stories = {story_of(m, sources) for m in ordered}
    return Event(
        id=event_id(ordered[0].id),
        title=(best.title if len(best.title) >= 4 else best.quote)[:160],
        summary=best.quote,
        type=first(ordered, sources, lambda m: m.type if m.type != "other" else None) or "other",
        status=latest_status(ordered, sources),
        when=when,
        place=first(ordered, sources, lambda m: m.place),
        participants=parties(ordered),
        origin="extracted",
        confidence=round(max(m.confidence for m in ordered), 3),
        salience=salience(ordered, sources),
        n_mentions=len(ordered),
        n_sources=len({m.source for m in ordered}),
        n_stories=len(stories),
    )


def latest_status(ordered: Sequence[Mention], sources: Sources) -> Status:
    """The status as of the newest source that speaks of it."""
    return max(ordered, key=lambda m: (told_on(m, sources), m.prominence)).status


def parties(ordered: Sequence[Mention]) -> tuple[Participation, ...]:
    """All who take part, each with each role once, in the order of the mentions."""
    found: dict[tuple[str, str], Participation] = {}
    for mention in ordered:
        for part in mention.who:
            found.setdefault((part.actor, part.role), part)
    return tuple(found.values())


def salience(mentions: Sequence[Mention], sources: Sources) -> float:
    """What the texts make of an event, 0 to 1."""
    stories = len({story_of(m, sources) for m in mentions})
    days = len({told_on(m, sources) for m in mentions})
    front = max(m.prominence for m in mentions)
    said = 0.5 * (1 - 0.6**stories) + 0.3 * front + 0.1 * (1 - 0.8 ** len(mentions)) + 0.1 * (1 - 0.7 ** (days - 1))
    return round(said, 4)
