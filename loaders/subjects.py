"""Subjects: the noun phrase that a verb takes, or that "who" and "which" take up.

It walks from a verb to the left by closed classes, commas and brackets; it knows no names and no events.
Longer than 300 lines, as the walk to a subject and the walk to what "who" takes up call each other.
"""

from loaders.commas import ends_opening, in_list
from loaders.grammar import Lexicon, Words
from loaders.kinds import CONTENT, GERUND, JOINS, MAY_PART, RELATIVE, STOPS, SUBJECT, SUBORDINATOR, TEMPORAL
from loaders.marks import AS_PREPOSITION
from loaders.verbs import NON_FINITE, Verb, Verbs

LIGHT_OPENERS = frozenset({"and", "but", "or", "so", "yet", "then", "also", "meanwhile", "however", ","})

_ABLE = frozenset(
    ("able", "unable", "ready", "free", "eager", "keen", "willing", "unwilling", "reluctant", "due", "set", "likely",
     "unlikely", "bound", "poised")
)  # fmt: skip

_INVERTED = frozenset({"say", "add", "note", "explain", "write", "ask", "reply", "warn", "recall", "declare", "argue"})
_CLOSES_SPEECH = frozenset({",", '"', "”", "''", "'", "’", "?", "!"})
_OPENS_PHRASE = frozenset({"the", "a", "an", "one", "his", "her", "its", "their"})

_RATES = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "year", "barrel", "share", "head"))
_IN_LY = frozenset((
    "family", "assembly", "supply", "reply", "anomaly", "italy", "monopoly", "early", "daily", "weekly", "monthly",
    "yearly", "likely", "unlikely", "friendly", "deadly", "elderly", "lonely", "costly",
))  # fmt: skip

Span = tuple[int, int]


_subjects: dict[tuple[int, int, int], tuple[Words, Verbs, Span | None]] = {}
_KEPT = 512


def subject_of(words: Words, verbs: Verbs, k: int, lex: Lexicon, depth: int = 0) -> Span | None:
    """The words of the subject of the verb `k`; that of the verb it hangs on where it has none of its own.

    The last ones asked for are kept, since all that a sentence tells asks for its speakers.
    """
    if depth > 4 or k < 0:
        return None
    if depth:
        return _subject_of(words, verbs, k, lex, depth)
    key = (id(words.low), id(verbs), k)
    known = _subjects.get(key)
    if known is None:
        if len(_subjects) >= _KEPT:
            _subjects.clear()
        # Words and verbs too, so that their ids stay their own.
        known = _subjects[key] = words, verbs, _subject_of(words, verbs, k, lex, depth)
    return known[2]


def _subject_of(words: Words, verbs: Verbs, k: int, lex: Lexicon, depth: int) -> Span | None:
    verb, low = verbs[k], words.low
    if verb.tense in ("infinitive", "gerund") and verb.governor >= -1:
        return _of_dependent(words, verbs, k, lex, depth)
    if (behind := _behind(words, verbs, k, lex)) is not None:
        return behind
    at = _behind_time(words, verbs, k, lex)
    if verb.tense == "participle":
        passive = _passive_before(words, verbs, k, lex) if low[at - 1] in JOINS else -1
        return subject_of(words, verbs, passive, lex, depth + 1) if passive >= 0 else antecedent(words, verbs, at, lex)
    if at == 0:
        return None
    before = low[at - 1]
    if before in RELATIVE:
        end = at - 1
        return antecedent(words, verbs, end - 1 if end and low[end - 1] == "," else end, lex, person=before == "who")
    if before in JOINS:
        return subject_of(words, verbs, _partner(words, verbs, k, lex), lex, depth + 1)
    if before == "," and verb.passive and verb.first == verb.main:
        return antecedent(words, verbs, at - 1, lex)
    if before in (",", "—"):
        for opening in range(at - 2, 0, -1):
            span = noun_phrase(words, verbs, opening, lex) if low[opening] == before else None
            if span is not None and low[span[0]] not in lex.sets["preposition"]:
                return span
        return subject_of(words, verbs, _finite_before(verbs, k), lex, depth + 1)
    span = noun_phrase(words, verbs, at, lex)
    if span is None and before in STOPS:
        return None
    if span is None:
        return subject_of(words, verbs, _finite_before(verbs, k), lex, depth + 1)
    if span[0] and span[0] - 1 in verbs.mains and low[span[0] - 1] not in lex.sets["reporting"]:
        # What stands between a verb and "and" is that verb's: "sprang into action and the White House denounced".
        join = next((j for j in range(*span) if low[j] in JOINS), -1)
        if (
            join > 0
            and "," in low[span[0] : join]
            and low[0] in lex.sets["preposition"]
            and _finite_before(verbs, k) < 0
        ):
            return max(j for j in range(span[0], join) if low[j] == ",") + 1, at  # "After calling aides, / A and B met"
        return (join + 1, at) if 0 <= join < at - 1 else span
    return _last_phrase(words, span, lex)


