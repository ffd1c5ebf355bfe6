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

_FOLLOWERS = frozenset((
    "fans", "supporters", "voters", "backers", "allies", "loyalists", "followers", "opponents", "critics", "protesters",
    "users", "customers", "clients", "subscribers", "shareholders", "investors", "readers", "viewers", "passengers",
))  # fmt: skip
"""Nouns behind a name that tell of others than whom it names."""
_PRIVATE = frozenset((
    "scientist", "scientists", "researchers", "economist", "economists", "analyst", "analysts", "expert", "experts",
    "doctors", "academics", "citizen", "citizens", "nationals", "residents", "consumers", "companies", "company",
    "firms", "banks", "workers", "women", "woman", "man", "men", "people", "tourists", "students", "journalists",
    "media", "newspapers", "businesses", "lawyers", "activists", "families", "flu", "fever", "motorists", "drivers",
    "households", "shoppers", "children", "veterans", "teenagers", "adults", "athletes", "players", "nurses",
    "patients", "hackers", "professors", "pilots", "farmers", "fishermen", "miners", "bankers", "traders", "retailers",
    "airlines", "automakers", "carmakers", "manufacturers", "travellers", "travelers", "passengers", "schools",
    "universities",
))  # fmt: skip
"""Nouns behind a country's name that tell of some who are from there: what they do is not the state's deed."""

_BODIES = frozenset(
    {"company", "organisation", "government_body", "armed_force", "bloc", "country", "group", "media", "other"}
)
"""The kinds of actors whose things and people do what they do: "a Halden rocket lifted off"."""
_AMONG = "including"
"""What tells some of those whom the words before it name: "three senators including Ana Quispe"."""
ONE = frozenset({"a", "an", "one", "another"})
"""What stands before a noun that brings in somebody."""
_NEAR = 2
"""How many words behind a noun at most its body is named, with its land: "forecasters with the U.S. Tully Centre"."""
_BELONGS = frozenset({"in", "of", "at", "from", "for", "with"})
"""The prepositions that tie those to them: "shares in Halden", "researchers at the Tully Institute"."""


class Part(NamedTuple):
    """A name with the slot that it fills, and a role where a verb tells one."""

    hit: NameHit
    slot: str
    """subject, object, owner (of the event), holder (of its subject; `held` where that suffers), before, to or with."""
    role: Role | None = None


def inside(clause: Clause, span: Span | None, actors: Sequence[NameHit]) -> Sequence[NameHit]:
    """The names whose first letter stands within a span of words."""
    if span is None or span[0] >= span[1]:
        return ()
    starts = clause.words.start
    begin = starts[span[0]]
    end = starts[span[1] - 1] + len(clause.words.raw[span[1] - 1])
    return actors[bisect_left(actors, (begin,)) : bisect_left(actors, (end,))]


def index(clause: Clause, offset: int) -> int:
    """Index of the word that starts at or before an offset."""
    return max(bisect_left(clause.words.start, offset + 1) - 1, 0)


def owned(clause: Clause, hit: NameHit) -> bool:
    """Whether "'s" stands behind the name, or it is "his" or "her"."""
    if hit.demonym and hit.name is not None:
        return True
    i = index(clause, hit.end - 1) + 1
    if i >= len(clause.words.low) or clause.words.start[i] > hit.end + 1:
        return False
    return clause.words.low[i] == "'s" or (clause.words.low[i] in ("'", "’") and hit.text.endswith("s"))


def heads(clause: Clause, span: Span | None, actors: Sequence[NameHit], words: Parts) -> Iterator[NameHit]:
    """The names that a noun phrase is about: its head, those in a row with it, and the states of envoys."""
    if span is not None and (one := apposed(clause, span, actors) or _explained(clause, span, actors)) is not None:
        yield one
        return
    here = inside(clause, span, actors)
    if not here or span is None:
        return
    low, lex = clause.words.low, clause.lex
    governed = False
    envoys = False
    i = span[0]
    hanging = {verb.main for verb in clause.verbs if span[0] < verb.main < span[1] and low[verb.main] != _AMONG}
    for hit in here:
        at = index(clause, hit.start)
        for word in low[i:at]:
            if word == _AMONG:
                governed = False
            elif word in lex.sets["preposition"]:
                governed = not (envoys and word in ("of", "from", "for"))
            elif word in words.envoys:
                envoys = True
            elif word in (",", "and", "but") and not in_row(clause, hit, here):
                governed = False
        governed = governed and not _holds(clause, span, hit, here, words)
        i = index(clause, hit.end - 1) + 1
        behind = low[i] if i < span[1] else ""
        whose = owned(clause, hit) and (i < span[1] or hit.demonym)  # not of "Peru" in "Peru's warning that it"
        apart = governed or whose or qualifies(clause, hit, words)
        if hanging and any(main < at for main in hanging):
            continue  # "miners visiting Peru said"
        if _are_some(clause, hit, here, span[0]):
            continue
        if not apart and (not hit.demonym or behind == "and" or (behind in ("", ",") and _is_people(hit))):
            yield hit


