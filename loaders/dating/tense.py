"""What the grammar of a word allows its time to be: tense and aspect, plans and states, nouns that refer back.

It judges one word and one expression at a time; which of them wins is settled in `dating`.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from loaders.dating.clause import holder
from loaders.dating.lead import is_headline
from loaders.dating.scene import Placed, Scene
from loaders.dating.side import runs_on, turned
from loaders.governors import brought_about, definite, is_announced, is_there_already, what_settled
from loaders.grammar import Lexicon, Words
from loaders.verbs import Verb
from schemas.text import Sentence
from schemas.times import EventTime

_NOUNS_REACH = 4.0
"""How far from a noun an expression may stand for the noun's verb to tell its direction."""
_TWO_MONTHS = 61  # days
_BESIDE = 1.0
"""How far it may stand where it tells which one is meant: "the attacks of 11 September"."""
_FOR_DAY = 3
"""How many words on from a noun the day stands that it is meant for: "an election for early October"."""
_OF_PLANS = ("plans", "cancels", "postpones", "denials")
_OPEN = ("since", "from", "between", "over", "by")
_ON = ("on", "in", "since", "after", "")
_OF_VERB = 4.0
"""How far from a past verb a day without its year may stand for it to be the one gone by: "met on 22 April"."""
_AT_OCCASION = frozenset({"in", "at", "during", "on"})
_OCCASION = 5
"""How many words on in its sentence an occasion stands at most."""
_ONCE = frozenset({"was", "were", "been"})
_OWNS = ("'s", "’s")
_LOOKS_AHEAD = ("present", "future", "infinitive")


@dataclass(slots=True)
class Asked:
    """A word whose time is asked, with its grammar."""

    scene: Final[Scene]
    sentence: Final[Sentence]
    i: Final[int]
    verb: Final[Verb | None]
    """The verb that the word is; None for a noun."""
    head: Final[Verb | None]
    """That verb, or the one that governs the noun."""


def refers(asked: Asked, lex: Lexicon) -> bool:
    """Whether a word takes its happening as known: a definite noun, or any noun of the headline; verbs tell anew."""
    return asked.verb is None and (is_headline(asked.sentence) or definite(asked.scene.words, asked.i, lex))


def opens_as_occasion(asked: Asked) -> bool:
    """Whether a noun is the occasion on which its sentence tells what was done: "In a visit to Lima, she said …"."""
    low, head = asked.scene.words.low, asked.head
    if head is None or head.main < asked.i or low[0] not in _AT_OCCASION or asked.i > _OCCASION:
        return False
    return "," in low[asked.i : head.first] and head is asked.scene.first_finite


def telling(asked: Asked, lex: Lexicon) -> Verb | None:
    """The verb that tells whether a word's happening is past: its own, or "began" over an infinitive one does with.

    What one refused to do on Friday may lie ahead of the refusal, so a denial tells nothing of it.
    """
    head = asked.head
    if head is None or head.tense != "infinitive" or head.governor < 0:
        return head
    over = asked.scene.words.low[head.governor]
    if over not in lex.sets["enacts"] or over in lex.sets["denials"]:
        return head
    return next((verb for verb in asked.scene.verbs if verb.main == head.governor), head)


