"""How alike two nodes are: each piece of evidence weighed, the sum a log-odds that both tell of one happening.

The same trigger word alone never suffices: without a text about the same affairs, a shared party or place it weighs
less than what is missing.
The weights stand in this one file, and the evidence beside them; what times say is read in `days`.
"""

from collections.abc import Mapping
from math import exp, inf, log
from typing import Protocol

from kb.merge.company import elsewhere, rivals, strangers
from kb.merge.days import SLIP, called_off, days_between, fine, looking_back, one_day, told_times
from kb.merge.features import Features
from kb.merge.words import LIGHT, SPEECH, can_be_one, cosine, likeness_of_words

_AHEAD = ("planned", "tentative", "postponed")
_OTHER_AFFAIRS = 0.15
_LEAST_ALIKE = 0.1  # texts less alike than this are about other affairs, how much less says nothing

FLOOR = 0.1
"""Likeness of two nodes below which they count as wholly unlike."""
_LEAST_ODDS = log(FLOOR / (1 - FLOOR))

JOINS = 0.6
"""Fit from which a mention joins a written event that does not cite it."""
NEARLY = 0.4
"""Fit from which a person is asked whether it does."""

BIAS = 5.3
WEIGHTS: Mapping[str, float] = {
    # Fitted.
    "same": 2.2, "shared": 2.7, "alike": 2.8, "alike_part": 1.4, "about": -8.1, "about_log": 5.8, "one_text": -3.1,
    "one_text_same": -2.5, "one_text_alike": -3.8, "one_text_known": 0.7, "one_text_far": -0.85, "one_sentence": -1.9,
    "context": -0.9, "near": 3.1, "same_about": 1.8, "alike_about": 0.2, "both_there": -1.1, "speech": -1.5,
    "speech_one": -2.2, "light": -0.7, "light_context": -0.4, "other_numbers": -0.55, "kind": 0.55,
    # Set by hand: the corpus has hardly a publication day and two or three sentences a text, so times and parties are
    # seldom known there, and what one text says over and over ("said", "has") is not seen.
    "one_text_speech": -3.5, "one_text_light": -1.5, "kind_other": -1.0, "parties": 0.5, "parties_other": -0.5,
    "place": 0.3, "place_other": -1.0, "time": 0.9, "time_vague": -1.0, "time_near": -1.5, "time_other": -4.0,
    "one_day": 5.0, "one_text_status": -2.0, "one_text_sides": -3.0, "parties_unlike": -1.0, "long_ago": -4.0,
    "long_ago_known": -1.0, "strangers": -2.0, "rivals_elsewhere": -4.0, "rivals_day": -2.0, "rivals_near": -1.0,
    "called_off": -4.0, "speakers_other": -4.0, "speaker_unknown": -1.5, "speech_other_day": -3.0, "year_alone": -1.0,
    "weeks_apart": -3.5,
}  # fmt: skip
"""What each piece of evidence adds to the log-odds.

The fitted ones are a logistic regression on the development part of a public coreference corpus (ECB+, 35 topics,
pairs of mentions that share a key). In five folds by topic, CoNLL F1 on the topics left out was 0.78, as on all.
"""


class Face(Protocol):
    """What must be known of a node to say whether it can be one happening with another: features or a sketch."""

    @property
    def source(self) -> str:
        """The text that it stands in; "" for a written event."""

    @property
    def family(self) -> str:
        """Its type without the mode."""

    @property
    def type(self) -> str:
        """Its type."""

    @property
    def heads(self) -> tuple[str, ...]:
        """Stems of the words that name the happening."""

    @property
    def days(self) -> tuple[int, int] | None:
        """Outer bounds as Julian days; None when undated."""

    @property
    def status(self) -> str:
        """Its status."""

    @property
    def company(self) -> frozenset[str]:
        """Who takes part, those for whom they stand included."""

    @property
    def place(self) -> str | None:
        """Where it happens."""


