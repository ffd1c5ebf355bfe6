"""What an article is about, by name: the topic that editors put before a colon, "Andean Air: Flight left Lima".

It weighs the names that a text tells more than once; whether a title needs one is decided in `titles.dangling`. It is
long since names, matter and headline of a text are read once, by one reader, for all of its titles.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from loaders.grammar import Lexicon
from loaders.titles.headed import headline_topic, tells_more
from loaders.titles.matter import Matter, calls_another, matter_of
from loaders.titles.persons import by_given_name, stands_in
from schemas.text import NameHit, Sentence

_REACH = 6_000
_WORD = r"[A-Z][\w&]*(?:[-’'](?!s\b)\w+)*"
_RUN = re.compile(rf" (?<=[a-z0-9,;’'] )[“‘\"']?({_WORD}(?: (?:of (?:the )?)?(?:{_WORD}|\d{{1,4}}\b))*)")
"""A run of capitals that opens no sentence; the pattern begins with a plain letter, so that it is looked for fast."""
_LETTERS = re.compile(r"[^\W_]+")
_LEAD, _NEAR, _CLOSE, _STORY = 500, 900, 300, 7_000
_TOLD, _FIRM, _MOST, _CLEAR, _SURE = 2, 6, 12, 4.5, 8
_HEADED, _LED, _HERE = 6, 2, 3
"""What a name gains that stands in the headline, in the lead, in the sentence itself."""
_WORDS, _SHORTEST, _LONGEST, _DOTS = 5, 2, 40, 2
_SUFFIX = re.compile(r" (?:Plc|PLC|plc|Inc|Corp|Ltd|Co|Corporation|Limited|Company|AG|SA|SE|NV|LLC)\.?$")
_STEM = 4
"""How many letters the name of a land and that of its people share at least."""
_SHARE = {"country": 0.5, "person": 0.5}
"""How much a name counts by its kind: a body or a thing says more than a land, and persons are often heard only."""
_REPORTS = frozenset({"media", "office"})


_TELLERS = ("told ", "told the ", "according to ", "according to the ", "published in ", "reported by ")
"""What stands before the name of one that others' words come by."""


class _Subject(NamedTuple):
    """A name that a text tells, with what the text makes of it."""

    name: str
    call: str
    """How the text mostly says it."""
    words: Sequence[str]
    weight: float
    person: bool
    place: bool
    body: bool
    """Whether it is that of an organisation."""
    firm: bool
    """Whether it can stand beside other names: no person, and in the headline or, if no place, told often."""


