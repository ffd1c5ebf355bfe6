"""What the happenings of one text know of each other: "the talks" take the day of the talks named before, a part
that of its whole; and which date is borne out enough for a row.

It sees one document's happenings at once; joining those of several documents is the work of `kb.merge`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from loaders.dating import Dating, Estimate
from schemas.event import Status
from schemas.text import Parties, Sentence, Trigger
from schemas.times import EventTime


class Found(NamedTuple):
    """A happening of a text before it becomes a mention."""

    sentence: Sentence
    trigger: Trigger
    parties: Parties
    estimate: Estimate
    spans: tuple[tuple[int, int], ...]
    """The time words of its sentence."""
    when: EventTime = EventTime()
    """The time that the text bears out."""
    status: Status = "occurred"
    confidence: float = 0.5
    whole: int = -1
    """Which happening of the text it is a part of; -1 for none."""


def refer(found: Sequence[Found], dating: Dating) -> list[Found]:
    """The happenings with the times that the text bears out, those that refer to one another reconciled."""
    settled = [_settled(one, dating) for one in found]
    return [_borrowed(settled, k, dating) for k in range(len(settled))]


def _settled(one: Found, dating: Dating) -> Found:
    """The happening with its own time only: stated or reckoned, or where news style places it on the day."""
    guess = one.estimate
    if guess.when.basis in ("stated", "relative"):
        return one._replace(when=guess.when, status=_status(one, guess.when, dating), confidence=guess.confidence)
    if guess.when.rule in ("day-of-report", "lead", "headline"):
        lead = one.sentence.kind == "headline" or one.sentence.ordinal <= 2
        if (guess.confidence >= 0.75 or lead) and guess.kind == "single":
            return one._replace(when=guess.when, status=one.trigger.status, confidence=guess.confidence)
    return one._replace(when=_bounded(one, dating), status=one.trigger.status, confidence=0.4)


def _bounded(one: Found, dating: Dating) -> EventTime:
    """What the tense alone bounds: not after the report, or not before it."""
    if dating.day is None:
        return EventTime()
    if one.trigger.status in ("planned", "tentative"):
        return EventTime(edtf=f"[{dating.day}..]", basis="inferred", anchor=dating.day, rule="still-to-come")
    if one.trigger.status in ("occurred",) and one.trigger.tense in ("past", "perfect"):
        return EventTime(edtf=f"[..{dating.day}]", basis="inferred", anchor=dating.day, rule="already-past")
    return EventTime()


def _status(one: Found, when: EventTime, dating: Dating) -> Status:
    """The status, corrected by where its time lies: what is still to come has not occurred."""
    status = one.trigger.status
    if dating.day is None or when.earliest is None or when.latest is None:
        return status
    if status == "occurred" and when.earliest > dating.day:
        return "planned"
    if status == "planned" and when.latest < dating.day:
        return "occurred"
    return status


def _borrowed(found: Sequence[Found], k: int, dating: Dating) -> Found:
    """The happening with the time of the one that it refers to, where its own sentence tells none."""
    one = found[k]
    if one.when.basis in ("stated", "relative") or one.trigger.pos != "noun":
        return one
    other = _referent(found, k)
    if other is None:
        return one
    when = found[other].when.model_copy(update={"basis": "inherited"})
    return one._replace(when=when, status=_status(one, when, dating), confidence=0.6)


def _referent(found: Sequence[Found], k: int) -> int | None:
    """Which dated happening of the text a noun refers to: the last before it of its kind, else the first behind."""
    one = found[k]
    family = one.trigger.type.partition("/")[0]
    for j in (*range(k - 1, -1, -1), *range(k + 1, len(found))):
        other = found[j]
        if other.trigger.type.partition("/")[0] != family or other.when.basis not in ("stated", "relative"):
            continue
        if j > k and (one.sentence.ordinal > 2 or other.sentence.ordinal > one.sentence.ordinal + 4):
            continue
        if j < k and not one.trigger.definite:
            continue
        return j
    return None
