"""Names that a text sets beside its nouns, for the nouns of titles: "Flight HA446 left", "the Andean Air flight".

In apposition the title's own sentence has them: "The flight, HA446, left", "through a firm he has founded, called
Nerva". Elsewhere in the text it looks for the one name beside a noun; where there are several it says nothing.
"""

import re
from collections.abc import Collection

from loaders.grammar import Lexicon
from loaders.kinds import PREPOSITION

_WORD = r"[A-Z][\w&-]*(?:\.[A-Z]\.?)*"
_NAME = rf"#?{_WORD}(?: (?:of )?{_WORD}){{0,3}}"
_BEHIND = re.compile(
    rf"\b([Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) ((?:[a-z][a-z-]+ ){{0,2}}[a-z][a-z-]+) ?, ({_NAME}) ?[,.](?= |$)"
)
_LONG = re.compile(rf"[Tt]he ((?:[\w'’-]+ ){{2,7}}[a-z-]+) ?, ({_NAME}) ?,")
"""What a sentence opens with and then names: "The country's biggest bank, Halden Trust,"."""
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
_NAME_BEFORE = re.compile(rf"(?<![\w-]){_WORD}(?: (?:of )?{_WORD}){{0,3}}(?: ?['’]s)? $")
_NAME_BEHIND = re.compile(rf",? ({_WORD}(?: {_WORD}){{0,2}})(?= [a-z]|[,.;)]| [,.;)])")
_LED = re.compile(r"\b(?:the|an?|['’]s|[A-Z]\w+) $")
_REACH, _WIDTH, _TOLD = 20_000, 60, 2


def apposed(title: str, said: str, persons: Collection[str], lex: Lexicon) -> str:
    """The title with the names that its sentence sets beside its nouns; the same where it sets none.

    `persons` are the names of persons in the sentence: "the mayor, Pedro Rojas," is one, "the storm, Rojas," is not.
    """
    sets = lex.sets
    commas = "," in said
    if commas and _SET_BEHIND.search(said):
        for match in _BEHIND.finditer(said):
            known = match[3] in title or match[3].lower() in sets["calendar"]
            office = match[2].rpartition(" ")[2] in sets["persons"]
            if not known and office == (match[3] in persons) and not _is_fronted(said, match.start(), lex):
                title = _with_name(title, match, office=office)
    opens = _LONG.match(said) if commas else None
    if opens is not None and opens[2] not in title and title.lower().startswith(f"{opens[1].lower()} "):
        return opens[2] + title[len(opens[1]) :]
    led = _BEFORE.match(said) if commas else None
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


def _with_name(title: str, match: re.Match[str], *, office: bool) -> str:
    """The title with the name that a match of `_BEHIND` has behind its noun, in place of what says whose it is."""
    article, noun, name = match[1].lower(), match[2], match[3]
    if title[: len(noun)].lower() == noun and not title[len(noun) : len(noun) + 1].isalnum():
        return f"{title[: len(noun)]} {name}{title[len(noun) :]}"
    whole = f"{article} {noun}"
    at = title.lower().find(whole)
    end = at + len(whole)
    apart = at == 0 or title[at - 1] == " "
    if at < 0 or not apart or title[end : end + 1].isalnum() or title[end : end + 2] in ("'s", "’s"):
        return title
    called = noun.removeprefix("own ")
    told = f"{whole} {name}"
    if article != "the" and office:
        told = f"{called if ' ' in called else called.capitalize()} {name}"
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


def named(text: str, noun: str, at: int, lex: Lexicon) -> str:
    """The noun with the one name that the text before `at` gives it; "" for none or for several.

    >>> from loaders.grammar import lexicon
    >>> text = "Sources at the Andean Air office and the law firm Rojas Prado spoke. "
    >>> named(text, "law firm", len(text), lexicon()), named(text, "office", len(text), lexicon())
    ('law firm Rojas Prado', 'Andean Air office')
    """
    found: dict[str, str] = {}
    times, size = 0, len(noun)
    low = text[max(0, at - _REACH) : at].lower()
    offset = at - len(low)
    i = low.find(noun)
    while i >= 0:
        start, end = offset + i, offset + i + size
        apart = low[i - 1 : i] == " " and text[end : end + 1] != "-" and not text[end : end + 1].isalnum()
        if apart and not text[start:end].isupper():  # "PORT HEDLAND", of a dateline
            if name := _name_before(text, start, lex):
                large = all(word[0].isupper() for word in text[start:end].split())
                found[name.rpartition(" ")[2].lower()] = f"{name} {text[start:end] if large else noun}"
                times += 1
            elif (behind := _NAME_BEHIND.match(text, end)) and _LED.search(text, max(0, start - _WIDTH), start):
                last = behind[1].rpartition(" ")[2].lower()
                if last not in lex.function and last not in lex.sets["calendar"]:
                    found[last] = f"{noun} {behind[1]}"
                    times += 1
        i = low.find(noun, i + size)
    if len(found) != 1 or (times < _TOLD and _is_deed(noun, lex)):
        return ""
    return next(iter(found.values()))


def _name_before(text: str, start: int, lex: Lexicon) -> str:
    """The name that ends where a noun starts: "the / Andean Air / office"; "" where none does."""
    sets = lex.sets
    match = _NAME_BEFORE.search(text, max(0, start - _WIDTH), start)
    words = match[0].split() if match else []
    while words and (words[0].lower() in lex.function or words[0].lower() in sets["calendar"]):
        words.pop(0)
    inside = any(word.lower() in lex.function and word != "of" for word in words)
    return "" if inside or (words and words[-1].lower() in sets["calendar"]) else " ".join(words)


def _is_deed(noun: str, lex: Lexicon) -> bool:
    """Whether a noun tells what somebody does, of which a text may tell several: "investigation", "attack"."""
    return noun.endswith(("tion", "sion", "ment", "ing")) or noun.rpartition(" ")[2] in lex.forms
