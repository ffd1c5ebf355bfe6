"""What is said, with who says it: "Agency warned: the storm is pushing north", "Ana Quispe said: “We won”".

It finds the words of what is told where they stand before their teller or behind a colon; those behind the verb or
"that" are its object, as any verb has one.
"""

from loaders.clauses import Clause
from loaders.grammar import Lexicon, past_of
from loaders.kinds import DETERMINER, RELATIVE
from loaders.subjects import Span, is_adverb
from loaders.titles.fit import fitted
from loaders.titles.lacking import told_by
from loaders.titles.phrases import Phrase, joined, text_of
from loaders.titles.reach import reach
from loaders.titles.struck import SPEECH
from loaders.titles.walk import Reach
from loaders.verbs import NON_FINITE, Verb

_BRIEF, _ABBREVIATED, _ROOM, _SHORT, _LONGEST = 90, 3, 140, 6, 150


def speech(phrase: Phrase, clause: Clause, span: Span | None, subject: str, found: Reach) -> str:
    """What is told before its teller or behind a colon, with the teller; "" where neither is.

    `span` are the words of the teller, `subject` those fit for a title, "" for one that is not known; `found` is what
    stands behind the verb.
    """
    verb = clause.verb
    if verb is None or clause.words.low[verb.main] not in clause.lex.sets["reporting"] or verb.tense in NON_FINITE:
        return ""
    if span is not None and clause.words.low[span[0]] == "'":
        span = span[0] + 1, span[1]  # "'We won,' / Rojas said"
    if subject and span is not None and (split := _around(clause, span, verb)) is not None:
        words = fitted(phrase.without_name(subject), "", split, good=_LONGEST - len(subject) - len(verb.lemma))
        return (
            f"{joined(subject, _raw(phrase, clause, verb))}: {_opened(clause, words)}" if words.count(" ") > 1 else ""
        )
    inverted = span is not None and span[0] > verb.main
    behind = not inverted and (_told_behind(clause, verb) or found.need > verb.main)
    colon = _said_behind(clause)
    if behind and colon is None:
        return ""
    said = colon or said_before(clause, span)
    if said is None:
        subject = subject if not SPEECH.isdisjoint(clause.words.low) else ""
        return f"Statement by {_small(clause, subject)}" if subject and _says_nothing(clause, verb) else ""
    (start, end), quoted = said, _is_quoted(clause, said)
    start, end = _without_opening(clause, (start, end))
    end = _sentence_end(clause, start, end)
    brief = quoted and clause.words.start[end - 1] - clause.words.start[start] < _BRIEF
    content = Reach(start, end) if brief else reach(clause, start, None, told=True)
    content = content._replace(end=min(content.end, end)) if content.need >= start else Reach(start, end)
    content = _with_its_verb(clause, content, end)
    words = fitted(phrase.without_name(subject), "", content)
    if len(subject) + len(words) > _ROOM:
        room, breaks = _ROOM - len(subject), reach(clause, start, None, told=True).breaks
        breaks_before = (b for b in breaks if b[0] < content.end)
        content = content._replace(breaks=tuple(sorted({*content.breaks, *breaks_before})))
        words = fitted(phrase.without_name(subject), "", content, good=room, longest=room)
    if not subject or words.count(" ") < 1 or not (words[0].isalnum() or words[0] in "$£€'’#"):
        return ""
    told = subject if verb.lemma == "tell" else joined(subject, _raw(phrase, clause, verb))
    return f"{told}: “{words[0].upper()}{words[1:]}”" if quoted else f"{told}: {_opened(clause, words)}"


def _with_its_verb(clause: Clause, content: Reach, end: int) -> Reach:
    """What is told, up to its verb and what that asks for: "a pair, who had left, / are ill"."""
    low, kinds = clause.words.low, clause.words.kinds(clause.lex)
    finite = [v for v in clause.verbs.finite if content.start <= v.first < end]
    if any(gap[1] > end and low[gap[0]] == "," for gap in content.gaps):  # one that closes behind the teller
        office = (i for i in range(end - 2, max(content.start, end - 9), -1) if low[i] == ",")
        at = next(office, end) if low[end : end + 1] == [","] else end
        at = at if at < end and kinds[at + 1] & DETERMINER else end
        mains = [v for v in finite if v.first and low[v.first - 1] not in RELATIVE]
        breaks = reach(clause, mains[-1].main + 1, mains[-1]).breaks if mains else ()
        return Reach(content.start, at, tuple(b for b in breaks if b[0] < at))
    told = told_by(clause, content.start - 1)
    if told is None or not content.end <= told.main < end or any(v.first < content.end for v in finite):
        return content
    behind = reach(clause, told.main + 1, told)
    at = behind.end if behind.end < end else end
    before = told.first - 1
    opens = next((i for i in range(content.start + 1, before) if low[i] == "," and low[i + 1] in RELATIVE), -1)
    gaps = ((opens, told.first),) if opens > 0 and low[before] == "," else ()
    return behind._replace(start=content.start, end=at, gaps=(*gaps, *behind.gaps), need=max(told.main, behind.need))


