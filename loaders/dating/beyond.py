"""Whether the grammar of a sentence keeps a word out of reach of a time expression, however near the two stand.

"A strike due to begin on Tuesday was called off", "Orbita, the company that built the rocket, tries again on Friday",
"on Friday, two years after the deal", "in May after three years of talks": it reads the words between the two.
"""

from collections.abc import Sequence
from itertools import pairwise

from loaders.dating.attribute import FINITE
from loaders.dating.scene import Placed
from loaders.grammar import Lexicon, Words
from loaders.kinds import PARTICIPLE, PAST
from loaders.verbs import Verb

_RELATIVE = frozenset({"who", "which", "that"})
_LENGTHS = frozenset(
    ("minutes", "hours", "hour", "days", "day", "nights", "weeks", "week", "months", "month", "years", "year",
     "decades", "decade")
)  # fmt: skip
_PARTING = frozenset({",", ";", ":", "—", "–", "and", "but"})
_PARTED = _PARTING | {"that", "who", "which", "when", "as", "after", "before", "while", "because", "or", "if", "where"}
_YEARS_OF = frozenset({"year", "quarter", "half"})
_BRINGS_ABOUT = frozenset({"leave", "keep", "get", "have", "find", "see", "hear", "want", "make", "remain", "stay"})
_NEAR = 7
"""How many words behind "two years after" still tell of what was two years before."""
_TO_COUNT = 5
"""How many words a length of time may have before its unit: "after more than two and a half years"."""


def out_of_reach(words: Words, verbs: Sequence[Verb], placed: Placed, i: int, lex: Lexicon) -> bool:
    """Whether an expression speaks of something else than the word at `i`, by the build of the sentence."""
    if _for_that_time(words, verbs, placed, lex) and abs(placed.first - i) > 2:
        return True
    if before_by_length(words, i) and placed.first < i:
        return True
    if _noun_meant_for(words, verbs, placed, i, lex):
        return True
    if _only_compared(words, placed.first):
        return True
    if i > placed.last:
        if _since_when(words, verbs, placed, i):
            return True
        if _of_clause_before(words, verbs, placed, i, lex):
            return True
        if _of_plan_before(words, verbs, placed, i, lex) or _of_planned_noun(words, verbs, placed, i, lex):
            return True
        return _of_participle_before(words, verbs, placed, i, lex)
    if _of_doing_before(words, verbs, i, placed) or _of_aim(verbs, placed, i) or _of_plan_after(words, i, placed, lex):
        return True
    if _of_object(words, verbs, i, placed, lex):
        return True
    return _in_closed_relative(words, verbs, i, placed.first) or _of_what_is_to_come(words, verbs, i, placed)


def _noun_meant_for(words: Words, verbs: Sequence[Verb], placed: Placed, i: int, lex: Lexicon) -> bool:
    """Whether "for" ties a day to the noun before it, so that it is none of the verb's: "called a vote for 6 July"."""
    low, at = words.low, placed.first - 1
    if placed.lead != "for" or not any(v.main == i for v in verbs):
        return False
    while at > i and low[at] != "for":
        at -= 1
    noun = low[at - 1]
    return i < at - 1 and noun.isalpha() and noun not in lex.function and not any(i < v.main < at for v in verbs)


def before_by_length(words: Words, i: int) -> bool:
    """Whether a length of time puts the word at `i` before what its sentence tells: "two years after the deal"."""
    low = words.low
    for k in range(i - 1, max(i - _NEAR, 1) - 1, -1):
        if low[k] in _PARTING or low[k - 1] in _PARTING:
            break
        if low[k] in ("after", "since") and low[k - 1] in _LENGTHS:
            return True
    return _went_on_before(words, i)


def _went_on_before(words: Words, i: int) -> bool:
    """Whether the word went on for a length of time before: "in May after three years of talks"."""
    low, at = words.low, i - 1
    while at > 0 and low[at] != "of" and low[at].isalpha() and i - at < 3:
        at -= 1
    if at < 2 or low[at] != "of" or low[at - 1] not in _LENGTHS:
        return False
    return any(low[k] in ("after", "following") for k in range(at - 2, max(at - 2 - _TO_COUNT, -1), -1))


def _of_clause_before(words: Words, verbs: Sequence[Verb], placed: Placed, i: int, lex: Lexicon) -> bool:
    """Whether a year ends a clause that "and" joins with one of other doers: "peaked in 1970 and many firms left"."""
    low, when, told = words.low, placed.time.when, next((v for v in verbs if v.main == i), None)
    if when is None or when.precision not in _YEARS_OF or told is None or told.tense not in FINITE:
        return False
    at = placed.last + 1 + (low[placed.last + 1] == ",")
    if at >= told.first - 1 or low[at] not in ("and", "but") or low[at + 1] in lex.sets["pronoun"]:
        return False
    return any(v.main < placed.first and v.tense in FINITE for v in verbs) and "," not in low[at : told.first]


