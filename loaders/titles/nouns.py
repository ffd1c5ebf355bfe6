"""Titles around a noun: the clause that it carries, the noun where it says enough, or who takes part and where.

"Peru and Chile held talks", "Attack on the port of Aden", "Quispe's speech". How far a noun reaches is told in
`titles.nounphrases`.
"""

from loaders.clauses import Clause
from loaders.kinds import CONTENT, FORMS, PREPOSITION, SUBORDINATOR
from loaders.subjects import Span, is_adverb, subject_of
from loaders.titles.bare import owned_by, there, with_parties
from loaders.titles.fit import fitted
from loaders.titles.nounphrases import noun_span
from loaders.titles.phrases import LONGEST, OWNERS, Phrase, span_text, text_of, unopened
from loaders.titles.predicates import at_verb, predicate
from loaders.titles.reach import reach
from loaders.titles.verbs import host, with_surroundings
from loaders.verbs import NON_FINITE, Verb
from schemas.text import Parties

_OPENS = frozenset({"start", "starts", "begin", "begins"})
_NEAR, _SAYING, _BARE = 9, 24, 2


def of_noun(phrase: Phrase, clause: Clause, parties: Parties, family: str = "other") -> str:
    """A title around a noun: the clause where its verb carries it, else the noun with what hangs on it."""
    start, end = noun_span(clause, phrase.whole)
    noun, verb = _text(phrase, clause, (start, end)), clause.verb
    rich = len(noun) <= LONGEST and _is_rich(phrase, clause, start, noun)
    direct = verb is not None and _is_direct(clause, verb, start)
    if direct and verb is not None and verb.first > clause.last and _only_is(clause, verb, rich):
        return noun if rich else _poor(phrase, clause, parties, family, (start, noun, ""))
    if not direct and rich and not any(word[:1].isupper() for word in noun.split()[1:]):
        told = _clause(phrase, clause, direct=False) if verb is not None else ""
        if told and len(told) <= LONGEST:
            return told  # "Peru will send a clerk on the first visit to the country": the noun names nobody
    if not direct and rich:
        said = _beside(phrase, clause, start) if _is_spoken(clause, start) else ""
        return (
            said
            or (_of_speaker(phrase, clause, start, noun) if family in ("statement", "meeting", "visit") else "")
            or (_of_those_who_meet(noun, parties, phrase) if family == "meeting" else "")
            or noun
        )
    told = _clause(phrase, clause, direct=direct) if verb is not None else ""
    if told and direct and len(told) <= LONGEST and not _is_slight(clause, told):
        return told
    if rich:
        return noun
    return _told_behind(phrase, clause) or _poor(phrase, clause, parties, family, (start, noun, told))


def _of_speaker(phrase: Phrase, clause: Clause, start: int, noun: str) -> str:
    """A talk with whose it is: "Ana Quispe said in an interview with the Post" -> "Ana Quispe's interview with…"."""
    low = clause.words.low
    return owned_by(phrase, clause, start, noun) if low[start] in ("a", "an") and not owned(clause, start) else ""


def _of_those_who_meet(noun: str, parties: Parties, phrase: Phrase) -> str:
    """A meeting that only tells where it is, with those who meet: "Talks in Oslo between Peru and Chile"."""
    if len(parties.who) < _BARE or not phrase.lex.sets["names_parties"].isdisjoint(noun.lower().split()):
        return ""
    return with_parties(noun, parties, phrase, "meeting")


def _is_slight(clause: Clause, told: str) -> bool:
    """Whether a title is a noun and a verb in the past that may only qualify it: "Study released"."""
    return told.count(" ") < _BARE and clause.verb is not None and clause.verb.first == clause.verb.main


