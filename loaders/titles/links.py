"""Words that link clauses and phrases, on the way to the right: "and", "which", "because", "in".

Each either goes on with what the verb asks for, or opens something loose, or ends the reach.
"""

from collections.abc import Sequence

from loaders.kinds import CONTENT, DETERMINER, JOINS, PREPOSITION, RELATIVE, STOPS, SUBJECT
from loaders.subjects import is_adverb, measures
from loaders.titles.walk import ADJUNCT, CIRCUMSTANCE, QUALIFIER, STOP, Walk, takes_clause
from loaders.verbs import NON_FINITE, Verb

_ADJECTIVE = ("al", "ic", "ive", "ous", "ar", "ary")


def join(walk: Walk, i: int) -> int:
    """The next word to look at behind "and", "or" or "but" at `i`; `STOP` where the reach ends there."""
    low, j = walk.low, i + 1
    while j < walk.size - 1 and is_adverb(low[j]):
        j += 1
    ahead = walk.heads.get(j)
    if is_adverb(low[i - 1]) and j > i + 1:
        walk.license(core=not walk.loose)
        return j  # "has fully and strictly kept"
    if low[i] == "but" and low[i - 1] not in ("nothing", "all", "anything"):
        return STOP
    if ahead is not None:
        if ahead.tense in NON_FINITE:
            walk.loosen(i, CIRCUMSTANCE)
            return i + 1
        if i == walk.start + (low[walk.start] in walk.sets["particles"]) and walk.verb is not None:
            walk.license(core=True)  # "drafted and signed a treaty"
            return i + 1
        bare = ahead.first == ahead.main == i + 1
        if bare and walk.breaks and walk.breaks[-1] == (i - 1, QUALIFIER):
            return ahead.main + 1  # "reports of citizens killed or injured in Egypt"
        teller = walk.governor
        if walk.told and not walk.pending and teller not in (None, walk.verb) and teller.tense == ahead.tense:
            walk.loosen(i, ADJUNCT)  # "said he spoke with the owners and found no fault"
            walk.license(core=False)
            return i + 1
        if _is_of_row(walk, i, ahead):
            return ahead.main + 1
        return ahead.main + 1 if _qualifies_last(walk, i, ahead) else STOP
    if j >= walk.size or low[j] in ("that", "who", "which", "when", "while", "if", "as", "then", "there"):
        return STOP
    if walk.kinds[j] & SUBJECT and not walk.licences:
        return STOP
    if low[j] in walk.sets["preposition"] and not measures(low, j):
        close = next((k for k in range(j + 2, min(j + 12, walk.size)) if low[k] == ","), -1)
        if close > 0 and not walk.licences and not walk.pending and any(v.first > close for v in walk.finite):
            return STOP  # "is reading the bill and at one of the talks, the mayor said"
        walk.loosen(i, CIRCUMSTANCE)
        return i + 1
    free = (walk.verb is not None or walk.hung) and not walk.licences and not walk.pending
    return STOP if free and _clause_behind(walk, j) else i + 1


def joins_adjectives(low: Sequence[str], i: int) -> bool:
    """Whether the word at `i` is an "and" between two adjectives: "its nuclear and ballistic missile tests"."""
    both = 0 < i < len(low) - 1 and low[i] in ("and", "or")
    return both and low[i - 1].endswith(_ADJECTIVE) and low[i + 1].endswith(_ADJECTIVE)


def _is_of_row(walk: Walk, i: int, ahead: Verb) -> bool:
    """Whether what seems a verb behind "and" leads the next noun of a row: "sold arms and / tear gas"."""
    plain = ahead.first == ahead.main == i + 1 and ahead.tense == "present" and walk.low[ahead.main] == ahead.lemma
    told = walk.verb is not None and walk.verb.tense == "past" and walk.governor is walk.verb
    behind = ahead.main + 1 < walk.size and walk.kinds[ahead.main + 1] & CONTENT
    return bool(plain and told and behind and walk.kinds[i - 1] & CONTENT and i - 1 not in walk.mains)


