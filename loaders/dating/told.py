"""What one time expression tells of a word that it dates: a point, some time within it, since it, until it.

Which expression dates a word is settled in `clause`; here its own words, and the tense, say how.
"""

from loaders.dating.attribute import of_named, relative_when
from loaders.dating.clause import NEAR
from loaders.dating.estimate import Estimate
from loaders.dating.scene import Placed, Scene
from loaders.dating.tense import Asked, lasting, telling
from loaders.grammar import Lexicon
from schemas.times import EventTime

_UNTIL = ("until", "till")
_TO_END = 6
"""How many words on from the beginning the end of a stretch stands at most: "from 1971 until his death in 1998"."""
_WIDE = ("month", "quarter", "half")


def told_by(asked: Asked, placed: Placed, weight: float, day: str | None, lex: Lexicon) -> Estimate:
    """The estimate by one expression and the word that leads to it; `day` is that of the text."""
    when = placed.time.when
    assert when is not None and when.bounds is not None
    first, last = when.bounds.earliest, when.bounds.latest
    sure = 0.6 if when.doubt else 0.9 if weight < 6 else 0.8 if weight < NEAR else 0.7
    lead, head, verb = placed.lead, telling(asked, lex), asked.verb
    if lead == "since" and not _named_by(asked, placed, weight, lex):
        open_end = when.edtf and "/" not in when.edtf and ".." not in when.edtf
        when = when.model_copy(update={"edtf": f"{when.edtf}/.." if open_end else when.edtf})
        return Estimate("multi", (first, last), (day, None), when, sure)
    if lead in _UNTIL:
        return Estimate("multi", (None, day if day and day < first else first), (first, last), when, sure)
    end = _end_of(asked.scene, placed) if lead == "from" and verb is not None else None
    if end is not None:
        when = when.model_copy(update={"edtf": f"{when.edtf}/{end.edtf}"})
        return Estimate("multi", (first, last), (end.earliest, end.latest), when, sure)
    if head is not None and head.tense == "infinitive" and verb is not None and first == last == day:
        return Estimate("multi", (first, None), (first, None), when, sure)
    if first == last:
        if lasting(asked, lex) and weight > 3:
            return Estimate("multi", (None, first), (first, None), when, sure)
        return Estimate("single", (first, last), (first, last), when, sure)
    if day and first < day < last and head is not None:
        if head.tense == "past" or head.perfect:
            last = day
        elif head.tense in ("future", "infinitive"):
            first = day
    if lasting(asked, lex):
        return Estimate("multi", (first, last), (first, last), when, sure)
    if verb is not None and verb.tense == "past" and when.precision in _WIDE:
        return Estimate("multi", (first, first), (last, last), when, sure)
    return Estimate("single", (first, last), (first, last), when, sure)


def _named_by(asked: Asked, placed: Placed, weight: float, lex: Lexicon) -> bool:
    """Whether the word is what "since" counts from: "since the 2003 invasion", "since 1975, when they left"."""
    words = asked.scene.words
    if asked.verb is None and weight == 0.0:
        return True
    return relative_when(words, asked.scene.verbs, placed.last, asked.i) or of_named(words, placed.last, asked.i, lex)


def _end_of(scene: Scene, placed: Placed) -> EventTime | None:
    """The time behind "until" that ends the one of `placed`: "from 1971 until his death in 1998"; None without one."""
    low, begin = scene.words.low, placed.time.when
    if low[placed.last + 1 : placed.last + 2] not in (["until"], ["till"]):
        return None
    behind = next((p for p in scene.times if p.first > placed.last), None)
    end = behind.time.when if behind is not None else None
    if behind is None or begin is None or end is None or behind.first - placed.last > _TO_END:
        return None
    if "," in low[placed.last : behind.first] or any(placed.last < v.main < behind.first for v in scene.verbs):
        return None
    plain = all((when.edtf or "?")[:4].isdigit() and "/" not in (when.edtf or "") for when in (begin, end))
    return end if plain and (begin.edtf or "") < (end.edtf or "") else None
