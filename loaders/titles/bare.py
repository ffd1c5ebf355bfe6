"""A noun that says too little by itself, with those who take part, with its owner, or with where it happens.

All three stand in the sentence; "the spill" in the fuller words of another sentence is the work of `titles.fuller`.
"""

import re

from loaders.clauses import Clause
from loaders.titles.phrases import GOOD, OWNERS, Phrase, listed, possessive
from loaders.titles.pronouns import fits
from loaders.titles.spans import subject_span
from loaders.titles.subjects import words_of_subject
from loaders.verbs import NON_FINITE
from schemas.text import Parties

_OWNED = re.compile(r"(?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*['’]s? ")
"""A name before what is its own."""
_SOMEONES = frozenset((
    "statement", "meeting", "agreement", "visit", "negotiation", "trial", "legislation", "appointment", "release",
    "study", "campaign", "investigation", "policy", "aid", "election",
))  # fmt: skip
"""The kinds of happening that are someone's: those who take part in them can be named as their owners."""
_MUTUAL = frozenset({"meeting", "agreement", "competition", "attack", "trade", "clash"})


def owned_by(phrase: Phrase, clause: Clause, start: int, noun: str) -> str:
    """A noun with its owner, where the subject is that: "Peru mourned after its defeat" -> "Peru's defeat"; or ""."""
    sets = clause.lex.sets
    verb, low = clause.verb, clause.words.low
    own = low[start] in OWNERS
    opens = start == 1 and low[0] in ("in", "at", "on", "during") and low[1] in ("a", "an")
    opens = opens or (own and start == 1 and low[0] in sets["preposition"])
    if opens and (verb is None or verb.main > clause.first):  # "In an interview, Quispe said"
        head = next((k for k, v in enumerate(clause.verbs) if v.tense not in NON_FINITE), -1)
        clause = clause.under(head)
        told = own or (head >= 0 and low[clause.verbs[head].main] in sets["reporting"])
        verb = clause.verb if told else None  # "After its recall of cars, Halden Trust lost"
    if verb is None or (verb.main > clause.first and not opens):
        return ""
    spoken = low[start] in ("a", "an") and low[start - 1] in ("in", "during", "at", "on") and start > 0
    said_there = spoken and low[verb.main] in sets["reporting"]
    if not own and not said_there and not (spoken and low[clause.last] in sets["visits"]):
        return ""
    owner = subject_span(phrase, clause)
    subject = words_of_subject(phrase, clause, owner)
    if owner is None or (own and not fits(clause, low[start], owner)):
        return ""
    if not subject or len(subject) > 36 or "…" in subject or "," in subject or re.search("['’]s ", subject):
        return ""
    return f"{subject}{possessive(phrase, subject)} {_without_owner(noun)}"


def with_parties(noun: str, parties: Parties, phrase: Phrase, family: str) -> str:
    """A noun that says too little, with those who take part; "" where none is told.

    "Talks between Peru and Chile", "Quispe's speech", "Shell spill".
    """
    noun = _without_owner(noun)
    if _OWNED.match(noun):
        return noun
    told = [p.as_text for p in parties.who if p.as_text and p.as_text.lower() not in phrase.lex.sets["pronouns"]]
    names = [name for name in dict.fromkeys(told) if noun and name not in noun][:3]
    row = listed(names) if names else ""
    if noun and len(noun) + len(row) < GOOD - 9:
        if len(names) > 1:
            return f"{noun} {'between' if family in _MUTUAL else 'with'} {row}"
        if names and family in _SOMEONES:
            small = noun if noun[1:2].isupper() else noun[0].lower() + noun[1:]
            base, text = phrase.sentence.start, phrase.sentence.text
            body = any(text[start - base : end - base] == row for start, end in phrase.bodies)
            return f"{row} {small}" if body else f"{row}{possessive(phrase, row)} {small}"
    return ""


def _without_owner(noun: str) -> str:
    """A noun without the possessive that would stand beside its owner's name: "Quispe's / his retirement"."""
    first, _, behind = noun.partition(" ")
    return behind if first.lower() in ("his", "her", "its", "their") else noun


def there(phrase: Phrase, parties: Parties, noun: str) -> str:
    """A noun with where it happens, by the preposition that the sentence has: "Protest at Callao"."""
    where = phrase.places.get(parties.place or "", "")
    if not noun or not where or where in noun or where[-1] == ".":
        return noun
    link = re.search(rf"\b(at|near|outside) (the )?{re.escape(where)}\b", phrase.sentence.text)
    return f"{noun} {link[1] + ' ' + (link[2] or '') if link else 'in '}{where}"
