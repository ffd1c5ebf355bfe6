"""Whether a time expression speaks of a noun or of an aside alone, so that it does not reach the verb of the sentence.

"The council rejected the 1998 treaty", "Jobs, born in 1955, has built": it reads the words around one expression and
leaves the weighing to `clause`.
"""

from collections.abc import Sequence

from loaders.grammar import Lexicon, Words
from loaders.kinds import BASE, PAST, THIRD
from loaders.verbs import Verb

_AT_FIRST = frozenset({"originally", "initially", "previously", "first", "tentatively", "provisionally"})
_PLAN_REACH = 9
FINITE = frozenset({"past", "present", "future", "modal"})
"""The tenses of a verb that makes a clause."""
_CLAUSE_ENDS = frozenset({";", ":", '"', "“", "”", "—", "–", "(", ")"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "where"})
_JOINING = _CLAUSE_ENDS | {
    "and", "but", "or", "that", "who", "which", "as", "when", "while", "after", "before", "until", "since", "where",
    "because", "once", "if", "although", "though",
}  # fmt: skip
_OPENERS = frozenset({"in", "on", "by", "since", "until"})
_BESIDE = frozenset({"ago", "earlier", "later", "before", "after"})
_AT = frozenset({"at", "during", "in"})
_ABOUT = frozenset({"about", "over", "regarding", "concerning", "despite", "amid", "against"})
_OF = frozenset({"of", "from", "to", "on"})
_CHARGED = frozenset({"of", "with", "for", "over"})
_TO_CHARGE = 8
"""How many words may stand between a verb of the courts and what it charges someone with."""
_LONG_UNITS = frozenset(("day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades"))
_RECORD = 12
"""How many words before "since" the word may stand that nothing matched."""
_RELATIVES = frozenset({"that", "which", "who"})
_NAMED = 4
"""How many words what is named by its day has at most, "that" with them."""
_PHRASE = 5
"""How many words before its noun a preposition may stand."""
_TOLD = 12
"""How far behind a noun the verb may stand that tells of it."""
_ASIDE = 25
"""How many words an aside may have before the expression in it."""


def in_name(words: Words, first: int, last: int) -> bool:
    """Whether a bare year belongs to a name: "the Conference 2010", "Windows 2000"."""
    if first != last or not words.low[first].isdigit() or not first:
        return False
    before = words.raw[first - 1]
    if before in ("'", "’", "‘"):
        before = words.raw[first - 2]
    after = words.raw[first + 1] if first + 1 < len(words.raw) else ""
    return before[:1].isupper() and len(before) > 2 and first - 1 > 0 and not after.islower()


def is_season_of_name(words: Words, first: int, last: int, lex: Lexicon) -> bool:
    """Whether a season only names the noun behind it: "for the spring meetings", but "in spring", "this summer"."""
    low, after = words.low, last + 1
    if low[last] not in lex.sets["seasons"] or after >= len(low) or not low[after].isalpha():
        return False
    at = first if first < last else first - 1
    opens = low[at] if at >= 0 else ""
    if at == 1 and low[0] in _OPENERS:
        return False  # "In the spring police arrested"
    return (opens in lex.sets["article"] or opens in lex.sets["possessive"]) and low[after] not in lex.function


def modified(words: Words, first: int, last: int, lex: Lexicon) -> int:
    """Index of the last word of the noun that an expression qualifies; -1 where the expression stands by itself."""
    low, raw, after = words.low, words.raw, last + 1
    if after >= len(low):
        return -1
    if "-" in low[last] and low[after].isalpha() and low[after] not in lex.function:
        return after  # "third-quarter results"
    if low[after] == "'s" or raw[last].endswith(("'s", "’s")):
        return _noun_end(words, after + 1 if low[after] == "'s" else after, lex)
    year = low[last].isdigit() and len(low[last]) == 4
    if year and raw[after][:1].isupper():
        end = _noun_end(words, after, lex)
        return -1 if _opens_clause(words, first, end, lex) else end
    before = low[first - 1] if first else ""
    inside = year and first == last and before.isalpha() and before not in lex.function  # "the Spanish 1918 flu"
    inside = inside or (low[first] in lex.sets["determiner"] and low[last].isdigit())
    determined = (
        inside or before in lex.sets["determiner"] or before in lex.sets["possessive"] or before.endswith(("ly", "al"))
    )
    if not determined or not low[after].isalpha() or low[after] in lex.function or low[after] in _BESIDE:
        return -1
    if low[after] in lex.sets["conjunction"]:
        return -1
    if raw[after][:1].isupper() and not (before == "'s" or before in lex.sets["article"]):
        return -1  # "on this day Peru won", but "the Sept. 11 Memorial Fund"
    return _noun_end(words, after, lex)


def _opens_clause(words: Words, first: int, end: int, lex: Lexicon) -> bool:
    """Whether an expression opens a clause, so that the name behind it, to `end`, acts: "In 2008 Peru signed a pact".

    A comma parts what only bears the year: "In 2016 Olympics qualifying, Peru won".
    """
    low = words.low
    if not first or low[first - 1] not in _OPENERS or low[end + 1 : end + 2] == [","]:
        return False
    before = low[first - 2] if first > 1 else ","
    return not before[0].isalnum() or before in lex.sets["conjunction"] or before == "that"