def _holds(clause: Clause, span: Span, hit: NameHit, here: Sequence[NameHit], words: Parts) -> bool:
    """Whether a person's name follows what that one is the head of: "the director of the Tully Trust Mora Luna"."""
    at = index(clause, hit.start)
    if hit.kind != "person" or at < span[0] + 3 or not clause.words.raw[at - 1].istitle():
        return False
    if any(other.demonym and other.end + 1 == hit.start for other in here):
        return False  # "the son of Chilean Mora Luna"
    of = next((i for i in range(span[0] + 1, at) if clause.words.low[i] == "of"), at)
    return of < at and clause.words.low[of - 1] in words.persons


def bodies_behind(clause: Clause, span: Span | None, actors: Sequence[NameHit], words: Parts) -> list[NameHit]:
    """Whose thing or people a noun phrase names: "a Halden rocket", "shares in Halden and in Tully", "his shop"."""
    here = inside(clause, span, actors)
    if span is None or not here:
        return []
    low, head = clause.words.low, head_of(clause, span) + 1
    before = [h for h in here if index(clause, h.start) < head and not (h.demonym and h.name is None)]
    if before:
        hit, others = before[-1], _FOLLOWERS | _PRIVATE if before[-1].kind == "country" else _FOLLOWERS
        told = owned(clause, hit) or (
            qualifies(clause, hit, words) and (hit.kind != "country" or hit.text.replace(".", "").isupper())
        )
        # no "Tesla Roadster", but "a Tesla factory" and "the U.S. Embassy"
        bears = hit.kind in _BODIES and (hit.kind not in ("company", "other") or clause.words.raw[head - 1].islower())
        bears = bears or owned(clause, hit)
        return [hit] if told and bears and low[head - 1] not in others else []
    behind = [hit for hit in here if index(clause, hit.start) > head]
    first = next((hit for hit in behind if not hit.demonym), None)
    if first is None or low[head : head + 1] == [","] or low[head] not in _BELONGS or low[head - 1] in _FOLLOWERS:
        return []
    plain = clause.words.raw[head - 1].islower() or head - 1 == span[0]
    if not plain or not _is_body(clause, first) or index(clause, behind[0].start) > head + _NEAR:
        return []
    row = [first]
    for hit in here[here.index(first) + 1 :]:
        between = low[index(clause, row[-1].end - 1) + 1 : index(clause, hit.start)]
        if not _is_body(clause, hit) or any(word not in ("", ",", "and", "or", low[head]) for word in between):
            break
        row.append(hit)
    return row


def _is_body(clause: Clause, hit: NameHit) -> bool:
    """Whether a name is that of a body, other than a land, that owns nothing behind it."""
    return hit.kind in _BODIES and hit.kind != "country" and not owned(clause, hit) and not hit.demonym


def head_of(clause: Clause, span: Span) -> int:
    """Index of the last word of a noun phrase before what hangs on it."""
    low, prepositions = clause.words.low, clause.lex.sets["preposition"]
    return next((i for i in range(span[0] + 1, span[1]) if low[i] in prepositions or low[i] == ","), span[1]) - 1