def _qualifies_last(walk: Walk, i: int, ahead: Verb) -> bool:
    """Whether a verb behind "and" only qualifies the last of a row of nouns: "leaks, errors and missed warnings"."""
    low, after = walk.low, ahead.main + 1
    bare = ahead.first == ahead.main == i + 1 and ahead.tense == "past" and after < walk.size
    under = low[i - 2] in walk.sets["preposition"] and after + 1 < walk.size and walk.kinds[after + 1] & CONTENT
    if bare and under and walk.kinds[after] & CONTENT and low[after] not in walk.sets["determiner"]:
        return True  # "90 percent of oil and refined fuel imports"
    if bare and "-" in low[i + 1] and walk.kinds[after] & CONTENT:
        return True  # "dark and flea-ridden seats"
    row = bool(walk.kinds[i - 1] & CONTENT) and "," in low[max(walk.start, i - 4) : i - 1] and i - 1 not in walk.mains
    return bare and row and bool(walk.kinds[after] & CONTENT) and low[after] not in walk.sets["determiner"]


def _clause_behind(walk: Walk, j: int) -> bool:
    """Whether a subject and its verb stand from the word `j` on."""
    ahead = next((v for v in walk.finite if v.first > j), None)
    if ahead is None or ahead.first > j + 10:
        return False
    if joins_adjectives(walk.low, j - 1):
        return False
    between = walk.low[j : ahead.first]
    raw = walk.words.raw
    between = [
        word
        for k, word in enumerate(between, j)
        if word != "," or not (raw[k - 1][0].isupper() and raw[k + 1][0].isupper())  # "a Lima, Ohio, suit"
    ]
    parts = RELATIVE | JOINS | STOPS | walk.sets["subordinator"]
    if "," in between or not parts.isdisjoint(between):
        return False
    bare = ahead.first == ahead.main and ahead.tense == "past"
    leads = (
        walk.kinds[ahead.first - 1] & (DETERMINER | PREPOSITION)
        or walk.low[ahead.first - 1] in walk.sets["before_adjective"]
    )
    if bare and leads and ahead.first - 1 >= j:
        return False  # "and other refined goods", "and Lima about “extended loans”"
    following = walk.low[ahead.main + 1] if ahead.main + 1 < walk.size else "."
    steps = [w for k, w in enumerate(between, j) if w in walk.sets["preposition"] and not measures(walk.low, k)]
    return not (bare and following in walk.sets["preposition"] and steps) and len(steps) < 2


def relative(walk: Walk, i: int) -> int:
    """The next word to look at behind "who", "which" or "that" at `i`."""
    low, word = walk.low, walk.low[i]
    before = walk.kinds[i - 1] if i else 0
    ahead = i + 1
    while ahead < walk.size - 1 and is_adverb(low[ahead]):
        ahead += 1
    gap = ahead in walk.heads and walk.heads[ahead].tense not in NON_FINITE
    if word == "that" and not gap:
        coming = next((v for v in walk.finite if v.first > i), None)
        if before & PREPOSITION or coming is None or coming.first > i + 16:
            return i + 1  # "the closure of that mine"
        teller = walk.governor
        close = teller is not None and (teller.main == i - 1 or teller.lemma in walk.sets["told_to"])
        if (
            walk.pending
            or (close and teller is not None and takes_clause(walk.clause, teller))
            or low[i - 1] in walk.sets["taking_that"]
        ):
            resumed = walk.pending and not walk.pending_loose  # "said, before the boat sank, that"
            walk.keep(i, core=resumed or not walk.loose)
            walk.license(core=resumed or not walk.loose)
            return i + 1
    if i - 1 in walk.mains or (before & PREPOSITION and word != "which"):
        walk.license(core=not walk.loose)  # "knows who left", "of those in whose"
        return i + 1
    if before & PREPOSITION:
        walk.qualify(i - 1)
    else:
        walk.qualify(i)
    walk.licences.append(False)
    return i + 1


