"""What a noun hangs on: the verb that governs it, where its clause begins, and whether the text takes it as known.

It goes by the verbs that `verbs` has found, commas and closed classes; it knows neither events nor dates.
"""

from collections.abc import Sequence

from loaders.grammar import Lexicon, Words
from loaders.kinds import FUNCTION, MAY_PART, POSSESSIVE, SUBORDINATOR
from loaders.verbs import Verb, verb_before

SETTLES = frozenset({"agree", "decide", "vow", "pledge", "promise", "arrange", "commit"})
"""Verbs that make a plan, done on the day that stands beside them."""
_OPENING = 5
"""How many words on in its sentence an occasion stands at most."""
_ANNOUNCING = frozenset({"announce", "say", "confirm", "tell", "declare", "reveal"})
_THERE = frozenset({"at", "during", "in", "after", "following"})

_BORDERS = frozenset({",", ";", ":", "“", "”", '"', "—", "–", "(", ")"})
_ALSO_PREPOSITION = frozenset({"as", "since", "after", "before", "until", "than"})
_NAMED = frozenset({"called", "named", "known", "dubbed"})
_AT_FIRST = frozenset({"originally", "initially", "previously", "first", "tentatively", "provisionally"})
_FOR_WHEN = frozenset({"for", "on", "in", "from", "at", "to"})
_UNTENSED = frozenset({"infinitive", "gerund", "participle"})
_JOINED = frozenset({"and", "but", "or", "that", "who", "which", "when", "after", "before", "as", "while"})
_APART = _BORDERS | {"and", "but", "who", "which", "when", "while", "as"}
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "'", "’"})


def brought_about(words: Words, verb: Verb, lex: Lexicon) -> bool:
    """Whether an infinitive tells what came of the verb over it: "was forced to resign", "led him to resign"."""
    if verb.tense != "infinitive" or verb.governor < 0:
        return False
    return not lex.sets["brings"].isdisjoint(words.low[max(0, verb.governor - 6) : verb.governor + 1])


def is_announced(words: Words, verb: Verb, verbs: Sequence[Verb], lex: Lexicon) -> bool:
    """Whether a progressive past is the plan that somebody told: "announced he was retiring", "said it was closing"."""
    if verb.tense != "past" or not verb.progressive or verb.lemma not in lex.sets["steps"]:
        return False
    told = verb_before(verbs, verb.first)
    if told is None or told.tense != "past" or told.lemma not in _ANNOUNCING:
        return False
    return _APART.isdisjoint(words.low[told.main + 1 : verb.first])


def clause_start(words: Words, i: int, lex: Lexicon) -> int:
    """Index of the first word of the clause that `i` stands in: behind a comma, semicolon, quote or subordinator."""
    kinds = words.kinds(lex)
    for j in range(i - 1, -1, -1):
        if kinds[j] & MAY_PART:
            low = words.low[j]
            if low in _BORDERS:
                return j + 1
            if kinds[j] & SUBORDINATOR and low not in _ALSO_PREPOSITION:
                return j
    return 0


def governing(words: Words, first: int, last: int, verbs: Sequence[Verb], lex: Lexicon) -> Verb | None:
    """The verb that a noun is the object or subject of: "will hold talks", "talks start"."""
    left = right = None
    for verb in verbs:
        if verb.main < first:
            left = verb
        elif verb.first > last and not aside(words, verb, lex) and not _only_meant(words, last, verb, verbs, lex):
            if verb.tense == "infinitive" and _of_a_noun(words, verb, lex):
                continue
            right = verb
            break
    near = left is not None and not (left.tense == "gerund" and first - left.main > 6)
    if left is not None and near and left.main >= clause_start(words, _from_that(words, first, left, lex), lex):
        said = words.low[left.main] in lex.sets["reporting"]
        told = said and right is not None and _is_subject(words, last, right, lex)
        return right if told else left
    if right is not None and not _broken(words, last + 1, right.first):
        return right
    if left is not None:
        return left
    return right


def _is_subject(words: Words, last: int, verb: Verb, lex: Lexicon) -> bool:
    """Whether what is said opens with a noun that ends at `last` as its subject: "says / the test of a jet will be"."""
    if verb.tense not in ("past", "future", "modal"):
        return False
    between = words.low[last + 1 : verb.first]
    if not between:
        return True
    plain = verb.first != verb.main or verb.lemma == "be"
    return plain and all(low not in _BORDERS and low not in lex.sets["subordinator"] for low in between)


def _from_that(words: Words, first: int, left: Verb, lex: Lexicon) -> int:
    """Where a noun phrase begins: with "that" where it points, as in "made that announcement" (not "said that")."""
    points = words.low[first - 1] == "that" and left.main == first - 2
    return first - 1 if points and words.low[left.main] not in lex.sets["reporting"] else first


def aside(words: Words, verb: Verb, lex: Lexicon) -> bool:
    """Whether a participle between commas only qualifies the subject: "the launch, planned for June, was …"."""
    opens = verb.main - (words.low[verb.main - 1] in _AT_FIRST)
    if verb.tense not in ("past", "participle") or verb.first != verb.main or words.low[opens - 1] != ",":
        return False
    low = words.low[verb.main]
    return (low in _NAMED or low not in lex.sets["reporting"]) and "," in words.low[verb.main + 1 : verb.main + 8]


