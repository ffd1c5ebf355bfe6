"""What a pronoun of a sentence stands for: who "he" is, and what "who", "which" and "that" take up.

A relative clause may have the noun before it as its subject ("the blast, which killed two") or as what its verb acts
on ("the panel, which the king appointed"). It finds words; how titles write them is the matter of `titles.subjects`.
"""

from loaders.clauses import Clause
from loaders.kinds import CONTENT
from loaders.subjects import Span, antecedent, noun_phrase, subject_of
from loaders.titles.phrases import Phrase
from loaders.titles.walk import takes_clause
from loaders.verbs import NON_FINITE, Verb

_HURTS = frozenset(("kill", "injure", "wound"))
_DOUBLE = 6
"""The fewest words before a verb that can hold a noun and an aside."""


def meant(clause: Clause, verb: Verb, at: int) -> Span | None:
    """What the pronoun at `at` stands for: who says so, else the subject that the sentence had before it."""
    sets = clause.lex.sets
    words, verbs, lex = clause.words, clause.verbs, clause.lex
    low = words.low
    if low[at] == "it" and verb.lemma == "be":
        return None  # "it was clear that"
    if low[at] == "it" and at > 2 and low[at - 1] in sets["links_clauses"] and verb.lemma in sets["breaks"]:
        return antecedent(words, verbs, at - 1, lex, of=True)  # "Peru was using the boat when it sank"
    before = (k for k in range(len(verbs) - 1, -1, -1) if verbs[k].main < at and verbs[k].tense not in NON_FINITE)
    k = next((k for k in before if low[verbs[k].first - 1] not in ("which", "who")), -1)
    if k >= 0 and ";" in low[verbs[k].main : at]:
        return None
    if k >= 0:
        reported = low[verbs[k].main] in sets["reporting"]
        if low[at] == "i" and not reported:
            return None
        span = subject_of(words, verbs, k, lex)
        return span if span is not None and fits(clause, low[at], span) else None
    if low[at] == "it" and at > 2 and low[at - 1] in sets["links_clauses"]:
        return antecedent(words, verbs, at - 1, lex, of=True)
    return None


def fits(clause: Clause, pronoun: str, span: Span) -> bool:
    """Whether a subject can be what the pronoun, or possessive, stands for, by number."""
    sets = clause.lex.sets
    low, prepositions = clause.words.low, sets["preposition"]
    if low[span[0]] in sets["pronouns"]:
        return False
    head = next((i for i in range(span[0] + 1, span[1]) if low[i] in prepositions), span[1]) - 1
    if pronoun in ("he", "she", "his", "her") and not clause.words.raw[head][:1].isupper():
        return low[head] in sets["persons"]
    many = "and" in low[span[0] : head] or (low[head].endswith("s") and not low[head].endswith(("ss", "us")))
    many = many or low[head] in ("people", "police", "children") or low[head].endswith("men")
    named = clause.words.raw[head][:1].isupper() and "and" not in low[span[0] : head]
    return many or named if pronoun in ("they", "their") else not many or named


def whole_of(clause: Clause, verb: Verb, span: Span) -> Span:
    """A happening with its place, where "which" tells what came of it: "the blast on the rig, which killed two"."""
    low, i = clause.words.low, span[0] - 1
    close = verb.lemma in _HURTS and low[verb.first - 1] in ("which", "that")
    if (
        verb.lemma not in clause.lex.sets["befalling"]
        or i < 1
        or not (close or low[verb.first - 2 : verb.first] == [",", "which"])
    ):
        return span
    if low[i] not in ("on", "in", "at", "aboard", "near") or not clause.words.raw[i - 1].islower():
        return span
    start = i - 1
    while start and clause.lex.kinds[low[start - 1]] & CONTENT and not any(v.main == start - 1 for v in clause.verbs):
        start -= 1
    return start, span[1]


def nearest(clause: Clause, verb: Verb, span: Span) -> Span:
    """What "that" takes up behind "of the": "the owner of the rig that sank" speaks of the rig."""
    low, raw = clause.words.low, clause.words.raw
    if low[verb.first - 1] in ("that", "which") or (
        low[verb.first - 1] == "who" and (low[verb.first - 2].endswith("s") or "of" in low[span[0] : span[1]])
    ):
        for i in range(span[1] - 2, span[0], -1):
            if low[i] in ("for", "on") and raw[i - 1][:1].isupper() and raw[i + 1][:1].isupper():
                continue  # "the Fund for Peru"
            if low[i] in clause.lex.sets["preposition"]:
                named = low[verb.first - 1] == "which" and raw[i + 1][:1].isupper() and raw[i - 1].islower()
                return (i + 1, span[1]) if low[i] == "of" and (named or low[i + 1] in ("the", "a", "an")) else span
    return span


def before_place(phrase: Phrase, clause: Clause, span: Span) -> Span:
    """What "that" takes up where only a place stands between: "strikes in Oslo province that left 30 dead"."""
    low, start = clause.words.low, span[0]
    first, last = clause.words.start[start], clause.words.start[span[1] - 1]
    if start < 2 or low[start - 1] not in ("in", "at", "near", "on"):
        return span
    if not any(first <= begin <= last for begin in phrase.where):
        return span
    return antecedent(clause.words, clause.verbs, start - 1, clause.lex) or span