def turned_by(asked: Asked, placed: Placed, weight: float, day: str | None, lex: Lexicon) -> Placed:
    """The expression, looking where the verb does: ahead for a present or future one, back for a past one."""
    head, when = telling(asked, lex), placed.time.when
    if day is None or when is None or head is None:
        return placed
    if asked.verb is None and weight > _NOUNS_REACH and holder(asked.scene, placed, lex) is not asked.head:
        return placed
    over = brought_about(asked.scene.words, head, lex)
    ahead = head.tense in _LOOKS_AHEAD and not head.perfect and not over
    ahead = ahead or is_announced(asked.scene.words, head, asked.scene.verbs, lex)
    if asked.verb is None and placed.first < asked.i and _before_it(asked.scene.words, placed.first):
        return replace(placed, time=placed.time._replace(when=turned(when, day, ahead=True)))
    if placed.lead == "since":
        return replace(placed, time=placed.time._replace(when=turned(when, day, ahead=False, known=True)))
    if asked.verb is None and placed.lead == "for" and 0 < placed.first - asked.i <= _FOR_DAY:
        return replace(placed, time=placed.time._replace(when=turned(when, day, ahead=True)))  # "a vote for October"
    if when.rule != "weekday" and _was_to_come(head, asked, lex):
        ahead = True
    elif head.tense == "modal":
        return placed
    if ahead and asked.verb is None and not _of_timetable(head, asked, lex):
        return placed  # "the incidents of 7 August show": the verb tells nothing of the noun's day
    if ahead and head.tense == "present" and asked.scene.words.low[head.main] in lex.sets["reporting"]:
        return placed
    if (
        asked.verb is None
        and head.main < asked.i
        and (is_there_already(asked.scene.words, asked.i, head, lex) or _is_what_was_before(asked, head, lex))
    ):
        return replace(placed, time=placed.time._replace(when=turned(when, day, ahead=False, known=True)))
    if not ahead and not over and head.tense != "past":
        return placed
    looks_back = head.tense == "present" or _was_once_to(head, asked)
    if ahead and looks_back and when.rule != "weekday" and _just_over(when, day):
        return placed  # "a woman holds a poster at a protest on 5 February", told that month; "was to open on 5 May"
    known = asked.verb is None and weight <= _BESIDE and definite(asked.scene.words, asked.i, lex)
    done = asked.verb is asked.head and weight <= _OF_VERB and placed.lead in _ON
    known = (known or done) and not any(asked.scene.words.low[head.main] in lex.sets[name] for name in _OF_PLANS)
    if not ahead and asked.verb is not None and placed.lead in ("until", "till") and not lasting(asked, lex):
        return placed  # "closed the line until Thursday" says how long from then on
    meant = turned(when, day, ahead=ahead, known=known)
    return placed if meant is when else replace(placed, time=placed.time._replace(when=meant))


def _is_what_was_before(asked: Asked, head: Verb, lex: Lexicon) -> bool:
    """Whether a noun is what something came after: "blames them for coming late after the appeal of April 12"."""
    low, at = asked.scene.words.low, asked.i - 1
    if planned(asked, lex) or any(v.tense in ("future", "modal") for v in asked.scene.verbs):
        return False
    while at > head.main and (low[at].isalpha() or low[at] in _OWNS) and low[at] not in lex.sets["preposition"]:
        at -= 1
    return low[at] in ("after", "following")


def only_settled(asked: Asked, placed: Placed, day: str | None, lex: Lexicon) -> bool:
    """Whether the day is that of settling what a noun names, which is to come: "agreed on a truce on Friday"."""
    head, when = asked.head, placed.time.when
    if asked.verb is not None or head is None or day is None or when is None or placed.first < asked.i:
        return False
    if placed.lead == "for" or when.latest is None or when.latest > day:
        return False
    return what_settled(asked.scene.words, asked.i, head, lex)


def _just_over(when: EventTime, day: str) -> bool:
    """Whether a time ended less than two months before the day of the text: it is hardly that of next year."""
    last = when.latest
    if last is None or not last[:4].isdigit() or last >= day:
        return False
    return (date.fromisoformat(day) - date.fromisoformat(last[:10])).days < _TWO_MONTHS


def _before_it(words: Words, first: int) -> bool:
    """Whether the sentence tells what was done before the noun's own day: "flew to Lima ahead of Friday's summit"."""
    return words.low[first - 1 : first] == ["before"] or words.low[max(0, first - 2) : first] == ["ahead", "of"]


def _was_to_come(head: Verb, asked: Asked, lex: Lexicon) -> bool:
    """Whether a verb is the future of what was said: "said it would pay by the end of March".

    A weekday behind it may as well be that of the saying: "said it would pay Tuesday".
    """
    low = asked.scene.words.low
    if head.tense != "modal" or head.perfect or low[head.first] != "would":
        return False
    return any(v.main < head.first and low[v.main] in lex.sets["reporting"] for v in asked.scene.verbs)


