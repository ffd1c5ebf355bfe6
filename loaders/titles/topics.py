"""What an article is about, by name: the topic that editors put before a colon, "Andean Air: Flight left Lima".

It weighs the names that a text tells more than once; whether a title needs one is decided in `titles.dangling`. It is
long since names, matter and headline of a text are read once, by one reader, for all of its titles.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from loaders.grammar import Lexicon
from loaders.titles.headed import headline_topics, tells_more
from loaders.titles.matter import Matter, calls_another, faint_matter, matter_of
from loaders.titles.occasions import occasion_of
from loaders.titles.persons import by_given_name
from loaders.titles.weighed import REPORTS, Subject, Weighing
from schemas.text import NameHit, Sentence

_LETTERS = re.compile(r"[^\W_]+")
_NEAR, _CLOSE, _STORY = 900, 300, 12_000
_CLEAR, _SURE = 4.5, 8
_SHORT = 64
"""How many letters a thing told may have that is to stand before another one."""
_HERE = 3
"""What a name gains that stands in the sentence itself."""
_STEM = 4
"""How many letters the name of a land and that of its people share at least."""


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
        self._weighing = Weighing(text, hits, full, lex, headline, makers)
        self._low = text.lower() if len(text.lower()) == len(text) else text
        self._headline, self._leads, self._makers = headline, leads, makers

    @cached_property
    def matter(self) -> Matter | None:
        """The noun phrase that tells what the text is about; None where none is clear."""
        found = matter_of(self.text, self._headline, self._lex, peoples=self._peoples)
        return None if found is None or found.name in self._makers else found

    def faint(self, title: str) -> str:
        """What the text speaks of as known, where it has no matter; "" for nothing, and where a title has its noun."""
        found = self._faint
        if found is None or found.name in self._makers or not self.is_headed(found):
            return ""
        return "" if not found.named and found.head in _LETTERS.findall(title.lower()) else found.name

    @cached_property
    def _faint(self) -> Matter | None:
        if self.matter is not None:
            return None
        return faint_matter(self.text, self._headline, self._lex, peoples=self._peoples)

    @cached_property
    def _peoples(self) -> set[str]:
        """The words that the text only has for what is of a land: "French"."""
        return self._weighing.peoples()

    @cached_property
    def _subjects(self) -> list[Subject]:
        """The names that the text tells more than once, or that its headline has."""
        return self._weighing.subjects()

    @cached_property
    def occasion(self) -> str:
        """The occasion with a name that the text is about: "Callao Grand Prix"; "" for none."""
        found = occasion_of(self.text, self._headline, self._lex)
        return "" if found in self._makers else found

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

    def is_headed(self, matter: Matter) -> bool:
        """Whether the headline tells of a matter, or there is none that could."""
        return not self._headed or matter.head in self._headline.lower()

    def stories(self, title: str, sentence: Sentence) -> list[str]:
        """The occasion or headline as topics of a title that points at what its text has told, the best first."""
        if sentence.start >= _STORY:
            return []
        return [one for one in (self.occasion, *self._headed) if one and tells_more(one, title, self._lex)]

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
        return next((one for one in by_itself if self.names(one) and one in headline_topics(one, "", self._lex)), "")

    @cached_property
    def _headed(self) -> tuple[str, ...]:
        """The headline as a topic, shorter forms first; empty where it can be none."""
        heard = {hit.text for hit in self._hits if hit.kind == "person" or hit.kind in REPORTS}
        topics = headline_topics(self._headline, self.text, self._lex, heard=heard)
        return tuple(topic for topic in topics if topic not in self._makers)

    def names(self, title: str) -> bool:
        """Whether a title has one of the names already."""
        return any(one.name in title for one in self._subjects)

    def of(self, title: str, sentence: Sentence, *, bare: bool, said: bool = False, placed: bool = False) -> str:
        """The name that the text around a sentence is about and that its title lacks; "" where none is clear.

        Only a `bare` title, which has no name of its own, takes that of a person, or of a place that no headline has;
        one that is `placed`, by the name of a place or body, takes that of no other place;
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
            if one.place and (placed or not (here or one.firm)):
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


def _opens_with_it(title: str) -> bool:
    return title.startswith(("It ", "Its "))


def _own_word(words: Sequence[str], lex: Lexicon) -> str:
    """The first word of a name that not many names have: "korea" of "south korea"."""
    return next((word for word in words if word not in lex.sets["of_many_names"]), words[0])


def _words(title: str, lex: Lexicon) -> frozenset[str]:
    """The words of a title but those that many names have."""
    return frozenset(_LETTERS.findall(title.lower())) - lex.sets["of_many_names"]
