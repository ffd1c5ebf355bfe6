"""The clause around a word: its verb, the subject of that verb, and where the clause ends.

It works on the words and verbs of `grammar` and stays shallow: closed classes, commas and the order of words. It
knows no names and no events; `parties` and `titles` read both off the spans that it gives.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from loaders.commas import ends_opening, in_list
from loaders.grammar import Lexicon, Words
from loaders.kinds import DETERMINER, JOINS, MAY_PART, PREPOSITION, RELATIVE, STOPS, SUBJECT, SUBORDINATOR
from loaders.marks import read_words
from loaders.subjects import Span, is_adverb, subject_of
from loaders.verbs import NON_FINITE, Verb, Verbs
from schemas.text import Sentence, Trigger

_AS_BEHIND = frozenset((
    "such", "as", "well", "known", "seen", "described", "regarded", "soon", "long", "far", "used", "served", "serve",
    "serves", "acted", "named", "treated", "hailed", "dismissed", "cited", "viewed", "defined", "listed", "elected",
    "appointed", "branded", "condemned", "denounced",
))  # fmt: skip
_AS_PARTED = frozenset({",", "but"})
_COMPLEMENT = frozenset({"that", "whether", "how", "why"})
_REACH = 600


@dataclass(slots=True)
class Clause:
    """A word or phrase in its clause; all numbers are indices of words."""

    words: Final[Words]
    verbs: Final[Verbs]
    lex: Final[Lexicon]
    first: Final[int]
    last: Final[int]
    """First and last word of the phrase that was asked for."""
    head: Final[int]
    """Index (in `verbs`) of the verb that it is, or that governs it; -1 where there is none."""
    own: Final[bool]
    """Whether the phrase itself is that verb."""
    end: Final[int]
    """Behind the last word of the clause."""

    @property
    def verb(self) -> Verb | None:
        """The verb of the clause."""
        return self.verbs[self.head] if self.head >= 0 else None

    def subject(self) -> Span | None:
        """The words of the verb's subject; None where the sentence has none."""
        return subject_of(self.words, self.verbs, self.head, self.lex) if self.head >= 0 else None

    def in_words(self, words: Words) -> "Clause":
        """The same clause with some of its words read as others, or blanked."""
        return Clause(words, self.verbs, self.lex, self.first, self.last, self.head, self.own, self.end)

    def under(self, head: int) -> "Clause":
        """The same words as the clause of another verb; of none where `head` is -1."""
        return Clause(self.words, self.verbs, self.lex, self.first, self.last, head, self.own, self.end)

    @property
    def inverted(self) -> bool:
        """Whether the subject stands behind the verb: "“We won,” said Ana Quispe"."""
        span, verb = self.subject(), self.verb
        return span is not None and verb is not None and span[0] > verb.main


def around(sentence: Sentence, trigger: Trigger) -> Sentence:
    """The sentence; of one longer than any that people write, whole words within reach of the trigger."""
    if len(sentence.text) <= 2 * _REACH:
        return sentence
    at, text = trigger.start - sentence.start, sentence.text
    first = text.find(" ", max(0, at - _REACH), at) + 1 or at if at > _REACH else 0
    last = text.rfind(" ", trigger.end - sentence.start, at + _REACH)
    last = last if last > at else trigger.end - sentence.start
    return replace(sentence, start=sentence.start + first, end=sentence.start + last, text=text[first:last])


def clause_of(trigger: Trigger, sentence: Sentence, lex: Lexicon) -> Clause:
    """The clause of a trigger among all words of its sentence."""
    words, verbs = read_words(sentence.text, sentence.start, lex)
    return clause_in(words, verbs, trigger, sentence, lex)


