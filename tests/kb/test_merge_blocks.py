"""A build in steps ends in what one go gives: only touched blocks are merged anew, and that is enough."""

from collections import Counter
from collections.abc import Collection

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.merge import SourceInfo, blocks, merge, profile
from kb.merge import grouping as merge_group
from kb.merge.features import Features, event_features, mention_features
from kb.merge.ties import Lookup
from schemas.decision import Decision
from schemas.event import Event
from schemas.mention import Mention
from tests.kb.telling import decide, tell
from tests.kb.test_merge import HELD, OTHER, PLAN, written


class Memory:
    """A database of nodes in memory, with the answers that `blocks` asks for."""

    def __init__(self, sources: dict[str, SourceInfo], events: list[Event], decisions: list[Decision]) -> None:
        self.sources, self.events, self.decisions = sources, {event.id: event for event in events}, decisions
        self.mentions: dict[str, Mention] = {}
        self.block: dict[str, str] = {}
        self.joined: dict[str, str] = {}
        self.made: dict[str, Event] = {}

    def features(self, nodes: Collection[str]) -> dict[str, Features]:
        found = {node: event_features(self.events[node]) for node in nodes if node in self.events}
        said = [self.mentions[node] for node in nodes if node in self.mentions]
        return found | {mention.id: mention_features(mention, self.sources[mention.source]) for mention in said}

    faces = features

    def nodes(self) -> list[str]:
        return [*self.mentions, *self.events]

    def keys(self, node: str) -> tuple[int, ...]:
        return self.features([node])[node].keys

    def counts(self, keys: Collection[int]) -> Counter[int]:
        return Counter(key for node in self.nodes() for key in self.keys(node) if key in keys)

    def holders(self, keys: Collection[int]) -> dict[int, set[str]]:
        return {key: {node for node in self.nodes() if key in self.keys(node)} for key in keys}

    def crowded(self, nodes: Collection[str], more_than: int) -> set[int]:
        held = {key for node in nodes for key in self.keys(node)}
        return {key for key, count in self.counts(held).items() if count > more_than}

    def citing(self, nodes: Collection[str]) -> set[str]:
        stories = {m.source for m in self.mentions.values() if m.id in nodes}
        cites = {e.id: {c.source for c in e.sources} for e in self.events.values()}
        near = {event for event, cited in cites.items() if event in nodes or cited & stories}
        cited = {source for event in near for source in cites[event]}
        found = near | {m.id for m in self.mentions.values() if m.source in cited}
        lookup = Lookup([*self.mentions.values()], [*self.events.values()], self.sources)
        for decision in self.decisions:
            about = {*lookup.about(decision), *lookup.named(decision.other or "")}
            if not about.isdisjoint(nodes):
                found |= about
        return found

    def fellows(self, nodes: Collection[str]) -> set[str]:
        wanted = {self.block[node] for node in nodes if node in self.block}
        there = set(self.nodes())
        return {node for node in there if node in nodes or self.block.get(node) in wanted}

    def change(self, came: Collection[Mention], went: Collection[str]) -> None:
        """Takes mentions in and out and merges what that touches."""
        old = Counter(key for node in went for key in self.keys(node))
        fellows = self.fellows(went)
        for node in went:
            del self.mentions[node]
        self.mentions |= {mention.id: mention for mention in came}
        changed = {*(m.id for m in came), *went, *fellows} | (set(self.events) if not self.block else set())
        nodes, common = blocks(changed, old, self)
        for node in {*nodes, *went}:
            self.block.pop(node, None)
            self.made.pop(node, None)
            if (event := self.joined.pop(node, None)) is not None:
                self.made.pop(event, None)
        merged = merge(
            [self.mentions[node] for node in nodes if node in self.mentions],
            self.sources,
            [event for event in self.events.values() if event.id in nodes],
            self.decisions,
            common=common,
        )
        self.block |= merged.blocks
        self.joined |= merged.joined
        self.made |= {event.id: event for event in merged.events}


WHO = ("norway", "iceland", "sweden")
SAID = ("held talks in Oslo", "met for a summit in Oslo", "signed a pact in Bergen", "put off talks in Oslo")
TRIGGER = {SAID[0]: "talks", SAID[1]: "summit", SAID[2]: "signed", SAID[3]: "talks"}


def world() -> list[Mention]:
    """Mentions of a handful of happenings in six texts, some alike, some nearly so."""
    found = [PLAN, HELD, OTHER]
    for number in range(24):
        said = SAID[number % 4]
        one, other = WHO[number % 3], WHO[(number + 1 + number % 2) % 3]
        quote = f"{one.title()} and {other.title()} {said} on day {number // 5}."
        found.append(
            tell(f"text-{number % 6}", quote, TRIGGER[said], f"2024-07-{20 + number // 8:02d}" if number % 5 else None,
                 who=(one, other), type="agreement/sign" if "signed" in said else "meeting")
        )  # fmt: skip
    return found


WORLD = world()
SOURCES = {
    key: SourceInfo(key, key, None, profile(f"{text} Oslo talks of Norway, Iceland and Sweden on fish."))
    for key, text in (("plan", "Bergen"), ("held", "Tromsø"), *((f"text-{n}", f"Quota {n}") for n in range(6)))
}
DECISIONS = [
    decide("same_as", event="e-" + WORLD[5].id[2:], other="e-" + OTHER.id[2:]),
    decide("distinct_from", event="e-" + WORLD[3].id[2:], other="e-" + WORLD[7].id[2:]),
    decide("reject", source="text-1", quote=WORLD[4].quote),
]


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from([2, 4, 256]))
def test_steps_end_in_what_one_go_gives(data: st.DataObject, crowd: int) -> None:
    told, merge_group.CROWD = merge_group.CROWD, crowd
    try:
        memory = Memory(SOURCES, [written()], DECISIONS)
        for _ in range(data.draw(st.integers(1, 4))):
            there = sorted(memory.mentions)
            went = data.draw(st.sets(st.sampled_from(there), max_size=4)) if there else set()
            left = [mention for mention in WORLD if mention.id not in memory.mentions]
            came = data.draw(st.lists(st.sampled_from(left), unique_by=lambda m: m.id, max_size=12)) if left else []
            memory.change(came, went)
        whole = merge([*memory.mentions.values()], SOURCES, [written()], DECISIONS)
        assert memory.joined == whole.joined
        assert memory.made == {event.id: event for event in whole.events}
        assert memory.block == whole.blocks
    finally:
        merge_group.CROWD = told
