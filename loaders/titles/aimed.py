"""Titles that point at what they speak of: a thing by the name that the text gives it, else the topic before a colon.

"Crash of the flight" is "Crash of the Andean Air flight" where the text calls it so; "They found nine bodies" is
"Andean Air: They found nine bodies". A title that names what it speaks of stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.grammar import Lexicon
from loaders.titles.dangling import BARE, LITTLE, PRONOUN, SAYING, TELLER, points_nowhere, says_little
from loaders.titles.matter import Matter, untold_ill
from loaders.titles.named import apposed, named
from loaders.titles.persons import persons_in_full, stands_in
from loaders.titles.phrases import LONGEST
from loaders.titles.topics import Topics
from schemas.text import NameHit, Sentence

_LONGEST = 140
_WORDS = re.compile(r"[^\W_]+")
_PLAIN, _ALONE = r"(?:[a-z-]+ )?", r"(?= (?!of|in|on|at|near)|$)"
"""A word before a noun, and nothing behind it that tells of what or where it is."""
_OWNED = re.compile("['’]s ")
_THOSE = ("His ", "Her ")
"""What opens a title that tells of somebody else than its text's headline may."""
_WHERE = (" in which ", " where ")
_NO_NOUN = frozenset((BARE, PRONOUN, SAYING, LITTLE))


class Scene(NamedTuple):
    """Where a title is from, and what its text may name."""

    sentence: Sentence
    hits: Sequence[NameHit]
    """The names of the sentence."""
    topics: Topics
    lex: Lexicon
    apart: bool = False
    """Whether what is told is none of what makes up the matter of its text."""
    past: bool = False
    """Whether it was over long before the rest, and so is no part of what the headline tells."""
    noun: str = ""
    """The noun that names what is told, in small letters; "" where a verb does."""
    same_day: bool = False
    """Whether it happened on the day of what the text tells first."""

    @property
    def names(self) -> list[str]:
        """The names of the sentence, as it has them and in full."""
        return [name for hit in self.hits for name in (hit.text, hit.name) if name and name[0].isupper()]

    def matter(self, title: str) -> Matter | None:
        """The matter of the text, where it has just spoken of it and the title can be of it."""
        aside = self.apart or _hangs_on((" in which ",), title, self.sentence.text)
        return None if aside else self.topics.matter_near(self.sentence)

    def lost(self, title: str) -> list[str]:
        """What of a title points at nothing; a thing that is new to the text is what it is by itself: "the wind"."""
        persons = {name for hit in self.hits if hit.kind == "person" for name in (hit.text, hit.name) if name}
        lost = points_nowhere(title, self.sentence.text, self.names, self.lex, persons=persons)
        if not lost and (
            (self.noun and says_little(title, self.noun, self.sentence.text, self.lex)) or self._opens(title)
        ):
            return [LITTLE]
        return [one for one in lost if one in _NO_NOUN or self._is_known(one, title)]

    def _opens(self, title: str) -> bool:
        """Whether a person opens a title of whom the text has no more than one name."""
        name, _, rest = title.partition(" ")
        if not rest[:1].islower():
            return False
        known = any(hit.kind == "person" and hit.text.rpartition(" ")[2] == name for hit in self.hits)
        return known and not any(" " in full and name in full for full in self.topics.full.values())

    def _is_known(self, noun: str, title: str) -> bool:
        """Whether "the" before a noun takes up what was told, by this noun or, if not by the way, by another."""
        sets, head = self.lex.sets, noun.rpartition(" ")[2]
        opens = title.lower().startswith(noun)
        if (
            opens
            or f"the {noun}'s" in title
            or f"the {noun}’s" in title
            or self.topics.tells(head, self.sentence.start)
        ):
            return True
        before = title.partition(f" the {noun}")[0].rpartition(" ")[2]
        return (head in sets["takes_up"] or head in sets["bears_a_name"]) and before not in sets["by_the_way"]

    def topics_for(self, title: str, lost: str) -> Iterator[str]:
        """What the title of something that its text explains may stand under, the best first.

        A title without any name is of the headline's story only if it tells of that day; what is over long before, or
        hangs on another thing of its sentence, is of none.
        """
        topics, bare = self.topics, lost == BARE
        matter, words = self.matter(title), _WORDS.findall(title.lower())
        if matter is not None and (not matter.happens or ((lost not in _NO_NOUN or bare) and matter.head in words)):
            matter = None
        if matter is not None and topics.is_headed(matter):
            yield matter.name
        if ": " in TELLER.sub("", title) or _hangs_on(_WHERE, title, self.sentence.text):
            return
        if not self.past and not title.startswith(_THOSE):
            yield topics.occasion
            if self.same_day or not bare:
                yield from topics.stories(title, self.sentence)
            yield matter.name if matter is not None else topics.faint(title)
            if topics.matter is not None and topics.matter.happens and topics.matter.head not in words:
                yield topics.matter.name
        if lost != LITTLE and not (bare and topics.names(title)):
            placed = any(hit.kind != "person" and hit.text in title for hit in self.hits)
            yield topics.of(title, self.sentence, bare=bare, said=lost == SAYING, placed=placed)
        if not self.past and not self.apart:
            yield topics.lead(title, self.sentence)

    def under(self, topic: str, title: str) -> str:
        """The title under a topic, what is said told without a colon: "Ferry fire: Ana Rojas said “Help”".

        A topic that the title has is none: "U.S. authorities closed the bay".
        """
        if stands_in(topic, title):
            return title
        told, whole = TELLER.match(title), f"{topic}: {title}"
        if told is not None:
            verb = "" if told[1].rpartition(" ")[2] in self.lex.sets["reporting"] else " said"
            body = title[told.end() :]
            first = body.partition(" ")[0]
            small = first[1:].islower() and not any(name.startswith(first) for name in self.names)
            whole = f"{topic}: {told[1]}{verb} {body[0].lower() + body[1:] if small else body}"
        return whole if len(whole) <= LONGEST else title


