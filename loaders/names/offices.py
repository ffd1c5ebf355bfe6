"""Offices whose country or body the sentence plainly says, and persons who are named with theirs.

It reads the words between an office and a known name; persons with their titles are the work of `introduced`.
"""

import re
from collections.abc import Sequence

from loaders.names.drafts import Draft, covered, hit_of
from loaders.names.people import People
from schemas.text import NameHit

_OFFICED = frozenset({"country", "bloc", "organisation"})
"""The kinds of actors that have presidents, ministers and envoys."""
_ITS = re.compile(r"\b(?:its|their)(?: (?:new|own|top|outgoing|incoming|first))? $")
_POSTED = re.compile(r"to (?:the )?[A-Z][\w.]*(?: (?:of )?[A-Z][\w.]*){0,2} ?,?")
"""Where an envoy is sent, between the office and the name: "Peru's ambassador to the United Nations, Ana Quispe"."""
_OF = re.compile(r" of (?:the )?")
_OWNED = re.compile(r"(?:['’]s?)? (?:(?:new|own|top|outgoing|incoming|first|current) )?")


def offices(draft: Draft, at: int, people: People, taken: Sequence[tuple[int, int]]) -> list[NameHit]:
    """The hit of an office whose country the sentence plainly says: "Japan's prime minister", "the king of Norway"."""
    start, end, _ = draft.known[at]
    text = draft.sentence.text
    if text[end : end + 2] in ("s ", "-g") or covered(taken, end + 1, end + 2):
        return []
    if (of := _OF.match(text, end)) and at + 1 < len(draft.known) and draft.known[at + 1].start == of.end():
        behind = draft.known[at + 1]
        actor = behind.meaning.actor
        if actor and behind.meaning.kind in _OFFICED and not covered(taken, behind.start, behind.end):
            slug = people.office(actor, text[start:end].lower())
            return [hit_of(draft, start, behind.end, slug, "office", of=actor)]
    owners = [k for k in draft.known[max(0, at - 12) : at] if k.meaning.actor and k.meaning.kind in _OFFICED]
    if not owners:
        return []
    before, owner = owners[-1], None
    if _ITS.search(text[max(0, start - 24) : start]):
        if len({k.meaning.actor for k in owners if k.meaning.sense != "demonym"}) == 1:
            owner = next(k.meaning.actor for k in owners if k.meaning.sense != "demonym")
            begin = start
    elif _OWNED.fullmatch(text[before.end : start]):
        owner, begin = before.meaning.actor, start
    if owner is None:
        return []
    slug = people.office(owner, text[start:end].lower())
    return [hit_of(draft, begin, end, slug, "office", of=owner)]


def without_apposed_offices(hits: list[NameHit], draft: Draft) -> list[NameHit]:
    """The hits without an office that is said of the person behind it: "the Chilean president, Ana Quispe"."""
    text, offset = draft.sentence.text, draft.sentence.start
    for i in range(len(hits) - 2, -1, -1):
        office = hits[i]
        for k in range(i + 1, min(i + 3, len(hits))) if office.kind == "office" else ():
            between = text[office.end - offset : hits[k].start - offset].strip()
            if hits[k].kind == "person" and (between in ("", ",") or _POSTED.fullmatch(between)):
                hits[i : k + 1] = [hits[k]._replace(of=hits[k].of or office.of)]
                break
    return hits