def _opened(clause: Clause, words: str) -> str:
    """What is told as it stands behind a colon: with a small letter, unless a name opens it."""
    first = words.partition(" ")[0]
    small = first.lower() in clause.lex.function and first != "I" and (first == "A" or not first.isupper())
    return words[0].lower() + words[1:] if small else words


def _around(clause: Clause, span: Span, verb: Verb) -> Reach | None:
    """What is told around its teller, who is put in between commas: "Any such law, he said, would fail"; or None."""
    low, end = clause.words.low, len(clause.words.low)
    behind = verb.main + 2
    put_in = span[0] > 1 and span[1] == verb.first and low[span[0] - 1] == "," and behind + 1 < end
    if not put_in or low[verb.main + 1] != "," or not SPEECH.isdisjoint(low[:behind]):
        return None
    told = next((v for v in clause.verbs.finite if v.first >= behind), None)
    if (
        told is None
        or (low[behind] in SPEECH and told.first > behind + 1)
        or low[behind] in ("adding", "noting")
        or any(v.first < span[0] and v.tense not in NON_FINITE for v in clause.verbs)
    ):
        return None
    comma = told.first > behind  # "Of nine farms, he said, / two are shut"
    found = reach(clause, behind, None, told=True)
    start = _behind_marks(low, 0, span[0], clause.lex)
    return found._replace(start=start, gaps=((span[0] - 1 + comma, behind), *found.gaps), need=told.main)


def in_gerund(phrase: Phrase, clause: Clause, verb: Verb, subject: str) -> str:
    """What is said behind "saying" and a mark, with who says it: "Ana Quispe said: “We won”"; "" where nothing is."""
    low, said = clause.words.low, _said_behind(clause)
    if said is None or not subject or low[verb.main] not in clause.lex.sets["reporting"] or said[0] > verb.main + 3:
        return ""
    start, end = _without_opening(clause, said)
    end = _sentence_end(clause, start, end)
    words = fitted(phrase.without_name(subject), "", Reach(start, end), good=_BRIEF)
    told = past_of(verb.lemma, clause.lex)
    return f"{subject} {told}: “{words[0].upper()}{words[1:]}”" if words.count(" ") and len(words) < _ROOM else ""


def _sentence_end(clause: Clause, start: int, end: int) -> int:
    """Where the first sentence of what is said ends, its question mark taken in."""
    low, raw = clause.words.low, clause.words.raw
    for i in range(start + 1, end - 1):
        word = low[i - 1]
        short = len(word) <= _ABBREVIATED and (word in clause.lex.sets["cut_short"] or not raw[i - 1].islower())
        ends = low[i] == "." and word.isalpha() and not short  # "Dr. Rojas", but "surprised me. I left"
        if low[i] in ("?", "!") or ends:
            return i + (low[i] == "?")
    return end


def _raw(phrase: Phrase, clause: Clause, verb: Verb) -> str:
    low, end = clause.words.low, verb.main + 1
    end += verb.lemma == "point" and low[end : end + 1] == ["out"]
    return text_of(phrase, [i for i in range(verb.first, end) if low[i] != "also"])


def _small(clause: Clause, subject: str) -> str:
    """The words of a teller as they stand within a title: small, unless a name opens them."""
    first = subject.partition(" ")[0]
    inside = first not in clause.words.raw and first.lower() in clause.words.low
    return subject[0].lower() + subject[1:] if inside or first.lower() in clause.lex.function else subject


def _says_nothing(clause: Clause, verb: Verb) -> bool:
    following = clause.words.low[verb.main + 1] if verb.main + 1 < len(clause.words.low) else "."
    return (
        verb.lemma in ("say", "add", "explain", "note")
        and not verb.passive
        and (not following[0].isalnum() or following in clause.lex.sets["preposition"] or clause.inverted)
    )


def _is_quoted(clause: Clause, said: Span) -> bool:
    """Whether the words stand in quotation marks."""
    low, (start, end) = clause.words.low, said
    return any(low[i] in SPEECH or low[i] == "'" for i in range(max(0, start - 1), min(start + 2, end))) or (
        end < len(low) and (low[end] in SPEECH or low[end - 1] in SPEECH)
    )


