"""What merging compares: the features of a mention or of a written event (its keys: `kb.merge.keys`).

Everything here is a function of the one record and its source, so that it can be stored and never goes stale.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from kb.merge.keys import MARKS, keys_of
from kb.merge.shapes import SourceInfo
from kb.merge.words import FUNCTION_WORDS, SPEECH, alike, heaviest, stem, weighed, words_of
from schemas.edtf import julian_day, parse
from schemas.event import Event
from schemas.ids import digest, level
from schemas.mention import Mention

_JD_UNIX = julian_day(1970, 1, 1)
_NEAR = 3.0  # words at this distance from the trigger count half
_VOICES_APART = 15  # days that a single day is taken wider on both sides before two times tell two happenings apart
_OPEN_END = 366  # days that something of which only the beginning is told is taken to last
_LONGEST = 3660  # a time longer than ten years is no day of anything
_TOLD = ("stated", "relative", "inherited", "curated")
_KNOWN = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their)\s+(?:\w+\s+)?$", re.IGNORECASE)
_KNOWN_WITHIN = 80  # characters before the trigger in which such a word can stand, with one more behind it
_HEAD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Features:
    """One node, ready to be compared."""

    node: str
    """Id of the mention or written event."""
    source: str
    story: str
    family: str
    type: str
    heads: tuple[str, ...]
    """Stems of the words that name the happening, the first one foremost."""
    groups: frozenset[int]
    """The groups of words that the foremost stem stands in."""
    actors: frozenset[str]
    sides: frozenset[str]
    """The actors, each delegate as whom they stand for."""
    speakers: frozenset[str]
    """Those of the actors whose word it is."""
    place: str | None
    days: tuple[int, int] | None
    """Outer bounds as Julian days; None when undated."""
    firm: tuple[int, int] | None
    """Julian days that a happening of another time lies outside of; None where the text gives no time with an end."""
    told: int | None
    """Julian day of publication."""
    words: dict[str, float]
    """Weighed stems around the happening; names weigh more."""
    near: dict[str, float]
    """The same, the less the farther they stand from it."""
    numbers: frozenset[str]
    taken_as_known: bool
    """Whether "the", "this" or the like stands before the word that names it."""
    sentence: str
    """Digest of the levelled sentence and trigger: the same in every copy."""
    at: tuple[int, int]
    """Where the sentence begins, and where the trigger does."""
    background: Mapping[str, float]
    """Profile of the whole text: one for all nodes of a source."""
    about: tuple[str, ...]
    """The words that say most of what the whole text is about."""
    status: str
    order: tuple[str, str, int]
    """(publication day, source id, offset): the order of mentions everywhere."""

    @cached_property
    def keys(self) -> tuple[int, ...]:
        """What it can meet others under: `keys_of` it, made once."""
        return keys_of(self)

    @cached_property
    def company(self) -> frozenset[str]:
        """Who takes part, those for whom they stand included."""
        return self.actors | self.sides

    @cached_property
    def saying(self) -> bool:
        """Whether it is somebody's saying, of which there are many in a day."""
        return self.heads[0] in SPEECH or self.family == "statement"

    @cached_property
    def words_weigh(self) -> float:
        """The weight of all its words."""
        return sum(self.words.values())

    @cached_property
    def near_weigh(self) -> float:
        """The weight of all words as they stand near."""
        return sum(self.near.values())


class Sketch(NamedTuple):
    """What of a mention's features costs little to make, and tells of most nodes that they cannot be one happening."""

    node: str
    source: str
    family: str
    type: str
    heads: tuple[str, ...]
    days: tuple[int, int] | None
    status: str
    company: frozenset[str]
    place: str | None


def sketch(
    node: str,
    source: str,
    kind: str,
    *,
    lemma: str | None,
    trigger: str,
    edtf: str | None,
    status: str,
    company: frozenset[str],
    place: str | None,
) -> Sketch:
    """The sketch of a mention from single values, as a database holds them."""
    heads = _heads(lemma or "" if kind != "other" else "", trigger)
    return Sketch(node, source, kind.partition("/")[0], kind, heads, _span(edtf), status, company, place)


def order_of(mention: Mention, source: SourceInfo | None) -> tuple[str, str, int]:
    """The place of a mention in every list: (publication day, source id, offset), the undated last."""
    day = source.day.isoformat() if source and source.day else "9999-99-99"
    return (day, mention.source, mention.trigger_start)


