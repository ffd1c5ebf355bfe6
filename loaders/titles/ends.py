"""Whether a title that tells a clause ends where its sentence lets it: at a mark, or where another clause begins.

A cut within a clause changes what is told ("people / who break the law"), so what goes on is never left out: phrases,
participles, relative clauses and rows. It reads the word behind the end; it knows no titles.
"""

from collections.abc import Sequence

from loaders.clauses import Clause
from loaders.grammar import Lexicon
from loaders.kinds import (
    AUXILIARY,
    CONTENT,
    DETERMINER,
    JOINS,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
)
from loaders.marks import AS_PREPOSITION
from loaders.subjects import is_adverb
from loaders.titles.phrases import Phrase
from loaders.titles.qualifiers import is_fronted, opens_subject
from loaders.titles.struck import SPEECH
from loaders.verbs import NON_FINITE, Verb

OPEN, LOOSE, CLOSED = 0, 1, 2
"""What an end is: within a clause, before a clause that could be left out, at the end of all that is told."""
_PARTS = frozenset({";", "?", "!", "…", "•", "|", "—", "–", "(", ")", "..."})
_LEADS = DETERMINER | POSSESSIVE | AUXILIARY
_SPAN, _ABBREVIATED = 12, 3


def end_of(phrase: Phrase, clause: Clause, end: int) -> int:
    """What kind of end the word `end` is."""
    sets = clause.lex.sets
    words, low, i = clause.words, clause.words.low, end + 1
    kinds = words.kinds(clause.lex)
    marked = i >= len(low) or low[i] in ".,;?!"
    if kinds[end] & _LEADS or low[end] in sets["never_last"]:
        heads = any(v.first == i for v in clause.verbs)
        if not marked and (low[end] not in sets["stands_alone"] or (kinds[i] & CONTENT and not heads)):
            return OPEN
    elif kinds[end] & PREPOSITION and not marked and kinds[i] & (CONTENT | DETERMINER | POSSESSIVE):
        return OPEN
    while i < len(low) and low[i] in SPEECH:
        i += 1
    if i >= len(low) or low[i] in _PARTS:
        return CLOSED
    if low[i] == ".":
        return CLOSED if _is_stop(clause, i) else OPEN
    if low[i] in (",", ":"):
        return CLOSED
    if low[i] in ("'s", "’s", "'", "’"):
        return CLOSED if i + 1 >= len(low) or low[i + 1] in ".,;" else OPEN
    if not low[i][0].isalnum() and low[i] not in "$£€#'’":
        score = low[i] in "-–" and low[end][0].isdigit() and "".join(low[i + 1 : i + 2]).isdigit()
        return OPEN if score else CLOSED  # "30-10"
    if i > end + 1 and (low[i] in sets["subject"] or low[i] in sets["reporting"]):
        return CLOSED  # "“We won” he said"
    if low[i] in JOINS:
        return _at_join(clause, i)
    ahead = next(
        (v for v in clause.verbs if i <= v.first <= i + 2 and all(is_adverb(w) for w in low[i : v.first])), None
    )
    if ahead is not None and ahead.tense not in NON_FINITE:
        if _may_be_noun(clause, ahead, end):
            return OPEN
        return CLOSED if i > end + 1 or _is_inner(clause, end) else OPEN
    if words.raw[i][:1].isupper() and words.raw[end].islower():
        return _at_capital(phrase, clause, i)
    if low[i] in RELATIVE or low[i] in sets["binds"] or kinds[i] & PREPOSITION or low[i] in AS_PREPOSITION:
        loose = low[i] in ("after", "before", "since", "as") and low[end].removesuffix("s") not in sets["unit"]
        return LOOSE if loose and _tells(clause, i) else OPEN
    if kinds[i] & SUBORDINATOR:
        return LOOSE if _tells(clause, i) else OPEN
    if kinds[i] & (DETERMINER | POSSESSIVE) or (kinds[i] & SUBJECT and kinds[0] & SUBORDINATOR):
        gap = words.start[i] - words.start[end] > len(low[end]) + 1  # "ended [in May] / the crew"
        new = _tells(clause, i) and _is_inner(clause, end)
        return CLOSED if new and (gap or not _may_act(clause, end, i)) else OPEN
    return OPEN


def _may_be_noun(clause: Clause, verb: Verb, end: int) -> bool:
    """Whether what seems a verb ends the words for a thing: "to stop its missile / tests in exchange for"."""
    low, kinds = clause.words.low, clause.words.kinds(clause.lex)
    plain = verb.first == verb.main and verb.tense == "present" and low[verb.main].endswith("s")
    before = clause.words.raw[end].islower() and bool(kinds[end] & CONTENT) and not low[end].endswith("s")
    led = verb.main + 1 < len(low) and kinds[verb.main + 1] & PREPOSITION
    after = any(v.tense == "infinitive" and end - 7 < v.main < end for v in clause.verbs)
    return bool(plain and before and led and after)


def answers(low: Sequence[str], end: int, lex: Lexicon) -> bool:
    """Whether "not only" or the like stands before a word, so that the "but" behind it has to follow."""
    return any(low[k] == "not" and low[k + 1] in lex.sets["not_alone"] for k in range(max(0, end - 12), end))


def _may_act(clause: Clause, end: int, i: int) -> bool:
    """Whether a verb at the end may have its object behind it, as "ended / the crew left" has none."""
    verb, later = clause.verbs.mains.get(end), _next_finite(clause, i)
    return verb is not None and (verb != clause.verb or later is None or _may_qualify(clause, later))


