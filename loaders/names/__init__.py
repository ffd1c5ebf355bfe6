"""Names in a text: which actors and places its words stand for, and which persons and bodies it brings along.

It reads names alone; who takes part in what is the work of `parties`. Three looks: names that the vocabulary knows and
runs of capitals, sentence by sentence (`index`, `introduced`); what each known name stands for where it stands
(`positions`); then the text as a whole: a surname alone is the person named in full elsewhere.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.names.acronyms import under_acronyms
from loaders.names.carried import carried_on
from loaders.names.drafts import Draft, covered, hit_of
from loaders.names.index import Meaning, index_of
from loaders.names.introduced import find_introduced
from loaders.names.local_bodies import acting_regions, local_bodies
from loaders.names.nouns import Nouns
from loaders.names.offices import offices, without_apposed_offices
from loaders.names.people import People
from loaders.names.positions import reading_of
from loaders.names.pronouns import Spoken, resolve_pronouns
from loaders.names.shapes import Found, Shapes, shapes
from loaders.names.state_bodies import AND, body_end, shares_body
from loaders.names.weighed import company_end, ends, weighed
from schemas.text import NameHit, Names, Sentence
from schemas.vocabulary import Vocabulary

_GAP = re.compile(r"(?:['’]s?)?(?: [a-z][a-z-]*){0,4} ?")
_LOWER = re.compile(r"[a-z][a-z-]+")
_GOVERNMENT = re.compile(r" (?:administration|government|cabinet|regime)\b")
_ITS_PEOPLE = re.compile(r" ([a-z]+(?:s|er|or|al))\b")
"""What stands behind a government of whose people or doings more is said: "the Luna government spokesman"."""
_ROLE = re.compile(r"(?: ?['’]s)?((?: [a-z-]+){1,3})")
_QUALIFIED = ("-", "the ", "The ", " a ")
_APPOSED = re.compile(r" ?, ((?:the|a|an) |[a-z -]{4,24} (?:of|for) (?:the )?|)")


def find_names(
    text: str, sentences: Sequence[Sentence], vocabulary: Vocabulary, language: str = "en", *, headline: str = ""
) -> Names:
    """All names in the sentences, sorted and not overlapping, and the actors that the text itself introduces.

    Offsets are those of the source's text. The `headline` that it stands under may have the given names of those whom
    it calls by their surnames alone. A language without rules gives the names of the vocabulary alone.
    """
    shape = shapes(language)
    if shape is None:
        known_in = index_of(vocabulary).find(text, sentences)
        return Names([_bare(sentences[k], *one) for k, known in known_in.items() for one in known], {})
    known_in = index_of(vocabulary, shape.office).find(text, sentences)
    drafts = []
    for k, sentence in enumerate(sentences):
        known = known_in.get(k, [])
        found = find_introduced(sentence.text, shape, ends(sentence.text, known, shape))
        if found and known:
            kept = [weighed(sentence.text, one, known, shape) for one in found]
            found = [one for one in kept if one is not None]
        drafts.append(Draft(sentence, known, found))
    people = People(vocabulary, shape)
    if headline:
        people.meet_named(headline)
    for draft in drafts:
        people.go_on(draft.sentence.text)
        if draft.found:
            people.meet(draft.sentence.text, draft.found, _owners(draft, shape))
    people.settle()
    hits_of = [_hits(draft, people, shape) if draft.known or draft.found else [] for draft in drafts]
    Nouns(drafts, hits_of, people, vocabulary, shape).take_up()
    spoken_of: Spoken | None = None
    last: tuple[Sentence, list[NameHit]] | None = None
    for draft, own in zip(drafts, hits_of, strict=True):
        if draft.sentence.text.startswith("It "):
            carried_on(draft.sentence, own, last, people, shape)
        spoken_of = resolve_pronouns(draft.sentence, own, spoken_of, people)
        last = draft.sentence, own
    return Names([hit for own in hits_of for hit in own], people.introduced)


def _bare(sentence: Sentence, start: int, end: int, meaning: Meaning) -> NameHit:
    """A hit of a name in a language without rules: the actor, or else the place."""
    at, words, demonym = sentence.start, sentence.text[start:end], meaning.sense == "demonym"
    if meaning.actor:
        return NameHit(at + start, at + end, words, meaning.actor, "actor", meaning.kind, demonym)
    return NameHit(at + start, at + end, words, meaning.place or "", "place", meaning.place_kind)


def _owners(draft: Draft, shape: Shapes) -> list[str | None]:
    """For each that the sentence brings along, the known actor that it belongs to by the words beside it."""
    text, known = draft.sentence.text, [k for k in draft.known if k.meaning.actor and k.meaning.kind != "person"]
    if not known:
        return [None] * len(draft.found)
    starts = {k.start: k for k in known}
    owners: list[str | None] = []
    i = 0
    for one in draft.found:
        while i < len(known) and known[i].end <= one.start:
            i += 1
        owner = None
        if i and (one.titled or one.kind not in ("person", "other")):
            before = known[i - 1]
            gap = text[before.end : one.start] if one.start - before.end < 60 else "."
            if _GAP.fullmatch(gap) and (len(gap) < 4 or (one.titled and shape.between.issuperset(_LOWER.findall(gap)))):
                owner = before.meaning.actor
        if owner is None and one.start in starts and starts[one.start].end < one.end and one.kind != "person":
            opening = starts[one.start].meaning
            club = opening.sense == "metonym" and (one.kind == "other" or not one.sure)  # "Lima Rovers"
            owner = opening.actor if opening.kind != "company" and not club else None  # "Norwegian Fisheries Ministry"
        if owner is None and one.kind == "person" and (match := _APPOSED.match(text, one.end)):
            behind = starts.get(match.end())
            owner = behind.meaning.actor if behind and (match[1] or _has_role(text, behind.end, shape)) else None
        owners.append(owner)
    return owners


def _serves(draft: Draft, body: NameHit, person: NameHit, shape: Shapes) -> bool:
    """Whether nothing but a role stands between the name of a body and a person's."""
    if body.kind in ("country", "office") or person.name:
        return False
    at = draft.sentence.start
    words = draft.sentence.text[body.end - at : person.start - at].split(" ")
    return words[0] == "" == words[-1] and words[-2] in shape.role and shape.between.issuperset(words[1:-1])


