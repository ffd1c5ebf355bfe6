"""Which words of a sentence are the subject of a verb: what "who" takes up, the noun before an aside, a gerund.

It finds words; which of them a title has room for is the work of `titles.subjects`.
"""

from loaders.clauses import Clause
from loaders.kinds import CONTENT, RELATIVE
from loaders.subjects import Span, antecedent, is_adverb, noun_phrase, subject_of
from loaders.titles.phrases import Phrase
from loaders.titles.pronouns import before_aside, before_place, meant, name_before, nearest, whole_of
from loaders.verbs import NON_FINITE, Verb

_THIRD = frozenset(("he", "she", "it", "they"))


def subject_span(phrase: Phrase, clause: Clause) -> Span | None:
    """The words of the verb's subject, those that a pronoun stands for in place of it."""
    verb = clause.verb
    if verb is None:
        return None
    low = clause.words.low
    if verb.tense == "gerund" and low[verb.first - 1] in ("'s", "’s"):
        return noun_phrase(clause.words, clause.verbs, verb.first, clause.lex)
    span = _of_gerund(clause, verb) or _of_participle(clause, verb) or before_aside(clause, verb) or clause.subject()
    if span is not None and low[span[0] : span[0] + 2] == ["well", "as"] and span[0] > 2:
        behind = span[0] - 1 - (low[span[0] - 2] == ",")
        span = noun_phrase(clause.words, clause.verbs, behind, clause.lex) or span  # "thefts, as well as raids, / rose"
    if span is not None and low[verb.first - 1] in ("that", "which", "who"):
        span = before_place(phrase, clause, nearest(clause, verb, whole_of(clause, verb, span)))
        if any(low[i] in clause.lex.sets["any_of_a_kind"] for i in range(max(0, span[0] - 1), span[1] - 1)):
            return None  # "a fine for every barrel that spills": no barrel is told of
    if span is not None and (low[verb.first - 1] == "who" or low[span[1] : verb.first] == [","]):
        span = name_before(phrase, clause, span)
    if span is None and clause.head > 0 and low[verb.first - 1] in ("and", "or"):
        span = subject_of(clause.words, clause.verbs, clause.head - 1, clause.lex)
    if span is not None and (k := _in_relative_before(clause, span)) >= 0:
        whole = _before_relative(clause, k) if low[verb.first - 1] not in RELATIVE else None
        span = whole or subject_of(clause.words, clause.verbs, k, clause.lex) or span
    if span is not None and span[1] - span[0] == 1 and low[span[0]] in ("last", "first", "once", "most"):
        k = next((k for k in range(clause.head - 1, -1, -1) if clause.verbs[k].tense not in NON_FINITE), -1)
        span = subject_of(clause.words, clause.verbs, k, clause.lex) if low[span[0] - 1] == "and" else span
    if (teller := _told_again(clause, verb)) >= 0:
        span = subject_of(clause.words, clause.verbs, teller, clause.lex)
    alone = verb.tense == "gerund" or (verb.tense not in NON_FINITE and low[: verb.first].count(",") == 1)
    if span is None and alone and verb.first > 1 and low[verb.first - 1] == ",":
        span = noun_phrase(clause.words, clause.verbs, verb.first - 1, clause.lex)  # "Ana Quispe, speaking in Oslo,"
    if span is None and verb.first > 2 and low[verb.first - 2 : verb.first] in (["—", "which"], ["—", "who"]):
        span = antecedent(clause.words, clause.verbs, verb.first - 2, clause.lex)
    if span is None:
        return None
    if (at := _behind_join(clause, verb, span)) > 0:
        span = at, span[1]
    if (at := _before_infinitive(clause, verb, span)) >= 0:
        span = at, span[1]
    if (k := _behind_circumstance(clause, verb, span)) >= 0:
        span = subject_of(clause.words, clause.verbs, k, clause.lex) or span
    if span[1] - span[0] == 1 and low[span[0]] in _THIRD | {"i"}:
        known = clause.words.start[span[0]] in phrase.names
        other = None if known else meant(clause, verb, span[0])
        thing = other is None or low[span[0]] not in ("it", "they") or not _is_person(phrase, other)
        return other if other is not None and thing else span
    return _widened(clause, (_from_initial(clause, span), span[1]))


