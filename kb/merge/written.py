"""A person's event and the machine mentions that joined it: who wins, field by field.

Precedence: decision, written value, machine value. A written field is the person's, whole; the machine fills what is
left out, and what it holds against a written value is told (W02, W05), never applied.
"""

from collections.abc import Sequence
from datetime import datetime

from kb.merge.places import Places, name_of, one_place
from kb.merge.status import could_know, moved
from kb.merge.values import machine_event
from kb.merge.voices import Sources, told_on
from schemas.event import Event, Status
from schemas.mention import Mention
from schemas.problems import Problem
from schemas.times import EventTime
from schemas.vocabulary import Vocabulary


def laid_over(
    event: Event, mentions: Sequence[Mention], sources: Sources, vocabulary: Vocabulary | None
) -> tuple[Event, tuple[str, ...], list[Problem]]:
    """A written event with what its evidence fills in, where voices differ, and what contradicts the written values."""
    if not mentions:
        return event, (), _future(event, cited_day(event, sources))
    places = vocabulary.places if vocabulary else {}
    found, differs = machine_event(mentions, sources, places)
    status = _status(event, found, mentions, sources)
    filled = event.model_copy(
        update={
            "summary": event.summary or found.summary,
            "type": event.type if event.type != "other" else found.type,
            "when": _when(event, found, status),
            "place": event.place or found.place,
            "participants": event.participants if event.participants is not None else found.participants,
            "status": status,
            "confidence": found.confidence,
            "salience": found.salience,
            "n_mentions": found.n_mentions,
            "n_sources": found.n_sources,
            "n_stories": found.n_stories,
        }
    )
    newest = max(cited_day(event, sources), *(told_on(mention, sources) for mention in mentions))
    return filled, differs, [*_future(filled, newest), *_contradictions(event, found, places)]


def cited_day(event: Event, sources: Sources) -> str:
    """The day of the newest source that a written event cites, as text; "" where none has a day."""
    days = [""]
    for cited in event.sources:
        if cited.source and (info := sources.get(cited.source)) and info.day:
            days.append(info.day.isoformat())
        elif cited.published:
            day = cited.published.date() if isinstance(cited.published, datetime) else cited.published
            days.append(day.isoformat())
    return max(days)


def _status(event: Event, found: Event, mentions: Sequence[Mention], sources: Sources) -> Status | None:
    """The written status, moved by what was told after the newest source cited, unless it is locked."""
    if event.status is None:
        return found.status
    since = cited_day(event, sources)
    if "status" in event.lock or not since:
        return event.status
    held = event.status
    earliest = event.when.earliest or found.when.earliest
    for mention in sorted(mentions, key=lambda m: (told_on(m, sources), m.prominence, m.id)):
        told = told_on(mention, sources)
        if told > since and could_know(mention.status, told, earliest):
            held = moved(held, mention.status)
    return held


def _when(event: Event, found: Event, status: Status | None) -> EventTime:
    """The written time, marked as given up where later texts put the event off from it; without one, the found time."""
    if event.when.edtf is None:
        return found.when
    lost = status == "postponed" != event.status and found.when.given_up and found.when.overlaps(event.when)
    return event.when.model_copy(update={"given_up": True}) if lost else event.when


def _future(event: Event, since: str) -> list[Problem]:
    """W02: said to have occurred, but wholly after `since`, the day of the newest source that it rests on."""
    earliest = event.when.earliest
    if event.status != "occurred" or not since or earliest is None or earliest <= since:
        return []
    said = f"'{event.id}' is said to have occurred on {event.when.in_words()}, after its newest source ({since})"
    return [_warning("W02", event, "status", said, "is it planned, or is the date another one?")]


def _contradictions(event: Event, found: Event, places: Places) -> list[Problem]:
    """W05: the machine reads another time, place or kind than a person wrote; the written one holds."""
    problems = []
    if event.when.edtf and found.when.edtf and not event.when.overlaps(found.when):
        said = f"written {event.when.in_words()}, but texts say {found.when.in_words()}"
        problems.append(_warning("W05", event, "when", said))
    if event.place and found.place and not one_place(event.place, found.place, places):
        said = f"written {name_of(event.place, places)}, but texts say {name_of(found.place, places)}"
        problems.append(_warning("W05", event, "place", said))
    if event.type != "other" and found.type != "other" and event.family != found.family:
        problems.append(_warning("W05", event, "type", f"written {event.type}, but texts say {found.type}"))
    return problems


def _warning(code: str, event: Event, field: str, message: str, hint: str = "the written value holds") -> Problem:
    return Problem(
        code=code, message=message, file=event.file or "", line=event.line, field=field, hint=hint, level="warning"
    )
