"""Which time an event gets when its mentions give several: what more independent stories bear out, said most finely.

Nothing is averaged or filled in: the time held is one that a text gave, with its words and its reckoning.
"""

from collections import defaultdict
from collections.abc import Sequence

from kb.merge.voices import Sources, in_stories, newest, stories_of, story_of, told_on
from schemas.mention import Mention
from schemas.times import EventTime

_SAID = ("stated", "relative", "curated")


def choose_time(ordered: Sequence[Mention], sources: Sources) -> tuple[EventTime, float, tuple[str, ...]]:
    """The time of an event, the share of dated stories that it agrees with, and in words what others say.

    A time that words of a text give goes before one that is inherited or inferred. Each is borne out by all stories
    whose time holds it ("July" bears out "28 July"); then the finer, then the newer one wins. Where a text says that
    the event was put off, its day goes before all days told earlier; the day of a text that calls it off is seldom the
    day of the event, so it counts only where no other is known.
    """
    dated = [mention for mention in ordered if mention.when.edtf is not None]
    if not dated:
        return EventTime(), 1.0, ()
    spoken = [mention for mention in dated if mention.when.basis in _SAID] or dated
    spoken = [mention for mention in spoken if mention.status != "cancelled"] or spoken
    moved = [m for m in spoken if _set_anew(m) and (m.when.earliest or "") > told_on(m, sources)]
    if moved:
        latest = max(told_on(m, sources) for m in moved)
        since = [m for m in spoken if told_on(m, sources) >= latest]
        spoken = since or spoken
    said: dict[str, list[Mention]] = defaultdict(list)
    for mention in spoken:
        said[mention.when.edtf or ""].append(mention)

    def rank(edtf: str) -> tuple[int, int, int, str, float, str]:
        when = said[edtf][0].when
        bounds = when.bounds
        assert bounds is not None
        return (
            len(stories_of((m for m in spoken if m.when.contains(when)), sources)),
            bounds.jd_start - bounds.jd_end,
            len(stories_of(said[edtf], sources)),
            newest(said[edtf], sources),
            max(m.confidence for m in said[edtf]),
            edtf,
        )

    held = max(said, key=rank) if len(said) > 1 else next(iter(said))
    best = max(said[held], key=lambda m: (m.confidence, m.prominence)).when
    against = _against(best, dated, sources)
    if not against:
        return best, 1.0, ()
    agreed = 1 - len(set().union(*against.values()) - _stories(best, dated, sources)) / len(stories_of(dated, sources))
    return best, max(agreed, 0.1), _explained(best, against, dated, sources, bool(moved))


def given_up(when: EventTime, mentions: Sequence[Mention]) -> bool:
    """Whether an event that was put off has lost the time held: a text gives it up, and none sets it anew."""
    there = [mention for mention in mentions if mention.when.overlaps(when)]
    return any(mention.when.given_up for mention in there) and not any(_set_anew(mention) for mention in there)


def _set_anew(mention: Mention) -> bool:
    """Whether a mention tells the day to which something was put off."""
    return mention.status == "postponed" and mention.when.basis in _SAID and not mention.when.given_up


def _against(best: EventTime, dated: Sequence[Mention], sources: Sources) -> dict[str, set[str]]:
    """Times that exclude the best one -> the stories that give them."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in dated:
        if not mention.when.overlaps(best):
            found[mention.when.in_words()].add(story_of(mention, sources))
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def _stories(best: EventTime, dated: Sequence[Mention], sources: Sources) -> set[str]:
    return stories_of((mention for mention in dated if mention.when.overlaps(best)), sources)


def _explained(
    best: EventTime,
    against: dict[str, set[str]],
    dated: Sequence[Mention],
    sources: Sources,
    moved: bool,
) -> tuple[str, ...]:
    """What other voices say, and why the time held is held: `moved` by a newer text, or else disputed (`when`)."""
    mine = len(_stories(best, dated, sources))
    others = ", ".join(f"{words} ({in_stories(len(stories))})" for words, stories in against.items())
    if moved:
        why = "the newer text says that it was put off"
    elif mine > max(map(len, against.values())):
        why = "more independent stories"
    else:
        why = "as many stories, the finer, then the newer word"
    return (f"{'moved' if moved else 'when'}: {best.in_words()} ({in_stories(mine)}), not {others}: {why}",)
