"""Hand-written files to checked records: the rules across records, names to ids, and what of it all is held back.

Pure: no file, no database, no clock. A fault stops its file, never the build; what refers to a record that is held
back keeps all but that reference. The rules themselves stand in `records` (of one record) and `across` (of two), those
that need the result of a build (W02, W05) in `kb.merge`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kb.checks import across, records
from kb.checks.names import Lookup
from kb.checks.records import Teller, Texts
from loaders.curated import KINDS, Curated, Written
from schemas.actor import Actor, ActorEntry, Place, PlaceEntry
from schemas.decision import Decision, DecisionEntry
from schemas.event import Event, EventEntry
from schemas.event_type import EventType
from schemas.problems import Problem
from schemas.times import EventTime
from schemas.vocabulary import Vocabulary


@dataclass(frozen=True)
class Checked:
    """All records that hold, with ids for names, sorted by id; and all that is wrong with the others."""

    events: tuple[Event, ...]
    """The events, with the file and line of each."""
    actors: tuple[Actor, ...]
    """The actors, with a light record for each name that nothing describes."""
    places: tuple[Place, ...]
    """The places, with a light record for each name that nothing describes."""
    types: tuple[EventType, ...]
    """The event types."""
    decisions: tuple[Decision, ...]
    """The decisions, by file and line; the values in `set` are those of a checked event."""
    problems: tuple[Problem, ...]
    """All problems of all files, by file, line and column."""
    held: tuple[str, ...]
    """The files that are held back, sorted."""
    vocabulary: Vocabulary
    """The vocabulary with these records over the shipped ones."""


R = TypeVar("R", Event, Actor, Place, EventType)
AnyRecord = Event | Actor | Place | EventType | Decision
TextsOf = Mapping[str, str] | Callable[[str], str | None]


def check(files: Sequence[Curated], vocabulary: Vocabulary, texts: TextsOf | None = None) -> Checked:
    """The records of all files that hold, whatever the order of the files.

    `texts` gives the stored text of a source by its id; without it neither sources nor quotes are looked up.
    """
    files = sorted(files, key=lambda file: file.path)
    written = [item for file in files for item in file.written]
    loaded = _texts(texts)
    unread: dict[str, str] = {kind: file.path for file in files for kind in KINDS if _unreadable(file, kind)}
    lookup = Lookup(_with_own(vocabulary, written), {}, unread)
    # First with nothing held back: what is wrong with a file does not depend on what is wrong with another.
    records, found = _looked_at(written, lookup, loaded, {})
    problems = [problem for file in files for problem in file.problems]
    problems += _not_following(found, problems)
    held = {problem.file for problem in problems if problem.level == "error"}
    if held:  # then without those files: only the references to their records are new
        sound = [item for item in written if item.file not in held]
        own = _with_own(vocabulary, sound)
        lost = {_key(item): item.file for item in written if item.file in held and not _in(own, *_key(item))}
        lookup = Lookup(lookup.vocabulary, lost, unread)
        records, found = _looked_at(sound, lookup, loaded, lost)
        problems = [problem for problem in problems if problem.file in held] + found
    return _checked(records, lookup, vocabulary, problems, held)


def dates_read(checked: Checked) -> list[str]:
    """A line for each date that a person wrote: file, line, event and EDTF; in words too, where words were read."""
    found: list[tuple[str, int, str, EventTime]] = []
    for event in checked.events:
        found.append((event.file or "", event.line or 0, event.id, event.when))
    for decision in checked.decisions:
        if "when" in (decision.set or {}):
            found.append((decision.file or "", decision.line or 0, str(decision.event or "set"), decision.set["when"]))  # type: ignore[index]
    return [
        f"{file}:{line}: {name}: {when.edtf or 'undated'}"
        + (f" ({when.in_words()}) from “{when.text}”" if when.text else "")
        for file, line, name, when in sorted(found, key=lambda one: one[:3])
    ]


def _texts(texts: TextsOf | None) -> Texts | None:
    if texts is None:
        return None
    return Texts(texts) if callable(texts) else Texts(texts.get, texts)


def _looked_at(
    written: Sequence[Written], lookup: Lookup, texts: Texts | None, lost: Mapping[tuple[str, str], str]
) -> tuple[list[AnyRecord], list[Problem]]:
    """All records with ids for names, and what breaks a rule."""
    done: list[AnyRecord] = []
    found: list[Problem] = []
    for item in written:
        tell = Teller(item, found)
        match item.entry:
            case EventEntry():
                done.append(records.event(item.entry, tell, lookup, texts))
            case ActorEntry():
                done.append(records.actor(item.entry, tell, lookup))
            case PlaceEntry():
                done.append(records.place(item.entry, tell, lookup))
            case DecisionEntry():
                done.append(records.decision(item.entry, tell, lookup, texts))
            case EventType():
                done.append(item.entry)
    events = {item.entry.id: item for item in written if isinstance(item.entry, EventEntry)}
    current = {old: item.entry.id for item in events.values() for old in item.entry.formerly}  # type: ignore[attr-defined]
    found += across.same_ids(written)
    found += across.unknown_events(written, {**events, **current}, lost, lookup.unread)
    places = ((item, record) for item, record in zip(written, done, strict=True) if isinstance(record, Place))
    found += across.circles(list(events.values()), places)
    found += across.contradictions(written, current)
    found += across.parts_and_causes(list(events.values()))
    return done, found


def _checked(
    done: Sequence[AnyRecord],
    lookup: Lookup,
    vocabulary: Vocabulary,
    problems: Sequence[Problem],
    held: Collection[str],
) -> Checked:
    events = [one for one in done if isinstance(one, Event)]
    known = {event.id for event in events} | {old for event in events for old in event.formerly}
    decisions = [one for one in done if isinstance(one, Decision)]
    kept = [one for one in decisions if all(_there(name, known) for name in (one.event, one.other) if name)]
    types = _by_id(one for one in done if isinstance(one, EventType))
    actors = _by_id([*(one for one in done if isinstance(one, Actor)), *lookup.light_actors.values()])
    places = _by_id([*(one for one in done if isinstance(one, Place)), *lookup.light_places.values()])
    return Checked(
        events=_by_id(_without_lost(event, known) for event in events),
        actors=actors,
        places=places,
        types=types,
        decisions=tuple(sorted(kept, key=lambda one: (one.file or "", one.line or 0))),
        problems=tuple(sorted(set(problems), key=_place)),
        held=tuple(sorted(held)),
        vocabulary=vocabulary.with_own(types, actors, places),
    )


def _by_id(some: Iterable[R]) -> tuple[R, ...]:
    return tuple(sorted(some, key=lambda one: one.id))


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.file, problem.line or 0, problem.column or 0, problem.code, problem.field


def _key(item: Written) -> tuple[str, str]:
    return item.kind, str(getattr(item.entry, "id", ""))


def _in(vocabulary: Vocabulary, kind: str, name: str) -> bool:
    return name in {"actor": vocabulary.actors, "place": vocabulary.places, "type": vocabulary.event_types}.get(
        kind, ()
    )


def _there(name: str, known: Collection[str]) -> bool:
    return name.startswith(across.MACHINE) or name in known


def _without_lost(event: Event, known: Collection[str]) -> Event:
    """The event without its relations to events that are held back."""
    if all(_there(relation.event, known) for relation in event.relations or ()):
        return event
    left = tuple(relation for relation in event.relations or () if _there(relation.event, known))
    return event.model_copy(update={"relations": left})


def _unreadable(file: Curated, kind: str) -> bool:
    return file.path.startswith(f"{kind}s/") and any(problem.code == "E00" for problem in file.problems)


def _not_following(found: Sequence[Problem], told: Sequence[Problem]) -> list[Problem]:
    """What was found, without what only follows from a fault told before of the same field, or one below or above."""
    at: set[tuple[str, str]] = set()
    below: set[tuple[str, str]] = set()
    for problem in told:
        steps = problem.field.split(".") if problem.field else []
        at.add((problem.file, problem.field))
        below.update((problem.file, ".".join(steps[:depth])) for depth in range(1, len(steps) + 1))
    left = []
    for problem in found:
        steps = problem.field.split(".")
        above = ((problem.file, ".".join(steps[:depth])) for depth in range(1, len(steps) + 1))
        if (problem.file, problem.field) not in below and not any(key in at for key in above):
            left.append(problem)
    return left


def _with_own(vocabulary: Vocabulary, written: Sequence[Written]) -> Vocabulary:
    """The vocabulary with what was written over it, as far as names go: what belongs to what is not yet settled."""
    entries = [item.entry for item in written]
    actors = [Actor(id=one.id, name=one.name, kind=one.kind, country=one.country, names=one.names)
              for one in entries if isinstance(one, ActorEntry)]  # fmt: skip
    places = [Place(id=one.id, name=one.name, kind=one.kind, country=one.country, names=one.names)
              for one in entries if isinstance(one, PlaceEntry)]  # fmt: skip
    return vocabulary.with_own(
        tuple(one for one in entries if isinstance(one, EventType)), tuple(actors), tuple(places)
    )
