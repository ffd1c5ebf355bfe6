"""The company, the president, the ministry: whom a plain noun behind "the" takes up, where the text has named one.

It gives up where two could be meant, where "a company" stands between, and where more words say which one is meant.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from loaders.names.drafts import Draft
from loaders.names.people import People
from loaders.names.roles import Roles, role_words
from loaders.names.shapes import Shapes
from schemas.text import NameHit, Sentence
from schemas.vocabulary import Vocabulary

_HE = re.compile(r"he ([a-z][a-z-]+|CEO|North|South|East|West)")
"""All of "the" but its first letter, so that the search has plain letters to look for."""
_MORE = re.compile(r"(?: [a-z][a-z-]+){0,2}")
_T = frozenset("tT")
_LINKS = frozenset(
    {"and", "or", "of", "for", "to", "in", "at", "on", "by", "from", "that", "its", "his", "her", "their", "as"}
)
"""Words that cannot stand between "the" and the noun that it belongs to."""
_SAYS_WHICH = re.compile(r" (?:of|for|in|at|from|that|which|whose|[A-Z]\w*)\b| ?, [A-Z]\w+(?: [A-Z]| ?,)|-")
"""What stands behind a noun that is told apart by more words: "the government of Peru", "the judge, Ana Quispe,"."""
_RECENT = 2
"""How many sentences back the last of several that could be meant may stand."""
_MOST = 3
"""How many times as often as any other a text names the one that is meant wherever it stands."""
_LOCATES = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout)(?: all of)? $")
"""What stands before the land in which something is: "In Chad, the government"."""
_AFTER_IN = 3
"""Letters of an "In" that opens the sentence, with its blank."""
_SHARE = 0.6
"""Which part of all that a text says of countries is said of the one whose government "the government" is."""
_ANEW = frozenset({"former", "ex", "next", "new", "first", "then", "future"})
"""What stands before an office that is not the one's to whom the text gives it."""
_HEAD = re.compile(
    r"(?: ?['’]s)? (chief executive|chief(?! executive)|boss|CEO|head|leader|frontman|founder|chairman|chairwoman)"
    r"\b(?! (?:and )?[A-Z]|-| ?['’]| of\b| [a-z]+(?:er|or|ist|ant|al)\b| ?,)"
)
"""What is said of the one at the head of a body behind its name, where no name of that one follows."""
_HEADED = frozenset({"company", "organisation", "government_body"})
"""The kinds of actors that have such a one."""
_ANOTHER_HEAD = _ANEW | {"a", "an", "another", "one", "outgoing", "late"}
_HEADS = (
    ("chief", "executive"),
    ("chief",),
    ("boss",),
    ("head",),
    ("leader",),
    ("founder",),
    ("chairman",),
    ("chairwoman",),
)
_ANOTHER = r"(?:\b(?:[Aa]n?|[Aa]nother|[Oo]ther|[Oo]ne|own)|['’]s)"
_KINDS = {
    "company": frozenset({"company"}),
    "half": frozenset({"country"}),
    "bloc": frozenset({"bloc", "organisation"}),
    "group": frozenset({"group", "armed_force"}),
    "body": frozenset({"government_body", "organisation", "armed_force", "company"}),
}
"""The kinds of actors that a sort of nouns can take up; a body only by a word of its name."""


class Asked(NamedTuple):
    """A noun behind "the" that may take someone up; offsets are the sentence's own."""

    start: int
    end: int
    words: tuple[str, ...]
    """The noun and what qualifies it: ("deputy", "president")."""
    sort: str
    """A sort of `taken_up` in the table of names, or `person`."""
    qualified: bool = False
    """Whether more words say which one it is: "the British oil giant"."""


