"""What a sentence holds of a happening that it names: planned, past or put off; asserted, denied or only wished for.

It reads the verb that a trigger is, or that governs it, and the words before it; dates play no part here.
"""

from collections.abc import Sequence
from typing import NamedTuple

from loaders.doubted import (
    backshifted,
    is_asked_for,
    is_awaited,
    is_denied,
    is_disbelieved,
    is_doubted,
    is_of_nobody,
    is_short_of,
    is_supposed,
    is_under_way,
    under,
    under_modal,
)
from loaders.governors import (
    brought_about,
    clause_start,
    definite,
    for_a_day,
    governing,
    is_announced,
    is_on_a_day,
    is_there_already,
    where_settled,
)
from loaders.grammar import Lexicon, Words
from loaders.habitual import is_every_day, is_of_every_one, is_whenever
from loaders.hosts import host_of
from loaders.kinds import HEDGE
from loaders.moves import moved
from loaders.nouns import is_no_single_one
from loaders.verbs import NON_FINITE, Verb, verb_before
from schemas.event import Realis, Status

Held = tuple[Status, Realis, bool]
"""Status, realis and whether it is no single event."""


class Reading(NamedTuple):
    """How a sentence holds what a trigger names."""

    status: Status
    realis: Realis
    generic: bool
    tense: str
    """Tense of the trigger or of the verb that governs it; "" where there is none."""
    definite: bool
    """Whether the text takes the happening as known ("the talks")."""
    mover: int = -1
    """Index of the verb that puts it off, calls it off or brings it forward; -1 for none."""
    host: int = -1
    """Index of the verb whose doing an -ing form is part of; -1 for none."""


def reading_of(words: Words, first: int, last: int, verbs: Sequence[Verb], lex: Lexicon, *, verb: bool) -> Reading:
    """The reading of the trigger from word `first` to `last`; `verb` says whether it is read as one."""
    own = next((v for v in verbs if v.main == first), None) if verb else None
    head = own or governing(words, first, last, verbs, lex)
    over = verb_before(verbs, head.first) if head is not None else None
    status, realis, generic = _of_head(head, over, words, verbs, lex, own=own is not None)
    moves = moved(words, first, last, head, verbs, lex) if own is None else None
    if moves is not None:
        status, realis, generic = _of_noun(words, first, last, None, verbs, lex, told=(moves.status, "asserted", False))
    elif own is None:
        status, realis, generic = _of_noun(words, first, last, head, verbs, lex, told=(status, realis, generic))
    if words.held(lex) & HEDGE or words.raw[-1] == "?" or (head is not None and head.tense == "infinitive"):
        if realis == "asserted" and _doubtful(words, first, head, verbs, lex, own=own is not None):
            realis = "hypothetical"
        before = words.low[clause_start(words, first, lex) : first]
        if realis == "asserted" and not lex.sets["alleged"].isdisjoint(before[-6:]):
            realis = "alleged"
        if not lex.sets["habitual"].isdisjoint(before) and (head is None or head.tense == "present"):
            generic = True
        if own is not None and (is_of_nobody(words, own) or is_short_of(words, own)):
            realis = "negated"
        if own is not None and own.tense in ("present", "past") and is_every_day(words.low, lex):
            generic = True
        if own is not None and own.tense == "present" and not own.perfect and is_of_every_one(words, own):
            generic = True
    if own is not None and realis == "asserted" and is_denied(words, own, over):
        realis = "negated"
    if head is not None and is_disbelieved(words, head, over, own=own is not None):
        realis = "hypothetical"
    if own is not None and is_supposed(words, own, verbs):
        realis = "hypothetical"
    if own is not None and is_whenever(words, own, verbs, lex):
        generic = True
    if own is not None and status == "occurred" and is_awaited(words, own):
        status = "planned"
    if own is not None and own.tense == "gerund" and _is_weighed(own, words, verbs, lex):
        generic = True
    host = host_of(own, words, verbs, lex) if own is not None else None
    if host is not None:
        generic = False
    told = host or head
    tense = told.tense if told else ""
    if told and told.perfect and tense == "present":
        tense = "perfect"
    mover = moves.mover if moves is not None else -1
    known = not verb and definite(words, first, lex)
    return Reading(status, realis, generic, tense, known, mover, host.main if host else -1)


