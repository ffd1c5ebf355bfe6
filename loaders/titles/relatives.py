"""The noun before a relative clause that its verb acts on: "the panel, which the king appointed", "the plan I made".

A title puts it where an object stands: "King appointed panel".
"""

from loaders.clauses import Clause
from loaders.subjects import Span, antecedent
from loaders.titles.phrases import PRONOUNS, Phrase
from loaders.titles.taking import FINDS, takes_clause
from loaders.verbs import NON_FINITE, Verb


def taken_up(phrase: Phrase, clause: Clause, verb: Verb, span: Span | None, *, told: bool = False) -> Span | None:
    """The noun before its clause that the verb acts on: "the panel, which the king appointed"; None where none is.

    With `told`, what the verb tells is known to lack its object: "a ban that he said he would lift".
    """
    low = clause.words.low
    if span is None or not span[0] or verb.passive or span[0] > verb.first:
        return None
    relative = low[span[0] - 1] in ("which", "whom", "that") or (told and low[span[0] - 1] == "who")
    teller = next((v for v in reversed(clause.verbs) if v.main < span[0] - 1 and v.tense not in NON_FINITE), None)
    if low[span[0] - 1] == "that" and teller is not None and takes_clause(clause, teller):
        return None
    if low[span[0] - 1] == "that" and teller is not None and teller.lemma == "be" and teller.main == span[0] - 3:
        return None  # "it is true that the offer made in May"
    if not relative and (told or not _contact(clause, span)):
        return None
    end, prepositions = span[0] - relative, clause.lex.sets["preposition"]
    following = low[verb.main + 1] if verb.main + 1 < len(low) else "."
    plainly = (following[0].isalnum() or following in "$£€") and following not in prepositions
    plainly = plainly and not any(v.first == verb.main + 1 and v.tense not in NON_FINITE for v in clause.verbs)
    if plainly and verb.lemma in FINDS and phrase.words.raw[verb.main + 1].islower():
        plainly = following in clause.lex.sets["determiner"]  # "a response he called weak"
    if (plainly and not told) or following == "to" or not end or low[end - 1] in prepositions:
        return None
    if verb.lemma == "be":
        return None
    found = antecedent(clause.words, clause.verbs, end - 1 if low[end - 1] == "," else end, clause.lex)
    if found is None or low[found[0]] in PRONOUNS:
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
    low, i = clause.words.low, span[0] - 1
    mains = {verb.main for verb in clause.verbs}
    noun = low[i].isalpha() and low[i] not in clause.lex.function and i not in mains
    told = any(v.main < i < v.main + 4 and low[v.main] in clause.lex.sets["reporting"] for v in clause.verbs)
    return noun and not told and span[1] - span[0] == 1 and low[span[0]] in PRONOUNS
