"""What a sentence names but does not vouch for: feared, hung on an "if", or all but done.

It looks at what stands over a verb or noun; the verb's own form is read in `realis`.
"""

from collections.abc import Sequence
from dataclasses import replace

from loaders.grammar import Lexicon, Words
from loaders.verbs import NON_FINITE, Verb
from schemas.event import Realis, Status

_STOPS = frozenset(
    {",", ";", ":", '"', "“", "”", "(", ")", "—", "–", ".", "but", "who", "which", "when", "while", "as"}
)
_ASKED = frozenset({"how", "whether", "where", "what", "when", "whom"})
_BUT_DONE = frozenset({"hesitate", "fail", "wait", "need", "have", "forget", "stop", "live"})
"""What is not done of these is done all the same: "did not hesitate to sign"."""
_AWAITS = frozenset({"before", "until", "till"})
_NOBODY = frozenset({"none", "nobody", "neither", "nor"})
_NO_DOUBT = frozenset({"doubt", "sooner", "matter", "wonder", "less", "fewer", "more"})
"""What makes no denial of "no"."""
_AT_LEAST = (["less"], ["fewer"], ["more"], ["doubt"], ["longer"])
_OPENS = frozenset({"that", "and", "but", "because", "although", "while", "said"})
_ENDS_SUBJECT = frozenset(
    {",", ";", ":", "and", "but", "that", "who", "which", "when", "after", "while", "because", "'", "''", "“", "”", '"'}
)
_WHETHER = frozenset({
    "as", "even", "see", "seeing", "know", "knows", "knew", "known", "knowing", "decide", "decides", "decided",
    "deciding", "ask", "asks", "asked", "asking", "wonder", "wonders", "wondered", "determine", "determined",
    "check", "learn", "say", "tell", "sure", "clear", "unclear", "what",
})  # fmt: skip
"""Before an "if" that is no condition: "to see if", "as if"."""
_CLAUSE_ENDS = frozenset({";", ":", ".", '"', "“", "”", "but", "and", "who", "which"})
_SUBJECT = 6
"""How many words a clause may have before its verb."""
_REACH = 14


def is_doubted(words: Words, first: int, head: Verb | None, verbs: Sequence[Verb], lex: Lexicon, *, own: bool) -> bool:
    """Whether the word at `first` names what is only feared or hoped for, or what hangs on an "if" before it.

    `head` is the verb that it is (`own`), or that governs it.
    """
    if not own and _feared(words, first, lex, of=True):
        return True
    if head is not None and (own or head.main < first) and head.tense != "gerund" and _feared(words, head.first, lex):
        return True
    if head is None:
        return False
    if head.tense == "infinitive" and head.governor >= 0 and words.low[head.governor] in _ASKED:
        return True  # "decide how to leave"
    return head.tense in ("future", "modal") and (_on_condition(words, head, verbs) or _if_behind(words, head))


def _feared(words: Words, at: int, lex: Lexicon, *, of: bool = False) -> bool:
    """Whether "fears that", or with `of` "fears of", leads to the word at `at` with no other clause between."""
    low = words.low
    for i in range(at - 1, max(-1, at - _REACH), -1):
        if low[i] in _STOPS:
            return False
        if low[i] in lex.sets["feared"]:
            behind = low[i + 1]
            if of:
                return behind == "of" and not {"the", "that", "this", "these", "those"}.intersection(low[i + 2 : at])
            opens = behind in lex.sets["determiner"] or behind in lex.sets["subject"]
            return behind == "that" or (opens and i + 1 < at)
    return False


def _on_condition(words: Words, head: Verb, verbs: Sequence[Verb]) -> bool:
    """Whether an "if" clause stands right before the clause of `head`: "knows that if we strike, they will pay"."""
    low = words.low
    comma = next((i for i in range(head.first - 1, 0, -1) if low[i] == ","), -1)
    if comma < 0 or any(comma < v.main < head.first for v in verbs):
        return False
    for i in range(comma - 1, -1, -1):
        if low[i] in ("if", "unless"):
            return not i or low[i - 1] not in ("as", "even")
        if low[i] in (",", ";", ".", ":"):
            return False
    return False


