"""The verbs of a sentence with tense, aspect, voice and negation.

No parser and no model: auxiliaries, endings and the order of words. It knows neither events nor dates.
"""

from functools import lru_cache
from typing import NamedTuple

from loaders.grammar import Lexicon, Words, words_of
from loaders.kinds import (
    ADVERB,
    ARTICLE,
    AUXILIARY,
    BASE,
    BE,
    CALENDAR,
    CONTENT,
    DETERMINER,
    DO,
    FORMS,
    FUNCTION,
    GERUND,
    HAVE,
    KNOWN,
    LY,
    MAY_BE_VERB,
    NEGATION,
    PARTICIPLE,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SUBJECT,
    THIRD,
    verb_form,
)


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


_NAMES_IN_ING = frozenset({"beijing", "boeing", "nanjing", "chongqing", "kunming", "corning", "sterling", "keating"})
"""Names that look like verbs where they open a sentence."""
NON_FINITE = frozenset({"infinitive", "gerund", "participle"})
"""The tenses of verbs that make no clause of their own."""

_ORDINALS = frozenset({"first", "second", "third", "last", "newly"})
_QUOTES = frozenset(("“", '"', "``", "‘", "'"))
_AMONG_AUXILIARIES = AUXILIARY | ADVERB | LY
_BEGIN_PHRASE = DETERMINER | SUBJECT | ADVERB | LY
_NO_OBJECT = frozenset(("of", "between", "'s", "’s", "-", "and", "or", "is", "are", "was", "were"))
_SUBJECT_OF_HEADLINE = 5
_BEHIND_VERB = frozenset(("him", "them", "us", "me", "to", "that", "how", "why", "up", "down", "out", "off", "back"))


@lru_cache(maxsize=512)
def parse(text: str, start: int, lex: Lexicon) -> tuple[Words, list[Verb]]:
    """The words and verbs of a sentence that begins at `start`; the last ones asked for are kept."""
    words = words_of(text, start)
    return words, verbs_of(words, lex)


def verbs_of(words: Words, lex: Lexicon) -> list[Verb]:
    """The verbs of a sentence in order, each with its auxiliaries, tense, aspect, voice and negation."""
    found: list[Verb] = []
    kinds, free = words.kinds(lex), 0
    for i in [i for i, kind in enumerate(kinds) if kind & MAY_BE_VERB]:
        if i < free:
            continue
        if not kinds[i] & FUNCTION:
            verb = _bare(words, i, lex)
            if verb is not None and verb.tense == "present" and found and found[-1].main == i - 1:
                verb = None  # "will hold talks": what stands behind a verb is no second one
        elif kinds[i] & AUXILIARY and not (words.raw[i] == "May" and i and kinds[i - 1] & PREPOSITION):
            verb = _with_auxiliaries(words, i, lex)
        else:
            verb = _infinitive(words, i, lex) if not kinds[i] & AUXILIARY else None  # "planned for May was"
        if verb is not None:
            found.append(verb)
            free = verb.main + 1
    return found or _of_headline(words, lex)


def _of_headline(words: Words, lex: Lexicon) -> list[Verb]:
    """The verb of a line that has none but a plain form behind its doers: "Peru and Chile sign pact"; else none."""
    low, raw, kinds = words.low, words.raw, words.kinds(lex)
    for i in range(1, len(low) - 1):
        if kinds[i] & BASE and not kinds[i] & (FUNCTION | THIRD) and raw[i].islower() and low[i + 1] not in _NO_OBJECT:
            row = low[:i].count("and") == 1 and all(one[:1].isupper() or one in (",", "and") for one in raw[:i])
            several = low[i - 1].endswith("s") and not kinds[i - 1] & (FUNCTION | KNOWN) and i < _SUBJECT_OF_HEADLINE
            return [Verb(i, i, verb_form(low[i], lex.forms)[0], "present")] if row or several else []
    return []


