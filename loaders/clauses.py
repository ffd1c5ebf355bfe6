"""The clause around a word: its verb, the subject of that verb, and where the clause ends.

It works on the words and verbs of `grammar` and stays shallow: closed classes, commas and the order of words. It
knows no names and no events; `parties` and `titles` read both off the spans that it gives.
"""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from loaders.grammar import GERUND, Lexicon, Words
from loaders.marks import AS_PREPOSITION, read_words
from loaders.verbs import Verb
from schemas.text import Sentence, Trigger

_STOPS = frozenset({";", ":", "“", "”", '"', "—", "–", "(", ")", "[", "]", "…", "?", "!", "•", "|"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where"})
_COMPLEMENT = frozenset({"that", "whether", "how", "why"})
_LIGHT_OPENERS = frozenset({"and", "but", "or", "so", "yet", "then", "also", "meanwhile", "however", ","})
_JOINS = frozenset({"and", "or", "but"})
_REACH = 600
_NON_FINITE = frozenset({"infinitive", "gerund", "participle"})
_TEMPORAL = frozenset({"as", "since", "after", "before", "until", "once", "while", "when"})

Span = tuple[int, int]


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


def around(sentence: Sentence, trigger: Trigger) -> Sentence:
    """The sentence; of one longer than any that people write, whole words within reach of the trigger."""
    if len(sentence.text) <= 2 * _REACH:
        return sentence
    at, text = trigger.start - sentence.start, sentence.text
    first = text.find(" ", max(0, at - _REACH), at) + 1 or at if at > _REACH else 0
    last = text.rfind(" ", trigger.end - sentence.start, at + _REACH)
    last = last if last > at else trigger.end - sentence.start
    return sentence._replace(start=sentence.start + first, end=sentence.start + last, text=text[first:last])


@lru_cache(maxsize=512)
def clause_of(trigger: Trigger, sentence: Sentence, language: str = "en") -> Clause | None:
    """The clause of a trigger; None for a language without word classes."""
    read = read_words(sentence.text, sentence.start, language)
    if read is None or not read[0].start:
        return None
    words, verbs, lex = read
    first = max(bisect_right(words.start, trigger.start) - 1, 0)
    last = max(bisect_left(words.start, trigger.end) - 1, first)
    own = next((k for k, v in enumerate(verbs) if trigger.pos == "verb" and v.first <= first <= v.main), -1)
    head = own if own >= 0 else _governing(words, verbs, first, last)
    main = verbs[own].main if own >= 0 else last
    if own >= 0:
        # "announced on Monday that": what is announced belongs to the clause.
        main = next((i for i in range(main + 1, min(main + 4, len(words.low))) if words.low[i] in _COMPLEMENT), main)
    return Clause(words, verbs, lex, first, last, head, own >= 0, clause_end(words, verbs, max(main, last), lex))


def _governing(words: Words, verbs: list[Verb], first: int, last: int) -> int:
    """The verb whose object or subject the noun is: the nearest before it in its clause, else the next behind."""
    before = next((k for k in range(len(verbs) - 1, -1, -1) if verbs[k].main < first), -1)
    behind = next((k for k, v in enumerate(verbs) if v.first > last), -1)
    subject_of_next = behind >= 0 and verbs[behind].first == last + 1 and verbs[behind].tense not in _NON_FINITE
    if subject_of_next and (before < 0 or verbs[before].tense in _NON_FINITE or first - verbs[before].main > 1):
        return behind
    if before >= 0 and not _parted(words, verbs[before].main + 1, first):
        return before
    if behind >= 0 and not _parted(words, last + 1, verbs[behind].first):
        return behind
    return -1


def _parted(words: Words, start: int, end: int) -> bool:
    between = words.low[start:end]
    commas = sum(1 for i in range(start, end) if words.low[i] == "," and not in_list(words, i, end))
    return commas % 2 == 1 or any(w in _STOPS or w in _RELATIVE for w in between)


def in_list(words: Words, comma: int, end: int) -> bool:
    """Whether a comma stands in a row of things: "the US, Japan and South Korea"."""
    for i in range(comma + 1, min(end, comma + 8, len(words.low))):
        low, length = words.low[i], i - comma - 1
        if low in ("and", "or"):
            return length <= 5 or words.low[i - 1] == ","
        if low == ",":
            return 0 < length <= 5 and in_list(words, i, end)
        if low in _STOPS or low in _RELATIVE:
            return False
    return False


def clause_end(words: Words, verbs: list[Verb], at: int, lex: Lexicon) -> int:
    """Behind the last word of the clause in which the word `at` stands."""
    low, size = words.low, len(words.low)
    own = next((v for v in verbs if v.main == at), None)
    if own is not None and (own.tense in ("gerund", "participle") or _in_relative(words, own, lex)):
        # "the farmer infecting pigs / fueled fears": the verb behind is another one's.
        size = next((v.first for v in verbs if v.first > at and v.tense not in _NON_FINITE), size)
    finite = {v.first: v for v in verbs if v.first > at}
    reduced = own is not None and own.tense == "past" and at + 1 < size and low[at + 1] in lex.sets["preposition"]
    later = [v.first for v in verbs if v.first > at and v.tense not in _NON_FINITE]
    for i in range(at + 1, size):
        word = low[i]
        if word in _STOPS or (reduced and i in later):
            return i  # "the men killed in the blast / were miners"
        if word == ",":
            joined = i + 1 < size and low[i + 1] in _JOINS
            if not in_list(words, i, size) or (joined and any(i + 1 < f <= i + 10 for f in later)):
                return i
        elif word in _RELATIVE or (word in lex.sets["subordinator"] and word not in ("as", "than", "since")):
            if any(first - i < 12 for first in later if first > i) or word in ("who", "which"):
                return i
        elif word in _JOINS:
            following = finite.get(i + 1)
            if following is not None or any(i < first <= i + 7 and _bare(low, i, first, lex) for first in later):
                return i
        elif word == "." and i == size - 1:
            return i
    return size


def _in_relative(words: Words, verb: Verb, lex: Lexicon) -> bool:
    """Whether "who" or "which" is the verb's subject."""
    i = verb.first - 1
    while i > 0 and words.low[i] in lex.sets["adverb"]:
        i -= 1
    return i >= 0 and words.low[i] in _RELATIVE


def _bare(low: list[str], start: int, end: int, lex: Lexicon) -> bool:
    """Whether nothing but a subject can stand between "and" and the next verb."""
    return not any(w in _STOPS or w == "," or w in lex.sets["preposition"] for w in low[start + 1 : end])


def subject_of(words: Words, verbs: list[Verb], k: int, lex: Lexicon, depth: int = 0) -> Span | None:
    """The words of the subject of the verb `k`; that of the verb it hangs on where it has none of its own."""
    if depth > 4 or k < 0:
        return None
    verb, low = verbs[k], words.low
    if verb.tense in ("infinitive", "gerund") and verb.governor >= -1:
        return _of_dependent(words, verbs, k, lex, depth)
    at = verb.first
    while at > 1 and (low[at - 1] in lex.sets["adverb"] or (low[at - 1].endswith("ly") and len(low[at - 1]) > 4)):
        at -= 1
    if verb.tense == "participle":
        return antecedent(words, verbs, at, lex)
    if at == 0:
        return None
    before = low[at - 1]
    if before in _RELATIVE:
        end = at - 1
        return antecedent(words, verbs, end - 1 if end and low[end - 1] == "," else end, lex, person=before == "who")
    if before in _JOINS:
        return subject_of(words, verbs, _finite_before(verbs, k), lex, depth + 1)
    if before in (",", "—"):
        opening = next((i for i in range(at - 2, 0, -1) if low[i] == before), -1)
        if opening > 0:
            return noun_phrase(words, verbs, opening, lex)
        return subject_of(words, verbs, _finite_before(verbs, k), lex, depth + 1)
    span = noun_phrase(words, verbs, at, lex)
    if span is None:
        return subject_of(words, verbs, _finite_before(verbs, k), lex, depth + 1)
    if span[0] and any(v.main == span[0] - 1 for v in verbs) and low[span[0] - 1] not in lex.sets["reporting"]:
        # What stands between a verb and "and" is that verb's: "sprang into action and the White House denounced".
        join = next((j for j in range(*span) if low[j] in _JOINS), -1)
        return (join + 1, at) if 0 <= join < at - 1 else span
    return _last_phrase(words, span, lex)


def _last_phrase(words: Words, span: Span, lex: Lexicon) -> Span:
    """The subject alone where a phrase stands before it without a comma ("the vote the party", "in Oslo police")."""
    low = words.low
    if low[span[0]] in lex.sets["preposition"] and span[1] - span[0] > 1:
        last = max(i for i in range(span[0], span[1] - 1) if low[i] in lex.sets["preposition"])
        span = (last + 1, span[1])
    for i in range(span[1] - 1, span[0], -1):
        if low[i] in ("the", "a", "an"):
            before = low[i - 1]
            free = (
                before not in lex.function
                and before not in (",", "''")
                and not lex.forms.get(before, ("", 0))[1] & GERUND
            )
            return (i, span[1]) if free else span
    return span


def _of_dependent(words: Words, verbs: list[Verb], k: int, lex: Lexicon, depth: int) -> Span | None:
    """The subject of "to host" in "Japan plans to host", of "killing" in "a bomb exploded, killing five"."""
    verb, low = verbs[k], words.low
    governor = verb.governor
    word = low[governor] if governor >= 0 else ""
    on = next((j for j in range(k - 1, -1, -1) if verbs[j].first <= governor <= verbs[j].main), -1)
    if on >= 0:
        return subject_of(words, verbs, on, lex, depth + 1)
    if word in AS_PREPOSITION:
        return None
    if verb.tense == "gerund" and word not in lex.function and word != "," and governor >= 0:
        return antecedent(words, verbs, verb.first, lex, of=True)
    if verb.tense == "gerund" and word in lex.sets["preposition"] and word not in _TEMPORAL:
        return None
    if verb.tense == "infinitive" and governor >= 0 and k == 0:
        span = noun_phrase(words, verbs, verb.first, lex)
        if span is not None:
            return span
    if _finite_before(verbs, k) >= 0:
        return subject_of(words, verbs, _finite_before(verbs, k), lex, depth + 1)
    behind = next((j for j in range(k + 1, len(verbs)) if verbs[j].tense not in _NON_FINITE), -1)
    if behind >= 0 and "," in low[verb.main : verbs[behind].first]:
        return noun_phrase(words, verbs, verbs[behind].first, lex)
    return None


def _finite_before(verbs: list[Verb], k: int) -> int:
    return next((j for j in range(k - 1, -1, -1) if verbs[j].tense not in _NON_FINITE), -1)


def noun_phrase(words: Words, verbs: list[Verb], end: int, lex: Lexicon) -> Span | None:
    """The noun phrase that ends before the word `end`, with what hangs on it to the left; None where none stands."""
    low = words.low
    if end and low[end - 1] in lex.sets["subject"] and low[end - 1] != "there":
        return end - 1, end
    mains = {v.main for v in verbs}
    i = end
    while i > 0:
        word = low[i - 1]
        if word == ")" and "(" in low[max(0, i - 9) : i]:
            i = next(j for j in range(i - 1, -1, -1) if low[j] == "(")
            continue
        if word in _STOPS or i - 1 in mains or word in _RELATIVE:
            break
        if word == "," and not in_list(words, i - 1, end):
            break
        if word in _TEMPORAL and not (word == "as" and i > 1 and low[i - 2] in ("such", "well")):
            break
        if word in lex.sets["subordinator"] and word not in _TEMPORAL and word != "than":
            break
        i -= 1
    while i < end and (low[i] in _LIGHT_OPENERS or (low[i] in lex.sets["adverb"] and low[i] not in ("both", "only"))):
        i += 1
    return (i, end) if i < end else None


def antecedent(
    words: Words, verbs: list[Verb], end: int, lex: Lexicon, *, of: bool = False, person: bool = False
) -> Span | None:
    """What "who" or "which" takes up: the noun phrase before it, without what stands before its last preposition.

    "of" parts a phrase only where `of` says so; a preposition between capitals is part of a name; a `person` is not
    looked for behind "in".
    """
    span = noun_phrase(words, verbs, end, lex)
    if span is None:
        return None
    if words.low[end - 1] in ("those", "others"):
        return end - 1, end
    adrift = words.low[span[0]] in lex.sets["preposition"]
    for i in range(end - 2, span[0] - 1, -1):
        word = words.low[i]
        if person and word in ("in", "at", "from"):
            continue
        if (word in lex.sets["preposition"] or word == "than") and (of or adrift or word != "of"):
            after = i + 2 if words.low[i + 1] == "the" and i + 2 < end else i + 1
            if not (i and words.raw[i - 1][:1].isupper() and words.raw[after][:1].isupper()):
                return i + 1, end
    return span