def apposed(clause: Clause, span: Span, actors: Sequence[NameHit]) -> NameHit | None:
    """Who is named between commas behind a noun phrase: "a spokesman, Mora Tully, said", "a bank, Halden, fell"."""
    words, end = clause.words, span[1]
    if words.low[end : end + 1] != [","]:
        return None
    name = end + 1 + (words.low[end + 1 : end + 2] == ["the"])  # "a charity, the Halden Trust,"
    if name >= len(words.low) or not words.raw[name][:1].isupper():
        return None
    large = words.raw[end - 1].istitle() and words.raw[head_of(clause, span)].istitle()
    if large and words.low[span[0]] not in ("the", "a", "an", "its", "their"):
        return None
    start = words.start[name]
    at = bisect_left(actors, (start,))
    while at < len(actors) and actors[at].demonym and actors[at].name is None:
        at += 1  # "the chief, Coast Guard Adm. Mora Tully, said"
    if at == len(actors) or (actors[at].start != start and actors[at].kind != "person"):
        return None
    if not all(word[:1].isupper() for word in words.raw[name : index(clause, actors[at].start)]):
        return None
    after = index(clause, actors[at].end - 1) + 1
    closed = words.low[after : after + 1] == [","]
    if actors[at].kind != "person":
        closed = closed or words.low[after : after + 1] in ([], ["."])
        one = words.low[span[0]] in ONE and not words.raw[end - 1].istitle()
        return actors[at] if closed and one and _is_body(clause, actors[at]) else None
    return actors[at] if closed or any(verb.first == after for verb in clause.verbs) else None


def _explained(clause: Clause, span: Span, actors: Sequence[NameHit]) -> NameHit | None:
    """Who is named before a noun phrase between commas that says who that is: "Mora Tully, a dean, a Chilean, said"."""
    low = clause.words.low
    if span[0] < 2 or low[span[0] - 1] != "," or low[span[1] : span[1] + 1] != [","]:
        return None
    if clause.words.raw[span[0]][:1].isupper():
        return None
    end = clause.words.start[span[0] - 1]
    at = bisect_left(actors, (end,)) - 1
    return actors[at] if at >= 0 and end - actors[at].end < 2 and not actors[at].demonym else None


def _are_some(clause: Clause, hit: NameHit, here: Sequence[NameHit], first: int) -> bool:
    """Whether a people's name means some of it, not its state: "two Kenyans", but "the Kenyans"."""
    if not hit.demonym or hit.name is not None or not hit.text.endswith("s"):
        return False
    low, at, row = clause.words.low, index(clause, hit.start), here[0]
    paired = row.demonym and index(clause, row.start) == first and in_row(clause, here[-1], here)
    return low[at - 1 : at] != ["the"] and not (paired and len(here) > 1)


def _is_people(hit: NameHit) -> bool:
    """Whether a people's name stands for its country and not for one person: "the French", but not "the Chilean"."""
    return hit.text.endswith(("s", "sh", "ch", "ese"))


def qualifies(clause: Clause, hit: NameHit, words: Parts) -> bool:
    """Whether a name only qualifies the noun behind it: "the U.S. market"."""
    i = index(clause, hit.end - 1) + 1
    if hit.kind == "person" and hit.name is None and i < len(clause.words.low) and clause.words.low[i] in _FOLLOWERS:
        return True
    taken_up = hit.name is not None and " " in hit.text
    named = hit.kind in ("person", "office") or hit.text.rpartition(" ")[2].islower()
    if (named and not taken_up) or i >= len(clause.words.low) or not clause.words.low[i]:
        return False  # behind "the council" in "the council earlier this month agreed" stands no noun
    word, gap = clause.words.raw[i], clause.words.start[i] - hit.end
    if gap != 1 or any(v.first == i or v.main == i for v in clause.verbs):
        return False
    lex = clause.lex
    if word[:1].isupper():
        # "the Norway Cup"; in the capitals of a headline each word may stand for itself.
        return bool(clause.words.low[i]) and any(w.islower() and len(w) > 4 for w in clause.words.raw)
    adverb = word.endswith("ly") or word in lex.sets["adverb"]
    plain = word.islower() and word.isalpha() and not adverb and word not in words.kin
    return plain and word not in lex.function


def in_row(clause: Clause, hit: NameHit, here: Sequence[NameHit]) -> bool:
    """Whether only commas and "and" stand between a name and the one before it."""
    here = [other for other in here if other is hit or not (other.demonym and other.name is not None)]  # "her"
    at = here.index(hit)
    if not at:
        return False
    between = clause.words.low[index(clause, here[at - 1].end - 1) + 1 : index(clause, hit.start)]
    if len(between) in (3, 4) and between[0] == "and" and between[1] in clause.lex.sets["possessive"]:
        return True  # "Mora Tully and her colleague Bo Luna"
    return all(word in ("", ",", "and", "or", "the") for word in between)


def pair(clause: Clause, hit: NameHit) -> bool:
    """Whether a dash ties the name to the next: "Peru–Chile talks"."""
    i = index(clause, hit.end - 1) + 1
    return i < len(clause.words.low) and clause.words.low[i] in ("-", "–")