def _only_meant(words: Words, last: int, verb: Verb, verbs: Sequence[Verb], lex: Lexicon) -> bool:
    """Whether a plan only says for when the noun was meant: "a strike due to begin on Friday / is off"."""
    low = words.low
    at = verb.governor if verb.tense == "infinitive" else verb.main
    if at <= last or low[at] not in lex.sets["plans"] or low[at - 1] in lex.auxiliary:
        return False
    if verb.tense != "infinitive" and (verb.first != verb.main or verb.tense not in ("past", "participle")):
        return False
    if low[at + 1 : at + 2] == [] or low[at + 1] not in _FOR_WHEN:
        return False
    behind = next((v for v in verbs if v.first > verb.main and v.tense not in _UNTENSED), None)
    if behind is None or _broken(words, last + 1, verb.first):
        return False
    return all(low[i].isalnum() and low[i] not in _JOINED for i in range(verb.main + 1, behind.first))


def _of_a_noun(words: Words, verb: Verb, lex: Lexicon) -> bool:
    """Whether an infinitive tells what a noun with an article is for: "reveals a determination to leave"."""
    at = verb.governor
    return (
        at > 0
        and words.low[at].isalpha()
        and words.low[at] not in lex.function
        and words.low[at - 1] in ("a", "an", "the")
    )


def _broken(words: Words, start: int, end: int) -> bool:
    """Whether a clause ends between two words; one pair of commas may stand between a subject and its verb."""
    between = words.low[start:end]
    return ";" in between or ":" in between or between.count(",") % 2 == 1


def definite(words: Words, first: int, lex: Lexicon) -> bool:
    """Whether "the", "this", "their" or the like stands before the noun and what qualifies it."""
    kinds = words.kinds(lex)
    for j in range(first - 1, max(-1, first - 4), -1):
        if words.low[j] in _DEFINITE or kinds[j] & POSSESSIVE:
            return True
        if kinds[j] & FUNCTION or not words.low[j][0].isalnum():
            return False
    return False


def for_a_day(words: Words, last: int, lex: Lexicon) -> bool:
    """Whether "for" and a day follow a noun, which is then to come: "called an election for 6 July"."""
    low = words.low
    if low[last + 1 : last + 2] != ["for"] or last + 2 >= len(low):
        return False
    return low[last + 2] in lex.sets["calendar"] or any(
        word in lex.sets["calendar"] for word in low[last + 3 : last + 5]
    )


def is_on_a_day(words: Words, last: int, head: Verb, lex: Lexicon) -> bool:
    """Whether a noun "is on Friday", or "is due": told in the present, its day is to come."""
    if head.lemma != "be" or head.tense != "present" or head.perfect or head.main < last:
        return False
    after = words.low[head.main + 1 : head.main + 3]
    if not after or after[0] in lex.sets["plans"]:
        return bool(after)
    return after[0] in lex.sets["calendar"] or (after[0] == "on" and after[-1] in lex.sets["calendar"])


_OF_WHAT_WAS = frozenset({"since", "despite", "amid", "over", "about", "against", "from"})


def is_there_already(words: Words, first: int, head: Verb, lex: Lexicon) -> bool:
    """Whether what is planned or goes on only looks back at a noun: "will answer questions about the raid", "in its
    inquiry", "has been leaking since the wreck".
    """
    low, at = words.low, first - 1
    while at > head.main and low[at] not in lex.sets["preposition"]:
        at -= 1
    if at == head.main and head.lemma in lex.sets["copes"]:
        return definite(words, first, lex)  # "to combat the crisis"
    if at <= head.main or not (low[at] == "since" or definite(words, first, lex)):
        return False
    return low[at] in _OF_WHAT_WAS or (
        low[at] == "in" and low[at + 1] in lex.sets["possessive"] and low[at + 1] != "'s"
    )


def where_settled(words: Words, first: int, head: Verb, lex: Lexicon) -> bool:
    """Whether a plan was made at the happening and is none of it: "agreed on the plan at a summit in Lima"."""
    low, at = words.low, first - 1
    while at > head.main and (low[at] == "of" or low[at] not in lex.sets["preposition"]):
        at -= 1
    made = head.tense == "past" and not head.passive and head.lemma in SETTLES
    if first < head.main:
        return made and low[0] in _THERE and first <= _OPENING  # "at a summit in Lima, they agreed"
    return made and head.main < at and low[at] in _THERE


def what_settled(words: Words, i: int, head: Verb, lex: Lexicon) -> bool:
    """Whether the noun at `i` is what was settled, and so still to come: "agreed on a truce on Friday"."""
    low, at = words.low, i - 1
    while at > head.main and low[at] not in lex.sets["preposition"]:
        at -= 1
    settles = head.tense == "past" and not head.passive and head.lemma in SETTLES and head.main < i
    return settles and (at == head.main or low[at] in ("on", "to"))
