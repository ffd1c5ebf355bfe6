"""How far what stands behind a verb or noun reaches, and where it may be cut: one walk over the words to the right.

The walk keeps what the verb asks for (object, what is told, what one is asked to do) and notes where something loose
begins: a clause of time or reason, a relative clause, a circumstance. It writes nothing; `titles.fit` chooses.
"""

from loaders.clauses import Clause
from loaders.kinds import (
    CONTENT,
    JOINS,
    MAY_PART,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    STOPS,
    SUBORDINATOR,
)
from loaders.marks import AS_PREPOSITION
from loaders.titles.commas import DASHES, aside_of_dashes, comma
from loaders.titles.finite import finite
from loaders.titles.lines import begins_anew
from loaders.titles.links import join, loose, relative
from loaders.titles.qualifiers import hangs_on_noun, needs_for
from loaders.titles.struck import SPEECH
from loaders.titles.walk import QUALIFIER, Reach, Walk, takes_clause
from loaders.verbs import NON_FINITE, Verb

_BLANKS = 2
"""Letters between two words of which nothing was left out."""
_TURNS = MAY_PART | PREPOSITION | PRONOUN
"""Words at which a reach may turn; all others it goes over."""


def reach(clause: Clause, start: int, verb: Verb | None, *, told: bool | None = None, hung: bool = False) -> Reach:
    """What stands behind `verb`, or a noun where that is None, from the word `start` on.

    `told` says whether a clause may begin at `start`, whose own verb is still to come; else the verb tells.
    `hung` says that a noun has its verb before it.
    """
    waits = told if told is not None else verb is not None and takes_clause(clause, verb)
    if verb is not None and not waits and _runs_into_clause(clause, start):
        return Reach(start, start)  # "in a memoir published / he tells of Peru"
    return _go(Walk(clause, start, verb, waits, hung=hung))


def _runs_into_clause(clause: Clause, start: int) -> bool:
    """Whether a pronoun with its verb stands from a word on, behind words for when that were left out."""
    words = clause.words
    if not 0 < start < len(words.low) - 1 or words.low[start] not in clause.lex.sets["subject"]:
        return False
    if words.start[start] - words.start[start - 1] - len(words.raw[start - 1]) <= _BLANKS:
        return False
    return any(v.first == start + 1 for v in clause.verbs.finite)


def _go(walk: Walk) -> Reach:
    """The whole reach."""
    i, kinds, heads, raw, low = walk.start, walk.kinds, walk.heads, walk.words.raw, walk.low
    while i < walk.size:
        if kinds[i] & _TURNS or i in heads or raw[i][0].isupper() or low[i] in AS_PREPOSITION:
            following = _step(walk, i)
            if following < 0:
                break
            i = following
        else:
            i += 1
    end = min(i, walk.size)
    return Reach(walk.start, end, tuple(b for b in walk.breaks if b[0] > walk.need), tuple(walk.gaps), walk.need)


def _step(walk: Walk, i: int) -> int:
    """The next word to look at; negative where the reach ends before the word `i`."""
    word = walk.low[i]
    if (verb := walk.heads.get(i)) is not None:
        return _nonfinite(walk, verb) if verb.tense in NON_FINITE else finite(walk, verb)
    if word in SPEECH:
        return i + 1 if i - walk.start < 2 or walk.low[i - 1] not in (",", ".", "!", "?") else -1
    if word == ",":
        return comma(walk, i)
    if word in DASHES and (close := aside_of_dashes(walk, i)) > 0:
        walk.gaps.append((i, close + 1))
        return close + 1
    if word == "…" and i + 1 < walk.size and walk.words.raw[i + 1].islower():
        return i + 1
    if word in STOPS:
        return _colon(walk, i) if word == ":" else -1
    if word == ".":
        return _stop(walk, i)
    if word in JOINS:
        return join(walk, i)
    if word in RELATIVE:
        return relative(walk, i)
    if word in ("what", "how", "whoever") and i == walk.start and walk.told:
        walk.licences.append(False)
        return i + 1
    if word in ("what", "how", "why", "whether") or (word == "if" and i - 1 in walk.mains):
        walk.license(core=not walk.loose)
        return i + 1
    if walk.kinds[i] & SUBORDINATOR or walk.kinds[i] & PREPOSITION or word in AS_PREPOSITION:
        return loose(walk, i)
    if begins_anew(walk, i):
        return -1
    return i + 1


def _colon(walk: Walk, i: int) -> int:
    """Behind a colon stands what is told, where something is: "asked him: Did you plug the hole?"."""
    low, teller = walk.low, walk.governor
    tells = teller is not None and low[teller.main] in walk.sets["reporting"] and not teller.passive
    tells = tells or low[i - 1] in ("is", "was")  # "The question is: who pays?"
    if not (tells or walk.pending) or i + 2 >= walk.size:
        return -1
    walk.size = next((k for k in range(i + 3, walk.size) if low[k] in SPEECH), walk.size)
    if walk.low[i + 1] in SPEECH:
        walk.keep(walk.size - 1, core=not walk.loose)
        return walk.size
    walk.keep(i + 1, core=not walk.loose)
    walk.pending, walk.pending_loose = True, walk.loose
    return i + 1


def _stop(walk: Walk, i: int) -> int:
    """A full stop: of an abbreviation within the sentence, else its end."""
    if i + 1 >= walk.size:
        return -1
    before = walk.words.raw[i - 1]
    return -1 if len(before) > 3 and before.islower() else i + 1


def _nonfinite(walk: Walk, verb: Verb) -> int:
    i, before = verb.first, walk.low[verb.first - 1]
    if verb.tense == "infinitive":
        governor = walk.governor
        asked = governor is not None and (governor.lemma in walk.sets["asking"] or governor.main == i - 1)
        row = walk.verb is not None and walk.verb.lemma in walk.sets["asking"] and "and" in walk.low[walk.start : i]
        asked = asked or row  # "led one to resign and another to wait"
        held = before in walk.sets["taking_to"] or before in walk.sets["plans"] or i - 1 in walk.mains
        held = held or needs_for(walk, i)
        held = held or before.endswith(("able", "ful", "ing", "ous", "ent", "ant")) or not walk.kinds[i - 1] & CONTENT
        if asked or held:
            walk.keep(verb.main, core=not (walk.governor_loose if asked else walk.loose))
        else:
            walk.loosen(i, QUALIFIER)
    elif verb.tense == "gerund" and walk.low[i] in ("being", "having") and walk.kinds[i - 1] & CONTENT:
        walk.keep(verb.main, core=not walk.loose)  # "more than nine being hurt"
    elif verb.tense == "gerund" and walk.governor is not None and walk.governor.lemma in walk.sets["sees"]:
        walk.keep(verb.main, core=not walk.governor_loose)
    elif hangs_on_noun(walk, verb):
        walk.qualify(i)
    walk.govern(verb)
    return verb.main + 1
