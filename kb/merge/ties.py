"""What people tied: which mentions a decision is about, and which sentences a written event cites.

Both are found by id, or by levelled quote (and trigger) in any copy of the story, so they hold for every copy, for a
better extractor and after a rebuild. What follows from a decision is said in `kb.merge`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kb.merge.shapes import SourceInfo
from schemas.decision import Decision
from schemas.event import Event
from schemas.ids import level
from schemas.mention import Mention


class Lookup:
    """Mentions and written events by what people call them."""

    def __init__(self, mentions: Sequence[Mention], events: Sequence[Event], sources: Mapping[str, SourceInfo]) -> None:
        self._ids = {mention.id for mention in mentions}
        self._slugs = {name: event.id for event in events for name in (*event.formerly, event.id)}
        self._stories = {info.id: info.story for info in sources.values()}
        self._told: dict[str, list[Mention]] = defaultdict(list)
        self._levelled: dict[str, tuple[str, str]] = {}
        for mention in mentions:
            self._told[self._stories.get(mention.source, mention.source)].append(mention)

    def named(self, name: str) -> list[str]:
        """The node that an event id stands for: a written event, or the mention with the digits of an `e-` id."""
        if name in self._slugs:
            return [self._slugs[name]]
        mention = "m-" + name.removeprefix("e-")
        return [mention] if name.startswith("e-") and mention in self._ids else []

    def quoted(self, source: str, quote: str, trigger: str | None) -> list[Mention]:
        """The mentions, in any copy of the source's story, of the sentence that holds `quote`; by trigger if named."""
        wanted, word = level(quote), level(trigger or "")
        found = []
        for mention in self._told.get(self._stories.get(source, source), ()):
            said, by = self._level(mention)
            if (wanted in said or said in wanted) and (not word or word == by or word in by or by in word):
                found.append(mention)
        exact = [mention for mention in found if word and self._level(mention)[1] == word]
        return exact or found

    def about(self, decision: Decision) -> list[str]:
        """The nodes that a decision is about, without its `other`; empty where it matches nothing here."""
        if decision.event:
            return self.named(decision.event)
        assert decision.source is not None and decision.quote is not None  # the model sees to it
        return [mention.id for mention in self.quoted(decision.source, decision.quote, decision.trigger)]

    def _level(self, mention: Mention) -> tuple[str, str]:
        if mention.id not in self._levelled:
            self._levelled[mention.id] = level(mention.quote), level(mention.trigger)
        return self._levelled[mention.id]


def claims(events: Iterable[Event], lookup: Lookup) -> dict[str, str]:
    """Mention id -> the written event that cites it: the trigger agrees, or it is the only one of that kind there.

    Where two events cite one sentence, the one that names the trigger has it; else the lesser id, so that the order
    of files changes nothing.
    """
    sure: dict[str, str] = {}
    only: dict[str, str] = {}
    for event in sorted(events, key=lambda one: one.id):
        for cited in event.sources:
            if cited.source is None or cited.quote is None:
                continue
            if cited.trigger and (named := lookup.quoted(cited.source, cited.quote, cited.trigger)):
                for mention in named:
                    sure.setdefault(mention.id, event.id)
                continue
            there = lookup.quoted(cited.source, cited.quote, None)
            for copy in {mention.source for mention in there}:
                kin = [one for one in there if one.source == copy and one.family == event.family]
                if len(kin) == 1:
                    only.setdefault(kin[0].id, event.id)
    return only | sure
