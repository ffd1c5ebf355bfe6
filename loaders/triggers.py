"""Words that name happenings: which type they are of, and whether the happening is planned, denied, or past.

It reads one sentence at a time and knows no dates. What the words are is told in `entries`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from loaders.entries import Entry, index_of
from loaders.governors import aside, definite, for_a_day
from loaders.grammar import Lexicon, Words, words_of
from loaders.kinds import BASE, GERUND, PARTICIPLE, PAST, THIRD
from loaders.realis import Reading, reading_of
from loaders.verbs import NON_FINITE, Verb, Verbs, parse
from schemas.text import NameHit, Sentence, Trigger
from schemas.vocabulary import Vocabulary

_OWNERS = frozenset({"'s", "'", "’"})
_OPENING = frozenset({".", ":", "so", '"', "“", "''", "``", "…"})
_PARTING = frozenset({",", ";", ":", "and", "but", "that", "who", "which", "as", "when", "after", "while"})
_STAYS = frozenset("stay stays stayed staying remain remains remained remaining keeps kept keeping".split())  # noqa: SIM905
_FREE_RELATIVE = frozenset({"what", "whatever", "as", "everything", "every"})
_OF_WHAT = (["of"], ["with"])
_FREE_REACH = 10
_PARTICLE_REACH = 7
"""How many words on from a verb its particle stands at most, its object between."""


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
    inside = hits[bisect_left(hits, (sentence.start,)) : bisect_left(hits, (sentence.end,))]
    voiced = any(hit.reading == "actor" for hit in inside)
    entries = index.entries if weak else index.spoken if voiced else index.strong
    candidates = _candidates(words_of(sentence.text, sentence.start), entries, known, inside, index.lex)
    if not candidates:
        return []  # parsing all sentences would take most of the time
    lex = index.lex
    words, verbs = parse(sentence.text, sentence.start, lex)
    mains = dict(verbs.mains)
    found, free = [], 0
    for i, meant in candidates:
        if i < free:
            continue
        for entry in meant:
            last = _fits(entry, words, i, mains, lex)
            if last < 0 or (entry.voiced and _in_free_relative(words, i, mains)):
                continue  # "what he said", "as she says"
            if entry.verb and i not in mains:
                mains[i] = _by_form(i, entry)
                verbs = Verbs(mains[at] for at in sorted(mains))
            reading = reading_of(words, i, last, verbs, lex, verb=entry.verb)
            if not entry.verb and entry.type.partition("/")[0] in index.unforeseen:
                reading = _unforeseen(reading)
            if entry.verb and last == i and i in mains and _is_charged(mains[i], words, lex):
                reading = reading._replace(generic=True)
            start, end = words.start[i], words.start[last] + len(words.raw[last])
            text = sentence.text[start - sentence.start : end - sentence.start]
            found.append(_trigger(start, end, text, entry, reading, words.start))
            free = last + 1 - (entry.verb and last > i and for_a_day(words, last, lex))
            break
    return found


def _unforeseen(reading: Reading) -> Reading:
    """The reading of what nobody plans: "will contain the spill" and "may cause a spill" tell of none."""
    return reading._replace(generic=True) if reading.status in ("planned", "tentative") else reading


def known_of(triggers: Iterable[Trigger], lex: Lexicon) -> dict[str, Entry]:
    """The heads of the nouns that a text has used: after "a military exercise", "the exercise" means that one."""
    known = {}
    for trigger in triggers:
        if trigger.pos == "noun" and not trigger.weak:
            words = trigger.text.lower().split()
            head = next((word for word in reversed(words) if word not in lex.function), words[0])  # not "of"
            known[head] = Entry((head,), trigger.lemma, trigger.type, verb=False)
    return known


def _candidates(
    words: Words,
    entries: Mapping[str, Sequence[Entry]],
    known: Mapping[str, Entry],
    names: Sequence[NameHit],
    lex: Lexicon,
) -> list[tuple[int, list[Entry]]]:
    """The places outside `names` where an entry may stand by the words alone, with all that may stand there."""
    low, found = words.low, []
    for i in [i for i, word in enumerate(low) if word in entries or word in known]:
        if names and _covered(names, words.start[i]):
            continue
        after = low[i + 1] if i + 1 < len(low) else ""
        meant = [
            entry
            for entry in _meant(words, i, entries, known, lex)
            if (
                not entry.second
                or entry.second == after
                or (entry.apart and entry.second in low[i + 2 : i + _PARTICLE_REACH])
            )
            and (not entry.needs or not entry.needs.isdisjoint(low))
        ]
        if meant:
            found.append((i, meant))
    return found


def _meant(
    words: Words, i: int, entries: Mapping[str, Sequence[Entry]], known: Mapping[str, Entry], lex: Lexicon
) -> Sequence[Entry]:
    """The entries that a word can be, longer phrases first, then what the text takes as known."""
    listed, again = entries.get(words.low[i], ()), known.get(words.low[i])
    if again is None or not definite(words, i, lex) or not _OWNERS.isdisjoint(words.low[max(0, i - 3) : i]):
        return listed  # "Peru's statement" is another one than the joint statement before
    longer = [entry for entry in listed if entry.second]
    return [*longer, again, *listed[len(longer) :]]


def _covered(names: Sequence[NameHit], at: int) -> bool:
    """Whether one of the names, which are sorted and apart, stands over an offset."""
    before = bisect_left(names, (at + 1,)) - 1
    return before >= 0 and at < names[before].end


def _trigger(start: int, end: int, text: str, entry: Entry, reading: Reading, starts: Sequence[int]) -> Trigger:
    """The trigger with these words; `starts` tells where each word of the sentence begins."""
    mover = starts[reading.mover] if reading.mover >= 0 else -1
    host = starts[reading.host] if reading.host >= 0 else -1
    return Trigger(
        start, end, text, entry.lemma, entry.type, "verb" if entry.verb else "noun",
        reading.status, reading.realis, reading.generic, reading.tense, reading.definite, entry.weak, mover,
        entry.voiced, host=host,
    )  # fmt: skip


def _in_free_relative(words: Words, i: int, mains: Mapping[int, Verb]) -> bool:
    """Whether a verb of saying only names what someone said: "what the mayor of Lima called a farce", "as she says"."""
    if i > 1 and words.low[i - 2] in _FREE_RELATIVE:
        return True
    for j in range(i - 1, max(-1, i - _FREE_REACH), -1):
        if j in mains or words.low[j] in _PARTING:
            return False
        if words.low[j] == "what":
            return True
    return False


def _fits(entry: Entry, words: Words, i: int, mains: dict[int, Verb], lex: Lexicon) -> int:
    """Index of the entry's last word where it stands at `i` in the right reading; -1 where it does not.

    Whether the sentence holds what the entry needs has been looked up before.
    """
    last = i + len(entry.words) - 1
    low = words.low
    if entry.second and not (entry.joined and tuple(low[i : last + 1]) == entry.words):
        last = _particle(entry, words, i, mains, lex) if entry.apart else -1
        if last < 0:
            return -1
    if last == i:
        verb = mains.get(i)
    else:
        verb = next((mains[k] for k in range(i, last + 1) if k in mains and mains[k].first <= i), None)
    if entry.verb:
        if i and (words.raw[i - 1] in "([-" or (last == i and low[i - 1] in _STAYS)):
            return -1  # "(left)" in a caption, "the schools stay closed"
        if last == i and verb is not None and low[i] == "called" and aside(words, verb, lex):
            return -1  # "the drill, called Northern Shield, was …"
        if last == i and verb is not None and verb.main == i and _qualifies(verb, words, mains, lex):
            return -1
        if entry.lemma == "deny" and verb is not None and verb.passive and low[i + 1 : i + 2] != ["by"]:
            return -1  # "were denied a loan": nobody says so
        if (verb is None or verb.main != i) and (last == i or entry.flags & BASE):
            return -1
    elif (verb is not None and verb.main == last and not _noun_after_all(verb, words, i, lex)) or (
        words.raw[i][:1].isupper() and i and not entry.second and _is_name(words, i)
    ):
        return -1
    if entry.bars and not entry.bars.isdisjoint(low[max(0, i - 3) : last + 5]):
        return -1
    return -1 if entry.never and low[last + 1 : last + 2] and low[last + 1] in entry.never else last


_YEAR = 4
"""Digits of a year, which is no number of things: "in 2009 accused"."""


def _qualifies(verb: Verb, words: Words, mains: Mapping[int, Verb], lex: Lexicon) -> bool:
    """Whether a participle qualifies the noun behind it, where no article tells: "Retired judges urge", "so injured
    guards were", "a list of newly published names", "freed 12 accused men".
    """
    low, i = words.low, verb.main
    if verb.first != i or verb.tense not in ("past", "participle") or lex.forms.get(low[i], ("", 0))[1] & BASE:
        return False
    after = words.raw[i + 1] if i + 1 < len(low) else "."
    if not (after.replace("-", "").isalpha() and after.islower()) or after in lex.function or after.endswith("ly"):
        return False
    before = low[i - 1] if i else ""
    if before.endswith("ly") and i > 1 and low[i - 2] in lex.sets["preposition"]:
        return True
    if before[:1].isdigit() and len(before) != _YEAR and i > 1:
        counted = low[i - 2] in lex.sets["preposition"] or low[i - 2] in lex.sets["determiner"]
        return counted or i - 2 in mains
    if i and before not in _OPENING:
        return False
    behind = min((k for k, v in mains.items() if k > i and v.tense not in NON_FINITE), default=-1)
    return behind > i + 1 and _PARTING.isdisjoint(low[i + 1 : mains[behind].first])


def _is_charged(verb: Verb, words: Words, lex: Lexicon) -> bool:
    """Whether somebody only is one who is accused: "men accused of fraud" has no object, "is accused of" is a state."""
    if verb.lemma not in lex.sets["charges"] or words.low[verb.main + 1 : verb.main + 2] not in _OF_WHAT:
        return False
    return verb.tense == "present" and not verb.perfect if verb.passive else verb.tense == "past"


def _particle(entry: Entry, words: Words, i: int, mains: Mapping[int, Verb], lex: Lexicon) -> int:
    """Index of a phrasal verb's particle behind its object: "called the search off on Monday"; -1 where it has none."""
    low, size = words.low, len(words.low)
    for j in range(i + 1, min(i + _PARTICLE_REACH, size)):
        if low[j] == entry.second and j > i + 1:
            after = low[j + 1] if j + 1 < size else "."
            ends = not after[0].isalnum() or after in lex.function or after in lex.sets["calendar"]
            return j if ends and after not in lex.sets["article"] else -1
        if j in mains or low[j] in (",", ";", ":") or (low[j] in lex.sets["preposition"] and low[j] != "of"):
            return -1
    return -1


