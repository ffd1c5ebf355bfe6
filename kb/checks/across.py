"""The rules that need two records: same ids, circles, decisions that contradict each other, parts and their wholes.

Pure: records as written in, problems out (E01 of events, E02, E07, E11, W03). Where records conflict, all the places
are named, each at its own line.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from loaders.curated import Written
from schemas.actor import Place
from schemas.decision import DecisionEntry
from schemas.edtf import parse
from schemas.event import EventEntry
from schemas.problems import Problem, did_you_mean
from schemas.times import EventTime

MACHINE = "e-"
"""What the ids of machine-made events begin with: only a build knows which there are."""


def same_ids(written: Sequence[Written]) -> list[Problem]:
    """E02: two records of one kind have one id, or an event has the former id of another."""
    places: dict[tuple[str, str], list[tuple[Written, tuple[str | int, ...]]]] = defaultdict(list)
    for item in written:
        if item.kind != "decision" and isinstance(name := item.raw.get("id"), str):
            places[item.kind, name].append((item, ("id",)))
        if isinstance(item.entry, EventEntry):
            for number, old in enumerate(item.entry.formerly):
                places[item.kind, old].append((item, ("formerly", number)))
    found = []
    for (_, name), holders in places.items():
        for item, path in holders if len(holders) > 1 else ():
            others = [f"{other.file}:{other.line}" for other, its in holders if (other, its) != (item, path)]
            said = f"the id '{name}' is also in {', '.join(others[:5])}"
            found.append(item.problem("E02", path, said, "give each its own id"))
    return found


def unknown_events(
    written: Sequence[Written], known: Collection[str], lost: Mapping[tuple[str, str], str], unread: Mapping[str, str]
) -> list[Problem]:
    """E01: a relation or decision names an event that no file has; a warning where its file is held back."""
    found = []
    for item in written:
        for path, name in _events_named(item):
            if name.startswith(MACHINE) or name in known:
                continue
            if file := lost.get(("event", name)) or unread.get("event"):
                said = f"the event '{name}' is left out: its file is held back"
                found.append(item.problem("E01", path, said, f"mend {file}", "warning"))
            else:
                found.append(item.problem("E01", path, f"no event '{name}'", did_you_mean(name, known)))
    return found


def _events_named(item: Written) -> Iterable[tuple[tuple[str | int, ...], str]]:
    entry = item.entry
    if isinstance(entry, DecisionEntry):
        yield from (((key,), name) for key, name in (("event", entry.event), ("other", entry.other)) if name)
    relations = entry.relations if isinstance(entry, EventEntry) else None
    within: tuple[str, ...] = ("relations",)
    if isinstance(entry, DecisionEntry) and entry.set:
        relations, within = entry.set.get("relations"), ("set", "relations")
    for number, relation in enumerate(relations or ()):
        yield (*within, number, "event"), relation.event


Edges = Mapping[str, Mapping[str, tuple[Written, tuple[str | int, ...]]]]
"""From an id to another, with the record and the field that say so."""


def circles(events: Sequence[Written], places: Iterable[tuple[Written, Place]]) -> list[Problem]:
    """E07: `part_of` or `follows_up` leads back to where it began, among events or among places."""
    found = []
    for kind in ("part_of", "follows_up"):
        edges: dict[str, dict[str, tuple[Written, tuple[str | int, ...]]]] = defaultdict(dict)
        for item in events:
            if isinstance(item.entry, EventEntry):
                for number, relation in enumerate(item.entry.relations or ()):
                    if relation.kind == kind:
                        edges[item.entry.id][relation.event] = (item, ("relations", number, "event"))
        found += _told(kind, "an event", edges)
    around = {place.id: {place.part_of: (item, ("part_of",))} for item, place in places if place.part_of}
    return found + _told("part_of", "a place", around)


def _told(kind: str, what: str, edges: Edges) -> list[Problem]:
    """A problem at each relation that closes a circle."""
    found = []
    for circle in _circles(edges):
        said = f"{kind} runs in a circle: {' → '.join((*circle, circle[0]))}"
        if len(circle) == 1:
            said = f"{what} cannot be in '{kind}' with itself"
        for one, other in zip(circle, (*circle[1:], circle[0]), strict=True):
            item, path = edges[one][other]
            found.append(item.problem("E07", path, said, "take one relation out"))
    return found


def _circles(edges: Mapping[str, Mapping[str, object]]) -> list[tuple[str, ...]]:
    """Circles of a graph, one through each of its edges that lies on some, each beginning with its least node."""
    left = {node: set(others) for node, others in edges.items()}
    found: list[tuple[str, ...]] = []
    while True:
        _trim(left)
        if not left:
            return found
        walk = [min(left)]
        seen = {walk[0]: 0}
        while (following := min(left[walk[-1]])) not in seen:
            seen[following] = len(walk)
            walk.append(following)
        circle = walk[seen[following] :]
        least = circle.index(min(circle))
        found.append((*circle[least:], *circle[:least]))
        for one, other in zip(circle, (*circle[1:], circle[0]), strict=True):
            left[one].discard(other)


def _trim(left: dict[str, set[str]]) -> None:
    """Takes out all nodes from which no walk goes on for ever."""
    into: dict[str, set[str]] = defaultdict(set)
    for node, others in left.items():
        for other in others:
            into[other].add(node)
    ends = deque([node for node in {*left, *into} if not left.get(node)])
    while ends:
        node = ends.popleft()
        left.pop(node, None)
        for before in into.get(node, ()):
            if before in left and node in left[before]:
                left[before].discard(node)
                if not left[before]:
                    ends.append(before)


def contradictions(decisions: Sequence[Written], current: Mapping[str, str]) -> list[Problem]:
    """E11: two events are told apart that a chain of `same_as` joins. `current` maps former ids to today's."""
    same: dict[str, dict[str, Written]] = defaultdict(dict)
    apart: list[tuple[str, str, Written]] = []
    for item in decisions:
        entry = item.entry
        if not isinstance(entry, DecisionEntry) or not entry.event or not entry.other:
            continue
        one, other = current.get(entry.event, entry.event), current.get(entry.other, entry.other)
        if entry.kind == "same_as":
            same[one].setdefault(other, item)
            same[other].setdefault(one, item)
        elif entry.kind == "distinct_from":
            apart.append((one, other, item))
    found = []
    for one, other, item in apart:
        chain = _chain(same, one, other)
        if chain is None:
            continue
        steps = [same[a][b] for a, b in pairwise(chain)]
        said = f"'{one}' and '{other}' are told apart ({item.file}:{item.line}), but same_as joins them"
        said += f": {' = '.join(chain)}" if steps else ", being one event"
        for place in [item, *steps]:
            found.append(place.problem("E11", ("other",), said, "take one of these decisions back"))
    return found


