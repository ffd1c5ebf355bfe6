"""What a verb hangs under: a relative clause, a clause of time, what somebody said, a noun that it only describes.

What is told there went before what the sentence tells. It reads the words before one verb; dates play no part here.
"""

from collections.abc import Sequence

from loaders.dating.attribute import FINITE
from loaders.dating.tense import Asked
from loaders.grammar import Lexicon
from loaders.kinds import PARTICIPLE, PAST
from loaders.verbs import Verb

_RELATIVE = frozenset({"who", "which", "whom", "whose", "that"})
_TIMES = frozenset({"when", "after", "before", "once", "until", "since", "because"})
_AWAITS = frozenset({"if", "unless", "until", "when", "once", "before", "after", "as"})
_OF_OLD = frozenset(
    ("initially", "originally", "previously", "repeatedly", "formerly", "once", "often", "long", "recently", "famously",
     "historically", "traditionally", "consistently", "always", "sometimes")
)  # fmt: skip
_BEFORE_THAT = (["before", "that", ","], ["before", "then", ","], ["until", "then", ","])
_BORDERS = frozenset({",", ";", ":", '"', "“", "”", "—", "–", "(", ")"})
_ASKS = frozenset({"why", "how", "what"})
_ALONE = frozenset({".", ",", ";", ":", ")", "—", "–", "and"})


def hung_under(asked: Asked, lex: Lexicon) -> str:
    """relative, time, said or noun, by what the verb asked for hangs under; "" where it makes a clause of its own."""
    verb = asked.verb
    if verb is None:
        return ""
    low = asked.scene.words.low
    before = max((v.main for v in asked.scene.verbs if v.main < verb.first), default=-1)
    if _describes(asked, before, lex):
        return "noun"
    reporting = before >= 0 and low[before] in lex.sets["reporting"]
    for k in range(verb.first - 1, before, -1):
        if low[k] in _TIMES:
            return "time"
        if low[k] in _BORDERS:
            return ""
        if low[k] in _RELATIVE and not (low[k] == "that" and (reporting or k - 1 == before)):
            return "relative" if not any(low[j] in lex.sets["subject"] for j in range(k + 1, verb.first)) else "said"
    if reporting and any(v.main == before and v.tense in FINITE for v in asked.scene.verbs):
        return "said"
    return "relative" if _in_contact(asked, lex) else ""


def awaited(asked: Asked, lex: Lexicon) -> bool:
    """Whether a verb in the present tells what is waited for: "until it ends", "will leave as soon as it stops"."""
    verb = asked.verb
    if verb is None or verb.tense != "present" or verb.perfect:
        return False
    low = asked.scene.words.low
    before = max((v.main for v in asked.scene.verbs if v.main < verb.first), default=-1)
    opener = next((low[k] for k in range(verb.first - 1, before, -1) if low[k] in _AWAITS or low[k] in _BORDERS), "")
    if opener in ("if", "unless", "until"):
        return True
    ahead = any(v.tense in ("future", "modal") for v in asked.scene.verbs)
    return opener in _AWAITS and ahead


def of_old(asked: Asked) -> bool:
    """Whether an adverb beside the verb puts it into the past of the news, or makes it many times: "initially said"."""
    verb, low = asked.verb, asked.scene.words.low
    if verb is None:
        return False
    beside = low[max(0, verb.first - 2) : verb.main]
    if not _OF_OLD.isdisjoint(beside) or (low[0] in _OF_OLD and "," in low[1:8]) or low[:3] in _BEFORE_THAT:
        return True
    following = next((v.first for v in asked.scene.verbs if v.main > verb.main), len(low))
    return any(_of_then(low, k) for k in range(verb.main + 1, following - 1) if low[k] in ("at", "back"))


def _of_then(low: Sequence[str], k: int) -> bool:
    """Whether the words at `k` point to a time told before, of which nothing else is said: "at that time", "back then".

    What "at the time" is of may follow: "at the time of the blast".
    """
    if low[k + 1] == "then":
        return low[k] == "back"
    return low[k : k + 3] in (["at", "that", "time"], ["at", "the", "time"]) and low[k + 3 : k + 4] != ["of"]


def when_opens(asked: Asked) -> bool:
    """Whether the sentence opens with a clause that tells when: "When he first showed it, he praised …"."""
    words, verbs = asked.scene.words, asked.scene.verbs
    if words.low[0] != "when" or not verbs or verbs[0].tense != "past" or verbs[0].first == 1:
        return False  # "When asked about it, …"
    return "," in words.low[verbs[0].main : asked.i]


def _describes(asked: Asked, before: int, lex: Lexicon) -> bool:
    """Whether a form in -ed only describes the noun before it: "plates found there match", "the men held"."""
    words, verb = asked.scene.words, asked.verb
    if verb is None or verb.first != verb.main or verb.tense not in ("past", "participle") or not verb.main:
        return False
    low, i = words.low, verb.main
    if not lex.forms.get(low[i], ("", PARTICIPLE))[1] & PARTICIPLE:
        return False
    if words.raw[i - 1][:1].isupper() and (low[i] in lex.sets["reporting"] or i == 1):
        return False  # "…", Jane Doe said.
    noun, after = low[i - 1], low[i + 1] if i + 1 < len(low) else "."
    if not noun.isalpha() or noun in lex.function or after == "to":
        return False
    if after not in _ALONE and after not in lex.sets["preposition"]:
        return False  # "pledged to": it has an object or a complement
    later = next((v for v in asked.scene.verbs if v.first > i and _plain(v, asked, lex)), None)
    if later is not None and not any(w in _BORDERS or w in lex.sets["conjunction"] for w in low[i + 1 : later.first]):
        return low[later.first - 1] not in lex.sets["subject"]
    governor = next((v for v in asked.scene.verbs if v.main == before), None)
    if governor is None or low[before] in lex.sets["reporting"] or after == "and":
        return False
    return not any(w in _BORDERS or w in _ASKS or w in lex.sets["conjunction"] for w in low[before + 1 : i])


def _plain(verb: Verb, asked: Asked, lex: Lexicon) -> bool:
    """Whether a verb is beyond doubt the one of a clause: it has an auxiliary, or a form that is nothing else."""
    flags = lex.forms.get(asked.scene.words.low[verb.main], ("", 0))[1]
    return verb.tense in FINITE and (verb.first != verb.main or verb.lemma == "be" or flags == PAST)


def _in_contact(asked: Asked, lex: Lexicon) -> bool:
    """Whether a pronoun right behind a noun opens a relative clause: "the owner they took hostage"."""
    low, verb = asked.scene.words.low, asked.verb
    i = verb.first - 1 if verb is not None else 0
    if i < 2 or low[i] not in lex.sets["subject"] or low[i] in _RELATIVE:
        return False
    noun = low[i - 1]
    return (
        noun.isalpha() and noun not in lex.function and noun not in lex.forms and low[i - 2] in lex.sets["determiner"]
    )
