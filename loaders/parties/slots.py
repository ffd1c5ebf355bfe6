"""Names in the slots of a clause: which are its subject, which stand behind which preposition, which only qualify.

It reads positions; what a slot means in an event is settled in `parties`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.clauses import Clause
from loaders.parties.parts import Parts
from loaders.subjects import Span
from schemas.event import Role
from schemas.text import NameHit


class Part(NamedTuple):
    """A name with the slot that it fills, and a role where a verb tells one."""

    hit: NameHit
    slot: str
    """subject, object, owner (of the event), holder (of its subject), to or with."""
    role: Role | None = None


def inside(clause: Clause, span: Span | None, actors: Sequence[NameHit]) -> list[NameHit]:
    """The names whose first letter stands within a span of words."""
    if span is None or span[0] >= span[1]:
        return []
    starts = clause.words.start
    begin = starts[span[0]]
    end = starts[span[1] - 1] + len(clause.words.raw[span[1] - 1])
    return [hit for hit in actors if begin <= hit.start < end]


def index(clause: Clause, offset: int) -> int:
    """Index of the word that starts at or before an offset."""
    return max(bisect_left(clause.words.start, offset + 1) - 1, 0)


def owned(clause: Clause, hit: NameHit) -> bool:
    """Whether "'s" stands behind the name."""
    i = index(clause, hit.end - 1) + 1
    return (
        i < len(clause.words.low) and clause.words.low[i] in ("'s", "'", "’") and clause.words.start[i] <= hit.end + 1
    )


def heads(clause: Clause, span: Span | None, actors: Sequence[NameHit], words: Parts) -> Iterator[NameHit]:
    """The names that a noun phrase is about: its head, those in a row with it, and the states of envoys."""
    here = inside(clause, span, actors)
    if not here or span is None:
        return
    low, lex = clause.words.low, clause.lex
    governed = False
    envoys = False
    i = span[0]
    for hit in here:
        at = index(clause, hit.start)
        for word in low[i:at]:
            if word in lex.sets["preposition"]:
                governed = not (envoys and word in ("of", "from"))
            elif word in words.envoys:
                envoys = True
            elif word in (",", "and", "but") and not _row(clause, hit, here):
                governed = False
        i = index(clause, hit.end - 1) + 1
        behind = low[i] if i < span[1] else ""
        apart = governed or owned(clause, hit) or qualifies(clause, hit, words)
        if not apart and (not hit.demonym or behind in ("", "and", ",")):
            yield hit


def qualifies(clause: Clause, hit: NameHit, words: Parts) -> bool:
    """Whether a name only qualifies the noun behind it: "the U.S. market"."""
    i = index(clause, hit.end - 1) + 1
    if hit.kind in ("person", "office") or i >= len(clause.words.low) or hit.text.rpartition(" ")[2].islower():
        return False
    word, gap = clause.words.raw[i], clause.words.start[i] - hit.end
    verbal = any(v.first == i or v.main == i for v in clause.verbs)
    lex = clause.lex
    adverb = word.endswith("ly") or word in lex.sets["adverb"]
    plain = gap == 1 and word.islower() and word.isalpha() and not adverb and word not in words.kin
    return plain and not verbal and word not in lex.function


def _row(clause: Clause, hit: NameHit, here: Sequence[NameHit]) -> bool:
    """Whether only commas and "and" stand between a name and the one before it."""
    at = here.index(hit)
    if not at:
        return False
    between = clause.words.low[index(clause, here[at - 1].end - 1) + 1 : index(clause, hit.start)]
    return all(word in ("", ",", "and", "or", "the") for word in between)


def behind(clause: Clause, span: Span, actors: Sequence[NameHit], words: Parts, bare: str) -> Iterator[Part]:
    """The names behind a verb or noun, each in the slot that the preposition before it tells; `bare` without one."""
    low, here = clause.words.low, inside(clause, span, actors)
    slot = bare
    i = span[0]
    for hit in here:
        at = index(clause, hit.start)
        if not (_row(clause, hit, here) and i > span[0]):
            slot = _slot(low[i:at], clause, words, bare, slot if i > span[0] else bare)
        i = index(clause, hit.end - 1) + 1
        apart = hit.demonym or owned(clause, hit) or qualifies(clause, hit, words)
        if slot in ("subject", "object", "to", "with") and not apart:
            yield Part(hit, slot)


def _slot(between: Sequence[str], clause: Clause, words: Parts, bare: str, before: str) -> str:
    """The slot that the words before a name open: that of the last preposition which tells one."""
    slot = bare if before in ("", bare) else "none"
    for word in between:
        if word in words.behind:
            slot = "subject" if words.behind[word] == "agent" else words.behind[word]
            if word == "of" and bare == "with":
                slot = "with"
        elif word in clause.lex.sets["preposition"]:
            slot = "none"
        elif word in words.envoys:
            slot = bare if slot == "none" else slot
    return slot


def pair(clause: Clause, hit: NameHit) -> bool:
    """Whether a dash ties the name to the next: "Peru–Chile talks"."""
    i = index(clause, hit.end - 1) + 1
    return i < len(clause.words.low) and clause.words.low[i] in ("-", "–")