def outline(a: Features, b: Features, about: float) -> float:
    """The log-odds of the evidence that costs little to see: all but what the words around say.

    `about` is how alike their texts are.
    """
    one_text = a.source == b.source
    odds = BIAS + _naming(a, b, 0.0 if one_text else about)
    odds += _in_one_text(a, b) if one_text else _in_two_texts(about)
    odds += _what_and_who(a, b)
    for name in (*told_times(a, b, one_text), *looking_back(a, b)):
        odds += WEIGHTS[name]
    if called_off(a, b) or called_off(b, a):
        odds += WEIGHTS["called_off"]
    return odds + _voices(a, b, one_text) if a.saying and b.saying else odds


def _naming(a: Features, b: Features, apart: float) -> float:
    """What the words that name the happening say; `apart` is how alike their texts are, if they are two."""
    one, other = a.heads[0], b.heads[0]
    if one == other:
        odds = WEIGHTS["same"] + WEIGHTS["same_about"] * apart
    elif how := _related(a, b):
        odds = WEIGHTS[how] + WEIGHTS["alike_about"] * apart
    else:
        odds = 0.0
    odds += WEIGHTS["both_there"] * ((one in b.words) + (other in a.words))
    spoken = (one in SPEECH) + (other in SPEECH)
    if spoken:
        odds += WEIGHTS["speech" if spoken == 2 else "speech_one"]
    if one in LIGHT or other in LIGHT:
        odds += WEIGHTS["light"]
    return odds


def _related(a: Features, b: Features) -> str | None:
    """How the names of two happenings are related, where the foremost words differ; None where they are not."""
    if not set(a.heads).isdisjoint(b.heads):
        return "shared"
    if not a.groups.isdisjoint(b.groups):
        return "alike"
    return "alike_part" if any(can_be_one(x, y) for x in a.heads for y in b.heads) else None


def _in_one_text(a: Features, b: Features) -> float:
    """What it says that one text tells of both: writers name one thing in other words, and two in the same."""
    one, other = a.heads[0], b.heads[0]
    odds = WEIGHTS["one_text"] + WEIGHTS["one_text_same" if one == other else "one_text_alike"]
    odds += WEIGHTS["one_text_far"] * log(1 + abs(a.at[1] - b.at[1]) / 200)
    for name, there in (
        ("one_text_speech", one in SPEECH or other in SPEECH),
        ("one_text_light", one in LIGHT or other in LIGHT),
        ("one_text_known", (b if b.at > a.at else a).taken_as_known),
        ("one_sentence", a.at[0] == b.at[0]),
        ("one_text_sides", len(a.sides) > 1 < len(b.sides) and a.sides != b.sides),
        ("one_text_status", (a.status in _AHEAD) != (b.status in _AHEAD)),
    ):
        if there:
            odds += WEIGHTS[name]
    return odds


def _in_two_texts(about: float) -> float:
    """What it says how alike two texts are."""
    return WEIGHTS["about"] * about + WEIGHTS["about_log"] * log(max(about, _LEAST_ALIKE))


def _what_and_who(a: Features, b: Features) -> float:
    """What kinds, numbers, parties and places say."""
    odds = 0.0
    if a.numbers and b.numbers and a.numbers.isdisjoint(b.numbers):
        odds += WEIGHTS["other_numbers"]
    if a.type == b.type and a.family != "other":
        odds += WEIGHTS["kind"]
    elif a.family != b.family and a.family != "other" != b.family:
        odds += WEIGHTS["kind_other"]
    if a.actors and b.actors:
        shared = len(a.actors & b.actors)
        odds += WEIGHTS["parties"] * min(2, shared) if shared else WEIGHTS["parties_other"]
        odds += WEIGHTS["parties_unlike"] * (1 - shared / (len(a.actors) + len(b.actors) - shared))
        if strangers(a, b):
            odds += WEIGHTS["strangers"]
        elif rivals(a, b) and elsewhere(a, b):
            odds += WEIGHTS["rivals_elsewhere"]
    if a.place is not None and b.place is not None:
        odds += WEIGHTS["place" if a.place == b.place else "place_other"]
    return odds


def _voices(a: Features, b: Features, one_text: bool) -> float:
    """What it says of two sayings whose they are, and on which days they were told."""
    odds = 0.0
    if a.speakers and b.speakers and a.speakers.isdisjoint(b.speakers) and not _one_announcement(a, b):
        odds += WEIGHTS["speakers_other"]
    other_day = not one_text and a.told is not None and b.told is not None and abs(a.told - b.told) > SLIP
    if other_day and not (fine(a) and fine(b)):
        odds += WEIGHTS["speech_other_day"]
    return odds


