"""The values of a machine-made event, chosen among its mentions: more independent stories first, then the newer source.

What a person wrote is laid over them in `kb.merge.written`; which mentions belong together is settled before.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from kb.merge.features import order_of
from kb.merge.places import Places, held, name_of
from kb.merge.status import could_know, status_of
from kb.merge.time import choose_time, given_up
from kb.merge.titles import best_mention, title_of
from kb.merge.voices import Sources, in_stories, newest, stories_of, story_of, told_on
from schemas.event import Event, Participation
from schemas.ids import event_id
from schemas.mention import Mention

Value = TypeVar("Value", bound=Hashable)
_SAID = ("stated", "relative", "curated")  # times that the words of a mention give
_FEW = 3  # mentions of which none can be called the odd one out
_VOICES = 2
_OF_ONE = ("initiator", "candidate")  # roles that seldom more than one has, or those who share a deed in one sentence
_PLAIN = ("participant", "other", "affected", "observer")  # roles that a more telling one of the same actor replaces


def in_order(mentions: Sequence[Mention], sources: Sources) -> list[Mention]:
    """Mentions by (publication day, source id, offset)."""
    return sorted(mentions, key=lambda m: (order_of(m, sources.get(m.source)), m.id))


def ranked(
    mentions: Sequence[Mention], sources: Sources, value: Callable[[Mention], Value | None]
) -> list[tuple[Value, list[Mention]]]:
    """The values that mentions give, best first, each with its mentions: more stories, newer, surer, told first."""
    said: dict[Value, list[Mention]] = defaultdict(list)
    for mention in mentions:
        given = value(mention)
        if given is not None:
            said[given].append(mention)
    found = list(said.items())
    if len(found) < 2:
        return found
    found.sort(
        key=lambda item: (
            len(stories_of(item[1], sources)),
            newest(item[1], sources),
            max(m.confidence for m in item[1]),
        ),
        reverse=True,
    )
    return found


def first(mentions: Sequence[Mention], sources: Sources, value: Callable[[Mention], Value | None]) -> Value | None:
    """The best value that mentions give; None where none gives one."""
    found = ranked(mentions, sources, value)
    return found[0][0] if found else None


def machine_event(mentions: Sequence[Mention], sources: Sources, places: Places) -> tuple[Event, tuple[str, ...]]:
    """The event of a group of mentions (at least one), and where their voices differ, a sentence a field.

    `places` says which of the places told lies in which, and how each is named.
    """
    ordered = in_order(mentions, sources)
    when, agreed, differs = choose_time(ordered, sources)
    knowing = [m for m in ordered if could_know(m.status, told_on(m, sources), when.earliest)] or ordered
    status = status_of([(told_on(m, sources), story_of(m, sources), m.status) for m in knowing])
    kind = first(ordered, sources, lambda m: m.type if m.type != "other" else None) or "other"
    agreeing = [m for m in ordered if m.when.edtf is None or m.when.overlaps(when)] or ordered
    telling = spokesman([m for m in agreeing if m.prominence < 1] or agreeing, status)
    titled = best_mention(agreeing, status, kind)
    lost = status == "postponed" and given_up(when, ordered)
    at = held(ranked(ordered, sources, lambda m: m.place), sources, places)
    if len(at) > 1:
        named = [(name_of(place, places), told) for place, told in at]
        differs = (*differs, _differing("place", named, sources))
    event = Event(
        id=event_id(ordered[0].id),
        title=title_of(titled),
        summary=telling.quote,
        type=kind,
        status=status,
        when=when if when.given_up == lost else when.model_copy(update={"given_up": lost}),
        place=at[0][0] if at else None,
        participants=parties(agreeing, titled, sources),
        origin="extracted",
        confidence=confidence(ordered, sources, agreed),
        salience=salience(ordered, sources),
        n_mentions=len(ordered),
        n_sources=len({m.source for m in ordered}),
        n_stories=len(stories_of(ordered, sources)),
    )
    return event, differs


def spokesman(ordered: Sequence[Mention], status: str) -> Mention:
    """The mention that speaks for all: of the status that holds, then the most prominent, surest and earliest."""
    return max(ordered, key=lambda m: (m.status == status, m.type != "other", m.prominence, m.confidence))


def parties(ordered: Sequence[Mention], titled: Mention, sources: Sources) -> tuple[Participation, ...]:
    """Those who take part, in the order of the mentions, each with the roles that say most.

    Of a few mentions everyone is taken, but from none that gives the title's deed to others. Where more tell of an
    event, a party that one of them names alone is most often another's: it stands if the mention of the title names it
    or one whose own words give the time, else if two voices do (stories, or sentences where there is one story). Who
    elsewhere only speaks of a happening has no part in it, and what the mention of the title tells of a party holds:
    who attacked was not attacked.
    """
    found: dict[str, dict[str, Participation]] = defaultdict(dict)
    voices: dict[str, set[str]] = defaultdict(set)
    one_story = len(stories_of(ordered, sources)) == 1
    for mention in ordered:
        if len(ordered) <= _FEW and _tells_of_another(mention, titled):
            continue
        sure = mention is titled or mention.when.basis in _SAID or len(ordered) <= _FEW
        for part in mention.who:
            if part.role == "speaker" and mention is not titled and mention.family != "statement":
                continue
            found[part.actor].setdefault(part.role, part)
            voices[part.actor] |= {mention.quote if one_story else story_of(mention, sources)} | (
                {""} if sure else set()
            )
    own = {part.actor: part for part in titled.who if part.role not in _PLAIN}
    chosen: list[Participation] = []
    for actor, roles in found.items():
        if "" not in voices[actor] and len(voices[actor]) < _VOICES:
            continue
        telling = [own[actor]] if actor in own else [part for role, part in roles.items() if role not in _PLAIN]
        chosen += telling or [next(iter(roles.values()))]
    return tuple(chosen)


def _tells_of_another(mention: Mention, titled: Mention) -> bool:
    """Whether a mention gives a part that one has to others than the mention of the title does: another's sacking."""
    for role in _OF_ONE:
        here = {part.actor for part in mention.who if part.role == role}
        there = {part.actor for part in titled.who if part.role == role}
        if here and there and here.isdisjoint(there):
            return True
    return False


