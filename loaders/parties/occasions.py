"""Who is at an occasion that the text names by the way ("In a speech in Lima, Ana Quispe said"), and who asks whom.

It reads visits, speeches, meetings and interviews; all other happenings are the work of `nouns`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.clauses import Clause
from loaders.parties.parts import Parts
from loaders.parties.slots import Part, heads
from loaders.subjects import subject_of
from loaders.verbs import NON_FINITE
from schemas.text import NameHit

FAMILIES = frozenset({"visit", "statement", "meeting", "trial", "company", "agreement", "negotiation"})
"""Kinds of events at which he is of whom the sentence tells something by the way."""
_WITH_OTHERS = frozenset({"company", "agreement", "negotiation"})
"""Kinds of events in which the subject has a part where they are with another: "grew after a merger with Halden"."""
_AT = frozenset({"in", "on", "during", "at", "after", "before"})
_ONES_OWN = frozenset({"a", "an", "his", "her", "its", "their"})


def at_occasion(
    clause: Clause, start: int, actors: Sequence[NameHit], words: Parts, *, family: str = ""
) -> Iterator[Part]:
    """The subject of the verb that an occasion goes with; the noun phrase of the occasion begins at `start`."""
    low, verbs = clause.words.low, clause.verbs
    if family in _WITH_OTHERS and low[clause.last + 1 : clause.last + 2] != ["with"]:
        return
    if start < 1 or low[start - 1] not in _AT or low[start] not in _ONES_OWN:
        return
    before = [k for k in range(len(verbs) - 1, -1, -1) if _tells(clause, k) and verbs[k].main < start]
    if not before:
        behind = (k for k in range(len(verbs)) if _tells(clause, k) and "," in low[clause.last : verbs[k].first])
        before = [k for k in (next(behind, -1),) if k >= 0]
    for k in before:
        named = list(heads(clause, subject_of(clause.words, verbs, k, clause.lex), actors, words))
        for hit in named:
            yield Part(hit, "subject", "participant" if family == "trial" else None)
        if named:
            return


def _tells(clause: Clause, k: int) -> bool:
    return clause.verbs[k].tense not in NON_FINITE


def interviewed(found: Sequence[Part], actors: Sequence[NameHit], *, own: bool) -> list[Part]:
    """The parts of an interview: media and their people ask, persons answer; of two the one who gives it or is asked.

    `own` where a verb tells of it: "Mora Tully interviewed Ana Quispe". What it was "on" takes no part in it.
    """
    if own:
        return [part._replace(role="interviewer" if part.slot == "subject" else "speaker") for part in found]
    found = [part for part in found if part.slot != "object"]
    asks = {hit.id for media, hit in pairwise(actors) if media.kind == "media" and hit.start - media.end < 5}
    gives = (part.hit.id for part in found if part.hit.kind != "media" and part.slot in ("subject", "owner"))
    answers = next(gives, None)
    return [part._replace(role="speaker" if _answers(part.hit, answers, asks) else "interviewer") for part in found]


def _answers(hit: NameHit, answers: str | None, asks: set[str]) -> bool:
    """Whether one answers in an interview: not a paper, nor "CNN's Mora Tully", nor whom another gives it."""
    return hit.kind != "media" and (hit.id == answers or (answers is None and hit.id not in asks))
