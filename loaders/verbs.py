"""The verbs of a sentence with tense, aspect, voice and negation, and the verb that a noun hangs on.

No parser and no model: auxiliaries, endings and the order of words. It knows neither events nor dates. A little over
300 lines, since all its rules look at one another's words.
"""

from collections.abc import Sequence
from typing import NamedTuple

from loaders.grammar import BASE, GERUND, PARTICIPLE, PAST, THIRD, Lexicon, Words, words_of


class Verb(NamedTuple):
    """A verb with its auxiliaries."""

    first: int
    """Index of its first word, auxiliaries and `to` included."""
    main: int
    """Index of the word that carries the meaning."""
    lemma: str
    tense: str
    """past, present, future, modal, infinitive, gerund or participle."""
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    negated: bool = False
    governor: int = -1
    """Index of the word that an infinitive or gerund hangs on; -1 for none."""


_BORDERS = frozenset({",", ";", ":", "“", "”", '"', "—", "–", "(", ")"})
_ALSO_PREPOSITION = frozenset({"as", "since", "after", "before", "until", "than"})
_ORDINALS = frozenset({"first", "second", "third", "last", "newly"})

_parsed: dict[tuple[int, int, str], tuple[Words, list[Verb], Lexicon]] = {}
_KEPT = 512


def parse(text: str, start: int, lex: Lexicon) -> tuple[Words, list[Verb]]:
    """The words and verbs of a sentence that begins at `start`; the last ones asked for are kept."""
    key = (id(lex), start, text)
    found = _parsed.get(key)
    if found is None:
        if len(_parsed) >= _KEPT:
            _parsed.clear()
        words = words_of(text, start)
        found = _parsed[key] = words, verbs_of(words, lex), lex  # the lexicon too, so that its id stays its own
    return found[0], found[1]


def verbs_of(words: Words, lex: Lexicon) -> list[Verb]:
    """The verbs of a sentence in order, each with its auxiliaries, tense, aspect, voice and negation."""
    found: list[Verb] = []
    lows, function, forms = words.low, lex.function, lex.forms
    i, size = 0, len(lows)
    while i < size:
        low = lows[i]
        verb = None
        if low in function:
            if low in lex.auxiliary:
                verb = _with_auxiliaries(words, i, lex)
            elif low == "to":
                verb = _infinitive(words, i, lex)
        elif low in forms or low.endswith(("ed", "ing")):
            verb = _bare(words, i, lex)
            if verb is not None and verb.tense == "present" and found and found[-1].main == i - 1:
                verb = None  # "will hold talks": what stands behind a verb is no second one
        if verb is None:
            i += 1
        else:
            found.append(verb)
            i = verb.main + 1
    return found


def _flags(word: str, lex: Lexicon) -> tuple[str, int]:
    """Base form and possible forms of a word; regular endings serve for verbs that no list knows."""
    known = lex.forms.get(word)
    if known is not None:
        return known
    if word.endswith("ed") and len(word) > 4:
        return word[:-2], PAST | PARTICIPLE
    if word.endswith("ing") and len(word) > 5:
        return word[:-3], GERUND
    return word, 0


def _with_auxiliaries(words: Words, i: int, lex: Lexicon) -> Verb | None:
    """The verb whose first auxiliary stands at `i`."""
    sets, low = lex.sets, words.low
    chain, negated, j = [], False, i
    while j < len(low) and (low[j] in lex.auxiliary or low[j] in sets["adverb"] or low[j].endswith("ly")):
        if low[j] in lex.auxiliary:
            chain.append(j)
        negated = negated or low[j] in sets["negation"]
        j += 1
    heads = [low[k] for k in chain]
    base, flags = _flags(low[j], lex) if j < len(low) else ("", 0)
    last = heads[-1]
    if last in sets["be"]:
        fits = flags & (GERUND | PARTICIPLE)
    elif last in sets["have"]:
        fits = flags & PARTICIPLE
    else:
        fits = flags & BASE
        if not flags and j < len(low) and low[j].isalpha() and low[j] not in lex.function and words.raw[j].islower():
            fits, base = BASE, low[j]  # after a modal, an unknown word is a verb
    if not fits:
        if last not in sets["be"] and last not in sets["have"] and last not in sets["do"]:
            return None
        main, base, own = (
            chain[-1],
            "be" if last in sets["be"] else "have" if last in sets["have"] else "do",
            heads[:-1],
        )
        progressive = passive = False
    else:
        main, own = j, heads
        progressive = last in sets["be"] and bool(fits & GERUND)
        passive = last in sets["be"] and not progressive
    if heads[0] == "'s" and not (fits or chain[1:]):
        return None  # a possessive
    tense = _tense(heads, own, sets)
    perfect = any(h in sets["have"] for h in own) and not (len(own) == 1 and main == chain[-1])
    return Verb(i, main, base, tense, perfect, progressive, passive, negated)


