"""Where a happening takes place, as the words around it say.

It reads the places of a sentence; which names are places is settled in `names`.
"""

from collections.abc import Sequence

from loaders.clauses import Clause
from loaders.kinds import STOPS
from loaders.parties.behind import before_complement
from loaders.parties.slots import index
from schemas.event import Participation
from schemas.text import NameHit, Trigger
from schemas.vocabulary import Vocabulary


def place_of(
    trigger: Trigger, clause: Clause, places: Sequence[NameHit], who: Sequence[Participation], vocabulary: Vocabulary
) -> str | None:
    """The place of the event: the next behind in its clause, else before it there or first of all, else the host's."""
    if places:
        last = clause.end
        if clause.own and trigger.type.startswith("statement"):
            last = before_complement(clause)  # "said / the mine in Chile would close"
        end = clause.words.start[last - 1] + 1 if last else trigger.end
        for hit in places:
            if trigger.end <= hit.start <= end:
                return hit.id
        for hit in reversed(places):
            if hit.end <= trigger.start and (index(clause, hit.start) < 4 or _together(clause, hit)):
                return hit.id
    acting = [p.actor for p in who if p.actor in vocabulary.places and vocabulary.places[p.actor].kind == "admin"]
    if len(acting) == 1:
        return acting[0]  # "Texas declared an emergency"
    host = next((p.actor for p in who if p.role == "host"), None)
    return host if host in vocabulary.places else None


def _together(clause: Clause, hit: NameHit) -> bool:
    """Whether no mark parts a place from what happens behind it, and no verb but that of its own clause."""
    between = range(index(clause, hit.start), clause.first)
    parted = any(clause.words.low[i] in STOPS or clause.words.low[i] == "," for i in between)
    if clause.words.low[clause.first - 1] in ("and", "but") and not all(clause.words.low[i] for i in between):
        # "was born in Lima (in 1950) and died (on Monday)": with a time each, they have no place together
        parted = parted or "" in clause.words.low[clause.last + 1 : clause.last + 4]
    return not parted and not any(v.main in between for v in clause.verbs if v is not clause.verb)
