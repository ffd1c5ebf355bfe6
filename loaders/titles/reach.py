"""How far what stands behind a verb or noun reaches, and where it may be cut: one walk over the words to the right.

The walk keeps what the verb asks for (object, what is told, what one is asked to do) and notes where something loose
begins: a clause of time or reason, a relative clause, a circumstance. It writes nothing; `titles.fit` chooses.
"""

from loaders.clauses import Clause
from loaders.kinds import (
    CONTENT,
    DETERMINER,
    JOINS,
    MAY_PART,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    STOPS,
    SUBJECT,
    SUBORDINATOR,
)
from loaders.marks import AS_PREPOSITION
from loaders.subjects import is_adverb
from loaders.titles.commas import DASHES, aside_of_dashes, comma
from loaders.titles.lines import begins_anew
from loaders.titles.links import join, joins_adjectives, loose, relative
from loaders.titles.qualifiers import ends_row, hangs_on_noun, is_fronted, is_reduced, needs_for
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
        return _nonfinite(walk, verb) if verb.tense in NON_FINITE else _finite(walk, verb)
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


def _finite(walk: Walk, verb: Verb) -> int:
    low, i = walk.low, verb.first
    if verb.tense == "present" and low[i] == verb.lemma and low[i - 1] in ("it", "he", "she", "him", "her"):
        return i + 1  # "made it clear"
    bare = verb.first == verb.main and verb.tense == "past"
    if bare and "-" in low[i] and i + 1 < walk.size and walk.kinds[i + 1] & CONTENT:
        return i + 1  # "a flea-ridden seat"
    behind = bare and i + 1 < walk.size and bool(walk.kinds[i + 1] & CONTENT) and not walk.licences
    behind = behind and low[i + 1] not in walk.sets["particles"]
    held = not walk.pending and walk.verb is not None and _subject_start(walk, i) == walk.start
    held = held and not (walk.in_relative() and walk.kinds[i - 1] & CONTENT)  # "which sank the boat / helped"
    if behind and (
        low[i - 1][0].isdigit()
        or low[i - 1] in walk.sets["before_adjective"]
        or (held and walk.kinds[walk.start] & DETERMINER)
    ):
        return i + 1  # "90 stolen cars", "opened its first lighted trail"
    if bare and low[i - 1] == "‘":
        return i + 1  # "left them ‘covered in bites’"
    if ends_row(walk, verb):
        return i + 1  # "oven lids and kettle lids"
    before = i - 1
    while before > walk.start and (is_adverb(low[before]) or low[before] in walk.sets["adverb"]):
        before -= 1
    if bare and low[i - 1].endswith("ing") and walk.kinds[i - 2] & DETERMINER:
        return i + 1  # "the driving shot"
    if (
        bare
        and before in walk.mains
        and low[i] not in walk.sets["reporting"]
        and (low[i].endswith("ed") or walk.lex.forms.get(low[i], ("", 0))[1] & PARTICIPLE)
    ):
        return i + 1  # "to give secured lenders a stake", "had been thought lost"
    if bare and before < i - 1 and walk.kinds[before] & (PREPOSITION | DETERMINER):
        return i + 1  # "from previously unknown leaks"
    helped = walk.governor is not None and walk.governor.lemma in walk.sets["lets"] and low[i] == verb.lemma
    if helped and verb.first == verb.main and not walk.licences and walk.governor is not None:
        walk.keep(verb.main, core=not walk.governor_loose)
        return verb.main + 1  # "to help companies develop"
    told = walk.licences and walk.licences[-1] and low[i - 1] == "that"
    if told and verb.tense == "present" and low[i] == verb.lemma and any(v.first > i for v in walk.finite):
        return i + 1  # "said that work to mend it / has begun"
    if verb.tense == "present" and verb.first == verb.main and i - 1 in walk.mains and not walk.pending:
        return i + 1  # "opened fire"
    later = next((v for v in walk.finite if v.first > verb.main), None)
    if bare and later is not None and later.first == verb.main + 1 and later.first < later.main:
        return i + 1  # "the well bore has held"
    if later is not None and (at := _contact(walk, verb, later)) > 0:
        walk.qualify(at)
        return verb.main + 1  # "said a lid it had lowered / had failed"
    if not walk.licences and "," not in low[walk.start : i] and (runs := _behind_fronted(walk, i)) > 0:
        return _end_at(walk, runs)
    if (walk.licences or walk.pending) and not (later is not None and is_reduced(walk, verb, later)):
        if not walk.licences and (runs_on := _runs_on(walk, i)) > 0:
            return _end_at(walk, runs_on)
        if walk.licences:
            core = walk.licences.pop()
        else:
            core, walk.pending = not walk.pending_loose, False
        walk.loose = not core
        walk.keep(verb.main, core=core)
        walk.govern(verb)
        return verb.main + 1
    if is_reduced(walk, verb, None):
        walk.qualify(i)
        return verb.main + 1
    at = _subject_start(walk, i)
    if at > walk.start and walk.kinds[at] & SUBJECT and walk.kinds[at - 1] & CONTENT and at - 1 not in walk.mains:
        walk.qualify(at)
        return verb.main + 1  # "the bars we passed"
    if at > walk.start and walk.low[at - 1] in walk.sets["taking_that"]:
        walk.license(core=not walk.loose)  # "a chance / the storm could turn"
        return i
    led = at > walk.start and (bool(walk.kinds[at - 1] & PREPOSITION) or walk.low[at - 1][0].isdigit())
    if at == walk.start and walk.verb is not None and low[verb.main] in walk.sets["reporting"]:
        return _end_at(walk, at)  # "After the voyage ended / the crew said": only persons say
    before = at - 1 - (walk.low[at - 1] in SPEECH)
    led = led or (at == walk.start and walk.verb is not None) or before in walk.mains  # "received test results"
    led = led or joins_adjectives(low, at - 1)  # "its nuclear and ballistic missile tests"
    if led and verb.tense == "present" and verb.first == verb.main and not walk.object_behind(verb):
        return i + 1  # "the ministers of the North Sea states"
    ahead = at > walk.start and walk.verb is not None and not led and not walk.in_relative()
    return _end_at(walk, at if ahead else i)


