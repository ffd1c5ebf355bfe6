"""A verb with a tense on the way to the right: the clause that was waited for, a word that only looks so, or the end.

"Said a lid / failed" goes on with its verb, "sent 90 / stolen cars" over an adjective, "claimed the raid / Peru leads"
ends before the next sentence. `titles.reach` asks on its walk.
"""

from loaders.kinds import CONTENT, DETERMINER, PARTICIPLE, PREPOSITION, SUBJECT
from loaders.subjects import is_adverb
from loaders.titles.links import joins_adjectives
from loaders.titles.qualifiers import ends_row, is_fronted, is_reduced
from loaders.titles.struck import SPEECH
from loaders.titles.walk import STOP, Walk
from loaders.verbs import Verb


def finite(walk: Walk, verb: Verb) -> int:
    """The next word to look at behind a verb with a tense; `STOP` where the reach ends before it."""
    low, i = walk.low, verb.first
    later = next((v for v in walk.finite if v.first > verb.main), None)
    if _is_adjective(walk, verb, later) or _is_noun(walk, verb):
        return i + 1
    alone = verb.first == verb.main
    if alone and _is_let(walk, verb):
        walk.keep(verb.main, core=not walk.governor_loose)
        return verb.main + 1  # "to help companies develop"
    if alone and verb.tense == "present" and i - 1 in walk.mains and not walk.pending:
        return i + 1  # "opened fire"
    if later is not None and (at := _contact(walk, verb, later)) > 0:
        walk.qualify(at)
        return verb.main + 1  # "said a lid it had lowered / had failed"
    if not walk.licences and "," not in low[walk.start : i] and (runs := _behind_fronted(walk, i)) > 0:
        return _end_at(walk, runs)
    if (walk.licences or walk.pending) and not (later is not None and is_reduced(walk, verb, later)):
        return _predicate(walk, verb)
    if is_reduced(walk, verb, None):
        walk.qualify(i)
        return verb.main + 1
    return _unasked(walk, verb)


def _is_adjective(walk: Walk, verb: Verb, later: Verb | None) -> bool:
    """Whether a verb in the past only qualifies the noun behind it: "90 stolen cars", "a flea-ridden seat"."""
    low, kinds, i = walk.low, walk.kinds, verb.first
    if verb.first != verb.main or verb.tense != "past":
        return False
    if low[i - 1] == "‘" or (low[i - 1].endswith("ing") and kinds[i - 2] & DETERMINER):
        return True  # "left them ‘covered in bites’", "the driving shot"
    if later is not None and later.first == verb.main + 1 and later.first < later.main:
        return True  # "the well bore has held"
    noun = i + 1 < walk.size and bool(kinds[i + 1] & CONTENT)
    if noun and "-" in low[i]:
        return True
    if noun and not walk.licences and low[i + 1] not in walk.sets["particles"]:
        held = not walk.pending and walk.verb is not None and _subject_start(walk, i) == walk.start
        held = held and not (walk.in_relative() and kinds[i - 1] & CONTENT)  # "which sank the boat / helped"
        counted = low[i - 1][0].isdigit() or low[i - 1] in walk.sets["before_adjective"]
        if counted or (held and kinds[walk.start] & DETERMINER):
            return True  # "opened its first lighted trail"
    before = i - 1
    while before > walk.start and (is_adverb(low[before]) or low[before] in walk.sets["adverb"]):
        before -= 1
    if before < i - 1 and kinds[before] & (PREPOSITION | DETERMINER):
        return True  # "from previously unknown leaks"
    if before not in walk.mains or low[i] in walk.sets["reporting"]:
        return False
    # "to give secured lenders a stake", "had been thought lost"
    return low[i].endswith("ed") or bool(walk.lex.forms.get(low[i], ("", 0))[1] & PARTICIPLE)


def _is_noun(walk: Walk, verb: Verb) -> bool:
    """Whether a verb in the present is no verb: "made it clear", "oven lids and kettle lids", "said that work to"."""
    low, i = walk.low, verb.first
    if ends_row(walk, verb):
        return True
    if verb.tense != "present" or low[i] != verb.lemma:
        return False
    if low[i - 1] in ("it", "he", "she", "him", "her"):
        return True
    told = bool(walk.licences) and walk.licences[-1] and low[i - 1] == "that"
    return told and any(v.first > i for v in walk.finite)


def _is_let(walk: Walk, verb: Verb) -> bool:
    """Whether a verb is what another one lets its object do: "to help companies / develop"."""
    governor = walk.governor
    plain = governor is not None and walk.low[verb.first] == verb.lemma and not walk.licences
    return plain and governor is not None and governor.lemma in walk.sets["lets"]


def _predicate(walk: Walk, verb: Verb) -> int:
    """The next word behind the verb of a clause that was waited for, or licensed by a word before it."""
    if not walk.licences and (runs_on := _runs_on(walk, verb.first)) > 0:
        return _end_at(walk, runs_on)
    if walk.licences:
        core = walk.licences.pop()
    else:
        core, walk.pending = not walk.pending_loose, False
    walk.loose = not core
    walk.keep(verb.main, core=core)
    walk.govern(verb)
    return verb.main + 1


def _unasked(walk: Walk, verb: Verb) -> int:
    """The next word behind a verb that nothing waits for: it qualifies, is a noun, or begins what is another clause."""
    low, kinds, i = walk.low, walk.kinds, verb.first
    at = _subject_start(walk, i)
    if at > walk.start and kinds[at] & SUBJECT and kinds[at - 1] & CONTENT and at - 1 not in walk.mains:
        walk.qualify(at)
        return verb.main + 1  # "the bars we passed"
    if at > walk.start and low[at - 1] in walk.sets["taking_that"]:
        walk.license(core=not walk.loose)  # "a chance / the storm could turn"
        return i
    if at == walk.start and walk.verb is not None and low[verb.main] in walk.sets["reporting"]:
        return _end_at(walk, at)  # "After the voyage ended / the crew said": only persons say
    led = at > walk.start and (bool(kinds[at - 1] & PREPOSITION) or low[at - 1][0].isdigit())
    before = at - 1 - (low[at - 1] in SPEECH)
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
    """Ends the reach before the word `at`."""
    walk.size = at
    while walk.breaks and walk.breaks[-1][0] >= at:
        walk.breaks.pop()
    return STOP


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
