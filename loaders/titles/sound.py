"""Titles that end where their sentence lets them: with the words that they still need, or cut at a better place.

It is asked of every title when all else is done: a walk may have taken "shot" for a verb or "middle-class" for the end
of a phrase. It reads the word that the title ends with and the next one of the sentence.
"""

import re

from loaders.clauses import Clause
from loaders.commas import in_list
from loaders.kinds import BE, CONTENT, PREPOSITION, RELATIVE, SUBORDINATOR
from loaders.titles.ends import CLOSED, LOOSE, OPEN, end_of
from loaders.titles.fit import is_empty
from loaders.titles.lacking import MARKS, goes_over, lacks, waits
from loaders.titles.phrases import LONGEST, Phrase, finish, text_of, unended
from loaders.titles.struck import SPEECH
from loaders.verbs import NON_FINITE, Verb

_WORD = re.compile(r"[a-z]+(?=n't)|n't|'(?:s|re|m|ve|ll|d)\b|[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_TAIL = 48
"""How many characters of a title are looked for in its sentence."""
_SEEN = 5
_GOOD, _HALF = 130, 60
_TIED = frozenset({"of", "than", "as"})
"""What never opens something loose."""
_ABBREVIATED = 3


def made_whole(phrase: Phrase, clause: Clause, title: str) -> str:
    """The title with the words that it still needs behind it; as it is where it needs none, or has no room."""
    short = title.endswith("…")
    end = _end_in(clause, title.removesuffix("…"))
    if end < 0 or "…" in title[:-1]:
        return title
    if short:
        told = clause.under(max(_told(clause, title, end), -1))
        begun = title.removesuffix("…") + "”" * (title.count("“") > title.count("”"))
        return (
            _shorter(phrase, told, begun, end) or _shorter(phrase, told, begun, end, loosest=True) or _at_comma(title)
        )
    k = _told(clause, title, end)
    if k < 0 and lacks(clause, end):
        title = _longer(phrase, clause, title, end) or title
        end = _end_in(clause, title)
        k = _told(clause, title, end)
    if k < 0:
        return title
    told = clause.under(k)
    if end_of(phrase, told, end) != OPEN and not goes_over(clause, end) and not waits(clause, title, end):
        return title
    fitting = _longer(phrase, told, title, end, tells=True) or _shorter(phrase, told, title, end)
    return fitting or (_longer(phrase, clause, title, end) if lacks(clause, end) else "") or title


def _at_comma(title: str) -> str:
    """A title that was cut anywhere up to its last comma, where it tells enough before; a saying stays as it is."""
    before, _, _ = title.rpartition(", ")
    whole = len(before) >= _HALF and "“" not in title and ": " not in title and " if " not in before
    return before if whole else title


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
            elif low[j] not in MARKS:
                break
            j -= 1
        if run > best:
            best, found = run, i
    return found if found >= clause.first or ":" in title else -1


def _is_mark(clause: Clause, i: int) -> bool:
    """Whether a mark stands at `i` that parts words; a full stop may only end an abbreviation."""
    words = clause.words
    if words.low[i] != ".":
        return words.low[i] in MARKS
    return i + 1 == len(words.low) or (len(words.low[i - 1]) > _ABBREVIATED and words.raw[i - 1].islower())


def _longer(phrase: Phrase, clause: Clause, title: str, end: int, *, tells: bool = False) -> str:
    """The title up to the last place within a good length where nothing lacks, else the first; "" where none is.

    One that `tells` a clause goes on to the end of all that is told.
    """
    low, kinds = clause.words.low, clause.words.kinds(clause.lex)
    closed = title.endswith("”")
    begun, found = title.removesuffix("”").rstrip("."), ""
    put_in = (kinds[end] & BE or low[end + 2 : end + 4] == ["if", "not"]) and low[end + 1 : end + 2] == [","]
    put_in = put_in and "," in low[end + 2 :]
    for i in range(low.index(",", end + 2) + 2 if put_in else end + 2, len(low) + 1):
        at_mark = i == len(low) or _is_mark(clause, i)
        if low[i - 1] in SPEECH and (closed or not tells):
            break
        if low[i - 1] in MARKS or not (at_mark or low[i] in RELATIVE or kinds[i] & (SUBORDINATOR | PREPOSITION)):
            continue
        if not at_mark and low[i] in _TIED:
            continue
        kind = end_of(phrase, clause, i - 1) if tells else LOOSE
        if kind == OPEN:
            continue
        if (
            (goes_over(clause, i - 1) if tells else lacks(clause, i - 1))
            or waits(clause, title, i - 1)
            or (at_mark and i < len(low) and low[i] == "," and in_list(clause.words, i, len(low)))
        ):
            continue
        chosen = unended(phrase, [k for k in range(end + 1, i) if low[k] not in SPEECH])
        if is_empty(phrase, end + 1, i):
            break
        if not chosen or chosen[-1] < end + 1:
            continue
        gap = "" if low[chosen[0]] in MARKS else " "
        longer = finish(f"{begun}{gap}{text_of(phrase, chosen)}{'”' * closed}", phrase.lex)
        if len(longer) > (_GOOD if found else LONGEST) or longer[-1:] == "…":
            break
        found = longer
        if at_mark or kind == CLOSED:
            break
    return found


def _shorter(phrase: Phrase, clause: Clause, title: str, end: int, *, loosest: bool = False) -> str:
    """The title up to the last place at which its clause may end, where the whole has no room; "" where none is.

    With `loosest` it may end before a phrase as well, where no clause ends.
    """
    low, closed = clause.words.low, title.endswith("”")
    begun = title.removesuffix("”").rstrip(".")
    floor = max(clause.last, clause.verb.main if clause.verb is not None else 0)
    for i in range(end - 1, floor, -1):
        ends = end_of(phrase, clause, i) != OPEN or (loosest and _ends_phrase(clause, i))
        if low[i] in MARKS or not ends or goes_over(clause, i) or waits(clause, title, i):
            continue
        cut = text_of(phrase, [k for k in range(i + 1, end + 1) if low[k] not in SPEECH])
        if not begun.endswith(cut) or len(begun) - len(cut) < _HALF:
            return ""
        return finish(begun.removesuffix(cut).rstrip(" ,") + "”" * closed, phrase.lex)
    return ""


def _ends_phrase(clause: Clause, i: int) -> bool:
    """Whether a noun stands at `i`, before a word that opens another phrase: "the guards / to leave"."""
    low, kinds = clause.words.low, clause.words.kinds(clause.lex)
    noun = kinds[i] & CONTENT and low[i] != "due" and i not in clause.verbs.mains
    if low[i - 1] == "of" and low[i - 2] in clause.lex.sets["totals"]:
        return False  # "the amount of oil / that leaked"
    hangs = any(v.first == i + 1 and (v.tense in NON_FINITE or _is_bare(v)) for v in clause.verbs)
    opens = kinds[i + 1] & PREPOSITION or low[i + 1] in RELATIVE or hangs
    return bool(noun and opens) and low[i + 1] not in _TIED


def _is_bare(verb: Verb) -> bool:
    """Whether a verb is a past without an auxiliary, which behind a noun may only qualify it."""
    return verb.first == verb.main and verb.tense == "past"