def _of_plan_before(words: Words, verbs: Sequence[Verb], placed: Placed, i: int, lex: Lexicon) -> bool:
    """Whether an expression ends a plan that only qualifies the subject: "a vote set for Friday / was put off"."""
    low, following = words.low, placed.last + 1
    finite = next((v for v in verbs if v.first == following and v.tense in FINITE), None)
    if finite is None or i < following:
        return False
    for k in range(placed.first - 1, -1, -1):
        if low[k] in _PARTING or any(v.main == k and v.tense in FINITE and v.first < k for v in verbs):
            return False
        if low[k] in lex.sets["plans"]:
            return low[k + 1 : k + 2] in (["to"], ["for"], ["on"], ["in"]) and low[k - 1] not in lex.auxiliary
    return False


def _of_plan_after(words: Words, i: int, placed: Placed, lex: Lexicon) -> bool:
    """Whether an expression is that of a plan which the word at `i` came before: "signed it ahead of talks set for
    Friday", "before a vote due on Friday".
    """
    low, at = words.low, placed.first - 1
    while at > i and (low[at] in lex.sets["preposition"] or low[at] in lex.sets["determiner"]):
        at -= 1
    if low[at] not in lex.sets["plans"]:
        return False
    between = low[i + 1 : at]
    return "before" in between or ("ahead", "of") in pairwise(between)


def _of_planned_noun(words: Words, verbs: Sequence[Verb], placed: Placed, i: int, lex: Lexicon) -> bool:
    """Whether an expression tells for when a noun before it was meant: "called off a strike planned for Friday"."""
    low, at = words.low, placed.first - 1
    behind = next((v for v in verbs if v.first > placed.last and v.tense in FINITE), None)
    taken_back = low[placed.last + 1 : placed.last + 2] in (["but"], [","]) and behind is not None
    if taken_back and behind is not None and behind.main < i and low[behind.main] in lex.sets["postpones"]:
        return True  # "had been due on Friday but was put off after a storm"
    if placed.lead != "for":
        return False
    while at > 1 and low[at] != "for":
        at -= 1
    if low[at - 1] not in lex.sets["plans"] or not any(v.main == at - 1 and v.first == at - 1 for v in verbs):
        return False
    noun = low[at - 2]
    return at > 2 and noun.isalpha() and noun not in lex.function and any(v.main < at - 2 for v in verbs)


def _only_compared(words: Words, first: int) -> bool:
    """Whether an expression is what others are held against: "rose by a tenth compared to 2015"."""
    low = words.low
    at = next((k for k in range(first - 1, max(first - _TO_COUNT, -1), -1) if low[k] in ("to", "with")), -1)
    return at > 0 and low[at - 1] == "compared" and all(low[k].isalpha() for k in range(at, first))


def _since_when(words: Words, verbs: Sequence[Verb], placed: Placed, i: int) -> bool:
    """Whether a verb tells since when, and so lies before the expression: "on Friday spoke for the first time since it
    sank".
    """
    verb = next((v for v in verbs if v.main == i and v.tense == "past"), None)
    if verb is None or "since" not in words.low[placed.last + 1 : verb.first]:
        return False
    at = max(k for k in range(placed.last + 1, verb.first) if words.low[k] == "since")
    return not any(at < v.main < i and v.tense in FINITE for v in verbs) and _PARTING.isdisjoint(words.low[at:i])


def _of_aim(verbs: Sequence[Verb], placed: Placed, i: int) -> bool:
    """Whether an expression is the term set for an aim behind the word at `i`: "signed a pact to cut costs by May"."""
    verb = any(v.main == i for v in verbs)
    aims = (v for v in verbs if i < v.main < placed.first and v.tense == "infinitive")
    return placed.lead == "by" and any(not verb or v.governor != i for v in aims)


def _of_participle_before(words: Words, verbs: Sequence[Verb], placed: Placed, i: int, lex: Lexicon) -> bool:
    """Whether an expression ends what a participle tells of the subject: "the cap fitted in May / was removed"."""
    main = next((v for v in verbs if v.main == i), None)
    held = next((v for v in reversed(verbs) if v.main < placed.first), None)
    if main is None or held is None or main.tense not in FINITE or held.first != held.main:
        return False
    low, words_of_saying = words.low, lex.sets["reporting"]
    if held.tense not in ("past", "participle") or low[i] in words_of_saying or main.lemma in lex.sets["befalls"]:
        return False
    if low[held.main] in words_of_saying:
        return False  # "Asked about it in 2014, the mayor laughed"
    if not lex.forms.get(low[held.main], ("", PARTICIPLE))[1] & PARTICIPLE:
        return False
    if held.main == 0:  # "Built in 1907, the towers have seen …"
        wide = placed.time.when is not None and placed.time.when.precision in _YEARS_OF
        return wide and low[placed.last + 1 : placed.last + 2] == [","]
    noun, behind = low[held.main - 1], low[held.main + 1]
    if not noun.isalpha() or noun in lex.function or behind not in lex.sets["preposition"] | {placed.lead}:
        return False
    if main.first != placed.last + 1 or any(low[k] in _PARTING for k in range(held.main, placed.first)):
        return False
    return main.first != main.main or main.lemma == "be" or lex.forms.get(low[i], ("", 0))[1] == PAST