class Topics:
    """The names of one text as topics for its titles, read when first asked for.

    `headline` is the line that the text stands under, `leads` are the titles of what it tells first, `makers` are its
    publisher, agency and author.
    """

    def __init__(
        self,
        text: str,
        hits: Sequence[NameHit],
        full: Mapping[str, str],
        lex: Lexicon,
        *,
        headline: str = "",
        leads: Sequence[str] = (),
        makers: Collection[str] = (),
    ) -> None:
        self.full = full
        """By id the names of persons in full."""
        self.given = by_given_name(full.values())
        self.text, self._hits, self._lex = text, hits, lex
        self._low = text.lower() if len(text.lower()) == len(text) else text
        self._headline, self._leads, self._makers = headline, leads, makers

    @cached_property
    def matter(self) -> Matter | None:
        """The noun phrase that tells what the text is about; None where none is clear."""
        found = matter_of(self.text, self._headline, self._lex, peoples=self._peoples)
        return None if found is None or found.name in self._makers else found

    @cached_property
    def _peoples(self) -> set[str]:
        """The words that the text only has for what is of a land: "French"."""
        named = {hit.text for hit in self._hits if not hit.demonym}
        return {hit.text for hit in self._hits if hit.demonym and hit.name is None} - named

    def matter_near(self, sentence: Sentence) -> Matter | None:
        """The matter of the text, where the text has just spoken of it."""
        found = self.matter
        if found is None:
            return None
        since = max(sentence.start - _NEAR, 0)
        near = self._low.find(found.head, since, sentence.end) >= 0
        return found if near and not calls_another(found, sentence.text, self._lex) else None

    def tells(self, noun: str, before: int) -> bool:
        """Whether the text before an offset has a noun already."""
        return self._low.find(f" {noun}", 0, before) >= 0

    def story(self, title: str, sentence: Sentence) -> str:
        """The headline as the topic of a title that points at what its text has told; "" where it is none."""
        topic = self._headed if sentence.start < _STORY else ""
        return topic if topic and tells_more(topic, title, self._lex) else ""

    def lead(self, title: str, sentence: Sentence) -> str:
        """What the text tells first, as the topic of a title for which neither name nor headline serves; or ""."""
        lead = self._lead if sentence.start < _STORY else ""
        return lead if lead and tells_more(lead, title, self._lex) else ""

    @cached_property
    def _lead(self) -> str:
        """The first thing told that stands by itself as a headline does; "" for none."""
        if self._headed:
            return ""
        sets = self._lex.sets
        by_itself = (
            lead
            for lead in self._leads
            if lead.partition(" ")[0].lower() not in sets["preposition"]
            and sets["pronouns"].isdisjoint(_LETTERS.findall(lead))
        )
        return next((one for one in by_itself if self.names(one) and headline_topic(one, "", self._lex)), "")

    @cached_property
    def _headed(self) -> str:
        """The headline as a topic; "" where it can be none."""
        heard = {hit.text for hit in self._hits if hit.kind == "person" or hit.kind in _REPORTS}
        topic = headline_topic(self._headline, self.text, self._lex, heard=heard)
        return "" if topic in self._makers else topic

    def names(self, title: str) -> bool:
        """Whether a title has one of the names already."""
        return any(one.name in title for one in self._subjects)

    def is_place_of(self, topic: str, sentence: Sentence) -> bool:
        """Whether a topic is the place that a sentence names, and no part of the matter: "Peru" of a storm there."""
        place = any(one.place and one.name == topic for one in self._subjects)
        matter = self.matter
        part = matter is not None and topic.partition(" ")[0].lower() in matter.words
        return place and not part and stands_in(topic, sentence.text)

    def of(self, title: str, sentence: Sentence, *, bare: bool, said: bool = False) -> str:
        """The name that the text around a sentence is about and that its title lacks; "" where none is clear.

        Only a `bare` title, which has no name of its own, takes that of a person, or of a place that no headline has;
        what is `said` takes none of a body.
        """
        words, most = _words(title, self._lex), float(_CLEAR)
        best, within = None, False
        for one in self._subjects:
            if one.weight + _HERE <= most or not (bare or one.firm) or not words.isdisjoint(one.words):
                continue
            if one.place and any(word.startswith(_own_word(one.words, self._lex)[:_STEM]) for word in words):
                continue  # "Egyptian soldiers" says Egypt
            since = max(sentence.start - (_CLOSE if one.person or one.place else _NEAR), 0)
            last = self.text.rfind(one.call, since, sentence.end)
            here = last >= sentence.start
            if one.place and not (here or one.firm):
                continue  # it tells where
            if said and one.body:
                continue  # one would take it for the speaker's
            score = one.weight + (_HERE if here else 0)
            if last >= 0 and score > most and not (here and self._tells(one.call, sentence.text)):
                best, within, most = one, here, score
        if best is not None and best.person and best.call not in self._latest(sentence, person=True):
            return ""
        if best is None or (within and not _opens_with_it(title)):
            return best.name if best is not None else ""
        sure = best.weight >= _SURE and words.isdisjoint(self._lex.sets["bodies"]) and not _opens_with_it(title)
        latest = self._latest(sentence, place=best.place)
        return best.name if sure or best.call in latest or best.name in latest else ""

    def _latest(self, sentence: Sentence, *, place: bool = False, person: bool = False) -> str:
        """The words from the last name of a place, of a person, or of a body, before a sentence to its end."""
        for k in range(bisect_left(self._hits, (sentence.start,)) - 1, -1, -1):
            hit = self._hits[k]
            if (
                person == (hit.kind == "person")
                and not hit.demonym
                and place == (hit.reading == "place" or hit.kind == "country")
            ):
                return self.text[hit.start : sentence.end]
        return self.text[: sentence.end]

    def _tells(self, name: str, sentence: str) -> bool:
        """Whether a name of a sentence is that of who says so: "the Coast Guard said", "according to BP"."""
        before, _, behind = sentence.partition(name)
        verb = behind.split(maxsplit=1)[:1]
        near = before.split()[-3:]
        return not self._lex.sets["reporting"].isdisjoint((*verb, *near)) or "according" in near

    @cached_property
    def _subjects(self) -> list[_Subject]:
        """The names that the text tells more than once, or that its headline has."""
        runs, held = self._runs()
        told: dict[str, dict[str, int]] = {}
        kinds: dict[str, str] = {}
        first: dict[str, int] = {}
        places: set[str] = set()
        for hit in self._hits:
            if hit.start >= _REACH:
                break
            if hit.kind in _REPORTS or hit.start in held:
                continue
            calls = told.get(hit.id)
            if calls is None:
                calls = told[hit.id] = {}
                kinds[hit.id], first[hit.id] = hit.kind, hit.start
                if hit.reading == "place":
                    places.add(hit.id)
            call = "" if hit.name or hit.demonym else hit.text[(hit.name_start or hit.start) - hit.start :]
            calls[call] = calls.get(call, 0) + 1
        longer = {name.rpartition(" ")[2]: name for _, name in runs if " " in name}
        for start, name in runs:
            whole = longer.get(name, name)  # "the Heavy" of the Falcon Heavy
            first.setdefault(whole, start)
            calls = told.setdefault(whole, {})
            calls[whole] = calls.get(whole, 0) + 1
        weighed = (
            self._weighed(key, calls, first[key], kinds.get(key, ""), place=key in places)
            for key, calls in told.items()
        )
        return [one for one in weighed if one is not None]

    def _runs(self) -> tuple[list[tuple[int, str]], set[int]]:
        """Runs of capitals that are no names known yet, with where; and where the known names begin that they hold.

        "Panama" is no name by itself in "the Panama Papers".
        """
        runs: list[tuple[int, str]] = []
        held: set[int] = set()
        hits, k, size, function = self._hits, 0, len(self._hits), self._lex.function
        for run in _RUN.finditer(self.text, 0, _REACH):
            start, end = run.span(1)
            while k < size and hits[k].end <= start:
                k += 1
            name = run[1]
            if k < size and hits[k].start < end:
                parts = [hit for hit in hits[k : k + _WORDS] if hit.start < end]
                last = max(hit.end for hit in parts)
                if parts[0].start < start or last > end or len(parts[0].text) == len(name):
                    continue
                if any(hit.kind == "person" for hit in parts):
                    continue
                held.update(hit.start for hit in parts)
            if name.rpartition(" ")[2].lower() in function:
                continue  # "Formula One"
            if name and name.count(" ") < _WORDS:
                runs.append((start, name))
        return runs, held

    def _weighed(self, key: str, told: Mapping[str, int], first: int, kind: str, *, place: bool) -> _Subject | None:
        """A name with its weight; None for one that can be no topic."""
        times, person = sum(told.values()), kind == "person"
        if times < _TOLD and not self._headline:
            return None
        headed = any(call and stands_in(call, self._headline) for call in told)
        if times + headed < _TOLD or (person and not (headed and times >= _FIRM)):
            return None  # told by the way, or one who is heard
        call = max(told, key=lambda call: (call != "", told[call]))
        name = self.full.get(key) or call
        if " " in name and (suffix := _SUFFIX.search(name)):
            name = name[: suffix.start()]
        if not name:
            return None
        if len(name) > _LONGEST or name in self._makers or name in self._lex.sets["no_topic"] or name in self._peoples:
            return None
        if (name[-1] == "." and name.count(".") < _DOTS) or (kind in ("", "admin") and len(name) <= _SHORTEST):
            return None  # "La.", "VA"
        if not all(self._is_of_name(word) for word in name.split()) or (not kind and self._is_plain(name)):
            return None  # "Nato spokesperson", "May 11"
        weight = min(times, _MOST) + _HEADED * headed + _LED * (first < _LEAD)
        place = place or kind == "country"
        firm = not person and (headed or (times >= _FIRM and not place))
        if not headed and times < _FIRM and any(f"{word}{call}" in self.text for word in _TELLERS):
            return None  # "told Politico"
        share = _SHARE.get(kind, 1.0)
        words = name.lower().replace("-", " ").split()
        return _Subject(name, call, words, weight * share, person, place, bool(kind) and not place, firm)

    def _is_of_name(self, word: str) -> bool:
        sets = self._lex.sets
        if word in sets["within_names"]:
            return True
        low = word.lower()
        small = low in self._lex.function or low in sets["calendar"] or word.rstrip(".") in sets["short_months"]
        return not small and (word[0].isupper() or word[0].isdigit()) and word not in sets["clocks"]

    def _is_plain(self, name: str) -> bool:
        """Whether a text writes a name small as well, as it does "Papers" and "Prime Minister"."""
        low = name.lower()
        if len(low) < _SHORTEST or low in self._lex.forms or low in self._lex.function:
            return True
        return stands_in(low, self.text)


def _opens_with_it(title: str) -> bool:
    return title.startswith(("It ", "Its "))


def _own_word(words: Sequence[str], lex: Lexicon) -> str:
    """The first word of a name that not many names have: "korea" of "south korea"."""
    return next((word for word in words if word not in lex.sets["of_many_names"]), words[0])


def _words(title: str, lex: Lexicon) -> frozenset[str]:
    """The words of a title but those that many names have."""
    return frozenset(_LETTERS.findall(title.lower())) - lex.sets["of_many_names"]
