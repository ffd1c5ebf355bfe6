"""Whom a text speaks of: full names, surnames alone and acronyms brought together over the whole text.

It turns what `introduced` saw into actors with ids; it settles no roles.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from loaders.names.alike import fullest
from loaders.names.runs import SUFFIX
from loaders.names.shapes import Found, Shapes
from schemas.actor import Actor, Name
from schemas.ids import slugify
from schemas.vocabulary import Vocabulary

_ACRONYM = re.compile(r" (?:\(|-LRB- )(?:the )?([A-Z][A-Za-z&.-]{1,9})(?:\)| -RRB-)")
_OPENS = ("", ".", ":", ";", "!", "?", "-", "–", "—", '"', "“", "”", "'", "‘", "`", "*", "•")
"""What stands before the first word of a sentence, of what is said, or behind a dateline."""
_THE = ("the ", "The ")
_IN = (" in ", " near ", "In ")
_PAIR = re.compile(r"\b([A-Z]\w+) (?=([A-Z]\w+(?:-[A-Z]\w+)?))")
_GOES_ON = re.compile(r"\b(?:he|she|it)\b")
_OPENING = re.compile(r"(?:He|She|It)\b")

_TITLE = dict.fromkeys(("Mr", "Mr.", "Sir", "Lord", "King", "Prince"), False) | dict.fromkeys(
    ("Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dame", "Lady", "Queen", "Princess", "Congresswoman"), True
)
"""Titles that only a man (False) or a woman (True) bears."""

Words = tuple[str, ...]

_slug = lru_cache(maxsize=4096)(slugify)


class People:
    """The persons and bodies of one text; `meet` each sentence's, then `settle`, then ask `who` each one is."""

    def __init__(self, vocabulary: Vocabulary, shape: Shapes) -> None:
        self.introduced: dict[str, Actor] = {}
        self._vocabulary, self._shape = vocabulary, shape
        self._met: list[tuple[Found, str | None]] = []
        self._single: Counter[str] = Counter()
        self._speaking: set[str] = set()
        self._amid: set[str] = set()
        """Words with a capital that not only opens a sentence."""
        self._persons: set[str] = set()
        """Words that a title or role before them once shows to be a person's name."""
        self._called: Counter[str] = Counter()
        """By word how much oftener who says something under it goes on as "he" or "she" than as "it"."""
        self._she: dict[str, bool] = {}
        """By such a word whether the last of them is "she"."""
        self._spoke = ""
        """The one unknown speaker of the sentence before."""
        self._sides: set[str] = set()
        """Plurals behind "the", which are no surnames: "the Rovers"."""
        self._places: set[str] = set()
        """Words behind "in", which by themselves name nobody."""
        self._ids: dict[Words, str] = {}
        self._short: dict[str, Words] = {}
        self._fullest: dict[Words, Words] = {}
        """By a name of several words the fullest form of it in the text: "George Bush" -> "George W. Bush"."""
        self._namesakes: set[str] = set()
        """Given names that several persons of the text bear."""
        self._owner: dict[Words, str] = {}
        self._acronyms: dict[str, Words] = {}
        self._women: dict[str, bool | None] = {}
        """By surname whether the titles before it are a woman's; None for the surname of a couple."""

    def meet(self, text: str, found: Sequence[Found], owners: Sequence[str | None]) -> None:
        """Takes note of what one sentence brings, each with the actor that it belongs to."""
        for one, owner in zip(found, owners, strict=True):
            self._met.append((one, owner))
            if owner is not None and one.words not in self._owner:
                self._owner[one.words] = owner
            if one.titled and one.kind == "person":
                self._note_title(text[one.start : one.name_start], one.words)
            if len(one.words) == 1:
                self._single[one.words[0]] += 1
                if text[: one.start].rstrip()[-1:] not in _OPENS:
                    self._amid.add(one.words[0])
                if one.kind == "person":
                    self._persons.add(one.words[0])
                elif one.speaks:
                    self._speaking.add(one.words[0])
                    if all(other is one or not (other.speaks or other.sure) for other in found):
                        self._spoke = one.words[0]
                        if (told := _GOES_ON.search(text, one.end)) is not None:
                            self._note_pronoun(self._spoke, told[0])
                if one.words[0][-1] == "s" and text.endswith(_THE, 0, one.start):
                    self._sides.add(one.words[0])
                if text.endswith(_IN, 0, one.start):
                    self._places.add(one.words[0])
            elif (
                text[one.end : one.end + 2] in (" (", " -")
                and (match := _ACRONYM.match(text, one.end))
                and (one.kind != "person" or _opens(one.words, match[1]))  # "Bo Luna (N.J.)" has a state
            ):
                self._acronyms.setdefault(match[1], one.words)

    def meet_named(self, headline: str) -> None:
        """Takes note of those whom a headline gives their given names, though each of its words has a capital."""
        given = self._shape.given
        for match in _PAIR.finditer(headline):
            if match[1] in given:
                words = (match[1], match[2])
                self._met.append((Found(*match.span(), match.end(), words, "person", sure=False), None))

    def _note_title(self, title: str, words: Words) -> None:
        """Takes note of a title that only a man or a woman bears."""
        told = next((_TITLE[word] for word in title.split() if word in _TITLE), None)
        if told is not None:
            known = self._women.setdefault(words[-1], told)
            if known is not told:
                self._women[words[-1]] = None

    def go_on(self, text: str) -> None:
        """Takes note of the pronoun that opens a sentence, where the one before has one unknown speaker alone."""
        if self._spoke and (told := _OPENING.match(text)):
            self._note_pronoun(self._spoke, told[0].lower())
        self._spoke = ""

    def _note_pronoun(self, word: str, pronoun: str) -> None:
        """Takes note of the pronoun by which the text goes on about an unknown speaker."""
        self._called[word] += -1 if pronoun == "it" else 1
        self._she[word] = pronoun == "she"

    def settle(self) -> None:
        """Decides which of those met are names, full ones first, so that short ones find them."""
        self._fullest = fullest({one.words for one, _ in self._met if len(one.words) > 1 and one.kind == "person"})
        for one, _ in self._met:
            if len(one.words) > 1 and one.words not in self._ids and self._stands(one):
                self._name(one._replace(kind="person") if self._is_surnamed(one) else one)
        for one, _ in self._met:
            if len(one.words) == 1 and one.words not in self._ids:
                word = one.words[0]
                if word in self._short and word not in self._namesakes and not self._is_other_sex(word):
                    self._ids[one.words] = self._ids[self._short[word]]
                elif word in self._acronyms and self._acronyms[word] in self._ids:
                    self._ids[one.words] = self._ids[self._acronyms[word]]
                elif one.sure or (self._is_someone(word) and self._is_name(word)):
                    called = one.kind == "other" and self._called[word] > 0
                    if called:
                        self._women.setdefault(word, self._she[word])
                    self._name(one._replace(kind="person") if called or word in self._persons else one)

    def who(self, one: Found) -> str | None:
        """The id of the actor that `one` names; None where it names nobody."""
        return self._ids.get(one.words)

    def of(self, one: Found) -> str | None:
        """The id of the actor that `one` belongs to, as some sentence of the text says."""
        return self._owner.get(one.words) or self._owner.get(self._short.get(one.words[-1], ()))

    def land(self, one: Found) -> str | None:
        """The id of the country that `one` serves, as some sentence of the text says."""
        owner = self._vocabulary.actors.get(self.of(one) or "")
        return owner.id if owner is not None and owner.kind == "country" else None

    def name(self, slug: str) -> str | None:
        """The name that an actor is shown by."""
        actor = self.introduced.get(slug) or self._vocabulary.actors.get(slug)
        return actor.name if actor is not None else None

    def kind(self, slug: str) -> str:
        """The kind of an actor that `who` gave."""
        actor = self.introduced.get(slug) or self._vocabulary.actors.get(slug)
        return actor.kind if actor is not None else "other"

    def is_woman(self, slug: str) -> bool | None:
        """Whether a person is a woman, as a title or given name says; None where neither does."""
        name = (self.name(slug) or "").split()
        if not name:
            return None
        shape, given = self._shape, name[0]
        if given in shape.given and given not in shape.either:
            return given in shape.woman
        return self._women.get(name[-1])

    def office(self, owner: str, words: str) -> str:
        """The id of an office of an actor, made once: "Defense minister of South Korea"."""
        actor = self._vocabulary.actors.get(owner) or self.introduced.get(owner)
        slug = _slug(f"{owner} {words}")
        if slug not in self._vocabulary.actors and slug not in self.introduced:
            name = f"{words.capitalize()} of {actor.name if actor else owner}"
            self.introduced[slug] = _actor(slug, name, "office", self._country(owner), ())
        return slug

    def body(self, name: str) -> tuple[str, str]:
        """The id and kind of a body that a plain noun makes of another name, made once: "Lima police"."""
        slug = _slug(name)
        if slug not in self._vocabulary.actors and slug not in self.introduced:
            self.introduced[slug] = _actor(slug, name, "government_body", None, ())
        return slug, self.kind(slug)

    def _is_other_sex(self, word: str) -> bool:
        """Whether a surname's titles contradict the given name of its one bearer: "Ms. Tully" is no Robert Tully."""
        given, told = self._short[word][0], self._women.get(word)
        shape = self._shape
        if told is None or given not in shape.given or given in shape.either:
            return False
        return (given in shape.woman) is not told

    def _is_someone(self, word: str) -> bool:
        """Whether a single unknown word is the name of one who acts: no "Miners", which open sentences in plural."""
        if word not in self._speaking or word in self._places:
            return False
        return word in self._amid or not word[1:].islower() or (self._single[word] > 1 and word[-1] != "s")

    def _is_surnamed(self, one: Found) -> bool:
        """Whether one who trades or plays is a person, whom the text calls by the surname, too."""
        surname = one.words[-1]
        if one.kind != "other" or not self._single[surname] or surname in self._sides:
            return False
        if not all(word[1:].islower() for word in one.words):
            return False
        return self._vocabulary.place_by_name(surname) is None and self._vocabulary.actor_by_name(surname) is None

    def _is_name(self, word: str) -> bool:
        return word not in self._shape.common and word not in self._shape.title and word not in self._shape.body

    def _stands(self, one: Found) -> bool:
        """Whether a name of several words is one: by its shape, or because the text uses a part of it again."""
        if one.kind not in ("person", "other") and all(
            w in self._shape.title or w in self._shape.body for w in one.words
        ):
            return one.words in self._owner or len(one.words) > 1
        last = one.words[-1]
        return one.sure or one.speaks or (one.kind == "person" and self._single[last] > 0 and last not in self._sides)

    def _name(self, one: Found) -> None:
        """Makes the actor of a name and lets its short forms find it."""
        words = one.words[:-1] if one.words[-1] in SUFFIX and len(one.words) > 2 else one.words
        full = self._fullest.get(words, words) if one.kind == "person" else words
        if full in self._ids:
            self._ids[one.words] = self._ids[full]
            return
        owner = self._owner.get(one.words)
        label = " ".join(full)
        if one.kind not in ("person", "other") and owner and self._plain_body(words):
            people = self._vocabulary.actors.get(owner)
            label = f"{_people_name(people)} {label}" if people else label
        known = self._vocabulary.actor_by_name(label) if len(words) > 1 else None
        slug = known.id if known is not None else self._new(label, one, owner)
        self._ids[one.words] = self._ids[full] = slug
        if one.kind == "person" and len(words) > 1:
            self._short.setdefault(words[-1], one.words)
            given = words[0] in self._shape.given
            if given and words[0] in self._short and self._ids[self._short[words[0]]] != slug:
                self._namesakes.add(words[0])
            self._short.setdefault(words[0], one.words)
        elif one.kind in ("other", "organisation") and words[-1] in self._sides:
            self._short.setdefault(words[-1], one.words)

    def _country(self, owner: str | None) -> str | None:
        actor = self._vocabulary.actors.get(owner) if owner else None
        return actor.country if actor else None

    def _plain_body(self, words: Words) -> bool:
        return all(word in self._shape.title or word in self._shape.body for word in words)

    def _new(self, label: str, one: Found, owner: str | None) -> str:
        slug = _slug(label[:160])
        if slug in self._vocabulary.actors:
            slug = f"{slug}-{one.kind.replace('_', '-')}"
        if slug not in self.introduced:
            country = self._country(owner)
            acronyms = tuple([short for short, full in self._acronyms.items() if full == one.words])
            self.introduced[slug] = _actor(slug, label[:160], one.kind, country, acronyms)
        return slug


def _opens(words: Words, acronym: str) -> bool:
    """Whether a name's first letters are those of an acronym."""
    return [word[0] for word in words if word[0].isupper()] == [letter for letter in acronym if letter.isupper()]


@lru_cache(maxsize=4096)
def _actor(slug: str, name: str, kind: str, country: str | None, acronyms: Words) -> Actor:
    """The actor that a text brings along, made once for all texts that do."""
    names = tuple(Name(text=short, kind="acronym") for short in acronyms)
    return Actor.model_construct(id=slug, name=name, kind=kind, country=country, names=names, origin="text")


def _people_name(actor: Actor) -> str:
    """The word for what belongs to a country: "Egyptian"; its name where it has none."""
    return next((name.text for name in actor.names if name.kind == "demonym"), actor.name)
