"""The words that name happenings, as the vocabulary lists them, made ready to be looked up.

What the words are is data (`schemas/vocab/event_types.yml` and the user's `types/`); an entry of its `triggers:` is
one of

- `summit`: a noun, its plural made by rule; `talks/`: exactly so, no other form;
- `courtesy call`: a phrase, whose last word takes the plural;
- `to meet, met`: a verb with its irregular past (and participle, where that differs); `to step down`: a phrasal verb,
  whose particle may stand behind its object ("laid ninety people off"); `to take … off, took, taken`: only there;
- any of them with `[@dated]`: too weak a word by itself, an event only where its own clause dates it ("ended Friday");
- a verb of saying with `[@voiced]`: an event where its clause dates it, or where someone named says it;
- any of them with a condition: `strike [workers union]` needs one of these words in the sentence, `to meet, met
  [!demand !needs]` is refused when one of them stands within three words before or four behind, `to seize [!>on]`
  when one stands right behind.

A longer phrase wins over a shorter one, a conditioned entry over a plain one, a mode over its type. Whether a word is
read so where it stands is the matter of `triggers`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from loaders.grammar import Lexicon, inflect, lexicon
from schemas.vocabulary import Vocabulary

_ENTRY = re.compile(
    r"(?P<verb>to )?(?P<words>[^\[/,]+?)(?P<exact>/)?(?:, *(?P<past>\w+))?(?:, *(?P<part>\w+))? *"
    r"(?:\[(?P<if>[^\]]*)\])?"
)


_PARTICLES = frozenset({"up", "down", "off", "out", "over", "in", "back", "away", "aside"})
"""The words that a phrasal verb ends with and that may stand behind its object."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of one entry of the vocabulary."""

    words: tuple[str, ...]
    lemma: str
    type: str
    verb: bool
    second: str = ""
    """The second of its words; "" where it has but one."""
    needs: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()
    flags: int = 0
    """What the first word can be as a verb form; 0 for nouns."""
    weak: bool = False
    """Whether the entry is marked `@dated` or `@voiced`."""
    voiced: bool = False
    """Whether the entry is marked `@voiced`."""
    apart: bool = False
    """Whether its last word may stand behind the verb's object."""
    joined: bool = True
    """Whether it may stand right behind the verb."""
    never: frozenset[str] = frozenset()
    """The words that may not stand right behind it."""


class Index(NamedTuple):
    """All entries of a vocabulary in one language, and a lexicon that knows their verbs."""

    entries: dict[str, list[Entry]]
    """First word -> entries, the weightier first."""
    spoken: dict[str, list[Entry]]
    """The same without those that need a date: where no time is told, and someone is named who may speak."""
    strong: dict[str, list[Entry]]
    """The same without all weak ones: where nobody is named either."""
    lex: Lexicon
    unforeseen: frozenset[str]
    """The types of happenings that nobody plans or foretells."""


_indexes: list[tuple[object, str, Index]] = []


def index_of(vocabulary: Vocabulary, language: str) -> Index | None:
    """The index of a vocabulary, built once; None for a language without word classes."""
    for known, lang, index in _indexes:
        if known is vocabulary.event_types and lang == language:
            return index
    lex = lexicon(language)
    if lex is None:
        return None
    entries: dict[str, list[Entry]] = {}
    forms = dict(lex.forms)
    for kind in vocabulary.event_types.values():
        for name, triggers in ((kind.id, kind.triggers), *((f"{kind.id}/{m.id}", m.triggers) for m in kind.modes)):
            for written in triggers.get(language, ()):
                for entry in parse_entry(written, name):
                    entries.setdefault(entry.words[0], []).append(entry)
                    if entry.flags and entry.words[0] not in lex.forms:
                        base, flags = forms.get(entry.words[0], (entry.lemma.partition(" ")[0], 0))
                        forms[entry.words[0]] = (base, flags | entry.flags)
    for same in entries.values():
        same.sort(key=lambda e: (-len(e.words), not e.needs, e.weak, "/" not in e.type, not e.verb, e.type))
    spoken = _only(entries, lambda entry: entry.voiced or not entry.weak)
    strong = _only(entries, lambda entry: not entry.weak)
    unforeseen = frozenset(kind.id for kind in vocabulary.event_types.values() if kind.foresight == "unforeseen")
    index = Index(entries, spoken, strong, lex.with_forms(forms), unforeseen)
    _indexes.append((vocabulary.event_types, language, index))
    del _indexes[:-4]
    return index


def _only(entries: dict[str, list[Entry]], fits: Callable[[Entry], bool]) -> dict[str, list[Entry]]:
    """The entries that fit, by their first words."""
    fitting = {first: [entry for entry in same if fits(entry)] for first, same in entries.items()}
    return {first: same for first, same in fitting.items() if same}


def parse_entry(written: str, type_name: str) -> Iterator[Entry]:
    """The forms of one entry of a `triggers:` list. Raises ValueError where it cannot be read.

    >>> sorted(" ".join(entry.words) for entry in parse_entry("courtesy call", "meeting"))
    ['courtesy call', 'courtesy calls']
    """
    match = _ENTRY.fullmatch(written.strip())
    if match is None:
        raise ValueError(f"'{written}' is no trigger: see the forms in the docstring of loaders.entries")
    joined = "…" not in match["words"]
    words = tuple(match["words"].lower().replace("…", "").split())
    conditions = (match["if"] or "").split()
    needs = frozenset(word for word in conditions if word[0] not in "!@")
    bars = frozenset(word[1:] for word in conditions if word[0] == "!" and word[1] != ">")
    never = frozenset(word[2:] for word in conditions if word.startswith("!>"))
    verb = bool(match["verb"])
    forms: dict[tuple[str, ...], int] = {words: 0}
    if verb and not match["exact"]:
        forms = {}
        for form, flag in inflect(words[0], match["past"], match["part"]):
            forms[(form, *words[1:])] = forms.get((form, *words[1:]), 0) | flag
    elif not match["exact"]:
        forms[(*words[:-1], _plural(words[-1]))] = 0
    marks = {word for word in conditions if word[0] == "@"}
    apart = verb and len(words) == 2 and words[1] in _PARTICLES
    for each, flags in forms.items():
        yield Entry(
            each,
            " ".join(words),
            type_name,
            verb,
            "".join(each[1:2]),
            needs,
            bars,
            flags,
            bool(marks),
            "@voiced" in marks,
            apart,
            joined,
            never,
        )


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