def _of_head(
    head: Verb | None, over: Verb | None, words: Words, verbs: Sequence[Verb], lex: Lexicon, *, own: bool
) -> Held:
    """Status, realis and genericity as the verb tells them that the trigger is (`own`) or hangs on.

    `over` is the verb before that one.
    """
    if head is None:
        return "occurred", "asserted", False
    if is_asked_for(words, head, over):
        return "planned", "hypothetical", False
    if own and is_announced(words, head, verbs, lex):
        return "planned", "negated" if head.negated else "asserted", False
    if own and not head.negated and is_under_way(words, head, over, lex):
        return "ongoing", "asserted", False
    held = under(head, words, verbs, lex) if head.tense == "infinitive" else head
    headline = held.tense == "infinitive" and _of_headline(held, words, verbs, lex)
    status, realis, generic = _of_verb(held, words, lex, own=own, headline=headline)
    if held.tense == "infinitive" and realis == "asserted":
        status, realis = under_modal(held, words, verbs, lex, (status, realis))
    if realis == "hypothetical" and backshifted(head, words, verbs, lex):
        return "planned", "asserted", generic
    return status, realis, generic


def _doubtful(words: Words, first: int, head: Verb | None, verbs: Sequence[Verb], lex: Lexicon, *, own: bool) -> bool:
    """Whether what is told is asked for, hung on a condition, feared or hoped for."""
    before = words.low[clause_start(words, first, lex) : first]
    if words.raw[-1] == "?" or not lex.sets["condition"].isdisjoint(before):
        return True
    return _conditional(words, first, head, lex) or is_doubted(words, first, head, verbs, lex, own=own)


def _conditional(words: Words, first: int, head: Verb | None, lex: Lexicon) -> bool:
    """Whether the sentence opens with a condition that what follows hangs on: "If they win, the cup is theirs"."""
    opens = words.low[0] if words.low[0].isalpha() or len(words.low) < 2 else words.low[1]
    return (
        opens in lex.sets["condition"] and first > 0 and (head is None or head.tense in ("present", "future", "modal"))
    )


def _of_verb(verb: Verb, words: Words, lex: Lexicon, *, own: bool, headline: bool) -> Held:
    """Status, realis and genericity as the verb's form tells them."""
    sets = lex.sets
    status: Status = "occurred"
    realis: Realis = "asserted"
    generic = False
    if verb.tense == "future":
        status = "planned"
    elif verb.tense == "modal":
        first = words.low[verb.first]
        if first in sets["tentative"] and not verb.perfect:
            status = "tentative"
        realis = "asserted" if status == "tentative" else "hypothetical"
    elif verb.tense == "infinitive":
        status, realis, generic = _of_infinitive(verb, words, lex, own=own, headline=headline)
    elif verb.tense == "gerund" and own and verb.governor >= 0:
        before = words.low[verb.governor]
        if before in ("for", "by", "of", "without", "to") or before in sets["doubts"]:
            generic = True
        kept_from = before == "from" and not sets["keeps_from"].isdisjoint(
            words.low[max(0, verb.governor - 6) : verb.main]
        )
        realis = "negated" if kept_from else realis
    elif verb.tense == "present" and verb.progressive and not (own and words.low[verb.main] in sets["performs"]):
        status = "ongoing"  # but who "is announcing" a plan announces it with these words
    if verb.negated:
        realis = "negated"
    return status, realis, generic


def _of_headline(verb: Verb, words: Words, verbs: Sequence[Verb], lex: Lexicon) -> bool:
    """Whether an infinitive behind a name tells a plan: "Japan to host ministers", but not in "left Japan to rest"."""
    at = verb.governor
    if at < 0 or not words.raw[at][:1].isupper() or words.low[at] in lex.sets["calendar"]:
        return False
    return not any(v.main < at and v.tense not in NON_FINITE for v in verbs)


def _is_weighed(verb: Verb, words: Words, verbs: Sequence[Verb], lex: Lexicon) -> bool:
    """Whether a deed is only talked of, as the subject of what follows: "closing the border would be wrong"."""
    before = words.low[verb.first - 1] if verb.first else ""
    if before and before not in ("that", "and", "or", "but", ",", '"', "“"):
        return False
    behind = next((v for v in verbs if v.first > verb.main and v.tense not in ("gerund", "infinitive")), None)
    if behind is None or behind.tense not in ("present", "modal", "future"):
        return False
    between = words.low[verb.main + 1 : behind.first]
    return "," not in between and lex.sets["subordinator"].isdisjoint(between) and before != ","


def _of_infinitive(verb: Verb, words: Words, lex: Lexicon, *, own: bool, headline: bool) -> Held:
    """The same for "set to sign", "refused to meet", "flew there to meet"."""
    sets = lex.sets
    before = words.low[verb.governor] if verb.governor >= 0 else ""
    reach = [before, *(words.low[max(0, verb.governor - 4) : verb.governor])]
    if before in sets["denials"]:
        return "planned", "negated", False
    if brought_about(words, verb, lex):
        return "occurred", "asserted", False
    if before in sets["doubts"]:
        return "tentative", "asserted", False
    if before in sets["settles"] and before not in sets["have"]:
        return "planned", "asserted", False
    if before in sets["be"] and any(word in sets["modal"] for word in reach):
        return "tentative", "hypothetical", False
    if before in sets["be"] and verb.lemma == "blame":
        return "occurred", "asserted", True  # "is to blame" is a state
    if before in sets["plans"] or before in sets["be"]:
        missed = verb.perfect and before in ("was", "were")  # "were to have met": they did not
        return "planned", "hypothetical" if missed else "asserted", False
    if any(word in sets["wishes"] for word in reach):
        return "tentative", "hypothetical", False
    if headline and verb.first == verb.governor + 1:
        return "planned", "asserted", False
    if before in sets["starts"] or before in sets["goes_on"]:
        return ("ongoing" if before in sets["goes_on"] else "occurred"), "asserted", False
    of_others = "for" in words.low[max(0, verb.governor - 2) : verb.governor] and sets["plans"].isdisjoint(reach)
    return "planned", "asserted", own or of_others  # a purpose: "went to sign", "a site for ships to undergo tests"


