"""The ends of a title: no word stands first or last there that needs what was cut off.

It knows words and their classes alone; where a stretch is cut is decided in `phrases`.
"""

from loaders.grammar import Lexicon, Words
from loaders.kinds import BASE, PARTICIPLE
from loaders.subjects import is_adverb

DANGLING = frozenset((
    "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "by", "for", "to", "from", "with",
    "into", "as", "than", "that", "which", "who", "whose", "their", "its", "his", "her", "during", "after",
    "before", "between", "among", "against", "over", "under", "about", "amid", "including", "such", "will",
    "would", "was", "were", "is", "are", "be", "been", "has", "have", "had", "when", "while", "where", "if",
    "because", "also", "start", "starts", "begin", "begins", "not", "very", "more", "most", "so", "again", "due",
    "both", "either", "even", "just", "only", "less", "nearly", "almost", "prior",
    "he", "she", "they", "we", "i", "whether", "how", "what", "whom", "why",
    ",", ";", ":", "-", "–", "—", "(", "“", "‘",
))  # fmt: skip
"""Words that no title ends with."""

_LEADING = frozenset((
    "the", "a", "an", "and", "but", "or", "so", "then", "also",
    "that", ",", ";", ":", "'", "’", "”", ")", "however", "meanwhile", "still", "yet", "instead", "this",
    "these", "those", ".", "—", "-",
))  # fmt: skip
_COUNTED = frozenset((
    "number", "series", "couple", "lot", "handful", "dozen", "few", "third", "quarter", "hundred", "thousand",
    "million", "billion", "host", "string", "range", "variety", "group",
))  # fmt: skip
_NEEDS = {
    **dict.fromkeys(("close", "next", "according", "thanks", "prior", "due", "owing", "adjacent"), ("to",)),
    **dict.fromkeys(("ahead", "because", "instead", "regardless", "out", "outside", "capable", "aware"), ("of",)),
    **dict.fromkeys(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"), ("of",)),
    **dict.fromkeys(("based", "depending", "relying"), ("on", "upon")),
    **dict.fromkeys(("compared", "contrasted"), ("to", "with")),
    **dict.fromkeys(("days", "weeks", "months", "years", "hours", "minutes"), ("before", "after", "ago", "later")),
}
"""Words that say nothing without the preposition behind them."""
_MILES = frozenset({"miles", "mile", "kilometres", "kilometers", "km", "metres", "meters", "yards", "feet"})
_NOUNS_IN_ING = frozenset((
    "hearing", "meeting", "building", "briefing", "bombing", "shooting", "killing", "training", "ruling", "warning",
    "funding", "drilling", "filing", "housing", "opening", "hiring", "spending", "financing", "testing", "gathering",
    "wedding", "landing", "finding", "offering", "rating", "lending", "banking", "mining", "fishing", "farming",
    "shipping", "fighting", "shelling", "beginning", "crossing", "screening", "planning", "voting", "polling",
))  # fmt: skip
_ASKS = frozenset(
    ("determine", "decide", "know", "see", "ask", "learn", "find", "say", "tell", "explain", "ensure", "show", "check")
)
_ASKED = frozenset({"if", "whether", "how", "what", "why", "that", "who", "where", "when"})
_WE = frozenset({"we", "i", "you", "they", "he", "she", "it"})


def tidy(words: Words, lex: Lexicon, chosen: list[int]) -> list[int]:
    """The chosen words without conjunctions, prepositions and articles that dangle at the ends."""
    low = words.low
    end = len(chosen)
    while end and (low[chosen[end - 1]] in DANGLING or low[chosen[end - 1]] == "." or _needs(low, chosen[end - 1])):
        if low[chosen[end - 1]] == "." and end > 1 and (len(low[chosen[end - 2]]) == 1 or "." in low[chosen[end - 2]]):
            break  # "U.S."
        if low[chosen[end - 1]] in ("start", "begin") and end > 1 and low[chosen[end - 2]].isdigit():
            break  # "a 9-14 start"
        end -= 1
    if 1 < end < len(chosen) and low[chosen[end - 1]] == "once" and low[chosen[end]] in ("more", "again"):
        end += 1
    if end > 2 and low[chosen[end - 1]] in ("soon", "early", "late") and low[chosen[end - 2]] == "as":
        end -= 2  # "as soon / as Friday"
    if end and is_adverb(low[chosen[end - 1]]) and low[chosen[end - 1] + 1 :][:1] and end < len(low):
        end -= low[chosen[end - 1] + 1].endswith("ed")  # "a race deeply / marked by rain"
    start = 0
    while start < end and low[chosen[start]] in _LEADING:
        if low[chosen[start]] == "a" and start + 2 < end and low[chosen[start] + 1] in _COUNTED:
            break  # "a number of arrests"
        if low[chosen[start]] in ("this", "that", "these", "those") and start + 1 < end:
            following = low[chosen[start + 1]]
            if following in lex.auxiliary:
                break  # "this won't be the last"
        start += 1
    return chosen[start:end]


def finished(words: Words, lex: Lexicon, chosen: list[int], must: int) -> list[int]:
    """The words that a cut left, without a verb whose object it took away: "a bill for containing / the leak"."""
    low = words.low
    while len(chosen) > 2 and chosen[-2] > must:
        last, before = low[chosen[-1]], low[chosen[-2]]
        if last in _NOUNS_IN_ING and before not in lex.sets["preposition"]:
            break
        flags = lex.forms.get(last, ("", 0))[1]
        follows = low[chosen[-1] + 1] if chosen[-1] + 1 < len(low) else "."
        if last.endswith("ing") and flags and follows in lex.sets["preposition"] and before not in lex.function:
            chosen = tidy(words, lex, chosen[:-1])  # "the favourite going / into the race"
        elif (last.endswith("ing") and before in lex.sets["preposition"]) or (before == "to" and flags & BASE):
            chosen = tidy(words, lex, chosen[:-2])
        elif (flags & PARTICIPLE or (last.endswith("ed") and not flags)) and before not in lex.function:
            chosen = tidy(words, lex, chosen[:-1])  # "talks between the two groups engineered / by a cleric"
        elif before in _WE and flags and (low[chosen[-3]] in DANGLING):
            chosen = tidy(words, lex, chosen[:-2])  # "progress is made, but we need / to"
        elif last in ("part", "result") and before in ("as", "a"):
            chosen = tidy(words, lex, chosen[:-1])
        else:
            break
    return chosen


def closed(words: Words, lex: Lexicon, chosen: list[int]) -> list[int]:
    """The words of a whole clause, without a verb at its end whose object stands behind the clause.

    "Ships to be searched to determine / if they leak", "four men suspected of planning / or having planned a raid".
    """
    if len(chosen) < 4:
        return chosen
    low, last = words.low, chosen[-1]
    if low[last - 1] == "to" and low[last] in _ASKS and low[last + 1 : last + 2] and low[last + 1] in _ASKED:
        return tidy(words, lex, chosen[:-2])
    shared = low[last + 1 : last + 2] in (["or"], ["and"]) and low[last + 2 : last + 3]
    if shared and low[last].endswith("ing") and low[last] not in _NOUNS_IN_ING and low[last + 2].endswith("ing"):
        return finished(words, lex, chosen, -1) if low[last - 1] in lex.sets["preposition"] else chosen
    return chosen


def _needs(low: list[str], i: int) -> bool:
    """Whether a word says nothing without the preposition that was cut off behind it: "close / to the river"."""
    following = low[i + 1] if i + 1 < len(low) else ""
    if low[i] in _MILES:
        return following in _NEEDS and low[i + 2 : i + 3] == ["of"]
    if following in _MILES:
        return low[i + 2 : i + 3] != [] and low[i + 2] in _NEEDS and low[i + 3 : i + 4] == ["of"]
    return following in _NEEDS.get(low[i], ())
