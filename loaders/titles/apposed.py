"""Names that stand in apposition in a sentence, for the nouns that a title has of it.

"The flight, HA446, left" gives "Flight HA446 left", "met its president, Pedro Rojas" gives "met President Pedro
Rojas", "through a firm he has founded, called Nerva" gives "has founded a firm called Nerva". What the rest of the
text calls a thing is found in `titles.named`.
"""

import re
from collections.abc import Collection

from loaders.grammar import Lexicon
from loaders.kinds import PREPOSITION
from loaders.titles.pronouns import PERSONS

_WORD = r"[A-Z][\w&-]*(?:\.[A-Z]\.?)*"
_NAME = rf"#?{_WORD}(?: (?:of )?{_WORD}){{0,3}}"
_BEHIND = re.compile(
    rf"\b([Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) ((?:[a-z][a-z-]+ ){{0,2}}[a-z][a-z-]+) ?, ({_NAME}) ?[,.](?= |$)"
)
_BEFORE = re.compile(rf"({_NAME}) ?, (?:the|an?) ((?:[\w-]+ ){{0,4}}[a-z-]+)")
_KIN = re.compile(
    rf"({_NAME} ?['’]s (?:[a-z-]+ ){{0,2}}(?:daughter|son|wife|husband|brother|sister|mother|father|widow|cousin|uncle"
    rf"|aunt|nephew|niece|girlfriend|boyfriend|partner)) ?, ([A-Z]\w+) ?,"
)
_CALLED = re.compile(rf" ?,? (?:called|named|dubbed|known as) [“\"‘']?({_NAME})")
_APART = re.compile("(?<=\\w) (?=['’]s)")
_CALLS = (" called ", " named ", " dubbed ", " known as ")
_SET_BEHIND = re.compile(r"[a-z] ?, #?[A-Z]")
_WITHIN = 40
"""How far behind a noun "called" may stand."""


def apposed(title: str, said: str, persons: Collection[str], lex: Lexicon) -> str:
    """The title with the names that its sentence sets beside its nouns; the same where it sets none.

    `persons` are the names of persons in the sentence: "the mayor, Pedro Rojas," is one, "the storm, Rojas," is not.
    """
    if _SET_BEHIND.search(said):
        for match in _BEHIND.finditer(said):
            known = match[3] in title or match[3].lower() in lex.sets["calendar"]
            office = match[2].rpartition(" ")[2] in PERSONS
            if not known and office == (match[3] in persons) and not _is_fronted(said, match.start(), lex):
                title = _with_name(title, match[1].lower(), match[2], match[3])
    led = _BEFORE.match(said)
    if led is not None and led[1] in persons and led[1] not in title and (noun := _opening(title, led[2])):
        return led[1] + title[len(noun) :]
    title = _of_kin(title, said)
    return _called(title, said) if any(word in said for word in _CALLS) else title


def _of_kin(title: str, said: str) -> str:
    """The title with whose daughter or brother it is whom the sentence only tells by a given name."""
    given, _, rest = title.partition(" ")
    if not rest or rest[0].isupper() or f", {given}" not in said:
        return title
    kin = next((match[1] for match in _KIN.finditer(said) if match[2] == given), "")
    return f"{_APART.sub('', kin)} {title}" if kin else title


def _is_fronted(said: str, at: int, lex: Lexicon) -> bool:
    """Whether a noun belongs to what opens a sentence before its subject: "In the letter, Rojas, who left, said"."""
    before = said[:at].lower().split()
    return bool(before) and bool(lex.kinds[before[-1]] & PREPOSITION) and bool(lex.kinds[before[0]] & PREPOSITION)


def _with_name(title: str, article: str, noun: str, name: str) -> str:
    """The title with a name behind a noun, in place of what says whose it is."""
    if title[: len(noun)].lower() == noun and not title[len(noun) : len(noun) + 1].isalnum():
        return f"{title[: len(noun)]} {name}{title[len(noun) :]}"
    whole = f"{article} {noun}"
    at = title.lower().find(whole)
    end = at + len(whole)
    if (
        at < 0
        or (at and title[at - 1] != " ")
        or title[end : end + 1].isalnum()
        or title[end : end + 2] in ("'s", "’s")
    ):
        return title
    office = noun.removeprefix("own ")
    told = f"{whole} {name}"
    if article != "the" and office.rpartition(" ")[2] in PERSONS:
        told = f"{office if ' ' in office else office.capitalize()} {name}"
    return title[:at] + (told if at else told[0].upper() + told[1:]) + title[end:]


def _opening(title: str, noun: str) -> str:
    """The words of a noun in apposition that open a title, up to the last one that both have; "" for none."""
    words, most = noun.split(), 0
    small = title.lower()
    for i in range(1, len(words) + 1):
        told = " ".join(words[:i]).lower()
        if not small.startswith(told):
            break
        most = len(told)
    return title[:most] if most and title[most : most + 1] in (" ", "'", "’") and " " in title[:most] else ""


def _called(title: str, said: str) -> str:
    """The title with the name of the new thing that it ends in: "has launched another company called Seralink"."""
    last = title.rpartition(" ")[2]
    led = title.split()[-3:-1]
    if not last.islower() or not {"a", "an", "another", "new"} & set(led):
        return title
    at = said.find(f" {last}")
    match = _CALLED.search(said, at + len(last) + 1, at + len(last) + _WITHIN + _WITHIN) if at >= 0 else None
    between = said[at : match.start()] if match is not None else ""
    if match is None or len(between) > _WITHIN or "." in between or match[1] in title:
        return title
    return f"{title} called {match[1]}"
