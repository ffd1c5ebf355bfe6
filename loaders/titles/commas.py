"""Commas on the way to the right: rows of things and asides that a title goes over, and those at which it ends."""

from loaders.clauses import Clause, ends_at_comma
from loaders.commas import in_list
from loaders.kinds import CONTENT, DETERMINER, JOINS, PREPOSITION, RELATIVE, STOPS
from loaders.marks import AS_PREPOSITION
from loaders.subjects import is_adverb
from loaders.titles.struck import SPEECH
from loaders.titles.walk import ADJUNCT, STOP, Walk, takes_clause
from loaders.verbs import NON_FINITE

DASHES = frozenset(("—", "–", "-", "--"))
_CLOSES = STOPS | SPEECH | {","}


def comma(walk: Walk, i: int) -> int:
    """The next word to look at behind the comma at `i`; `STOP` where the reach ends there."""
    low, size = walk.low, walk.size
    if i + 1 >= size:
        return -1
    if i in walk.passed:
        return i + 1
    if _open(walk, i) and (close := _closing(walk, i)) > 0:
        walk.gaps.append((i, close + 1))
        return close + 1
    ahead = walk.heads.get(i + 1 + is_adverb(low[i + 1]))
    if ahead is not None and ahead.tense == "gerund" and i - 1 in walk.mains and low[i - 1].endswith("ing"):
        return i + 1  # "was seen pushing, kicking and slapping a guard"
    if ahead is not None and ahead.tense == "gerund" and not takes_clause(walk.clause, ahead):
        if low[i + 1] in AS_PREPOSITION or walk.verb is None:
            return -1
        walk.loosen(i, ADJUNCT)
        walk.govern(ahead)
        return ahead.main + 1
    if "-" in low[i - 1] and low[i - 1].endswith("ed") and walk.kinds[i + 1] & CONTENT:
        return i + 1  # "the Lima-built, three-masted ship"
    told = walk.pending or walk.licences
    if low[i + 1] in ("a", "an") and not told and {"a", "an"}.isdisjoint(low[max(walk.start, i - 6) : i]):
        return STOP  # "left the city-state, / a trading and shipping centre"
    asks = walk.verb is not None and walk.verb.lemma in walk.sets["asking"] and not walk.need > walk.start
    if asks and ahead is not None and ahead.tense == "infinitive":
        return i + 1  # "urged its allies, Peru and Chile, / to help"
    if walk.licences and walk.licences[-1] and any(v.first > i + 1 for v in walk.finite):
        return i + 1  # "no doubt that a week from the vote, / Rojas was ahead"
    if walk.verb is None and not in_list(walk.words, i, size):
        return -1
    if low[i + 1] in JOINS and "," not in low[walk.start : i] and not walk.pending and not walk.licences:
        return STOP
    if (close := _aside(walk, i)) > 0:
        walk.gaps.append((i, close + 1))
        return close + 1
    if ahead is not None and (ahead.tense == "participle" or ahead.passive):
        return -1
    if (close := _name_aside(walk, i)) > 0:
        walk.gaps.append((i, close + 1))
        return close + 1
    if _goes_on(walk.clause, i + 1):
        return i + 1
    at = max(walk.start - 1, 0)
    return STOP if ends_at_comma(walk.words, i, (at, size), walk.clause.verbs, walk.lex) else i + 1


def _aside(walk: Walk, i: int) -> int:
    """The comma behind what is put in before the rest of what the verb asks for; -1 where nothing goes on.

    "Sold the mine, which it had bought from Peru, / for 4 million".
    """
    low = walk.low
    if walk.licences or i <= walk.start or not walk.kinds[i - 1] & CONTENT or in_list(walk.words, i, walk.size):
        return -1
    close = next((j for j in range(i + 1, min(i + 14, walk.size - 2)) if low[j] in _CLOSES), -1)
    if close < i + 3 or low[close] != "," or low[i + 1] in JOINS:
        return -1
    found = walk.verb is not None and walk.verb.lemma in walk.sets["finds"] and walk.kinds[close + 1] & CONTENT
    found = found and walk.heads.get(i + 1) is None
    row = low[i + 1] in ("which", "who") and low[close + 1] in ("and", "or") and not _verb_near(walk, close + 2)
    if low[close + 1] not in walk.sets["resumes"] and not found and not row:
        return -1
    opens = low[i + 1] in RELATIVE or walk.kinds[i + 1] & DETERMINER or walk.heads.get(i + 1) is not None
    return close if opens and low[close + 2] not in ("which", "whom") else -1


