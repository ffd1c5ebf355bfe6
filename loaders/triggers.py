"""Words that name happenings: which type they are of, and whether the happening is planned, denied, or past.

It reads one sentence at a time and knows no dates. What the words are is data (`schemas/vocab/event_types.yml` and
the user's `types/`); an entry of its `triggers:` is one of

- `summit`: a noun, its plural made by rule; `talks/`: exactly so, no other form;
- `courtesy call`: a phrase, whose last word takes the plural;
- `to meet, met`: a verb with its irregular past (and participle, where that differs); `to step down`: a phrasal verb;
- any of them with `[@dated]`: too weak a word by itself, an event only where its own clause dates it ("ended Friday");
- a verb of saying with `[@voiced]`: an event where its clause dates it, or where someone named says it;
- any of them with a condition: `strike [workers union]` needs one of these words in the sentence, `to meet, met
  [!demand !needs]` is refused when one of them stands within three words before or four behind.

A longer phrase wins over a shorter one, a conditioned entry over a plain one, a mode over its type.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from loaders.grammar import BASE, GERUND, PARTICIPLE, PAST, THIRD, Lexicon, Words, inflect, lexicon, words_of
from loaders.realis import Reading, reading_of
from loaders.verbs import Verb, definite, parse
from schemas.text import NameHit, Sentence, Trigger
from schemas.vocabulary import Vocabulary

_ENTRY = re.compile(
    r"(?P<verb>to )?(?P<words>[^\[/,]+?)(?P<exact>/)?(?:, *(?P<past>\w+))?(?:, *(?P<part>\w+))? *"
    r"(?:\[(?P<if>[^\]]*)\])?"
)


class Entry(NamedTuple):
    """One form of one entry of the vocabulary."""

    words: tuple[str, ...]
    lemma: str
    type: str
    verb: bool
    needs: frozenset[str]
    bars: frozenset[str]
    flags: int
    """What the first word can be as a verb form; 0 for nouns."""
    weak: bool
    """Whether the entry is marked `@dated` or `@voiced`."""
    voiced: bool
    """Whether the entry is marked `@voiced`."""


class Index(NamedTuple):
    """All entries of a vocabulary in one language, and a lexicon that knows their verbs."""

    entries: dict[str, list[Entry]]
    """First word -> entries, the weightier first."""
    lex: Lexicon
    sure: frozenset[str]
    """The first words that need nothing else in the sentence, those of weak entries left out."""


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
    sure = frozenset(
        first for first, same in entries.items() if any(len(e.words) == 1 and not e.needs and not e.weak for e in same)
    )
    index = Index(entries, lex._replace(forms=forms), sure)
    _indexes.append((vocabulary.event_types, language, index))
    del _indexes[:-4]
    return index


def parse_entry(written: str, type_name: str) -> Iterator[Entry]:
    """The forms of one entry of a `triggers:` list. Raises ValueError where it cannot be read.

    >>> sorted(" ".join(entry.words) for entry in parse_entry("courtesy call", "meeting"))
    ['courtesy call', 'courtesy calls']
    """
    match = _ENTRY.fullmatch(written.strip())
    if match is None:
        raise ValueError(f"'{written}' is no trigger: see the forms in the docstring of loaders.triggers")
    words = tuple(match["words"].lower().split())
    conditions = (match["if"] or "").split()
    needs = frozenset(word for word in conditions if word[0] not in "!@")
    bars = frozenset(word[1:] for word in conditions if word.startswith("!"))
    verb = bool(match["verb"])
    forms: dict[tuple[str, ...], int] = {words: 0}
    if verb and not match["exact"]:
        forms = {}
        for form, flag in inflect(words[0], match["past"], match["part"]):
            forms[(form, *words[1:])] = forms.get((form, *words[1:]), 0) | flag
    elif not match["exact"]:
        forms[(*words[:-1], _plural(words[-1]))] = 0
    for each, flags in forms.items():
        marks = {word for word in conditions if word[0] == "@"}
        yield Entry(each, " ".join(words), type_name, verb, needs, bars, flags, bool(marks), "@voiced" in marks)


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def find_triggers(
    sentence: Sentence,
    vocabulary: Vocabulary,
    language: str = "en",
    hits: Sequence[NameHit] = (),
    *,
    weak: bool = True,
    known: Mapping[str, Entry] = {},
) -> list[Trigger]:
    """The triggers of a sentence in order, with type, status and realis; none for a language without word classes.

    `hits` are the names of the text: a word within one ("March" of "Operation Long March") names no happening.
    `known` are the nouns that the text has used before (`known_of`): with "the" they mean the same again.
    Without `weak`, entries that need a date are passed over: right for a sentence that holds none.
    """
    index = index_of(vocabulary, language)
    if index is None:
        return []
    lex = index.lex
    inside = hits[bisect_left(hits, (sentence.start,)) : bisect_left(hits, (sentence.end,))]
    voiced = any(hit.reading == "actor" for hit in inside)
    present = set(words_of(sentence.text, sentence.start).low)
    if not _promising(sentence.text, present, index, known, weak=weak, voiced=voiced):
        return []
    words, verbs = parse(sentence.text, sentence.start, lex)
    entries = index.entries
    mains = {verb.main: verb for verb in verbs}
    found, free = [], 0
    for i in [i for i, low in enumerate(words.low) if low in entries or low in known]:
        if i < free or (inside and _covered(inside, words.start[i])):
            continue
        for entry in _meant(words, i, index, known):
            if (entry.weak and not (weak or (entry.voiced and voiced))) or (
                entry.needs and entry.needs.isdisjoint(present)
            ):
                continue
            last = _fits(entry, words, i, mains, lex)
            if last < 0:
                continue
            if entry.verb and i not in mains:
                mains[i] = _by_form(i, entry)
                verbs = sorted(mains.values())
            reading = reading_of(words, i, last, verbs, lex, verb=entry.verb)
            start, end = words.start[i], words.start[last] + len(words.raw[last])
            text = sentence.text[start - sentence.start : end - sentence.start]
            mover = words.start[reading.mover] if reading.mover >= 0 else -1
            found.append(_trigger(start, end, text, entry, reading, mover))
            free = last + 1
            break
    return found


def known_of(triggers: Iterable[Trigger]) -> dict[str, Entry]:
    """The heads of the nouns that a text has used: after "a military exercise", "the exercise" means that one."""
    known = {}
    for trigger in triggers:
        if trigger.pos == "noun" and not trigger.weak:
            head = trigger.text.lower().split()[-1]
            known[head] = Entry((head,), trigger.lemma, trigger.type, False, frozenset(), frozenset(), 0, False, False)
    return known


def _meant(words: Words, i: int, index: Index, known: Mapping[str, Entry]) -> Sequence[Entry]:
    """The entries that a word can be, longer phrases first, then what the text takes as known."""
    entries, again = index.entries.get(words.low[i], ()), known.get(words.low[i])
    if again is None or not definite(words, i, index.lex):
        return entries
    longer = [entry for entry in entries if len(entry.words) > 1]
    return [*longer, again, *entries[len(longer) :]]


def _promising(
    text: str, present: Set[str], index: Index, known: Mapping[str, Entry], *, weak: bool, voiced: bool
) -> bool:
    """Whether a sentence holds the words of some entry at all; parsing the others would take most of the time."""
    if not index.sure.isdisjoint(present) or not known.keys().isdisjoint(present):
        return True
    entries, lower = index.entries, text.lower()
    return any(
        (weak or not entry.weak or (entry.voiced and voiced))
        and (not entry.needs or not entry.needs.isdisjoint(present))
        and (len(entry.words) == 1 or " ".join(entry.words) in lower)
        for word in present & entries.keys()
        for entry in entries[word]
    )


def _covered(names: Sequence[NameHit], at: int) -> bool:
    """Whether one of the names, which are sorted and apart, stands over an offset."""
    before = bisect_left(names, (at + 1,)) - 1
    return before >= 0 and at < names[before].end


def _trigger(start: int, end: int, text: str, entry: Entry, reading: Reading, mover: int) -> Trigger:
    return Trigger(
        start, end, text, entry.lemma, entry.type, "verb" if entry.verb else "noun",
        reading.status, reading.realis, reading.generic, reading.tense, reading.definite, entry.weak, mover,
        entry.voiced,
    )  # fmt: skip


def _fits(entry: Entry, words: Words, i: int, mains: dict[int, Verb], lex: Lexicon) -> int:
    """Index of the entry's last word where it stands at `i` in the right reading; -1 where it does not.

    Whether the sentence holds what the entry needs has been looked up before.
    """
    last = i + len(entry.words) - 1
    low = words.low
    if len(entry.words) > 1 and tuple(low[i : last + 1]) != entry.words:
        return -1
    if last == i:
        verb = mains.get(i)
    else:
        verb = next((mains[k] for k in range(i, last + 1) if k in mains and mains[k].first <= i), None)
    if entry.verb:
        if i and words.raw[i - 1] in "([-":
            return -1  # "(left)" in a caption
        if (verb is None or verb.main != i) and (last == i or entry.flags & BASE):
            return -1
    elif (verb is not None and verb.main == last and not _noun_after_all(verb, words, i, lex)) or (
        words.raw[i][:1].isupper() and i and len(entry.words) == 1 and _is_name(words, i)
    ):
        return -1
    if entry.bars and not entry.bars.isdisjoint(low[max(0, i - 3) : last + 5]):
        return -1
    return last


def _by_form(i: int, entry: Entry) -> Verb:
    """The verb of a phrase ("takes effect") whose form says enough where its place in the sentence does not."""
    tense = "present" if entry.flags & THIRD else "past" if entry.flags & PAST else "participle"
    return Verb(i, i, entry.lemma, "gerund" if entry.flags & GERUND else tense)


def _noun_after_all(verb: Verb, words: Words, i: int, lex: Lexicon) -> bool:
    """Whether an -ing form that may be a verb is the noun that the vocabulary lists."""
    _, flags = lex.forms.get(words.low[i], ("", 0))
    return bool(flags & GERUND or words.low[i].endswith("ing")) and verb.tense == "gerund" and not flags & PARTICIPLE


def _is_name(words: Words, i: int) -> bool:
    """Whether a capitalised word in mid-sentence is part of a name rather than of a headline."""
    before, after = words.raw[i - 1], words.raw[i + 1] if i + 1 < len(words.raw) else ""
    if before in ".“\"‘:—-–'•" or not before[:1].isalpha():
        return False
    lower = sum(1 for raw in words.raw if raw[:1].islower())
    if lower * 2 < len(words.raw):
        return False  # a headline capitalises everything
    return words.low[i] in ("march", "may", "august") or (before[:1].isupper() and after[:1].isupper())
