"""Words read as verbs that only qualify a noun, or that a noun needs: "pumps sent to the well", "a need for it to end".

They are told apart by what stands around them; `titles.reach` asks on its walk.
"""

from loaders.clauses import Clause
from loaders.kinds import CONTENT, DETERMINER, PARTICIPLE, POSSESSIVE, PREPOSITION, SUBJECT, SUBORDINATOR, TEMPORAL
from loaders.subjects import is_adverb
from loaders.titles.walk import Walk, takes_clause
from loaders.verbs import NON_FINITE, Verb


def is_reduced(walk: Walk, verb: Verb, later: Verb | None) -> bool:
    """Whether a verb in the past only qualifies the noun before it: "pumps sent to the well"."""
    i, low = verb.first, walk.low
    if verb.first != verb.main or verb.tense != "past" or i <= walk.start or i - 1 in walk.mains:
        return False
    following = low[verb.main + 1] if verb.main + 1 < walk.size else "."
    while i - 1 > walk.start and (is_adverb(low[i - 1]) or low[i - 1] == "already"):
        i -= 1
    if verb.lemma in walk.sets["names_it"] and walk.kinds[i - 1] & CONTENT and following.isalpha():
        return later is not None or not (walk.pending or walk.licences)  # "a quarter called Callao"
    if not walk.kinds[i - 1] & CONTENT or not walk.lex.forms.get(low[verb.main], ("", PARTICIPLE))[1] & PARTICIPLE:
        return False
    if following not in walk.sets["preposition"] and following not in (",", ".", "and", "or"):
        return False
    if later is None:
        return True
    plain = i - 1 == walk.start or not walk.words.raw[i - 1][:1].isupper()
    return plain and walk.sets["parting"].isdisjoint(low[verb.main : later.first])


def is_fronted(clause: Clause, verb: Verb) -> bool:
    """Whether "after", "when" or the like opens the clause of a verb: "but after its mission ended"."""
    kinds, raw, i = clause.words.kinds(clause.lex), clause.words.raw, verb.first - 1
    while i > 0 and (kinds[i] & (CONTENT | DETERMINER | POSSESSIVE | SUBJECT) or raw[i][:1].isupper()):
        i -= 1
    word = clause.words.low[i] if i >= 0 else ""
    return word != "that" and (word in TEMPORAL or bool(i >= 0 and kinds[i] & SUBORDINATOR))


def ends_row(walk: Walk, verb: Verb) -> bool:
    """Whether a word that ends a row, read as a verb, is a noun that the row has before: "oven lids and pan lids"."""
    low, i = walk.low, verb.first
    ends = i == verb.main and (i + 1 >= walk.size or not low[i + 1][0].isalnum())
    return ends and verb.tense == "present" and low[i] in low[walk.start : i - 1] and "and" in low[i - 4 : i]


def needs_for(walk: Walk, i: int) -> bool:
    """Whether "for" tells who is to do what a noun needs told: "a need for Peru / to pass laws"."""
    low = walk.low
    at = next((k for k in range(i - 1, max(i - 8, walk.start), -1) if low[k] == "for"), -1)
    return at > 0 and low[at - 1] in walk.sets["taking_to"]


def hangs_on_noun(walk: Walk, verb: Verb) -> bool:
    """Whether a participle or -ing form qualifies the noun before it: no part of "a joint training camp"."""
    i, kinds = verb.first, walk.kinds
    if i <= walk.start or not kinds[i - 1] & CONTENT or i - 1 in walk.mains:
        return False
    if verb.passive:
        return True
    led = kinds[i - 2] & (DETERMINER | PREPOSITION) or i - 2 in walk.mains
    compound = i + 1 < walk.size and kinds[i + 1] & CONTENT and led
    ends = i + 1 >= walk.size or not walk.low[i + 1][0].isalnum() or walk.left_out(i)
    ends = ends and verb.tense == "gerund" and verb.lemma not in walk.sets["bounds"]
    if ends and not walk.words.raw[i - 1].endswith("s"):
        return False  # "all anonymous gold trading"
    telling = takes_clause(walk.clause, verb) and walk.low[verb.main + 1 : verb.main + 2] != ["that"]
    return not compound and not telling


def opens_subject(clause: Clause, k: int) -> bool:
    """Whether the verb `k` only qualifies the subject of the next: "boats / built in Oslo / have sunk".

    The next one is surely a predicate (it has an auxiliary or an object), and nothing parts the two but what hangs on
    the first.
    """
    sets = clause.lex.sets
    verb, low, kinds = clause.verbs[k], clause.words.low, clause.words.kinds(clause.lex)
    if verb.first != verb.main or verb.tense != "past" or not verb.first or takes_clause(clause, verb):
        return False
    known, i = clause.lex.forms.get(low[verb.main], ("", PARTICIPLE))[1], verb.first - 1
    while i and is_adverb(low[i]):
        i -= 1
    later = next((v for v in clause.verbs[k + 1 :] if v.tense not in NON_FINITE), None)
    if later is None or not known & PARTICIPLE or not kinds[i] & CONTENT or i in clause.verbs.mains:
        return False
    between = low[verb.main + 1 : later.first]
    if not between or not sets["parting"].isdisjoint(between) or not kinds[verb.main + 1] & PREPOSITION:
        return False
    if any(word in TEMPORAL for word in between) or verb.lemma in sets["by_itself"]:
        return False
    at = next(i for i in range(later.first - 1, verb.main, -1) if kinds[i] & PREPOSITION)
    phrase = range(at + 1 + (kinds[at + 1] & DETERMINER > 0), later.first)
    whole = all(kinds[i] & CONTENT or is_adverb(low[i]) or low[i] == "'s" for i in phrase)
    raw = clause.words.raw
    one = all(raw[i][0].islower() or not raw[i - 1][0].islower() or i == phrase[0] for i in phrase)
    return bool(phrase) and whole and one and _is_predicate(clause, later)


def _is_predicate(clause: Clause, verb: Verb) -> bool:
    """Whether a verb is no participle that a noun before it could have: it has an auxiliary or an object."""
    flags = clause.lex.forms.get(clause.words.low[verb.main], ("", PARTICIPLE))[1]
    if verb.first < verb.main or (verb.tense == "past" and not flags & PARTICIPLE):
        return True
    return verb.main + 1 < len(clause.words.low) and bool(clause.words.kinds(clause.lex)[verb.main + 1] & DETERMINER)
