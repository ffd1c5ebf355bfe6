"""The parts around a noun that names a happening: before it, behind it, and those of the verb that carries it.

It reads positions in the clause; what a slot means in an event is settled in `parties`.
"""

from collections.abc import Iterator, Sequence

from loaders.clauses import Clause, clause_end
from loaders.kinds import RELATIVE
from loaders.parties.behind import CIRCUMSTANCE, behind
from loaders.parties.doers import doers, subject_meant
from loaders.parties.parts import Parts
from loaders.parties.slots import Part, bodies_behind, head_of, heads, index, inside, owned, pair
from loaders.subjects import Span, noun_phrase, subject_of
from loaders.titles.pronouns import fits
from loaders.verbs import Verb
from schemas.text import NameHit

_DOERS = frozenset({"armed_force"})
"""Kinds of actors that stand before what they do ("a Taliban bombing"), seldom before what is done to them."""
_BODIES = frozenset({"government_body", "organisation", "bloc", "media"})
"""Kinds of actors that do what they stand right before ("a Senate hearing"), but not before other nouns."""
_JUDGED = frozenset({"it", "this", "that", "these", "those", "them", "him", "her"})
_JUDGING = frozenset({"consider", "call", "make", "think", "deem", "find", "declare", "believe", "judge", "label"})
"""Verbs with an object and what it is taken for."""
_KNOWN = frozenset({"", "the", "this", "that", "these", "those", "his", "her", "its", "their"})
_NESTED = frozenset({"against"})
"""The preposition that hangs on the noun before it: "a blast near protests against Chad"."""
_HANGS_ON_NOUN = frozenset({"into", "about", "on", "over", "regarding", "concerning", "following", "from"})
"""Prepositions behind a verb's object that tell what it is about, in which the verb's subject has no part."""
_IS_IN = frozenset({"be", "remain", "stay"})


def of_noun(
    clause: Clause, actors: Sequence[NameHit], words: Parts, *, asks: bool = False, befalls: bool = False
) -> Iterator[Part]:
    """The parts around a noun that names the event: before it, behind it, and those of its verb.

    `asks` where it is one that somebody answers: a charge, a request, a bid; `befalls` where it is nobody's deed.
    """
    low, first = clause.words.low, clause.first
    start = phrase_start(clause, actors)
    for hit in inside(clause, (start, first), actors):
        if owned(clause, hit):
            yield Part(hit, "owner")
        elif (
            hit.demonym
            or hit.kind == "person"
            or pair(clause, hit)
            or hit.kind in _DOERS
            or (_does(hit) and index(clause, hit.end - 1) + 1 == first)
            or any("-" in word for word in low[index(clause, hit.start) : first])
        ):
            yield Part(hit, "subject")
        else:
            beside = hit.kind == "company" or (hit.kind != "country" and index(clause, hit.end - 1) + 1 == first)
            yield Part(hit, "before" if beside else "object")
    for hit in _owners(clause, (start, first), actors, words):
        yield Part(hit, "owner")
    behind_end = clause.end
    verb = clause.verb
    if verb is not None and verb.first > clause.last:
        behind_end = min(behind_end, verb.first)
    done = (v.first for v in clause.verbs if v.first > clause.last and v.tense in ("gerund", "infinitive"))
    behind_end = min(behind_end, next(done, behind_end))
    yield from behind(
        clause, (clause.last + 1, _before_circumstance(clause, behind_end)), actors, words, "with", apart=_NESTED
    )
    if verb is None:
        return
    if verb.first > clause.last:
        if verb.passive and verb.lemma in words.light:
            end = clause_end(clause.words, clause.verbs, verb.main, clause.lex)
            for part in behind(clause, (verb.main + 1, end), actors, words, "object"):
                if part.slot == "subject":
                    yield part._replace(role=words.by_verb.get(verb.lemma))
        elif verb.lemma in words.include or (verb.passive and verb.lemma in words.by_verb):
            role = words.by_verb.get(verb.lemma)
            for part in behind(clause, (verb.main + 1, clause.end), actors, words, "object"):
                yield Part(part.hit, "with" if part.slot == "object" else part.slot, role if verb.passive else None)
        return
    if verb.lemma == "call" and _is_known(clause, start):
        if not verb.passive:  # "called the indictment a sham" is word of it, no deed
            for hit in _carriers(clause, verb, actors, words, near=True):
                yield Part(hit, "subject", "speaker")
        return
    told = words.by_verb.get(verb.lemma)
    between = low[verb.main + 1 : start]
    steps = sum(1 for word in between if word in clause.lex.sets["preposition"])
    if verb.lemma in _JUDGING and low[verb.main + 1] in _JUDGED and verb.main + 1 < first:
        return  # "considered it a test", "made him a signatory": what one is taken for is nobody's deed
    sent = verb.lemma in ("send", "dispatch")
    admits = verb.lemma == "claim" and "responsibility" in between
    if verb.lemma in words.telling and not steps and not verb.passive:
        for hit in _carriers(clause, verb, actors, words, near=True):
            if hit.kind != "media":
                yield Part(hit, "subject", "speaker")
        return
    answers = asks and (verb.lemma in words.answer if between[:1] != ["to"] else verb.lemma in words.answer_to)
    if answers and steps < 2:
        for hit in _carriers(clause, verb, actors, words, near=True):
            yield Part(hit, "object")
        return
    if verb.lemma in words.include and not told:
        yield from _of_the_whole(clause, actors, words)
    if steps > (2 if sent or told else 1) or not (told or admits or verb.lemma in words.light):
        return
    if steps and not (sent or told or admits) and any(word in _HANGS_ON_NOUN for word in between[1:]):
        return  # "presented a report on the blast"
    if steps and befalls and not told and verb.lemma not in words.undergo:
        return  # "had a plan for a quake"
    whose = {hit.id for hit in inside(clause, (start, first), actors) if owned(clause, hit)}
    if not verb.passive and not sent:
        for hit in _carriers(clause, verb, actors, words, near=steps == between.count("of")):
            if whose and hit.id not in whose and not told and verb.lemma not in words.undergo:
                continue  # "presented Peru's survey"
            yield Part(hit, "object" if verb.lemma in words.undergo else "subject", told)
    for part in behind(clause, (verb.main + 1, start), actors, words, "object"):
        yield Part(part.hit, "subject" if sent and part.slot == "object" else part.slot if sent else "with")


