"""Mentions, written events and decisions in; events out: a pure function of the set, with no file, database or clock.

    group   which mentions tell of one happening
    merge   what the events are, whom each mention belongs to, what a person should look at
    blocks  which mentions a build in steps must merge anew; `block_keys` and `event_keys` are to be stored for it

A build in steps stores, for each node (mention or written event), its keys and its block, asks `blocks` what a change
touches, and hands `merge` those nodes whole; a great build hands its mentions over in parts in the same way, so that
memory stays small. The rooms behind this door are the modules beside this one.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations

from kb.merge.constraints import known_again, other_sides, put_off
from kb.merge.decided import Decided, amended, decide, final
from kb.merge.features import Features, event_features, mention_features
from kb.merge.grouping import LIKELY, SURE, Links, Pair, blocks, cluster, firm_times, group, link, split
from kb.merge.index import BlockIndex
from kb.merge.links import JOINS, NEARLY
from kb.merge.reasons import reasons, worth_asking
from kb.merge.sayings import sayings
from kb.merge.sentence import told_twice
from kb.merge.shapes import Merged, SourceInfo, Suggestion
from kb.merge.ties import Lookup
from kb.merge.values import in_order, machine_event
from kb.merge.words import profile
from kb.merge.written import laid_over
from kb.namesakes import callable_as_its_function
from schemas.decision import Decision
from schemas.event import Event, Relation
from schemas.mention import Mention
from schemas.problems import Problem
from schemas.vocabulary import Vocabulary

__all__ = [
    "BlockIndex", "Merged", "SourceInfo", "Suggestion", "block_keys", "blocks", "event_keys", "group", "merge",
    "profile", "unmatched",
]  # fmt: skip
callable_as_its_function(__name__)

Fit = tuple[int, str, float]
"""A mention by its place in the list, a written event, and how well they fit."""
_AS_WELL = 0.1  # an event fits as well as another if it fits so little worse


def block_keys(mention: Mention, source: SourceInfo | None = None) -> tuple[int, ...]:
    """The keys of a mention, from itself and its source (with `words`) alone: mentions that share none never merge."""
    return mention_features(mention, source).keys


def event_keys(event: Event) -> tuple[int, ...]:
    """The keys of a written event, by which mentions can join it."""
    return event_features(event).keys


def merge(
    mentions: Sequence[Mention],
    sources: Mapping[str, SourceInfo],
    events: Sequence[Event] = (),
    decisions: Sequence[Decision] = (),
    vocabulary: Vocabulary | None = None,
    *,
    common: Collection[int] = (),
    known: Mapping[str, Features] | None = None,
) -> Merged:
    """All events of a set of whole blocks. `events` are the written ones; `common` is what `blocks` said.

    `known` gives the features of nodes where the caller has made them before: they say nothing new.
    """
    told = in_order([*{m.id: m for m in mentions if m.realis in ("asserted", "alleged")}.values()], sources)
    written = sorted(events, key=lambda event: event.id)
    decided = decide(decisions, written, Lookup(told, written, sources))
    work = _Work(told, written, sources, decided, vocabulary, known or {})
    links = link(work.nodes, common)
    for block, inside in split(len(work.nodes), links, work.ties()):
        work.settle(block, inside)
    return work.merged()


class _Work:
    """One merge under way: what its blocks came to so far."""

    def __init__(
        self,
        told: list[Mention],
        written: list[Event],
        sources: Mapping[str, SourceInfo],
        decided: Decided,
        vocabulary: Vocabulary | None,
        known: Mapping[str, Features],
    ) -> None:
        self.told, self.written, self.sources = told, written, sources
        self.decided, self.vocabulary = decided, vocabulary
        self.nodes = [known.get(m.id) or mention_features(m, sources.get(m.source)) for m in told]
        self.nodes += [known.get(event.id) or event_features(event) for event in written]
        parted = {name for pair in decided.apart for name in pair}
        self.own_words = parted | decided.holder.keys()
        self.at_once = [*sayings(told, self.own_words), *told_twice(told, parted, decided.holder)]
        self.firm = firm_times(self.nodes)
        self.at = {node.node: index for index, node in enumerate(self.nodes)}
        self.events: dict[str, Event] = {}
        self.joined: dict[str, str] = {}
        self.suggestions: list[Suggestion] = []
        self.problems: list[Problem] = []
        self.blocks: dict[str, str] = {}
        self.choices: dict[str, tuple[str, ...]] = {}
        self.refused: dict[str, Decision] = {}

    def ties(self) -> list[Pair]:
        """The pairs of nodes that lie in one block whatever they look like."""
        pairs = [*self.decided.same, *self.decided.holder.items(), *self.decided.stands_for.items()]
        pairs += self.at_once
        pairs += [(mention.id, mention.part_of) for mention in self.told if mention.part_of]
        return [(self.at[one], self.at[other]) for one, other in pairs if one in self.at and other in self.at]

    def settle(self, block: list[int], inside: Links) -> None:
        """Groups one block and makes its events."""
        least = min(self.nodes[i].node for i in block)
        self.blocks.update({self.nodes[i].node: least for i in block})
        among = {pair: alike for pair, alike in inside.items() if max(pair) < len(self.told)}
        fits = [(i, self.nodes[j].node, fits) for (i, j), fits in inside.items() if j >= len(self.told)]
        machine = [i for i in block if i < len(self.told)]
        same, apart = self._tied(machine)
        apart += other_sides(self.nodes, among)
        moved = put_off(self.nodes, among, SURE)
        same += [pair for pair in moved if self.own_words.isdisjoint(self.nodes[i].node for i in pair)]
        among |= known_again(self.nodes, machine)
        groups, between = cluster(machine, among, firm=self.firm, same=same, apart=apart)
        evidence: dict[str, list[Mention]] = {self.nodes[i].node: [] for i in block if i >= len(self.told)}
        made: dict[int, str] = {}
        for part in sorted(groups):
            if (home := self._home(part, fits)) is not None:
                kept = [self.told[i] for i in part if self.nodes[i].node not in self.decided.refused]
                evidence[final(home, self.decided.stands_for)] += kept
            elif by := [
                self.decided.refused[node] for i in part if (node := self.nodes[i].node) in self.decided.refused
            ]:
                self.refused.update({self.nodes[i].node: by[0] for i in part})
            else:
                made[part[0]] = self._make([self.told[i] for i in part])
        for name in sorted(evidence):
            if name in self.decided.refused:
                self.refused[name] = self.decided.refused[name]
            elif name not in self.decided.stands_for:
                self._lay(name, evidence)
        self._suggest(groups, made, inside, between, fits)

    def _tied(self, machine: Sequence[int]) -> tuple[list[Pair], list[Pair]]:
        """The mentions of a block that people hold together, and those that people or the text keep apart."""
        inside = {self.nodes[i].node: i for i in machine}
        homes = {
            i: final(self.decided.holder[self.nodes[i].node], self.decided.stands_for)
            for i in machine
            if self.nodes[i].node in self.decided.holder
        }
        apart = [(i, j) for (i, one), (j, other) in combinations(homes.items(), 2) if one != other]
        apart += [(inside[a], inside[b]) for a, b in self.decided.apart if a in inside and b in inside]
        parts = ((i, inside.get(self.told[i].part_of or "")) for i in machine)
        apart += [(i, whole) for i, whole in parts if whole is not None]
        held = (*self.decided.same, *self.at_once)
        same = [(inside[a], inside[b]) for a, b in held if a in inside and b in inside]
        return same, apart

    def _home(self, part: Sequence[int], fits: Sequence[Fit]) -> str | None:
        """The written event that a group belongs to: cited or decided, or the one that fits, and none as well."""
        for i in part:
            if (home := self.decided.holder.get(self.nodes[i].node)) is not None:
                return home
        ranked = self._ranked(part, fits)
        if not ranked or ranked[0][0] < JOINS or (len(ranked) > 1 and ranked[1][0] > ranked[0][0] - _AS_WELL):
            return None
        return ranked[0][1]

    def _ranked(self, part: Sequence[int], fits: Sequence[Fit]) -> list[tuple[float, str]]:
        """The written events that a group fits, best first, those left out that a person kept it out of."""
        if not fits:
            return []
        refused = {event for i in part for event in self.decided.not_in.get(self.nodes[i].node, ())}
        members, best = set(part), dict[str, float]()
        for i, name, fit in fits:
            if i in members and name not in refused:
                best[name] = max(best.get(name, 0.0), fit)
        return sorted(((fit, name) for name, fit in best.items()), key=lambda one: (-one[0], one[1]))

    def _make(self, mentions: Sequence[Mention]) -> str:
        """Makes the event of a group; its id."""
        event, differs = machine_event(mentions, self.sources, self.vocabulary.places if self.vocabulary else {})
        self._keep(event, [mention.id for mention in mentions], mentions, differs)
        return event.id

    def _lay(self, name: str, evidence: Mapping[str, Sequence[Mention]]) -> None:
        """Makes the event that a person wrote, with its evidence."""
        event = next(one for one in self.written if one.id == name)
        mentions = in_order(evidence[name], self.sources)
        event, differs, problems = laid_over(event, mentions, self.sources, self.vocabulary)
        formerly = [old for old in self.decided.stands_for if final(old, self.decided.stands_for) == name]
        event = event.model_copy(update={"formerly": tuple(dict.fromkeys([*event.formerly, *sorted(formerly)]))})
        self.problems += problems
        self._keep(event, [name, *(mention.id for mention in mentions)], mentions, differs)

    def _keep(self, event: Event, nodes: Sequence[str], mentions: Sequence[Mention], differs: tuple[str, ...]) -> None:
        event, problems = amended(event, nodes, self.decided)
        self.problems += problems
        self.events[event.id] = event
        self.joined.update({mention.id: event.id for mention in mentions})
        if differs:
            self.choices[event.id] = differs

    def _suggest(
        self,
        groups: Sequence[Sequence[int]],
        made: Mapping[int, str],
        inside: Links,
        between: Mapping[Pair, float],
        fits: Sequence[Fit],
    ) -> None:
        """Asks about groups that may be one event, and about groups that nearly fit a written one."""
        members = {part[0]: part for part in groups}
        for (i, j), alike in between.items():
            if LIKELY <= alike < SURE and i in made and j in made:
                best = max((inside.get((min(a, b), max(a, b)), 0.0), -a, -b) for a in members[i] for b in members[j])
                one, other = self.nodes[-best[1]], self.nodes[-best[2]]
                if worth_asking(one, other):
                    why = reasons(one, other, self.told[-best[1]].quote)
                    self.suggestions.append(Suggestion(made[j], made[i], round(alike, 3), why))
        for least, name in made.items():
            for fit, home in self._ranked(members[least], fits):
                if fit >= NEARLY and home in self.events:
                    why = reasons(self.nodes[least], self.nodes[self.at[home]], self.told[least].quote)
                    self.suggestions.append(Suggestion(name, home, round(fit, 3), why))

    def merged(self) -> Merged:
        """What it all came to, with the parts of other events tied to them."""
        wholes: dict[str, dict[str, Relation]] = {}
        for mention in self.told:
            one, whole = self.joined.get(mention.id), self.joined.get(mention.part_of or "")
            if one and whole and one != whole:
                tie = Relation(kind="part_of", event=whole, quote=mention.quote)
                wholes.setdefault(one, {}).setdefault(whole, tie)
        for name, ties in wholes.items():
            if self.events[name].relations is None:
                self.events[name] = self.events[name].model_copy(update={"relations": tuple(ties.values())})
        return Merged(
            events=tuple(self.events[name] for name in sorted(self.events)),
            joined=self.joined,
            suggestions=tuple(sorted(self.suggestions, key=lambda s: (-s.score, s.event, s.other))),
            problems=tuple(self.problems),
            blocks=self.blocks,
            choices=self.choices,
            refused=self.refused,
        )


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