def aimed(title: str, scene: Scene) -> str:
    """The title of a happening, so that it points at something."""
    sentence, hits, lex = scene.sentence, scene.hits, scene.lex
    title = persons_in_full(title, sentence, scene.topics.text, hits, scene.topics.given, lex)
    title = apposed(title, sentence.text, [hit.text for hit in hits if hit.kind == "person"], lex)
    whole = _pointing(title, scene) if len(title) <= _LONGEST else title
    if whole != title or scene.past or lex.sets["cases"].isdisjoint(_WORDS.findall(title.lower())):
        return whole
    ill = untold_ill(title, scene.topics.matter_near(sentence), lex)
    return scene.under(ill, title) if ill else title


def _pointing(title: str, scene: Scene) -> str:
    """A title that points at nothing, with the thing by the name that its text has for it, or under a topic."""
    lost = scene.lost(title)
    if not lost:
        return title
    for noun in lost:
        title = _called_in_full(title, noun, scene)
    lost = scene.lost(title)
    if not lost or title.startswith(("He ", "She ")):
        return title  # no topic tells who "she" is
    under = (scene.under(topic, title) for topic in scene.topics_for(title, lost[0]) if topic)
    return next((told for told in under if told != title), title)


def _called_in_full(title: str, noun: str, scene: Scene) -> str:
    """The title with a thing as the text calls it by name, the same where it has none."""
    told = "" if noun in _NO_NOUN else named(scene.topics.text, noun, scene.sentence.start, scene.lex)
    if not told and noun in scene.lex.sets["occasion_nouns"]:
        told = scene.topics.occasion
    if told and not any(word in title for word in told.split() if word[0].isupper()):
        return _with_name(title, noun, told)
    matter = scene.matter(title)
    if matter is None or matter.head not in title.lower():
        return title
    return _with_matter(title, scene.sentence.text, matter)


def _hangs_on(links: Sequence[str], title: str, said: str) -> bool:
    """Whether a title tells what hangs on another thing of its sentence: "strikes in which / 30 people died"."""
    at = said.find(" ".join(title.split()[1:3]))
    before = said[max(0, at - 30) : max(at, 0)]
    return any(link in before for link in links)


def _with_matter(title: str, said: str, matter: Matter) -> str:
    """The title with the matter's whole name where it only says "the spill"; the same where it says more."""
    head = re.escape(matter.head)
    if matter.named and matter.name.partition(" ")[0] in title:
        return title
    opens = re.match(rf"({_PLAIN}){head}{_ALONE}", title, re.IGNORECASE)
    if opens and re.search(rf"\b[Tt]he {re.escape(opens[0])}\b", said, re.IGNORECASE):
        return matter.name + title[opens.end() :]
    within = re.search(rf"\b[Tt]he ({_PLAIN}){head}{_ALONE}", title)
    if within is None or (within[1] and within[1].strip() not in matter.words):
        return title
    name = matter.name if matter.named else matter.name[0].lower() + matter.name[1:]
    the = "" if _OWNED.search(name) else "the "
    return f"{title[: within.start()]}{the}{name}{title[within.end() :]}"


def _with_name(title: str, noun: str, told: str) -> str:
    """The title with a noun as the text names it."""
    opens = title[: len(noun)].lower() == noun
    the = "" if opens or _OWNED.search(told) else "the "
    if opens:
        return told[0].upper() + told[1:] + title[len(noun) :]
    return title.replace(f"the {noun}", f"{the}{told}", 1)
