"""How alike two nodes are: each piece of evidence weighed, the sum a log-odds that both tell of one happening.

The same trigger word alone never suffices: without a text about the same affairs, a shared party or place it weighs
less than what is missing.
"""

from collections.abc import Mapping
from math import exp, log, sqrt

from kb.merge.features import Features
from kb.merge.words import can_be_one, cosine, stem

_SPEECH = frozenset(map(stem, "say tell according announce statement confirm add report comment".split()))  # noqa: SIM905
_LIGHT = frozenset(
    map(
        stem,
        """be have do make take get go come give put set keep it that this happen begin start end continue use help try
        want""".split(),  # noqa: SIM905 - a list of words is read more easily as text
    )
)
_AHEAD = ("planned", "tentative", "postponed")
_WEEK, _YEAR = 8, 366
_SLIP = 3  # days: voices that are so little apart may speak of one happening and disagree
_OTHER_AFFAIRS = 0.15
_LEAST_ALIKE = 0.1  # texts less alike than this are about other affairs, how much less says nothing

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
    "one_day": 5.0, "one_text_status": -2.0, "parties_unlike": -1.0,
}  # fmt: skip
"""What each piece of evidence adds to the log-odds.

The fitted ones are a logistic regression on the development part of a public coreference corpus (ECB+, 35 topics,
pairs of mentions that share a key). In five folds by topic, CoNLL F1 on the topics left out was 0.78, as on all.
"""


def evidence(a: Features, b: Features, about: float) -> dict[str, float]:
    """The pieces of evidence that two nodes are one happening; `about` is how alike their texts are."""
    same = a.heads[0] == b.heads[0]
    shared = not same and not set(a.heads).isdisjoint(b.heads)
    alike = not same and not shared and not a.groups.isdisjoint(b.groups)
    alike_part = not (same or shared or alike) and any(can_be_one(x, y) for x in a.heads for y in b.heads)
    one_text = a.source == b.source
    sentence = one_text and a.at[0] == b.at[0]
    near, context = likeness_of_words(a.near, b.near), likeness_of_words(a.words, b.words)
    light = a.heads[0] in _LIGHT or b.heads[0] in _LIGHT
    spoken = (a.heads[0] in _SPEECH) + (b.heads[0] in _SPEECH)
    apart = 0.0 if one_text else about
    gap = 0 if "postponed" in (a.status, b.status) else days_between(a, b)
    return {
        "same": float(same),
        "shared": float(shared),
        "alike": float(alike),
        "alike_part": float(alike_part),
        "about": apart,
        "about_log": 0.0 if one_text else log(max(about, _LEAST_ALIKE)),
        "one_text": float(one_text),
        "one_text_same": float(one_text and same),
        "one_text_alike": float(one_text and not same),
        "one_text_speech": float(one_text and spoken > 0),
        "one_text_light": float(one_text and light),
        "one_text_known": float(one_text and (b if b.at > a.at else a).taken_as_known),
        "one_text_far": one_text * log(1 + abs(a.at[1] - b.at[1]) / 200),
        "one_sentence": float(sentence),
        "context": context,
        "near": near,
        "same_about": same * apart,
        "alike_about": (shared + alike + alike_part) * apart,
        "both_there": float(a.heads[0] in b.words) + float(b.heads[0] in a.words),
        "speech": float(spoken == 2),
        "speech_one": float(spoken == 1),
        "light": float(light),
        "light_context": light * context,
        "other_numbers": float(bool(a.numbers) and bool(b.numbers) and a.numbers.isdisjoint(b.numbers)),
        "kind": float(a.type == b.type and a.family != "other"),
        "kind_other": float(a.family != b.family and "other" not in (a.family, b.family)),
        "parties": float(min(2, len(a.actors & b.actors))),
        "parties_other": float(bool(a.actors) and bool(b.actors) and a.actors.isdisjoint(b.actors)),
        "place": float(a.place is not None and a.place == b.place),
        "place_other": float(a.place is not None and b.place is not None and a.place != b.place),
        "time": float(gap == 0 and _fine(a) and _fine(b)),
        "time_vague": float(gap == 0 and ((_fine(a) and _coarse(b)) or (_coarse(a) and _fine(b)))),
        "time_near": float(0 < gap <= _SLIP and not one_text),
        "time_other": float(gap > (0 if one_text else _SLIP)),
        "one_text_status": float(one_text and (a.status in _AHEAD) != (b.status in _AHEAD)),
        "parties_unlike": _unlike(a.actors, b.actors),
        "one_day": float(not one_text and gap == 0 and _one_day(a, b)),
    }


