"""What the happenings of one text know of each other: "the talks" take the day of the talks named before, a part
that of its whole, what is signed at a meeting the meeting's; and which time is borne out enough for a row.

It sees one document's happenings at once; joining those of several documents is the work of `kb.merge`.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from loaders.dating import Dating, Estimate
from loaders.dating.clause import vague
from loaders.dating.echo import kin_key
from loaders.dating.lead import is_headline
from loaders.dating.undated import inferred
from schemas.event import Status
from schemas.text import Parties, Sentence, Trigger
from schemas.times import EventTime

_LEAD = 2
"""How many sentences of the body tell the news of the day in the simple past."""
_AHEAD = 4
"""How many sentences on the text may name the day of what its lead speaks of."""
_BESIDE = 8
"""How many happenings of its kin, before and behind, a word is held against."""
_OWN = ("stated", "relative")
_OF_A_PERIOD = frozenset({"economy/indicator", "company/report"})
"""Types whose undated words tell of the months that figures stand for, not of the day on which they come out."""
_HOLDS_PARTS = frozenset({"include", "feature", "comprise"})


_UNDATED = EventTime()


class Found(NamedTuple):
    """A happening of a text before it becomes a mention."""

    sentence: Sentence
    trigger: Trigger
    parties: Parties
    estimate: Estimate
    spans: tuple[tuple[int, int], ...]
    """The time words of its sentence."""
    when: EventTime = _UNDATED
    """The time that the text bears out."""
    status: Status = "occurred"
    confidence: float = 0.5
    whole: int = -1
    """Which happening of the text it is a part of; -1 for none."""

    @property
    def family(self) -> str:
        """The type without its mode."""
        return self.trigger.type.partition("/")[0]

    @property
    def dated(self) -> bool:
        """Whether the text itself states its time or that of what it refers to."""
        return self.when.basis in (*_OWN, "inherited")


def refer(found: Sequence[Found], dating: Dating) -> list[Found]:
    """The happenings with the times that the text bears out, those that refer to one another reconciled."""
    settled = [_settled(one, dating) for one in found]
    kin = _by_kin(settled, dating)
    for k in range(len(settled)):
        settled[k] = _same_kind(settled, k, dating, kin)
    for step in (_part, _occasion):
        for k in range(len(settled)):
            settled[k] = step(settled, k, dating)
    return settled


def _settled(one: Found, dating: Dating) -> Found:
    """The happening with its own time only: stated or reckoned, or where news style places it on the day."""
    guess = one.estimate
    if guess.when.basis in _OWN:
        return one._replace(when=guess.when, status=_status(one, guess.when, dating), confidence=guess.confidence)
    one_day = guess.kind == "single" and guess.begin[0] is not None and guess.begin[0] == guess.begin[1]
    if one_day and one.trigger.status == "occurred" and _news_of_the_day(one, dating):
        return one._replace(when=guess.when, status=one.trigger.status, confidence=guess.confidence)
    return one._replace(when=_bounded(one, dating), status=one.trigger.status, confidence=0.4)


def tells_the_news(sentence: Sentence, dating: Dating) -> bool:
    """Whether a sentence is the headline or one of the first of the body."""
    return is_headline(sentence) or dating.depth[sentence.ordinal] < _LEAD


def _news_of_the_day(one: Found, dating: Dating) -> bool:
    """Whether news style places an undated happening on the day of the report or of its dated lead."""
    if one.trigger.pos == "noun" and not _told_of(one, dating):
        return False
    if one.estimate.when.rule == "day-of-report" or tells_the_news(one.sentence, dating):
        return one.trigger.type not in _OF_A_PERIOD
    return one.estimate.when.rule == "lead" and goes_on_with_lead(one.sentence, one.trigger.start, dating)


def _told_of(one: Found, dating: Dating) -> bool:
    """Whether a noun is what a sentence tells of: "a blast kills four", "hold talks"; not "deals with the blast"."""
    asked = dating.ask(one.trigger.start)
    head = asked.head if asked is not None else None
    if asked is None or head is None:
        return not one.trigger.definite
    sets, word = dating.lex.sets, asked.scene.words.low[head.main]
    if head.main > asked.i:
        return head.lemma in sets["befalls"] or head.passive or any(word in sets[name] for name in ("starts", "ends"))
    if not sets["preposition"].isdisjoint(asked.scene.words.low[head.main + 1 : asked.i]):
        return False
    return word in sets["holds"] or (word in sets["starts"] and not one.trigger.definite)


def goes_on_with_lead(sentence: Sentence, start: int, dating: Dating) -> bool:
    """Whether the word at `start` opens a sentence on those who act in a lead that names its day."""
    lead = dating.lead()
    return lead is not None and dating.opens(start) and dating.speaks_of(sentence.ordinal, lead.names)


def _bounded(one: Found, dating: Dating) -> EventTime:
    """What the tense alone bounds: not after the report, or not before it."""
    if one.trigger.mover >= 0:
        return one.estimate.when
    if dating.day is None:
        return _UNDATED
    if one.trigger.status in ("planned", "tentative"):
        return inferred(dating.day, f"[{dating.day}..]", "still-to-come")
    if one.trigger.status == "occurred" and one.trigger.tense in ("past", "perfect"):
        return inferred(dating.day, f"[..{dating.day}]", "already-past")
    return _UNDATED


def _status(one: Found, when: EventTime, dating: Dating) -> Status:
    """The status, corrected by where its time lies: what is still to come has not occurred."""
    status = one.trigger.status
    if dating.day is None or when.earliest is None or when.latest is None:
        return status
    if status in ("occurred", "ongoing") and when.earliest > dating.day:
        return "planned"
    if status == "planned" and when.latest < dating.day:
        return "occurred"
    return status


def _takes(one: Found, other: Found, dating: Dating, sure: float) -> Found:
    """The happening with the time of another one, and said so."""
    when = other.when.model_copy(update={"basis": "inherited"})
    return one._replace(when=when, status=_status(one, when, dating), confidence=min(sure, other.confidence))


def _by_kin(found: Sequence[Found], dating: Dating) -> dict[str, list[int]]:
    """For each kin of words, which happenings have a time of their own that others can take over."""
    kin: dict[str, list[int]] = {}
    for k, one in enumerate(found):
        if one.when.basis in _OWN and not vague(one.when):
            kin.setdefault(_kin(one, dating), []).append(k)
            kin.setdefault(one.family, []).append(k)
    return kin


def _same_kind(found: Sequence[Found], k: int, dating: Dating, kin: dict[str, list[int]]) -> Found:
    """A noun, or any word of the headline, with the time of the happening of its kin that it refers to.

    Where the text dates two of that kin, only what stands beside one of them, or names its parties, can mean it.
    """
    one = found[k]
    headline = is_headline(one.sentence)
    if one.dated or (one.trigger.pos != "noun" and not headline):
        return one
    near = [j for j in _beside(kin.get(_kin(one, dating), ()), k) if not _apart(one, found[j])]
    if one.trigger.lemma in dating.lex.sets["general"]:
        family = _beside(kin.get(one.family, ()), k)
        near = sorted({*near, *(j for j in family if not _apart(one, found[j]) and _close(one, found[j]))})
    known = [j for j in reversed(near) if j < k] if one.trigger.definite or headline else []
    told = known or [j for j in near if j > k and _soon(one, found[j], dating)]
    several = len({found[j].when.edtf for j in told}) > 1
    for j in told:
        if headline or not several or _close(one, found[j]):
            return _takes(one, found[j], dating, 0.6)
    if one.estimate.when.basis == "inherited" and one.trigger.definite and _kin(one, dating) not in kin:
        when = one.estimate.when
        return one._replace(when=when, status=_status(one, when, dating), confidence=one.estimate.confidence)
    return one


def _kin(one: Found, dating: Dating) -> str:
    """The family of a happening and the kin of its last word: "oil spill" and "spilled" are of one kin."""
    words = one.trigger.text.lower().split() or [""]
    word = words[-1] if one.trigger.pos == "noun" else words[0]
    return f"{one.family} {kin_key(word, dating.lex)}"


def _beside(places: Sequence[int], k: int) -> Sequence[int]:
    """Those of sorted places that lie nearest to `k` on either side: what is far off, the text has moved on from."""
    at = bisect_left(places, k)
    return places[max(0, at - _BESIDE) : at + _BESIDE]


def _soon(one: Found, other: Found, dating: Dating) -> bool:
    """Whether a lead's word comes up again, dated, in one of the next sentences."""
    depth = dating.depth[one.sentence.ordinal]
    return depth < _LEAD and dating.depth[other.sentence.ordinal] <= depth + _AHEAD


