"""Bodies that a plain noun makes of a town's name beside it, and regions that act: "Lima police", "Florida sued".

It reads the words beside the names of towns and regions; bodies of states are the work of `state_bodies`.
"""

import re
from collections.abc import Sequence

from loaders.names.drafts import Draft, covered
from loaders.names.people import People
from loaders.names.shapes import Shapes
from loaders.names.state_bodies import AND
from schemas.text import NameHit

_BEHIND = re.compile(r"(?:['’]s)? ([a-z]+)\b(?! [a-z]+(?:s|er|or)\b)")
_BEFORE = re.compile(r"\b([A-Za-z][a-z]+) in $")
_DEED = re.compile(r"(?: (?:has|have|had|will|would|also|then|later|first|[a-z]+ly))* ([a-z]+)\b")
"""What a region does, by the words behind its name."""
_TOWNS = frozenset({"city", "admin"})


def local_bodies(draft: Draft, people: People, shape: Shapes, hits: Sequence[NameHit]) -> list[NameHit]:
    """Hits of the nouns for such bodies, each called by what it is, beside the `hits` known; the town stays a place."""
    text, found = draft.sentence.text, []
    for one in draft.known:
        if one.meaning.place_kind not in _TOWNS or one.meaning.sense == "demonym":
            continue
        behind, before = _BEHIND.match(text, one.end), _BEFORE.search(text, max(0, one.start - 24), one.start)
        if behind is not None and behind[1] in shape.town_body:
            span, noun = behind.span(1), behind[1]
        elif before is not None and before[1].lower() in shape.town_body:
            span, noun = before.span(1), before[1].lower()
        else:
            continue
        at = draft.sentence.start
        if not covered([(h.start - at, h.end - at) for h in hits if h.reading == "actor"], one.start, one.end):
            found.append(_hit(draft, people, span, f"{text[one.start : one.end]} {noun}"))
    return found


def acting_regions(draft: Draft, people: People, shape: Shapes, hits: list[NameHit]) -> list[NameHit]:
    """The hits, with the region for the place where a verb of which governments are the subject stands behind it.

    "Texas and Florida sued" tells of both, "a man in Florida sued" and "Miami, Florida, sued" of neither.
    """
    text, at = draft.sentence.text, draft.sentence.start
    for i in range(len(hits) - 1, -1, -1):
        if hits[i].kind != "admin" or hits[i].reading != "place":
            continue
        deed = _DEED.match(text, hits[i].end - at)
        joined = i + 1 < len(hits) and text[hits[i].end - at : hits[i + 1].start - at] in AND
        in_row = joined and hits[i + 1].kind == "government_body"
        if not (in_row or (deed is not None and deed[1] in shape.state_acts)):
            continue
        first = i
        while (
            first and hits[first - 1].kind == "admin" and text[hits[first - 1].end - at : hits[first].start - at] in AND
        ):
            first -= 1
        before = text[: hits[first].start - at].rstrip(" ")
        if before.endswith(",") or before.rpartition(" ")[2].lower() in shape.locative | shape.direction:
            continue
        slug, kind = people.body(hits[i].text)
        hits[i] = NameHit(hits[i].start, hits[i].end, hits[i].text, slug, "actor", kind)
    return hits


def _hit(draft: Draft, people: People, span: tuple[int, int], name: str) -> NameHit:
    """The hit of the words at `span` for a body of a name."""
    slug, kind = people.body(name)
    at, words = draft.sentence.start, draft.sentence.text[span[0] : span[1]]
    return NameHit(at + span[0], at + span[1], words, slug, "actor", kind, name=name)