def _without_opening(clause: Clause, said: Span) -> Span:
    """What is told without the marks, the conjunction and the circumstances that it opens with."""
    sets = clause.lex.sets
    low, lex, (start, end) = clause.words.low, clause.lex, said
    opened = low[start] in SPEECH or (start > 0 and low[start - 1] in SPEECH)
    start = _behind_marks(low, start, end, lex)
    hangs = any(v.first == start and (v.tense in NON_FINITE or v.tense == "past") for v in clause.verbs)
    if start < end and (
        low[start] in sets["preposition"] or low[start] == "given" or hangs
    ):  # "Asked by Peru, the report will"
        comma = next((i for i in range(start, min(start + 11, end)) if low[i] == ","), -1)
        told = any(start < v.first < comma and v.tense not in NON_FINITE for v in clause.verbs)
        again = comma > 0 and low[comma + 1] in sets["subject"]  # "In the week he had been there, he saw two"
        if comma > 0 and (again or not told):
            start = _behind_marks(low, comma + 1, end, lex)
    close = (i for i in range(start + 1, end) if low[i] == ";" or (low[i] in SPEECH and (opened or i + 1 == end)))
    return start, next(close, end)


def _behind_marks(low: list[str], start: int, end: int, lex: Lexicon) -> int:
    """The first word of what is said, behind marks and conjunctions."""
    sets = lex.sets
    while start < end - 1 and (
        low[start] in SPEECH
        or low[start] in sets["speech_openers"]
        or (low[start] in sets["answers"] and low[start + 1] == ",")
    ):
        start += 1
    return start


def _said_behind(clause: Clause) -> Span | None:
    """The words behind the colon, or comma and quotation mark, that a verb of saying leads to."""
    low = clause.words.low
    reach_of = range(clause.last, min(clause.last + 12, len(low) - 1))
    colon = next((i for i in reach_of if low[i] == ":" or (low[i] == "," and low[i + 1] in SPEECH)), -1)
    if colon < 0 or any(clause.last < v.first < colon and v.tense not in NON_FINITE for v in clause.verbs):
        return None
    return (colon + 1, len(low)) if colon + 2 < len(low) else None


def said_before(clause: Clause, span: Span | None) -> Span | None:
    """The words before a speaker that come first: "The spill is harming trade, the minister warns"."""
    sets = clause.lex.sets
    verb, low = clause.verb, clause.words.low
    if verb is None or verb.passive:
        return None
    if span is not None and span[0] > verb.main:
        return (_begins(low, verb.first), verb.first) if verb.first > 2 else None
    at = _mark_before(clause, span) if span is not None else -1
    if span is None or at < 2:
        return None
    quoted = low[at] != "," or low[at - 1] in SPEECH
    ends = span[1] == verb.first and verb.main + 4 >= len(low)
    if ends and at >= _SHORT and low[0] not in sets["preposition"] | sets["subordinator"]:
        return _begins(low, at), at  # "Ana Quispe plans a trip, her office told the paper"
    if not quoted and not any(_makes_clause(clause, v) for v in clause.verbs if v.first < verb.first):
        return None
    return _begins(low, at), at


def _mark_before(clause: Clause, span: Span) -> int:
    """The mark that parts a speaker from what is said before, adjectives gone over: "“…,” / retired clerk"; or -1."""
    words, at = clause.words, span[0] - 1
    if words.raw[span[1] - 1][:1].isupper():
        while at > span[0] - 4 and words.raw[at].islower() and words.low[at] not in clause.lex.function:
            at -= 1
    return at if at >= 0 and words.low[at] in (",", '"', "“", "”", "'") else -1


def _begins(low: list[str], end: int) -> int:
    """Where the last sentence before the word `end` begins, of several that one says."""
    marks = [
        i
        for i in range(1, end - 2)
        if low[i] in ("?", "!", ";") or (low[i] == "." and len(low[i - 1]) > 3 and low[i + 1] != ".")  # no "..."
    ]
    return marks[-1] + 1 if marks and end - marks[-1] > 4 else 0


def _makes_clause(clause: Clause, verb: Verb) -> bool:
    """Whether a verb before the teller's makes what is told: it qualifies no noun in "In a suit filed in Oslo, he"."""
    sets = clause.lex.sets
    low, prepositions = clause.words.low, sets["preposition"]
    if low[0] in sets["subordinator"] and "," in low[verb.main :]:
        return False  # "As the storm hit the coast, the minister said"
    bare = verb.tense == "past" and verb.first == verb.main and low[verb.main + 1] in prepositions
    qualifies = bare and low[0] in prepositions and low[1] in sets["determiner"]
    return verb.tense not in NON_FINITE and not (qualifies and low[verb.first - 2] in ("a", "an"))


def _told_behind(clause: Clause, verb: Verb) -> bool:
    """Whether what is said stands behind the verb of saying, as a clause or after "that"."""
    low, lex = clause.words.low, clause.lex
    following = low[verb.main + 1] if verb.main + 1 < len(low) else "."
    if following == "," and any(v.first == verb.main + 2 and v.tense == "gerund" for v in clause.verbs):
        return False  # "said, adding that"
    if "that" in low[verb.main + 1 : verb.main + 7]:
        return True
    if verb.lemma == "tell" or following in (".", ",", ":", "—") or following in lex.sets["preposition"]:
        return any(verb.main < v.first < clause.end and v.tense not in NON_FINITE for v in clause.verbs)
    return not is_adverb(following) and following not in SPEECH
