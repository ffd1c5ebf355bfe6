"""What merging compares: the features of a mention or of a written event, and the keys under which it can meet others.

Everything here is a function of the one record and its source, so that it can be stored and never goes stale.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import combinations, islice
from typing import NamedTuple
from zlib import crc32

from kb.merge.shapes import SourceInfo
from kb.merge.words import FUNCTION_WORDS, alike, class_of, stem, weighed, words_of
from schemas.edtf import julian_day, parse
from schemas.event import Event
from schemas.ids import digest, level
from schemas.mention import Mention

_JD_UNIX = julian_day(1970, 1, 1)
_FINE_DAYS = 4  # a time of at most so many days is looked up by day, a longer one only by what its text is about
_BORDER_DAYS = 4  # texts so near the end of a month are looked up in both months
_MARKS = 6  # of what a text is about: with a seventh, the fitted corpus gains two of 502 happenings in several texts
_FAMILY_MARKS = 3  # the same by the family of the happening, which the keys of its day go by too
_APPOINTED = 3  # parties, or parties and place, of which each two are a key
_MONTH = 31
_NEAR_PRESENT = 700_000  # days around 1970 that a date of Python's can tell
_TO_COME = ("planned", "tentative", "postponed", "cancelled")
_NO_APPOINTMENT = ("other", "statement", "economy")
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


class Sketch(NamedTuple):
    """What of a mention's features costs little to make, and tells of most nodes that they cannot be one happening."""

    node: str
    source: str
    family: str
    type: str
    heads: tuple[str, ...]
    days: tuple[int, int] | None
    status: str


def sketch(node: str, source: str, kind: str, lemma: str | None, trigger: str, edtf: str | None, status: str) -> Sketch:
    """The sketch of a mention from single values, as a database holds them."""
    family = kind.partition("/")[0]
    return Sketch(
        node, source, family, kind, _heads(lemma or "" if kind != "other" else "", trigger), _span(edtf), status
    )


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
        about=tuple(islice(source.words, _MARKS)) if source and source.words else _heaviest(words, _MARKS),
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
        about=_heaviest(words, _MARKS),
        status=event.status or "",
        order=("", event.id, 0),
    )


def keys_of(features: Features) -> tuple[int, ...]:
    """The keys of a node: two nodes that share none are never compared, so they never merge.

    A key is a stretch of time, a kind of happening, and a mark that both must bear: what the text is about, or for a
    happening with a day of its own the parties and the place. It is kept as a number of four bytes, since a million
    events have tens of millions of keys; where two keys meet in a number, a little more is compared.
    """
    kinds = [class_of(features.heads[0])] + ([features.family] if features.family != "other" else [])
    about = [word.encode() for word in features.about]
    keys = {
        crc32(mark, head)
        for month in _months_of(features)
        for kind, most in zip(kinds, (_MARKS, _FAMILY_MARKS), strict=False)
        for head in [_begun(month, kind)]
        for mark in about[:most]
    }
    if features.days and features.days[1] - features.days[0] < _FINE_DAYS:
        marks = {*features.actors, *filter(None, [features.place]), *_heaviest(features.words, 2)}
        bare = [mark.encode() for mark in marks]
        for day in range(features.days[0], features.days[1] + 1):
            head = _begun(str(day), kinds[-1])
            keys.update([crc32(mark, head) for mark in bare])
            if not features.actors and features.family not in _NO_APPOINTMENT:
                keys.add(_begun(str(day), kinds[0]))  # nobody is named: "a strike" of that day
    keys.update(_appointment_keys(features))
    if features.story:
        keys.add(crc32(f"{features.story} {kinds[0]}".encode()))
    return tuple(sorted(keys))


def _months_of(features: Features) -> tuple[str, ...]:
    """The months of publication in which a node is looked for; a plan also in the one in which it is to be held."""
    days = features.days
    if features.status not in _TO_COME or days is None or days[1] - days[0] > _MONTH:
        return _months(features.told)
    held = [month.removeprefix("in ") for day in days if (month := _month(day))]
    return tuple(dict.fromkeys([*_months(features.told), *held]))


def _appointment_keys(features: Features) -> Iterator[int]:
    """The keys of what two parties have in a month, whenever it is told: plans are spoken of for a long time.

    What was put off may have been meant for the month in which that is told or for the next one.
    """
    parties = sorted({*features.actors, *filter(None, [features.place])})[:_APPOINTED]
    if features.family in _NO_APPOINTMENT or len(parties) < 2:
        return
    months = set()
    if features.days and features.days[1] - features.days[0] <= _MONTH:
        months = {_month(day) for day in features.days}
    if features.status == "postponed" and features.told is not None:
        months |= {_month(features.told), _month(features.told + _MONTH)}
    for month in months:
        head = _begun(month, features.family)
        yield from (crc32(f"{one} {other}".encode(), head) for one, other in combinations(parties, 2))


@lru_cache(maxsize=1 << 14)
def _month(day: int) -> str:
    """The month of a Julian day, written so that no month of publication is meant."""
    return f"in {date(1970, 1, 1) + timedelta(day - _JD_UNIX):%Y-%m}" if abs(day - _JD_UNIX) < _NEAR_PRESENT else ""


@lru_cache(maxsize=1 << 14)
def _begun(stretch: str, kind: str) -> int:
    """The number of a stretch of time and a kind, to be gone on with by a mark."""
    return crc32(f"{stretch} {kind} ".encode())


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


def _heaviest(words: Mapping[str, float], count: int) -> tuple[str, ...]:
    return tuple([word for _, word in sorted([(-weight, word) for word, weight in words.items()])[:count]])


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


@lru_cache(maxsize=4096)
def _months(told: int | None) -> tuple[str, ...]:
    """The month of a publication, and the next one to which it lies near; "-" without a day."""
    if told is None:
        return ("-",)
    near = {date(1970, 1, 1) + timedelta(told - _JD_UNIX + shift) for shift in (-_BORDER_DAYS, 0, _BORDER_DAYS)}
    return tuple(sorted({day.isoformat()[:7] for day in near}))