def _at_capital(phrase: Phrase, clause: Clause, i: int) -> int:
    """What kind of end stands before a capital: a line without a full stop may end there, or a name go on."""
    raw, low, start, j = clause.words.raw, clause.words.low, clause.words.start[i], i
    while j < len(raw) and raw[j][:1].isupper():
        j += 1
    begins = any(v.first == j and v.tense not in NON_FINITE for v in clause.verbs)
    named = any(first <= start < last for first, last in phrase.whole)
    if begins and (low[i - 1] in clause.lex.sets["taking_that"] or any(v.main == i - 1 for v in clause.verbs)):
        return OPEN  # "fears / Andina would sell"
    return OPEN if named and not begins else CLOSED


def _is_stop(clause: Clause, i: int) -> bool:
    """Whether the full stop at `i` ends a sentence; it may only end an abbreviation."""
    words = clause.words
    if i + 1 == len(words.low) or words.low[i + 1] in SPEECH:
        return True
    return len(words.low[i - 1]) > _ABBREVIATED and (words.raw[i - 1].islower() or words.raw[i + 1][:1].isupper())


def _at_join(clause: Clause, i: int) -> int:
    """What kind of end stands before "and", "or" or "but": a row goes on, another clause could be left out."""
    low, kinds, j = clause.words.low, clause.words.kinds(clause.lex), i + 1
    while j < len(low) - 1 and (is_adverb(low[j]) or low[j] in SPEECH):
        j += 1
    if j >= len(low) or low[j] == ",":
        return CLOSED
    ahead = next((v for v in clause.verbs if v.first == j), None)
    if ahead is not None:
        behind = kinds[ahead.main + 1] if ahead.main + 1 < len(low) else 0
        row = behind & CONTENT or any(v.main == i - 1 and v != clause.verb for v in clause.verbs)
        row = row and ahead.first == ahead.main and _may_qualify(clause, ahead)
        return (
            OPEN if row or ahead.tense in NON_FINITE else LOOSE
        )  # "a long / and untested way", "men hurt / or robbed"
    if low[i] == "but":
        contrast = "not" in low[max(0, i - _SPAN) : i] and not kinds[j] & SUBJECT and not _opens_clause(clause, j)
        return OPEN if contrast or answers(low, i - 1, clause.lex) else LOOSE  # "not of envy / but of power"
    if low[j] in ("that", "then"):
        return LOOSE
    if kinds[j] & SUBJECT:
        return CLOSED
    return LOOSE if _opens_clause(clause, j) else OPEN


def _opens_clause(clause: Clause, j: int) -> bool:
    """Whether a subject with its verb stands from the word `j` on, and nothing parts the two."""
    low, ahead = clause.words.low, _next_finite(clause, j)
    if ahead is None or ahead.first > j + _SPAN or _may_be_noun(clause, ahead, ahead.first - 1):
        return False
    between = low[j : ahead.first]
    if not RELATIVE.isdisjoint(between) or not JOINS.isdisjoint(between) or "," in between:
        return False
    sure = ahead.first < ahead.main or ahead.tense != "past" or not _may_qualify(clause, ahead)
    return sure and not clause.words.kinds(clause.lex)[ahead.first - 1] & (DETERMINER | PREPOSITION)


def _may_qualify(clause: Clause, verb: Verb) -> bool:
    """Whether a verb in the past may be a participle that qualifies the noun before it: "dispersants used to"."""
    low, behind = clause.words.low, verb.main + 1
    known = verb.tense == "past" and clause.lex.forms.get(low[verb.main], ("", PARTICIPLE))[1] & PARTICIPLE
    told = behind < len(low) and clause.words.kinds(clause.lex)[behind] & (DETERMINER | SUBJECT)
    return bool(known) and not told and low[verb.main] not in clause.lex.sets["reporting"]


def _tells(clause: Clause, i: int) -> bool:
    """Whether a clause with a verb of its own stands from the word `i` on."""
    ahead = _next_finite(clause, i + 1)
    if ahead is None or ahead.first > i + _SPAN:
        return False
    between = clause.words.low[i + 1 : ahead.first]
    return RELATIVE.isdisjoint(between) and "," not in between


def _next_finite(clause: Clause, i: int) -> Verb | None:
    return next((v for v in clause.verbs.finite if v.first >= i), None)


def _is_inner(clause: Clause, end: int) -> bool:
    """Whether the verb of a clause is that of a relative or fronted one, behind which the main one may follow."""
    verb, low = clause.verb, clause.words.low
    if verb is None or "," in low[verb.main : end]:
        return False
    if verb.tense == "participle" or low[verb.first - 1] in RELATIVE or opens_subject(clause, clause.head):
        return True
    if is_fronted(clause, verb):
        return True
    span, kinds, raw = clause.subject(), clause.words.kinds(clause.lex), clause.words.raw
    opens = span[0] if span is not None and span[0] < verb.first else verb.first
    led = opens > 0 and bool(kinds[opens - 1] & (DETERMINER | POSSESSIVE)) and low[opens - 1] != "that"
    at = opens - 1 - led
    if at > 0 and low[at] == "that":
        at -= 1  # "the news that Ana Quispe left"
    elif not (led or kinds[opens] & SUBJECT or raw[opens][:1].isupper()):
        return False
    noun = at >= 0 and kinds[at] & CONTENT and (raw[at].islower() or not at)
    contact = noun and at not in clause.verbs.mains
    return at >= 0 and bool(contact or low[at] in RELATIVE)