def _poor(phrase: Phrase, clause: Clause, parties: Parties, family: str, found: tuple[int, str, str]) -> str:
    """A title for a noun that says little: what its clause tells, whose it is, who takes part, or where."""
    start, noun, told = found
    slight = told if _is_slight(clause, told) else ""
    whole = told if told and not slight and len(told) <= LONGEST else ""
    if whole and not owned(clause, start):
        return whole
    if (
        start <= 1
        and clause.words.low[0] in clause.lex.sets["preposition"]
        and (said := _beside(phrase, clause, start))
    ):
        return said  # "In an interview, Quispe said"
    aside = clause.words.low[start - 1] in clause.lex.sets["only_circumstance"]
    if owned(clause, start) and " " not in noun and not aside and (said := _beside(phrase, clause, start)):
        return said  # "Quispe left for her trial": more than "Quispe's trial"
    named = owned_by(phrase, clause, start, noun) or with_parties(noun, parties, phrase, family) or whole
    if named:
        return named
    placed = there(phrase, parties, noun)
    return placed if placed != noun else _beside(phrase, clause, start) or slight or noun


def _beside(phrase: Phrase, clause: Clause, start: int) -> str:
    """What the sentence tells with a noun that says nothing alone: "He denied the charges when the trial opened"."""
    sets = clause.lex.sets
    low = clause.words.low
    before = [k for k, v in enumerate(clause.verbs) if v.tense not in NON_FINITE and v.main < clause.first]
    for k in before[-1:]:
        told = predicate(phrase, at_verb(clause, k), must=clause.last)
        if told and len(told) <= LONGEST:
            return told
    if before or not start or low[0] not in sets["preposition"]:
        return ""
    behind = (k for k, v in enumerate(clause.verbs) if v.tense not in NON_FINITE and v.first > clause.last)
    k = next((k for k in behind if low[clause.verbs[k].main] in sets["reporting"]), -1)
    return predicate(phrase, at_verb(clause, k)) if k >= 0 else ""  # "In a study, researchers warned"


def _is_spoken(clause: Clause, start: int) -> bool:
    """Whether a sentence opens with where something was said: "In an interview with the paper, he said"."""
    low = clause.words.low
    return start == 1 and low[0] in ("in", "at", "during") and low[1] in ("a", "an")


def _only_is(clause: Clause, verb: Verb, rich: bool) -> bool:
    """Whether a verb tells of its subject, a happening, no more than that it is: "The strike is expected to last"."""
    if verb.lemma not in clause.lex.sets["happens"] or verb.negated:
        return False
    kinds = clause.words.kinds(clause.lex)
    behind = (i for i in range(verb.main + 1, clause.end) if not any(v.first <= i <= v.main for v in clause.verbs))
    return rich or not any(kinds[i] & CONTENT for i in behind)


def owned(clause: Clause, start: int) -> bool:
    """Whether a noun has its owner before it ("his speech"), which tells whose it is."""
    return clause.words.low[start] in OWNERS


def _text(phrase: Phrase, clause: Clause, span: Span) -> str:
    """The noun with what hangs on it, as a title has it."""
    sets = clause.lex.sets
    start, end = span
    head = unopened(phrase, list(range(start, clause.last + 1)))
    if end - 1 > clause.last and clause.words.low[end : end + 1] in (["which"], ["whom"]):
        end -= clause.words.low[end - 1] in sets["preposition"]  # "protests / in which"
    if head and clause.words.low[head[0]] in OWNERS and clause.words.start[head[0]] not in phrase.names:
        head = unopened(phrase, head[1:]) or head
    hung = clause.verb is not None and clause.verb.main < clause.first
    found = reach(clause.under(-1), clause.last + 1, None, hung=hung)
    if sets["taking_that"].isdisjoint(clause.words.low[max(clause.last + 1, end - 4) : end]):
        found = found._replace(end=max(min(found.end, end), clause.last + 1))
    if len(head) > 1 and _goes_on(clause, clause.last + 1):
        found = found._replace(end=clause.last + 1)
    found = found._replace(breaks=tuple(b for b in found.breaks if b[0] < found.end))
    if found.end - 1 > clause.last and clause.words.low[found.end - 1] in _OPENS:
        found = found._replace(end=found.end - 1)  # "Talks between Peru and Chile / start"
    return fitted(phrase, text_of(phrase, head), found) if head else span_text(phrase, (start, end))


def _goes_on(clause: Clause, i: int) -> bool:
    """Whether an adverb with a verb stands behind a noun, and so nothing of it: "the crisis / readily proved"."""
    low, kinds = clause.words.low, clause.words.kinds(clause.lex)
    if i + 1 >= len(low) or not (is_adverb(low[i]) or low[i] in clause.lex.sets["adverb"]):
        return False
    return bool(kinds[i + 1] & FORMS) and not kinds[i + 1] & PREPOSITION


