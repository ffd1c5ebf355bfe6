"""When a word of a text happens: the time of its clause, else what its verb and the document tell.

It always has a best estimate with its basis and confidence; whether a text supports a date enough for a row is
decided in `extract`. It is given sentences and resolved time expressions and looks for neither.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from loaders.dating.clause import FAR, NEAR, OWN, Placed, Scene, place, vague, weigh, without_months
from loaders.dating.echo import echoes
from loaders.dating.hung import hung_under, when_opens
from loaders.dating.lead import Lead, is_headline, lead_of, speaker_in
from loaders.dating.tense import Asked, agrees, lasting, merely_held, refers, turned_by
from loaders.grammar import Lexicon
from loaders.verbs import Verb, governing, parse
from schemas.text import Resolved, Sentence
from schemas.times import EventTime

_STRETCHES = ("since", "until", "till")
_ECHO = 9.0
"""How far from a word of the same kin its time may stand."""
_NOUNS_END, _NEWS_ENDS = 2, 7
"""How many sentences in, a noun or a verb behind another tells what went before as often as the news."""

Limit = tuple[str | None, str | None]
"""Not before, not after; the same day twice is that day."""


class Estimate(NamedTuple):
    """The best guess of when something happens, however weak."""

    kind: str
    """single (one day), multi (several days) or none."""
    begin: Limit
    end: Limit
    when: EventTime
    """The same as a time with its words; its EDTF is the narrowest single answer."""
    confidence: float


class Dating:
    """One document made ready to be asked when its words happen."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], times: Sequence[Resolved], day: date | None, lex: Lexicon
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.times = times
        self.day = day.isoformat() if day else None
        self.lex = lex
        self.depth = _depths(sentences)
        """For each sentence, how many of the body stand before it."""
        self._starts = [s.start for s in sentences]
        self._time_starts = [t.timex.start for t in times]
        self._scenes: dict[int, Scene] = {}
        self._lead: list[Lead | None] = []

    def scene(self, ordinal: int) -> Scene:
        """The words, verbs and dated expressions of a sentence."""
        if ordinal not in self._scenes:
            sentence = self.sentences[ordinal]
            words, verbs = parse(sentence.text, sentence.start, self.lex)
            first, last = (bisect_right(self._time_starts, at - 1) for at in (sentence.start, sentence.end))
            dated = [t for t in self.times[first:last] if t.when is not None and t.when.edtf]
            placed = place(words, dated, self.lex)
            self._scenes[ordinal] = Scene(words, without_months(words, verbs, placed, self.lex), placed)
        return self._scenes[ordinal]

    def names_a_time(self, ordinal: int) -> bool:
        """Whether a time expression stands in a sentence."""
        start, end = self.sentences[ordinal].start, self.sentences[ordinal].end
        return bisect_right(self._time_starts, start - 1) < bisect_right(self._time_starts, end - 1)

    def text_between(self, start: int, end: int) -> str:
        """The text between two offsets of one sentence."""
        sentence = self.sentences[bisect_right(self._starts, start) - 1]
        return sentence.text[start - sentence.start : end - sentence.start]

    def opens(self, start: int) -> bool:
        """Whether the word at an offset is the first finite verb of its sentence, or hangs on it."""
        asked = self.ask(start)
        if asked is None or asked.head is None:
            return False
        finite = (v for v in asked.scene.verbs if v.tense in ("past", "present", "future", "modal"))
        first = next(finite, None)
        return first is not None and first.main == asked.head.main

    def speaks_of(self, ordinal: int, names: frozenset[str]) -> bool:
        """Whether a sentence names one of `names` or opens with a pronoun."""
        words = self.scene(ordinal).words
        return words.low[0] in ("he", "she", "it", "they") or any(raw in names for raw in words.raw)

    def ask(self, start: int) -> Asked | None:
        """The word at an offset with its grammar; None outside all sentences."""
        ordinal = bisect_right(self._starts, start) - 1
        if ordinal < 0 or start >= self.sentences[ordinal].end:
            return None
        scene = self.scene(ordinal)
        i = max(bisect_right(scene.words.start, start) - 1, 0)
        verb = next((v for v in scene.verbs if v.main == i or (v.first <= i < v.main and i == v.main)), None)
        head = verb or governing(scene.words, i, i, scene.verbs, self.lex)
        return Asked(scene, self.sentences[ordinal], i, verb, head)

    def estimate(self, start: int) -> Estimate:
        """When what the word at `start` names happens."""
        asked = self.ask(start)
        if asked is None:
            return Estimate("none", (None, None), (None, None), EventTime(), 0.0)
        return self._by_clause(asked) or self._by_echo(asked, start) or self._by_verb(asked)

    def _by_clause(self, asked: Asked) -> Estimate | None:
        """The estimate by a time expression of the same sentence; None where none is near enough."""
        verb = asked.verb
        reporting = verb is not None and asked.scene.words.low[verb.main] in self.lex.sets["reporting"]
        limit = OWN if reporting or merely_held(asked, self.lex) else FAR
        for weight, found in weigh(asked.scene, asked.i, verb, self.lex):
            placed = turned_by(asked, found, weight, self.day, self.lex)
            if reporting and placed.lead in _STRETCHES:
                continue
            if weight <= limit and agrees(asked, placed, weight, self.day, self.lex):
                return self.at(asked, placed, weight)
        return None

    def _by_echo(self, asked: Asked, start: int) -> Estimate | None:
        """The estimate by what the text dates elsewhere in a word of the same kin; None where it refers to nothing."""
        if not refers(asked, self.lex):
            return None
        for at in echoes(self.text, asked.scene.words.low[asked.i], start, self.lex) if self.times else ():
            if not self.names_a_time(bisect_right(self._starts, at) - 1):
                continue  # nothing there to take over: asked first, since parsing the sentence costs far more
            other = self.ask(at)
            if other is None or other.sentence is asked.sentence or is_headline(other.sentence):
                continue
            for weight, told in weigh(other.scene, other.i, other.verb, self.lex):
                placed = turned_by(other, told, weight, self.day, self.lex)
                wide = placed.time.when is None or vague(placed.time.when)
                if weight <= _ECHO and not wide and agrees(other, placed, weight, self.day, self.lex):
                    guess = self.at(other, placed, weight)
                    when = guess.when.model_copy(update={"basis": "inherited"})
                    return guess._replace(when=when, confidence=0.6)
        return None

    def at(self, asked: Asked, placed: Placed, weight: float) -> Estimate:
        """The estimate by one expression and the word that leads to it."""
        when = placed.time.when
        assert when is not None and when.bounds is not None
        first, last = when.bounds.earliest, when.bounds.latest
        sure = 0.9 if weight < 6 else 0.8 if weight < NEAR else 0.7
        lead, head = placed.lead, asked.head
        named_by_it = asked.verb is None and weight == 0.0  # "since the 2003 invasion": the invasion's own time
        if lead == "since" and not named_by_it:
            edtf = f"{when.edtf}/.." if when.edtf and "/" not in when.edtf and ".." not in when.edtf else when.edtf
            when = when.model_copy(update={"edtf": edtf})
            return Estimate("multi", (first, last), (self.day, None), when, sure)
        if lead in ("until", "till"):
            return Estimate(
                "multi", (None, self.day if self.day and self.day < first else first), (first, last), when, sure
            )
        if head is not None and head.tense == "infinitive" and asked.verb is not None and first == last == self.day:
            return Estimate("multi", (first, None), (first, None), when, sure)
        if first == last:
            if lasting(asked, self.lex) and weight > 3:
                return Estimate("multi", (None, first), (first, None), when, sure)
            return Estimate("single", (first, last), (first, last), when, sure)
        if self.day and first < self.day < last and head is not None:
            if head.tense in ("past",) or head.perfect:
                last = self.day
            elif head.tense in ("future", "infinitive"):
                first = self.day
        if lasting(asked, self.lex):
            return Estimate("multi", (first, last), (first, last), when, sure)
        if asked.verb is not None and asked.verb.tense == "past" and when.precision in ("month", "quarter", "half"):
            return Estimate("multi", (first, first), (last, last), when, sure)
        return Estimate("single", (first, last), (first, last), when, sure)

    def _by_verb(self, asked: Asked) -> Estimate:
        """The estimate without a time expression: tense, aspect and the day of the report."""
        if self.day is None:
            return Estimate("none", (None, None), (None, None), EventTime(), 0.0)
        day, verb, head = self.day, asked.verb, asked.head
        best = self._own_day(asked)
        when = EventTime(edtf=best, basis="inferred", anchor=day, rule="report")
        reporting = verb is not None and asked.scene.words.low[verb.main] in self.lex.sets["reporting"]
        if reporting and verb is not None and verb.tense in ("past", "present"):
            if self._said_before(asked, verb):
                return Estimate("single", (None, day), (None, day), _ruled(when, "background"), 0.4)
            return Estimate("single", (best, best), (best, best), _ruled(when, "day-of-report"), 0.8)
        if is_headline(asked.sentence) and (head is None or head.tense in ("present", "past")):
            return Estimate("single", (best, best), (best, best), _ruled(when, "headline"), 0.7)
        return self._by_tense(asked, when, best)

    def _said_before(self, asked: Asked, verb: Verb) -> bool:
        """Whether something was said before the day of the report: "has long said", "a letter declared void"."""
        if verb.perfect:  # in a lead the perfect is the news: "The ministry has confirmed …"
            return self.depth[asked.sentence.ordinal] >= _NOUNS_END
        if verb.tense == "past" and hung_under(asked, self.lex) in ("time", "noun"):
            return True
        return when_opens(asked)

    def _by_tense(self, asked: Asked, when: EventTime, best: str) -> Estimate:
        """The estimate of what is neither reported speech nor headline, by tense and aspect alone."""
        day, verb, head = self.day, asked.verb, asked.head
        tense = head.tense if head else "past"
        if tense in ("future", "infinitive", "modal"):
            kind = "multi" if tense == "future" and verb is not None and not verb.passive else "single"
            return Estimate(kind, (day, None), (day, None), _ruled(when, "future"), 0.3)
        if tense == "present" and head is not None and not head.perfect:
            if verb is not None and not verb.progressive and (verb.passive or verb.lemma in self.lex.sets["opinion"]):
                return Estimate("single", (day, day), (day, day), _ruled(when, "now"), 0.5)
            return Estimate("multi", (None, day), (day, None), _ruled(when, "lasting"), 0.4)
        # "…, saying" goes with its verb, "by saying" need not.
        loose = verb is not None and tense == "gerund" and asked.i > 0 and asked.scene.words.low[asked.i - 1] != ","
        if loose and verb is not None and not verb.progressive:
            host = _host(asked)
            if host is not None and host.tense in ("future", "modal", "infinitive"):
                return Estimate("single", (day, None), (day, None), _ruled(when, "future"), 0.3)
            if host is not None and host.tense == "past" and not host.perfect:
                return Estimate("single", (best, best), (best, best), _ruled(when, "background"), 0.4)
        if verb is not None and (verb.progressive or loose):
            return Estimate("multi", (None, day), (day, None), _ruled(when, "lasting"), 0.4)
        if head is not None and head.perfect and tense == "present" and verb is not None:
            return Estimate("single", (day, day), (day, day), _ruled(when, "perfect"), 0.4)
        if (head is not None and head.perfect) or self._in_background(asked):
            return Estimate("single", (None, day), (None, day), _ruled(when, "background"), 0.4)
        return Estimate("single", (best, best), (best, best), _ruled(when, "lead"), 0.7)

    def _in_background(self, asked: Asked) -> bool:
        """Whether an undated word tells what went before the news: where it hangs under another one, or deep below.

        A noun does so sooner.
        """
        depth = self.depth[asked.sentence.ordinal]
        if asked.verb is None:
            return depth >= _NOUNS_END
        if asked.verb.tense not in ("past", "participle"):
            return False
        under = hung_under(asked, self.lex)
        if under in ("relative", "time", "noun") or (
            under == "said" and depth >= _NOUNS_END and not lasting(asked, self.lex)
        ):
            return True
        return depth >= _NEWS_ENDS and any(
            v.main < asked.i and v.tense in ("past", "present", "future") for v in asked.scene.verbs
        )

    def _own_day(self, asked: Asked) -> str:
        """The day of the report's own news as far as it is this word's: the lead's, else the one of publication."""
        assert self.day is not None
        lead = self.lead()
        verb = asked.verb
        saying = verb is not None and verb.tense != "gerund"
        if saying and verb is not None and asked.scene.words.low[verb.main] in self.lex.sets["reporting"]:
            if lead is not None and (lead.speech or is_headline(asked.sentence)):
                return lead.day
            return lead.day if lead and speaker_in(asked.scene, verb.main, lead.names) else self.day
        if verb is not None and verb.tense == "present" and not verb.perfect and not is_headline(asked.sentence):
            return self.day
        return lead.day if lead else self.day

    def lead(self) -> Lead | None:
        """The day on which the lead places the news; None where it names none."""
        if not self._lead:
            self._lead.append(lead_of(self.sentences, self.scene, self.day, self.lex) if self.day else None)
        return self._lead[0]


def _host(asked: Asked) -> Verb | None:
    """The verb that an -ing form goes with: the one before it, else the first of its sentence."""
    finite = [v for v in asked.scene.verbs if v.tense in ("past", "present", "future", "modal", "infinitive")]
    return next((v for v in reversed(finite) if v.main < asked.i), finite[0] if finite else None)


def _depths(sentences: Sequence[Sentence]) -> list[int]:
    depths, seen = [], 0
    for sentence in sentences:
        depths.append(seen)
        seen += sentence.kind == "body" and not is_headline(sentence)
    return depths


def _ruled(when: EventTime, rule: str) -> EventTime:
    return when.model_copy(update={"rule": rule})
