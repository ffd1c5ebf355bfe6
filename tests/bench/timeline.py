"""`timeline TIMELINES ARTICLES… OUT`: the days that articles on a topic make most of, with their central sentences.

A day counts by the sentences that date something to it, by the articles published on it, and by how near those
sentences come to what all articles speak of. No keyword is looked at: the folder's name is no topic.
"""

import math
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from loaders.dating.echo import stem
from loaders.extract import read
from loaders.grammar import lexicon
from tests.bench import corpus

_WORD = re.compile(r"[a-z][a-z-]{2,}")
_LEAD = 4  # sentences of an article that speak of the day before or of publication without saying so
_LENGTH = (6, 45)  # words of a sentence worth quoting


class Said(NamedTuple):
    """A sentence of an article, with the days that it dates something to."""

    text: str
    stems: frozenset[str]
    days: tuple[str, ...]
    published: str
    depth: int


def main(argv: list[str]) -> None:
    """Writes `{"id","rows":[{"date","text"}]}` for each timeline."""
    timelines_path, *article_paths, out = argv
    answers = []
    with corpus.measured() as meter:
        topics: dict[str, list[Said]] = {}
        for path in article_paths:
            said = topics.setdefault(Path(path).name.partition(".")[0].lower(), [])
            for ordinal, article in enumerate(corpus.read(path)):
                meter.count(article["text"])
                said += sentences_of(article, ordinal)
        for timeline in corpus.read(timelines_path):
            answers.append({"id": timeline["id"], "rows": rows_of(timeline, topics[topic_of(timeline["id"], topics)])})
    corpus.write(out, answers)


def topic_of(name: str, topics: dict[str, list[Said]]) -> str:
    """The articles that a timeline is made from: the file whose name is most like the beginning of its id."""
    first = name.partition("/")[0].lower()
    shared = {topic: sum(1 for k in range(len(topic)) if first[: k + 1] == topic[: k + 1]) for topic in topics}
    return max(sorted(topics), key=lambda topic: shared[topic])


def sentences_of(article: dict[str, Any], ordinal: int) -> list[Said]:
    """The sentences of an article with their words and the single days that they name."""
    reading = read(corpus.as_source(article, ordinal))
    lex = lexicon("en")
    assert lex is not None
    published = str(article["dct"])[:10]
    times = iter([t for t in reading.times if t.when and t.when.precision in ("day", "hour", "minute")])
    time = next(times, None)
    found = []
    for depth, sentence in enumerate(reading.sentences):
        days = []
        while time is not None and time.timex.start < sentence.end:
            if time.when and time.when.earliest:
                days.append(time.when.earliest)
            time = next(times, None)
        words = [w for w in _WORD.findall(sentence.text.lower()) if w not in lex.function]
        found.append(Said(sentence.text, frozenset(map(stem, words)), tuple(dict.fromkeys(days)), published, depth))
    return found


def rows_of(timeline: dict[str, Any], said: list[Said]) -> list[dict[str, Any]]:
    """The rows of one timeline, given only its first and last day, how many days and how long they are."""
    days = [row["date"] for row in timeline["rows"]]
    first, last, number = min(days), max(days), len(days)
    length = max(1, round(sum(len(row["text"]) for row in timeline["rows"]) / number))
    known = [s for s in said if first <= s.published <= last]
    rarity = _rarity(known)
    topic = _profile(known, rarity)
    by_day: dict[str, list[tuple[float, Said]]] = defaultdict(list)
    for sentence in known:
        near = _likeness(sentence.stems, topic, rarity)
        for day in sentence.days:
            if first <= day <= last:
                by_day[day].append((near, sentence))
        if sentence.depth < _LEAD:
            by_day[sentence.published].append((0.5 * near, sentence))
    chosen = sorted(by_day, key=lambda d: (-_weight(by_day[d], d), d))[:number]
    return [{"date": day, "text": _tell(by_day[day], rarity, length)} for day in sorted(chosen)]


def _weight(told: list[tuple[float, Said]], day: str) -> float:
    """What a day counts for: what is near the topic, what later articles still come back to, on how many days."""
    back = sum(near for near, s in told if s.published != day)
    editions = {s.published for _, s in told if day in s.days}
    return math.log1p(sum(near for near, _ in told)) + math.log1p(back) + 0.3 * math.log1p(len(editions))


def _rarity(said: list[Said]) -> dict[str, float]:
    counts = Counter(word for sentence in said for word in sentence.stems)
    return {word: math.log(len(said) / n) for word, n in counts.items() if n > 1}


def _profile(said: list[Said], rarity: dict[str, float]) -> dict[str, float]:
    """What all articles speak of: their words by share and rarity, of the 200 that weigh most."""
    counts = Counter(word for sentence in said for word in sentence.stems if word in rarity)
    weights = {word: n * rarity[word] for word, n in counts.items()}
    top = sorted(weights, key=lambda w: (-weights[w], w))[:200]
    size = math.sqrt(sum(weights[w] ** 2 for w in top)) or 1.0
    return {word: weights[word] / size for word in top}


def _likeness(stems: frozenset[str], profile: dict[str, float], rarity: dict[str, float]) -> float:
    size = math.sqrt(sum(rarity.get(w, 0.0) ** 2 for w in stems)) or 1.0
    return sum(rarity.get(w, 0.0) * profile.get(w, 0.0) for w in stems) / size


def _tell(told: list[tuple[float, Said]], rarity: dict[str, float], length: int) -> list[str]:
    """The sentences of a day that the others resemble most, none twice."""
    fit = [(near, s) for near, s in told if _LENGTH[0] <= len(s.stems) <= _LENGTH[1]] or told
    profile = _profile([s for _, s in fit], rarity)
    ranked = sorted(fit, key=lambda pair: (-_likeness(pair[1].stems, profile, rarity) - pair[0], pair[1].text))
    chosen: list[Said] = []
    for _, sentence in ranked:
        if all(len(sentence.stems & c.stems) < 0.5 * min(len(sentence.stems), len(c.stems)) for c in chosen):
            chosen.append(sentence)
        if len(chosen) == length:
            break
    return [s.text for s in chosen]