def _in_relative_before(clause: Clause, span: Span) -> int:
    """The verb of "who" in whose clause a subject seems to stand: "men who survived the blast / have sued"; or -1.

    It may end in a time: "the oil that leaked after the accident / remains".
    """
    low, at = clause.words.low, span[0] - 1
    timed = at > 0 and low[at] in ("after", "before", "since")
    for k, v in enumerate(clause.verbs[: clause.head]):
        relative = v.first and low[v.first - 1] in ("who", "which", "that") and v.tense not in NON_FINITE
        if relative and (v.main == at or (timed and v.main < at and "," not in low[v.main : at])):
            return k
    return -1


def _before_relative(clause: Clause, k: int) -> Span | None:
    """The whole noun phrase before "who" or "which", where no verb stands in it or acts on it; else None."""
    end = clause.verbs[k].first - 1
    span = noun_phrase(clause.words, clause.verbs, end - (clause.words.low[end - 1] == ","), clause.lex)
    if span is None:
        return None
    at = span[0] - 1
    while at > 0 and clause.words.low[at] in clause.lex.sets["determiner"]:
        at -= 1
    return None if any(at <= main < span[1] for main in clause.verbs.mains) else span


def _behind_join(clause: Clause, verb: Verb, span: Span) -> int:
    """Where a subject of one begins that seems one of two: "they are bakers and / Ana Quispe has left"; or -1."""
    low = clause.words.low
    join = next((i for i in range(span[1] - 2, span[0], -1) if low[i] == "and"), -1)
    if join < 0 or low[verb.first] not in ("has", "is", "was", "does") or "," in low[span[0] : join]:
        return -1
    before = next((v for v in reversed(clause.verbs.finite) if v.main < span[0]), None)
    parted = before is None or low[before.main] in clause.lex.sets["reporting"] or before.main < span[0] - 4
    return -1 if parted else join + 1


def _before_infinitive(clause: Clause, verb: Verb, span: Span) -> int:
    """Where a subject begins whose infinitive took the end of it: "plans to build a road / were dropped"; or -1."""
    low, kinds = clause.words.low, clause.words.kinds(clause.lex)
    first = next(iter(clause.verbs.finite), None)
    if first is not verb or verb.first != span[1]:
        return -1
    for other in clause.verbs:
        if other.tense == "infinitive" and other.main == span[0] - 1 and kinds[other.first - 1] & CONTENT:
            whole = noun_phrase(clause.words, clause.verbs, other.first, clause.lex)
            return whole[0] if whole is not None and "," not in low[whole[0] : span[1]] else -1
    return -1


def _behind_circumstance(clause: Clause, verb: Verb, span: Span) -> int:
    """The verb before, whose subject goes on: "left the bank and after a year in Oslo / joined it again"; or -1."""
    low, at = clause.words.low, span[0] - 1
    led = at > 1 and low[at] in ("after", "before", "during") and low[span[0]] in ("a", "an", "the")
    if not led or "and" not in low[at - 2 : at] or verb.first != span[1]:
        return -1
    if clause.lex.sets["preposition"].isdisjoint(low[span[0] : span[1]]):
        return -1  # "and after a new law / went into effect"
    return next((k for k in range(clause.head - 1, -1, -1) if clause.verbs[k].tense not in NON_FINITE), -1)


def _told_again(clause: Clause, verb: Verb) -> int:
    """The verb of saying that "and" or "but" adds another to: "said they were late but urged"; -1 where none is."""
    low, verbs, reporting = clause.words.low, clause.verbs, clause.lex.sets["reporting"]
    if clause.head < 2 or low[verb.first - 1] not in ("and", "but") or low[verb.main] not in reporting:
        return -1
    before = [k for k in range(clause.head) if verbs[k].tense not in NON_FINITE]
    if len(before) < 2 or low[verbs[before[-1]].main] in reporting:
        return -1
    teller = verbs[before[-2]]
    parted = any(word in ("who", "which", ";") for word in low[teller.main : verb.first])
    return before[-2] if low[teller.main] in reporting and not parted and teller.tense == verb.tense else -1


def _of_gerund(clause: Clause, verb: Verb) -> Span | None:
    """The gerund that opens a sentence and is what its verb speaks of: "Fishing in the bay was banned"; or None."""
    sets = clause.lex.sets
    last, opens = clause.verbs[max(clause.head - 1, 0)], sets["subordinator"] | {","}
    bare = last.tense == "gerund" and last.first == last.main == verb.first - 1 and verb.tense not in NON_FINITE
    if bare and last.first and clause.words.low[last.first - 1] in opens:
        return last.first, verb.first  # "when / trading / began"
    opener = clause.verbs[0]
    if opener.tense != "gerund" or opener.first or clause.head < 1 or verb.tense in NON_FINITE:
        return None
    before = clause.words.low[: verb.first]
    if (
        "," in before
        or before[-1] in sets["subject"]
        or any(v.tense not in NON_FINITE for v in clause.verbs[: clause.head])
    ):
        return None
    return 0, verb.first


