"""What a title still asks for: the next words of a noun at its end, or the verb of what it tells.

"A call for Peru / to act", "said if it rained, / they left". Where a clause may end is read in `titles.ends`.
"""

import re

from loaders.clauses import Clause
from loaders.kinds import (
    AUXILIARY,
    BE,
    CONTENT,
    DETERMINER,
    FUNCTION,
    JOINS,
    LY,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
)
from loaders.marks import AS_PREPOSITION
from loaders.subjects import is_adverb
from loaders.titles.ends import answers
from loaders.titles.links import joins_adjectives
from loaders.titles.struck import SPEECH
from loaders.titles.walk import takes_clause
from loaders.verbs import NON_FINITE, Verb

_PUT_IN = 6
_ADJECTIVE = ("ous", "ful", "less", "able", "ible", "ic", "ical", "ive", "ary", "ory")
MARKS = frozenset(",.;:?!…()|•—–-") | SPEECH | {"--", "..."}
"""What parts words; a full stop may only end an abbreviation."""


def lacks(clause: Clause, end: int) -> bool:
    """Whether a noun at the word `end` asks for the next ones of its sentence."""
    sets = clause.lex.sets
    words, lex, i = clause.words, clause.lex, end + 1
    low, kinds = words.low, words.kinds(lex)
    if i >= len(low) or low[i] in MARKS:
        return goes_over(clause, end)
    if words.raw[i][:1].isupper() and words.raw[end].islower() and low[i] != "i":
        return is_adjective(clause, end) and bool(kinds[end - 1] & (DETERMINER | PREPOSITION))
    known, following = kinds[end], kinds[i]
    if known & (DETERMINER | POSSESSIVE | AUXILIARY | SUBORDINATOR) or low[end] in JOINS:
        return low[end] not in ("this", "that", "one", "all", "both", "some", "many")
    if known & PREPOSITION and low[end] not in sets["closing_adverbs"]:
        return True
    if low[i] in JOINS:
        return joins_adjectives(low, i) or (low[i] == "but" and answers(low, end, lex))
    if low[i] == "of":
        return i + 1 < len(low) and low[i + 1] not in MARKS
    if low[i] == "that" and low[end] in sets["taking_that"]:
        return True
    ahead = next((v for v in clause.verbs if v.first == i), None)
    if ahead is not None:
        if ahead.tense == "infinitive":
            return _takes_to(clause, end)
        following = kinds[i + 1] if i + 1 < len(low) else 0
        behind = i + 1 < len(low) and (low[i + 1] in MARKS or following & CONTENT)
        return ahead.tense in NON_FINITE and bool(behind)  # "offshore / drilling rigs"
    closed = following & (FUNCTION | LY | SUBORDINATOR | PREPOSITION) or low[i] in RELATIVE or low[i] in AS_PREPOSITION
    if closed or (words.raw[end][:1].isupper() and low[i] in lex.forms):
        return False  # "Talks of Peru and Chile / start"
    return bool(following & CONTENT)


def _takes_to(clause: Clause, end: int) -> bool:
    """Whether the infinitive behind a word is what that word asks for: "hard / to say", "a call for Peru / to act"."""
    sets = clause.lex.sets
    low = clause.words.low
    if low[end] in sets["taking_to"] or any(end in (v.main, v.main + (v.lemma == "be")) for v in clause.verbs):
        return True
    at = next((k for k in range(end - 1, max(end - 6, 0), -1) if low[k] == "for"), -1)
    return at > 0 and (low[at - 1] in sets["taking_to"] or low[at - 1].startswith("call"))


def goes_over(clause: Clause, end: int) -> bool:
    """Whether a phrase goes on over the mark behind the word `end`: "good, / well-paid jobs", "not tin, / but zinc"."""
    low, lex, i = clause.words.low, clause.lex, end + 1
    if i + 1 >= len(low):
        return False
    if low[i] == "-":
        return "-" in low[end]
    if low[i] != ",":
        return False
    if low[i : i + 3] == [",", "if", "not"] or _in_row(clause, i):
        return True  # "much, if not all, of the price"
    if clause.words.kinds(clause.lex)[end] & BE and SPEECH.isdisjoint(low[i + 1 : i + _PUT_IN]):
        return "," in low[i + 2 : i + _PUT_IN]  # "was, in fact, a fake"
    led = low[end - 1] in ("a", "an", "the") and clause.words.raw[end].islower()
    led = led and low[end] not in clause.lex.sets["nouns"]
    behind = i + 1 + (low[i + 1] == "but" and led)  # "a short, but highly damaging effect"
    behind += behind > i + 1 and behind + 1 < len(low) and is_adverb(low[behind])
    if low[i + 1] == "but" and (answers(low, end, lex) or behind >= len(low) or not led):
        return answers(low, end, lex)
    return (led or is_adjective(clause, end)) and is_adjective(clause, behind)


