"""What merging compares: the features of a mention or of a written event, and the keys under which it can meet others.

Everything here is a function of the one record and its source, so that it can be stored and never goes stale.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kb.merge_shapes import SourceInfo
from kb.merge_words import stem, weighed
from schemas.edtf import julian_day
from schemas.event import Event
from schemas.mention import Mention

_JD_UNIX = julian_day(1970, 1, 1)
_FINE_DAYS = 8
_TELLING = 6


@dataclass(frozen=True, slots=True)
class Features:
    """One node, ready to be compared."""

    node: str
    """Id of the mention or written event."""
    source: str
    story: str
    family: str
    type: str
    lemma: str
    actors: frozenset[str]
    place: str | None
    days: tuple[int, int] | None
    """Outer bounds as Julian days; None when undated."""
    told: int | None
    """Julian day of publication."""
    words: dict[str, float]
    """Weighed stems of quote and title."""
    background: frozenset[str]
    """Telling words of the whole text."""
    status: str
    order: tuple[str, str, int]
    """(publication day, source id, offset): the order of mentions everywhere."""


def _julian(day: date | None) -> int | None:
    return _JD_UNIX + (day - date(1970, 1, 1)).days if day else None


def order_of(mention: Mention, source: SourceInfo | None) -> tuple[str, str, int]:
    """The place of a mention in every list: (publication day, source id, offset), the undated last."""
    day = source.day.isoformat() if source and source.day else "9999-99-99"
    return (day, mention.source, mention.trigger_start)


def mention_features(mention: Mention, source: SourceInfo | None = None) -> Features:
    """The features of a mention, with what is known of its source."""
    bounds = mention.when.bounds
    return Features(
        node=mention.id,
        source=mention.source,
        story=source.story if source else mention.source,
        family=mention.family,
        type=mention.type,
        lemma=stem(mention.lemma or mention.trigger),
        actors=frozenset(part.actor for part in mention.who),
        place=mention.place,
        days=(bounds.jd_start, bounds.jd_end) if bounds else None,
        told=_julian(source.day) if source else None,
        words=weighed(mention.quote),
        background=source.words if source else frozenset(),
        status=mention.status,
        order=order_of(mention, source),
    )


def event_features(event: Event) -> Features:
    """The features of a written event: its title and summary speak for it."""
    bounds = event.when.bounds
    return Features(
        node=event.id,
        source="",
        story="",
        family=event.family,
        type=event.type,
        lemma="",
        actors=frozenset(part.actor for part in event.participants or ()),
        place=event.place,
        days=(bounds.jd_start, bounds.jd_end) if bounds else None,
        told=None,
        words=weighed(f"{event.title} {event.summary or ''}"),
        background=frozenset(),
        status=event.status or "",
        order=("", event.id, 0),
    )


def keys_of(features: Features) -> tuple[str, ...]:
    """The keys of a node: two nodes that share none are never compared, so they never merge.

    A time slot (the day, or the month where the day is not known) with each of its actors, place and telling words.
    """
    telling = sorted(features.words, key=lambda word: (-features.words[word], word))[:_TELLING]
    marks = sorted(features.actors) + ([features.place] if features.place else []) + telling
    return tuple(f"{slot}|{mark}" for slot in _slots(features) for mark in dict.fromkeys(marks))


def _slots(features: Features) -> list[str]:
    if features.days is None:
        return [_month(features.told)] if features.told is not None else ["-"]
    first, last = features.days
    if last - first < _FINE_DAYS:
        return [str(day) for day in range(first, last + 1)] + sorted({_month(first), _month(last)})
    return [_month(first)]


def _month(julian: int) -> str:
    try:
        return (date(1970, 1, 1) + timedelta(julian - _JD_UNIX)).isoformat()[:7]
    except OverflowError:
        return f"y{julian // 366}"