def _tense(heads: list[str], own: list[str], sets: dict[str, frozenset[str]]) -> str:
    """The tense that the first auxiliary carries."""
    first = heads[0]
    if first in sets["future"]:
        return "future"
    if first in sets["modal"]:
        return "modal"
    if first in ("was", "were", "had", "did", "been"):
        return "past"
    if first in ("being", "having", "doing"):
        return "gerund"
    return "present"


def _infinitive(words: Words, i: int, lex: Lexicon) -> Verb | None:
    """The infinitive whose `to` stands at `i`; None where `to` is a preposition."""
    low, j = words.low, i + 1
    while j < len(low) and (low[j] in lex.sets["adverb"] or low[j].endswith("ly")):
        j += 1
    if j >= len(low):
        return None
    base, flags = _flags(low[j], lex)
    if low[j] not in ("be", "have") and not flags & BASE:
        return None
    if words.raw[j][:1].isupper() and not words.raw[0].isupper():
        return None
    main, passive, perfect, progressive = j, False, low[j] == "have", False
    if low[j] in ("be", "have"):
        inner = _with_auxiliaries(words, j, lex)
        if inner is not None:
            main, base, passive, progressive = inner.main, inner.lemma, inner.passive, inner.progressive
    governor, negated = i - 1, False
    while governor >= 0 and (low[governor] in lex.sets["negation"] or low[governor] in lex.sets["adverb"]):
        negated = negated or low[governor] in lex.sets["negation"]
        governor -= 1
    return Verb(i, main, base, "infinitive", perfect and main != j, progressive, passive, negated, governor)


def _bare(words: Words, i: int, lex: Lexicon) -> Verb | None:
    """The verb that stands at `i` without an auxiliary; None where the word is read as a noun or adjective."""
    low, sets = words.low, lex.sets
    base, flags = _flags(low[i], lex)
    if not flags:
        return None
    before = low[i - 1] if i else ""
    after = low[i + 1] if i + 1 < len(low) else ""
    named = (before in sets["determiner"] and before not in sets["pronoun"]) or before in sets["possessive"]
    if flags & GERUND:
        if named or before.endswith(("al", "ic", "ive", "ous")) or (words.raw[i][:1].isupper() and i):
            return None
        if before and before[0].isalpha() and before not in lex.function and _compound(words, i, lex):
            return None
        if before in lex.forms and lex.forms[before][1] & (BASE | PAST) and not _begins(before, lex):
            return None
        return Verb(i, i, base, "gerund", governor=i - 1)
    if flags & PAST:
        adverb = (before.endswith("ly") or before in _ORDINALS) and i > 1 and low[i - 2] in sets["article"]
        if adverb and after.isalpha() and after not in lex.function:
            return None  # "a severely wounded man"
        if before in sets["article"] or before in sets["preposition"] or before in sets["be"]:
            return None
        if flags & BASE and not _verbal(words, i, lex, plural=True) and not _verbal(words, i, lex, plural=False):
            return None
        if flags & PARTICIPLE and after in ("by",):
            return Verb(i, i, base, "participle", passive=True, governor=i - 1)
        return Verb(i, i, base, "past")
    if flags & PARTICIPLE:
        return None if named else Verb(i, i, base, "participle", passive=True, governor=i - 1)
    if words.raw[i][:1].isupper() and i and not words.raw[i - 1][:1].isupper():
        return None
    if flags & THIRD and before in sets["calendar"]:
        return None  # "the January rallies"
    stands = _verbal(words, i, lex, plural=not flags & THIRD) or (flags & THIRD and _named_subject(words, i, lex))
    return Verb(i, i, base, "present") if stands else None


def _begins(word: str, lex: Lexicon) -> bool:
    """Whether an -ing form behind this verb is what begins, goes on or ends: "began meeting", but "host meeting"."""
    return any(word in lex.sets[name] for name in ("starts", "ends", "goes_on", "doubts"))


