"""Which happening of a text a word refers to: one of its own kin, of two the one told beside it or with its parties.

It sees happenings with the times of their own sentences and hands those on; nothing here reads words for time.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from loaders.dating import Dating
from loaders.dating.clause import vague
from loaders.dating.echo import kin_key
from loaders.dating.hung import hung_under
from loaders.dating.lead import is_headline
from loaders.dating.owned import has_open_day
from loaders.dating.undated import inferred
from loaders.references.found import OWN, Found, status_of, takes
from schemas.times import EventTime

LEAD = 2
"""How many sentences of the body tell the news of the day in the simple past."""
_AHEAD = 4
"""How many sentences on the text may name the day of what its lead speaks of."""
_DAY = frozenset({"minute", "hour", "day"})
_SURE = 0.6
"""How sure an echo must be: its word has the time for itself."""
_BESIDE = 8
"""How many happenings of its kin, before and behind, a word is held against."""


class Kin(NamedTuple):
    """The happenings of a text whose time is their own, so that others can take it over."""

    names: list[str]
    """The kin of each happening."""
    of: dict[str, list[int]]
    """For each kin of words and each family, which they are."""
    passing: frozenset[int]
    """Those of another year in a text that had told of its own one before: "the spill", "in 1989 a spill …"."""
    open: frozenset[int]
    """Those whose own day the text does not settle: "Tuesday's launch" in one without a day."""


def by_kin(found: Sequence[Found], dating: Dating) -> Kin:
    """The happenings that have a time of their own, by their kin."""
    kin: dict[str, list[int]] = {}
    names = [_kin(one, dating) for one in found]
    seen: set[str] = set()
    passing: set[int] = set()
    left_open: set[int] = set()
    for k, (one, name) in enumerate(zip(found, names, strict=True)):
        if name in seen and _of_other_days(one.when, dating):
            passing.add(k)
        seen.add(name)
        if one.when.basis in OWN and not vague(one.when) and dating.owns(one.trigger.named_at, one.when):
            kin.setdefault(name, []).append(k)
            kin.setdefault(one.family, []).append(k)
        elif dating.day is None and _has_open_day(one, dating):
            left_open.add(k)
    return Kin(names, kin, frozenset(passing), frozenset(left_open))


def _has_open_day(one: Found, dating: Dating) -> bool:
    asked = dating.ask(one.trigger.named_at)
    return asked is not None and has_open_day(asked, dating.lex)


def same_kind(found: Sequence[Found], k: int, dating: Dating, kin: Kin) -> Found:
    """A noun, or any word of the headline, with the time of the happening of its kin that it refers to.

    Where the text dates two of that kin, only what stands beside one of them, or names its parties, can mean it.
    """
    one = found[k]
    headline = is_headline(one.sentence)
    if one.dated or k in kin.open:
        return one
    if one.trigger.pos != "noun" and not headline:
        news = one.estimate.when.rule == "perfect" and dating.depth[one.sentence.ordinal] < LEAD
        return _told_in_full(one, dating) if news else _told_again(found, k, dating, kin)
    near = [j for j in _beside(kin.of.get(kin.names[k], ()), k) if not _apart(one, found[j])]
    if headline and (lead := _in_lead(found, one, kin, dating)):
        near = [j for j in near if j in lead] or lead
    if one.trigger.lemma in dating.lex.sets["general"]:
        family = _beside(kin.of.get(one.family, ()), k)
        near = sorted({*near, *(j for j in family if not _apart(one, found[j]) and _close(one, found[j]))})
    near = [j for j in near if j not in kin.passing or (_close(one, found[j]) and _together(one, found[j], dating))]
    if kin.open:
        later = max((j for j in kin.open if j < k and kin.names[j] == kin.names[k]), default=-1)
        near = [j for j in near if j > later]
    known = [j for j in reversed(near) if j < k] if one.trigger.definite or headline else []
    told = known or [j for j in near if j > k and _soon(one, found[j], dating)]
    several = len({found[j].when.edtf for j in told}) > 1
    word = one.trigger.text.lower().rpartition(" ")[2]
    day_of_many = one.family != "meeting" and word in dating.lex.sets["enduring"]
    for j in told:
        if day_of_many and found[j].when.precision in _DAY:
            continue  # a day on which a crisis was spoken of is not the crisis's
        if headline or not several or _close(one, found[j]):
            return takes(one, found[j], dating, 0.6)
    if echoes_surely(one, dating) and one.trigger.definite and kin.names[k] not in kin.of:
        when = one.estimate.when
        return one._replace(when=when, status=status_of(one, when, dating), confidence=one.estimate.confidence)
    return one


def _told_again(found: Sequence[Found], k: int, dating: Dating, kin: Kin) -> Found:
    """A verb that only says again in passing what the text has dated before: "the law under which it sued".

    The deed must be dated once and to the day, and not be another's.
    """
    one = found[k]
    asked = dating.ask(one.trigger.start)
    places = kin.of.get(kin.names[k], ())
    if not places or one.family == "statement" or one.trigger.tense != "past" or asked is None or asked.verb is None:
        return one
    told = [
        found[j]
        for j in _beside(places, k)
        if found[j].trigger.pos == "verb" and not _apart(one, found[j]) and _share_somebody(one, found[j], dating)
    ]
    once = len({other.when.edtf for other in told}) == 1 and told[0].sentence.ordinal < one.sentence.ordinal
    if not once or told[0].when.precision not in _DAY or hung_under(asked, dating.lex) not in ("relative", "time"):
        return one
    return takes(one, told[0], dating, 0.5)


def _told_in_full(one: Found, dating: Dating) -> Found:
    """A verb by which a text opens with its news, with the day that one of the next sentences gives for it.

    "Quispe has sued the firm. … In a complaint filed on Friday, Quispe says": it must not be the day of a saying alone.
    """
    lead, day = dating.lead, dating.day
    if lead is None or day is None or lead.speech or lead.ordinal <= one.sentence.ordinal:
        return one
    if lead.names.isdisjoint(dating.scene(one.sentence.ordinal).words.raw):
        return one
    return one._replace(when=inferred(day, lead.day, "lead"), confidence=0.5)


def _in_lead(found: Sequence[Found], one: Found, kin: Kin, dating: Dating) -> list[int]:
    """The happenings of a word's family that the first sentence of the body dates: a headline tells what it tells."""
    return [
        j
        for j in kin.of.get(one.family, ())[:_BESIDE]
        if dating.depth[found[j].sentence.ordinal] == 0
        and not is_headline(found[j].sentence)
        and not _apart(one, found[j])
    ]


