"""Of which happenings of a text enough is said for a mention.

It leaves out what names only its kind; whether a word tells an event at all has been settled before.
"""

import re
from collections.abc import Sequence

from loaders.dating import Dating
from loaders.dating.attribute import only_spoken_of
from loaders.dating.hung import hung_under
from loaders.references.found import OWN, Found
from loaders.verbs import Verb

ON_THE_DAY = ("day-of-report", "lead", "headline", "perfect")
"""The rules by which a happening without a stated time is one of the report's own day."""
_STANDS = frozenset({"statement/support", "statement/reject", "statement/concede"})
_THE = frozenset({"the", "this", "its", "his", "her", "their"})
_AS_WHAT = re.compile(r" (?:an? |[“\"‘']|`` )")
_PHRASE = 5
"""How many words before its noun a preposition may stand."""
_ATTRIBUTE = re.compile(r"\b(?:[A-Za-z]+ing (?:up|out|off|away|down)|of|for|with|from|into) $")
"""Behind these a form of the past only qualifies the noun that follows."""
_NO_MATTER = re.compile(r" (?:it|this|that) ?(?:[.;!?]|$)")
"""Behind a verb of saying, what says nothing of its matter."""
_ABOUT_IT = (["over"], ["on"], ["under"], ["off"], ["there"], ["in"])
"""Behind "is", what tells how far a happening has come: "the strike is over", "the talks are under way"."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Yy]ou)(?: \w+ly| also| just| never)? $")


def enough_said(settled: Sequence[Found], dating: Dating) -> dict[int, Found]:
    """The happenings of which enough is said, by their place; the part of one left out stands by itself or falls."""
    kept: dict[int, Found] = {}
    for k, one in enumerate(settled):
        own = one if one.whole < 0 or one.whole in kept else one._replace(whole=-1)
        judged = any(_judges(told, one) for told in settled[max(k - 2, 0) : k])
        agreed = k + 1 < len(settled) and _agrees_to(one, settled[k + 1]) and settled[k + 1].when.basis in OWN
        agreed = agreed and settled[k + 1].when.char_start != one.when.char_start
        of_deal = k > 0 and _agrees_to(settled[k - 1], one) and k - 1 in kept
        if not judged and not agreed and not of_deal and not _bare(own, dating):
            kept[k] = own
    return kept


def _bare(one: Found, dating: Dating) -> bool:
    """Whether too little is said of a happening: no day, actor or place, or only its kind ("missile launches").

    What a dated text names without a day in passing is no news of its own: a noun with only a place ("the scene of
    the worst protests in Cairo"), a verb that hangs on another one ("men fighting for Peru").
    """
    trigger = one.trigger
    open_end = trigger.pos == "verb" and one.when.rule == "still-to-come"
    if open_end and (trigger.status == "tentative" or trigger.tense == "present"):
        return True  # "they may sue", "until they sue": what might be some day
    if trigger.pos == "verb" and trigger.tense == "past" and _ATTRIBUTE.search(_before(one)):
        return True  # "cleaning up spilled oil"
    if not one.dated and trigger.pos == "verb" and _FIRST_PERSON.search(_before(one)):
        return True
    alone, undated = trigger.mover < 0 and one.whole < 0, one.when.edtf is None
    if undated and alone and trigger.tense == "gerund" and trigger.pos == "verb":
        return True
    kind_only = trigger.text[-1:] == "s" and trigger.lemma[-1:] != "s" and (undated or not trigger.definite)
    if trigger.pos == "noun" and not one.dated and kind_only:
        return True
    if not one.dated and alone and _in_passing(one, dating):
        return True
    # Who takes part is asked last, since it is dear to read.
    if undated and alone and dating.day is not None and trigger.pos == "noun" and not one.who:
        return True
    known = one.dated or not alone or one.when.rule in ON_THE_DAY
    return not known and not one.who and one.taking.place is None


def _in_passing(one: Found, dating: Dating) -> bool:
    """Whether a text only speaks of a measure in force, of what comes later, or of things by what is done to them.

    "Broke the sanctions", "his last race before his retirement", "goods banned by Peru", "a sign of the spill's toll".
    """
    asked = dating.ask(one.trigger.named_at)
    if asked is None:
        return False
    low, i, sets = asked.scene.words.low, asked.i, dating.lex.sets
    if one.trigger.pos == "verb":
        if one.family == "statement" and _NO_MATTER.match(one.sentence.text, one.trigger.end - one.sentence.start):
            return True  # "he asked for it"
        thing = one.trigger.lemma == "threaten" or (one.trigger.lemma == "reveal" and one.trigger.tense == "present")
        if thing and not any(part.role == "speaker" for part in one.who):
            return True  # "the spill threatens to close the beach", "the captions reveal anger"
        bare = (
            i > 1 and low[i - 1].endswith("s") and (low[i - 2] in sets["preposition"] or i - 2 in asked.scene.verb_at)
        )
        return bare and hung_under(asked, dating.lex) == "noun"
    if low[i + 1 : i + 2] == ["'s"] or asked.scene.words.raw[i].endswith(("'s", "’s")):
        return True
    own = next((k for k in range(i - 1, max(i - _PHRASE, -1), -1) if low[k] in sets["possessive"]), 0)
    if low[own - 1] == "before" and not any(own < k < i for k in asked.scene.verb_at):
        return True
    head = asked.head
    if head is not None and _is_only_judged(one, head, low):
        return True
    known = one.trigger.definite and one.trigger.status == "occurred"
    if known and only_spoken_of(asked.scene.words, i, asked.scene.verbs, dating.lex):
        return True  # "criticism of the raid", "to combat the crisis"
    if low[i] not in sets["measures"]:
        return False
    if head is None or low[head.main] in sets["plans"]:
        return False
    return head.lemma not in sets["enforces"] or (
        head.main < i and not sets["preposition"].isdisjoint(low[head.main + 1 : i])
    )


def _is_only_judged(one: Found, head: Verb, low: Sequence[str]) -> bool:
    """Whether a sentence only says what a happening is: "the spill is a disaster", "is greater than the last one"."""
    if head.lemma != "be" or head.tense != "present" or head.perfect or head.passive or not one.trigger.definite:
        return False
    return one.status == "occurred" and one.when.edtf is None and low[head.main + 1 : head.main + 2] not in _ABOUT_IT


def _judges(told: Found, one: Found) -> bool:
    """Whether a happening is only what someone takes a stand on: "welcomed the deal", "called the summit a show"."""
    first, second = told.trigger, one.trigger
    if told.sentence is not one.sentence or first.pos != "verb" or second.pos != "noun" or told.family != "statement":
        return False
    start = one.sentence.start
    between = one.sentence.text[first.end - start : second.start - start].split()
    if not second.definite or len(between) not in (1, 2) or between[0] not in _THE:
        return False
    named = first.lemma == "call" and _AS_WHAT.match(one.sentence.text, second.end - start) is not None
    return named or (not one.dated and one.when.rule not in ON_THE_DAY and first.type in _STANDS)


def _agrees_to(one: Found, other: Found) -> bool:
    """Whether the second is what the first agrees to do, "agreed to meet": one of the two tells it."""
    return (
        one.trigger.lemma in ("agree to", "vote to")
        and one.sentence is other.sentence
        and other.trigger.start <= one.trigger.end + 1
    )


def _before(one: Found) -> str:
    """The words of the sentence right before the trigger."""
    at = one.trigger.start - one.sentence.start
    return one.sentence.text[max(0, at - 24) : at]
