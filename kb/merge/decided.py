"""What decisions come to: who is refused, accepted, amended, held together or kept apart, node by node.

It reads decisions and citations into sets of nodes; `kb.merge` groups by them and `amended` applies what was set.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from kb.merge.ties import Lookup, claims
from schemas.decision import Decision
from schemas.event import Event
from schemas.problems import Problem


@dataclass(slots=True)
class Decided:
    """Decisions and citations by node id."""

    holder: dict[str, str] = field(default_factory=dict)
    """Mention -> the written event that it belongs to."""
    not_in: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Mention -> written events that it does not belong to."""
    same: list[tuple[str, str]] = field(default_factory=list)
    """Mentions that are one happening."""
    apart: list[tuple[str, str]] = field(default_factory=list)
    """Mentions that are not."""
    stands_for: dict[str, str] = field(default_factory=dict)
    """Written event -> the written event that it is the same as."""
    refused: dict[str, Decision] = field(default_factory=dict)
    """Node -> the decision that refused it."""
    accepted: set[str] = field(default_factory=set)
    amendments: dict[str, list[Decision]] = field(default_factory=lambda: defaultdict(list))


def decide(decisions: Sequence[Decision], events: Sequence[Event], lookup: Lookup) -> Decided:
    """All that people decided of these nodes; a later day goes over an earlier one."""
    decided = Decided(holder=claims(events, lookup))
    written = {event.id for event in events}
    for decision in sorted(decisions, key=lambda d: (str(d.on or ""), d.file or "", d.line or 0)):
        about = lookup.about(decision)
        match decision.kind:
            case "reject":
                decided.refused.update(dict.fromkeys(about, decision))
                decided.accepted.difference_update(about)
            case "accept":
                decided.accepted.update(about)
                for node in about:
                    decided.refused.pop(node, None)
            case "amend":
                for node in about:
                    decided.amendments[node].append(decision)
            case "same_as" | "distinct_from":
                others = lookup.named(decision.other or "")
                for one in about:
                    for other in others:
                        _tie(decided, written, one, other, same=decision.kind == "same_as")
    return decided


def _tie(decided: Decided, written: set[str], one: str, other: str, *, same: bool) -> None:
    """Notes that two nodes are one happening, or are not."""
    if one == other:
        return
    if one in written and other in written:
        if same:
            decided.stands_for[one] = other
    elif one in written or other in written:
        event, mention = (one, other) if one in written else (other, one)
        if same:
            decided.holder[mention] = event
        else:
            decided.not_in[mention].add(event)
            if decided.holder.get(mention) == event:
                del decided.holder[mention]
    else:
        (decided.same if same else decided.apart).append((one, other))


def final(name: str, stands_for: Mapping[str, str]) -> str:
    """The written event that one comes to after all that people called the same."""
    seen = {name}
    while (following := stands_for.get(name)) is not None and following not in seen:
        seen.add(following)
        name = following
    return name


def amended(event: Event, nodes: Iterable[str], decided: Decided) -> tuple[Event, list[Problem]]:
    """The event as decisions about it or one of its mentions leave it."""
    nodes = list(nodes)
    review = "accepted" if not decided.accepted.isdisjoint(nodes) else event.review
    origin = "accepted" if review == "accepted" and event.origin == "extracted" else event.origin
    event = event.model_copy(update={"review": review, "origin": origin})
    found = {id(one): one for node in nodes for one in decided.amendments.get(node, ())}
    problems = []
    for decision in sorted(found.values(), key=lambda d: (str(d.on or ""), d.file or "", d.line or 0)):
        origin = "accepted" if event.origin == "extracted" else event.origin
        try:
            event = Event.model_validate(dict(event) | (decision.set or {}) | {"review": "amended", "origin": origin})
        except ValidationError as error:
            problems += [_fault(decision, ".".join(map(str, one["loc"])), one["msg"]) for one in error.errors()]
    return event, problems


def _fault(decision: Decision, at: str, message: str) -> Problem:
    return Problem(
        code="W04",
        message=f"this amendment cannot be applied: {message}",
        file=decision.file or "",
        line=decision.line,
        field=f"set.{at}",
        level="warning",
    )