def _has_role(text: str, end: int, shape: Shapes) -> bool:
    """Whether a role stands behind the name of a body, which is another's then: "Ana Quispe, Halden's deputy head"."""
    match = _ROLE.match(text, end)
    return match is not None and any(word in shape.role for word in match[1].split())


def _hits(draft: Draft, people: People, shape: Shapes) -> list[NameHit]:
    """The hits of one sentence, sorted."""
    hits, taken, text = [], [], draft.sentence.text
    for one in draft.found:
        slug = people.who(one)
        if slug is None:
            continue
        taken.append((one.start, one.end))
        kind = people.kind(slug)
        qualifies = not one.titled and kind == "person" and _modifies(text, one)
        own = _GOVERNMENT.match(text, one.end) if kind == "person" else None
        behind = _ITS_PEOPLE.match(text, own.end()) if own else None
        if own is not None and (behind is None or behind[1] in shape.speaks or behind[1] in shape.acts):
            land = people.land(one)  # "the Bush administration"
            hits.append(hit_of(draft, one.start, own.end(), land or slug, "country" if land else kind))
            continue
        hits.append(
            hit_of(draft, one.start, one.end, slug, kind, demonym=qualifies, of=people.of(one), named=one.name_start)
        )
    readings = _readings(draft, shape, taken)
    free = 0
    for at, reading in enumerate(readings):
        if reading == "office":
            held = offices(draft, at, people, taken)
            hits.extend(held)
            free = held[0].end - draft.sentence.start if held else free
        elif reading != "none" and draft.known[at].start >= free:
            hits.append(_known(draft, at, reading, shape))
    hits.sort()
    kinds = {hit.kind for hit in hits}
    if "admin" in kinds:
        hits = acting_regions(draft, people, shape, hits)
    if draft.known and (more := local_bodies(draft, people, shape, hits)):
        hits = sorted([*hits, *more])
    for i, (owner, owned) in enumerate(pairwise(hits)):
        if owned.of == owner.id and owned.start == owner.end + 1:
            hits[i] = owner._replace(demonym=True)  # "US Secretary of State"
        elif owned.kind == "person" and 3 < owned.start - owner.end < 32 and _serves(draft, owner, owned, shape):
            hits[i] = owner._replace(demonym=True)  # "Tully Halden analyst Mora Quispe"
    if "(" in text or "-LRB-" in text:
        hits = under_acronyms(hits, draft)
    return without_apposed_offices(hits, draft) if "office" in kinds else hits