def _verb_near(walk: Walk, i: int) -> bool:
    """Whether a finite verb stands behind the word `i` and no mark or "which" parts the two."""
    for k in range(i, walk.size):
        if walk.low[k] in _CLOSES or walk.low[k] in RELATIVE:
            return False
        if k in walk.heads and walk.heads[k].tense not in NON_FINITE:
            return True
    return False


def _name_aside(walk: Walk, i: int) -> int:
    """The comma behind a name or age that parts an object from what it is to do: "the king, Ana I, / to leave"."""
    low, raw = walk.low, walk.words.raw
    close = next((j for j in range(i + 1, min(i + 7, walk.size - 1)) if low[j] == ","), -1)
    named = close > i + 1 and all(word[:1].isupper() or word.isdigit() for word in raw[i + 1 : close])
    return close if named and low[close + 1] in ("to", "that") else -1


def aside_of_dashes(walk: Walk, i: int) -> int:
    """The dash that closes what the one at `i` opens, where the sentence goes on with its verb; -1 where none does."""
    opened = i + (i + 1 < walk.size and walk.low[i + 1] in DASHES)  # "--" is read as two
    close = next((j for j in range(opened + 2, min(i + 30, walk.size - 2)) if walk.low[j] in DASHES), -1)
    close += close > 0 and walk.low[close + 1] in DASHES
    ahead = walk.heads.get(close + 1)
    goes_on = ahead is not None and ahead.tense not in NON_FINITE
    if not goes_on and close > 0 and walk.pending and walk.kinds[close + 1] & PREPOSITION:
        near = range(close + 2, min(close + 6, walk.size))  # "said the harm — and the cost — to birds / is unknown"
        goes_on = any(k in walk.heads and walk.heads[k].tense not in NON_FINITE for k in near)
    if not goes_on and close > 0 and i - 1 in walk.mains and walk.low[opened + 1] in JOINS:
        goes_on = bool(walk.kinds[close + 1] & DETERMINER)  # "expected — and planned for — a flood"
    return close if close > 0 and goes_on and _open(walk, i) else -1


def _open(walk: Walk, i: int) -> bool:
    """Whether what stands before a comma is not whole: its verb, or what it leads to, is still to come."""
    word = walk.low[i - 1]
    if i == walk.start:
        return "that" in walk.low[i : i + 14] if walk.pending else False
    if word in ("that", "which", "who", "to", "a", "the") or (
        walk.kinds[i - 1] & PREPOSITION and word not in ("up", "down", "out", "off", "over", "in", "on", "around")
    ):
        return True
    ahead = walk.heads.get(i + 1)
    adds = (
        ahead is not None and ahead.tense == "gerund" and takes_clause(walk.clause, ahead)
    )  # "revealed his plans, / saying that"
    return bool(walk.licences) or (walk.pending and i > walk.start + 1 and not adds)


def _closing(walk: Walk, i: int) -> int:
    """The comma that closes the aside opened at `i`, where the sentence goes on behind it with its verb."""
    for j in range(i + 2, min(i + 32, walk.size - 1)):
        if walk.low[j] in (";", ":") or walk.low[j] in SPEECH:
            return -1
        if walk.low[j] == ",":
            k = j + 1
            while k < walk.size - 1 and is_adverb(walk.low[k]):
                k += 1
            ahead = walk.heads.get(k)
            if ahead is not None and ahead.tense not in NON_FINITE:
                return j
            if walk.low[i - 1] in ("that", "to", "the", "a") or walk.low[k] == "that":
                return j
    return -1


def _goes_on(clause: Clause, i: int) -> bool:
    """Whether the word behind a comma goes on with adjectives, as no clause, name or verb opens."""
    words, lex = clause.words, clause.lex
    if i < 2 or i >= len(words.raw):
        return False
    word, before = words.raw[i], words.raw[i - 2]
    plain = word.isalpha() and word.islower() and before.islower() and words.low[i] not in lex.forms
    told = any(i < v.first < i + 5 and v.tense not in NON_FINITE for v in clause.verbs)
    return (
        plain
        and not told
        and not word.endswith(("ing", "ed", "ly", "s"))
        and words.low[i] not in lex.function
        and words.low[i - 2] not in lex.function
    )