def _noun_end(words: Words, start: int, lex: Lexicon) -> int:
    """The last word of the noun phrase that begins at `start`: names first, then nouns up to a verb or small word."""
    end, low = min(start, len(words.low) - 1), words.low
    while end + 1 < len(low) and end < start + 3:
        word, flags = low[end + 1], lex.forms.get(low[end + 1], ("", 0))[1]
        if not word[0].isalpha() or word in lex.function or flags & PAST:
            break
        if flags & (BASE | THIRD) and low[end].endswith("s"):
            break  # "this month's polls show"
        end += 1
    return end


def told_of_noun(words: Words, verbs: Sequence[Verb], span: tuple[int, int], i: int) -> bool:
    """Whether the word at `i` tells of the noun that an expression qualifies: "the 1996 blast that killed a man".

    `span` holds the last words of the expression and of the noun. Of a thing that only bears a year nothing but a
    relative clause tells ("the 1998 treaty was signed"); "Monday's blast killed four" does.
    """
    last, noun = span
    between = words.low[noun + 1 : i]
    if not noun < i <= noun + _TOLD or any(noun < v.main < i for v in verbs) or "and" in between:
        return False
    verb = any(v.main == i and v.tense != "gerund" for v in verbs)
    opens = next((k for k, low in enumerate(between) if low in _RELATIVE or low == "that"), -1)
    if verb and opens >= 0:
        return all(low[0].isalpha() for low in between[: opens - 1])
    if not verb or (words.low[last].isdigit() and len(words.low[last]) == 4):
        return not between and words.low[i + 1 : i + 2] == ["by"]
    return all(low[0].isalpha() for low in between)


def occasion(words: Words, first: int, noun: int) -> bool:
    """Whether the noun that an expression qualifies opens the sentence as its occasion: "At Monday's hearing, …"."""
    opens = all(low in ("in", "at", "during", "on", "a", "an", "the") for low in words.low[:first])
    return opens and bool(first) and "," in words.low[noun : noun + 4]


def at_occasion(words: Words, first: int, i: int) -> bool:
    """Whether the noun that an expression qualifies is where the word at `i` takes place: "spoke at Monday's talks"."""
    at = first - 1
    while at > max(i, first - 4) and words.low[at] not in _AT and words.low[at].isalpha():
        at -= 1
    return i < at and words.low[at] in _AT


def of_named(words: Words, last: int, i: int, lex: Lexicon) -> bool:
    """Whether `i` tells of what an expression dates as its attribute: "since the May 3 strike that closed the port"."""
    low, sets = words.low, lex.sets
    if last + 2 >= i or low[last + 1] in sets["determiner"] or low[last + 1] in sets["pronoun"]:
        return False
    which = next((k for k in range(last + 2, min(last + 2 + _NAMED, i)) if low[k] in _RELATIVES), -1)
    return which > 0 and low[last + 1][0].isalpha() and "," not in low[which:i]


def relative_when(words: Words, verbs: Sequence[Verb], last: int, i: int) -> bool:
    """Whether `i` stands in the clause that tells what happened then: "since August, when they traded".

    Two commas may part its subject from its verb: "when the ship, a tanker, struck a reef and sank".
    """
    low, after = words.low, last + 1
    if after < len(low) and low[after] == ",":
        after += 1
    if after >= len(low) or low[after] != "when" or i < after:
        return False
    between = low[after:i]
    if ";" in between or '"' in between or "”" in between:
        return False
    if "," not in between:
        return True
    opens = after + between.index(",")
    if between.count(",") != 2 or any(after < v.main < opens for v in verbs):
        return False
    return any(opens < v.main <= i and v.tense in FINITE and "," not in low[v.first : i] for v in verbs)


def given_up(words: Words, first: int, i: int, lex: Lexicon) -> bool:
    """Whether an expression is the old day of a plan, told between commas ("the talks, originally set for Monday,")."""
    opens = next((k for k in range(first - 1, max(first - _PLAN_REACH, 0), -1) if words.low[k] == ","), -1)
    if opens < 0 or (i > opens + 1 and i <= first):
        return False
    before = words.low[opens + 1 : first]
    return bool(before) and before[0] in _AT_FIRST and not lex.sets["plans"].isdisjoint(before)


def in_aside(words: Words, verbs: Sequence[Verb], span: tuple[int, int], i: int) -> bool:
    """Whether an expression stands in an aside that ends before `i`: "Jobs, born in 1955, has built"."""
    low, (first, last) = words.low, span
    end = next((k for k in range(last + 1, i) if low[k] == "," and not low[k + 1][:1].isdigit()), -1)
    if end < 0:
        return False
    for k in range(first - 1, max(first - _ASIDE, 0), -1):
        if low[k] in _CLAUSE_ENDS:
            return False
        if low[k] == ",":
            opener = next((v for v in verbs if v.first == k + 1 == v.main), None)
            if low[k + 1] in _RELATIVE:
                return True
            if opener is not None and opener.tense in ("past", "participle"):
                return any(end < v.first <= end + 2 and v.tense in FINITE for v in verbs)
    return False