def clause_in(words: Words, verbs: Verbs, trigger: Trigger, sentence: Sentence, lex: Lexicon) -> Clause:
    """The clause of a trigger among those words of its sentence that a reader goes by."""
    if not words.start:
        words = Words([""], [""], [sentence.start])
    first = max(bisect_right(words.start, trigger.start) - 1, 0)
    last = max(bisect_left(words.start, trigger.end) - 1, first)
    own = _standing_at(first, verbs) if trigger.pos == "verb" else -1
    if own < 0 and trigger.pos == "verb":
        verbs = _with_verb(verbs, first, trigger)
        own = _standing_at(first, verbs)
    head = own if own >= 0 else _governing(words, verbs, first, last)
    main = verbs[own].main if own >= 0 else last
    if own >= 0:
        behind = words.low[main + 1 : main + 4]
        if not _COMPLEMENT.isdisjoint(behind):  # "announced on Monday that": what is announced belongs to the clause
            main += 1 + next(i for i, low in enumerate(behind) if low in _COMPLEMENT)
    end = clause_end(words, verbs, main, lex) if own >= 0 else 0
    if end <= last:
        end = clause_end(words, verbs, max(main, last), lex)
    return Clause(words, verbs, lex, first, last, head, own >= 0, end)


def _standing_at(i: int, verbs: Sequence[Verb]) -> int:
    """Which verb the word `i` belongs to; -1 for none."""
    for k, verb in enumerate(verbs):
        if verb.first <= i <= verb.main:
            return k
    return -1


def _with_verb(verbs: Verbs, at: int, trigger: Trigger) -> Verbs:
    """The verbs with one more, which the trigger is though the grammar saw none there."""
    text = trigger.text.lower()
    tense = "gerund" if text.endswith("ing") else "past" if text.endswith("ed") else "present"
    return Verbs(sorted([*verbs, Verb(at, at, trigger.lemma, tense)], key=lambda verb: verb.first))


def _governing(words: Words, verbs: Verbs, first: int, last: int) -> int:
    """The verb whose object or subject the noun is: the nearest before it in its clause, else the next behind."""
    before = behind = -1
    for k, verb in enumerate(verbs):
        if verb.main < first:
            before = k
        if behind < 0 and verb.first > last:
            behind = k
    subject_of_next = behind >= 0 and verbs[behind].first == last + 1 and verbs[behind].tense not in NON_FINITE
    if subject_of_next and (before < 0 or verbs[before].tense in NON_FINITE or first - verbs[before].main > 1):
        return behind
    if before >= 0 and not _parted(words, verbs[before].main + 1, first):
        return before
    if behind >= 0 and not _parted(words, last + 1, verbs[behind].first):
        return behind
    return -1


def _parted(words: Words, start: int, end: int) -> bool:
    between = words.low[start:end]
    if not (STOPS.isdisjoint(between) and RELATIVE.isdisjoint(between)):
        return True
    if "," not in between:
        return False
    return sum(1 for i in range(start, end) if words.low[i] == "," and not in_list(words, i, end)) % 2 == 1


def clause_end(words: Words, verbs: Verbs, at: int, lex: Lexicon) -> int:
    """Behind the last word of the clause in which the word `at` stands."""
    low, kinds, size = words.low, words.kinds(lex), len(words.low)
    own = verbs.mains.get(at)
    later = [v.first for v in verbs.finite if v.first > at]
    telling = low[at] in lex.sets["reporting"]
    hangs = own is not None and (own.tense in ("gerund", "participle") or _in_relative(words, own, lex))
    if own is not None and hangs and not telling and later:
        size = later[0]  # "the farmer infecting pigs / fueled fears": the verb behind is another one's.
        size -= size - 1 > at and bool(kinds[size - 1] & SUBJECT)
    if own is not None and not hangs and not telling:
        size = min(size, _next_subject(words, at, later, lex))
    stop = size
    if own is not None and own.tense == "past" and at + 1 < size and kinds[at + 1] & PREPOSITION:
        # "the men killed in the blast / were miners"
        stop = next((i for i in later if i < size and not kinds[i - 1] & SUBJECT), size)
    for i in [i for i in range(at + 1, stop) if kinds[i] & MAY_PART]:
        if _ends(words, i, (at, size), verbs, lex):
            return i
    return stop


