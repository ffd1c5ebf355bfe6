"""The verbs of a sentence with tense, aspect, voice and negation.

No parser and no model: auxiliaries, endings and the order of words. It knows neither events nor dates.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from loaders.grammar import Lexicon, Words, words_of
from loaders.kinds import (
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    CALENDAR,
    CONTENT,
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
    PREPOSITION,
    PRONOUN,
    SUBJECT,
    THIRD,
    verb_form,
)
from loaders.unaided import Verb, bare_verb

__all__ = ["NON_FINITE", "Verb", "Verbs", "parse", "verb_before", "verbs_of"]

NON_FINITE = frozenset({"infinitive", "gerund", "participle"})
"""The tenses of verbs that make no clause of their own."""

_AMONG_AUXILIARIES = AUXILIARY | ADVERB | LY
_PAIRS = (["since", "been"], ["most", "likely"])
"""What else may stand among auxiliaries: "would most likely be"."""
_UNITS = frozenset({"week", "month", "year", "night", "weekend", "summer", "winter", "autumn", "spring"})
_OF_DAY = _UNITS | {"on", "this", "last", "next", "late", "early", "later", "earlier"}
"""Words of a day or week between an auxiliary and its verb."""
_NO_OBJECT = frozenset(("of", "between", "'s", "’s", "-", "and", "or", "is", "are", "was", "were"))
_SUBJECT_OF_HEADLINE = 5
_WITH_PLAIN_FORM = frozenset({"see", "hear", "watch", "let", "make", "help", "have", "feel"})
"""Verbs behind whose object a plain form tells what it does."""
_PARTED = frozenset(
    (",", ";", ":", "that", "who", "which", "and", "but", "or", "when", "while", "as", '"', "“", "”", "''")
)


class Verbs(list[Verb]):
    """The verbs of a sentence in order, never changed once made, with what rules ask of them again and again."""

    __slots__ = ("_finite", "_mains")

    def __init__(self, verbs: Iterable[Verb] = ()) -> None:
        super().__init__(verbs)
        self._mains: dict[int, Verb] | None = None
        self._finite: list[Verb] | None = None

    @property
    def mains(self) -> dict[int, Verb]:
        """Each verb by the word that carries its meaning."""
        if self._mains is None:
            self._mains = {verb.main: verb for verb in self}
        return self._mains

    @property
    def finite(self) -> list[Verb]:
        """Those that make a clause of their own."""
        if self._finite is None:
            self._finite = [verb for verb in self if verb.tense not in NON_FINITE]
        return self._finite


@lru_cache(maxsize=512)
def parse(text: str, start: int, lex: Lexicon) -> tuple[Words, Verbs]:
    """The words and verbs of a sentence that begins at `start`; the last ones asked for are kept."""
    words = words_of(text, start)
    return words, verbs_of(words, lex)


def verb_before(verbs: Sequence[Verb], at: int) -> Verb | None:
    """The last verb that stands before the word `at`; None where there is none."""
    for verb in reversed(verbs):
        if verb.main < at:
            return verb
    return None


def verbs_of(words: Words, lex: Lexicon) -> Verbs:
    """The verbs of a sentence in order, each with its auxiliaries, tense, aspect, voice and negation."""
    found: list[Verb] = []
    kinds, free = words.kinds(lex), 0
    for i in [i for i, kind in enumerate(kinds) if kind & MAY_BE_VERB]:
        if i < free:
            continue
        if not kinds[i] & FUNCTION:
            verb = bare_verb(words, i, lex)
            if verb is not None and verb.tense == "present" and found and found[-1].main == i - 1:
                verb = None  # "will hold talks": what stands behind a verb is no second one
        elif kinds[i] & AUXILIARY and not (words.raw[i] == "May" and i and kinds[i - 1] & PREPOSITION):
            verb = _with_auxiliaries(words, i, lex)
        else:
            verb = _infinitive(words, i, lex) if not kinds[i] & AUXILIARY else None  # "planned for May was"
        if verb is not None:
            if verb.tense == "infinitive" and found and found[-1].main == i - 1 and found[-1].lemma == "have":
                verb = _obliged(found.pop(), verb)
            elif verb.tense == "present" and found:
                verb = _carried_on(verb, found[-1], words)
            found.append(verb)
            free = verb.main + 1
    return Verbs(found or _of_headline(words, lex))


def _of_headline(words: Words, lex: Lexicon) -> list[Verb]:
    """The verb of a line that has none but a plain form behind its doers: "Peru and Chile sign pact"; else none."""
    low, raw, kinds = words.low, words.raw, words.kinds(lex)
    for i in range(1, len(low) - 1):
        if kinds[i] & BASE and not kinds[i] & (FUNCTION | THIRD) and raw[i].islower() and low[i + 1] not in _NO_OBJECT:
            row = low[:i].count("and") == 1 and all(one[:1].isupper() or one in (",", "and") for one in raw[:i])
            several = low[i - 1].endswith("s") and not kinds[i - 1] & (FUNCTION | KNOWN) and i < _SUBJECT_OF_HEADLINE
            return [Verb(i, i, verb_form(low[i], lex.forms)[0], "present")] if row or several else []
    return []


def _obliged(had: Verb, verb: Verb) -> Verb:
    """The verb that "have to" is an auxiliary of: "had to leave" is past, "will have to" future, "has to" a modal."""
    must = had.tense == "present" and (had.first == had.main or had.negated)
    own = replace(had, main=verb.main, lemma=verb.lemma, passive=verb.passive, progressive=False)
    return replace(own, tense="modal") if must else replace(own, perfect=had.perfect or had.tense == "present")


def _carried_on(verb: Verb, before: Verb, words: Words) -> Verb:
    """The verb in the tense of the one before it where it is a plain form that goes on or hangs on that.

    "Asked them to stop and seize ships", "can meet and say", "saw the troops leave".
    """
    low = words.low
    if verb.first != verb.main or low[verb.main] != verb.lemma:
        return verb
    at = verb.first - 1
    while at > before.main and low[at].endswith("ly"):
        at -= 1
    if low[at] in ("and", "or"):
        goes_on = before.tense in ("infinitive", "modal", "future")
    else:
        between = low[before.main + 1 : verb.first]
        goes_on = before.lemma in _WITH_PLAIN_FORM and not before.passive and _PARTED.isdisjoint(between)
    return replace(verb, tense=before.tense, governor=before.governor) if goes_on else verb


def _with_auxiliaries(words: Words, i: int, lex: Lexicon) -> Verb | None:
    """The verb whose first auxiliary stands at `i`."""
    kinds, low, size = words.kinds(lex), words.low, len(words.low)
    chain, negated, j = [], 0, i
    while j < size and (kinds[j] & _AMONG_AUXILIARIES or low[j : j + 2] in _PAIRS):
        if kinds[j] & AUXILIARY:
            chain.append(j)
        negated |= kinds[j] & NEGATION
        j += 1
    j = _past_day(words, j, lex)
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
    if low[i] == "'s" and len(chain) == 1 and (not fits or _owns_behind(words, i, j, lex)):
        return None  # a possessive
    progressive = bool(last & BE and fits & GERUND)
    passive = bool(last & BE and fits and not progressive)
    progressive = progressive or (passive and len(chain) > 1 and low[chain[-1]] == "being")
    perfect = any([kinds[k] & HAVE for k in own]) and not (len(own) == 1 and main == chain[-1])
    return Verb(i, main, base, _tense(low[i], lex), perfect, progressive, passive, bool(negated))


def _past_day(words: Words, j: int, lex: Lexicon) -> int:
    """Index of the verb that a day parts from its auxiliary, "will on Monday reveal"; else `j`."""
    low, kinds, k = words.low, words.kinds(lex), j
    while k < len(low) and (low[k] in _OF_DAY or kinds[k] & CALENDAR):
        k += 1
    if k == j:
        return j
    named = any(low[i] in _UNITS or kinds[i] & CALENDAR for i in range(j, k))
    return k if named and k < len(low) and kinds[k] & FORMS and not kinds[k] & (FUNCTION | THIRD) else j


def _owns_behind(words: Words, i: int, j: int, lex: Lexicon) -> bool:
    """Whether "'s" behind a noun owns what a participle only describes: "Peru's deposed president"."""
    kinds = words.kinds(lex)
    if not kinds[j] & PARTICIPLE or not i or kinds[i - 1] & (SUBJECT | PRONOUN) or j + 1 >= len(kinds):
        return False
    return bool(kinds[j + 1] & CONTENT) and not kinds[j + 1] & LY


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