def _with_auxiliaries(words: Words, i: int, lex: Lexicon) -> Verb | None:
    """The verb whose first auxiliary stands at `i`."""
    kinds, low, size = words.kinds(lex), words.low, len(words.low)
    chain, negated, j = [], 0, i
    while j < size and (kinds[j] & _AMONG_AUXILIARIES or low[j : j + 2] == ["since", "been"]):
        if kinds[j] & AUXILIARY:
            chain.append(j)
        negated |= kinds[j] & NEGATION
        j += 1
    last, kind = kinds[chain[-1]], kinds[j] if j < size else 0
    if last & BE:
        fits = kind & (GERUND | PARTICIPLE)
    elif last & HAVE:
        fits = kind & PARTICIPLE
    else:
        fits = kind & BASE
        if kind & CONTENT and not kind & FORMS and words.raw[j].islower():
            fits = BASE  # after a modal, an unknown word is a verb
    if fits:
        main, base, own = j, verb_form(low[j], lex.forms)[0], chain
    elif last & (BE | HAVE | DO):
        main, base, own = chain[-1], "be" if last & BE else "have" if last & HAVE else "do", chain[:-1]
    else:
        return None
    if low[i] == "'s" and not fits and len(chain) == 1:
        return None  # a possessive
    progressive = bool(last & BE and fits & GERUND)
    passive = bool(last & BE and fits and not progressive)
    perfect = any([kinds[k] & HAVE for k in own]) and not (len(own) == 1 and main == chain[-1])
    return Verb(i, main, base, _tense(low[i], lex), perfect, progressive, passive, bool(negated))


def _tense(first: str, lex: Lexicon) -> str:
    """The tense that the first auxiliary carries."""
    if first in lex.sets["future"]:
        return "future"
    if first in lex.sets["modal"]:
        return "modal"
    if first in ("was", "were", "had", "did", "been"):
        return "past"
    if first in ("being", "having", "doing"):
        return "gerund"
    return "present"


def _infinitive(words: Words, i: int, lex: Lexicon) -> Verb | None:
    """The infinitive whose `to` stands at `i`; None where `to` is a preposition."""
    kinds, low, j = words.kinds(lex), words.low, i + 1
    while j < len(low) and kinds[j] & (ADVERB | LY):
        j += 1
    if j >= len(low):
        return None
    linking = low[j] in ("be", "have")
    if not linking and not kinds[j] & BASE:
        return None
    if words.raw[j][:1].isupper() and not words.raw[0].isupper():
        return None
    main, base, passive, perfect, progressive = j, verb_form(low[j], lex.forms)[0], False, low[j] == "have", False
    inner = _with_auxiliaries(words, j, lex) if linking else None
    if inner is not None:
        main, base, passive, progressive = inner.main, inner.lemma, inner.passive, inner.progressive
    governor, negated = i - 1, 0
    while governor >= 0 and kinds[governor] & (NEGATION | ADVERB):
        negated |= kinds[governor] & NEGATION
        governor -= 1
    return Verb(i, main, base, "infinitive", perfect and main != j, progressive, passive, bool(negated), governor)


def _bare(words: Words, i: int, lex: Lexicon) -> Verb | None:
    """The verb that stands at `i` without an auxiliary; None where the word is read as a noun or adjective."""
    low, kinds = words.low, words.kinds(lex)
    kind, before = kinds[i], kinds[i - 1] if i else 0
    if not kind & FORMS:
        return None
    if i > 1 and low[i - 1] in _QUOTES and kinds[i - 2] & (ARTICLE | PREPOSITION):
        before = kinds[i - 2]  # "talks about “extended deterrence”"
    if kind & GERUND:
        return _gerund(words, i, lex)
    if kind & PAST:
        adverb = (before & LY or low[i - 1] in _ORDINALS) and i > 1 and kinds[i - 2] & ARTICLE
        if adverb and i + 1 < len(low) and kinds[i + 1] & CONTENT:
            return None  # "a severely wounded man"
        if before & (ARTICLE | PREPOSITION | BE):
            return None
        if kind & BASE and not _verbal(words, i, lex, plural=True) and not _verbal(words, i, lex, plural=False):
            return None
        base = verb_form(low[i], lex.forms)[0]
        by = low[i + 1 : i + 3] if kind & PARTICIPLE else []
        if by[:1] == ["by"] and not by[-1].endswith("ing"):  # "began by thanking" is no passive
            return Verb(i, i, base, "participle", passive=True, governor=i - 1)
        return Verb(i, i, base, "past")
    if kind & PARTICIPLE:
        base = verb_form(low[i], lex.forms)[0]
        return None if _named(before) else Verb(i, i, base, "participle", passive=True, governor=i - 1)
    if words.raw[i][:1].isupper() and i and not words.raw[i - 1][:1].isupper():
        return None
    if kind & THIRD and before & CALENDAR:
        return None  # "the January rallies"
    stands = _verbal(words, i, lex, plural=not kind & THIRD) or (kind & THIRD and _named_subject(words, i, lex))
    return Verb(i, i, verb_form(low[i], lex.forms)[0], "present") if stands else None