def _modifies(text: str, one: Found) -> bool:
    """Whether a person's name only qualifies what follows: "the Obama administration", "pro-Mubarak crowds"."""
    if text.endswith(_QUALIFIED, 0, one.start):
        return text[one.start - 1] == "-" or text[one.end + 1 : one.end + 2].islower()
    return False


def _readings(draft: Draft, shape: Shapes, taken: Sequence[tuple[int, int]]) -> list[str]:
    """For each known name what it stands for; names in a row stand for things of one sort."""
    text, known = draft.sentence.text, draft.known
    readings: list[str] = []
    for at, one in enumerate(known):
        reading: str
        if covered(taken, one.start, one.end) or _is_anothers(draft, at):
            reading = "none"
        elif one.meaning.sense == "office":
            reading = "office"
        else:
            reading = reading_of(text, one.start, one.end, one.meaning, shape)
            before = readings[-1] if readings and text[known[at - 1].end : one.start] in AND else ""
            speaks = reading == "actor" and one.meaning.sense == "metonym" and _row_is_free(draft, at, shape)
            if (before == "place" and one.meaning.place and not speaks) or (
                before == "actor" and one.meaning.sense == "metonym"
            ):
                reading = before
        readings.append(reading)
    for at in range(len(known) - 2, -1, -1):
        in_row = readings[at + 1] == "actor" and text[known[at].end : known[at + 1].start] in AND
        if in_row and readings[at] == "place" and known[at].meaning.sense == "metonym" and known[at].meaning.actor:
            readings[at] = "actor"
    return readings


def _is_anothers(draft: Draft, at: int) -> bool:
    """Whether a body known by a bare name is that of the state before it: "the Kenyan Senate" is not America's."""
    one, before = draft.known[at], draft.known[at - 1]
    return (
        at > 0
        and one.meaning.kind == "government_body"
        and before.end + 1 == one.start
        and before.meaning.kind == "country"
        and before.meaning.actor != one.meaning.land
    )


def _row_is_free(draft: Draft, at: int, shape: Shapes) -> bool:
    """Whether no word for a place stands before the row of names that ends at `at`: "in Lima and Oslo"."""
    text, known = draft.sentence.text, draft.known
    while at and text[known[at - 1].end : known[at].start] in AND:
        at -= 1
    return text[: known[at].start].rstrip().rpartition(" ")[2].lower() not in shape.locative


def _known(draft: Draft, at: int, reading: str, shape: Shapes) -> NameHit:
    """The hit of a known name; a people's name before a body of its state stands for the state ("Israeli troops")."""
    start, end, meaning = draft.known[at]
    text, offset = draft.sentence.text, draft.sentence.start
    if reading == "place":
        slug, kind = meaning.place or "", meaning.place_kind
        return NameHit(offset + start, offset + end, text[start:end], slug, "place", kind)
    if meaning.kind == "company":
        end = company_end(text, end, shape)
    last = body_end(text, end, meaning.kind, shape) if meaning.kind not in ("person", "media") else end
    demonym = reading == "demonym" and last == end and not shares_body(draft, at, shape)
    return NameHit(offset + start, offset + last, text[start:last], meaning.actor or "", "actor", meaning.kind, demonym)
