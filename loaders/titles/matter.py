"""The matter of a text: the noun phrase that tells what it is about, "Croydon tram crash", "swine flu".

It is looked for in the headline's own words that the text takes up, and in the names that the text gives to the
happening it tells most; single names as topics are weighed in `titles.topics`.
"""

import re
from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import NamedTuple

from loaders.grammar import Lexicon
from loaders.kinds import CONTENT, GERUND, PARTICIPLE, PAST, THIRD

_REACH, _LEAD, _WIDTH = 8_000, 700, 60
_TOLD, _OFTEN, _MOST, _CLEAR = 2, 5, 10, 8
_HEADED, _LED, _NAMED, _KICKER = 6, 2, 3, 6
"""What a phrase gains that stands in the headline or in the lead, that has a name, that opens the headline's line."""
_FAINT, _RIVAL = 5, 4
"""What a call must weigh that serves where nothing else does."""
_LONGEST, _SHORTEST, _TOKENS, _AHEAD, _SHARE, _HEADS = 36, 2, 14, 16, 2, 5
_WORD = r"[A-Z][\w&]*(?:-\w+)*"
_NAME = rf"{_WORD}(?: ?['’]s)?(?: (?:of (?:the )?)?{_WORD}(?: ?['’]s)?){{0,3}}"
_BEFORE = re.compile(rf"(?<![\w’'.-])({_NAME} (?:[a-z][a-z-]+ ){{0,2}})$")
_BEHIND = re.compile(rf" (?:in|at|off|near) (?:the )?({_WORD}(?: (?:of (?:the )?)?{_WORD}){{0,3}})(?![\w-])")
_SMALL = re.compile(r"(?<![\w’'.-])([a-z][a-z-]+ )$")
_STRAIN = re.compile(r"\b(?:[A-Z]+\d\w*|influenza|flu|infected with)\b")
_OF_A_LAND = re.compile(r"^[A-Z]\w+(?:an|ese|ish)\b")
"""A kind that is told of by the way: "European swine virus"."""
_WORDS = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[\w&]+(?:[-’'.]\w+)*")
_NEXT = re.compile(r" ([a-z]+)(?![\w-])")
_COLON = re.compile(r"^[^:]{3,40}?(?= ?: )")
_VERB = GERUND | PARTICIPLE | PAST | THIRD
_AGENT = re.compile(r"(?:[^aeou]er|or|ist|ian|ive|icial|men|women)s?$")
_QUALITY = re.compile(r"(?:ed|er|ing|al|ive|ous|ful|est|orst|ic|ly|[ai]ble)$")


class Matter(NamedTuple):
    """What a text is about."""

    name: str
    """As the text writes it, with a capital."""
    head: str
    """Its last word, in small letters."""
    words: frozenset[str]
    named: bool
    """Whether it has a name in it: "Croydon tram crash", not "swine flu"."""
    happens: bool = False
    """Whether its last word is one for happenings, and not for a thing: no "Chilean consulate"."""


def matter_of(text: str, headline: str, lex: Lexicon, *, peoples: Collection[str] = ()) -> Matter | None:
    """What a text is about; None where no phrase is told often enough.

    `headline` is the line that it stands under, `peoples` are words like "French", which alone name no happening.
    """
    sample = text[:_REACH]
    low = sample.lower()
    line = headline.lower()
    begin = len(headline) if low.startswith(line[:_WIDTH]) else 0
    scored: list[tuple[float, Matter]] = [
        *_of_headline(sample, low, headline, begin, lex),
        *_of_happenings(sample, low, headline, begin, lex, peoples=peoples),
    ]
    weight, best = max(scored, default=(0.0, None), key=itemgetter(0))
    if best is None or weight < _CLEAR:
        return None
    named = [one for one in scored if one[1].head == best.head and one[1].named]
    return best if best.named or not named else max(named, key=itemgetter(0))[1]


def faint_matter(text: str, headline: str, lex: Lexicon, *, peoples: Collection[str] = ()) -> Matter | None:
    """What a text speaks of by the way as of one known to all, where nothing in it is told often: "the Paita fire".

    It serves a title that says nothing without it, and so asks for less than `matter_of`: a name, and no second one,
    or a small word that tells the kind, "oil spill".
    """
    sample = f"{headline}. {text[:_REACH]}"
    low = sample.lower()
    best, most = None, _FAINT - 1
    for head in lex.sets["matters"].intersection(_WORDS.findall(low)):
        calls = _calls(sample, low, head, lex)
        named = {
            one: at
            for one, at in calls.items()
            if one.named and any(_is_name(word, peoples, lex) for word in one.name.split()[:-1] if word[0].isupper())
        }
        known = named or {one: at for one, at in calls.items() if not one.named}
        if not known:
            continue
        led = [one for one in known if calls[one][0] < _LEAD]
        call = max(led or known, key=lambda one: (len(calls[one]), len(one.name)))
        others = sum(len(at) for one, at in named.items() if _is_another(one, call) and not (led and at[0] > _LEAD))
        weight = low.count(f" {head}") + _LED * (len(calls[call]) + bool(led)) - _RIVAL * others
        early = led or len(calls[call]) > _TOLD
        if weight > most and early and len(call.words) > 1:
            best, most = call, weight
    return best


def _of_headline(sample: str, low: str, headline: str, begin: int, lex: Lexicon) -> list[tuple[float, Matter]]:
    """The phrases of the headline that the text takes up, with their weights."""
    found: list[tuple[float, Matter]] = []
    colon = _COLON.match(headline)
    kicker = " ".join(_TOKEN.findall(colon[0])).lower() if colon else ""
    tokens = list(_TOKEN.finditer(headline))[:_TOKENS]
    for size in (5, 4, 3, 2):
        for i in range(len(tokens) - size + 1):
            start, end = tokens[i].start(), tokens[i + size - 1].end()
            phrase = headline[start:end].lower()
            following = (
                tokens[i + size].group().lower() if headline[end : end + 1] == " " and i + size < len(tokens) else ""
            )
            if len(phrase) > _LONGEST or "," in phrase or ":" in phrase or following in lex.sets["determiner"]:
                continue  # "Cubs win / the final"
            if phrase == kicker and phrase.rpartition(" ")[2] in low[begin:]:
                at, told, called = begin, low.count(phrase, begin) + _OFTEN, headline[start:end]
            else:
                at = low.find(f" {phrase}", begin) + 1
                if not at or _goes_on(low[at + len(phrase) : at + len(phrase) + _AHEAD], lex):
                    continue
                told, called = low.count(phrase, begin), sample[at : at + len(phrase)]
                if called[0].isupper() and _is_cut(sample, at, lex):
                    continue  # "Hawaiian / Airlines flight"
            matter = _matter(called, lex)
            if matter is None or told < (_TOLD if matter.named else _OFTEN):
                continue
            weight = min(told, _MOST) + _HEADED + _LED * (at < begin + _LEAD) + _NAMED * matter.named
            found.append((weight + _KICKER * (phrase == kicker) + size * 1.5, matter))
    return found


def _is_name(word: str, peoples: Collection[str], lex: Lexicon) -> bool:
    """Whether a word written large is no people's alone and no verb's: "French", "Contain" in a line of capitals."""
    return word not in peoples and word.lower() not in lex.forms


def _is_cut(sample: str, at: int, lex: Lexicon) -> bool:
    """Whether what stands at an offset goes on from a name: "Hawaiian / Airlines flight"."""
    before, _, word = sample[max(at - _WIDTH, 0) : at].rstrip().rpartition(" ")
    if not word[:1].isupper() or not word[-1].isalnum() or sample[at - 1] != " ":
        return False
    return word.lower() in lex.sets["of_many_names"] or before[-1:].isalnum()


def _of_happenings(
    sample: str, low: str, headline: str, begin: int, lex: Lexicon, *, peoples: Collection[str]
) -> list[tuple[float, Matter]]:
    """What the text calls the happenings that it tells most, with their weights."""
    sets = lex.sets
    line = {*_TOKEN.findall(headline.lower())}
    weighed = []
    for head in sets["matters"].intersection(low.split()):
        times = sum(low.count(f" {head}{mark}") for mark in " .,'’")
        if times > _TOLD:
            weighed.append((min(times, _MOST) + _HEADED * (head in line), head))
    found: list[tuple[float, Matter]] = []
    for weight, head in sorted(weighed, reverse=True)[:_HEADS]:
        calls = {
            matter: places
            for matter, places in _calls(sample, low, head, lex).items()
            if any(word not in peoples for word in matter.name.split()[:-1] if word[0].isupper()) or not matter.named
        }
        if head in line and not begin and not headline.istitle():
            for matter, places in _calls(headline, headline.lower(), head, lex).items():
                calls[matter] = [*([0] * _TOLD), *places, *calls.get(matter, ())]
        best = max(calls, default=None, key=lambda one: (_SHARE * one.named + 1) * len(calls[one]) + len(one.words) / 4)
        if best is None or any(_rivals(calls[best], calls[one]) for one in calls if _is_another(one, best)):
            continue
        led = calls[best][0] < _LEAD
        if (led and (best.named or head in sets["ills"])) or len(calls[best]) > (_TOLD if best.named else _OFTEN - 1):
            found.append((weight + _LED * led + _NAMED * best.named, best))
    return found


def _is_another(one: Matter, best: Matter) -> bool:
    """Whether a call with a name is that of another happening of the kind."""
    return one.named and not one.words & best.words - {best.head}


def _rivals(best: Sequence[int], other: Sequence[int]) -> bool:
    """Whether what is called otherwise is told as much, and as early: a text on two fires is about neither alone."""
    return 2 * len(other) >= len(best) and (other[0] < _LEAD or best[0] >= _LEAD)


def _calls(sample: str, low: str, head: str, lex: Lexicon) -> dict[Matter, list[int]]:
    """What the text calls by a noun together with a name, with where."""
    sets = lex.sets
    calls: dict[Matter, list[int]] = {}
    at = low.find(f" {head}")
    while at >= 0:
        end = at + 1 + len(head)
        if not _goes_on(sample[end : end + _AHEAD], lex):
            words = _words_before(sample, at + 1, lex)
            if (
                head not in sets["ills"]
                and not any(word[0].isupper() for word in words)
                and (place := _BEHIND.match(sample, end))
            ):
                words = [*place[1].split(), *(word for word in words if not _QUALITY.search(word))]
            matter = _matter(" ".join((*words, sample[at + 1 : end])), lex) if words else None
            if matter is not None and len(matter.name) <= _LONGEST and (matter.named or head in sets["told_by_kind"]):
                calls.setdefault(matter, []).append(at)
        at = low.find(f" {head}", end)
    return calls


def _words_before(sample: str, at: int, lex: Lexicon) -> list[str]:
    """The name, or the one small word, that stands before a noun: "Gulf of Mexico oil / spill", "swine / flu"."""
    sets = lex.sets
    since = max(0, at - _WIDTH)
    before = _BEFORE.search(sample, since, at) or _SMALL.search(sample, since, at)
    if before is None:
        return []
    words = before[1].replace(" '", "'").replace(" ’", "’").split()
    start = before.start()
    opens = start < 2 or sample[start - 1] in '\n”"' or sample[start - 2] in '.!?:\n”"’'
    if opens and words[0][0].isupper() and not re.search(rf"[a-z,] {re.escape(words[0])}\b", sample):
        words[0] = words[0].lower() if len(words) == 1 else ""  # "Massive", which opens a sentence
    while words and (not words[0] or words[0].lower() in lex.function or words[0].lower() in sets["calendar"]):
        words.pop(0)
    lone = len(words) == 1 and words[0].islower()
    quality = lone and (_QUALITY.search(words[0]) or words[0] in sets["adjectives"])
    return [] if quality or (lone and _is_apart(words[0], lex)) else words


def calls_another(matter: Matter, said: str, lex: Lexicon) -> bool:
    """Whether a sentence names another happening of the kind: "the Exxon Valdez spill"."""
    calls = _calls(said, said.lower(), matter.head, lex)
    return any(call.named and not call.words - {call.head} <= matter.words for call in calls)


def _goes_on(behind: str, lex: Lexicon) -> bool:
    """Whether a noun goes on in what stands behind it: "spill / commission", "test / s"."""
    if behind[:1].isalnum() or behind[:1] in ("-", "’", "'"):
        return True
    word = _NEXT.match(behind)
    if word is None or not lex.kinds[word[1]] & CONTENT or word[1] in lex.sets["calendar"]:
        return False
    return word[1].endswith("ing") or word[1] not in lex.forms


def _matter(phrase: str, lex: Lexicon) -> Matter | None:
    """A phrase as the matter of a text; None where it can be none: "officials said", "Mr Rojas", "last week"."""
    sets = lex.sets
    words = phrase.split()
    head, first = words[-1].lower(), words[0].lower()
    one = head.removesuffix("s")
    if (
        not words[-1].islower()
        or one in sets["persons"]
        or one in sets["speaks"]
        or (_AGENT.search(head) and head not in sets["matters"])
        or not lex.kinds[head] & CONTENT
        or head in sets["preposition"]
    ):
        return None
    inside = [word for k, word in enumerate(words[:-1]) if word != "the" or not k or words[k - 1] != "of"]
    if any(_is_apart(word, lex) for word in inside) or first in lex.function or head in sets["calendar"]:
        return None
    flags = lex.forms.get(head, ("", 0))[1]
    if flags & _VERB and not head.endswith("ing"):
        return None
    named = words[0][0].isupper()
    return Matter(
        phrase[0].upper() + phrase[1:], head, frozenset(word.lower() for word in words), named, head in sets["matters"]
    )


def _is_apart(word: str, lex: Lexicon) -> bool:
    """Whether a word cannot stand before a noun in its name."""
    sets = lex.sets
    low = word.lower().removesuffix("'s").removesuffix("’s")
    if low == "of":
        return False
    if len(low) < _SHORTEST or word in sets["titles"]:
        return True
    if low in lex.function or low in sets["calendar"] or low in sets["reporting"]:
        return True
    return word.islower() and (low.endswith(("est", "orst")) or bool(lex.forms.get(low, ("", 0))[1] & _VERB))


def untold_ill(title: str, matter: Matter | None, lex: Lexicon) -> str:
    """The illness that a text is about and a title only counts the cases of; "" where the title tells it, or none is.

    An illness is told by its name alone: "cases" and "the virus" say nothing without it.
    """
    sets = lex.sets
    words = frozenset(_WORDS.findall(title[0].lower() + title[1:]))  # "cases", but no "Centers for Disease Control"
    if matter is None or matter.head not in sets["ills"] or words.isdisjoint(sets["cases"]):
        return ""
    if _STRAIN.search(title) is not None or _OF_A_LAND.match(matter.name):
        return ""
    return "" if {word.lower() for word in words} & (matter.words - sets["spreads"]) else matter.name
