"""Titles that point at what they speak of: a thing by the name that the text gives it, else the topic before a colon.

"Crash of the flight" is "Crash of the Andean Air flight" where the text calls it so; "They found nine bodies" is
"Andean Air: They found nine bodies". A title that names what it speaks of stays as it is.
"""

import re
from collections.abc import Sequence

from loaders.grammar import Lexicon
from loaders.titles.apposed import apposed
from loaders.titles.dangling import BARE, PRONOUN, SAYING, TELLER, points_nowhere
from loaders.titles.ills import untold_ill
from loaders.titles.matter import Matter
from loaders.titles.named import named
from loaders.titles.persons import persons_in_full
from loaders.titles.phrases import LONGEST
from loaders.titles.topics import Topics
from schemas.text import NameHit, Sentence

_LONGEST = 140
_WORDS = re.compile(r"[^\W_]+")
_PLAIN, _ALONE = r"(?:[a-z-]+ )?", r"(?= (?!of|in|on|at|near)|$)"
"""A word before a noun, and nothing behind it that tells of what or where it is."""
_OWNED = re.compile("['’]s ")
_THOSE = ("They ", "Their ", "It ", "Its ", "His ", "Her ")
"""What opens a title that tells of somebody else than its text's headline may."""
_BY_THE_WAY = frozenset(("for", "at", "in", "on", "by", "as", "during", "after", "before", "since", "until", "amid"))
"""What leads to a circumstance: a title that has names can do with "before the meeting" as it stands."""
_TAKES_UP = frozenset((
    "accident", "accusation", "accusations", "allegation", "allegations", "announcement", "attack", "case", "change",
    "claim", "claims", "clash", "crash", "deal", "decision", "delay", "disaster", "document", "documents", "event",
    "experiment", "explosion", "findings", "idea", "incident", "launch", "measure", "measures", "mission", "move",
    "offer", "operation", "order", "outcome", "plan", "plans", "project", "proposal", "report", "reports", "request",
    "research", "result", "results", "ruling", "setup", "shooting", "study", "test", "tests", "theory", "tragedy",
    "verdict", "vote", "work",
))  # fmt: skip
"""Nouns that take up what was told in whatever words."""
_BEARS_A_NAME = frozenset((
    "spacecraft", "satellite", "rocket", "ship", "vessel", "tanker", "ferry", "plane", "aircraft", "airliner", "train",
    "firm", "carrier", "retailer", "bank", "app", "film", "book", "song", "album", "festival", "team", "club", "squad",
    "band", "virus", "disease", "drug", "storm", "hurricane", "cyclone", "typhoon", "volcano", "asteroid", "comet",
    "cryptocurrency", "website",
))  # fmt: skip
"""Nouns for things that have names, which "the" takes up though the text called them by the name alone."""


def aimed(
    title: str,
    sentence: Sentence,
    hits: Sequence[NameHit],
    text: str,
    topics: Topics,
    lex: Lexicon,
    *,
    apart: bool = False,
    past: bool = False,
) -> str:
    """The title of a happening, so that it points at something; `hits` are the names of its sentence.

    One that stands `apart` is none of those that make up the matter of its text; one that is long `past` is no part of
    what its headline tells.
    """
    title = persons_in_full(title, sentence, text, hits, topics.given)
    title = apposed(title, sentence.text, [hit.text for hit in hits if hit.kind == "person"], lex)
    names = [name for hit in hits for name in (hit.text, hit.name) if name and name[0].isupper()]
    whole = _pointing(title, sentence, names, text, topics, lex, apart=apart, past=past)
    ill = untold_ill(title, sentence, topics) if whole == title and not past else ""
    return _under(ill, title, names, lex) if ill else whole


