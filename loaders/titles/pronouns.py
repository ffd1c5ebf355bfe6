"""What a pronoun stands for within its sentence: who says so, or the subject that the sentence had before it."""

from loaders.clauses import Clause
from loaders.subjects import Span, antecedent, subject_of
from loaders.titles.phrases import PRONOUNS
from loaders.verbs import NON_FINITE, Verb

_LINKS = frozenset(("when", "as", "after", "before", "since", "because", "while", "until", "once", "if", "although"))
_BREAKS = frozenset((
    "explode", "sink", "crash", "burn", "collapse", "erupt", "capsize", "derail", "leak", "burst", "fall", "break",
    "melt", "rupture", "overturn", "tip", "ignite", "disintegrate", "vanish",
))  # fmt: skip
"""What befalls a thing rather than who has it."""
PERSONS = frozenset((
    "man", "woman", "boy", "girl", "minister", "president", "king", "queen", "prince", "princess", "chief", "leader",
    "director", "chairman", "chairwoman", "mayor", "governor", "senator", "judge", "lawyer", "singer", "actor",
    "actress", "player", "driver", "pilot", "captain", "coach", "doctor", "officer", "official", "spokesman",
    "spokeswoman", "secretary", "ambassador", "general", "manager", "executive", "teacher", "student", "suspect",
    "victim", "patient", "author", "writer", "candidate", "champion", "pope", "premier", "chancellor", "envoy",
))  # fmt: skip


def meant(clause: Clause, verb: Verb, at: int) -> Span | None:
    """What the pronoun at `at` stands for: who says so, else the subject that the sentence had before it."""
    words, verbs, lex = clause.words, clause.verbs, clause.lex
    low = words.low
    if low[at] == "it" and verb.lemma == "be":
        return None  # "it was clear that"
    if low[at] == "it" and at > 2 and low[at - 1] in _LINKS and verb.lemma in _BREAKS:
        return antecedent(words, verbs, at - 1, lex, of=True)  # "Peru was using the boat when it sank"
    before = (k for k in range(len(verbs) - 1, -1, -1) if verbs[k].main < at and verbs[k].tense not in NON_FINITE)
    k = next((k for k in before if low[verbs[k].first - 1] not in ("which", "who")), -1)
    if k >= 0 and ";" in low[verbs[k].main : at]:
        return None
    if k >= 0:
        reported = low[verbs[k].main] in lex.sets["reporting"]
        if low[at] == "i" and not reported:
            return None
        span = subject_of(words, verbs, k, lex)
        return span if span is not None and fits(clause, low[at], span) else None
    if low[at] == "it" and at > 2 and low[at - 1] in _LINKS:
        return antecedent(words, verbs, at - 1, lex, of=True)
    return None


def fits(clause: Clause, pronoun: str, span: Span) -> bool:
    """Whether a subject can be what the pronoun, or possessive, stands for, by number."""
    low, prepositions = clause.words.low, clause.lex.sets["preposition"]
    if low[span[0]] in PRONOUNS:
        return False
    head = next((i for i in range(span[0] + 1, span[1]) if low[i] in prepositions), span[1]) - 1
    if pronoun in ("he", "she", "his", "her") and not clause.words.raw[head][:1].isupper():
        return low[head] in PERSONS
    many = "and" in low[span[0] : head] or (low[head].endswith("s") and not low[head].endswith(("ss", "us")))
    many = many or low[head] in ("people", "police", "children") or low[head].endswith("men")
    named = clause.words.raw[head][:1].isupper() and "and" not in low[span[0] : head]
    return many or named if pronoun in ("they", "their") else not many or named