def _behind_time(words: Words, verbs: Verbs, k: int, lex: Lexicon) -> int:
    """Where the time words, which parties blank, and adverbs begin that stand right before a verb.

    "and last month threatened"; with a comma only behind a name: "Bo Luna on Nov. 2, 2017, announced".
    """
    low, at = words.low, verbs[k].first
    while at > 1 and (not low[at - 1] or low[at - 1] in lex.sets["adverb"] or is_adverb(low[at - 1])):
        at -= 1
    if not k and at > 3 and low[at - 1] == "," and not low[at - 2]:
        i = at - 2
        while i > 1 and low[i - 1] in ("", ","):
            i -= 1
        if words.raw[i].lower() == "on" and words.raw[i - 1][:1].isupper() and "," not in low[:i]:
            return i
    return at


def _behind(words: Words, verbs: Verbs, k: int, lex: Lexicon) -> Span | None:
    """The subject behind a verb of saying that what is said stands before: "“We won,” said Ana Quispe in Oslo"."""
    verb, low = verbs[k], words.low
    first = verb.main + 1
    if verb.first != verb.main or verb.tense not in ("past", "present", "participle") or verb.lemma not in _INVERTED:
        return None
    if not verb.first or words.raw[verb.first - 1] not in _CLOSES_SPEECH or first >= len(low):
        return None
    if not words.raw[first][:1].isupper() and low[first] not in _OPENS_PHRASE:
        return None
    end, later = first, {v.first for v in verbs if v.first > verb.main}
    while end < len(low) and end not in later and not _ends_speaker(words, end, first, lex):
        end += 1
    if any(v.first == end and v.tense not in NON_FINITE for v in verbs):
        return None  # "the dean, from Lima, said his crew found"
    return (first, end) if end > first and low[first] not in lex.sets["subject"] else None


def _ends_speaker(words: Words, i: int, first: int, lex: Lexicon) -> bool:
    """Whether a speaker's name ends before the word `i`: at a comma, a time, or what tells where it was said."""
    word = words.low[i]
    if word == "'s":
        return i + 1 < len(words.low) and words.low[i + 1].isalpha() and words.low[i + 1] not in RELATIVE  # "Lloyd's"
    if word in STOPS or word == "," or word in RELATIVE or word in lex.sets["calendar"]:
        return True
    return word in lex.sets["preposition"] and word not in ("of", "for") and i > first


def is_adverb(word: str) -> bool:
    """Whether a word is an adverb by its ending: "deeply", but "family"."""
    return word.endswith("ly") and len(word) > 4 and word not in _IN_LY


def measures(low: list[str], i: int) -> bool:
    """Whether a preposition only belongs to a number: "at least two", "about 30", "over 200 people"."""
    following = low[i + 1] if i + 1 < len(low) else "."
    if low[i] == "at":
        return following in ("least", "most")
    return low[i] in ("about", "around", "over", "under", "up", "near") and following[0].isdigit()


def _last_phrase(words: Words, span: Span, lex: Lexicon) -> Span:
    """The subject alone where a phrase stands before it without a comma ("the vote the party", "in Oslo police")."""
    low = words.low
    if low[span[0]] in lex.sets["preposition"] and span[1] - span[0] > 1 and not measures(low, span[0]):
        last = max(i for i in range(span[0], span[1] - 1) if low[i] in lex.sets["preposition"])
        span = (last + 1, span[1])
    for i in range(span[1] - 1, span[0], -1):
        if low[i] in ("the", "a", "an") and not (low[i] != "the" and (low[i + 1] in _RATES or low[i + 1] == ".")):
            before = low[i - 1]
            free = (
                before not in lex.function
                and before
                not in (",", "''", "aboard", "alongside", "atop", "beneath", "throughout", "off", "half", "quite")
                and not lex.forms.get(before, ("", 0))[1] & GERUND
            )
            return (i, span[1]) if free else span
    return span


def _of_dependent(words: Words, verbs: Verbs, k: int, lex: Lexicon, depth: int) -> Span | None:
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
    if verb.tense == "gerund" and word in lex.sets["preposition"] and word not in TEMPORAL:
        doer = _finite_before(verbs, k) if word == "by" else -1
        if doer < 0 or verbs[doer].passive:
            return None
    if verb.tense == "infinitive" and governor >= 0 and (k == 0 or _governs(words, verbs, verb, lex)):
        span = noun_phrase(words, verbs, verb.first, lex)
        if span is not None:
            after = next((i for i in range(span[1] - 1, span[0] - 1, -1) if low[i] == "for"), span[0] - 1)
            return after + 1, span[1]  # "tests for Peru to meet"
    if _finite_before(verbs, k) >= 0:
        return subject_of(words, verbs, _partner(words, verbs, k, lex), lex, depth + 1)
    behind = next((j for j in range(k + 1, len(verbs)) if verbs[j].tense not in NON_FINITE), -1)
    if behind >= 0 and "," in low[verb.main : verbs[behind].first]:
        return noun_phrase(words, verbs, verbs[behind].first, lex)
    return None


