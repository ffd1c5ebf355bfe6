"""What a title must keep before an infinitive, and the verb of another clause that it must not take in.

"Failed to agree" and "forced to resign" stay: "to" alone is a plan's. Whether a verb is one is the matter of `verbs`.
"""

from loaders.clauses import Clause
from loaders.subjects import JOINS, RELATIVE
from loaders.verbs import Verb

_ABLE = frozenset(
    {"able", "unable", "likely", "unlikely", "willing", "unwilling", "reluctant", "eager", "keen", "free"}
)
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