def name_before(phrase: Phrase, clause: Clause, span: Span) -> Span:
    """The name that an office behind a comma belongs to: "Ana Quispe, the mayor, who said" speaks of Ana Quispe."""
    low, starts, at = clause.words.low, clause.words.start, span[0] - 1
    if at < 2 or low[at] != "," or clause.words.raw[span[1] - 1][:1].isupper():
        return span
    ends = starts[at - 1] + len(clause.words.raw[at - 1])
    first = next((start for start, end in phrase.whole if end == ends and start in phrase.persons), -1)
    i = next((i for i in range(at - 1, -1, -1) if starts[i] == first), -1)
    return (i, at) if i >= 0 else span


def before_aside(clause: Clause, verb: Verb) -> Span | None:
    """The noun before an aside in dashes that are written twice: "Rojas -- who knew -- / left"; None where none is."""
    low, i = clause.words.low, verb.first
    if i < _DOUBLE or low[i - 2 : i] != ["—", "—"] or verb.tense in NON_FINITE:
        return None
    opened = next((j for j in range(i - 4, 1, -1) if low[j - 1 : j + 1] == ["—", "—"]), -1)
    return noun_phrase(clause.words, clause.verbs, opened - 1, clause.lex) if opened > 1 else None


def taken_up(phrase: Phrase, clause: Clause, verb: Verb, span: Span | None, *, told: bool = False) -> Span | None:
    """The noun before its clause that the verb acts on: "the panel, which the king appointed"; None where none is.

    With `told`, what the verb tells is known to lack its object: "a ban that he said he would lift".
    """
    sets = clause.lex.sets
    low = clause.words.low
    if span is None or not span[0] or verb.passive or span[0] > verb.first:
        return None
    relative = low[span[0] - 1] in ("which", "whom", "that") or (told and low[span[0] - 1] == "who")
    teller = next((v for v in reversed(clause.verbs.finite) if v.main < span[0] - 1), None)
    if low[span[0] - 1] == "that" and teller is not None and takes_clause(clause, teller):
        return None
    if low[span[0] - 1] == "that" and teller is not None and teller.lemma == "be" and teller.main == span[0] - 3:
        return None  # "it is true that the offer made in May"
    if not relative and (told or not _contact(clause, span)):
        return None
    end, prepositions = span[0] - relative, sets["preposition"]
    following = low[verb.main + 1] if verb.main + 1 < len(low) else "."
    plainly = (following[0].isalnum() or following in "$£€") and following not in prepositions
    plainly = plainly and not any(v.first == verb.main + 1 and v.tense not in NON_FINITE for v in clause.verbs)
    if plainly and verb.lemma in sets["finds"] and phrase.words.raw[verb.main + 1].islower():
        plainly = following in sets["determiner"]  # "a response he called weak"
    if (plainly and not told) or following == "to" or not end or low[end - 1] in prepositions:
        return None
    if verb.lemma == "be":
        return None
    behind = end - 1 if low[end - 1] == "," else end
    # "the names of the mills it bought": only "which" and "that" may take up more than the noun right before
    found = antecedent(clause.words, clause.verbs, behind, clause.lex, of=not relative)
    if found is None or low[found[0]] in sets["pronouns"]:
        return None
    opens = (i for i in range(found[1] - 2, found[0], -1) if low[i] in ("a", "an", "the"))
    if told and (i := next(opens, -1)) > 0 and low[i - 1] not in prepositions:
        found = i, found[1]
    if low[end] == "whom" and (name := _name_at_end(phrase, found)):
        return name
    return last_of_list(clause, found) if low[end - 1] == "," else found


def lacking_infinitive(clause: Clause, verb: Verb) -> Verb | None:
    """The last of the infinitives right behind a verb of "which": "a plan which she hopes to be able to / tell"."""
    last, span = verb, clause.subject()
    if span is None or not span[0] or clause.words.low[span[0] - 1] not in ("which", "whom", "that"):
        return None
    for later in clause.verbs:
        near = later.first == last.main + 1 + (last.lemma == "be" and later.governor == last.main + 1)
        if near and later.tense == "infinitive":  # "is due to"
            last = later
    return last if last is not verb else None


def _name_at_end(phrase: Phrase, span: Span) -> Span | None:
    """The name of a person that the words end with; None where they do not."""
    starts = phrase.words.start
    i = next((i for i in range(span[1] - 1, span[0] - 1, -1) if starts[i] in phrase.persons), -1)
    return (i, span[1]) if i >= 0 else None


def last_of_list(clause: Clause, span: Span) -> Span:
    """The last thing of a row, which "which" surely takes up: "talks between chiefs, drills and the sale, which"."""
    low = clause.words.low
    join = next((i for i in range(span[1] - 2, span[0], -1) if low[i] in ("and", "or")), -1)
    return (join + 1, span[1]) if join > 0 and "," in low[span[0] : join] else span


def _contact(clause: Clause, span: Span) -> bool:
    """Whether a pronoun follows what it does something with: "the plan I announced"."""
    sets = clause.lex.sets
    low, i = clause.words.low, span[0] - 1
    noun = low[i].isalpha() and low[i] not in clause.lex.function and i not in clause.verbs.mains
    told = any(v.main < i < v.main + 4 and low[v.main] in sets["reporting"] for v in clause.verbs)
    return noun and not told and span[1] - span[0] == 1 and low[span[0]] in sets["pronouns"]