def loose(walk: Walk, i: int) -> int:
    """The next word to look at behind the preposition or conjunction at `i`."""
    low, word = walk.low, walk.low[i]
    coming = next((v for v in walk.finite if v.first > i), None)
    near = coming is not None and coming.first < i + 12 and _unparted(walk, i + 1, coming.first)
    if word == "as":
        clausal = near and low[i - 1] not in walk.sets["as_behind"]
    elif word == "than":
        clausal = False
    else:
        clausal = near and (
            word in walk.sets["opens_clause"] or word in walk.sets["before_or_after"] or word in ("if", "unless")
        )
    teller = walk.governor if walk.pending else None
    if clausal and teller is not None and teller.lemma in walk.sets["tells_clauses"] and i > teller.main + 2:
        clausal = len([v for v in walk.finite if v.first > i]) > 1  # "said the fire before the vote / harmed trade"
    if clausal and word == "so" and low[i + 1] != "that" and not walk.kinds[i + 1] & SUBJECT:
        clausal = False
    if clausal and (low[i - 1] == "that" or (i == walk.start and walk.pending)):
        close = next((j for j in range(i + 2, min(i + 32, walk.size - 1)) if low[j] == ","), -1)
        if close > 0 and word not in ("if", "unless"):
            walk.gaps.append((i, close + 1))  # "said that / while it rained, / he left"
            return close + 1
        walk.passed.add(close)
    if clausal:
        if word not in ("if", "unless"):
            walk.loosen(i, ADJUNCT)
        walk.licences.append(False)
        return i + 1
    if word == "in" and low[i + 1 : i + 3] == ["order", "to"] and walk.kinds[i - 1] & CONTENT:
        walk.loosen(i, ADJUNCT)
        return i + 1
    if word in walk.sets["opens_clause"] and (ahead := walk.heads.get(i + 1)) is not None and ahead.tense in NON_FINITE:
        walk.loosen(i, ADJUNCT)
        return i + 1
    if word in walk.sets["before_or_after"] or word in ("amid", "despite", "following", "during"):
        if walk.kinds[i - 1] & CONTENT or low[i - 1][0].isdigit():
            walk.loosen(i, ADJUNCT)
            walk.loose = False
    elif word in walk.sets["opens_circumstance"] and _free(walk, i):
        walk.loosen(i, CIRCUMSTANCE)
    if word == "than" and near:
        walk.licences.append(False)
    return i + 1


def _unparted(walk: Walk, start: int, end: int) -> bool:
    return not any(w in STOPS or w in RELATIVE for w in walk.low[start:end]) and walk.low[start:end].count(",") < 1


def _free(walk: Walk, i: int) -> bool:
    """Whether a preposition opens a circumstance that its sentence can do without."""
    low = walk.low
    if i <= walk.start or measures(low, i) or not walk.kinds[i - 1] & CONTENT:
        return False
    verb = walk.verb
    if verb is not None and verb.passive and low[i] == "by":
        return False
    governor = walk.governor
    if governor is not None and (low[i] == "on" and governor.lemma == "blame"):
        return False  # "blamed the loss on the rain"
    if governor is not None and governor.main == i - 1 and governor.lemma in ("put", "place", "base"):
        return False  # "should be put in context"
    ahead = walk.heads.get(i + 1)
    if ahead is not None and ahead.tense == "gerund" and low[i] not in ("by", "for", "without"):
        return False  # "discouraged them from leaving"
    if low[i] in ("with", "by", "from", "for", "over", "on", "through") and low[i - 1].endswith(("ed", "ing")):
        return False
    said = range(walk.start, i)
    return any(walk.kinds[k] & CONTENT and not is_adverb(low[k]) for k in said) or (
        verb is not None and verb.passive and low[i] in ("in", "at", "near", "on")
    )
