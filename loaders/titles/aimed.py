"""Titles that point at what they speak of: a thing by the name that the text gives it, else the topic before a colon.

"Crash of the flight" is "Crash of the Andean Air flight" where the text calls it so; "They found nine bodies" is
"Andean Air: They found nine bodies". A title that names what it speaks of stays as it is.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.grammar import Lexicon
from loaders.titles.dangling import BARE, PRONOUN, SAYING, TELLER, points_nowhere
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
_BY = 2
"""Words that "the" and what leads to it take."""


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

    def story(self, title: str) -> str:
        """The headline as the topic of a title; "" where it is none, or of something else."""
        if self.past or title.startswith(_THOSE) or ": " in TELLER.sub("", title):
            return ""
        return self._short_of(self.topics.story(title, self.sentence), title)

    def lead(self, title: str) -> str:
        """What the text tells first as the topic of a title; "" where it is none, or of something else."""
        return "" if self.past or self.apart else self._short_of(self.topics.lead(title, self.sentence), title)

    def _short_of(self, topic: str, title: str) -> str:
        return topic if len(topic) + len(title) < LONGEST - 1 else ""

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
    lost = points_nowhere(title, sentence.text, scene.names, lex) if len(title) <= _LONGEST else ""
    whole = title
    if lost:
        whole = _pointing(title, lost, scene) if lost in (BARE, PRONOUN, SAYING) else _of_noun(title, lost, scene)
    elif len(title) <= _LONGEST and _takes_up(title, sentence.text, lex):
        story = scene.story(title)
        whole = scene.under(story, title) if story else title
    if whole != title or scene.past or lex.sets["cases"].isdisjoint(_WORDS.findall(title.lower())):
        return whole
    ill = untold_ill(title, scene.topics.matter_near(sentence), lex)
    return scene.under(ill, title) if ill else title


def _takes_up(title: str, said: str, lex: Lexicon) -> bool:
    """Whether a title that has names takes up what its text told before: "Ana Rojas stopped the race with a flag".

    What stands by the way ("after the race") can be left open, and what is told by more than itself is no riddle
    ("the race in Lima", "the attack on the port").
    """
    words = title.split()
    low = [word.strip(".,:;“”‘’\"'").lower() for word in words]
    for i, word in enumerate(low):
        if word not in lex.sets["takes_up"]:
            continue
        opens = i == 0 and f"he {word}" in said
        the = i > 0 and low[i - 1] == "the" and (i < _BY or low[i - 2] not in lex.sets["by_the_way"])
        following = low[i + 1] if i + 1 < len(low) else ""
        placed = following in ("in", "at", "near") and words[i + 2 : i + 3] and words[i + 2][0].isupper()
        if (opens or the) and following not in lex.sets["tells_what"] and not placed:
            return True
    return False


def _pointing(title: str, lost: str, scene: Scene) -> str:
    """A title without names, or with a pronoun that stands for nothing in it, under the topic of its text."""
    matter = scene.matter(title)
    if matter is not None and matter.head in title.lower():
        told = _with_matter(title, scene.sentence.text, matter)
        if told != title:
            return told
    if title.startswith(("He ", "She ")):
        return title  # no topic tells who "she" is
    bare, topic = lost == BARE, ""
    if not (bare and scene.topics.names(title)):
        topic = scene.topics.of(title, scene.sentence, bare=bare, said=lost == SAYING)
    if (under := _under_matter(title, topic, matter, scene, known=bare)) is not None:
        return under
    if (lost != SAYING and ": " in title) or _hangs_on(_WHERE, title, scene.sentence.text):
        return title
    story = scene.story(title) if scene.same_day or not bare else ""
    topic = (story or topic) if bare else (topic or story or scene.lead(title))
    return scene.under(topic, title) if topic else title


def _of_noun(title: str, noun: str, scene: Scene) -> str:
    """A title with "the" before a plain noun: the name that the text has for it, else the topic of the text."""
    sentence, topics, sets = scene.sentence, scene.topics, scene.lex.sets
    head = noun.rpartition(" ")[2]
    told_before = topics.tells(head, sentence.start)
    if not told_before and head not in sets["takes_up"] and head not in sets["bears_a_name"]:
        return title  # new to the text, and so what it is by itself: "the wind"
    matter = scene.matter(title)
    if matter is not None and head in sets["matters"] and topics.text.count(head) > topics.text.count(matter.head):
        matter = None  # the text is about more than one
    whole = _called_in_full(title, noun, scene, matter)
    if whole != title or title.startswith(("He ", "She ")):
        return whole
    deed = head in sets["takes_up"] or head in sets["matters"] or head.endswith(("tion", "sion"))
    happening = matter is not None and matter.head in sets["matters"]
    before = title[: max(title.lower().find(f"the {noun}"), 0)].rstrip().rpartition(" ")[2]
    by_the_way = before in sets["by_the_way"]
    if by_the_way and not (deed and (told_before or _is_akin(head, matter, scene.lex))):
        return title
    story = scene.story(title)
    if deed and story and not happening:
        return scene.under(story, title)
    if by_the_way and (matter is None or not happening or matter.head in _WORDS.findall(title.lower())):
        return title
    topic = topics.of(title, sentence, bare=False)
    if (told := _under_matter(title, topic, matter, scene, known=True)) is not None:
        return told
    if ": " in title or _hangs_on(_WHERE, title, sentence.text):
        return title
    topic = topic or story or (scene.lead(title) if deed else "")
    return scene.under(topic, title) if topic else title


def _is_akin(head: str, matter: Matter | None, lex: Lexicon) -> bool:
    """Whether a noun is of one kin with that of the matter."""
    return matter is not None and lex.kin.get(head, head) == lex.kin.get(matter.head, "")


def _under_matter(title: str, topic: str, matter: Matter | None, scene: Scene, *, known: bool) -> str | None:
    """The title under the matter of its text, or the place it tells of; None where it has neither.

    Where what a title lacks is `known`, one that names the matter says enough.
    """
    words = _WORDS.findall(title.lower())
    if matter is None or words[:1] == ["it"] or (known and matter.head in words):
        return None
    return scene.under(topic if scene.topics.is_place_of(topic, scene.sentence) else matter.name, title)


def _called_in_full(title: str, noun: str, scene: Scene, matter: Matter | None) -> str:
    """The title with a thing as the text calls it by name, the same where it has none."""
    told = named(scene.topics.text, noun, scene.sentence.start, scene.lex)
    if told and not any(word in title for word in told.split() if word[0].isupper()):
        return _with_name(title, noun, told)
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
