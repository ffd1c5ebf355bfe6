"""The words and verbs of a sentence as `clauses` reads them: its marks written in one way, false verbs struck.

News writes a dash as "—", " - " or "--", and corpora of it write brackets as "-LRB-"; here each is one mark.
"""

from functools import lru_cache

from loaders.grammar import Lexicon, Words
from loaders.verbs import Verb, Verbs, parse

_QUOTES = frozenset({"“", "”", '"', "''"})
_AS_STOP = {"`": '"', "lrb": "(", "rrb": ")", "lsb": "(", "rsb": ")"}
"""Marks as the Penn Treebank's way of writing has them, which many corpora of news follow."""
AS_PREPOSITION = frozenset(
    ("including", "following", "regarding", "concerning", "involving", "according", "pending", "excluding", "given")
)
_MARKS = frozenset({"-", "'"}) | _QUOTES | frozenset(_AS_STOP)
"""What may be written as another mark."""
_WITH_IS = frozenset({"here", "what", "where", "how", "let", "everyone", "everybody", "nobody", "someone"})
_NOUNS_IN_ED = frozenset({"speed", "seed", "weed", "greed", "creed", "steed", "reed"})
"""Nouns that only look like a past: "at high speed"."""


@lru_cache(maxsize=512)
def read_words(text: str, start: int, lex: Lexicon) -> tuple[Words, Verbs]:
    """Words and verbs of a sentence that begins at `start`; the last ones asked for are kept."""
    words, verbs = parse(text, start, lex)
    if not _MARKS.isdisjoint(words.low) or "WHO" in words.raw:
        words = _with_stops(words)
    return words, Verbs(v for v in _without_names(words, verbs) if not _is_no_verb(words, v, lex))


def _is_no_verb(words: Words, verb: Verb, lex: Lexicon) -> bool:
    """Whether a word only looks like a verb: "pending", or "strikes" in "for air strikes"."""
    low, i = words.low, verb.main
    if low[i] in AS_PREPOSITION or low[i] in _NOUNS_IN_ED:
        return True
    if verb.tense != "present":
        return False
    if low[verb.first] == "'s" and verb.passive and words.raw[verb.first - 1][:1].isupper() and i + 1 < len(low):
        return low[i + 1].isalpha() and low[i + 1] not in lex.function  # "Norway's televised debate"
    if low[verb.first] == "'s" and verb.progressive and low[verb.first - 1] not in lex.sets["pronoun"] | _WITH_IS:
        return words.raw[verb.first - 1][:1].isupper()  # "Peru's warning that"
    if low[i] == "forces" and verb.first == i:
        following = low[i + 1] if i + 1 < len(low) else "."
        return following in lex.sets["preposition"] | lex.auxiliary  # "security forces in"
    return verb.first == i > 1 and low[i - 2] in lex.sets["preposition"] and low[i - 1] not in lex.function


def _without_names(words: Words, verbs: Verbs) -> Verbs:
    """The verbs without those that are part of a name ("United Nations"), unless all words have capitals."""
    raw = words.raw
    if not [v for v in verbs if v.first == v.main and raw[v.main][:1].isupper()]:
        return verbs
    capitals = [i for i in range(1, len(raw)) if raw[i][:1].isupper()]
    if len(capitals) * 2 > len(raw):
        return verbs
    named = {i for i in capitals if raw[i - 1][:1].isupper() or (raw[i + 1 : i + 2] and raw[i + 1][:1].isupper())}
    return Verbs(v for v in verbs if v.main not in named or v.first != v.main)


def _with_stops(words: Words) -> Words:
    """The words with every mark that parts clauses written in one way: "--", a dash between blanks, two apostrophes."""
    low = list(words.low)
    marked = [i for i, word in enumerate(low) if word in _MARKS or word == "who"]
    for i in marked:
        word = low[i]
        if word == "who":
            low[i] = "w.h.o." if words.raw[i] == "WHO" else word  # the organisation
        elif word == "-" and (
            (_gap(words, i - 1) and _gap(words, i))
            or "-" in words.raw[i + 1 : i + 2]
            or "-" in words.raw[max(0, i - 1) : i]
        ):
            low[i] = "—"
        elif word == "'" and "'" in (*words.raw[i + 1 : i + 2], *words.raw[max(0, i - 1) : i]):
            low[i] = '"'
        else:
            low[i] = _AS_STOP.get(word, word)
    for i in marked:
        if low[i] in _QUOTES and not _speech(low, i):
            low[i] = "''"  # a quoted word or two part no clauses
    return words.with_low(low)


def _speech(low: list[str], i: int) -> bool:
    """Whether a quotation mark opens or closes speech: it stands at an end of the sentence, or beside a comma."""
    before = next((w for w in reversed(low[max(0, i - 3) : i]) if w not in _QUOTES), "")
    return i < 2 or i > len(low) - 3 or before in (",", ".", ":", "?", "!", "—")


def _gap(words: Words, i: int) -> bool:
    """Whether a blank stands behind the word `i`."""
    return i < 0 or i + 1 >= len(words.raw) or words.start[i] + len(words.raw[i]) < words.start[i + 1]
