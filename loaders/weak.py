"""Which words that are too weak by themselves tell an event: dated, the news of a headline or lead, or said by someone.

It judges one trigger with its time and its parties; which entries are weak the vocabulary says.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from loaders.dating import Dating, Estimate
from loaders.references import Taking, goes_on_with_lead, tells_the_news
from loaders.references.enough import ON_THE_DAY
from loaders.references.found import OWN
from loaders.verbs import NON_FINITE
from schemas.text import NameHit, Sentence, Trigger
from schemas.times import EventTime

_SPOKEN = ("past", "present", "perfect")
"""The tenses in which a verb of saying with someone named as its subject tells that they spoke."""
_TOLD = ("past", "perfect", "future")
"""The tenses in which a weak word tells an event, where its clause dates it."""
_OF_A_TIMETABLE = frozenset({"minute", "hour", "day", "week", "month", "span"})
_SOON = timedelta(days=200)
"""How far ahead a timetable tells in the plain present."""
_ONCE_PLANNED = frozenset({"was", "were", "had", "been"})
"""Before a plan, what says that it was one: "was due to open"."""


def may_tell(trigger: Trigger, sentence: Sentence, hits: Sequence[NameHit], dating: Dating) -> bool:
    """Whether a weak word can tell an event at all, before it is asked when it happens and who takes part."""
    if trigger.acted and trigger.tense != "past" and not (hits and hits[0].start < trigger.start):
        return False
    if _is_aside(trigger, sentence):
        return False
    told = trigger.tense in _TOLD or trigger.status == "planned" or _present(trigger)
    if told and dating.names_a_time(sentence.ordinal):
        return True
    if trigger.voiced and trigger.tense in _SPOKEN and any(hit.reading == "actor" for hit in hits):
        return True
    if trigger.pos != "verb" or trigger.lemma in dating.lex.sets["reporting"] or not dating.opens(trigger.start):
        return False
    return tells_the_news(sentence, dating) or goes_on_with_lead(sentence, trigger.start, dating)


def _is_aside(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a form stands alone between the commas behind a name: "Ana Quispe, left, and Karl Brandt"."""
    if trigger.pos != "verb" or trigger.voiced:
        return False
    text, start, end = sentence.text, trigger.start - sentence.start, trigger.end - sentence.start
    if text[end : end + 2].lstrip()[:1] not in (",", ")"):
        return False
    before = text[:start].rstrip()
    return before[-1:] in (",", "(") and before[:-1].rstrip().rpartition(" ")[2][:1].isupper()


def borne_out(trigger: Trigger, sentence: Sentence, guess: Estimate, dating: Dating) -> bool:
    """Whether a weak word tells an event: its clause dates it, or it is what a headline or lead has to tell."""
    if guess.when.basis in OWN:
        told = trigger.tense in _TOLD or _ahead(trigger, guess.when, dating)
        return told and (not trigger.acted or _in_one_clause(trigger, guess.when, dating))
    if trigger.pos != "verb" or trigger.lemma in dating.lex.sets["reporting"] or guess.kind != "single":
        return False
    if guess.when.rule == "lead" and goes_on_with_lead(sentence, trigger.start, dating):
        return True
    return tells_the_news(sentence, dating) and guess.when.rule in ON_THE_DAY and dating.opens(trigger.start)


def may_be_spoken(trigger: Trigger, guess: Estimate) -> bool:
    """Whether a verb of saying, though its clause does not date it, tells an event if someone named speaks."""
    return trigger.voiced and guess.kind == "single" and trigger.tense in _SPOKEN


def acts(taking: Taking, hits: Sequence[NameHit], trigger: Trigger) -> bool:
    """Whether someone named takes part who stands before the verb: "Ana Quispe painted", not "rain pushed Peru"."""
    doers = {hit.id for hit in hits if hit.start < trigger.start}
    return any(part.actor in doers for part in taking.who)


def done_on_a_day(trigger: Trigger, when: EventTime, dating: Dating) -> bool:
    """Whether a deed of nobody named is dated to the day by its own clause: "the volcano spewed ash on Monday"."""
    if trigger.tense != "past" or when.basis not in OWN or when.precision not in ("day", "minute", "hour"):
        return False
    return dating.opens(trigger.start) and dating.owns(trigger.start, when)


def speaks(taking: Taking, hits: Sequence[NameHit]) -> bool:
    """Whether someone named is the speaker; what papers and stations say is their report."""
    media = {hit.id for hit in hits if hit.kind == "media"}
    return any(part.role == "speaker" and part.actor not in media for part in taking.who)


def dated_behind(trigger: Trigger, when: EventTime, dating: Dating) -> bool:
    """Whether an -ing form has a time of its own: in its clause and behind it ("by signing a pact on Friday")."""
    own = when.basis in OWN and (when.char_start or 0) > trigger.start
    return own and _in_one_clause(trigger, when, dating)


def _ahead(trigger: Trigger, when: EventTime, dating: Dating) -> bool:
    """Whether a word is told of as planned for a day to come: "is due to open on Friday", "set for release in May"."""
    if when.earliest is None or dating.day is None:
        return False
    if _present(trigger):
        soon = date.fromisoformat(when.earliest) - date.fromisoformat(dating.day) < _SOON
        behind = (when.char_start or 0) > trigger.start  # "May 7: A ship cuts through oil" is a caption
        return behind and when.precision in _OF_A_TIMETABLE and dating.day < when.earliest and soon
    if trigger.status != "planned":
        return False
    asked = dating.ask(trigger.start)
    if trigger.definite and (asked is None or asked.head is None or asked.head.main < asked.i):
        return False  # "the trial opens on Friday", but not "agreed on the release"
    if asked is not None and asked.head is not None and asked.head.governor >= 0:
        low, governor = asked.scene.words.low, asked.head.governor
        once = not _ONCE_PLANNED.isdisjoint(low[max(0, governor - 2) : governor])
        if once or low[governor] in dating.lex.sets["calendar"]:
            return False  # "was elected in May to open", "have until May to open"
    return when.earliest >= dating.day


def _present(trigger: Trigger) -> bool:
    """Whether a verb in the present may be one of a timetable: "Peru plays Chile on Friday"."""
    return trigger.pos == "verb" and trigger.tense == "present" and trigger.status == "occurred" and not trigger.voiced


def _in_one_clause(trigger: Trigger, when: EventTime, dating: Dating) -> bool:
    """Whether no other verb with a tense stands between a word and the words for its time."""
    asked = dating.ask(trigger.start)
    if asked is None or when.char_start is None or when.char_end is None:
        return True
    first, last = sorted((trigger.start, when.char_start))
    starts = asked.scene.words.start
    between = (v for v in asked.scene.verbs if v.main != asked.i and first < starts[v.main] < last)
    return not any(verb.tense not in NON_FINITE for verb in between)