def mention_features(mention: Mention, source: SourceInfo | None = None) -> Features:
    """The features of a mention, with what is known of its source."""
    heads = _heads(mention.lemma if mention.type != "other" else "", mention.trigger)
    start = mention.trigger_start - mention.char_start
    words, near, found = _context(mention.quote, start, start + mention.trigger_end - mention.trigger_start)
    return Features(
        node=mention.id,
        source=mention.source,
        story=source.story if source else mention.source,
        family=mention.family,
        type=mention.type,
        heads=heads,
        groups=alike().groups.get(heads[0], frozenset()),
        actors=frozenset([part.actor for part in mention.who]),
        sides=frozenset([part.on_behalf_of or part.actor for part in mention.who]),
        speakers=frozenset([part.actor for part in mention.who if part.role == "speaker"]),
        place=mention.place,
        days=_span(mention.when.edtf),
        firm=_firm(mention),
        told=_julian(source.day) if source else None,
        words=words,
        near=near,
        numbers=frozenset([word for word in found if word[0].isdigit()]),
        taken_as_known=bool(_KNOWN.search(mention.quote, max(start - _KNOWN_WITHIN, 0), start)),
        sentence=digest(level(mention.quote), level(mention.trigger))[:12],
        at=(mention.char_start, mention.trigger_start),
        background=source.words if source and source.words else words,
        about=tuple(islice(source.words, MARKS)) if source and source.words else heaviest(words, MARKS),
        status=mention.status,
        order=order_of(mention, source),
    )


def event_features(event: Event) -> Features:
    """The features of a written event: its title and summary speak for it, and nothing names its trigger."""
    said = f"{event.title} {event.summary or ''}"
    words, near, _ = _context(said, 0, 0)
    return Features(
        node=event.id,
        source="",
        story="",
        family=event.family,
        type=event.type,
        heads=tuple(dict.fromkeys(word.stem for word in words_of(event.title))) or ("",),
        groups=frozenset(),
        actors=frozenset(part.actor for part in event.participants or ()),
        sides=frozenset(part.on_behalf_of or part.actor for part in event.participants or ()),
        speakers=frozenset(part.actor for part in event.participants or () if part.role == "speaker"),
        place=event.place,
        days=_span(event.when.edtf),
        firm=None,
        told=None,
        words=words,
        near=near,
        numbers=frozenset(),
        taken_as_known=False,
        sentence="",
        at=(0, 0),
        background=words,
        about=heaviest(words, MARKS),
        status=event.status or "",
        order=("", event.id, 0),
    )


@lru_cache(maxsize=1 << 14)
def _heads(lemma: str, trigger: str) -> tuple[str, ...]:
    words = _HEAD.findall(lemma) or _HEAD.findall(trigger) or [trigger]
    telling = [word for word in words if word.lower() not in FUNCTION_WORDS] or words
    return tuple(dict.fromkeys(map(stem, telling)))


def _context(text: str, start: int, end: int) -> tuple[dict[str, float], dict[str, float], list[str]]:
    """The words of a text but those from `start` to `end`: weighed, and weighed by their distance from these; all."""
    found = _HEAD.findall(text)
    first = len(_HEAD.findall(text, 0, start))
    behind = first + len(_HEAD.findall(text, start, end))
    last = max(behind - 1, first)
    words: dict[str, float] = {}
    near: dict[str, float] = {}
    for at, key, weight in weighed(found):
        if first <= at < behind:
            continue
        closely = weight / (1 + (first - at if at < first else at - last) / _NEAR)
        if key not in words:
            words[key], near[key] = weight, closely
            continue
        if weight > words[key]:
            words[key] = weight
        if closely > near[key]:
            near[key] = closely
    return words, near, found


def _span(edtf: str | None) -> tuple[int, int] | None:
    bounds = parse(edtf) if edtf is not None else None
    return (bounds.jd_start, bounds.jd_end) if bounds else None


def _firm(mention: Mention) -> tuple[int, int] | None:
    """The days outside of which lies what else is dated: those told, a single day or week with some days around.

    A time that only bounds ("by then") or is guessed from the day of the text holds nothing apart, nor does the day of
    what was put off.
    """
    bounds = mention.when.bounds
    if bounds is None or mention.when.basis not in _TOLD or mention.status == "postponed":
        return None
    begin, end = bounds.jd_start, bounds.jd_end
    if bounds.precision == "span" and bounds.end_earliest is None:
        end = begin + _OPEN_END
    if end - begin > _LONGEST:
        return None
    around = _VOICES_APART if end - begin < _VOICES_APART else 0
    return (begin - around, end + around)


def _julian(day: date | None) -> int | None:
    return _JD_UNIX + (day - date(1970, 1, 1)).days if day else None
