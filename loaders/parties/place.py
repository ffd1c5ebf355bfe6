"""Where a happening takes place, as the words around it say.

It reads the places of a sentence; which names are places is settled in `names`. A place counts where a word leads to
it ("in Oslo", "into the province of Lima"), where the happening is done to it ("bombed Lima") or named by it ("the Lima
bombing"): one that is only spoken of ("Lima looks at states where he was killed") is where nothing happens,
and a dateline tells where a report was written.
"""

from collections.abc import Sequence

from loaders.clauses import Clause
from loaders.kinds import STOPS, TEMPORAL
from loaders.parties.behind import before_complement
from loaders.parties.parts import Parts
from loaders.parties.slots import index
from schemas.event import Participation
from schemas.text import NameHit, Trigger
from schemas.vocabulary import Vocabulary

_CONTESTS = frozenset({"match", "competition", "record"})
"""Where a town's name behind the verb or "over" is that of its team."""
_NAMED_BY = 2
"""At most so many words stand between a place and the noun of what is named by it ("the Lima bus crash")."""
_PHRASE = 7
"""A noun phrase that ends in a place is at most so long: "in the volatile northern province of Kunduz"."""
_OPENING = 2
"""What leads to a place is one of the first words where it holds for all that its sentence tells: "And in Lima"."""


def place_of(
    trigger: Trigger,
    clause: Clause,
    places: Sequence[NameHit],
    who: Sequence[Participation],
    vocabulary: Vocabulary,
    parts: Parts,
) -> str | None:
    """The place of the event: the next behind in its clause, else before it there or first of all, else the host's."""
    if places:
        found = _behind(trigger, clause, places, parts) or _before(trigger, clause, places, parts)
        if found is not None:
            return found.id
    acting = [p.actor for p in who if p.actor in vocabulary.places and vocabulary.places[p.actor].kind == "admin"]
    if len(acting) == 1:
        return acting[0]  # "Texas declared an emergency"
    host = next((p.actor for p in who if p.role == "host"), None)
    return host if host in vocabulary.places else None


def _behind(trigger: Trigger, clause: Clause, places: Sequence[NameHit], parts: Parts) -> NameHit | None:
    """The next place behind in the clause that a word leads to, or that it is done to."""
    last = clause.end
    if clause.own and trigger.type.startswith("statement"):
        last = before_complement(clause)  # "said / the mine in Chile would close"
    end = clause.words.start[last - 1] + 1 if last else trigger.end
    contest = trigger.type.partition("/")[0] in _CONTESTS
    for hit in places:
        if trigger.end <= hit.start <= end:
            lead = _lead(clause, hit, parts)
            if lead >= 0 and not (contest and (lead <= clause.last or clause.words.low[lead] == "over")):
                return hit
    return None


def _before(trigger: Trigger, clause: Clause, places: Sequence[NameHit], parts: Parts) -> NameHit | None:
    """The last place before it that belongs to its clause, or that opens the sentence."""
    low = clause.words.low
    for hit in reversed(places):
        if hit.end > trigger.start:
            continue
        lead, behind = _lead(clause, hit, parts), index(clause, hit.end - 1) + 1
        if lead < 0:
            comma = clause.words.start[index(clause, hit.start) - 1]
            if _names(clause, behind) and low[behind - 1] and all(city.end != comma for city in places):
                return hit
        elif low[lead] != "from" and (lead < _OPENING or _together(clause, hit)):
            return hit
        if any(word in parts.where for word in low[behind : behind + 2]) and _together(clause, hit, behind + 2):
            return hit  # "Lima, where a bus crashed"
    return None


def _lead(clause: Clause, hit: NameHit, parts: Parts) -> int:
    """Index of the word that leads to the noun phrase with the place: "in", or what is done to it; -1 for none."""
    low, first = clause.words.low, index(clause, hit.start)
    for i in range(first - 1, max(first - 1 - _PHRASE, -1), -1):
        if low[i] in parts.located or clause.first <= i <= clause.last:
            return i
        if (
            low[i] in parts.no_place
            or low[i] in STOPS
            or low[i] in TEMPORAL
            or low[i] == ","
            or any(verb.main == i for verb in clause.verbs)
        ):
            return -1
    return -1


def _names(clause: Clause, behind: int) -> bool:
    """Whether the place right before it names what happens, or who does it: "the Lima bus crash", "Lima police met"."""
    if not clause.own:
        return 0 <= clause.first - behind <= _NAMED_BY
    return clause.verb is not None and behind <= clause.verb.first <= behind + 1 and clause.words.low[behind] != "'s"


def _together(clause: Clause, hit: NameHit, behind: int | None = None) -> bool:
    """Whether no mark parts a place from what happens behind it, and no verb but that of its own clause."""
    low = clause.words.low
    between = range(index(clause, hit.start) if behind is None else behind, clause.first)
    parted = any(low[i] in STOPS or low[i] == "," or (clause.own and low[i] in TEMPORAL) for i in between)
    if low[clause.first - 1] in ("and", "but") and not all(low[i] for i in between):
        # "was born in Lima (in 1950) and died (on Monday)": with a time each, they have no place together
        parted = parted or "" in low[clause.last + 1 : clause.last + 4]
    return not parted and not any(v.main in between for v in clause.verbs if v is not clause.verb)
