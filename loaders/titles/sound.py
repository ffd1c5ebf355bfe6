"""Whether a title ends where its sentence lets it, and the words that it still needs where it does not.

It is asked of every title when all else is done: a walk may have taken "shot" for a verb or "middle-class" for the end
of a phrase. It reads the word that the title ends with and the next one of the sentence; it cuts nothing.
"""

import re
from collections.abc import Sequence

from loaders.clauses import Clause
from loaders.commas import in_list
from loaders.kinds import (
    AUXILIARY,
    BE,
    CONTENT,
    DETERMINER,
    FUNCTION,
    JOINS,
    LY,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
)
from loaders.marks import AS_PREPOSITION
from loaders.subjects import measures
from loaders.titles.ends import CLOSED, LOOSE, OPEN, end_of
from loaders.titles.fit import is_empty
from loaders.titles.links import joins_adjectives
from loaders.titles.phrases import LONGEST, Phrase, finish, text_of, unended
from loaders.titles.struck import SPEECH
from loaders.titles.taking import TAKING_TO, THAT, takes_clause
from loaders.verbs import NON_FINITE, Verb

_WORD = re.compile(r"[a-z]+(?=n't)|n't|'(?:s|re|m|ve|ll|d)\b|[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_TAIL = 48
"""How many characters of a title are looked for in its sentence."""
_SEEN = 5
_GOOD, _HALF, _PUT_IN = 130, 60, 6
_ADVERBS = frozenset(
    ("up", "out", "off", "down", "over", "back", "away", "in", "on", "around", "through", "behind", "along")
)
"""Prepositions that may close a clause, as adverbs."""
_TIED = frozenset({"of", "than", "as"})
"""What never opens something loose."""
_TELLS = frozenset(("that", "how", "what", "why", "whether"))
_ADJECTIVE = ("ous", "ful", "less", "able", "ible", "ic", "ical", "ive", "ary", "ory")
_FRONTED = frozenset({"if", "when", "while", "although", "though", "unless", "because", "once"})
"""What opens a clause that another one has to follow."""
_HAS_DONE = frozenset({"have", "get", "want", "need", "see", "keep"})
_DAYS = frozenset({"day", "night", "week", "month", "year", "morning", "evening"})
_NOT_ALONE = frozenset({"because", "only", "just", "merely", "simply"})
"""Behind "not", what "but" answers."""
_APART = frozenset((",", "of", "about", "for", "to", "on", "with", "by", "as", "against"))
"""What makes of words behind a verb its object or circumstance, no clause."""
_ABBREVIATED = 3
_MARKS = frozenset(",.;:?!…()|•—–-") | SPEECH | {"--", "..."}


def made_whole(phrase: Phrase, clause: Clause, title: str) -> str:
    """The title with the words that it still needs behind it; as it is where it needs none, or has no room."""
    end = _end_in(clause, title) if "…" not in title else -1
    if end < 0:
        return title
    if lacks(clause, end) or _waits(clause, title, end):
        title = _longer(phrase, clause, title, end) or title
        end = _end_in(clause, title)
    k = _told(clause, title, end)
    if k < 0:
        return title
    told = clause._replace(head=k)
    if end_of(phrase, told, end) != OPEN:
        return title
    return _longer(phrase, told, title, end, tells=True) or _shorter(phrase, told, title, end) or title


def _told(clause: Clause, title: str, end: int) -> int:
    """The first verb that a title tells, up to the word `end` of its sentence; -1 for a noun with what hangs on it."""
    words = set(title.lower().split())
    verbs = ((k, v) for k, v in enumerate(clause.verbs) if v.main <= end and v.tense not in NON_FINITE)
    return next((k for k, v in verbs if clause.words.low[v.main] in words), -1)


def _end_in(clause: Clause, title: str) -> int:
    """The word of the sentence that a title ends with; -1 where it ends in other words, or before what it tells."""
    low, tail = clause.words.low, _WORD.findall(title[-_TAIL:].lower().replace("’", "'"))[1:][-_SEEN:]
    best, found, i = 1, -1, -1
    for _ in range(low.count(tail[-1]) if len(tail) > 1 else 0):
        i = low.index(tail[-1], i + 1)
        run, j = 1, i - 1
        while j >= 0 and run < len(tail):
            if low[j] == tail[-1 - run]:
                run += 1
            elif low[j] not in _MARKS:
                break
            j -= 1
        if run > best:
            best, found = run, i
    return found if found >= clause.first or ":" in title else -1


def _is_mark(clause: Clause, i: int) -> bool:
    """Whether a mark stands at `i` that parts words; a full stop may only end an abbreviation."""
    words = clause.words
    if words.low[i] != ".":
        return words.low[i] in _MARKS
    return i + 1 == len(words.low) or (len(words.low[i - 1]) > _ABBREVIATED and words.raw[i - 1].islower())


def lacks(clause: Clause, end: int) -> bool:
    """Whether the words of a sentence up to `end` ask for the next ones."""
    words, lex, i = clause.words, clause.lex, end + 1
    low, kinds = words.low, words.kinds(lex)
    if i >= len(low) or low[i] in _MARKS:
        return i + 1 < len(low) and _goes_over(clause, end)
    if words.raw[i][:1].isupper() and words.raw[end].islower() and low[i] != "i":
        return _is_adjective(clause, end) and bool(kinds[end - 1] & (DETERMINER | PREPOSITION))
    known, following = kinds[end], kinds[i]
    if known & (DETERMINER | POSSESSIVE | AUXILIARY | SUBORDINATOR) or low[end] in JOINS:
        return low[end] not in ("this", "that", "one", "all", "both", "some", "many")
    if known & PREPOSITION and low[end] not in _ADVERBS:
        return True
    ends_verb = next((v for v in clause.verbs if v.main == end), None)
    if low[i] in JOINS:
        return joins_adjectives(low, i) or _shares_object(clause, end) or (low[i] == "but" and _answers(low, end))
    if low[i] == "of":
        return i + 1 < len(low) and low[i + 1] not in _MARKS
    if low[i] in _TELLS and (ends_verb is not None or (low[i] == "that" and low[end] in THAT)):
        return True
    ahead = next((v for v in clause.verbs if v.first == i), None)
    if ahead is not None and ahead.tense == "infinitive":
        return _takes_to(clause, end)
    if ends_verb is not None and ends_verb.tense == "infinitive" and following & PREPOSITION:
        return True  # "began to deal / with it"
    if low[i] in RELATIVE or following & (SUBORDINATOR | PREPOSITION) or low[i] in AS_PREPOSITION:
        return measures(low, i) and ends_verb is not None
    if following & (FUNCTION | LY) and not following & (DETERMINER | SUBJECT | PRONOUN | POSSESSIVE):
        return False
    if ahead is not None and ahead.tense not in NON_FINITE:
        return _is_done(clause, ahead)
    if following & (DETERMINER | SUBJECT | PRONOUN | POSSESSIVE):
        fronted = kinds[0] & SUBORDINATOR and "," not in low[:end]
        return ends_verb is not None and not ends_verb.passive and not following & SUBJECT and not fronted
    if ahead is not None:
        return bool(i + 1 < len(low) and (low[i + 1] in _MARKS or kinds[i + 1] & CONTENT))  # "offshore / drilling rigs"
    if words.raw[end][:1].isupper() and low[i] in lex.forms:
        return False  # "Talks of Peru and Chile / start"
    return bool(following & CONTENT)


def _shares_object(clause: Clause, end: int) -> bool:
    """Whether a verb at the end has its object behind "and" and another verb: "to scoop up / and clean the sand"."""
    at = end - (clause.words.low[end] in _ADVERBS)
    verb = next((v for v in clause.verbs if v.main == at), None)
    other = next((v for v in clause.verbs if v.first == end + 2), None)
    if verb is None or other is None or verb.passive or other.first < other.main:
        return False
    if verb.tense == "infinitive":
        return clause.words.low[other.main] == other.lemma
    low, past = clause.words.low, verb.tense == "past" or verb.perfect
    return low[other.main].endswith("ing") if low[at].endswith("ing") else past and other.tense == "past"


def _is_done(clause: Clause, verb: Verb) -> bool:
    """Whether a past at the end of a sentence is what one has done or wants: "to have a tooth / removed"."""
    low, i = clause.words.low, verb.first
    if verb.first != verb.main or verb.tense != "past" or (i + 1 < len(low) and not _is_mark(clause, i + 1)):
        return False
    return any(v.lemma in _HAS_DONE for v in clause.verbs if i - 6 < v.main < i - 1)


def _takes_to(clause: Clause, end: int) -> bool:
    """Whether the infinitive behind a word is what that word asks for: "hard / to say", "a call for Peru / to act"."""
    low = clause.words.low
    if low[end] in TAKING_TO or any(end in (v.main, v.main + (v.lemma == "be")) for v in clause.verbs):
        return True
    at = next((k for k in range(end - 1, max(end - 6, 0), -1) if low[k] == "for"), -1)
    return at > 0 and (low[at - 1] in TAKING_TO or low[at - 1].startswith("call"))


def _goes_over(clause: Clause, end: int) -> bool:
    """Whether a phrase goes on over the mark behind the word `end`: "good, / well-paid jobs", "not tin, / but zinc"."""
    low, i = clause.words.low, end + 1
    if low[i : i + 2] == [",", "but"]:
        return _answers(low, end)
    if low[i] == "," and clause.words.kinds(clause.lex)[end] & BE and SPEECH.isdisjoint(low[i + 1 : i + _PUT_IN]):
        return "," in low[i + 2 : i + _PUT_IN]  # "was, in fact, a fake"
    if low[i] == "-":
        return "-" in low[end]
    if low[i] == "," and _in_row(clause, i):
        return True
    return low[i] == "," and _is_adjective(clause, end) and _is_adjective(clause, i + 1)


def _answers(low: Sequence[str], end: int) -> bool:
    """Whether "not only" or the like stands before a word, so that the "but" behind it has to follow."""
    return any(low[k] == "not" and low[k + 1] in _NOT_ALONE for k in range(max(0, end - 12), end))


def _in_row(clause: Clause, comma: int) -> bool:
    """Whether bare nouns follow a comma, up to "and" and the last of them: "marshes / , ports and beaches"."""
    low, kinds, raw = clause.words.low, clause.words.kinds(clause.lex), clause.words.raw
    heads = {verb.first for verb in clause.verbs}
    if not kinds[comma - 1] & CONTENT or not raw[comma - 1].islower() or comma - 1 in {v.main for v in clause.verbs}:
        return False
    for i in range(comma + 1, min(comma + 9, len(low) - 1)):
        if low[i] in ("and", "or"):
            return i > comma + 1 and bool(kinds[i + 1] & CONTENT) and not any(k in heads for k in range(i + 1, i + 6))
        if low[i] != "," and not (kinds[i] & CONTENT and raw[i].islower() and i not in heads):
            return False
    return False


def _is_adjective(clause: Clause, i: int) -> bool:
    """Whether a word behind an article, verb or preposition can only qualify what comes: "a rent-free"."""
    word = clause.words.low[i]
    if word in clause.lex.sets["adjectives"] or word == "good":
        return True
    if word in clause.lex.sets["nouns"] or not clause.words.raw[i].islower():
        return False
    return word.endswith(_ADJECTIVE) or ("-" in word and not word.endswith("s"))


def _waits(clause: Clause, title: str, end: int) -> bool:
    """Whether a verb that tells something still waits for the verb of what is told: "said the mill / has shut"."""
    low = clause.words.low
    if end + 1 >= len(low):
        return False
    if (main := _main_behind(clause, title, end)) is not None and end < main.main:
        return True
    teller = next((v for v in reversed(clause.verbs) if v.main < end and _tells(clause, v)), None)
    if teller is None or low[teller.main] not in title.lower().split():
        return False
    opens = next((i for i in range(teller.main + 1, min(end, teller.main + 8)) if low[i] == "that"), -1)
    if opens > 0 and low[opens + 1] not in _DAYS and not any(teller.main < v.first < opens for v in clause.verbs):
        first = _told_by(clause, opens)
        return first is not None and end < first.main
    if low[end + 1] in _MARKS | RELATIVE | clause.lex.sets["subject"] or teller.tense in NON_FINITE:
        return False
    if teller.main >= end - 1 or not _APART.isdisjoint(low[teller.main + 1 : end + 1]):
        return False
    later = [v for v in clause.verbs if v.first > teller.main and v.tense not in NON_FINITE]
    return bool(later) and later[0].first > end + 1 + (low[end + 1] in JOINS)


def _main_behind(clause: Clause, title: str, end: int) -> Verb | None:
    """The verb behind the clause that opens what a title tells: "said if it rained, / they left"; None for no such."""
    low = clause.words.low
    if _FRONTED.isdisjoint(re.findall(r"\w+", title.lower())):
        return None
    tellers = {verb.main for verb in clause.verbs if _tells(clause, verb)}
    leads = (k for k in range(end - 1, 0, -1) if low[k - 1] in SPEECH or low[k - 1] == "that" or k - 1 in tellers)
    at = next((k for k in leads if low[k] in _FRONTED), len(low))
    comma = next((k for k in range(at + 2, len(low)) if low[k] == "," or low[k] in SPEECH), len(low))
    if comma + 1 >= len(low) or low[comma] != "," or low[comma + 1] in SPEECH:
        return None
    return next((v for v in clause.verbs if v.first > comma and v.tense not in NON_FINITE), None)


def _told_by(clause: Clause, opens: int) -> Verb | None:
    """The verb of the clause that "that" opens, what qualifies its subject gone over; None where it has none."""
    low, aside = clause.words.low, -1
    for verb in clause.verbs:
        if verb.first <= opens or verb.tense in NON_FINITE or verb.first < aside:
            continue
        if low[verb.first - 1] not in RELATIVE or verb.first - 1 == opens:
            return verb
        if low[verb.first - 2] == ",":
            ends = (v.first for v in clause.verbs if v.first > verb.main and low[v.first - 1] == ",")
            aside = next(ends, -1)
    return None


def _tells(clause: Clause, verb: Verb) -> bool:
    """Whether a clause can stand behind a verb, as what it tells."""
    return takes_clause(clause, verb) and not (verb.passive and verb.tense not in NON_FINITE)


def _longer(phrase: Phrase, clause: Clause, title: str, end: int, *, tells: bool = False) -> str:
    """The title up to the last place within a good length where nothing lacks, else the first; "" where none is.

    One that `tells` a clause goes on to the end of all that is told.
    """
    low, kinds = clause.words.low, clause.words.kinds(clause.lex)
    closed = title.endswith("”")
    begun, found = title.removesuffix("”").rstrip("."), ""
    put_in = kinds[end] & BE and low[end + 1] == "," and "," in low[end + 2 :]
    for i in range(low.index(",", end + 2) + 2 if put_in else end + 2, len(low) + 1):
        at_mark = i == len(low) or _is_mark(clause, i)
        if low[i - 1] in SPEECH and (closed or not tells):
            break
        if low[i - 1] in _MARKS or not (at_mark or low[i] in RELATIVE or kinds[i] & (SUBORDINATOR | PREPOSITION)):
            continue
        if not at_mark and low[i] in _TIED:
            continue
        kind = end_of(phrase, clause, i - 1) if tells else LOOSE
        if kind == OPEN:
            continue
        if (
            lacks(clause, i - 1)
            or _waits(clause, title, i - 1)
            or (at_mark and i < len(low) and low[i] == "," and in_list(clause.words, i, len(low)))
        ):
            continue
        chosen = unended(phrase, [k for k in range(end + 1, i) if low[k] not in SPEECH])
        if is_empty(phrase, end + 1, i):
            break
        if not chosen or chosen[-1] < end + 1:
            continue
        gap = "" if low[chosen[0]] in _MARKS else " "
        longer = finish(f"{begun}{gap}{text_of(phrase, chosen)}{'”' * closed}")
        if len(longer) > (_GOOD if found else LONGEST) or longer[-1:] == "…":
            break
        found = longer
        if at_mark or kind == CLOSED:
            break
    return found


def _shorter(phrase: Phrase, clause: Clause, title: str, end: int) -> str:
    """The title up to the last place at which its clause may end, where the whole has no room; "" where none is."""
    low, closed = clause.words.low, title.endswith("”")
    begun = title.removesuffix("”").rstrip(".")
    for i in range(end - 1, clause.last, -1):
        if low[i] in _MARKS or end_of(phrase, clause, i) == OPEN or lacks(clause, i) or _waits(clause, title, i):
            continue
        cut = text_of(phrase, [k for k in range(i + 1, end + 1) if low[k] not in SPEECH])
        if not begun.endswith(cut) or len(begun) - len(cut) < _HALF:
            return ""
        return finish(begun.removesuffix(cut).rstrip(" ,") + "”" * closed)
    return ""