def _around(a: Features, b: Features, near: float) -> float:
    """What the words around say beyond how alike the nearest are, `near`: nothing that speaks for one happening."""
    context = likeness_of_words(a.words, b.words, a.words_weigh * b.words_weigh)
    odds = WEIGHTS["context"] * context
    if a.saying and b.saying and not (a.speakers and b.speakers):
        odds += WEIGHTS["speaker_unknown"] * (1 - near)
    if a.heads[0] in LIGHT or b.heads[0] in LIGHT:
        odds += WEIGHTS["light_context"] * context
    return odds


def fit(event: Features, mention: Features) -> float:
    """How well a mention fits a written event that does not cite it: 0 unless kind, time and a party agree."""
    if event.family != mention.family or event.days is None or mention.days is None or days_between(event, mention):
        return 0.0
    shared = len(event.actors & mention.actors)
    if not shared:
        return 0.0
    placed = event.place is not None and event.place == mention.place
    apart = event.place is not None and mention.place is not None and not placed
    alike = likeness_of_words(event.words, mention.words, event.words_weigh * mention.words_weigh)
    return max(0.0, min(1.0, 0.3 + 0.1 * min(shared, 3) + 0.1 * placed - 0.2 * apart + 0.6 * alike))


def _one_announcement(a: Features, b: Features) -> bool:
    """Whether two plain statements name one deed: a firm unveils what its head unveils, but two may say, or accuse."""
    return a.heads[0] == b.heads[0] and a.heads[0] not in SPEECH and a.type == b.type == "statement"


def reach(node: Face) -> tuple[float, float]:
    """The days within which another node's first day and its own last day may lie, for both to be one happening.

    Voices may be some days apart, so it reaches a little beyond its last day; what has no time, or was put off, reaches
    anywhere.
    """
    if node.days is None or node.status == "postponed":
        return (-inf, inf)
    return (node.days[0], node.days[1] + SLIP)


def plausible(a: Face, b: Face) -> bool:
    """Whether two nodes can be one happening at all: no days far apart, and `kindred`."""
    one, other = reach(a), reach(b)
    return one[0] <= other[1] and other[0] <= one[1] and kindred(a, b)


def kindred(a: Face, b: Face) -> bool:
    """Whether two nodes that are not far apart in time can be one happening: words of one kind, or one type.

    Two lists of parties that share none, at two places, are two happenings, whatever the words.
    A written event and a mention must agree in kind and time (see `fit`); two written events are never one.
    """
    if not a.source or not b.source:
        dated = a.days is not None and b.days is not None and not days_between(a, b)
        return bool(a.source or b.source) and a.family == b.family and dated
    if elsewhere(a, b) and strangers(a, b):
        return False
    if a.heads[0] == b.heads[0] or (a.type == b.type and a.family != "other"):
        return True
    return any(x == y or can_be_one(x, y) for x in a.heads for y in b.heads)


def likeness(a: Features, b: Features, about: float | None = None) -> float:
    """How likely two nodes are one happening, 0 to 1, from these two alone; symmetric. 0 where it is below `FLOOR`."""
    if a.story == b.story and a.source != b.source and a.sentence == b.sentence:
        return 0.99  # the same sentence in a copy
    about = cosine(a.background, b.background) if about is None else about
    if about < _OTHER_AFFAIRS and a.source != b.source and not one_day(a, b):
        return 0.0  # whatever else is alike, the sum stays below a hundredth
    odds = outline(a, b, about)
    if odds + WEIGHTS["near"] < _LEAST_ODDS:
        return 0.0  # whatever the words around say
    near = likeness_of_words(a.near, b.near, a.near_weigh * b.near_weigh)
    odds += WEIGHTS["near"] * near
    if odds < _LEAST_ODDS:
        return 0.0  # most pairs that share a key: millions of them
    alike = 1 / (1 + exp(-(odds + _around(a, b, near))))
    return alike if alike >= FLOOR else 0.0