def _chain(same: Mapping[str, Mapping[str, Written]], one: str, other: str) -> list[str] | None:
    """The shortest chain of `same_as` from one event to another; None where there is none."""
    before = {one: one}
    waiting = deque([one])
    while waiting:
        here = waiting.popleft()
        if here == other:
            chain = [other]
            while chain[-1] != one:
                chain.append(before[chain[-1]])
            return chain[::-1]
        for following in sorted(same.get(here, ())):
            if following not in before:
                before[following] = here
                waiting.append(following)
    return None


def parts_and_causes(events: Sequence[Written]) -> list[Problem]:
    """W03: a part surely begins before or ends after its whole, or a cause begins after its effect has ended."""
    by_id = {item.entry.id: item.entry for item in events if isinstance(item.entry, EventEntry)}
    found = []
    for item in events:
        if not isinstance(item.entry, EventEntry):
            continue
        for number, relation in enumerate(item.entry.relations or ()):
            other = by_id.get(relation.event)
            if other is None:
                continue
            mine, its = item.entry.when, other.when
            said = ""
            if relation.kind == "part_of" and _outside(mine, its):
                said = f"this is on {mine.in_words()}, outside of '{other.id}', which is on {its.in_words()}"
            elif relation.kind == "causes" and _after(mine.earliest, its.start_latest):
                said = f"this begins {mine.in_words()}, after its effect '{other.id}' began, {its.in_words()}"
            if said:
                found.append(item.problem("W03", ("relations", number), said, "look at the dates again", "warning"))
    return found


def _outside(part: EventTime, whole: EventTime) -> bool:
    """Whether a part surely lies outside its whole, in whole or in part."""
    end = whole.latest if whole.end_stated else None
    return _after(whole.earliest, part.start_latest) or _after(part.end_earliest or part.earliest, end)


def _after(one: str | None, other: str | None) -> bool:
    """Whether a day is later than another; False where one of them is not known."""
    return one is not None and other is not None and parse(one).jd_start > parse(other).jd_start