def _is_rich(phrase: Phrase, clause: Clause, start: int, noun: str) -> bool:
    """Whether a noun phrase says by itself which happening it is: "Attack on the port of Aden"."""
    words, lex = clause.words, clause.lex
    if owned(clause, start):
        return False
    if (noun.count(" ") > 1 or len(noun) >= _SAYING) and _is_named(phrase, clause, start):
        return True
    linked = clause.last + 1 < len(words.low) and words.low[clause.last + 1] in clause.lex.sets["noun_links"]
    linked = linked and not any(v.first == clause.last + 2 for v in clause.verbs)  # "declared war / by saying"
    if linked and any(word[:1].isupper() for word in noun.split()[1:]):
        return True  # "Drought in Kenya"
    content = [word for word in noun.lower().split() if lex.kinds[word] & CONTENT]
    return linked and len(content) > 2 and len(noun) >= _SAYING


def _is_named(phrase: Phrase, clause: Clause, start: int) -> bool:
    """Whether a name stands before a noun that is more than the name of who does it: "Exxon Valdez accident"."""
    raw, starts = clause.words.raw, clause.words.start
    doers = [span for span in phrase.whole if span[0] not in phrase.where]
    return any(
        raw[i][:1].isupper() and not any(first <= starts[i] < last for first, last in doers)
        for i in range(start + (raw[start].lower() in clause.lex.sets["determiner"]), clause.last)
    )


def _clause(phrase: Phrase, clause: Clause, *, direct: bool) -> str:
    """The finite clause in which a noun stands, up to the noun at least; "" where none carries it.

    `direct` says whether the noun is subject or object there.
    """
    k = clause.head
    if k < 0:
        return ""
    if clause.verbs[k].tense in NON_FINITE:
        k = host(clause, k) if clause.verbs[k].main < clause.first else k
    if (
        k < 0
        or clause.verbs[k].tense in NON_FINITE
        or (clause.verbs[k].first > clause.last and not direct and not _in_subject(clause, k))
    ):
        return ""  # "On the eve of the vote, Rojas met"
    told = predicate(phrase, at_verb(clause, k), must=clause.last)
    return (told and with_surroundings(phrase, at_verb(clause, k), clause.verbs[k], told)) or told


def _in_subject(clause: Clause, k: int) -> bool:
    """Whether a noun stands within the subject of a verb: "the race in the championship began"."""
    span = subject_of(clause.words, clause.verbs, k, clause.lex)
    return span is not None and span[0] <= clause.first < span[1]


def _is_direct(clause: Clause, verb: Verb, start: int) -> bool:
    """Whether a noun is the subject of its verb or what the verb acts on, and no circumstance of it."""
    sets = clause.lex.sets
    low, kinds = clause.words.low, clause.words.kinds(clause.lex)
    if verb.first > clause.last:
        return not start or low[start - 1] not in sets["preposition"]
    between = range(verb.main + 1, clause.first)
    if len(between) > _NEAR or any(low[i] in sets["only_circumstance"] or kinds[i] & SUBORDINATOR for i in between):
        return False
    steps = [low[i] for i in between if low[i] in sets["preposition"] and low[i] != "of"]
    return not steps or (len(steps) == 1 and verb.main + 1 < len(low) and low[verb.main + 1] == steps[0])


def _told_behind(phrase: Phrase, clause: Clause) -> str:
    """The title that "which" gives to a noun before it: "the blast, which killed two" -> "Blast killed two"."""
    low = clause.words.low
    i = clause.last + 1 + (low[clause.last + 1 : clause.last + 2] == [","])
    if low[i : i + 1] not in (["which"], ["that"]):
        return ""
    k = next((k for k, v in enumerate(clause.verbs) if v.first == i + 1 and v.tense not in NON_FINITE), -1)
    return (
        predicate(phrase, at_verb(clause, k))
        if k >= 0 and clause.verbs[k].lemma not in clause.lex.sets["happens"]
        else ""
    )
