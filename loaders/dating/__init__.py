"""When a word of a text happens: the time of its clause, else what its verb and the document tell.

It always has a best estimate with its basis and confidence; whether a text supports a date enough for a row is
decided in `extract`. It is given sentences and resolved time expressions and looks for neither.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from loaders.dating.between import is_unbroken
from loaders.dating.clause import FAR, NEAR, OWN, is_shielded, vague, weigh
from loaders.dating.echo import Echoes
from loaders.dating.elapsed import by_bound, by_count, by_length
from loaders.dating.estimate import Estimate, Limit, settled_by
from loaders.dating.gap import across
from loaders.dating.lead import STRETCHES, Lead, day_of_dateline, depths, is_headline, lead_of, tells_of_its_days
from loaders.dating.length import counted_ahead
from loaders.dating.owned import has_open_day, owns
from loaders.dating.scene import Placed, Scene, of_unnamed_day, scene_of
from loaders.dating.side import without_stamps
from loaders.dating.tense import (
    Asked,
    agrees,
    merely_held,
    only_settled,
    opens_as_occasion,
    refers,
    turned_by,
)  # fmt: skip
from loaders.dating.told import told_by
from loaders.dating.undated import Report, by_verb
from loaders.governors import governing
from loaders.grammar import Lexicon, Words
from loaders.verbs import Verb, parse
from schemas.text import Resolved, Sentence, Timex
from schemas.times import EventTime

_ECHO = 9.0
"""How far from a word of the same kin its time may stand."""

_IN_LEAD = 2
"""How many sentences in, what a text tells without a day is of its own news."""

_APART = re.compile(r" (?:before|after|earlier|later|ago)\b")
"""What makes a length part of when something happened: "five weeks before the war"."""

__all__ = ["Dating", "Estimate", "Limit"]


class Dating:
    """One document made ready to be asked when its words happen."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        times: Sequence[Resolved],
        day: date | None,
        lex: Lexicon,
        *,
        near: date | None = None,
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.times = without_stamps(text, times, day)
        self._published = day
        self.day = day.isoformat() if day else None
        self.near = self.day or (near.isoformat() if near else None)
        """The day of publication, else one that the news of a text without it is near."""
        self.lex = lex
        self.depth = depths(sentences)
        """For each sentence, how many of the body stand before it."""
        self._starts = [s.start for s in sentences]
        self._times_in = self._by_sentence()
        self._scenes: dict[int, Scene] = {}
        self._asked: dict[int, Asked | None] = {}
        self._reports: dict[int, Report] = {}

    def scene(self, ordinal: int) -> Scene:
        """The words, verbs and dated expressions of a sentence."""
        scene = self._scenes.get(ordinal)
        if scene is None:
            sentence = self.sentences[ordinal]
            words, verbs = parse(sentence.text, sentence.start, self.lex)
            scene = self._scenes[ordinal] = scene_of(words, verbs, *self._dated(ordinal, words, verbs))
        return scene

    def _dated(
        self, ordinal: int, words: Words, verbs: Sequence[Verb]
    ) -> tuple[list[Resolved], Lexicon, list[Resolved]]:
        """The expressions of a sentence that mean a time, lengths counted ahead among them; those it leaves open."""
        found, unsettled = [], []
        for time in self.times_in(ordinal):
            if time.when is None:
                ahead = counted_ahead(time, words, verbs, self._published, self.lex)
                if ahead is not None:
                    found.append(ahead)
                elif time.timex.type == "DATE" and not time.value.endswith("_REF"):
                    unsettled.append(time)
            elif time.when.edtf:
                found.append(time)
        return found, self.lex, unsettled

    @cached_property
    def _echoes(self) -> Echoes:
        """The words that others may refer to: those of the sentences that name a time."""
        return Echoes([self.sentences[ordinal] for ordinal in sorted(self._times_in)], self.lex)

    def names_a_time(self, ordinal: int) -> bool:
        """Whether a time expression stands in a sentence."""
        return ordinal in self._times_in

    def times_in(self, ordinal: int) -> Sequence[Resolved]:
        """The time expressions that begin in a sentence."""
        return self._times_in.get(ordinal, ())

    def whens_in(self, ordinal: int) -> list[Timex]:
        """The expressions of a sentence that tell when; a length that is not counted from a day tells how long."""
        times = self.times_in(ordinal)
        if not times:
            return []
        dated = {placed.time.timex.start for placed in self.scene(ordinal).times}
        found = []
        for timex in [time.timex for time in times]:
            when = timex.type in ("DATE", "TIME") or timex.start in dated
            if when or _APART.match(self.text, timex.end):
                found.append(timex)
        return found

    def _by_sentence(self) -> dict[int, list[Resolved]]:
        """The time expressions of each sentence that has some, by its ordinal."""
        found: dict[int, list[Resolved]] = {}
        for time in self.times:
            ordinal = bisect_right(self._starts, time.timex.start) - 1
            if ordinal >= 0 and time.timex.start < self.sentences[ordinal].end:
                found.setdefault(ordinal, []).append(time)
        return found

    def text_between(self, start: int, end: int) -> str:
        """The text between two offsets of one sentence."""
        sentence = self.sentences[bisect_right(self._starts, start) - 1]
        return sentence.text[start - sentence.start : end - sentence.start]

    def opens(self, start: int) -> bool:
        """Whether the word at an offset is the first finite verb of its sentence, or hangs on it."""
        asked = self.ask(start)
        if asked is None or asked.head is None:
            return False
        first = asked.scene.first_finite
        return first is not None and first.main == asked.head.main

    def speaks_of(self, ordinal: int, names: frozenset[str]) -> bool:
        """Whether a sentence names one of `names` or opens with a pronoun."""
        words = self.scene(ordinal).words
        return words.low[0] in ("he", "she", "it", "they") or any(raw in names for raw in words.raw)

    def ask(self, start: int) -> Asked | None:
        """The word at an offset with its grammar; None outside all sentences. What was asked once is kept."""
        if start not in self._asked:
            self._asked[start] = self._ask(start)
        return self._asked[start]

    def _ask(self, start: int) -> Asked | None:
        ordinal = bisect_right(self._starts, start) - 1
        if ordinal < 0 or start >= self.sentences[ordinal].end:
            return None
        scene = self.scene(ordinal)
        i = max(bisect_right(scene.words.start, start) - 1, 0)
        verb = scene.verb_at.get(i)
        head = verb or governing(scene.words, i, i, scene.verbs, self.lex)
        return Asked(scene, self.sentences[ordinal], i, verb, head)

    def estimate(self, start: int) -> Estimate:
        """When what the word at `start` names happens."""
        asked = self.ask(start)
        if asked is None:
            return Estimate("none", (None, None), (None, None), EventTime(), 0.0)
        times = self.times_in(asked.sentence.ordinal)
        found = (by_length(asked, times, self._day_of, self.lex) or by_count(asked, times, self.lex)) if times else None
        found = found or self._by_clause(asked)
        guess = found or self._by_echo(asked, start) or by_verb(asked, self._report(asked))
        bounded = by_bound(asked, self.day) if guess.when.rule == "lead" else None
        return bounded or guess

    def _day_of(self, asked: Asked, main: Verb) -> EventTime | None:
        """The day of the clause of `main`: that of the text for what is so now, else the one told or news style's."""
        if main.tense == "present":
            return EventTime(edtf=self.day, anchor=self.day, basis="relative") if self.day else None
        if main.tense != "past" or main.perfect:
            return None
        guess = self.estimate(asked.scene.words.start[main.main])
        one_day = guess.kind == "single" and guess.begin[0] is not None and guess.begin[0] == guess.begin[1]
        told = guess.when.basis in ("stated", "relative") or self.depth[asked.sentence.ordinal] < _IN_LEAD
        return guess.when if one_day and told and len(guess.when.edtf or "") == len("2024-07-28") else None

    def _by_clause(self, asked: Asked) -> Estimate | None:
        """The estimate by a time expression of the same sentence; None where none is near enough."""
        if not asked.scene.times:
            return None
        verb = asked.verb
        if verb is None and opens_as_occasion(asked) and asked.head is not None:
            of_head = self._by_clause(replace(asked, i=asked.head.main, verb=asked.head))
            if of_head is not None:
                return of_head
        reporting = verb is not None and asked.scene.words.low[verb.main] in self.lex.sets["reporting"]
        limit = OWN if reporting or merely_held(asked, self.lex) else FAR
        for weight, found in weigh(asked.scene, asked.i, verb, self.lex):
            if is_shielded(asked.scene, asked.i, verb, (weight, found), self.lex):
                return None  # "on Thursday a man who came in 2016 …", where nobody knows which Thursday
            reckoned = across(asked.scene, asked.i, found, self.times_in(asked.sentence.ordinal))
            if reckoned is not None:
                return self.at(asked, replace(found, time=found.time._replace(when=reckoned), lead=""), weight)
            placed = self._on_its_day(asked, turned_by(asked, found, weight, self.near, self.lex))
            if reporting and placed.lead in STRETCHES:
                continue
            own = reporting and weight <= NEAR and is_unbroken(asked.scene, asked.i, placed, self.lex)
            if (weight <= limit or own) and agrees(asked, placed, weight, self.day, self.lex):
                if only_settled(asked, placed, self.day, self.lex):
                    return settled_by(placed.time.when, self.day)
                return self.at(asked, placed, weight)
        return None

    def _on_its_day(self, asked: Asked, placed: Placed) -> Placed:
        """The expression; a clock time that names no day on the day of the news where that is before the report's."""
        when, head = placed.time.when, asked.head
        if not of_unnamed_day(placed, self.day) or when is None or head is None or head.tense != "past":
            return placed
        if self.lead is None or self.day is None or self.lead.day >= self.day:
            return placed
        edtf = f"{self.lead.day}{(when.edtf or '')[10:]}"
        when = when.model_copy(update={"edtf": edtf, "anchor": self.lead.day})
        return replace(placed, time=placed.time._replace(when=when))

    def _by_echo(self, asked: Asked, start: int) -> Estimate | None:
        """The estimate by what the text dates elsewhere in a word of the same kin; None where it refers to nothing."""
        if not refers(asked, self.lex) or has_open_day(asked, self.lex):
            return None
        for at in self._echoes.of(asked.scene.words.low[asked.i], start):
            other = self.ask(at)
            if other is None or other.sentence is asked.sentence or is_headline(other.sentence):
                continue
            if has_open_day(other, self.lex):
                return None
            for weight, told in weigh(other.scene, other.i, other.verb, self.lex):
                placed = turned_by(other, told, weight, self.day, self.lex)
                wide = placed.time.when is None or vague(placed.time.when)
                if weight <= _ECHO and not wide and agrees(other, placed, weight, self.day, self.lex):
                    guess = self.at(other, placed, weight)
                    when = guess.when.model_copy(update={"basis": "inherited"})
                    return guess._replace(when=when, confidence=0.6 if owns(other, placed, self.lex) else 0.4)
        return None

    def owns(self, start: int, when: EventTime) -> bool:
        """Whether a time that the sentence states is that of what the word at `start` names, not of its neighbour."""
        asked = self.ask(start)
        placed = next((p for p in asked.scene.times if p.time.timex.start == when.char_start), None) if asked else None
        return asked is not None and placed is not None and owns(asked, placed, self.lex)

    def at(self, asked: Asked, placed: Placed, weight: float) -> Estimate:
        """The estimate by one expression and the word that leads to it."""
        return told_by(asked, placed, weight, self.day, self.lex)

    def _report(self, asked: Asked) -> Report:
        depth = self.depth[asked.sentence.ordinal]
        if depth not in self._reports:
            self._reports[depth] = Report(self.day, self.lead, depth, self.lex, self._written)
        return self._reports[depth]

    @cached_property
    def _written(self) -> str | None:
        """The day of the dateline where it is not that of publication."""
        return day_of_dateline(self.text, self.sentences, self.times, self.day) if self.day else None

    @cached_property
    def lead(self) -> Lead | None:
        """The day on which the lead places the news; None where it names none."""
        return lead_of(self.sentences, self.scene, self.near, self.lex) if self.near else None

    @cached_property
    def is_news(self) -> bool:
        """Whether the text tells of days shortly before its own, so that what it says was said is news, too."""
        if self.day is None:
            return False
        dated = (self.sentences[ordinal] for ordinal in sorted(self._times_in))
        return tells_of_its_days(dated, self.scene, self.day, self.lex)