def _kin(one: Found, dating: Dating) -> str:
    """The family of a happening and the kin of its last word: "oil spill" and "spilled" are of one kin."""
    words = one.trigger.text.lower().split() or [""]
    word = words[-1] if one.trigger.pos == "noun" else words[0]
    return f"{one.family} {kin_key(word, dating.lex)}"


def echoes_surely(one: Found, dating: Dating) -> bool:
    """Whether the estimate is the time of a word of the same kin, borne out: its own, over and of the last year."""
    guess = one.estimate
    if guess.when.basis != "inherited" or guess.confidence < _SURE or _of_other_days(guess.when, dating):
        return False
    ahead = dating.day is not None and (guess.when.earliest or "") > dating.day
    return "/" not in str(guess.when.edtf) and ahead == (one.trigger.status in ("planned", "tentative"))


def _of_other_days(when: EventTime, dating: Dating) -> bool:
    """Whether a time lies more than a year before the report, or nobody knows whether it does."""
    if dating.day is None or when.latest is None:
        return True
    return when.latest < f"{int(dating.day[:4]) - 1:04d}{dating.day[4:]}"


def _beside(places: Sequence[int], k: int) -> Sequence[int]:
    """Those of sorted places that lie nearest to `k` on either side: what is far off, the text has moved on from."""
    at = bisect_left(places, k)
    return places[max(0, at - _BESIDE) : at + _BESIDE]


def _soon(one: Found, other: Found, dating: Dating) -> bool:
    """Whether a lead's word comes up again, dated, in one of the next sentences."""
    depth = dating.depth[one.sentence.ordinal]
    return depth < LEAD and dating.depth[other.sentence.ordinal] <= depth + _AHEAD


def _close(one: Found, other: Found) -> bool:
    """Whether one happening is told right behind another, or names somebody who takes part in both."""
    if 0 <= one.sentence.ordinal - other.sentence.ordinal <= 1:
        return True
    return not {p.actor for p in one.who}.isdisjoint(p.actor for p in other.who)


def _share_somebody(one: Found, other: Found, dating: Dating) -> bool:
    """Whether both name one who takes part, or, where one of them names nobody, their sentences the same somebody."""
    mine, theirs = ({p.actor for p in f.who} for f in (one, other))
    return not mine.isdisjoint(theirs) if mine and theirs else _together(one, other, dating)


def _together(one: Found, other: Found, dating: Dating) -> bool:
    """Whether the sentences of both name the same somebody or something: "Chad had a quake", "Chad after the quake"."""
    mine, theirs = (
        {
            raw
            for raw in dating.scene(f.sentence.ordinal).words.raw
            if raw[:1].isupper() and raw.lower() not in dating.lex.function
        }
        for f in (one, other)
    )
    return not mine.isdisjoint(theirs)


def _apart(one: Found, other: Found) -> bool:
    """Whether two happenings cannot be one: other parties or number, or one past and the other to come."""
    mine, theirs = ({p.actor for p in f.who} for f in (one, other))
    if mine and theirs and mine.isdisjoint(theirs):
        return True
    nouns = one.trigger.pos == other.trigger.pos == "noun"
    if nouns and one.trigger.lemma == other.trigger.lemma and one.trigger.text[-1:] != other.trigger.text[-1:]:
        return True  # "the attacks" are not "an attack"
    return (one.trigger.status == "occurred") != (other.status == "occurred") and one.trigger.tense != ""
