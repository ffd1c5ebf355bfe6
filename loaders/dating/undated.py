"""When a word happens whose sentence names no time for it: by tense, aspect and the day of the report.

It always guesses, with a confidence that says so; which guess a row may carry is the matter of `references`.
"""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from loaders.dating.beyond import before_by_length
from loaders.dating.estimate import Estimate
from loaders.dating.hung import awaited, hung_under, of_old, when_opens
from loaders.dating.lead import Lead, is_headline, speaker_in
from loaders.dating.tense import Asked, lasting
from loaders.governors import definite
from loaders.grammar import Lexicon
from loaders.verbs import Verb
from schemas.times import EventTime

_NOUNS_END, _NEWS_ENDS = 2, 7
"""How many sentences in, a noun or a verb behind another tells what went before as often as the news."""


class Report(NamedTuple):
    """What the document tells of itself at the sentence that a word stands in."""

    day: str | None
    """The day of publication."""
    lead: Lead | None
    depth: int
    """How many sentences of the body stand before it."""
    lex: Lexicon
    written: str | None = None
    """The day of its dateline, where that is an earlier one: what was said for it was said by then."""


def by_verb(asked: Asked, report: Report) -> Estimate:
    """The estimate without a time expression: what is said on the day of the report, else what the tense tells."""
    if report.day is None:
        return _with_lead(asked, report) or Estimate("none", (None, None), (None, None), EventTime(), 0.0)
    verb, head = asked.verb, asked.head
    best = _own_day(asked, report, report.day)
    if verb is not None and _reports(asked, report) and verb.tense in ("past", "present"):
        if _said_before(asked, verb, report):
            return _before(report.day, best)
        return _on(report.day, best, "day-of-report", 0.8)
    if is_headline(asked.sentence) and (head is None or head.tense in ("present", "past")):
        return _on(report.day, best, "headline", 0.7)
    return _by_tense(asked, report, report.day, best)


def _with_lead(asked: Asked, report: Report) -> Estimate | None:
    """The estimate in a text without a day whose lead dates its news: only what simply happened is of that day."""
    if report.lead is None or _reports(asked, report):
        return None
    guess = _by_tense(asked, report, report.lead.day, report.lead.day)
    if guess.when.rule != "lead":
        return None
    return guess._replace(when=guess.when.model_copy(update={"doubt": report.lead.doubt}))


def _by_tense(asked: Asked, report: Report, day: str, best: str) -> Estimate:
    """The estimate of what is neither reported speech nor headline, by tense and aspect alone."""
    verb, head, sets = asked.verb, asked.head, report.lex.sets
    tense = head.tense if head else "past"
    enduring = verb is None and asked.scene.words.low[asked.i] in sets["enduring"]
    if enduring and tense not in ("future", "modal"):
        return _lasting(day, best)
    if tense in ("future", "infinitive", "modal"):
        governor = _enacting(asked, report)
        if governor is not None:
            return _by_tense(replace(asked, i=governor.main, verb=governor, head=governor), report, day, best)
        slow = verb is not None and (tense == "future" or verb.lemma in sets["takes_time"])
        return _to_come(day, best, several=enduring or (slow and verb is not None and not verb.passive))
    if tense == "present" and head is not None and not head.perfect:
        if awaited(asked, report.lex):
            return _to_come(day, best)
        if (
            verb is not None
            and not verb.progressive
            and (verb.passive or verb.lemma in sets["opinion"] or asked.scene.words.low[verb.main] in sets["enacts"])
        ):
            return _on(day, day, "now", 0.5, guess=best)
        return _lasting(day, best)
    # "…, saying" goes with its verb, "by saying" need not.
    loose = verb is not None and tense == "gerund" and asked.i > 0 and asked.scene.words.low[asked.i - 1] != ","
    if loose and verb is not None and not verb.progressive:
        host = _host(asked)
        if host is not None and host.tense in ("future", "modal", "infinitive"):
            return _to_come(day, best)
        if host is not None and host.tense == "past" and not host.perfect:
            return _on(day, best, "background", 0.4)
    if verb is not None and (verb.progressive or loose):
        return _lasting(day, best)
    if head is not None and head.perfect and tense == "present" and verb is not None and not _counts_up(asked, report):
        return _on(day, day, "perfect", 0.4, guess=best)
    if (head is not None and head.perfect) or _in_background(asked, report):
        return _before(day, best)
    return _on(day, best, "lead", 0.7)


def _on(day: str, on: str, rule: str, confidence: float, *, guess: str | None = None) -> Estimate:
    return Estimate("single", (on, on), (on, on), inferred(day, guess or on, rule), confidence)


def _before(day: str, best: str) -> Estimate:
    return Estimate("single", (None, day), (None, day), inferred(day, best, "background"), 0.4)


