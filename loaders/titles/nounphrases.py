"""How far a noun that names a happening reaches in its clause: what qualifies it before, what hangs on it behind.

It knows words and verbs alone; whether the noun makes the title or its clause does is decided in `titles.nouns`.
"""

from collections.abc import Sequence

from loaders.clauses import Clause
from loaders.commas import in_list
from loaders.marks import AS_PREPOSITION
from loaders.subjects import Span, noun_phrase
from loaders.titles.phrases import OWNERS
from loaders.verbs import Verb

_SUBJECT = 5
"""Words that the subject of a new line has at most."""


def noun_span(clause: Clause, names: Sequence[Span]) -> Span:
    """The noun phrase of the trigger with what hangs on it to the right."""
    return _start(clause, names), _end(clause)


def _start(clause: Clause, names: Sequence[Span]) -> int:
    sets = clause.lex.sets
    low, lex = clause.words.low, clause.lex
    before = noun_phrase(clause.words, clause.verbs, clause.first, lex)
    floor, start = before[0] if before else clause.first, clause.first
    while start > floor:
        word = low[start - 1]
        within = any(begin < clause.words.start[start] < end for begin, end in names)
        parts = word in sets["preposition"] or word in (",", "and", "or", "to") or word in sets["conjunction"]
        if (not within and parts) or word in ("him", "them", "us", "me"):
            break
        start -= 1
        owned = start > floor and (low[start - 1] in ("'s", "'") or low[start - 1] in sets["determiner"])
        if word in sets["determiner"] and not within and not owned:
            break
    while start < clause.first and low[start] in sets["particles"]:
        start += 1
    start -= low[start] == "least" and start > 0 and low[start - 1] == "at"
    return start


def _end(clause: Clause) -> int:
    sets = clause.lex.sets
    low, end, verb = clause.words.low, clause.end, clause.verb
    if verb is not None and verb.first > clause.last and verb.tense not in ("gerund", "participle"):
        # "a summit of Peru and the northern states will be held": no verb stands before "and".
        end = verb.first if low[end : end + 1] in (["and"], ["or"]) else min(end, verb.first)
    end = next((i for i in range(clause.last + 1, end) if low[i] in sets["opens_other"]), end)
    if verb is not None and verb.main < clause.first and verb.lemma in sets["blames"]:
        end = next((i for i in range(clause.last + 1, end) if low[i] == "for"), end)  # "blamed the strike / for"
    if verb is not None and verb.main < clause.first and verb.lemma == "blame":
        end = next((i for i in range(clause.last + 1, end) if low[i] == "on"), end)  # "blamed the strike / on"
    if low[0] in sets["preposition"] and not any(v.first < clause.first for v in clause.verbs):
        main = next((v.first for v in clause.verbs.finite if v.first > clause.last), 0)
        commas = [i for i in range(clause.last + 1, main) if low[i] == ","]
        end = min(end, commas[-1]) if commas else end  # "Amid his latest trial, / Ana Quispe and her aunt left"
    start = clause.first
    if start < 4 and (not start or low[0] in sets["preposition"] | AS_PREPOSITION):
        # "Following the blast, / officials met", but "The talks of Peru, Chile and Brazil ended"
        apart = (i for i in range(clause.last + 1, end) if low[i] == ",")
        end = next((i for i in apart if not in_list(clause.words, i, end)), end)
    end = _before_line(clause, _before_other(clause, end))
    if end > clause.last + 1 and low[end - 1] in sets["subject"]:
        end -= 1
    for later in clause.verbs:
        if later.tense == "infinitive" and later.first == clause.last + 1:
            continue  # "plans to launch a ship"
        if later.first == clause.last + 1 and _is_qualifying(clause, later):
            continue  # "under a resolution adopted in response to the test"
        if clause.last < later.first < end and later.tense not in ("gerund", "participle"):
            end = before_contact(clause, later.first)
            break
    if end - 1 > clause.last and any(v.main == end - 1 == v.first and v.tense != "gerund" for v in clause.verbs):
        end -= 1  # "a fire / set by three boys / destroyed"
    return end


def _is_qualifying(clause: Clause, later: Verb) -> bool:
    """Whether a verb right behind a noun only qualifies it, since the noun has another verb before it."""
    verb, low = clause.verb, clause.words.low
    following = low[later.main + 1] if later.main + 1 < len(low) else "."
    bare = later.tense == "past" and later.first == later.main and following in clause.lex.sets["preposition"]
    return bare and verb is not None and verb.main < clause.first and low[clause.first - 1] != "that"


def _before_line(clause: Clause, end: int) -> int:
    """Where a noun ends before a line without a full stop: "oil spill / BP lawyers have said"; `end` for none."""
    raw, behind = clause.words.raw, clause.last + 1
    if behind < end and clause.words.low[behind] in ("the", "a", "an", *OWNERS):
        return behind  # "since its launch / the shop has sold"
    if behind >= end or not raw[behind][0].isupper() or not raw[clause.last].islower():
        return end
    ahead = next((v for v in clause.verbs.finite if v.first > behind), None)
    between = clause.words.low[behind : ahead.first] if ahead is not None else [","]
    return behind if len(between) < _SUBJECT and "," not in between else end


def _before_other(clause: Clause, end: int) -> int:
    """Where a noun ends before "and" that adds another thing: "oil spill / and the outrage"; `end` where none is."""
    low, sets = clause.words.low, clause.lex.sets
    for i in range(clause.last + 1, end - 1):
        if low[i] in sets["preposition"]:
            word = low[clause.last]
            return next((j for j in range(i, end - 1) if low[j] == "and" and word in low[j + 1 : j + 4]), end)
        if low[i] in ("and", ",") and (low[i + 1] in sets["determiner"] or low[i + 1] in sets["pronoun"]):
            return i
    return end


def before_contact(clause: Clause, at: int) -> int:
    """Where a noun ends before the verb at `at`: at the subject that the verb has, or before the verb itself.

    "discussions / we have had", "the worst disaster / the town has seen", but "closure of the mine / angered many".
    """
    low, sets, i = clause.words.low, clause.lex.sets, at - 1
    while i > clause.last + 1 and low[i] not in sets["determiner"] and low[i] not in sets["subject"]:
        i -= 1
    opens = low[i] in sets["determiner"] or low[i] in sets["subject"]
    return i if i > clause.last and opens and low[i - 1] not in sets["preposition"] else at