def _governs(words: Words, verbs: Verbs, verb: Verb, lex: Lexicon) -> bool:
    """Whether the infinitive hangs on a noun that no preposition leads to: "plans to land", not "flew home to land"."""
    low, governor = words.low, verb.governor
    if low[governor] in lex.function or not low[governor][:1].isalpha():
        return False
    if low[governor] in _ABLE:
        return False  # "are due to land"
    span = noun_phrase(words, verbs, verb.first, lex)
    return span is not None and not any(
        low[i] in lex.sets["preposition"] and low[i] not in ("of", "for") for i in range(*span)
    )


def _partner(words: Words, verbs: Verbs, k: int, lex: Lexicon) -> int:
    """The verb that one behind "and" goes on from: "said that the hall was full but warned" goes on from "said"."""
    before = _finite_before(verbs, k)
    if words.low[verbs[k].main] not in lex.sets["reporting"] or before < 0:
        return before
    if words.low[verbs[before].main] in lex.sets["reporting"]:
        return before
    said = (j for j in range(before, -1, -1) if words.low[verbs[j].main] in lex.sets["reporting"])
    return next((j for j in said if verbs[j].tense not in NON_FINITE), before)


def _passive_before(words: Words, verbs: Verbs, k: int, lex: Lexicon) -> int:
    """The passive that a participle behind "and" goes on from: "was used by divers and / seen by few"; -1 for none."""
    for j in range(k - 1, -1, -1):
        between = words.low[verbs[j].main + 1 : verbs[k].first]
        if verbs[j].passive and verbs[j].tense not in NON_FINITE:
            return j if STOPS.isdisjoint(between) and RELATIVE.isdisjoint(between) else -1
        if between[:1] and between[0] in lex.sets["preposition"]:
            return -1  # "was used for a feast held in Oslo and / seen by few"
    return -1


def _finite_before(verbs: Verbs, k: int) -> int:
    return next((j for j in range(k - 1, -1, -1) if verbs[j].tense not in NON_FINITE), -1)


def noun_phrase(words: Words, verbs: Verbs, end: int, lex: Lexicon) -> Span | None:
    """The noun phrase that ends before the word `end`, with what hangs on it to the left; None where none stands."""
    low, kinds = words.low, words.kinds(lex)
    if end and kinds[end - 1] & SUBJECT and low[end - 1] != "there":
        return end - 1, end
    mains, i = verbs.mains, end
    while i > 0:
        if low[i - 1] == ")" and "(" in low[max(0, i - 9) : i]:
            i = next(j for j in range(i - 1, -1, -1) if low[j] == "(")
        elif (i - 1 in mains and not _goes_with_noun(mains[i - 1], words, end, kinds)) or (
            kinds[i - 1] & MAY_PART and _begins(words, verbs, (i - 1, end), lex)
        ):
            break
        else:
            i -= 1
    if (low[i - 1 : i] and low[i - 1] in TEMPORAL) or (low[i : i + 1] and low[i] in lex.sets["preposition"]):
        i = _behind_fronted(low, i, end)
    while i < end and (low[i] in LIGHT_OPENERS or (low[i] in lex.sets["adverb"] and low[i] not in ("both", "only"))):
        i += 1
    return (i, end) if i < end else None


def _goes_with_noun(verb: Verb, words: Words, end: int, kinds: list[int]) -> bool:
    """Whether a verb is part of a noun phrase up to `end`: "a man visiting Texas / died", "11 known thieves / fled"."""
    i = verb.first - 1
    if i < 0 or verb.tense == "gerund":
        return i >= 0 and bool(kinds[i] & CONTENT)
    return verb.main == i + 1 < end - 1 and words.low[i].isdigit() and bool(kinds[i + 2] & CONTENT)


def _begins(words: Words, verbs: Verbs, span: Span, lex: Lexicon) -> bool:
    """Whether the first mark or word of a span is no part of the noun phrase that ends where the span does."""
    (i, end), low = span, words.low
    word = low[i]
    if word == ",":
        return not in_list(words, i, end) or ends_opening(words, verbs, i)
    if word in TEMPORAL:
        return not (word == "as" and i and low[i - 1] in ("such", "well"))
    if word in STOPS or word in RELATIVE or word in ("how", "why"):
        return True
    return bool(words.kinds(lex)[i] & SUBORDINATOR) and word != "than"


def _behind_fronted(low: list[str], start: int, end: int) -> int:
    """Behind the comma of what opens a sentence: "After the vote, / Peru and Chile signed"; `start` where none is."""
    return low.index(",", start, end) + 1 if start < 2 and "," in low[start:end] else start


def antecedent(
    words: Words, verbs: Verbs, end: int, lex: Lexicon, *, of: bool = False, person: bool = False
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
