"""He and she: for whom they stand, where that can only be one person.

It knows nothing of "they" and "it", and gives up where two persons are in question.
"""

import re

from loaders.names.people import People
from schemas.text import NameHit, Sentence

_HE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


def resolve_pronouns(
    sentence: Sentence, hits: list[NameHit], spoken_of: tuple[int, NameHit | None], people: People
) -> tuple[int, NameHit | None]:
    """Adds a hit for each "he" and "she" that can only be one person, and returns whom the sentence speaks of.

    That is the one person named before it in the sentence, else the one whom the sentences before this speak of.
    """
    text = sentence.text
    spoken = " he " in text or "He " in text or " she " in text or "She " in text
    persons = [hit for hit in hits if hit.kind == "person"]
    if not spoken:
        if not persons:
            return spoken_of
        return sentence.ordinal, persons[0] if len({hit.id for hit in persons}) == 1 else None
    ordinal, meant = spoken_of
    if sentence.ordinal - ordinal > 2:
        meant = None
    found, before, seen = [], set[str](), 0
    for match in _HE.finditer(text):
        at = sentence.start + match.start()
        while seen < len(persons) and persons[seen].start < at:
            before.add(persons[seen].id)
            meant = persons[seen] if len(before) == 1 else None
            seen += 1
        if meant is not None:
            name = people.name(meant.id) or meant.text
            found.append(NameHit(at, at + len(match[0]), match[0], meant.id, "actor", "person", of=meant.of, name=name))
    if found:
        hits.extend(found)
        hits.sort()
    before.update([hit.id for hit in persons[seen:]])
    if len(before) == 1:
        return sentence.ordinal, persons[0]
    if before:
        return sentence.ordinal, None
    return (sentence.ordinal, meant) if found else spoken_of