def _of_object(words: Words, verbs: Sequence[Verb], i: int, placed: Placed, lex: Lexicon) -> bool:
    """Whether an expression is that of a participle on an object behind `i`: "is a blow to the party born on 3 May".

    What becomes of the object by the verb itself ("left five hurt on Monday") is of the verb's own day.
    """
    low = words.low
    told = next((v for v in reversed(verbs) if v.main < placed.first), None)
    if told is None or told.first != told.main or told.tense not in ("past", "participle") or told.main <= i + 1:
        return False
    noun, between = low[told.main - 1], low[told.main + 1 : placed.first]
    if (
        not noun.isalpha()
        or noun in lex.function
        or not lex.forms.get(low[told.main], ("", PARTICIPLE))[1] & PARTICIPLE
    ):
        return False
    if not all(word in lex.sets["preposition"] or word.endswith("ly") or word in ("so", "late") for word in between):
        return False
    over = next((v for v in reversed(verbs) if i <= v.main < told.main - 1), None)
    if over is None or over.tense not in FINITE or over.lemma in _BRINGS_ABOUT or low[over.first - 1] in _RELATIVE:
        return False
    if low[over.main] in lex.sets["reporting"]:
        return False  # "said Peru signed on Monday"
    return _PARTED.isdisjoint(low[over.main + 1 : told.main])


def _of_doing_before(words: Words, verbs: Sequence[Verb], i: int, placed: Placed) -> bool:
    """Whether an -ing form of what went before holds the expression: "was freed after being held on Friday".

    So does one with "having": "came to the hearing, having been asked last week".
    """
    low = words.low
    doing = next((v for v in reversed(verbs) if i < v.main < placed.first), None)
    if doing is None or doing.tense != "gerund" or doing.first - 1 <= i:
        return False
    if low[doing.first - 1] not in ("after", "before") and low[doing.first] != "having":
        return False
    return not any(word in _PARTING for word in low[doing.main : placed.first])


def _in_closed_relative(words: Words, verbs: Sequence[Verb], i: int, first: int) -> bool:
    """Whether a verb ends a relative clause before the one dated: "the firm that built it, said … on Friday"."""
    low = words.low
    if not any(v.main == i and v.tense == "past" for v in verbs):
        return False
    opener = next((k for k in range(i - 1, max(i - 5, 0), -1) if low[k] in _RELATIVE), -1)
    if opener < 1 or not low[opener - 1].isalpha() or any(opener < v.main < i for v in verbs):
        return low[opener - 1 : opener] == [","] and _goes_on(words, verbs, i, first)
    if any(v.main == opener - 1 for v in verbs):
        return False  # "said that it built"
    return _goes_on(words, verbs, i, first)


def _of_what_is_to_come(words: Words, verbs: Sequence[Verb], i: int, placed: Placed) -> bool:
    """Whether an expression is that of what is only said to come: "cut jobs and said it would pay by May"."""
    told = next((v for v in verbs if v.main == i), None)
    between = [v for v in verbs if i < v.main < placed.first]
    if told is None or told.tense != "past" or not between or words.low[between[-1].first] not in ("would", "will"):
        return False
    if words.low[between[-1].first] == "will" and words.low[between[-1].first - 1] in ("and", "but"):
        return True  # "met the king and will say Mass on Tuesday"
    when = placed.time.when
    if when is not None and when.precision in _YEARS_OF:
        return True  # "said they had lost it and that it would crash in 2017"
    return placed.lead == "by" or (len(between) > 1 and "and" in words.low[i : between[0].first])


def _goes_on(words: Words, verbs: Sequence[Verb], i: int, first: int) -> bool:
    """Whether the verb of the sentence stands between two words, behind a comma or with an auxiliary of its own."""
    comma = next((k for k in range(i + 1, first) if words.low[k] == ","), -1)
    if comma > 0:
        return any(v.first == comma + 1 and v.main < first and v.tense in FINITE for v in verbs)
    main = next((v for v in verbs if i < v.main < first and v.tense in FINITE), None)
    plain = main is not None and (main.first != main.main or main.lemma == "be")
    return plain and main is not None and _PARTED.isdisjoint(words.low[i + 1 : main.first])


def _for_that_time(words: Words, verbs: Sequence[Verb], placed: Placed, lex: Lexicon) -> bool:
    """Whether a year or quarter is what a noun speaks of: "raised its forecast for the full year"."""
    when, at = placed.time.when, placed.first - 1
    if placed.lead != "for" or when is None or when.precision not in _YEARS_OF:
        return False
    while at > 0 and words.low[at] != "for":
        at -= 1
    noun = words.low[at - 1] if at else ""
    if not noun.isalpha() or noun in lex.function or any(v.main == at - 1 for v in verbs):
        return False
    low, plans = words.low, lex.sets["plans"]
    return not any(v.main < at and (low[v.main] in plans or v.lemma in ("set", "call", "plan")) for v in verbs)