def _pointing(
    title: str,
    sentence: Sentence,
    names: Sequence[str],
    text: str,
    topics: Topics,
    lex: Lexicon,
    *,
    apart: bool,
    past: bool,
) -> str:
    """The title with what it points at, the same where it points at nothing or where nothing is sure."""
    lost = points_nowhere(title, sentence.text, names, lex)
    if not lost or len(title) > _LONGEST:
        return title
    matter = None if apart or _hangs_on((" in which ",), title, sentence.text) else topics.matter_near(sentence)
    plain = lost not in (BARE, PRONOUN, SAYING)
    head = lost.rpartition(" ")[2]
    if plain and matter is not None and head in lex.sets["matters"] and text.count(head) > text.count(matter.head):
        matter = None  # the text is about more than one
    if plain and head not in _TAKES_UP | _BEARS_A_NAME and f" {head}" not in text[: sentence.start].lower():
        return title  # new to the text, and so what it is by itself: "the wind"
    whole = _called_in_full(title, lost if plain else "", sentence, text, matter, lex)
    before = title[: max(title.lower().find(f"the {lost}"), 0)].rstrip().rpartition(" ")[2] if plain else ""
    if whole != title or title.startswith(("He ", "She ")):
        return whole  # no topic tells who "she" is
    deed = head in _TAKES_UP or head in lex.sets["matters"] or head.endswith(("tion", "sion"))
    untold = past or lost == BARE or title.startswith(_THOSE) or ": " in TELLER.sub("", title)
    story = "" if untold else topics.story(title, sentence)
    story = story if len(story) + len(title) < LONGEST - 1 else ""
    words = _WORDS.findall(title.lower())
    happening = matter is not None and matter.head in lex.sets["matters"]
    akin = matter is not None and lex.kin.get(head, head) == lex.kin.get(matter.head, "")
    if before in _BY_THE_WAY and not (deed and (akin or f" {head}" in text[: sentence.start].lower())):
        return title
    if plain and deed and story and not happening:
        return _under(story, title, names, lex)
    if before in _BY_THE_WAY and (matter is None or not happening or matter.head in words):
        return title
    topic = (
        ""
        if lost == BARE and topics.names(title)
        else topics.of(title, sentence, bare=lost == BARE, said=lost == SAYING)
    )
    if matter is not None and (lost in (PRONOUN, SAYING) or matter.head not in words) and words[:1] != ["it"]:
        return _under(topic if topics.is_place_of(topic, sentence) else matter.name, title, names, lex)
    if (lost != SAYING and ": " in title) or _hangs_on((" in which ", " where "), title, sentence.text):
        return title
    return _under(topic or story, title, names, lex) if topic or story else title


def _called_in_full(title: str, noun: str, sentence: Sentence, text: str, matter: Matter | None, lex: Lexicon) -> str:
    """The title with a thing as the text calls it by name, the same where it has none; `noun` is what is lost."""
    told = named(text, noun, sentence.start, lex) if noun else ""
    if told and not any(word in title for word in told.split() if word[0].isupper()):
        return _with_name(title, noun, told)
    if matter is None or matter.head not in title.lower():
        return title
    return _with_matter(title, sentence.text, matter)


def _hangs_on(links: Sequence[str], title: str, said: str) -> bool:
    """Whether a title tells what hangs on another thing of its sentence: "strikes in which / 30 people died"."""
    at = said.find(" ".join(title.split()[1:3]))
    before = said[max(0, at - 30) : max(at, 0)]
    return any(link in before for link in links)


def _under(topic: str, title: str, names: Sequence[str], lex: Lexicon) -> str:
    """The title under a topic, what is said told without a colon of its own: "Ferry fire: Ana Rojas said “Help”"."""
    told, whole = TELLER.match(title), f"{topic}: {title}"
    if told is not None:
        verb = "" if told[1].rpartition(" ")[2] in lex.sets["reporting"] else " said"
        body = title[told.end() :]
        first = body.partition(" ")[0]
        small = first[1:].islower() and not any(name.startswith(first) for name in names)
        whole = f"{topic}: {told[1]}{verb} {body[0].lower() + body[1:] if small else body}"
    return whole if len(whole) <= LONGEST else title


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