def _if_behind(words: Words, head: Verb) -> bool:
    """Whether a condition stands behind what will be: "will take the cup if she wins", but not "even if", "see if"."""
    low = words.low
    for i in range(head.main + 1, len(low)):
        if low[i] == "if":
            return low[i - 1] not in _WHETHER
        if low[i] in _CLAUSE_ENDS:
            return False
    return False


def is_of_nobody(words: Words, verb: Verb) -> bool:
    """Whether nobody does it, or does none, or no longer: "none of the miners died", "neither side won", "won no cup".

    "No longer blames him", "signed no pact"; but not "killed no fewer than 30".
    """
    low, before = words.low, words.low[max(0, verb.first - 12) : verb.first]
    if before[-2:] in (["no", "longer"], ["no", "one"]):
        return True
    behind = low[verb.main + 1 : verb.main + 3]
    if behind[:1] == ["no"] and not verb.passive and behind[1:2] not in _AT_LEAST:
        return True
    for i in range(verb.first - 1, max(-1, verb.first - 13), -1):
        word = low[i]
        if word in _NOBODY:
            return True
        if word == "no" and words.raw[i + 1].isalpha() and low[i + 1] not in _NO_DOUBT:
            return i == 0 or not low[i - 1].isalnum() or low[i - 1] in _OPENS
        if word in _ENDS_SUBJECT:
            return False
    return False


def is_short_of(words: Words, verb: Verb) -> bool:
    """Whether a deed was all but done: "almost derailed", "nearly struck a tanker", but not "nearly 30 died"."""
    near = words.low[max(0, verb.first - 1) : verb.main]
    return verb.tense in ("past", "participle", "present") and ("almost" in near or "nearly" in near)


def is_awaited(words: Words, verb: Verb) -> bool:
    """Whether a verb in the present tells what is not there yet: "before we declare it dead", "until the rain ends"."""
    if verb.tense != "present" or verb.perfect:
        return False
    for i in range(verb.first - 1, max(verb.first - _SUBJECT, -1), -1):
        if words.low[i] in _AWAITS:
            return True
        if words.low[i] in _STOPS or words.low[i] == "and":
            return False
    return False


_DENYING = frozenset({"deny", "refute"})
_ASKING = frozenset(
    {"ask", "demand", "insist", "order", "propose", "recommend", "request", "require", "suggest", "urge", "move"}
)
_ALONE = frozenset({"he", "she", "it"})
_SAYING = frozenset({"say", "tell", "add", "announce", "report", "confirm", "state"})
_HOLDING = frozenset({"believe", "think", "suppose", "imagine", "assume"})
_INVERTED = frozenset({"had", "should", "were"})
"""What opens a condition without an "if"."""


def is_denied(words: Words, verb: Verb, told: Verb | None) -> bool:
    """Whether `told`, the verb before, denies what a verb tells: "denied that he had met her", "denies he took it"."""
    if told is None or told.lemma not in _DENYING or told.negated:
        return False
    between = words.low[told.main + 1 : verb.first]
    own = between and between[-1] not in ("and", "or") and _STOPS.isdisjoint(between)
    return bool(own) and verb.tense not in ("infinitive", "participle")


def is_disbelieved(words: Words, verb: Verb, held: Verb | None, *, own: bool) -> bool:
    """Whether `held`, the verb before, says that nobody holds true what a verb tells: "I do not believe he said it".

    What a noun names may be there all the same ("may think the talks helped"), unless its verb looks ahead: "may think
    that his resignation will please them".
    """
    if held is None or held.lemma not in _HOLDING or verb.tense in ("infinitive", "participle", "gerund"):
        return False
    between = words.low[held.main + 1 : verb.first]
    if not between or between[-1] in ("and", "or") or not _STOPS.isdisjoint(between):
        return False
    if words.low[held.first - 1] == "i" and held.first and verb.tense in ("future", "modal"):
        return True  # "I think they will merge" is a guess
    return (held.negated or held.tense == "modal") and (own or verb.tense in ("future", "modal"))


def is_supposed(words: Words, verb: Verb, verbs: Sequence[Verb]) -> bool:
    """Whether a clause tells by its order what did not happen: "Had the guards fired, many would have died"."""
    low, at = words.low, words.opening
    if low[at] not in _INVERTED or verb.first <= at + 1 or words.raw[-1] == "?":
        return False
    comma = next((k for k in range(verb.main + 1, len(low)) if low[k] == ","), -1)
    if comma < 0 or any(at < v.main < verb.main for v in verbs):
        return False
    behind = next((v for v in verbs if v.first > comma and v.tense not in NON_FINITE), None)
    return behind is not None and behind.tense in ("modal", "future")