def _by_form(i: int, entry: Entry) -> Verb:
    """The verb of a phrase ("takes effect") whose form says enough where its place in the sentence does not."""
    tense = "present" if entry.flags & THIRD else "past" if entry.flags & PAST else "participle"
    return Verb(i, i, entry.lemma, "gerund" if entry.flags & GERUND else tense)


def _noun_after_all(verb: Verb, words: Words, i: int, lex: Lexicon) -> bool:
    """Whether an -ing form that may be a verb is the noun that the vocabulary lists."""
    _, flags = lex.forms.get(words.low[i], ("", 0))
    return bool(flags & GERUND or words.low[i].endswith("ing")) and verb.tense == "gerund" and not flags & PARTICIPLE


def _is_name(words: Words, i: int) -> bool:
    """Whether a capitalised word in mid-sentence is part of a name rather than of a headline: "Head of Flood Care"."""
    before, after = words.raw[i - 1], words.raw[i + 1] if i + 1 < len(words.raw) else ""
    if after in _OWNERS and before == ",":
        return True  # "…, Amnesty's director"
    if before in ".“\"‘:—-–'•" or not before[:1].isalpha():
        return False
    if before in ("of", "for") and words.raw[i - 2][:1].isupper() and after[:1].isupper():
        return True
    if words.low[i] not in ("march", "may", "august") and not (before[:1].isupper() and after[:1].isupper()):
        return False
    lower = sum([raw[:1].islower() for raw in words.raw])
    return lower * 2 >= len(words.raw)  # a headline capitalises everything
