"""Whose word a title is: "Blast was an act of revenge, Ana Quispe said" where the sentence tells it as hers.

What a named speaker says, or anybody claims or believes, is no fact that a title could tell as its own; what the
writer of a text only has from others ("police said") is. It reads the clause of a title and the teller over it.
"""

from loaders.clauses import Clause
from loaders.kinds import DETERMINER, JOINS, PREPOSITION, RELATIVE, SUBORDINATOR
from loaders.subjects import Span, is_adverb, subject_of
from loaders.titles.phrases import Phrase, text_of
from loaders.titles.predicates import at_verb
from loaders.titles.spans import subject_span
from loaders.titles.speech import said_before
from loaders.titles.struck import SPEECH
from loaders.titles.subjects import words_of_subject
from loaders.titles.verbs import host
from loaders.verbs import NON_FINITE, Verb

_LONGEST, _SPEAKER, _HEARER = 150, 48, 6
"""How long a title with its teller may be, the words for a teller, and in words what stands between one and "that"."""


def with_teller(phrase: Phrase, clause: Clause, title: str) -> str:
    """The title with whose word it is behind it; as it is where it is the writer's own, or tells its teller."""
    if "“" in title or ":" in title or title[-1] == "…":
        return title
    k = clause.head
    if k >= 0 and clause.verbs[k].tense in NON_FINITE:
        k = host(clause, k)
    if k < 0 or not _tells(clause, k, title) or _is_their_own(phrase, clause, k, title):
        return title
    t = _teller_before(clause, k)
    t = t if t >= 0 else _teller_behind(clause, k)
    if t < 0 or not _is_claim(phrase, clause, t, behind=t > k):
        return title
    teller = at_verb(clause, t)
    span = subject_span(phrase, teller)
    speaker = words_of_subject(phrase, teller, span)
    if span == (0, 1) and speaker[-1:] == "s" and all(first > clause.words.start[0] for first, _ in phrase.whole):
        speaker = f"{speaker[0].lower()}{speaker[1:]}"  # "Critics claim that"
    if not speaker or len(speaker) > _SPEAKER or speaker.rpartition(" ")[2] in title:
        return title
    verb = clause.verbs[t]
    said = "said" if verb.lemma == "tell" else text_of(phrase, list(range(verb.first, verb.main + 1)))
    whole = f"{title}, {speaker} {said}"
    return whole if len(whole) <= _LONGEST else title


def _tells(clause: Clause, k: int, title: str) -> bool:
    """Whether a title tells the verb `k`, and that in a clause which only its teller stands over."""
    verb, low = clause.verbs[k], clause.words.low
    if low[verb.main] in clause.lex.sets["reporting"] or low[verb.main] not in title.lower().split():
        return False
    noun = not clause.own and clause.first <= verb.main <= clause.last  # "a final shot of cement"
    return not noun and low[verb.first - 1] not in RELATIVE


def _is_their_own(phrase: Phrase, clause: Clause, k: int, title: str) -> bool:
    """Whether the subject of the verb `k` is a pronoun that a title has no name for: "said it had / named a clerk"."""
    span = subject_of(clause.words, clause.verbs, k, clause.lex)
    if span is None or span[1] - span[0] > 1 or clause.words.low[span[0]] not in clause.lex.sets["pronouns"]:
        return False
    name = phrase.names.get(clause.words.start[span[0]], "")
    return not name or name not in title


def _teller_before(clause: Clause, k: int) -> int:
    """The verb behind which the clause of the verb `k` stands: "said / that the blast was"; -1 for none."""
    low, kinds = clause.words.low, clause.words.kinds(clause.lex)
    span = subject_of(clause.words, clause.verbs, k, clause.lex)
    if span is None or span[0] > clause.verbs[k].first:
        return -1
    at = span[0] - 1
    while at >= 0 and low[at] != "that" and (kinds[at] & DETERMINER or is_adverb(low[at]) or low[at] in SPEECH):
        at -= 1
    that = at > 0 and low[at] == "that"
    at -= that
    for t in range(len(clause.verbs) - 1, -1, -1):
        verb = clause.verbs[t]
        near = verb.main == at or (
            that and at - _HEARER < verb.main < at and clause.lex.sets["parting"].isdisjoint(low[verb.main : at + 1])
        )
        if near and _may_tell(clause, verb):
            return t
    return -1


def _teller_behind(clause: Clause, k: int) -> int:
    """The verb of saying behind a clause: "The blast was an act of revenge, / Ana Quispe said"; -1 for none."""
    verb = clause.verbs[k]
    for t in range(len(clause.verbs) - 1, k, -1):
        other = clause.verbs[t]
        if not _may_tell(clause, other) or clause.words.low[other.main] not in clause.lex.sets["reporting"]:
            continue
        span = subject_of(clause.words, clause.verbs, t, clause.lex)
        told = said_before(at_verb(clause, t), span)
        if told is not None and told[0] <= verb.first < told[1]:
            return t if _is_main(clause, k, told) else -1
    return -1


def _is_main(clause: Clause, k: int, told: Span) -> bool:
    """Whether the verb `k` is that of what is told, or goes on from it behind "and" or a comma."""
    low, kinds, start = clause.words.low, clause.words.kinds(clause.lex), told[0]
    start += low[start] in SPEECH
    if kinds[start] & (PREPOSITION | SUBORDINATOR) or low[start] in RELATIVE:
        return False
    if not any(start <= v.first < clause.verbs[k].first for v in clause.verbs.finite):
        return True
    span = subject_of(clause.words, clause.verbs, k, clause.lex)
    at = span[0] - 1 if span is not None else 0
    while at > start and kinds[at] & DETERMINER:
        at -= 1
    return at > start and (low[at] in JOINS or low[at] == ",")


def _may_tell(clause: Clause, verb: Verb) -> bool:
    """Whether a verb tells what somebody says or holds, and no more than that it was so."""
    sets = clause.lex.sets
    tells = clause.words.low[verb.main] in sets["reporting"] or verb.lemma in sets["claims"]
    return tells and not verb.passive and not verb.negated and verb.tense not in NON_FINITE


def _is_claim(phrase: Phrase, clause: Clause, t: int, *, behind: bool) -> bool:
    """Whether what a verb tells is somebody's word: what anyone claims, what one of name says.

    A body that is named `behind` what it says is only where the writer has it from: "…, the harbour office said".
    """
    verb = clause.verbs[t]
    if verb.lemma in clause.lex.sets["claims"]:
        return True
    span = subject_of(clause.words, clause.verbs, t, clause.lex)
    if verb.lemma not in clause.lex.sets["says"] or span is None:
        return False
    first, last = clause.words.start[span[0]], clause.words.start[span[1] - 1]
    if behind:
        return any(first <= at <= last for at in (*phrase.persons, *phrase.names))
    return any(first <= at <= last for at, _ in phrase.whole)
