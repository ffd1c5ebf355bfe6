"""Persons and bodies that a text brings along, told by their shape: title and name, given name, the words of a body.

It reads runs of capitalised words and what stands beside them. Names that the vocabulary knows are found by
`index`; which of two readings of one stretch holds is settled in `names`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĬĮİĶŁĹĽŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽȘȚ"
_SHORT = "Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Maj|Col|Capt|Adm|Sgt|Cpl|Pvt|Spc|Brig|Cmdr|Rev|Prof|St|Jr|Sr|Corp|Inc|Ltd|Co"
_TOKEN = (
    rf"(?:(?:[{_UP}]\.)+|(?:{_SHORT})\.|(?:(?:al|el|as|ash|an|ad|at|ul|d)[-'’])?[{_UP}]\w*(?:(?:['’](?!s\b)|-)\w+)*)"
)
_LINK = r"(?:(?:of|for)(?: the)?|de la|del|de|bin|bint|ben|ibn|van der|van den|van|von|der|al|el|da|dos|do|di|du|la|le)"
_RUN = re.compile(rf"{_TOKEN}(?: (?:{_LINK} )?{_TOKEN}){{0,11}}")
_CAPITAL = re.compile(rf"[{_UP}](?<!\w.)[\w.'’-]*")
_ARTICLES = frozenset({"al", "el", "as", "ash", "an", "ad", "at", "ul", "d"})
_WHO = re.compile(
    r",? (?:who|whose|said|says|told|added|announced|tweeted|testified|argued|insisted|wrote|denied|has|will)\b"
)
_AGE = re.compile(r", (?:aged )?\d\d,")


class Word(NamedTuple):
    """A word of a run."""

    start: int
    end: int
    text: str


class Found(NamedTuple):
    """A person or body, told by shape."""

    start: int
    """Where its title or its name begins."""
    name_start: int
    """Where its name begins."""
    end: int
    words: tuple[str, ...]
    """The words of its name."""
    kind: str
    """person, or the kind of body."""
    titled: bool = False
    sure: bool = True
    """False where only a second mention in the text makes it a name."""
    speaks: bool = False
    """Whether what follows says that it is someone: "Mora Tully said", "Mora Tully, who"."""


@dataclass(frozen=True)
class Shapes:
    """The words of a language that names are told by (`rules/<language>/names.yml`)."""

    title: frozenset[str]
    title_end: frozenset[str]
    role: frozenset[str]
    office: tuple[str, ...]
    body: dict[str, str]
    body_of: frozenset[str]
    state_body: frozenset[str]
    own_people: frozenset[str]
    between: frozenset[str]
    speaks: frozenset[str]
    toward: frozenset[str]
    locative: frozenset[str]
    direction: frozenset[str]
    compass: frozenset[str]
    against: frozenset[str]
    doubtful: frozenset[str]
    compound: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]


@lru_cache(maxsize=8)
def shapes(language: str) -> Shapes | None:
    """The words of a language; None where no file lists them."""
    try:
        text = (files("loaders") / "rules" / language / "names.yml").read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    body = {word: kind for kind, words in data.pop("body").items() for word in words.split()}
    office = tuple(phrase.strip() for phrase in data.pop("office").split("|"))
    sets = {name: frozenset(words.split()) for name, words in data.items()}
    sets["between"] |= sets["role"]
    return Shapes(office=office, body=body, **sets)


def find_introduced(text: str, shape: Shapes, known: Mapping[int, tuple[int, bool]]) -> list[Found]:
    """Persons and bodies in one sentence, told by shape, from the left; single words are left to a second look.

    `known` tells by start where a name of the vocabulary ends and whether it can act: "South Korean" in "South Korean
    Defense Minister" is no part of the title.
    """
    found: list[Found] = []
    free, last_run = 0, (0, 0)
    for match in _CAPITAL.finditer(text):
        start, end = match.span()
        if start < free or (match[0] in shape.common and not text[end + 1 : end + 2].isupper()):
            continue
        if start > 2 and text[start - 1] in "-'’":
            start = _with_article(text, start)
        run = _RUN.match(text, start)
        if run is None:
            continue
        free = run.end()
        if " " not in run[0]:
            one = _single(text, start, run[0], shape, known)
            if one is not None:
                found.append(one)
            last_run = (start, free) if start not in known and run[0] not in shape.common else (0, 0)
            continue
        for part in _parts(_words(run[0], start), shape):
            _trim(part, shape)
            _drop_known(part, shape, known)
            if part:
                one = _of_run(text, part, shape)
                if one is not None:
                    found.append(_with_first_half(text, one, last_run) if one.kind in shape.body.values() else one)
        last_run = (start, free) if start not in known else (0, 0)
    return found


def _with_first_half(text: str, body: Found, last_run: tuple[int, int]) -> Found:
    """A body with what "and" joins to its name from the left: "Peat and Forest Agency"."""
    start, end = last_run
    if len(body.words) > 2 or text[end : body.start] not in (" and ", " & "):
        return body
    if text.startswith("The ", start):
        start += 4
    words = (*text[start:end].split(" "), text[end : body.start].strip(), *body.words)
    return body._replace(start=start, name_start=start, words=words)


def _single(text: str, start: int, word: str, shape: Shapes, known: Mapping[int, tuple[int, bool]]) -> Found | None:
    """A run of one word, the most frequent kind: nothing where it is common or the vocabulary knows who it is."""
    if word in shape.common or word in shape.title or (start in known and known[start][1]):
        return None
    end = start + len(word)
    if _role_before(text, start, shape) and not word.isupper():
        return Found(start, start, end, (word,), "person", titled=True)
    speaks = _WHO.match(text, end) is not None
    return Found(start, start, end, (word,), "other", sure=False, speaks=speaks)


def _role_before(text: str, start: int, shape: Shapes) -> bool:
    """Whether the word before is one that persons are introduced by: "spokeswoman Mora"."""
    if text[start - 1 : start] != " ":
        return False
    before = text[max(0, start - 24) : start].split()
    return bool(before) and before[-1] in shape.role


def _with_article(text: str, start: int) -> int:
    """Where a name with an Arabic article begins: "al-Sadr"; `start` where none stands before it."""
    before = text[max(0, start - 4) : start - 1].rpartition(" ")[2]
    return start - 1 - len(before) if before in _ARTICLES else start


def _words(run: str, start: int) -> list[Word]:
    words = []
    for word in run.split(" "):
        words.append(Word(start, start + len(word), word))
        start += len(word) + 1
    return words


def _parts(words: list[Word], shape: Shapes) -> list[list[Word]]:
    """A run cut where "of" and "for" join no name: "President of France" but "Ministry of Health"."""
    parts, begin = [], 0
    for cut, word in enumerate(words):
        if "-" in word.text and word.text.rpartition("-")[2] in shape.compound:
            parts.append(words[begin:cut])
            begin = cut + 1
        if word.text not in ("of", "for"):
            continue
        left = words[begin:cut]
        behind = words[cut + 2] if words[cut + 1].text == "the" else words[cut + 1]
        if any(word.text in shape.body_of for word in left):
            break
        if left and left[-1].text in ("Secretary", "Minister") and behind.text in shape.title:
            break
        parts.append(left)
        begin = cut + 1
    parts.append(words[begin:])
    return parts


def _trim(words: list[Word], shape: Shapes) -> None:
    """Drops words that open or close a run by chance: "On", "Meanwhile", "Tuesday"."""
    while words and (words[0].text in shape.common or words[0].text in ("of", "the", "for")):
        if len(words) > 1 and words[0].text in shape.title and words[1].text in shape.title:
            break
        del words[0]
    while words and words[-1].text in shape.common and words[-1].text not in shape.body:
        del words[-1]


def _drop_known(words: list[Word], shape: Shapes, known: Mapping[int, tuple[int, bool]]) -> None:
    """Drops a known name that opens a run before a title or a body, or is all of it if it can act: "US Secretary"."""
    end, acts = known.get(words[0].start, (0, False)) if words else (0, False)
    if not end:
        return
    count = sum(1 for word in words if word.end <= end)
    if count == len(words):
        if acts:
            words.clear()
        return
    if words[count].text in shape.title or (acts and words[count].text in shape.body):
        del words[:count]


def _of_run(text: str, words: list[Word], shape: Shapes) -> Found | None:
    """What a run of capitalised words is; None where its shape tells nothing."""
    first, last = words[0].start, words[-1].end
    tail = words[-1].text
    several = len(words) > 2
    opens = next((i for i, w in enumerate(words) if w.text in ("of", "for")), -1) if several else -1
    if opens > 0 and words[opens - 1].text in shape.body_of and opens < len(words) - 1:
        kind = shape.body.get(words[opens - 1].text, "organisation")
        return Found(first, first, last, tuple(w.text for w in words), kind)
    if len(words) > 1 and tail in shape.body and not (words[0].text in shape.title_end and len(words) == 2):
        return Found(first, first, last, tuple(w.text for w in words), shape.body[tail])
    i, ends = 0, 0
    while i < len(words) and (words[i].text in shape.title or (words[i].text in ("of", "the") and i)):
        i += 1
        if words[i - 1].text in shape.title_end or words[i - 1].text == "State":
            ends = i
    if ends and ends < len(words) and i > ends and words[ends].text in shape.given:
        i = ends
    name = words[i:]
    if ends and i == ends and 1 <= len(name) <= 5 and name[0].text not in shape.body:
        return Found(first, name[0].start, last, tuple(w.text for w in name), "person", titled=True)
    if i:
        return None
    inner = next((j for j in range(len(words) - 2, 0, -1) if words[j].text in shape.title_end), 0) if several else 0
    if inner and len(words) - inner <= 5:
        # "Harbour Director Ana Quispe": what stands before the title belongs to it.
        return Found(
            first, words[inner + 1].start, last, tuple(w.text for w in words[inner + 1 :]), "person", titled=True
        )
    return _untitled(text, words, shape)


def _untitled(text: str, words: list[Word], shape: Shapes) -> Found | None:
    """A person or unknown name without a title: told by a role before it, a given name, or what stands behind it."""
    first, last = words[0].start, words[-1].end
    names = tuple(w.text for w in words)
    if len(words) > 4:
        return None
    behind = names[1:]
    plain_name = bool(behind) and shape.body.keys().isdisjoint(behind) and not any(map(str.isupper, behind))
    if _role_before(text, first, shape) and not words[0].text.isupper():
        return Found(first, first, last, names, "person", titled=True)
    if plain_name and words[0].text in shape.given:
        return Found(first, first, last, names, "person")
    if plain_name and _AGE.match(text, last):
        return Found(first, first, last, names, "person")
    if plain_name and text[max(0, first - 4) : first].lower() == "the ":
        return None
    speaks = _WHO.match(text, last) is not None
    return Found(first, first, last, names, "person" if plain_name else "other", sure=False, speaks=speaks)
