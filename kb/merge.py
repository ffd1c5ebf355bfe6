"""Mentions, written events and decisions in; events out: a pure function of the set, with no file, database or clock.

    group   which mentions tell of one happening
    merge   what the events are, whom each mention belongs to, what a person should look at
    blocks  which mentions a build in steps must merge anew; `block_keys` and `event_keys` are to be stored for it

A build in steps stores, for each node (mention or written event), its keys and its block, asks `blocks` what a change
touches, and hands `merge` those nodes whole. The rooms behind this door are `kb.merge_*`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from kb.merge_features import event_features, keys_of, mention_features
from kb.merge_group import blocks, cluster, components, group, link
from kb.merge_shapes import BlockIndex, Merged, SourceInfo, Suggestion
from kb.merge_values import in_order, machine_event
from kb.merge_words import profile
from schemas.decision import Decision
from schemas.event import Event
from schemas.mention import Mention
from schemas.problems import Problem
from schemas.vocabulary import Vocabulary

__all__ = [
    "BlockIndex", "Merged", "SourceInfo", "Suggestion", "block_keys", "blocks", "event_keys", "group", "merge",
    "profile", "unmatched",
]  # fmt: skip


def block_keys(mention: Mention, source: SourceInfo | None = None) -> tuple[str, ...]:
    """The keys of a mention, from itself and its source alone: mentions that share none never merge."""
    return keys_of(mention_features(mention, source))


def event_keys(event: Event) -> tuple[str, ...]:
    """The keys of a written event, by which mentions can join it."""
    return keys_of(event_features(event))


def merge(
    mentions: Sequence[Mention],
    sources: Mapping[str, SourceInfo],
    events: Sequence[Event] = (),
    decisions: Sequence[Decision] = (),
    vocabulary: Vocabulary | None = None,
    *,
    common: Collection[str] = (),
) -> Merged:
    """All events of a set of whole blocks. `events` are the written ones; `common` is what `blocks` said."""
    told = [m for m in in_order(mentions, sources) if m.realis in ("asserted", "alleged")]
    nodes = [mention_features(m, sources.get(m.source)) for m in told] + [event_features(e) for e in events]
    links = link(nodes, common)
    made, joined, block_of = list(events), {}, {}
    for block in components(len(nodes), links):
        least = min(nodes[i].node for i in block)
        block_of.update({nodes[i].node: least for i in block})
        machine = [i for i in block if i < len(told)]
        for part in cluster(machine, links):
            event = machine_event([told[i] for i in part], sources)
            made.append(event)
            joined.update({told[i].id: event.id for i in part})
    return Merged(events=tuple(sorted(made, key=lambda e: e.id)), joined=joined, blocks=block_of)


def unmatched(decisions: Sequence[Decision], found: Callable[[Decision], bool]) -> tuple[Problem, ...]:
    """A warning W04 for each decision for which `found` says that nothing in the database is what it is about."""
    return tuple(
        Problem(
            code="W04",
            message=f"this {decision.kind} matches nothing any more",
            file=decision.file or "",
            line=decision.line,
            level="warning",
        )
        for decision in decisions
        if not found(decision)
    )