class Nouns:
    """What the nouns of one text take up; told once for all its sentences, in their order."""

    def __init__(
        self,
        drafts: Sequence[Draft],
        hits: Sequence[list[NameHit]],
        people: People,
        vocabulary: Vocabulary,
        shape: Shapes,
    ) -> None:
        self._drafts, self._hits = drafts, hits
        self._people, self._vocabulary, self._shape = people, vocabulary, shape
        self._roles = Roles(drafts, people, shape)
        self._seen: dict[str, int] = {}
        """By id the last sentence noted that names the actor."""
        self._counts: Counter[str] = Counter()
        self._noted = 0
        """How many sentences are noted in the two."""

    def take_up(self) -> None:
        """Adds to the hits of the sentences one for each noun that can only mean one whom the text has named."""
        for k, (draft, hits) in enumerate(zip(self._drafts, self._hits, strict=True)):
            sentence = draft.sentence
            headed = False
            for i, hit in enumerate(hits):
                if hit.kind == "office":
                    hits[i] = self._held(hit, sentence.text[: hit.start - sentence.start])
                elif hit.kind in _HEADED:
                    headed = True
            asked = list(_asked(sentence.text, self._shape)) if "he " in sentence.text else []
            if "giant" in sentence.text or "-based " in sentence.text:
                asked = list({one.start: one for one in (*asked, *_giants(sentence.text, self._shape))}.values())
            found = self._taken_up(k, asked) if asked else []
            if headed:
                found += self._heads_of(sentence, hits)
            if found:
                hits.extend(found)
                hits.sort()

    def _taken_up(self, k: int, asked: Sequence[Asked]) -> list[NameHit]:
        """The hits of those of the nouns of a sentence that take someone up; what they cover is no name any more."""
        hits, sentence, found = self._hits[k], self._drafts[k].sentence, []
        for one in asked:
            start, end = sentence.start + one.start, sentence.start + one.end
            over = [hit for hit in hits if hit.start < end and start < hit.end]
            if not over or (one.qualified and all(hit.demonym or hit.reading == "place" for hit in over)):
                meant = self._meant(one, k, [hit for hit in hits if hit.start < start])
                name = self._people.name(meant) if meant else None
                if meant and name:
                    text, kind = sentence.text[one.start : one.end], self._people.kind(meant)
                    found.append(NameHit(start, end, text, meant, "actor", kind, of=self._owner.get(meant), name=name))
                    for hit in over:
                        hits.remove(hit)  # "British" in "the British oil giant"
        return found

    def _note_before(self, k: int) -> None:
        """Takes note of whom the sentences before `k` name."""
        for at in range(self._noted, k):
            for hit in self._hits[at]:
                if hit.reading == "actor" and not hit.demonym:
                    self._seen[hit.id] = at
                    self._counts[hit.id] += 1
        self._noted = max(self._noted, k)

    @cached_property
    def _owner(self) -> dict[str, str]:
        """By id of a person whom the text says to stand for a country or body: that one's."""
        return {hit.id: hit.of for hits in self._hits for hit in hits if hit.of and hit.kind == "person"}

    def _heads_of(self, sentence: Sentence, hits: list[NameHit]) -> list[NameHit]:
        """The persons for "the Halden boss", in the place of the body's name: the only one with such a role."""
        found = []
        for hit in [hit for hit in hits if hit.kind in _HEADED and not hit.name]:
            at = hit.start - sentence.start
            match = _HEAD.match(sentence.text, hit.end - sentence.start)
            if match is None or not _ANOTHER_HEAD.isdisjoint(sentence.text[max(0, at - 16) : at].lower().split()[-1:]):
                continue
            heads = {slug for role in _HEADS for slug in self._roles.holders(role)}
            own = {slug for slug in heads if self._owner.get(slug) == hit.id} or heads
            name = self._people.name(min(own)) if len(own) == 1 else None
            if name:
                end = sentence.start + match.end(1)
                text = sentence.text[at : match.end(1)]
                found.append(NameHit(hit.start, end, text, min(own), "actor", "person", of=hit.id, name=name))
                hits.remove(hit)
        return found

    def _held(self, office: NameHit, before: str) -> NameHit:
        """The person whom the text gives an office, for the office: "the Chilean president" of "President Quispe"."""
        if office.of is None or not _ANEW.isdisjoint(before[-32:].lower().replace("-", " ").split()[-2:]):
            return office
        asked = role_words(office.text.partition(" of ")[0].removeprefix("its ").split(), self._shape)
        holders = self._roles.holders(asked)
        held = [slug for slug in holders if self._owner.get(slug) == office.of]
        if not held:  # "President Quispe", whose land the text does not say, beside the presidents of other lands
            held = [slug for slug in holders if slug not in self._owner]
        name = self._people.name(held[0]) if len(held) == 1 else None
        return office._replace(id=held[0], kind="person", name=name) if name else office

    def _meant(self, one: Asked, k: int, before: Sequence[NameHit]) -> str | None:
        """The id of the only one whom the noun can mean; None where there is none or more than one."""
        self._note_before(k)
        if one.sort == "person":
            fitting = self._roles.holders(role_words(one.words, self._shape))
            return fitting[0] if len(fitting) == 1 else self._last(fitting, k, before)
        if one.sort == "country":
            if one.words == ("government",) and before and (land := self._told(before, self._drafts[k].sentence)):
                return land
            return self._land if all(self._land_of(hit) in (None, self._land) for hit in before) else None
        fitting = [slug for slug in {**self._seen, **{hit.id: k for hit in before}} if self._is_such(slug, one)]
        if not fitting or self._comes_new(one, k):
            return None
        return fitting[0] if len(fitting) == 1 else self._last(fitting, k, before)

    def _is_such(self, slug: str, one: Asked) -> bool:
        """Whether an actor can be called by a noun: any company "the firm", the Fisheries Agency "the agency"."""
        if self._people.kind(slug) not in _KINDS[one.sort]:
            return False
        if one.sort == "half":
            return (self._people.name(slug) or "").startswith(one.words[0] + " ")
        return one.sort != "body" or one.words[-1] in (self._people.name(slug) or "").lower().split()

    def _comes_new(self, one: Asked, k: int) -> bool:
        """Whether the text has just brought in another one of the kind: "a rival firm … the firm", "Luna's firm"."""
        first = max(0, k - _RECENT)
        text = " ".join([draft.sentence.text for draft in self._drafts[first:k]])
        text += " " + self._drafts[k].sentence.text[: one.start]
        return re.search(rf"{_ANOTHER} (?:[\w-]+ ){{0,3}}{re.escape(one.words[-1])}\b", text) is not None

    def _last(self, fitting: Sequence[str], k: int, before: Sequence[NameHit]) -> str | None:
        """Of several the one named last, where it alone was; else the one of whom the text speaks most."""
        here = {hit.id for hit in before}
        seen = {slug: k if slug in here else self._seen.get(slug, -9) for slug in fitting}
        last = max(seen.values(), default=-9)
        latest = [slug for slug, at in seen.items() if at == last]
        if len(latest) == 1 and k - last <= _RECENT:
            return latest[0]
        ranked = sorted(((self._counts[slug], slug) for slug in fitting), reverse=True)
        return ranked[0][1] if ranked and ranked[0][0] >= _MOST * max(ranked[1][0], 1) else None

    @cached_property
    def _land(self) -> str | None:
        """The country of which the text speaks far more than of any other; None where there is none."""
        counts = Counter(self._land_of(hit) for hits in self._hits for hit in hits)
        del counts[None]
        told = counts.most_common(1)
        return told[0][0] if told and told[0][1] >= max(_MOST, _SHARE * counts.total()) else None

    def _told(self, before: Sequence[NameHit], sentence: Sentence) -> str | None:
        """The only land of whom a sentence has spoken, where that is said to be where or whose something is."""
        lands = {land for hit in before if (land := self._land_of(hit)) is not None}
        if len(lands) != 1:
            return None
        for hit in before:
            at = hit.start - sentence.start
            behind = sentence.text[hit.end - sentence.start :][:3]
            owns = behind.lstrip(" ").startswith(("'s", "’s"))
            told = owns or _LOCATES.search(sentence.text, max(0, at - 16), at) is not None
            if hit.kind == "country" and told and (at == _AFTER_IN or self._land is None):
                return lands.pop()
        return None

    def _land_of(self, hit: NameHit) -> str | None:
        """The country that a name is, or lies in, or serves."""
        place = self._vocabulary.places.get(hit.id) if hit.reading == "place" else None
        lands = self._vocabulary.country_actors
        land = lands.get(place.country or "") if place else hit.id if hit.kind == "country" else hit.of
        known = self._vocabulary.actors.get(land or "")
        return land if known is not None and known.kind == "country" else None


