"""The clause around a word: its verb, the subject of that verb, and where the clause ends.

It works on the words and verbs of `grammar` and stays shallow: closed classes, commas and the order of words. It
knows no names and no events; `parties` and `titles` read both off the spans that it gives.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from loaders.grammar import Lexicon, Words
from loaders.marks import read_words
from loaders.subjects import JOINS, NON_FINITE, RELATIVE, STOPS, Span, in_list, subject_of
from loaders.verbs import Verb
from schemas.text import Sentence, Trigger

_AS_BEHIND = frozenset((
    "such", "as", "well", "known", "seen", "described", "regarded", "soon", "long", "far", "used", "served", "serve",
    "serves", "acted", "named", "treated", "hailed", "dismissed", "cited", "viewed", "defined", "listed", "elected",
    "appointed", "branded", "condemned", "denounced",
))  # fmt: skip
_COMPLEMENT = frozenset({"that", "whether", "how", "why"})
_REACH = 600


class Clause(NamedTuple):
    """A word or phrase in its clause; all numbers are indices of words."""

    words: Words
    verbs: list[Verb]
    lex: Lexicon
    first: int
    last: int
    """First and last word of the phrase that was asked for."""
    head: int
    """Index (in `verbs`) of the verb that it is, or that governs it; -1 where there is none."""
    own: bool
    """Whether the phrase itself is that verb."""
    end: int
    """Behind the last word of the clause."""

    @property
    def verb(self) -> Verb | None:
        """The verb of the clause."""
        return self.verbs[self.head] if self.head >= 0 else None

    def subject(self) -> Span | None:
        """The words of the verb's subject; None where the sentence has none."""
        return subject_of(self.words, self.verbs, self.head, self.lex) if self.head >= 0 else None

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
    return sentence._replace(start=sentence.start + first, end=sentence.start + last, text=text[first:last])


def clause_of(trigger: Trigger, sentence: Sentence, lex: Lexicon) -> Clause:
    """The clause of a trigger among all words of its sentence."""
    words, verbs = read_words(sentence.text, sentence.start, lex)
    return clause_in(words, verbs, trigger, sentence, lex)


def clause_in(words: Words, verbs: list[Verb], trigger: Trigger, sentence: Sentence, lex: Lexicon) -> Clause:
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
        # "announced on Monday that": what is announced belongs to the clause.
        main = next((i for i in range(main + 1, min(main + 4, len(words.low))) if words.low[i] in _COMPLEMENT), main)
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


def _with_verb(verbs: list[Verb], at: int, trigger: Trigger) -> list[Verb]:
    """The verbs with one more, which the trigger is though the grammar saw none there."""
    text = trigger.text.lower()
    tense = "gerund" if text.endswith("ing") else "past" if text.endswith("ed") else "present"
    return sorted([*verbs, Verb(at, at, trigger.lemma, tense)], key=lambda verb: verb.first)


def _governing(words: Words, verbs: list[Verb], first: int, last: int) -> int:
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


def clause_end(words: Words, verbs: list[Verb], at: int, lex: Lexicon) -> int:
    """Behind the last word of the clause in which the word `at` stands."""
    low, size = words.low, len(words.low)
    own = next((v for v in verbs if v.main == at), None)
    telling = low[at] in lex.sets["reporting"]
    hangs = own is not None and (own.tense in ("gerund", "participle") or _in_relative(words, own, lex))
    if own is not None and hangs and not telling:
        # "the farmer infecting pigs / fueled fears": the verb behind is another one's.
        size = next((v.first for v in verbs if v.first > at and v.tense not in NON_FINITE), size)
        size -= size < len(low) and size - 1 > at and low[size - 1] in lex.sets["subject"]
    finite = {v.first: v for v in verbs if v.first > at}
    reduced = own is not None and own.tense == "past" and at + 1 < size and low[at + 1] in lex.sets["preposition"]
    later = [first for first, v in finite.items() if v.tense not in NON_FINITE]
    if own is not None and not hangs and not telling:
        size = min(size, _next_subject(words, at, later, lex))
    for i in range(at + 1, size):
        word = low[i]
        if word in STOPS or (reduced and i in later and low[i - 1] not in lex.sets["subject"]):
            return i  # "the men killed in the blast / were miners"
        if word == ",":
            joined = i + 1 < size and low[i + 1] in JOINS
            opens = finite.get(i + 1)
            listed = any(v.tense == "gerund" and at <= v.first < i for v in verbs)
            outcome = opens is not None and opens.tense == "gerund" and not listed
            if opens is not None and (outcome or opens.tense not in NON_FINITE):
                return i
            if not in_list(words, i, size) or (joined and any(i + 1 < f <= i + 10 for f in later)):
                return i
            if any(i < f < size - 1 and low[f + 1] in lex.sets["determiner"] and _bare(low, i, f, lex) for f in later):
                return i
        elif word == "that" and low[i - 1] in lex.sets["preposition"]:
            continue  # "the closure of that mine"
        elif word in RELATIVE or (word in lex.sets["subordinator"] and word not in ("as", "than", "since")):
            if any(first - i < 12 for first in later if first > i) or word in ("who", "which"):
                return i
        elif word == "as" and low[i - 1] not in _AS_BEHIND:
            if any(first - i < 8 and not {",", "but"}.intersection(low[i:first]) for first in later if first > i):
                return i
        elif word in JOINS:
            following = finite.get(i + 1)
            if following is None and own is None and not _said_of(verbs, i, words, lex):
                continue  # "the summit of Norway and Sweden ended": what comes before has no verb of its own yet
            if following is not None or any(i < first <= i + 7 and _bare(low, i, first, lex) for first in later):
                return i
        elif word == "." and i == size - 1:
            return i
    return size


def _said_of(verbs: list[Verb], i: int, words: Words, lex: Lexicon) -> bool:
    """Whether a finite verb stands before the word `i`, other than one of saying ("he said the summit of … ended")."""
    reporting = lex.sets["reporting"]
    return any(v.first < i and v.tense not in NON_FINITE and words.low[v.main] not in reporting for v in verbs)


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