def confidence(mentions: Sequence[Mention], sources: Sources, agreed: float) -> float:
    """How sure the event and its day are: independent voices add up, voices for another day take away."""
    best: dict[str, float] = defaultdict(float)
    for mention in mentions:
        story = story_of(mention, sources)
        best[story] = max(best[story], mention.confidence)
    doubt = 1.0
    for sure in best.values():
        doubt *= 1 - min(sure, 0.99)
    return round(min(0.99, (1 - doubt) * agreed), 3)


def salience(mentions: Sequence[Mention], sources: Sources) -> float:
    """What the texts make of an event, 0 to 1, of its own evidence alone.

    Half is for independent stories (one gives 0.2, each further one 60 % of the step before), three tenths for the
    place in the text where it stands foremost (headline 1), a tenth each for being spoken of often and on many days.
    """
    stories = len(stories_of(mentions, sources))
    days = len({told_on(m, sources) for m in mentions})
    front = max(m.prominence for m in mentions)
    said = 0.5 * (1 - 0.6**stories) + 0.3 * front + 0.1 * (1 - 0.8 ** len(mentions)) + 0.1 * (1 - 0.7 ** (days - 1))
    return round(said, 4)


def _differing(field: str, said: Sequence[tuple[str, Sequence[Mention]]], sources: Sources) -> str:
    """ "place: Oslo (2 stories), not Bergen (1 story)"."""
    told = [f"{value} ({in_stories(len(stories_of(by, sources)))})" for value, by in said]
    return f"{field}: {told[0]}, not {', '.join(told[1:])}"
