"""What is said, where something stands between its subject and its verb: "said the vote, held in May, was fair".

It finds the verb that a title of saying cannot do without, and what may go between; `speech` finds the plain cases.
"""

from typing import NamedTuple

from loaders.clauses import Clause, clause_end
from loaders.kinds import JOINS, RELATIVE
from loaders.subjects import NON_FINITE, Span, antecedent, is_adverb
from loaders.titles.phrases import LONGEST, PRONOUNS, Phrase, cut, joined
from loaders.verbs import Verb

_DASHES = frozenset(("—", "–", "-", "--"))
_FREE = frozenset(
    ("nothing", "thing", "something", "anything", "so", "no", "yes", "much", "little", "more", "word", "goodbye")
)
_SAYS = frozenset({"say", "tell", "add", "note", "admit", "explain", "insist", "claim", "state", "argue", "suggest"})
_MOST = 30


class Resumed(NamedTuple):
    """A verb that goes on behind an insertion."""

    skip: Span
    """The words of the insertion."""
    verb: Verb
    end: int
    """Behind the last word of its clause."""


def told_further(phrase: Phrase, clause: Clause, teller: str) -> str:
    """What is said without what is put in behind its subject: "Peru said vote was fair"; "" where nothing is."""
    verb = clause.verb
    if verb is None or clause.words.low[verb.main] not in clause.lex.sets["reporting"] or clause.inverted:
        return ""
    if (more := resumed(clause, verb)) is None:
        return ""
    whole = phrase._replace(skip=more.skip)
    rest = cut(whole, (verb.main + 1, more.end), LONGEST - len(teller) - 1, must=more.verb.main)
    return joined(teller, rest) if rest else ""


def said_of_it(phrase: Phrase, clause: Clause, verb: Verb, teller: str) -> str:
    """What is said of the noun that "which" takes up: "a loss that Peru said would pass"; "" where nothing is."""
    low, span = clause.words.low, clause.subject()
    if low[verb.main] not in clause.lex.sets["reporting"]:
        return ""
    goes_on = any(v.first == verb.main + 1 and v.tense not in NON_FINITE for v in clause.verbs)
    if span is None or not span[0] or not goes_on or low[span[0] - 1] not in ("which", "that"):
        return ""
    end = span[0] - 1
    found = antecedent(clause.words, clause.verbs, end - (end > 0 and low[end - 1] == ","), clause.lex)
    if found is None or low[found[0]] in PRONOUNS:
        return ""
    thing = cut(phrase, found, LONGEST // 2, keep_head=True)
    behind = clause_end(clause.words, clause.verbs, verb.main + 1, clause.lex)
    rest = cut(phrase, (verb.main + 1, behind), LONGEST - len(teller) - len(thing) - 2)
    return joined(teller, thing, rest) if thing and rest else ""


def resumed(clause: Clause, verb: Verb) -> Resumed | None:
    """The verb of what "say" tells, behind a relative clause or what stands between commas; None where none is."""
    low = clause.words.low
    start = verb.main + 1 + (low[verb.main + 1 : verb.main + 2] == ["that"])
    later = [v for v in clause.verbs if v.first > start and v.tense not in NON_FINITE]
    if not later or verb.passive:
        return None
    opens = next((i for i in range(start + 1, later[-1].first) if low[i] in RELATIVE or low[i] in _DASHES | {","}), -1)
    if opens < 0 or opens - start > 12 or any(v.first < opens for v in later):
        return None
    if low[opens] in RELATIVE:
        found = _behind_relative(clause, later)
        begins = opens
    else:
        marks = {","} if low[opens] == "," else _DASHES
        close = next((i for i in range(opens + 2, min(opens + _MOST, len(low))) if low[i] in marks), -1)
        found = next((v for v in later if 0 < close < v.first), None)
        if found is not None and not all(is_adverb(word) for word in low[close + 1 : found.first]):
            return None
        begins = opens
    if found is None:
        return None
    return Resumed((begins, found.first), found, clause_end(clause.words, clause.verbs, found.main, clause.lex))


def _behind_relative(clause: Clause, later: list[Verb]) -> Verb | None:
    """The verb right behind a relative clause without commas: "people who march / are poor"; None for another's."""
    low, sets = clause.words.low, clause.lex.sets
    if len(later) < 2:
        return None
    inner, found = later[0], later[1]
    between = low[inner.main + 1 : found.first]
    parted = any(w in RELATIVE or w in JOINS or w in PRONOUNS or w in sets["subordinator"] or not w[0].isalnum()
                 for w in between)  # fmt: skip
    # A single word in the past may be a participle: "the guards who held the men injured in the raid".
    sure = found.first != found.main or found.lemma in ("be", "have") or found.tense != "past"
    return found if sure and between and not parted else None


def is_empty(clause: Clause, verb: Verb, rest: str) -> bool:
    """Whether `rest`, the words behind "said" or "told", can be no more than what is spoken of: "said events".

    Another verb among them, known or not, may be what is said, and so may words that a sentence ends with.
    """
    low, lex = clause.words.low, clause.lex
    words = rest.lower().split()
    if not words or verb.lemma not in ("say", "tell") or verb.passive or verb.negated:
        return False
    if (verb.tense == "present" and not verb.perfect) or words[0] in _FREE or words[0] == "to":
        return False
    if verb.lemma == "say" and words[0] not in lex.sets["preposition"] and low[clause.end :] in ([], ["."]):
        return False
    if "'s" in low[verb.main + 2 : verb.main + 3] or not lex.auxiliary.isdisjoint(words):
        return False
    if any(verb.main < v.first < clause.end and v.tense == "infinitive" for v in clause.verbs):
        return False
    if words[0] in ("at", "in", "on", "during", "after") and low[clause.end :] in ([], ["."]):
        return True  # "said at a rally"
    return not any(word in lex.forms and word not in lex.function for word in words[1:])


def says_nothing(clause: Clause, verb: Verb) -> bool:
    """Whether a verb without an object tells only that someone spoke: "Quispe said"."""
    return (
        verb.lemma in _SAYS
        and not verb.passive
        and not verb.negated
        and (clause.words.low[verb.main] in clause.lex.sets["reporting"])
    )


def in_mid_sentence(phrase: Phrase, clause: Clause, subject: str) -> str:
    """A subject without the capital that only the beginning of the sentence gave it."""
    opener, start = clause.words.raw[0], clause.words.start[0]
    plain = opener[1:].islower() and start not in phrase.names and all(start != first for first, _ in phrase.whole)
    return subject[0].lower() + subject[1:] if plain and subject.startswith(f"{opener} ") else subject