def _ends(words: Words, i: int, within: Span, verbs: Verbs, lex: Lexicon) -> bool:
    """Whether a clause that begins at the first word of `within` ends before the mark or word at `i`."""
    low, word = words.low, words.low[i]
    if word in STOPS:
        return True
    if word == ",":
        return ends_at_comma(words, i, within, verbs, lex)
    if word == ".":
        return i == within[1] - 1
    if word == "that" and words.kinds(lex)[i - 1] & PREPOSITION:
        return False  # "the closure of that mine"
    later = [v.first for v in verbs.finite if v.first > i]
    if word in JOINS:
        if is_adverb(low[i - 1]) and i + 1 < within[1] and is_adverb(low[i + 1]):
            return False  # "has fully and strictly kept"
        if any(v.first == i + 1 for v in verbs):
            return True
        if within[0] not in verbs.mains and not _said_of(verbs, i, words, lex):
            return False  # "the summit of Norway and Sweden ended": what comes before has no verb of its own yet
        return any(f <= i + 7 and _bare(low, i, f, lex) for f in later)
    if word == "as":
        return low[i - 1] not in _AS_BEHIND and any(f < i + 8 and _AS_PARTED.isdisjoint(low[i:f]) for f in later)
    if word in RELATIVE or (words.kinds(lex)[i] & SUBORDINATOR and word not in ("than", "since")):
        return word in ("who", "which") or any(f < i + 12 for f in later)
    return False


def ends_at_comma(words: Words, i: int, within: Span, verbs: Verbs, lex: Lexicon) -> bool:
    """Whether a clause ends at a comma: what stands behind is no further thing of a row, or tells anew."""
    low, (at, size) = words.low, within
    opens = next((v for v in verbs if v.first == i + 1), None)
    if opens is not None and opens.tense not in NON_FINITE:
        return True
    listed = any(v.tense == "gerund" and at <= v.first < i for v in verbs)
    if opens is not None and opens.tense == "gerund" and not listed:
        return True
    if not in_list(words, i, size) or ends_opening(words, verbs, i):
        return True
    later = [v.first for v in verbs.finite if v.first > i]
    if i + 1 < size and low[i + 1] in JOINS and any(i + 1 < f <= i + 10 for f in later):
        return True
    kinds = words.kinds(lex)
    return any(f < size - 1 and kinds[f + 1] & DETERMINER and _bare(low, i, f, lex) for f in later)


def _said_of(verbs: Verbs, i: int, words: Words, lex: Lexicon) -> bool:
    """Whether a finite verb stands before the word `i`, other than one of saying ("he said the summit of … ended")."""
    reporting = lex.sets["reporting"]
    return any(v.first < i and words.low[v.main] not in reporting for v in verbs.finite)


def _next_subject(words: Words, at: int, later: list[int], lex: Lexicon) -> int:
    """Where the subject of the next verb begins if no mark parts it: "ended / the agency revealed"; far off if not."""
    low = words.low
    if not later:
        return len(low)
    if at + 1 < later[0] and all(word[:1].isupper() for word in words.raw[at + 1 : later[0]]):
        return at + 1  # "by the time he left / Ana Quispe had become"
    i = later[0] - 1
    while i > at + 1 and low[i].isalpha() and low[i] not in lex.function:
        i -= 1
    opens = low[i] in ("the", "a", "an") or low[i] in lex.sets["subject"]
    before = low[i - 1]
    apart = before.isalnum() and before not in lex.function and i - 1 > at and low[i - 2] != "to"
    return i if opens and apart else len(low)


def _in_relative(words: Words, verb: Verb, lex: Lexicon) -> bool:
    """Whether "who" or "which" is the verb's subject, or a pronoun behind what it speaks of ("bars we passed")."""
    low, i = words.low, verb.first - 1
    while i > 0 and low[i] in lex.sets["adverb"]:
        i -= 1
    if i > 0 and low[i] in lex.sets["subject"] and low[i - 1].isalpha() and low[i - 1] not in lex.function:
        return low[i - 1] not in lex.sets["reporting"]
    return i >= 0 and low[i] in RELATIVE


def _bare(low: list[str], start: int, end: int, lex: Lexicon) -> bool:
    """Whether nothing but a subject can stand between "and" and the next verb."""
    return not any(w in STOPS or w in (",", "and", "or") or w in lex.sets["preposition"] for w in low[start + 1 : end])
