"""What a title must keep before an infinitive, and the verb of another clause that it must not take in.

"Failed to agree" and "forced to resign" stay: "to" alone is a plan's. Whether a verb is one is the matter of `verbs`.
"""

from collections.abc import Mapping

from loaders.clauses import Clause
from loaders.kinds import JOINS, RELATIVE
from loaders.subjects import NON_FINITE
from loaders.verbs import Verb

_ABLE = frozenset(
    {"able", "unable", "likely", "unlikely", "willing", "unwilling", "reluctant", "eager", "keen", "free"}
)
_MADE = frozenset({"lead", "prompt", "cause", "induce", "drive"})
"""Verbs that leave one no choice: what they make one do is done."""
_ASKED = frozenset({"how", "whether", "where", "what", "when", "whom", "why"})


def over(clause: Clause, verb: Verb) -> Verb | None:
    """The verb that an infinitive stands right behind and that a title must keep; None for a plan's, and for none."""
    if verb.tense != "infinitive" or verb.governor < 0:
        return None
    found = next((v for v in clause.verbs if v.main == verb.governor), None)
    if found is None or found.lemma == "be" or found.tense == "gerund":
        return None
    plain = found.tense not in ("modal", "infinitive") and not found.negated
    return None if plain and clause.words.low[found.main] in clause.lex.sets["plans"] else found


def ability(clause: Clause, verb: Verb) -> str:
    """The adjective before an infinitive without which it would be a plan: "likely", "unable"; or ""."""
    word = clause.words.low[verb.governor] if verb.tense == "infinitive" and verb.governor >= 0 else ""
    return word if word in _ABLE else ""


def was_made_to(clause: Clause, verb: Verb) -> bool:
    """Whether an infinitive was carried out by the one made to: "the quake led Peru to call off the vote"."""
    if verb.tense != "infinitive" or verb.passive or verb.negated or verb.lemma not in clause.lex.forms:
        return False
    maker = next((v for v in reversed(clause.verbs) if v.main < verb.first and v.tense not in NON_FINITE), None)
    if maker is None or maker.lemma not in _MADE or maker.tense != "past" or maker.negated or maker.passive:
        return False
    between = clause.words.low[maker.main + 1 : verb.first]
    return bool(between) and JOINS.isdisjoint(between) and RELATIVE.isdisjoint(between) and "," not in between


def is_another(clause: Clause, verb: Verb) -> bool:
    """Whether an infinitive tells what another is to do, or how or what for: "urged many to vote", "decide how to go".

    The subject before it is not its own then.
    """
    if verb.tense != "infinitive" or verb.governor < 0 or ability(clause, verb):
        return False
    low, governor = clause.words.low, verb.governor
    if low[governor] in _ASKED:
        return True
    if low[governor] in clause.lex.sets["plans"] or any(v.first <= governor <= v.main for v in clause.verbs):
        return False
    # With a verb before the noun, the noun is its object: "persuaded many to vote".
    return any(v.main < governor and v.tense not in ("gerund", "participle") for v in clause.verbs)


def another(clause: Clause, at: int, end: int, persons: Mapping[int, str]) -> int:
    """Where a name stands that only another clause can have for its subject: "due to rain / Quispe left the track".

    No mark parts the two lines; `end` where there is none.
    """
    low, raw, sets = clause.words.low, clause.words.raw, clause.lex.sets
    behind = next((v for v in clause.verbs if at < v.first and v.tense not in NON_FINITE), None)
    if behind is None or behind.first >= end or not persons or low[behind.main + 1 :][:1] == []:
        return end
    i = behind.first
    while i > at + 1 and raw[i - 1][:1].isupper():
        i -= 1
    named = any(start in persons for start in clause.words.start[i : behind.first])
    plain = i - 1 > at and low[i - 1].isalpha() and low[i - 1] not in clause.lex.function
    return i if named and plain and low[behind.main + 1] not in sets["preposition"] else end


def unread(clause: Clause, at: int, end: int) -> Verb | None:
    """The verb with an auxiliary that stands in a clause behind the word `at` and is another clause's; or None.

    "The last time Peru sold gold / was in May": no conjunction parts the two.
    """
    low, sets = clause.words.low, clause.lex.sets
    behind = next((v for v in clause.verbs if at < v.first), None)
    if behind is None or behind.first >= end or behind.tense not in ("past", "present") or low[behind.first][0] in "'’":
        return None
    if behind.first == behind.main and behind.lemma != "be":
        return None
    between = low[at + 1 : behind.first]
    parted = any(word in RELATIVE or word in JOINS or word in _ASKED or word in sets["subordinator"]
                 or not word[0].isalnum() for word in between)  # fmt: skip
    return behind if between and not parted else None