def fit(event: Features, mention: Features) -> float:
    """How well a mention fits a written event that does not cite it: 0 unless kind, time and a party agree."""
    if event.family != mention.family or event.days is None or mention.days is None or days_between(event, mention):
        return 0.0
    shared = len(event.actors & mention.actors)
    if not shared:
        return 0.0
    placed = event.place is not None and event.place == mention.place
    apart = event.place is not None and mention.place is not None and not placed
    alike = likeness_of_words(event.words, mention.words)
    return max(0.0, min(1.0, 0.3 + 0.1 * min(shared, 3) + 0.1 * placed - 0.2 * apart + 0.6 * alike))


def days_between(a: Features, b: Features) -> int:
    """How many days lie between two times that exclude each other; 0 where they do not, or one is not known."""
    if a.days is None or b.days is None:
        return 0
    return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])


def _fine(node: Features) -> bool:
    """Whether a time is known to about a week."""
    return node.days is not None and node.days[1] - node.days[0] <= _WEEK


def _unlike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the parties of both that only one has; 0 where either has none."""
    return len(one ^ other) / len(one | other) if one and other else 0.0


def _coarse(node: Features) -> bool:
    """Whether a time is a month, a season or a year: bounds that a text gave, none of them open."""
    return node.days is not None and _WEEK < node.days[1] - node.days[0] <= _YEAR


def _one_day(a: Features, b: Features) -> bool:
    """Whether two nodes are of one kind, have a day in common or the very same time, and a party or the place."""
    if a.days is None or b.days is None or (a.actors.isdisjoint(b.actors) and (a.place is None or a.place != b.place)):
        return False
    named = a.heads[0] == b.heads[0] and a.heads[0] not in _SPEECH and a.heads[0] not in _LIGHT
    day = max(a.days[1] - a.days[0], b.days[1] - b.days[0]) <= 1 or (a.days == b.days and _coarse(a))
    return day and (named or (a.type == b.type and a.family != "other" and not _spoken(a)))


def _spoken(node: Features) -> bool:
    """Whether it is somebody's saying, of which there are many in a day."""
    return node.heads[0] in _SPEECH or node.family == "statement"


def likeness_of_words(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The weight of the shared words beside that of all (geometric mean of both sides), 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    shared = sum(min(weight, other[word]) for word, weight in one.items() if word in other)
    return shared / sqrt(sum(one.values()) * sum(other.values())) if shared else 0.0


def plausible(a: Features, b: Features) -> bool:
    """Whether two nodes can be one happening at all: words of one kind or one type, and no days far apart."""
    if days_between(a, b) > _SLIP and "postponed" not in (a.status, b.status):
        return False
    if a.heads[0] == b.heads[0] or (a.type == b.type and a.family != "other"):
        return True
    return any(x == y or can_be_one(x, y) for x in a.heads for y in b.heads)


def likeness(a: Features, b: Features, about: float | None = None) -> float:
    """How likely two nodes are one happening, 0 to 1, from these two alone; symmetric."""
    if a.story == b.story and a.source != b.source and a.sentence == b.sentence:
        return 0.99  # the same sentence in a copy
    about = cosine(a.background, b.background) if about is None else about
    if about < _OTHER_AFFAIRS and a.source != b.source and not _one_day(a, b):
        return 0.0  # whatever else is alike, the sum stays below a hundredth
    pieces = evidence(a, b, about)
    return 1 / (1 + exp(-(BIAS + sum(WEIGHTS[name] * value for name, value in pieces.items() if value))))


def reasons(a: Features, b: Features) -> tuple[str, ...]:
    """What speaks for two nodes being one happening, in words."""
    said = []
    if a.family == b.family:
        said.append(f"same kind: {a.family}")
    if a.days and b.days:
        said.append("overlapping times")
    if shared := sorted(a.actors & b.actors):
        said.append("shared parties: " + ", ".join(shared))
    if a.place and a.place == b.place:
        said.append(f"same place: {a.place}")
    if alike := sorted(a.words.keys() & b.words.keys(), key=lambda w: (-a.words[w], w))[:5]:
        said.append("shared words: " + ", ".join(alike))
    return tuple(said)