def _close(one: Found, other: Found) -> bool:
    """Whether one happening is told right behind another, or names somebody who takes part in both."""
    if 0 <= one.sentence.ordinal - other.sentence.ordinal <= 1:
        return True
    return not {p.actor for p in one.parties.who}.isdisjoint(p.actor for p in other.parties.who)


def _apart(one: Found, other: Found) -> bool:
    """Whether two happenings cannot be one: other parties or number, or one past and the other to come."""
    mine, theirs = ({p.actor for p in f.parties.who} for f in (one, other))
    if mine and theirs and mine.isdisjoint(theirs):
        return True
    nouns = one.trigger.pos == other.trigger.pos == "noun"
    if nouns and one.trigger.lemma == other.trigger.lemma and one.trigger.text[-1:] != other.trigger.text[-1:]:
        return True  # "the attacks" are not "an attack"
    return (one.trigger.status == "occurred") != (other.status == "occurred") and one.trigger.tense != ""


def _part(found: Sequence[Found], k: int, dating: Dating) -> Found:
    """A part with its whole: "the talks will include the first discussions between …"."""
    one = found[k]
    if one.trigger.pos != "noun":
        return one
    scene = dating.scene(one.sentence.ordinal)
    for verb in scene.verbs:
        at = scene.words.start[verb.main]
        if verb.lemma not in _HOLDS_PARTS or not at < one.trigger.start:
            continue
        for j in range(k - 1, -1, -1):
            whole = found[j]
            if whole.sentence is not one.sentence:
                break
            if whole.trigger.pos == "noun" and whole.trigger.end <= at and whole.family == one.family:
                dated = _takes(one, whole, dating, 0.6) if whole.dated and not one.dated else one
                return dated._replace(whole=j)
    return one


def _occasion(found: Sequence[Found], k: int, dating: Dating) -> Found:
    """What is done at a dated occasion of the same clause, with the occasion's time: "sign a pact at a meeting"."""
    one = found[k]
    if one.dated:
        return one
    for j in range(k + 1, len(found)):
        other = found[j]
        if other.sentence is not one.sentence:
            break
        between = dating.text_between(one.trigger.end, other.trigger.start)
        if other.dated and other.trigger.pos == "noun" and _at_occasion(between):
            return _takes(one, other, dating, 0.5)
    return one


def _at_occasion(between: str) -> bool:
    """Whether the words before an occasion lead to it: "… at a rare", with no clause between."""
    words = between.lower().split()
    lead = next((w for w in reversed(words[-5:]) if w in ("at", "during", "after", "before", "for", "of", "on")), "")
    return lead in ("at", "during") and not any(mark in between for mark in ';:“”"')