def _compound(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether an -ing form ends a compound noun: "information sharing", but "officials meeting in Lima"."""
    before = words.low[i - 1]
    if before in lex.forms or before.endswith(("s", "ly", "ed", "ing")) or words.raw[i - 1][:1].isupper():
        return False
    after = words.low[i + 1] if i + 1 < len(words.low) else "."
    return after in lex.sets["preposition"] or not after[0].isalnum() or after in lex.auxiliary or after == "and"


def _named_subject(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether a name stands before the -s form and nothing behind speaks against a verb: "Apple unveils phone"."""
    if not i or not words.raw[i - 1][:1].isupper() or words.low[i - 1] in lex.function or not words.raw[i].islower():
        return False
    after = words.low[i + 1] if i + 1 < len(words.low) else "."
    if after in lex.auxiliary or after in ("of", "between", "'s"):
        return False
    if words.low[i - 1].endswith(("ian", "ese", "ish")) and after in lex.sets["preposition"]:
        return False  # "the Central Asian states in"
    return not lex.forms.get(after, ("", 0))[1] & PAST or bool(lex.forms[after][1] & BASE)


def _verbal(words: Words, i: int, lex: Lexicon, *, plural: bool) -> bool:
    """Whether the word at `i` stands between a subject and what can follow a verb."""
    if not i:
        return False
    low, sets = words.low, lex.sets
    before = low[i - 1]
    if before in sets["adverb"] and i > 1:
        before = low[i - 2]
    if before in sets["subject"] or before in ("that", "which", "who"):
        return True
    if before in lex.function or not before[-1:].isalnum() or before[0].isdigit():
        return before in ("and", "or", "but") and _after_verb(words, i, lex)
    if plural and not (before.endswith("s") or before in ("people", "police", "men", "women", "children")):
        return False
    if before in lex.forms and lex.forms[before][1] & (PAST | GERUND) and not words.raw[i - 1][:1].isupper():
        return False
    if not plural and before.endswith(("al", "ic", "ive", "ous", "ful", "ese", "ian", "an", "ish")) and len(before) > 4:
        return False
    return _after_verb(words, i, lex)


def _after_verb(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether what stands behind `i` can follow a verb."""
    if i + 1 >= len(words.low):
        return True
    after, sets = words.low[i + 1], lex.sets
    return (
        after in sets["determiner"]
        or (after in sets["possessive"] and after != "'s")
        or after in sets["subject"]
        or after in sets["adverb"]
        or after in ("him", "them", "us", "me", "to", "that", "how", "why", "up", "down", "out", "off", "back")
        or (after in sets["preposition"] and after not in ("of", "between"))
        or words.raw[i + 1][:1].isupper()
        or after[0].isdigit()
        or after[0] in '"“$€£,'
        or after.endswith(("ly", "ing"))
        or (after.endswith("s") and after not in lex.forms)
    )


def clause_start(words: Words, i: int, lex: Lexicon) -> int:
    """Index of the first word of the clause that `i` stands in: behind a comma, semicolon, quote or subordinator."""
    lows, subordinator = words.low, lex.sets["subordinator"]
    for j in range(i - 1, -1, -1):
        low = lows[j]
        if low in _BORDERS:
            return j + 1
        if low in subordinator and low not in _ALSO_PREPOSITION:
            return j
    return 0


def governing(words: Words, first: int, last: int, verbs: Sequence[Verb], lex: Lexicon) -> Verb | None:
    """The verb that a noun is the object or subject of: "will hold talks", "talks start"."""
    left = next((v for v in reversed(verbs) if v.main < first), None)
    near = left is not None and not (left.tense == "gerund" and first - left.main > 6)
    right = next((v for v in verbs if v.first > last and not _aside(words, v, lex)), None)
    if left is not None and near and left.main >= clause_start(words, first, lex):
        told = right is not None and right.first == last + 1 and right.tense in ("past", "future", "modal")
        return right if told and words.low[left.main] in lex.sets["reporting"] else left
    if right is not None and not _broken(words, last + 1, right.first):
        return right
    if left is not None:
        return left
    return right


def _aside(words: Words, verb: Verb, lex: Lexicon) -> bool:
    """Whether a participle between commas only qualifies the subject: "the launch, planned for June, was …"."""
    if verb.tense not in ("past", "participle") or verb.first != verb.main or words.low[verb.main - 1] != ",":
        return False
    return words.low[verb.main] not in lex.sets["reporting"] and "," in words.low[verb.main + 1 : verb.main + 8]


def _broken(words: Words, start: int, end: int) -> bool:
    """Whether a clause ends between two words; one pair of commas may stand between a subject and its verb."""
    between = words.low[start:end]
    return ";" in between or ":" in between or between.count(",") % 2 == 1


def definite(words: Words, first: int, lex: Lexicon) -> bool:
    """Whether "the", "this", "their" or the like stands before the noun and what qualifies it."""
    for j in range(first - 1, max(-1, first - 4), -1):
        low = words.low[j]
        if low in ("the", "this", "that", "these", "those", "both", "'", "’") or low in lex.sets["possessive"]:
            return True
        if low in lex.function or not low[0].isalpha():
            return False
    return False
