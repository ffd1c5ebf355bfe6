"""When a saying was said whose sentence names no day: a speech goes on until another occasion of its speaker is told.

"Ana Quispe said on Monday the port would close. … She also said …": the second is of Monday, too. It sees happenings
with their times and speakers; who "she" is has been read before.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from loaders.dating import Dating
from loaders.dating.tense import lasting
from loaders.references.found import OWN, Found, takes

_OF_REPORT = ("day-of-report", "lead")
"""The rules by which a saying was put on the day of the report for want of another."""
_NEWS = timedelta(days=7)
"""How far back the occasion lies at most that a report comes back to after other matters."""
_YESTERDAY = timedelta(days=1)
_NEXT = 2
"""How many sentences on a saying still goes on with one told by the week or month."""
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_NEXT_WORDS = frozenset({"afterwards", "afterward", "then"})
_DAY = frozenset({"day", "minute", "hour"})
_MONTH_AT_MOST = _DAY | {"week", "month"}


def gone_on(found: Sequence[Found], dating: Dating) -> list[Found]:
    """The happenings, each undated saying with the time of its speaker's dated one that it goes on with."""
    settled = list(found)
    if dating.day is None:
        return settled
    last: dict[str, Found] = {}
    for k, one in enumerate(settled):
        if k and _follows(one, settled[k - 1], dating):
            one = settled[k] = takes(one, settled[k - 1], dating, 0.5)
        if one.family != "statement" or one.status != "occurred":
            continue
        speakers = [part.actor for part in one.who if part.role == "speaker"]
        before = next((last[speaker] for speaker in speakers if speaker in last), None)
        if not one.dated and before is not None and _goes_on(one, before, dating):
            one = settled[k] = takes(one, before, dating, 0.7)
        if one.dated and not _told_back(one, dating):
            last |= dict.fromkeys(speakers, one)
    return _told_before_its_day(settled, dating)


def _told_before_its_day(settled: list[Found], dating: Dating) -> list[Found]:
    """The happenings, each undated saying with the day that a later one of its speaker names: "also said Wednesday".

    Only the last two days of a report are those of its own news.
    """
    day, after = date.fromisoformat(str(dating.day)), dict[str, Found]()
    for k in range(len(settled) - 1, -1, -1):
        one = settled[k]
        if one.family != "statement" or one.status != "occurred":
            continue
        speakers = [part.actor for part in one.who if part.role == "speaker"]
        later = next((after[speaker] for speaker in speakers if speaker in after), None)
        if one.when.rule == "day-of-report" and later is not None and _is_told(one, dating):
            settled[k] = takes(one, later, dating, 0.6)
        elif one.when.basis in OWN and not _told_back(one, dating):
            fresh = one.when.edtf in (day.isoformat(), (day - _YESTERDAY).isoformat())
            after = {name: told for name, told in after.items() if name not in speakers}
            after |= dict.fromkeys(speakers, one) if fresh and _is_verb_of_saying(one, dating) else {}
    return settled


def _is_verb_of_saying(one: Found, dating: Dating) -> bool:
    """Whether a text only says that somebody said something then: "said Wednesday", no "declared in a letter of"."""
    asked = dating.ask(one.trigger.start)
    return asked is not None and asked.verb is not None and asked.verb.tense == "past" and not asked.verb.passive


def _follows(one: Found, before: Found, dating: Dating) -> bool:
    """Whether a sentence opens as one that tells what came next on the day of the one before: "Afterwards, …"."""
    if one.dated or not before.dated or one.sentence.ordinal - before.sentence.ordinal != 1:
        return False
    if before.when.precision not in _DAY or before.status != "occurred" or one.trigger.tense != "past":
        return False
    words = dating.scene(one.sentence.ordinal).words.low
    if one.trigger.pos != "verb" or not dating.opens(one.trigger.start):
        return False
    return words[0] in _NEXT_WORDS or (words[0] in _PRONOUNS and _is_plainly_told(one, before, dating))


def _is_plainly_told(one: Found, before: Found, dating: Dating) -> bool:
    """Whether a sentence of a pronoun goes on with the deed told before: "On Monday she flew out. She met him"."""
    asked = dating.ask(one.trigger.start)
    if asked is None or asked.verb is None or asked.verb.perfect or lasting(asked, dating.lex):
        return False
    return before.trigger.pos == "verb" and before.when.basis in OWN and dating.opens(before.trigger.start)


def _told_back(one: Found, dating: Dating) -> bool:
    """Whether a sentence only looks back on a saying: "a day earlier she had told them …"."""
    asked = dating.ask(one.trigger.start)
    return asked is not None and asked.verb is not None and asked.verb.perfect and asked.verb.tense == "past"


def _goes_on(one: Found, before: Found, dating: Dating) -> bool:
    """Whether an undated saying belongs to the occasion of a dated one told before it."""
    first, last = before.when.earliest, before.when.latest
    if not _is_told(one, dating) or first is None or last is None or dating.day is None or last > dating.day:
        return False
    near = one.sentence.ordinal - before.sentence.ordinal <= _NEXT
    if near and before.when.precision in _MONTH_AT_MOST and before.trigger.pos == "verb":
        return True  # but not with the petition of May
    since = date.fromisoformat(dating.day) - _NEWS
    return before.when.precision in _DAY and since.isoformat() <= first[:10]


def _is_told(one: Found, dating: Dating) -> bool:
    """Whether a text only tells that something was said: "she said", "said in a statement", but not "has said"."""
    asked = dating.ask(one.trigger.start)
    if asked is None or asked.head is None or asked.head.tense != "past" or asked.head.passive or asked.head.perfect:
        return False
    if asked.verb is not None:
        return one.estimate.when.rule in _OF_REPORT
    return asked.head.main < asked.i and asked.scene.words.low[asked.head.main] in dating.lex.sets["reporting"]
