"""Who is the subject of a verb: the names of its noun phrase, and what a pronoun there stands for in the sentence.

It tells who does it by the grammar alone; what the doer's part in an event is called is settled in `parties`.
"""

from collections.abc import Iterator, Sequence

from loaders.clauses import Clause
from loaders.parties.parts import Parts
from loaders.parties.slots import heads
from loaders.subjects import Span, noun_phrase, subject_of
from loaders.titles.pronouns import fits, meant
from loaders.verbs import NON_FINITE, Verb
from schemas.text import NameHit


def doers(clause: Clause, subject: Span | None, actors: Sequence[NameHit], words: Parts) -> Iterator[NameHit]:
    """The names that the subject is about, as `subject_meant` gives it; "it" is no person, "he" perhaps who says so."""
    own = clause.subject()
    pronoun = clause.words.low[own[0]] if own is not None and own[1] - own[0] == 1 else ""
    named = list(heads(clause, subject, actors, words))
    said = own is not None and pronoun in ("he", "she") and clause.words.low[own[0] - 1] != ","
    if said and own is not None and not named and clause.verb is not None:
        told = heads(clause, meant(clause, clause.verb, own[0]), actors, words)
        named = [hit for hit in told if hit.kind == "person"]
    yield from (hit for hit in named if hit.kind != "person" or pronoun != "it")


def subject_meant(clause: Clause, verb: Verb) -> Span | None:
    """The subject; for "it" and "they" what they stand for in the sentence ("Peru said it would sign")."""
    span = clause.subject()
    if span is None and not verb.first and verb.tense in ("past", "participle") and clause.words.low[1:2] != [","]:
        return _behind_opening(clause)
    if span is not None and span[1] - span[0] == 1 and clause.words.low[span[0]] in ("it", "they"):
        return _whose_word(clause, span[0]) or meant(clause, verb, span[0]) or span
    return span


def _whose_word(clause: Clause, at: int) -> Span | None:
    """Whose word a clause behind "that" is, where its pronoun can mean that one: "Peru's warning that it would act"."""
    low = clause.words.low
    noun = next((i for i in range(at - 2, 1, -1) if low[i]), 1)  # behind "on Monday", which is blanked
    if low[at - 1] != "that" or low[noun - 1] != "'s" or any(verb.main == noun for verb in clause.verbs):
        return None
    span = noun_phrase(clause.words, clause.verbs, noun - 1, clause.lex)
    return span if span is not None and fits(clause, low[at], span) else None


def _behind_opening(clause: Clause) -> Span | None:
    """The subject behind the comma of what opens a sentence: "Interviewed in Lima, Ana Quispe said"."""
    told = (k for k, verb in enumerate(clause.verbs) if k and verb.tense not in NON_FINITE)
    span = subject_of(clause.words, clause.verbs, next(told, -1), clause.lex)
    return span if span is not None and clause.words.low[span[0] - 1] == "," else None
