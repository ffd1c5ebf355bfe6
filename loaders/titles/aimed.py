"""Titles that point at what they speak of: a thing by the name that the text gives it, else the topic before a colon.

"Crash of the flight" is "Crash of the Andean Air flight" where the text calls it so; "They found nine bodies" is
"Andean Air: They found nine bodies". A title that names what it speaks of stays as it is.
"""

import re
from collections.abc import Sequence

from loaders.grammar import Lexicon
from loaders.titles.apposed import apposed
from loaders.titles.dangling import BARE, PRONOUN, points_nowhere
from loaders.titles.named import named
from loaders.titles.persons import persons_in_full
from loaders.titles.topics import Topics
from schemas.text import NameHit, Sentence

_LONGEST = 140
_OWNED = re.compile("['’]s ")
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


def aimed(title: str, sentence: Sentence, hits: Sequence[NameHit], text: str, topics: Topics, lex: Lexicon) -> str:
    """The title of a happening, so that it points at something; `hits` are the names of its sentence."""
    title = persons_in_full(title, sentence, text, hits, topics.full)
    title = apposed(title, sentence.text, [hit.text for hit in hits if hit.kind == "person"], lex)
    names = [name for hit in hits for name in (hit.text, hit.name) if name and name[0].isupper()]
    lost = points_nowhere(title, sentence.text, names, lex)
    if not lost or len(title) > _LONGEST:
        return title
    if lost not in (BARE, PRONOUN):
        head = lost.rpartition(" ")[2]
        taken_up = head in _TAKES_UP or head in _BEARS_A_NAME
        if not taken_up and f" {head}" not in text[: sentence.start].lower():
            return title  # new to the text, and so what it is by itself: "the wind"
        told = named(text, lost, sentence.start, lex)
        if told and not any(word in title for word in told.split() if word[0].isupper()):
            return _with_name(title, lost, told)
        before = title[: max(title.lower().find(f"the {lost}"), 0)].rstrip().rpartition(" ")[2]
        if before in _BY_THE_WAY:
            return title
    if ": " in title or title.startswith(("He ", "She ")) or (lost == BARE and topics.names(title)):
        return title  # no topic tells who "she" is
    topic = topics.of(title, sentence, bare=lost == BARE)
    return f"{topic}: {title}" if topic else title


def _with_name(title: str, noun: str, told: str) -> str:
    """The title with a noun as the text names it."""
    opens = title[: len(noun)].lower() == noun
    the = "" if opens or _OWNED.search(told) else "the "
    if opens:
        return told[0].upper() + told[1:] + title[len(noun) :]
    return title.replace(f"the {noun}", f"{the}{told}", 1)