def _of_the_whole(clause: Clause, actors: Sequence[NameHit], words: Parts) -> Iterator[Part]:
    """Who does what the noun is said to be a part of: "Peru held a drill that included a missile test"."""
    span = clause.subject()
    k = next((k for k in range(clause.head - 1, -1, -1) if span and clause.verbs[k].main < span[0]), -1)
    if span is None or k < 0 or clause.verbs[k].passive or clause.verbs[k].lemma not in words.light:
        return
    if not any(word in clause.lex.sets["preposition"] for word in clause.words.low[clause.verbs[k].main + 2 : span[0]]):
        for hit in heads(clause, subject_of(clause.words, clause.verbs, k, clause.lex), actors, words):
            yield Part(hit, "subject")


def _carriers(clause: Clause, verb: Verb, actors: Sequence[NameHit], words: Parts, *, near: bool) -> list[NameHit]:
    """Those who do what the verb says; else the body whose people do, where the noun is the verb's own object."""
    named = list(doers(clause, subject_meant(clause, verb), actors, words))
    if named or not near:
        return named
    span = clause.subject()
    led = span is not None and clause.words.low[head_of(clause, span)] in words.led
    return [body for body in bodies_behind(clause, span, actors, words) if body.kind != "person" or led]


def _is_known(clause: Clause, start: int) -> bool:
    """Whether the noun phrase that begins at a word takes its happening as known: "the", "this", "Monday's"."""
    low, first = clause.words.low, clause.first
    return low[start] in _KNOWN or any(low[i] in ("'s", "’s") for i in range(start, first))


def _does(hit: NameHit) -> bool:
    """Whether a name right before a noun does what that tells: a body ("a Senate hearing"), letters ("US vote")."""
    return hit.kind in _BODIES or (hit.kind == "country" and hit.text.replace(".", "").isupper())


def _owners(clause: Clause, span: Span, actors: Sequence[NameHit], words: Parts) -> Iterator[NameHit]:
    """Those for whom "its" or "their" before the noun stands, where a verb before it has them for its subject."""
    at = next((i for i in range(*span) if clause.words.low[i] in ("its", "their")), -1)
    k = next((k for k in range(len(clause.verbs) - 1, -1, -1) if clause.verbs[k].main < at), -1)
    subject = subject_of(clause.words, clause.verbs, k, clause.lex) if k >= 0 else None
    if subject is None or subject[1] > at or not fits(clause, clause.words.low[at], subject):
        return
    for hit in heads(clause, subject, actors, words):
        if hit.kind != "person":
            yield hit


def gathered(clause: Clause, actors: Sequence[NameHit], words: Parts, found: bool) -> Iterator[Part]:
    """Those whom a gathering brings together by the way: its named members, and who did something "during" it."""
    low, verbs = clause.words.low, clause.verbs
    relative = clause.end + (low[clause.end : clause.end + 1] == [","])
    k = next((k for k, v in enumerate(verbs) if v.first == relative + 1), -1)
    if k >= 0 and low[relative] in RELATIVE and verbs[k].lemma in words.include:
        end = clause_end(clause.words, verbs, verbs[k].main, clause.lex)
        for part in behind(clause, (verbs[k].main + 1, end), actors, words, "object"):
            yield part._replace(slot="with") if part.slot == "object" else part
    start = phrase_start(clause, actors)
    k = next((k for k in range(len(verbs) - 1, -1, -1) if verbs[k].main < start), -1)
    if k >= 0 and verbs[k].lemma in _IS_IN and low[verbs[k].main + 1 : start] == ["in"]:
        for hit in heads(clause, subject_of(clause.words, verbs, k, clause.lex), actors, words):
            yield Part(hit, "with")  # "Peru was in talks with Chile"
    if found or low[start - 1 : start] not in (["during"], ["at"]):
        return
    named = heads(clause, subject_of(clause.words, verbs, k, clause.lex), actors, words) if k >= 0 else ()
    persons = (hit for hit in inside(clause, (0, start), actors) if hit.kind == "person")
    for hit in sorted({*named, *(persons if low[start - 1] == "during" else ())}):
        yield Part(hit, "with")


def _before_circumstance(clause: Clause, end: int) -> int:
    """Where the words that hang on a noun stop: before "during", "after" and their like."""
    low = clause.words.low
    return next((i for i in range(clause.last + 1, end) if low[i] in CIRCUMSTANCE), end)


def phrase_start(clause: Clause, actors: Sequence[NameHit]) -> int:
    """Index of the first word of the noun phrase that the trigger heads."""
    span = noun_phrase(clause.words, clause.verbs, clause.first, clause.lex)
    low = clause.words.low
    i = clause.first
    floor = span[0] if span else i
    while i > floor and low[i - 1] not in clause.lex.sets["preposition"] and low[i - 1] not in (",", "and", "or"):
        i -= 1
    return i