def _is_person(phrase: Phrase, span: Span) -> bool:
    """Whether the words are, or end with, the name of a person."""
    start, last = phrase.words.start[span[0]], phrase.words.start[span[1] - 1]
    persons = (name for name in phrase.whole if name not in phrase.bodies)
    return any(start <= begin <= last < end or begin == start for begin, end in persons)


def _widened(clause: Clause, span: Span) -> Span:
    """The noun before what parts it from its verb: "a crate / packed in ice", "Ana Quispe, 23, / resigned"."""
    sets = clause.lex.sets
    words, verbs, low = clause.words, clause.verbs, clause.words.low
    start = span[0]
    if low[start] in ("say", "says", "said") and start + 1 < span[1]:
        return start + 1, span[1]
    if start > 1 and low[start - 1] == "," and span[1] - start == 1 and low[start] in sets["plans"]:
        commas = (i for i in range(start - 2, 0, -1) if low[i] == ",")
        return next((found for i in commas if (found := noun_phrase(words, verbs, i, clause.lex))), span)
    if start > 1 and low[start - 1] == "," and span[1] - start <= 2 and low[start].isdigit():
        return noun_phrase(words, verbs, start - 1, clause.lex) or span
    if low[start] in sets["preposition"]:
        before = next((v for v in verbs if v.main == start - 1 and v.first == v.main), None)
        if before is not None and before.tense in ("past", "participle"):
            noun = noun_phrase(words, verbs, before.first, clause.lex)
            return (noun[0], span[1]) if noun else span
    return _named_aside(clause, span)


def _named_aside(clause: Clause, span: Span) -> Span:
    """The name that stands behind a subject between commas: "its new airline, Andean Air, / was sold"."""
    words, verb = clause.words, clause.verb
    first, last = span[1], verb.first - 1 if verb is not None else -1
    if not first < last - 1 or words.low[first] != "," or words.low[last] != "," or words.raw[first - 1][:1].isupper():
        return span
    between = words.raw[first + 1 : last]
    return (first + 1, last) if len(between) < 5 and all(word[:1].isupper() for word in between) else span


def _from_initial(clause: Clause, span: Span) -> int:
    """Where a subject begins that seems to begin within a name ("James A. / Baker")."""
    raw, start = clause.words.raw, span[0]
    opens = raw[start] in (".", "A") and start and raw[start - 1][:1].isupper()
    office = start > 1 and raw[start - 1] == "of" and raw[start - 2][:1].isupper() and raw[start][:1].isupper()
    if opens or office:
        while start and (raw[start - 1][:1].isupper() or raw[start - 1] in (".", "of")):
            start -= 1
    return start


def _of_participle(clause: Clause, verb: Verb) -> Span | None:
    """What a participle without a word before it speaks of: "Built in 1907, the towers…", "an order, released…"."""
    sets = clause.lex.sets
    words, verbs, i = clause.words, clause.verbs, verb.first
    bare = verb.first == verb.main and verb.tense in ("past", "participle")
    if not bare or words.low[verb.main].endswith("ing"):
        return None
    if i == 0:
        k = next((k for k, v in enumerate(verbs) if v.first > i and v.tense not in NON_FINITE), -1)
        if k > 0 and "," in words.low[i : verbs[k].first]:
            return subject_of(words, verbs, k, clause.lex)
    following = words.low[verb.main + 1] if verb.main + 1 < len(words.low) else "."
    objectless = following in sets["preposition"] or following in (".", ",", "to") or is_adverb(following)
    behind = next((k for k in range(i + 1, len(words.low)) if words.low[k] == ","), -1)
    aside = behind > 0 and verb.lemma in clause.lex.forms and any(v.first in (behind + 1, behind + 2) for v in verbs)
    while i > 1 and (is_adverb(words.low[i - 1]) or words.low[i - 1] in ("first", "once", "since")):
        i -= 1  # "figures, normally reported in May, will"
    if i > 1 and words.low[i - 1] == "," and objectless and (verb.lemma in sets["makes"] or aside):
        return antecedent(words, verbs, i - 1, clause.lex)
    return None