def _was_once_to(head: Verb, asked: Asked) -> bool:
    """Whether an infinitive is what was planned once: "was to open", "had been due to open"."""
    low, at = asked.scene.words.low, head.governor
    return head.tense == "infinitive" and at >= 0 and not _ONCE.isdisjoint(low[max(0, at - 1) : at + 1])


def _of_timetable(head: Verb, asked: Asked, lex: Lexicon) -> bool:
    """Whether a verb sets a day for what its noun names: any but a present one that only speaks of it.

    What is done with it by now ("the concert on Saturday is sold out") is done before its day.
    """
    if head.tense != "present" or head.lemma == "be" or (head.passive and not head.perfect and head.main > asked.i):
        return True
    word = asked.scene.words.low[head.main]
    return any(word in lex.sets[name] for name in ("starts", "ends", "holds", "plans", "goes_on"))


def merely_held(asked: Asked, lex: Lexicon) -> bool:
    """Whether the word is what someone expects or plans now, not what is expected: "is due in May"."""
    verb = asked.verb
    if verb is None or verb.tense != "present":
        return False
    word = asked.scene.words.low[verb.main]
    return word in lex.sets["plans"] or word in lex.sets["wishes"]


def agrees(asked: Asked, placed: Placed, weight: float, day: str | None, lex: Lexicon) -> bool:
    """Whether the tense of the word allows the expression."""
    when, head = placed.time.when, asked.head
    if day is None or head is None or when is None or when.bounds is None:
        return True
    if placed.lead == "before" and asked.verb is not None and (len(when.edtf or "") != 10 or when.rule == "weekday"):
        return False  # what was done "before Monday", "before winter", was not done then
    first, last = when.bounds.earliest, when.bounds.latest
    ahead, behind = first > day, last < day
    if behind and asked.verb is None and placed.lead != "for" and _only_thought_of(head, asked, lex):
        return False  # "the summit was first proposed in 2019"
    if head.perfect and head.tense == "present" and asked.verb is not None and placed.lead not in _OPEN:
        return not (ahead or behind) or weight < 1  # "has built" goes with no day that is over, nor with one to come
    if is_announced(asked.scene.words, head, asked.scene.verbs, lex):
        return not behind or weight < 1
    if head.tense == "past":
        if ahead and asked.verb is None and (placed.lead == "for" or _was_set(asked, lex)):
            return True  # "called a vote for 12 May", "the summit was scheduled for 12 May"
        return not ahead or runs_on(when, day) or weight < (4 if asked.verb is None else 1)
    if head.tense == "future" or planned(asked, lex):
        return not behind or weight < 1
    if head.tense == "modal" and not head.perfect and asked.verb is not None:
        return last > day or weight < 2
    if head.tense == "present" and asked.verb is not None and not head.perfect:
        if merely_held(asked, lex) or (lasting(asked, lex) and (ahead or behind)):
            return not ahead and not behind
        return not (ahead or behind) or weight < 5
    return True


def _only_thought_of(head: Verb, asked: Asked, lex: Lexicon) -> bool:
    """Whether the verb of a noun tells that somebody had it in mind, not that it took place: "was proposed"."""
    word = asked.scene.words.low[head.main]
    return head.passive and head.main > asked.i and (word in lex.sets["doubts"] or word in lex.sets["treats"])


def _was_set(asked: Asked, lex: Lexicon) -> bool:
    """Whether the verb of a noun says that a day was set for it: "was scheduled for", "was due on"."""
    head, low = asked.head, asked.scene.words.low
    if head is None or not (head.passive or head.lemma == "be"):
        return False
    return not lex.sets["plans"].isdisjoint(low[head.main : head.main + 3])


def planned(asked: Asked, lex: Lexicon) -> bool:
    """Whether the word is the infinitive of a plan: "plans to ship"."""
    head = asked.head
    if head is None or head.tense != "infinitive" or head.governor < 0:
        return False
    return asked.scene.words.low[head.governor] in lex.sets["plans"]


def lasting(asked: Asked, lex: Lexicon) -> bool:
    """Whether the word tells of a state or of something that goes on."""
    verb = asked.verb
    if verb is None:
        return False
    return verb.progressive or (verb.lemma in lex.sets["stative"] and not verb.passive)
