"""How far a noun reaches in its clause: what qualifies it before, what hangs on it behind.

It knows words and verbs alone; what a title makes of the noun is decided in `titles.nouns`.
"""

from collections.abc import Sequence

from loaders.clauses import Clause
from loaders.marks import AS_PREPOSITION
from loaders.subjects import NON_FINITE, Span, in_list, noun_phrase
from loaders.titles.passive import FOR
from loaders.titles.subjects import PARTICLES
from loaders.verbs import Verb

_THEN = frozenset({"as", "while", "when", "after", "before", "since", "until", "because", "although", "though"})


def noun_span(clause: Clause, names: Sequence[Span]) -> Span:
    """The noun phrase of the trigger with what hangs on it to the right."""
    low, lex = clause.words.low, clause.lex
    before = noun_phrase(clause.words, clause.verbs, clause.first, lex)
    floor = before[0] if before else clause.first
    start = clause.first
    while start > floor:
        word = low[start - 1]
        within = any(begin < clause.words.start[start] < end for begin, end in names)
        if not within and (
            word in lex.sets["preposition"] or word in (",", "and", "or", "to") or word in lex.sets["conjunction"]
        ):
            break
        start -= 1
        if word in lex.sets["determiner"] and not within:
            break
    while start < clause.first and low[start] in PARTICLES:
        start += 1
    end = clause.end
    verb = clause.verb
    if verb is not None and verb.first > clause.last and verb.tense != "gerund":
        # "a summit of Peru and the northern states will be held": no verb stands before "and".
        end = verb.first if low[end : end + 1] in (["and"], ["or"]) else min(end, verb.first)
    end = next((i for i in range(clause.last + 1, end) if low[i] in _THEN), end)
    if verb is not None and verb.main < clause.first and verb.lemma in FOR:
        end = next((i for i in range(clause.last + 1, end) if low[i] == "for"), end)  # "blamed the strike / for"
    if low[0] in lex.sets["preposition"] and not any(v.first < clause.first for v in clause.verbs):
        main = next((v.first for v in clause.verbs if v.first > clause.last and v.tense not in NON_FINITE), 0)
        commas = [i for i in range(clause.last + 1, main) if low[i] == ","]
        end = min(end, commas[-1]) if commas else end  # "Amid his latest trial, / Ana Quispe and her aunt left"
    if start < 3 and (not start or low[start - 1] in lex.sets["preposition"] | AS_PREPOSITION):
        # "Following the blast, / officials met", but "The talks of Peru, Chile and Brazil ended"
        apart = (i for i in range(clause.last + 1, end) if low[i] == ",")
        end = next((i for i in apart if not in_list(clause.words, i, end)), end)
    end = _before_other(clause, end)
    if end > clause.last + 1 and low[end - 1] in lex.sets["subject"]:
        end -= 1
    for later in clause.verbs:
        if later.tense == "infinitive" and later.first == clause.last + 1:
            continue  # "plans to launch a ship"
        if clause.last < later.first < end and later.tense not in ("gerund", "participle"):
            end = before_contact(clause, later)
            break
    if end - 1 > clause.last and any(v.main == end - 1 == v.first and v.tense != "gerund" for v in clause.verbs):
        end -= 1  # "a fire / set by three boys / destroyed"
    return start, end


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


def before_contact(clause: Clause, later: Verb) -> int:
    """Where a noun ends before a verb: at the subject that the verb has, or before the verb itself.

    "discussions / we have had", "the worst disaster / the town has seen", but "closure of the mine / angered many".
    """
    low, sets, i = clause.words.low, clause.lex.sets, later.first - 1
    while i > clause.last + 1 and low[i] not in sets["determiner"] and low[i] not in sets["subject"]:
        i -= 1
    opens = low[i] in sets["determiner"] or low[i] in sets["subject"]
    return i if i > clause.last and opens and low[i - 1] not in sets["preposition"] else later.first