def _named(before: int) -> bool:
    """Whether the kind of word before another makes that one a noun: "the", "their"."""
    return bool(before & POSSESSIVE or (before & DETERMINER and not before & PRONOUN))


def _gerund(words: Words, i: int, lex: Lexicon) -> Verb | None:
    """The verb that the -ing form at `i` is; None where it is a noun or adjective."""
    word, kind = (words.low[i - 1], words.kinds(lex)[i - 1]) if i else ("", 0)
    described = word.endswith(("al", "ic", "ive", "ous")) and word not in lex.sets["nouns"]
    if _named(kind) or described or (words.raw[i][:1].isupper() and (i or words.low[i] in _NAMES_IN_ING)):
        return None
    if word and word[0].isalpha() and not kind & FUNCTION and _compound(words, i, lex):
        return None
    if kind & KNOWN and kind & (BASE | PAST) and not _begins(word, lex):
        return None
    return Verb(i, i, verb_form(words.low[i], lex.forms)[0], "gerund", governor=i - 1)


def _begins(word: str, lex: Lexicon) -> bool:
    """Whether an -ing form behind this verb is what begins, goes on or ends: "began meeting", but "host meeting"."""
    return any(word in lex.sets[name] for name in ("starts", "ends", "goes_on", "doubts"))


def _compound(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether an -ing form ends a compound noun: "information sharing", but "officials meeting in Lima"."""
    before, kinds = words.low[i - 1], words.kinds(lex)
    if kinds[i - 1] & KNOWN or before.endswith(("s", "ly", "ed", "ing")) or words.raw[i - 1][:1].isupper():
        return False
    if i + 1 >= len(words.low) or kinds[i + 1] & (PREPOSITION | AUXILIARY):
        return True
    return words.low[i + 1] == "and" or not words.low[i + 1][0].isalnum()


def _named_subject(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether a name stands before the -s form and nothing behind speaks against a verb: "Apple unveils phone"."""
    kinds = words.kinds(lex)
    if not i or not words.raw[i - 1][:1].isupper() or kinds[i - 1] & FUNCTION or not words.raw[i].islower():
        return False
    if i + 1 >= len(kinds):
        return True
    after = kinds[i + 1]
    if after & AUXILIARY or words.low[i + 1] in ("of", "between", "'s"):
        return False
    if after & PREPOSITION and words.low[i - 1].endswith(("ian", "ese", "ish")):
        return False  # "the Central Asian states in"
    return not after & KNOWN or not after & PAST or bool(after & BASE)


def _verbal(words: Words, i: int, lex: Lexicon, *, plural: bool) -> bool:
    """Whether the word at `i` stands between a subject and what can follow a verb."""
    if not i:
        return False
    kinds = words.kinds(lex)
    at = i - 2 if i > 1 and kinds[i - 1] & ADVERB else i - 1
    before, kind = words.low[at], kinds[at]
    if kind & SUBJECT or before in ("that", "which", "who"):
        return True
    if kind & FUNCTION or not before[-1:].isalnum() or before[0].isdigit():
        return before in ("and", "or", "but") and _after_verb(words, i, lex)
    if plural and not (before.endswith("s") or before in ("people", "police", "men", "women", "children")):
        return False
    if kind & KNOWN and kind & (PAST | GERUND) and not words.raw[i - 1][:1].isupper():
        return False
    if before in lex.sets["adjectives"]:
        return False
    described = before.endswith(("al", "ic", "ive", "ous", "ful", "ese", "ian", "an", "ish")) and len(before) > 4
    if not plural and described and before not in lex.sets["nouns"]:
        return False
    return _after_verb(words, i, lex)


def _after_verb(words: Words, i: int, lex: Lexicon) -> bool:
    """Whether what stands behind `i` can follow a verb."""
    if i + 1 >= len(words.low):
        return True
    after, kind = words.low[i + 1], words.kinds(lex)[i + 1]
    return bool(
        kind & _BEGIN_PHRASE
        or after in _BEHIND_VERB
        or after in lex.sets["bare_objects"]
        or (kind & POSSESSIVE and after != "'s")
        or (kind & PREPOSITION and after not in ("of", "between"))
        or words.raw[i + 1][:1].isupper()
        or after[0].isdigit()
        or after[0] in '"“$€£,'
        or after.endswith("ing")
        or (after.endswith("s") and not kind & KNOWN)
    )