def _asked(text: str, shape: Shapes) -> Iterator[Asked]:
    """The nouns behind "the" in a sentence that may take someone up."""
    opening = shape.opening
    for match in _HE.finditer(text):
        first = match.start() - 1
        if match[1] not in opening or text[first : first + 1] not in _T or (first and text[first - 1].isalnum()):
            continue
        more = _MORE.match(text, match.end())
        words = [match[1], *(more[0].split() if more else ())]
        size, sort = _noun(words, shape)
        end = match.start(1) + len(" ".join(words[:size]))
        if size and not _SAYS_WHICH.match(text, end):
            yield Asked(first, end, tuple(words[:size]), sort)


def _giants(text: str, shape: Shapes) -> Iterator[Asked]:
    """The companies that a sentence calls giants by land or trade: "the British oil giant", "the drinks giant"."""
    for match in shape.giants.finditer(text):
        first = match.start() - 1
        if text[first : first + 1] not in _T or (first and text[first - 1].isalnum()):
            continue
        told = match["based"] or match["noun"] == "giant"
        if told and _LINKS.isdisjoint(match["trade"].split()) and not _SAYS_WHICH.match(text, match.end()):
            yield Asked(first, match.end(), (match["noun"],), "company", qualified=True)


def _noun(words: Sequence[str], shape: Shapes) -> tuple[int, str]:
    """How many of the words are a noun that may take someone up with what qualifies it, and its sort; 0 for none."""
    person = 0
    for i, word in enumerate(words):
        if word in shape.role or word == "CEO":
            person = i + 1
        elif word not in shape.between:
            break
    if person:
        return person, "person"
    if words[0] in shape.trade:  # "the oil group"
        deals = len(words) > 1 and (words[1] == "group" or shape.taken_up.get(words[1]) == "company")
        return (2, "company") if deals else (0, "")
    sort = shape.taken_up.get(words[0])
    return (1, sort) if sort else (0, "")