def of_noun(words: Words, first: int, lead: str, i: int, lex: Lexicon) -> bool:
    """Whether "of" ties an expression before or behind `i` to another noun: "resigned after the quake of 3 May"."""
    at = next((k for k in range(first, max(first - 4, 0), -1) if words.low[k] == "of"), -1)
    if lead != "of" or at < 1 or at - 3 <= i < at:
        return False
    noun = words.low[at - 1]
    return noun.isalpha() and noun not in lex.function and noun not in lex.sets["time_parts"]


def in_later_relative(words: Words, verbs: Sequence[Verb], first: int, i: int) -> bool:
    """Whether an expression stands with a verb of its own behind a comma and "which": "Lima, which shook on 3 May"."""
    for k in range(i + 1, first - 1):
        if words.low[k] == "," and words.low[k + 1] in _RELATIVE:
            return any(k < v.main < first and v.tense in FINITE for v in verbs) and "," not in words.low[k + 2 : first]
    return False


def in_own_relative(words: Words, verbs: Sequence[Verb], first: int, i: int) -> bool:
    """Whether a clause of its own ties an expression to a place or thing: "knelt at the pit where men died in 1975"."""
    opens = next((k for k in range(first - 1, i, -1) if _opens_relative(words, verbs, k)), -1)
    if opens < 0 or any(low in _CLAUSE_ENDS or low in (",", "and", "but") for low in words.low[i:first]):
        return False
    return any(opens < v.main < first and v.tense in FINITE for v in verbs)


def in_relative_before(words: Words, verbs: Sequence[Verb], placed: tuple[int, int], i: int) -> bool:
    """Whether an expression stands in a relative clause before the verb at `i`: "the tax that came in May was dropped".

    The verb is that of the clause around it, since the relative one has its own and nothing joins the two.
    """
    (first, last), low = placed, words.low
    told = next((v for v in verbs if v.main == i), None)
    if told is None or told.first <= last:
        return False
    between = low[last + 1 : told.first]
    if told.tense == "gerund":
        if between != [","]:
            return False
    elif told.tense not in FINITE or between.count(",") > 1 or not _JOINING.isdisjoint(between):
        return False
    opens = next((k for k in range(first - 1, 0, -1) if _opens_relative(words, verbs, k)), -1)
    if opens < 0 or any(low[k] in _CLAUSE_ENDS or low[k] in (",", "and", "but") for k in range(opens, first)):
        return False
    return sum(opens < v.main < told.first and v.tense in FINITE for v in verbs) == 1


def _opens_relative(words: Words, verbs: Sequence[Verb], k: int) -> bool:
    """Whether a relative clause opens at `k`; of "that" only where a noun stands before and its verb right behind."""
    if words.low[k] != "that":
        return words.low[k] in _RELATIVE
    verb = any(v.first == k + 1 and v.tense in FINITE for v in verbs)
    return verb and k > 0 and words.low[k - 1].isalpha() and not any(v.main == k - 1 for v in verbs)


def only_spoken_of(words: Words, i: int, verbs: Sequence[Verb], lex: Lexicon) -> bool:
    """Whether a sentence only speaks of what the noun at `i` names: "grilled about the spill", "condemned the raid"."""
    low = words.low
    for k in range(i - 1, max(i - _PHRASE, -1), -1):
        if low[k] in _CHARGED and any(k - _TO_CHARGE <= v.main < k and v.lemma in lex.sets["charges"] for v in verbs):
            return True  # "was convicted in 2004 of a series of attacks"
        if low[k] in _ABOUT or (low[k] in lex.sets["treats"] and any(v.main == k for v in verbs)):
            return True
        if any(v.main == k and v.lemma in lex.sets["copes"] for v in verbs):
            return True  # "to combat the crisis"
        if low[k] in _OF and low[k - 1] in lex.sets["comes_of"]:
            return True
        if not low[k][0].isalpha() or (low[k] in lex.function and low[k] not in lex.sets["determiner"]):
            return False
    return False


def counted_off(words: Words, i: int, first: int) -> bool:
    """Whether `i` is what a sentence counts from to what its expression dates: "Ten days after it sank, on Tuesday"."""
    low = words.low
    if "," not in low[i:first]:
        return False
    opening = next((k for k in range(i, 0, -1) if low[k] in _CLAUSE_ENDS or low[k] == ","), 0)
    return any(low[k] in ("after", "before") and low[k - 1] in _LONG_UNITS for k in range(max(opening, 1), i))


def of_record(words: Words, verbs: Sequence[Verb], first: int, lead: str, lex: Lexicon) -> bool:
    """Whether an expression tells since when there was nothing like it: "the worst flood since 1975"."""
    if lead != "since":
        return False
    for k in range(first - 2, max(first - _RECORD, -1), -1):
        if words.low[k] in _CLAUSE_ENDS or words.low[k] == "," or any(v.main == k and v.tense in FINITE for v in verbs):
            return False
        if words.low[k] in lex.sets["unmatched"] or words.low[k] in lex.sets["superlatives"]:
            return True
    return False