def _of_noun(
    words: Words, first: int, last: int, head: Verb | None, verbs: Sequence[Verb], lex: Lexicon, *, told: Held
) -> Held:
    """The reading of a noun, corrected by the words around it and by what its verb means."""
    sets, low = lex.sets, words.low
    status, realis, generic = told
    verb_word = low[head.main] if head else ""
    near = low[max(0, first - 4) : first]
    agreed = head is not None and head.passive and head.lemma == "agree"  # "the deal was agreed": it is there
    agreed = agreed or (verb_word == "set" and head is not None and low[head.main + 1 : head.main + 2] in _SET_UP)
    agreed = agreed or (head is not None and where_settled(words, first, head, lex))
    failed = head is not None and head.main > last and head.lemma == "fail"  # "the launch failed": it took place
    if verb_word in sets["denials"] and not failed:
        realis = "negated"
    elif verb_word in sets["wishes"] and verb_word not in sets["holds"]:
        realis = "hypothetical" if realis == "asserted" else realis
    elif verb_word in sets["plans"] and (status in ("occurred", "ongoing") or (head and head.perfect)) and not agreed:
        status = "planned"
    elif verb_word in sets["doubts"] and not (head and head.main > last and not head.passive and head.lemma != "be"):
        status = "tentative"  # "weighs a visit", "the visit is considered"; but "the hearing will consider evidence"
    elif verb_word in sets["goes_on"] and status == "occurred":
        status = "planned" if verb_word in _RESUMES and head and head.main > last else "ongoing"
    elif verb_word in sets["starts"] and head and head.tense == "present":
        status = "planned" if head.main > last else status
    ahead = not sets["to_come"].isdisjoint(near) and not _is_begun(words, first, head, lex)
    if ahead or (for_a_day(words, last, lex) and head is not None and head.main < first):
        status = "planned" if status == "occurred" else status
    is_what = low[head.main + 1 : head.main + 2] if head is not None and head.lemma == "be" else []
    if not sets["not_yet"].isdisjoint(is_what):
        realis = "hypothetical"
    if is_what == ["likely"]:
        status = "tentative"
    if head is not None and is_on_a_day(words, last, head, lex):
        status = "planned" if status == "occurred" else status
    if not sets["unsettled"].isdisjoint(near):
        status = "tentative"
    if status in ("planned", "tentative", "ongoing") and head is not None and is_there_already(words, first, head, lex):
        status = "occurred"
    if status == "planned" and not sets["gone_by"].isdisjoint(near[-2:]):
        status = "occurred"
    if "ongoing" in near:
        status = "ongoing"
    if not _DENIED.isdisjoint(near[-2:]) or _is_without(near, lex):
        realis = "negated"
    return status, realis, generic or is_no_single_one(words, first, last, head, lex, verbs)


def _is_without(near: Sequence[str], lex: Lexicon) -> bool:
    """Whether "without a" opens the phrase of a noun, by the words before it: "without a second UN / resolution"."""
    at = next((k for k in range(len(near) - 1, -1, -1) if near[k] == "without"), -1)
    return 0 <= at < len(near) - 1 and near[at + 1] in _HARD_BY and lex.sets["preposition"].isdisjoint(near[at + 1 :])


def _is_begun(words: Words, first: int, head: Verb | None, lex: Lexicon) -> bool:
    """Whether what was planned before has begun by its verb: "has opened a widely expected inquiry"."""
    if head is None or head.main > first or head.tense == "modal" or not (head.tense == "past" or head.perfect):
        return False
    begun = head.lemma in ("hold", "launch") or words.low[head.main] in lex.sets["starts"]
    return begun and lex.sets["preposition"].isdisjoint(words.low[head.main + 1 : first])


_SET_UP = (["out"], ["up"], ["aside"], ["back"], ["off"])
"""Behind "set", what makes it no plan: "were set out in a speech"."""
_RESUMES = frozenset({"resume", "resumes"})
_DENIED = frozenset({"no", "without", "not"})
_HARD_BY = frozenset({"a", "an", "any", "another"})
