"""What the happenings of one text know of each other: "the talks" take the day of the talks named before, a part
that of its whole, what is signed at a meeting the meeting's; and which time is borne out enough for a row.

It sees one document's happenings at once; joining those of several documents is the work of `kb.merge`.
"""

from collections.abc import Sequence

from loaders.dating import Dating
from loaders.dating.lead import is_headline
from loaders.dating.side import runs_on
from loaders.dating.undated import inferred
from loaders.references.beside import around, occasion, part
from loaders.references.found import OWN, UNDATED, Found, Taking, status_of
from loaders.references.kin import LEAD, by_kin, same_kind
from loaders.references.resumed import resumed, resumes
from loaders.references.sayings import gone_on
from schemas.text import Sentence
from schemas.times import EventTime

__all__ = ["Found", "Taking", "goes_on_with_lead", "refer", "tells_the_news"]

_BEFALLING = frozenset({"accident", "natural_disaster", "outbreak", "attack", "crime", "death"})
"""Families of what nobody holds: with an article, their nouns take up what is known already."""
_OF_A_PERIOD = frozenset({"economy/indicator", "company/report"})
"""Types whose undated words tell of the months that figures stand for, not of the day on which they come out."""


def refer(found: Sequence[Found], dating: Dating) -> list[Found]:
    """The happenings with the times that the text bears out, those that refer to one another reconciled."""
    settled = [_settled(one, dating) for one in found]
    kin = by_kin(settled, dating)
    for k in range(len(settled)):
        settled[k] = resumed(same_kind(settled, k, dating, kin), dating)
    beside = [k for k in range(len(settled)) if _has_others(settled, k)]
    for step in (part, occasion, around):
        for k in beside:
            settled[k] = step(settled, k, dating)
    return gone_on(settled, dating)


def _has_others(found: Sequence[Found], k: int) -> bool:
    """Whether another happening stands in the same sentence."""
    sentence = found[k].sentence
    return (k > 0 and found[k - 1].sentence is sentence) or (k + 1 < len(found) and found[k + 1].sentence is sentence)


def _settled(one: Found, dating: Dating) -> Found:
    """The happening with its own time only: stated or reckoned, or where news style places it on the day."""
    guess = one.estimate
    if guess.when.basis in OWN and not _told_after(one, guess.when, dating):
        status = status_of(one, guess.when, dating)
        over = status == "occurred" and _is_over(one, dating)
        when = _up_to_report(guess.when, dating.day) if over else guess.when
        return one._replace(when=when, status=status, confidence=guess.confidence)
    one_day = guess.kind == "single" and guess.begin[0] is not None and guess.begin[0] == guess.begin[1]
    # A day taken over from another word is for `same_kind` to judge, which sees what the lead tells.
    taken_over = guess.when.basis == "inherited"
    if one_day and not taken_over and one.trigger.status == "occurred" and _news_of_the_day(one, dating):
        return one._replace(when=guess.when, status=one.trigger.status, confidence=guess.confidence)
    return one._replace(when=_bounded(one, dating), status=one.trigger.status, confidence=0.4)


def _told_after(one: Found, when: EventTime, dating: Dating) -> bool:
    """Whether a time lies ahead of what a verb tells as done: "closed the line until Friday", told on Monday."""
    trigger = one.trigger
    done = trigger.pos == "verb" and trigger.tense in ("past", "perfect") and trigger.status == "occurred"
    if one.estimate.kind == "single" and runs_on(when, dating.near):
        return False  # "urged the public Sunday to stay", in a page of Saturday that was written on
    return done and dating.near is not None and (when.earliest or "") > dating.near


def _is_over(one: Found, dating: Dating) -> bool:
    """Whether a happening was over at the report: "was sued", "filed a suit", but not "prepared for a summit"."""
    if one.trigger.tense == "present" and is_headline(one.sentence):
        return one.trigger.pos == "verb"
    if one.trigger.tense not in ("past", "perfect") or one.trigger.definite:
        return False
    asked = dating.ask(one.trigger.start) if one.trigger.pos == "noun" else None
    if asked is None or asked.head is None or asked.head.main > asked.i:
        return True
    return dating.lex.sets["preposition"].isdisjoint(asked.scene.words.low[asked.head.main + 1 : asked.i])


def _up_to_report(when: EventTime, day: str | None) -> EventTime:
    """Some day of a week, of a happening that is over: none after the report ("was sued this week", on a Tuesday)."""
    first, last = when.earliest, when.latest
    if day is None or first is None or last is None or not first < day < last or str(when.edtf)[:1] != "[":
        return when
    return when.model_copy(update={"edtf": f"[{first}..{day}]"})


def tells_the_news(sentence: Sentence, dating: Dating) -> bool:
    """Whether a sentence is the headline or one of the first of the body."""
    return is_headline(sentence) or dating.depth[sentence.ordinal] < LEAD


def _news_of_the_day(one: Found, dating: Dating) -> bool:
    """Whether news style places an undated happening on the day of the report or of its dated lead.

    What has come about may have done so before.
    """
    if one.estimate.when.rule == "perfect" or resumes(one, dating):
        return False
    if one.trigger.pos == "noun" and not _told_of(one, dating):
        return False
    if tells_the_news(one.sentence, dating) or (one.estimate.when.rule == "day-of-report" and dating.is_news):
        return one.trigger.type not in _OF_A_PERIOD
    at = one.trigger.start if one.trigger.host < 0 else one.trigger.host
    return one.estimate.when.rule == "lead" and goes_on_with_lead(one.sentence, at, dating)


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
    if one.trigger.definite and one.family in _BEFALLING:
        return False  # "carelessness caused the accident"
    return word in sets["holds"] or (word in sets["starts"] and not one.trigger.definite)


def goes_on_with_lead(sentence: Sentence, start: int, dating: Dating) -> bool:
    """Whether the word at `start` opens a sentence on those who act in a lead that names its day."""
    lead = dating.lead
    return lead is not None and dating.opens(start) and dating.speaks_of(sentence.ordinal, lead.names)


def _bounded(one: Found, dating: Dating) -> EventTime:
    """What the tense alone bounds: not after the report, or not before it."""
    if one.trigger.mover >= 0:
        return one.estimate.when
    if dating.day is None:
        return UNDATED
    if one.trigger.status in ("planned", "tentative"):
        return inferred(dating.day, f"[{dating.day}..]", "still-to-come")
    said = one.trigger.voiced or (one.family == "statement" and one.trigger.pos == "verb")
    told = one.trigger.tense == "present" and said  # nobody quotes what is said later
    over = one.trigger.tense in ("past", "perfect") or _was_made_to(one, dating.day)
    if one.trigger.status == "occurred" and (told or over):
        return inferred(dating.day, f"[..{dating.day}]", "already-past")
    return UNDATED


def _was_made_to(one: Found, day: str) -> bool:
    """Whether an infinitive tells what somebody has been brought to do by the day: "was forced to apologise"."""
    latest = one.estimate.begin[1]
    made = one.trigger.tense == "infinitive" and one.trigger.pos == "verb"
    return made and one.estimate.kind == "single" and latest is not None and latest <= day