def _lasting(day: str, best: str) -> Estimate:
    return Estimate("multi", (None, day), (day, None), inferred(day, best, "lasting"), 0.4)


def _to_come(day: str, best: str, *, several: bool = False) -> Estimate:
    return Estimate("multi" if several else "single", (day, None), (day, None), inferred(day, best, "future"), 0.3)


@lru_cache(maxsize=256)
def inferred(day: str, best: str, rule: str) -> EventTime:
    """The time that a rule infers from the day of the report: one object for all that happens then."""
    return EventTime(edtf=best, basis="inferred", anchor=day, rule=rule)


def _reports(asked: Asked, report: Report) -> bool:
    verb = asked.verb
    return verb is not None and asked.scene.words.low[verb.main] in report.lex.sets["reporting"]


def _said_before(asked: Asked, verb: Verb, report: Report) -> bool:
    """Whether something was said before the day of the report: "has long said", "a letter declared void"."""
    if verb.perfect:  # in a lead the perfect is the news: "The ministry has confirmed …"
        return report.depth >= _NOUNS_END or _counts_up(asked, report)
    if verb.tense == "past" and (hung_under(asked, report.lex) in ("time", "noun") or of_old(asked)):
        return True
    return when_opens(asked)


def _in_background(asked: Asked, report: Report) -> bool:
    """Whether an undated word tells what went before the news: where it hangs under another one, or deep below.

    A noun does so sooner.
    """
    if asked.verb is None:
        if before_by_length(asked.scene.words, asked.i):
            return True  # "five months after the deal", "after two years of talks"
        if asked.head is None or asked.head.tense != "past" or definite(asked.scene.words, asked.i, report.lex):
            return report.depth >= _NOUNS_END
        # "filed a complaint": what is new to the text happens as its verb does
        return _in_background(replace(asked, i=asked.head.main, verb=asked.head), report)
    if asked.verb.tense not in ("past", "participle"):
        return False
    if of_old(asked) or _of_a_life(asked):
        return True
    under = hung_under(asked, report.lex)
    if under in ("relative", "time", "noun"):
        return True
    if under == "said" and report.depth >= _NOUNS_END and not lasting(asked, report.lex):
        return True
    behind = (v for v in asked.scene.verbs if v.main < asked.i and v.tense in ("past", "present", "future"))
    return report.depth >= _NEWS_ENDS and any(behind)


def _of_a_life(asked: Asked) -> bool:
    """Whether a sentence tells somebody's life, by the birth and a deed more: "was born in Ilo and died in Lima"."""
    finite = [v for v in asked.scene.verbs if v.tense in ("past", "participle")]
    return len(finite) > 1 and any(asked.scene.words.low[v.main] == "born" for v in finite)


def _counts_up(asked: Asked, report: Report) -> bool:
    """Whether a perfect tells what has come about by now: "has already paid", "the flu, which has killed 40"."""
    verb, low = asked.verb, asked.scene.words.low
    if verb is None:
        return False
    return "already" in low[verb.first : verb.main] or hung_under(asked, report.lex) == "relative"


def _own_day(asked: Asked, report: Report, day: str) -> str:
    """The day of the report's own news as far as it is this word's: the lead's, else the one of publication."""
    lead, verb = report.lead, asked.verb
    if verb is not None and verb.tense != "gerund" and _reports(asked, report):
        filed = verb.tense == "present" and asked.scene.words.low[verb.first - 1] in report.lex.sets["filings"]
        if lead is not None and (lead.speech or filed or is_headline(asked.sentence)):
            return lead.day
        return lead.day if lead and speaker_in(asked.scene, verb.main, lead.names) else report.written or day
    if verb is not None and verb.tense == "present" and not verb.perfect and not is_headline(asked.sentence):
        return day
    return lead.day if lead else day


def _enacting(asked: Asked, report: Report) -> Verb | None:
    """The verb that an infinitive is one doing with: "began" of "began to sing", "forced" of "was forced to sell".

    None where it names an aim.
    """
    verb = asked.verb
    if verb is None or verb.tense != "infinitive" or verb.governor < 0:
        return None
    low, sets = asked.scene.words.low, report.lex.sets
    if low[verb.governor] not in sets["enacts"] and low[verb.governor] not in sets["brings"]:
        return None
    return next((v for v in asked.scene.verbs if v.main == verb.governor), None)


def _host(asked: Asked) -> Verb | None:
    """The verb that an -ing form goes with: the one before it, else the first of its sentence."""
    finite = [v for v in asked.scene.verbs if v.tense in ("past", "present", "future", "modal", "infinitive")]
    return next((v for v in reversed(finite) if v.main < asked.i), finite[0] if finite else None)
