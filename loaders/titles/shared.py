"""What a verb behind "and" shares with the one before it: "was saddened and / puzzled", "will stop and / search".

It tells what a title has to add before such a verb when it stands alone.
"""

from loaders.clauses import Clause
from loaders.kinds import PARTICIPLE
from loaders.verbs import Verb


def shared_be(clause: Clause, verb: Verb) -> str:
    """The "was" that a participle behind "and" has from the passive before it: "was saddened and puzzled by"; or ""."""
    low, before = clause.words.low, clause.verbs[clause.head - 1] if clause.head > 0 else None
    joined = before is not None and verb.first == verb.main == before.main + 2 and low[verb.first - 1] in ("and", "or")
    if before is not None and joined and before.tense == "modal" and before.perfect and verb.tense == "past":
        return " ".join(low[before.first : before.main])  # "might have stopped or / slowed it"
    if before is None or not before.passive or before.negated or low[before.first] not in ("was", "were", "is", "are"):
        return ""
    flags = clause.lex.forms.get(low[verb.main], ("", PARTICIPLE))[1]
    following = low[verb.main + 1] if verb.main + 1 < len(low) else "."
    objectless = following in clause.lex.sets["preposition"] or not following[0].isalnum()
    return low[before.first] if joined and objectless and verb.tense == "past" and flags & PARTICIPLE else ""


def shares_will(clause: Clause, verb: Verb) -> bool:
    """Whether a plain verb behind "and" has the "will" or "to" of the verb before it: "will stop and capture"."""
    if verb.tense != "present" or verb.first != verb.main or clause.words.low[verb.main] != verb.lemma:
        return False
    before = clause.verbs[clause.head - 1] if clause.head > 0 else None
    joined_to = clause.words.low[verb.first - 1] in ("and", "or") if verb.first else False
    return before is not None and joined_to and before.tense in ("future", "infinitive")
