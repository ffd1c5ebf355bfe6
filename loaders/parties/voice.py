"""Whether a verb without "was" tells what its subject suffers: "was arrested and charged", "two men jailed in Lima".

It looks at the verb's form and the word behind it; a passive with its auxiliary is seen in `verbs`.
"""

from loaders.clauses import Clause
from loaders.kinds import PARTICIPLE, PAST, PREPOSITION
from loaders.parties.parts import Parts
from loaders.subjects import is_adverb
from loaders.verbs import Verb

_TOWARD = frozenset({"at", "into", "against", "towards", "upon"})
"""Prepositions behind which a verb may still be what its subject does: "shot at the crowd"."""
_NO_OBJECT = frozenset({"", ",", ".", "and", "or", "but", "to", "while", "when"})


def suffers(clause: Clause, verb: Verb, words: Parts) -> bool:
    """Whether the subject is the one to whom it is done."""
    if verb.passive:
        low, raw = clause.words.low, clause.words.raw
        named = low[verb.first] == "'s" and raw[verb.first - 1][:1].isupper()
        return not (named and low[verb.main] in clause.lex.sets["reporting"])  # "Tully's said"
    if verb.first != verb.main or verb.perfect or verb.tense not in ("past", "participle"):
        return False
    low, kinds = clause.words.low, clause.words.kinds(clause.lex)
    form = kinds[verb.main]
    only_participle = form & PARTICIPLE and not form & PAST  # "taken", "beaten"
    if not only_participle and (verb.lemma not in words.done_to or not form & PARTICIPLE):
        return False
    i = verb.main + 1
    while i < len(low) and is_adverb(low[i]):
        i += 1
    return i >= len(low) or low[i] in _NO_OBJECT or bool(kinds[i] & PREPOSITION and low[i] not in _TOWARD)
