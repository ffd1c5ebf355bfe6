"""What the merge asks of the database: who holds which key, who lies in which block (see `kb.merge.blocks`).

A mention or written event is a node; among the keys (`kb.build.keys`) it is a number of four bytes, made of its
content. Where two meet in a number, a little more is looked at.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from kb import readback, rows
from kb.build.keys import Keys, node_number
from kb.build.run import chunks
from kb.build.tagging import Tagged, source_info, told
from kb.merge import block_keys
from kb.merge.features import Features, event_features, mention_features, sketch
from kb.merge.links import Face
from kb.merge.shapes import SourceInfo
from kb.store import Store
from schemas.decision import Decision
from schemas.event import Event
from schemas.ids import digest, level
from schemas.mention import Mention

_IN = "(select value from json_each(?))"
_KEPT = 20_000  # mentions kept between batches: with their words some ten kilobytes each


def block_number(node: str) -> int:
    """The number of a block by the least node in it: a mention's digits, a written event's digest above all of them."""
    return int(node[2:], 16) if node.startswith("m-") else (1 << 40) + int(digest(node)[:10], 16)


def keys_of_mentions(store: Store, mentions: Sequence[Mention]) -> dict[str, tuple[int, ...]]:
    """The keys that each mention holds; made from its source, which must still be there."""
    sources = source_infos(store, {mention.source for mention in mentions})
    return {mention.id: block_keys(mention, sources.get(mention.source)) for mention in mentions if told(mention)}


def source_infos(store: Store, ids: Collection[str]) -> dict[str, SourceInfo]:
    """What the merge needs to know of sources."""
    listed = [rows.listed(ids) or "[]"]
    body: dict[str, list[str]] = {}
    sql = f"select source_id, body from passages where kind = 'body' and source_id in {_IN} order by 1, ordinal"
    for source, text in store.stream(sql, listed):
        body.setdefault(source, []).append(text)
    return {
        key: source_info(key, story, day, "\n".join(body.get(key, ())))
        for key, story, day in store.stream(
            f"select id, story_id, published_day from sources where id in {_IN}", listed
        )
    }


class Index:
    """Answers for `kb.merge.blocks` (see `BlockIndex`) from the database, the written events and the decisions.

    Mentions, sources and features are kept from batch to batch, so that each is made once as long as memory allows:
    no mention changes while events are settled.
    """

    def __init__(self, store: Store, events: Mapping[str, Event], decisions: Sequence[Decision]) -> None:
        self.store = store
        self.events = events
        self.decisions = decisions
        self._cited = {key: {c.source for c in event.sources if c.source} for key, event in events.items()}
        self._formerly = {old: key for key, event in events.items() for old in event.formerly}
        self._mentions: dict[str, Mention] = {}
        self._sources: dict[str, SourceInfo] = {}
        self._features: dict[str, Features] = {}
        self._later = False
        self.keys = Keys(store)
        """Who holds which key; kept from batch to batch as long as none goes."""
        self.start()

    def start(self) -> None:
        """Begins a batch: what a later one merges is left out, since that one will find what this one makes."""
        self._later = self.store.value("select 1 from pending where kind = 'merge' limit 1") is not None
        if self.store.value("select 1 from pending where kind = 'key' limit 1") is not None:
            self.keys = Keys(self.store)  # mentions went since, and their keys with them
        self._forget()

    def add(self, found: Iterable[Tagged]) -> None:
        """Keeps what was made of texts whose mentions are written, so that it need not be read and made again."""
        for tagged in found:
            self._sources[tagged.source.id] = tagged.source
            for row, features in zip(tagged.rows, tagged.features, strict=True):
                if features is not None:
                    self._mentions[features.node] = readback.mention(row)
                    self._features[features.node] = features
        self._forget()

    def _forget(self) -> None:
        """Drops the older half of what is kept where it is too much; the newest is asked for next."""
        kept: tuple[dict[str, Any], ...] = (self._mentions, self._sources, self._features)
        if max(map(len, kept)) > _KEPT:
            for each in kept:
                for key in list(islice(each, len(each) // 2)):
                    del each[key]

    def mentions(self, ids: Collection[str]) -> list[Mention]:
        """Machine mentions by id; kept, since each is asked for several times."""
        for part in chunks((key for key in ids if key not in self._mentions), 5000):
            for row in self.store.query(f"select * from mentions where id in {_IN}", [rows.listed(part)]):
                self._mentions[row["id"]] = readback.mention(row)
        return [self._mentions[key] for key in sorted(ids) if key in self._mentions]

    def sources(self, ids: Collection[str]) -> dict[str, SourceInfo]:
        """What the merge needs to know of sources; kept likewise."""
        for part in chunks((key for key in ids if key not in self._sources), 500):
            self._sources |= source_infos(self.store, part)
        return {key: self._sources[key] for key in ids if key in self._sources}

    def mentions_in(self, sources: Collection[str]) -> set[str]:
        """The mentions of sources that can become part of an event."""
        sql = f"""select id from mentions where source_id in {_IN} and origin = 'extracted'
          and realis in ('asserted', 'alleged')"""
        return {row[0] for part in chunks(sources, 500) for row in self.store.stream(sql, [rows.listed(part)])}

    def cited_from(self, sources: Collection[str]) -> set[str]:
        """The written events that cite one of these sources."""
        return {key for key, cited in self._cited.items() if not cited.isdisjoint(sources)}

    def counts(self, keys: Collection[int]) -> dict[int, int]:
        """How many nodes hold each of the keys."""
        return self.keys.counts(keys)

    def holders(self, keys: Collection[int]) -> dict[int, set[str]]:
        """The nodes that hold each of the keys."""
        held = self.keys.numbers(keys)
        named = self._named({number for numbers in held.values() for number in numbers})
        return {key: {node for number in held.get(key, ()) for node in named.get(number, ())} for key in keys}

    def _without_later(self, nodes: set[str]) -> set[str]:
        if not self._later:
            return nodes
        sql = f"""select id from mentions where id in {_IN}
          and source_id in (select item from pending where kind = 'merge')"""
        return nodes - {row[0] for part in chunks(nodes, 20000) for row in self.store.stream(sql, [rows.listed(part)])}

    def crowded(self, nodes: Collection[str], more_than: int) -> set[int]:
        """The keys of these nodes that more nodes than `more_than` hold."""
        keys = {key for features in self.features(nodes).values() for key in features.keys}
        return {key for key, count in self.counts(keys).items() if count > more_than}

    def features(self, nodes: Collection[str]) -> dict[str, Features]:
        """The features of these nodes, as far as they exist; kept likewise."""
        new = [node for node in nodes if node not in self._features]
        self._features |= {node: event_features(self.events[node]) for node in new if node in self.events}
        mentions = self.mentions([node for node in new if node not in self.events])
        sources = self.sources({mention.source for mention in mentions})
        self._features |= {m.id: mention_features(m, sources.get(m.source)) for m in mentions}
        return {node: self._features[node] for node in nodes if node in self._features}

    def faces(self, nodes: Collection[str]) -> dict[str, Face]:
        """What tells of these nodes whether they can be one happening with another, as far as they exist."""
        found: dict[str, Face] = {node: self._features[node] for node in nodes if node in self._features}
        found |= self.features([node for node in nodes if node in self.events])
        sql = f"""select id, source_id, type_id, coalesce(lemma, trigger_text), trigger_text, edtf, status,
          who, place_id from mentions where id in {_IN}"""
        for part in chunks((node for node in nodes if node not in found), 20000):
            for key, source, kind, lemma, trigger, edtf, status, who, place in self.store.stream(
                sql, [rows.listed(part)]
            ):
                found[key] = sketch(
                    key, source, kind, lemma=lemma, trigger=trigger, edtf=edtf, status=status,
                    company=readback.company(who), place=place,
                )  # fmt: skip
        return found

    def citing(self, nodes: Collection[str]) -> set[str]:
        """What people tied to these nodes: events that cite their stories, what these cite, both sides of decisions."""
        found: set[str] = set()
        stories = self._stories({source for cited in self._cited.values() for source in cited})
        told_in = self._stories_of_mentions([node for node in nodes if node not in self.events]) if stories else set()
        near = {
            key
            for key, cited in self._cited.items()
            if key in nodes or any(stories.get(source) in told_in for source in cited)
        }
        found |= near
        told_of = {stories[source] for key in near for source in self._cited[key] if source in stories}
        found |= self._mentions_in(told_of)
        for decision in self.decisions:
            about = self.about(decision)
            if not about.isdisjoint(nodes):
                found |= about
        return self._without_later(found)

    def about(self, decision: Decision) -> set[str]:
        """The nodes that a decision is about; empty where it matches nothing any more."""
        found = {node for name in (decision.event, decision.other) if name for node in self._named_by(name)}
        if decision.source and decision.quote:
            wanted, trigger = level(decision.quote), level(decision.trigger or "")
            rows_of = self.store.stream(
                """select id, quote, trigger_text from mentions where origin = 'extracted' and source_id in
                  (select id from sources where story_id = (select story_id from sources where id = ?))""",
                [decision.source],
            )
            for mention, quote, word in rows_of:
                said = level(quote)
                if (wanted in said or said in wanted) and trigger in (level(word), ""):
                    found.add(mention)
        return found

    def _named_by(self, name: str) -> set[str]:
        if name in self.events or name in self._formerly:
            return {self._formerly.get(name, name)}
        if not name.startswith("e-"):
            return set()
        return {row[0] for row in self.store.stream("select id from mentions where id = ?", ["m-" + name[2:]])}

    def fellows(self, nodes: Collection[str]) -> set[str]:
        """The nodes that lie in one block with one of these, as far as they still exist, themselves included."""
        found = {node for node in nodes if node in self.events}
        for part in chunks(nodes, 20000):
            listed = rows.listed(part) or "[]"
            blocks = self.store.stream(
                f"""select block from mentions where id in {_IN} and block is not null union
                  select block from written_nodes where event_id in {_IN} and block is not null""",
                [listed, listed],
            )
            found |= self.in_blocks(row[0] for row in blocks)
            sql = f"select id, event_id from mentions where id in {_IN} and realis in ('asserted', 'alleged')"
            told_in = dict(self.store.stream(sql, [listed]))
            found |= told_in.keys() | self.in_events({event for event in told_in.values() if event})
        return found

    def in_events(self, events: Collection[str]) -> set[str]:
        """The mentions of those of these events that are a block by themselves."""
        sql = f"select id from mentions where event_id in {_IN} and block is null and origin = 'extracted'"
        return {row[0] for part in chunks(events, 20000) for row in self.store.stream(sql, [rows.listed(part)])}

    def in_blocks(self, blocks: Iterable[int]) -> set[str]:
        """The nodes that lie in these blocks."""
        found: set[str] = set()
        for part in chunks(blocks, 20000):
            listed = "[" + ",".join(map(str, part)) + "]"
            sql = f"""select id from mentions where block in {_IN} union all
              select event_id from written_nodes where block in {_IN}"""
            found |= {row[0] for row in self.store.stream(sql, [listed, listed])}
        return {node for node in found if node.startswith("m-") or node in self.events}

    def _named(self, numbers: Collection[int]) -> dict[int, list[str]]:
        """The nodes of each number."""
        found: dict[int, list[str]] = {}
        for key in self.events:
            if (number := node_number(key)) in numbers:
                found.setdefault(number, []).append(key)
        sql = """select m.id from json_each(?) part
          join mentions m on m.id >= 'm-' || part.value and m.id < 'm-' || part.value || 'g'"""
        for part in chunks(numbers, 5000):
            for (node,) in self.store.stream(sql, [rows.listed(f"{number:08x}" for number in part)]):
                found.setdefault(node_number(node), []).append(node)
        return found

    def _stories_of_mentions(self, mentions: Sequence[str]) -> set[str]:
        sql = (
            f"select distinct story_id from mentions join sources on sources.id = source_id where mentions.id in {_IN}"
        )
        return {row[0] for part in chunks(mentions, 20000) for row in self.store.stream(sql, [rows.listed(part)])}

    def _stories(self, sources: Collection[str]) -> dict[str, str]:
        return dict(
            self.store.stream(f"select id, story_id from sources where id in {_IN}", [rows.listed(sources) or "[]"])
        )

    def _mentions_in(self, stories: Collection[str]) -> set[str]:
        sql = f"""select m.id from mentions m join sources s on s.id = m.source_id
          where s.story_id in {_IN} and m.origin = 'extracted' and m.realis in ('asserted', 'alleged')"""
        return {row[0] for row in self.store.stream(sql, [rows.listed(stories) or "[]"])}
