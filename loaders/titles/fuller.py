"""The fuller words that a text has elsewhere for what a sentence only calls "the talks".

It sees the titles of one text in order; which happenings are one event is the work of `kb.merge`.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from loaders.grammar import Lexicon
from loaders.titles.phrases import finish
from schemas.times import EventTime

_PLAIN, _LONG = 12, 70
_REACH = 20_000
_WORD = r"[A-Z][\w&-]*(?:\.[A-Z]\.?)*"
_NAME = rf"{_WORD}(?: of (?:the )?{_WORD})?(?: ?['’]s)?"


class Titled(NamedTuple):
    """A happening of a text with its title."""

    title: str
    word: str
    """The word that names it, in small letters."""
    lemma: str
    """Its dictionary form, as the vocabulary lists it."""
    kind: str
    """Its event type."""
    noun: bool
    told: bool
    """Whether the text tells it as something that happens, and not as what might."""
    when: EventTime


def in_full(told: Sequence[Titled], text: str, lex: Lexicon) -> list[str]:
    """The titles, a bare one ("Leak") replaced by the nearest fuller one of the same word before it.

    One behind it serves where none stands before, then what the text calls it anywhere ("the Aden pipeline leak"),
    then one of the same kind.
    """
    bare = [_is_bare(one) for one in told]
    if not any(bare):
        return [one.title for one in told]
    by_word: dict[str, list[int]] = {}
    by_kind: dict[str, list[int]] = {}
    heads = [one.lemma.rpartition(" ")[2] for one in told]
    keys = [lex.kin.get(head, head) for head in heads]
    called: dict[str, str] = {}
    for i, one in enumerate(told):
        if not bare[i] and one.told and _PLAIN <= len(one.title) <= _LONG and ":" not in one.title:
            by_word.setdefault(keys[i], []).append(i)
            family = one.kind.partition("/")[0]
            if one.noun and "/" in one.kind:
                by_kind.setdefault(one.kind, []).append(i)
            if family != "statement":
                by_kind.setdefault(family, []).append(i)
    titles = [one.title for one in told]
    for i, one in enumerate(told):
        if bare[i]:
            near = _fuller(told, i, by_word.get(keys[i], ()))
            if not near and " " not in one.title and one.word not in called:
                named = named_in(text, one.word, lex)
                called[one.word] = finish(named, lex) if named else ""
            kind = (
                one.kind.partition("/")[0]
                if heads[i] in lex.sets["any_of_its_kind"]
                else one.kind
                if "/" in one.kind
                else ""
            )
            titles[i] = near or called.get(one.word) or _fuller(told, i, by_kind.get(kind, ())) or one.title
    return titles


def named_in(text: str, word: str, lex: Lexicon) -> str:
    """What a text calls by a noun together with a name, where it first does: "invasion of Peru"; "" where it does not.

    >>> from loaders.grammar import lexicon
    >>> named_in("They left after the Aden oil spill.", "spill", lexicon())
    'Aden oil spill'
    """
    sets = lex.sets
    sample = text[:_REACH]
    for match in re.finditer(rf"((?:{_NAME} ){{1,5}}(?:[a-z-]+ ){{0,2}})\b({re.escape(word)})\b", sample):
        before = match[1].split()
        while before and (before[0].lower() in lex.function or before[0].lower() in sets["calendar"]):
            before.pop(0)
        plain = [w for w in before if w.islower()]
        if before and before[0][0].isupper() and not any(w in lex.function or w in lex.forms for w in plain):
            return f"{' '.join(before)} {match[2]}"
    linked = rf"\b({re.escape(word)} (?:of|in|on|at|near|against|between) (?:the )?{_NAME}(?: {_NAME})*)"
    behind = re.search(linked, sample)
    return behind[1] if behind and behind[1].split()[-1].lower() not in sets["calendar"] else ""


def _is_bare(one: Titled) -> bool:
    """Whether a title is its word alone, or with one adjective ("Oil spill", "Recent talks")."""
    return one.noun and one.title.count(" ") < 2 and one.title.lower().endswith(one.word)


def _fuller(told: Sequence[Titled], i: int, places: Sequence[int]) -> str:
    """The title of the nearest happening that can be the one at `i`, those before it first; "" if none can."""
    at = bisect_left(places, i)
    near = (*reversed(places[max(0, at - 4) : at]), *places[at : at + 4])
    return next((told[j].title for j in near if _can_be(told[i], told[j])), "")


def _can_be(one: Titled, other: Titled) -> bool:
    """Whether the fuller words can mean the same: the same family, no other time, and no other adjective."""
    if one.kind.partition("/")[0] != other.kind.partition("/")[0]:
        return False
    if one.when.bounds and other.when.bounds and not one.when.overlaps(other.when):
        return False
    first, _, behind = one.title.lower().partition(" ")
    return not behind or first in other.title.lower()
