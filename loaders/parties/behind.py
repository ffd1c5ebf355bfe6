"""The names behind a verb or noun, each in the slot that the preposition before it tells, and how far they reach.

It reads positions; subjects and what only qualifies are the work of `slots`.
"""

from collections.abc import Iterator, Sequence

from loaders.clauses import Clause
from loaders.parties.parts import Parts
from loaders.parties.slots import ONE, Part, in_row, index, inside, owned, qualifies
from loaders.subjects import Span, noun_phrase
from loaders.verbs import NON_FINITE
from schemas.text import NameHit

_JOURNEYS = frozenset({"visit", "trip", "tour", "journey", "flight", "way", "return", "drive", "mission"})
"""Nouns that tell where to: "was held on a flight to Peru" is done to no Peru."""
CIRCUMSTANCE = frozenset({"during", "after", "before", "since", "until", "amid", "despite", "as", "following"})
"""What opens the words for another happening: "retired following a victory over Peru"."""
_HANGING = frozenset({"on", "against", "over", "at", "of"})
"""Prepositions that there hang on the noun before them."""
_TOLD = frozenset({"subject", "object", "to", "with"})
"""The slots in which a name takes part."""
_HIS_BODY = [[word, *the] for word in ("of", "from", "at") for the in ([], ["the"])]
"""What stands between a person and the body whose he or she is."""
_QUOTES = frozenset({'"', "''", "``", "“", "”"})


def behind(
    clause: Clause,
    span: Span,
    actors: Sequence[NameHit],
    words: Parts,
    bare: str,
    *,
    apart: frozenset[str] = frozenset(),
) -> Iterator[Part]:
    """The names behind a verb or noun, each in the slot that the preposition before it tells; `bare` without one.

    The prepositions of `apart` hang on a noun before them where one stands there.
    """
    low, here = clause.words.low, inside(clause, span, actors)
    slot = bare
    i = span[0]
    last: NameHit | None = None
    for hit in here:
        at = index(clause, hit.start)
        if last is not None and last.kind == "person" and hit.kind != "person" and low[i:at] in _HIS_BODY:
            last, i = hit, index(clause, hit.end - 1) + 1
            continue  # "met Mora Tully of Halden"
        named = last is not None and owned(clause, last) and _is_its(low[i:at], clause)
        last = hit
        if not named and not (in_row(clause, hit, here) and i > span[0]):
            slot = _slot(low[i:at], clause, words, bare, slot if i > span[0] else bare, apart)
        if low[at - 1] in ONE and hit.name is None and (hit.demonym or qualifies(clause, hit, words)):
            continue  # "by a Danish charity, the Halden Trust"
        i = index(clause, hit.end - 1) + 1
        if slot in _TOLD and not (hit.demonym or owned(clause, hit) or qualifies(clause, hit, words)):
            yield Part(hit, slot)
        elif slot == "subject" and hit.name is None and _speaks_for(low, i, words):
            yield Part(hit, slot)  # "was sued by Halden's lawyers"
    more = _beyond(clause, span[1], actors, last, words) if slot in _TOLD else None
    if more is not None:
        yield Part(more, slot)


def _beyond(clause: Clause, end: int, actors: Sequence[NameHit], last: NameHit | None, words: Parts) -> NameHit | None:
    """Who is in a row with the last name though a relative clause parts them: "with Peru, which is far, and Chile"."""
    low = clause.words.low
    end -= low[end - 1] == ","
    if last is None or low[end : end + 1] != [","] or low[end + 1 : end + 2] not in (["which"], ["who"]):
        return None
    if index(clause, last.end - 1) + 1 != end:
        return None
    closed = next((i for i in range(end + 3, min(end + 16, len(low) - 2)) if low[i] == ","), -1)
    if closed < 0 or low[closed + 1] != "and":
        return None
    start = closed + 2 + (low[closed + 2] == "the")
    hit = next((hit for hit in actors if index(clause, hit.start) == start), None)
    if hit is None or hit.demonym or owned(clause, hit) or qualifies(clause, hit, words):
        return None
    after = index(clause, hit.end - 1) + 1
    return None if any(verb.first == after and verb.tense not in NON_FINITE for verb in clause.verbs) else hit


def _is_its(between: Sequence[str], clause: Clause) -> bool:
    """Whether the words between two names say who the second is to the first: "by Peru's first diver, Ana Quispe"."""
    tied = between[-1:] == [","] and "," not in between[:-1]
    return tied and clause.lex.sets["preposition"].isdisjoint(between)


def _speaks_for(low: Sequence[str], i: int, words: Parts) -> bool:
    """Whether behind a name that ends before the word `i` stands who acts for it: "'s lawyers"."""
    i += low[i : i + 1] == ["'s"]
    return i < len(low) and low[i] in words.agents


def _slot(between: Sequence[str], clause: Clause, words: Parts, bare: str, before: str, apart: frozenset[str]) -> str:
    """The slot that the words before a name open: that of the last preposition which tells one."""
    slot = bare if before in ("", bare) else "none"
    aside = False
    for at, word in enumerate(between):
        before_it = next((low for low in reversed(between[:at]) if low not in _QUOTES), "")
        journey = word == "to" and before_it in _JOURNEYS
        hangs = word in apart or (aside and word in _HANGING)
        aside = aside or (word in CIRCUMSTANCE and word != "as")
        if before_it == "behalf" or journey or (hangs and _is_noun(before_it, clause, words)):
            slot = "none"
        elif word in words.behind:
            slot = "subject" if words.behind[word] == "agent" else words.behind[word]
            if word == "of" and bare == "with":
                slot = "with"
        elif word in clause.lex.sets["preposition"] or (word == "," and bare == "with"):
            slot = "none"  # "after the blast, Peru": no one who takes part in it
        elif word in words.envoys:
            slot = bare if slot == "none" else slot
    return slot


def _is_noun(word: str, clause: Clause, words: Parts) -> bool:
    """Whether a word before a preposition is a noun that it hangs on, other than one that stands for a state."""
    if not word.isalpha() or word in clause.lex.function or word in words.envoys or word.endswith("ed"):
        return False
    return not word.endswith("ly") and word not in clause.lex.sets["adverb"]


def before_complement(clause: Clause) -> int:
    """Where the words end that a verb has to itself: "met / to end the war in Chad", "warned Peru / that Chile"."""
    verb, low = clause.verb, clause.words.low
    if verb is None:
        return clause.end
    told = next((i for i in range(verb.main + 1, clause.end) if low[i] == "that"), clause.end)
    if told < clause.end and any(told < later.first <= told + 12 for later in clause.verbs):
        return told
    saying = low[verb.main] in clause.lex.sets["reporting"]
    for later in clause.verbs[clause.head + 1 :]:
        tied = later.tense == "gerund" and low[later.first - 1] == "of"
        if later.first < clause.end and (later.tense == "infinitive" or tied):
            joins = [i for i in range(verb.main + 1, later.first) if low[i] == "and"]
            alike = verb.tense == "infinitive" and joins  # "led Peru to sign / and Chile to follow"
            return joins[-1] if alike else max(later.first, verb.main + 1)
        if saying and later.first < clause.end and later.tense not in NON_FINITE:
            span = noun_phrase(clause.words, clause.verbs, later.first, clause.lex)
            return max(span[0] if span else later.first, verb.main + 1)
    return clause.end