def _behind_fronted(walk: Walk, i: int) -> int:
    """Where the subject of the verb at `i` begins, to which "when" or "after" has led without a comma; -1 for none.

    "While it revealed a gap / it also showed", "after the voyage ended [in May] / the crew left".
    """
    opens = _subject_start(walk, i)
    if walk.verb is None or not is_fronted(walk.clause, walk.verb):
        return -1
    led = DETERMINER | SUBJECT * (walk.low[0] in walk.sets["subordinator"])
    if not walk.kinds[opens] & led:
        return -1
    if opens == walk.start:
        starts, before = walk.words.start, opens - 1
        return opens if starts[opens] - starts[before] > len(walk.low[before]) + 1 else -1
    return opens if opens > walk.start + 1 and walk.kinds[opens - 1] & CONTENT else -1


def _runs_on(walk: Walk, i: int) -> int:
    """Where a name begins that has the verb at `i`, behind an object: "claimed the raid / Peru leads"; -1 for none."""
    at, raw, governor = _subject_start(walk, i), walk.words.raw, walk.governor
    if governor is None or walk.told or governor.lemma in walk.sets["told_to"] or at < governor.main + 3:
        return -1
    runs = raw[at][0].isupper() and raw[at - 1].islower() and walk.kinds[at - 1] & CONTENT
    return at if runs and at - 1 not in walk.mains else -1


def _contact(walk: Walk, verb: Verb, later: Verb) -> int:
    """Where a pronoun's clause begins that qualifies the noun before it; -1 where the pronoun's verb is told."""
    at, low = verb.first - 1, walk.low
    while at > walk.start and is_adverb(low[at]):
        at -= 1
    if at <= walk.start + 1 or not walk.kinds[at] & SUBJECT or not walk.kinds[at - 1] & CONTENT:
        return -1
    told_to = walk.governor is not None and walk.governor.lemma in walk.sets["told_to"] and walk.governor.main > at - 4
    if at - 1 in walk.mains or told_to or not (walk.pending or walk.licences):
        return -1
    return at if walk.sets["parting"].isdisjoint(low[verb.main : later.first]) else -1


def _end_at(walk: Walk, at: int) -> int:
    walk.size = at
    while walk.breaks and walk.breaks[-1][0] >= at:
        walk.breaks.pop()
    return -1


def _subject_start(walk: Walk, i: int) -> int:
    """Where the subject of the verb at `i` begins, as far as nothing parts the two."""
    raw, kinds, j = walk.words.raw, walk.kinds, i - 1
    while j > walk.start and not kinds[j] & SUBJECT and (is_adverb(walk.low[j]) or walk.low[j] in walk.sets["adverb"]):
        j -= 1
    if j <= walk.start:
        return walk.start
    if kinds[j] & SUBJECT:
        return j
    if raw[j][:1].isupper():
        while j > walk.start and (raw[j - 1][:1].isupper() or kinds[j - 1] & DETERMINER):
            j -= 1
        return j
    while j > walk.start and not kinds[j] & DETERMINER and kinds[j] & CONTENT and j not in walk.mains:
        if raw[j][0].isupper() and raw[j - 1].islower() and kinds[j - 1] & CONTENT:
            return j  # "is out Letters should be"
        j -= 1
    if kinds[j] & PREPOSITION and raw[j - 1][0].isupper() and raw[j - 2].islower() and kinds[j - 2] & CONTENT:
        return j - 1  # "is out / Letters for publication should be"
    return j if kinds[j] & DETERMINER else j + 1


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
