"""How much of what stands behind a verb or noun a title takes: all, or as much as ends where something loose begins.

Objects, complements and numbers are never cut: a title that is whole may be longer than a short one is good.
"""

from loaders.kinds import BE, CONTENT, DETERMINER, GERUND, JOINS, PARTICIPLE, PREPOSITION, RELATIVE
from loaders.subjects import Span, is_adverb
from loaders.titles.phrases import GOOD, LONGEST, Phrase, joined, text_of, unended
from loaders.titles.struck import SPEECH
from loaders.titles.walk import ADJUNCT, CIRCUMSTANCE, QUALIFIER, Reach

_FAIR, _CLAUSE = 140, 5
_BLANKS = 2
"""Letters between two words of which nothing was left out."""


def fitted(phrase: Phrase, head: str, found: Reach, must: int = -1, *, good: int = GOOD, longest: int = LONGEST) -> str:
    """`head` with as much of a reach behind it as a title has room for; `must` is a word that has to stay.

    What is no longer than `good` stays whole; what is longer than `longest` is cut wherever it may be.
    """
    last = found.breaks[-1][0] if found.breaks else 0
    emptied = last > max(must, found.start) and found.end - last < _CLAUSE and is_empty(phrase, last, found.end)
    found = found._replace(end=last) if emptied else found  # "a reserve that was set up", when its time is left out
    whole = _with(phrase, head, found, found.end)
    if len(whole) <= good:
        return whole
    floor = max(must, found.need, found.start)
    ends = [(at, kind) for at, kind in reversed(found.breaks) if at > floor]
    safe = [(at, kind) for at, kind in ends if kind == ADJUNCT or phrase.words.low[at - 1] == ","]
    limit = longest if good == GOOD else good
    if short := _longest(phrase, head, found, safe, (good // 2 + 1, min(_FAIR, limit))):
        return short
    if len(whole) <= limit or not ends:
        return whole
    shorter = _longest(phrase, head, found, ends, (good // 2 + 1, limit))
    shorter = shorter or _longest(phrase, head, found, ends, (0, limit))
    return shorter or (whole if len(whole) <= longest else _with(phrase, head, found, ends[-1][0]))


def is_empty(phrase: Phrase, start: int, end: int) -> bool:
    """Whether what qualifies a noun is no more than a verb, since its time was left out: "that was set up"."""
    low, kinds = phrase.words.low, phrase.words.kinds(phrase.lex)
    if not _left_out(phrase, end):
        return False
    start += low[start] == ","
    plain = [
        i
        for i in range(start, end)
        if kinds[i] & CONTENT and low[i] not in phrase.lex.sets["particles"] and not is_adverb(low[i])
    ]
    if low[start] in RELATIVE:
        return len(plain) < 2  # the verb alone
    return bool(kinds[start] & (PARTICIPLE | GERUND)) and plain[-1:] <= [start]


def _left_out(phrase: Phrase, end: int) -> bool:
    """Whether the sentence goes on with words that a title leaves out, as it does with times."""
    words = phrase.words
    following = words.start[end] if end < len(words.start) else phrase.sentence.end
    return following - words.start[end - 1] - len(words.raw[end - 1]) > _BLANKS


def _longest(phrase: Phrase, head: str, found: Reach, ends: list[tuple[int, int]], room: tuple[int, int]) -> str:
    """The longest title within the room that ends where something loose begins, circumstances cut last; or ""."""
    low = phrase.words.low
    joins = [at for at, _ in ends if low[at] in JOINS]
    for circumstance in (False, True):
        for at, kind in ends:
            if any(at - _CLAUSE < join < at for join in joins):
                continue  # "within hours and with seven days / from the firms": the whole of what "and" adds goes
            if (kind == CIRCUMSTANCE) == circumstance:
                text = _with(phrase, head, found, at)
                if room[0] <= len(text) <= room[1] and text != head:
                    return text
    return ""


def _with(phrase: Phrase, head: str, found: Reach, end: int) -> str:
    sets = phrase.lex.sets
    low = phrase.words.low
    chosen = [i for i in range(found.start, end) if low[i] not in SPEECH]
    if found.gaps:
        chosen = [i for i in chosen if not _within(i, found.gaps)]
    if "that" in low[found.start + 1 : end + 1]:
        chosen = [i for i in chosen if not _lost_its_time(phrase, i)]
    chosen = unended(phrase, chosen)
    if len(chosen) > 1 and (chosen[-1], QUALIFIER) in found.breaks and _hangs(phrase, chosen[-1], end < found.end):
        chosen = unended(phrase, chosen[:-1])  # "a study published": when, was told by words left out
    if end < found.end and len(chosen) > 2 and is_adverb(low[chosen[-1]]):
        chosen = unended(phrase, chosen[:-1])  # "emails possibly / related to"
    if len(chosen) > 3 and low[chosen[-1]] in sets["reporting"]:
        at = next((b for b, _ in reversed(found.breaks) if chosen[0] < b < chosen[-1]), -1)
        if at > chosen[-1] - 4 and low[at] in sets["opens_time"]:
            chosen = unended(phrase, [i for i in chosen if i < at])  # "changed course / when he said"
    opener = chosen and low[chosen[0]] in (",", ":", ";")
    rest = text_of(phrase, chosen[1:] if opener else chosen)
    if opener and head:
        return f"{head}{low[chosen[0]]} {rest}" if low[chosen[0]] != "," or rest else head
    return joined(head, rest)


def _hangs(phrase: Phrase, i: int, cut: bool) -> bool:
    """Whether a participle at the end of a title has lost what it needs; an -ing form may be a noun."""
    low, kinds = phrase.words.low, phrase.words.kinds(phrase.lex)
    return not low[i].endswith("ing") or cut or (i + 1 < len(low) and bool(kinds[i + 1] & DETERMINER))


def _lost_its_time(phrase: Phrase, i: int) -> bool:
    """Whether a participle has nothing left before "that": "said in a report issued / [on Friday] that it lost"."""
    low, kinds = phrase.words.low, phrase.words.kinds(phrase.lex)
    if not kinds[i] & PARTICIPLE or low[i + 1 : i + 2] != ["that"] or not i or not kinds[i - 1] & CONTENT:
        return False
    return (
        not kinds[i - 1] & (PREPOSITION | BE)
        and low[i] not in phrase.lex.sets["reporting"]
        and _left_out(phrase, i + 1)
    )


def _within(i: int, gaps: tuple[Span, ...]) -> bool:
    return any(start <= i < end for start, end in gaps)