def is_asked_for(words: Words, verb: Verb, over: Verb | None) -> bool:
    """Whether a plain form tells what is asked for by `over`, the verb before: "urged that he resign"."""
    low = words.low
    if verb.tense != "present" or verb.first != verb.main or low[verb.main] != verb.lemma or verb.main < 2:
        return False
    if over is None or over.lemma not in _ASKING:
        return low[verb.first - 1] in _ALONE and low[verb.first - 2] == "that"
    if low[over.main + 1 : over.main + 2] != ["that"] and over.tense != "past":
        return low[verb.first - 1] in _ALONE and low[verb.first - 2] == "that"
    return _STOPS.isdisjoint(low[over.main + 1 : verb.first])


def under(verb: Verb, words: Words, verbs: Sequence[Verb], lex: Lexicon) -> Verb:
    """The infinitive with the word that it hangs on as governor, a day between them passed over.

    "Failed on Monday to agree" hangs on "failed".
    """
    low, i = words.low, verb.governor
    if i < 0 or low[i] not in lex.sets["calendar"]:
        return verb
    while i > 0 and (low[i] in lex.sets["calendar"] or low[i].isdigit() or low[i] in ("on", "last", "this", "late")):
        i -= 1
    return replace(verb, governor=i) if any(v.main == i for v in verbs) else verb


def under_modal(
    verb: Verb, words: Words, verbs: Sequence[Verb], lex: Lexicon, told: tuple[Status, Realis]
) -> tuple[Status, Realis]:
    """Status and realis of an infinitive whose governing verb tells no fact: "might be forced to sell"."""
    over = next((v for v in verbs if v.main == verb.governor), None) or _with_adjective(verb, words, verbs)
    if over is None:
        return told
    if over.tense == "infinitive" and over.lemma == "be" and over.governor >= 0:
        doubted = words.low[over.governor] in lex.sets["doubts"] or words.low[over.governor] in lex.sets["wishes"]
        return (told[0], "hypothetical") if doubted else told  # "it is possible to be ready to stop it"
    if over.negated and over.lemma not in _BUT_DONE:
        return told[0], "negated"  # "does not expect to win", "did not agree to meet"
    if over.tense not in ("modal", "future"):
        return told
    if over.tense == "future":
        return "planned", told[1]
    if words.low[over.first] in lex.sets["tentative"] and not over.perfect:
        return "tentative", told[1]
    return told if backshifted(over, words, verbs, lex) else (told[0], "hypothetical")


def _with_adjective(verb: Verb, words: Words, verbs: Sequence[Verb]) -> Verb | None:
    """The "be" of the adjective that an infinitive hangs on: "may be ready to sell"."""
    at = verb.governor - 1
    while at > 0 and words.low[at].endswith("ly"):
        at -= 1
    return next((v for v in verbs if v.main == at and v.lemma == "be"), None)


def is_under_way(words: Words, verb: Verb, told: Verb | None, lex: Lexicon) -> bool:
    """Whether a progressive past is what somebody said to be going on: "Peru said it was investigating the raid"."""
    if told is None or not verb.progressive or verb.tense != "past" or verb.perfect or told.tense != "past":
        return False
    between = words.low[told.main + 1 : verb.first]
    own = bool(between) and between[-1] not in ("and", "or") and _STOPS.isdisjoint(between)
    plain = all(word == "that" or word not in lex.sets["subordinator"] for word in between)
    return own and plain and told.lemma in _SAYING


def backshifted(verb: Verb, words: Words, verbs: Sequence[Verb], lex: Lexicon) -> bool:
    """Whether "would" is the "will" of somebody's past words: "she said the port would reopen", without an "if"."""
    if words.low[verb.first] not in ("would", "'d") or verb.perfect or not lex.sets["condition"].isdisjoint(words.low):
        return False
    told = next((v for v in reversed(verbs) if v.main < verb.first and v.tense in ("past", "present", "future")), None)
    if told is None or (told.tense != "past" and not told.perfect):
        return False
    return words.low[told.main] in lex.sets["foretells"]
