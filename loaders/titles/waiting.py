"""Whether a title tells of a clause whose verb is still to come: "said if it rained, / they left".

It reads the sentence behind the last word of a title; what is put there is the work of `titles.sound`.
"""

import re

from loaders.clauses import Clause
from loaders.kinds import JOINS, RELATIVE
from loaders.titles.lacking import MARKS
from loaders.titles.struck import SPEECH
from loaders.titles.taking import takes_clause
from loaders.verbs import NON_FINITE, Verb

_FRONTED = frozenset({"if", "when", "while", "although", "though", "unless", "because", "once"})
"""What opens a clause that another one has to follow."""
_DAYS = frozenset({"day", "night", "week", "month", "year", "morning", "evening"})
_APART = frozenset((",", "of", "about", "for", "to", "on", "with", "by", "as", "against"))
"""What makes of words behind a verb its object or circumstance, no clause."""


def waits(clause: Clause, title: str, end: int) -> bool:
    """Whether a verb that tells something still waits for the verb of what is told: "said the mill / has shut"."""
    low = clause.words.low
    if end + 1 >= len(low):
        return False
    if (main := _main_behind(clause, title, end)) is not None and end < main.main:
        return True
    teller = next((v for v in reversed(clause.verbs) if v.main < end and _tells(clause, v)), None)
    if teller is None or low[teller.main] not in title.lower().split():
        return False
    opens = next((i for i in range(teller.main + 1, min(end, teller.main + 8)) if low[i] == "that"), -1)
    if opens > 0 and low[opens + 1] not in _DAYS and not any(teller.main < v.first < opens for v in clause.verbs):
        first = told_by(clause, opens)
        return first is not None and end < first.main
    if low[end + 1] in MARKS | RELATIVE | clause.lex.sets["subject"] or teller.tense in NON_FINITE:
        return False
    if teller.main >= end - 1 or not _APART.isdisjoint(low[teller.main + 1 : end + 1]):
        return False
    later = [v for v in clause.verbs if v.first > teller.main and v.tense not in NON_FINITE]
    return bool(later) and later[0].first > end + 1 + (low[end + 1] in JOINS)


def _main_behind(clause: Clause, title: str, end: int) -> Verb | None:
    """The verb behind the clause that opens what a title tells: "said if it rained, / they left"; None for no such."""
    low = clause.words.low
    if _FRONTED.isdisjoint(re.findall(r"\w+", title.lower())):
        return None
    tellers = {verb.main for verb in clause.verbs if _tells(clause, verb)}
    leads = (k for k in range(end - 1, 0, -1) if low[k - 1] in SPEECH or low[k - 1] == "that" or k - 1 in tellers)
    at = next((k for k in leads if low[k] in _FRONTED), len(low))
    comma = next((k for k in range(at + 2, len(low)) if low[k] == "," or low[k] in SPEECH), len(low))
    if comma + 1 >= len(low) or low[comma] != "," or low[comma + 1] in SPEECH:
        return None
    return next((v for v in clause.verbs if v.first > comma and v.tense not in NON_FINITE), None)


def told_by(clause: Clause, opens: int) -> Verb | None:
    """The verb of the clause behind the word `opens`, what qualifies its subject gone over; None for none."""
    low, aside = clause.words.low, -1
    for verb in clause.verbs:
        if verb.first <= opens or verb.tense in NON_FINITE or verb.first < aside:
            continue
        if low[verb.first - 1] not in RELATIVE or verb.first - 1 == opens:
            return verb
        if low[verb.first - 2] == ",":
            ends = (v.first for v in clause.verbs if v.first > verb.main and low[v.first - 1] == ",")
            aside = next(ends, -1)
    return None


def _tells(clause: Clause, verb: Verb) -> bool:
    """Whether a clause can stand behind a verb, as what it tells."""
    return takes_clause(clause, verb) and not (verb.passive and verb.tense not in NON_FINITE)