def _in_row(clause: Clause, comma: int) -> bool:
    """Whether bare nouns follow a comma, up to "and" and the last of them: "marshes / , ports and beaches"."""
    low, kinds, raw = clause.words.low, clause.words.kinds(clause.lex), clause.words.raw
    heads = {verb.first for verb in clause.verbs}
    if not kinds[comma - 1] & CONTENT or not raw[comma - 1].islower() or comma - 1 in clause.verbs.mains:
        return False
    for i in range(comma + 1, min(comma + 9, len(low) - 1)):
        if low[i] in ("and", "or"):
            return i > comma + 1 and bool(kinds[i + 1] & CONTENT) and not any(k in heads for k in range(i + 1, i + 6))
        if low[i] != "," and not (kinds[i] & CONTENT and raw[i].islower() and i not in heads):
            return False
    return False


def is_adjective(clause: Clause, i: int) -> bool:
    """Whether a word behind an article, verb or preposition can only qualify what comes: "a rent-free"."""
    sets = clause.lex.sets
    word = clause.words.low[i]
    if word in sets["adjectives"] or word == "good":
        return True
    if word in sets["nouns"] or not clause.words.raw[i].islower():
        return False
    return word.endswith(_ADJECTIVE) or ("-" in word and not word.endswith("s"))


def waits(clause: Clause, title: str, end: int) -> bool:
    """Whether a verb that tells something still waits for the verb of what is told: "said the mill / has shut"."""
    sets = clause.lex.sets
    low = clause.words.low
    if end + 1 >= len(low):
        return False
    if (main := _main_behind(clause, title, end)) is not None and end < main.main:
        return True
    teller = next((v for v in reversed(clause.verbs) if v.main < end and _tells(clause, v)), None)
    if teller is None or low[teller.main] not in title.lower().split():
        return False
    opens = next((i for i in range(teller.main + 1, min(end, teller.main + 8)) if low[i] == "that"), -1)
    if (
        opens > 0
        and low[opens + 1] not in sets["days"]
        and not any(teller.main < v.first < opens for v in clause.verbs)
    ):
        first = told_by(clause, opens)
        return first is not None and end < first.main
    if low[end + 1] in MARKS | RELATIVE | sets["subject"] or teller.tense in NON_FINITE:
        return False
    if teller.main >= end - 1 or not sets["apart"].isdisjoint(low[teller.main + 1 : end + 1]):
        return False
    later = [v for v in clause.verbs.finite if v.first > teller.main]
    return bool(later) and later[0].first > end + 1 + (low[end + 1] in JOINS)


def _main_behind(clause: Clause, title: str, end: int) -> Verb | None:
    """The verb behind the clause that opens what a title tells: "said if it rained, / they left"; None for no such."""
    sets = clause.lex.sets
    low = clause.words.low
    if sets["fronted"].isdisjoint(re.findall(r"\w+", title.lower())):
        return None
    tellers = {verb.main for verb in clause.verbs if _tells(clause, verb)}
    leads = (k for k in range(end - 1, 0, -1) if low[k - 1] in SPEECH or low[k - 1] == "that" or k - 1 in tellers)
    leads = (k + (low[k] in ("even", "only")) for k in leads)  # "that even if it rained"
    at = next((k for k in leads if low[k] in sets["fronted"]), len(low))
    comma = next((k for k in range(at + 2, len(low)) if low[k] == "," or low[k] in SPEECH), len(low))
    if comma + 1 >= len(low) or low[comma] != "," or low[comma + 1] in SPEECH:
        return None
    return next((v for v in clause.verbs.finite if v.first > comma), None)


def told_by(clause: Clause, opens: int) -> Verb | None:
    """The verb of the clause behind the word `opens`, what qualifies its subject gone over; None for none."""
    low, aside = clause.words.low, -1
    for verb in clause.verbs:
        if verb.first <= opens or verb.tense in NON_FINITE or verb.first < aside:
            continue
        if low[verb.first - 1] not in RELATIVE or verb.first - 1 == opens:
            return verb
        if low[verb.first - 2] == ",":
            ends = (v.first for v in clause.verbs if v.first > verb.main and low[v.first - 1] == ",")
            aside = next(ends, -1)
    return None


def _tells(clause: Clause, verb: Verb) -> bool:
    """Whether a clause can stand behind a verb, as what it tells."""
    return takes_clause(clause, verb) and not (verb.passive and verb.tense not in NON_FINITE)
