"""What "who", "which" and "that" take up, of the nouns that stand before them: the nearest, or the happening itself."""

from loaders.clauses import Clause
from loaders.kinds import CONTENT
from loaders.subjects import Span, antecedent, noun_phrase
from loaders.titles.phrases import Phrase
from loaders.verbs import NON_FINITE, Verb

_BEFALLS = frozenset(("kill", "injure", "wound", "hit", "destroy", "damage", "leave", "cause", "trigger", "happen"))
_HURTS = frozenset(("kill", "injure", "wound"))
_DOUBLE = 6
"""The fewest words before a verb that can hold a noun and an aside."""


def whole_of(clause: Clause, verb: Verb, span: Span) -> Span:
    """A happening with its place, where "which" tells what came of it: "the blast on the rig, which killed two"."""
    low, i = clause.words.low, span[0] - 1
    close = verb.lemma in _HURTS and low[verb.first - 1] in ("which", "that")
    if verb.lemma not in _BEFALLS or i < 1 or not (close or low[verb.first - 2 : verb.first] == [",", "which"]):
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


def before_office(clause: Clause, verb: Verb) -> Span | None:
    """The name before an office in commas that stands before a verb: "Rojas, the mayor, / told"; None for none."""
    words, low = clause.words, clause.words.low
    for i in range(verb.first - 2, 0, -1):
        span = noun_phrase(words, clause.verbs, i, clause.lex) if low[i] == "," else None
        if span is not None and words.raw[span[0]][:1].isupper() and low[span[0]] not in clause.lex.function:
            return span
    return None
