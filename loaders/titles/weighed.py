"""The names that a text tells, weighed for what they could say of it: by how often, how early, and in the headline.

Which of them a title takes for its topic is decided in `titles.topics`.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from loaders.grammar import Lexicon
from loaders.titles.persons import stands_in
from schemas.text import NameHit

_REACH, _LEAD = 6_000, 500
_WORD = r"[A-Z][\w&]*(?:[-’'](?!s\b)\w+)*"
_RUN = re.compile(rf" (?<=[a-z0-9,;’'] )[“‘\"']?({_WORD}(?: (?:of (?:the )?)?(?:{_WORD}|\d{{1,4}}\b))*)")
"""A run of capitals that opens no sentence; the pattern begins with a plain letter, so that it is looked for fast."""
_TOLD, _FIRM, _MOST = 2, 6, 12
_HEADED, _LED = 6, 2
"""What a name gains that stands in the headline, or in the lead."""
_WORDS, _SHORTEST, _LONGEST, _DOTS = 5, 2, 40, 2
_SUFFIX = re.compile(r" (?:Plc|PLC|plc|Inc|Corp|Ltd|Co|Corporation|Limited|Company|AG|SA|SE|NV|LLC)\.?$")
_SHARE = {"country": 0.5, "person": 0.5}
"""How much a name counts by its kind: a body or a thing says more than a land, and persons are often heard only."""
REPORTS = frozenset({"media", "office"})
"""Kinds of name that a text is not about."""
_TELLERS = ("told ", "told the ", "according to ", "according to the ", "published in ", "reported by ")
"""What stands before the name of one that others' words come by."""


class Subject(NamedTuple):
    """A name that a text tells, with what the text makes of it."""

    name: str
    call: str
    """How the text mostly says it."""
    words: Sequence[str]
    weight: float
    person: bool
    place: bool
    body: bool
    """Whether it is that of an organisation."""
    firm: bool
    """Whether it can stand beside other names: no person, and in the headline or, if no place, told often."""


class Weighing(NamedTuple):
    """A text with its names, as they are weighed."""

    text: str
    hits: Sequence[NameHit]
    full: Mapping[str, str]
    """By id the names of persons in full."""
    lex: Lexicon
    headline: str
    makers: Collection[str]
    """Who made the text: publisher, agency, author."""

    def peoples(self) -> set[str]:
        """The words that the text only has for what is of a land: "French"."""
        named = {hit.text for hit in self.hits if not hit.demonym}
        return {hit.text for hit in self.hits if hit.demonym and hit.name is None} - named

    def subjects(self) -> list[Subject]:
        """The names that the text tells more than once, or that its headline has."""
        runs, held = self._runs()
        told: dict[str, dict[str, int]] = {}
        kinds: dict[str, str] = {}
        first: dict[str, int] = {}
        places: set[str] = set()
        for hit in self.hits:
            if hit.start >= _REACH:
                break
            if hit.kind in REPORTS or hit.start in held:
                continue
            calls = told.get(hit.id)
            if calls is None:
                calls = told[hit.id] = {}
                kinds[hit.id], first[hit.id] = hit.kind, hit.start
                if hit.reading == "place":
                    places.add(hit.id)
            call = "" if hit.name or hit.demonym else hit.text[(hit.name_start or hit.start) - hit.start :]
            calls[call] = calls.get(call, 0) + 1
        longer = {name.rpartition(" ")[2]: name for _, name in runs if " " in name}
        for start, name in runs:
            whole = longer.get(name, name)  # "the Heavy" of the Falcon Heavy
            first.setdefault(whole, start)
            calls = told.setdefault(whole, {})
            calls[whole] = calls.get(whole, 0) + 1
        peoples = self.peoples()
        weighed = (
            self._weighed(key, calls, first[key], kinds.get(key, ""), place=key in places)
            for key, calls in told.items()
        )
        return [one for one in weighed if one is not None and one.name not in peoples]

    def _runs(self) -> tuple[list[tuple[int, str]], set[int]]:
        """Runs of capitals that are no names known yet, with where; and where the known names begin that they hold.

        "Panama" is no name by itself in "the Panama Papers".
        """
        runs: list[tuple[int, str]] = []
        held: set[int] = set()
        hits, k, size, function = self.hits, 0, len(self.hits), self.lex.function
        for run in _RUN.finditer(self.text, 0, _REACH):
            start, end = run.span(1)
            while k < size and hits[k].end <= start:
                k += 1
            name = run[1]
            if k < size and hits[k].start < end:
                parts = [hit for hit in hits[k : k + _WORDS] if hit.start < end]
                last = max(hit.end for hit in parts)
                if parts[0].start < start or last > end or len(parts[0].text) == len(name):
                    continue
                if any(hit.kind == "person" for hit in parts):
                    continue
                held.update(hit.start for hit in parts)
            if name.rpartition(" ")[2].lower() in function:
                continue  # "Formula One"
            if name and name.count(" ") < _WORDS:
                runs.append((start, name))
        return runs, held

    def _weighed(self, key: str, told: Mapping[str, int], first: int, kind: str, *, place: bool) -> Subject | None:
        """A name with its weight; None for one that can be no topic."""
        times, person = sum(told.values()), kind == "person"
        if times < _TOLD and not self.headline:
            return None
        headed = any(call and stands_in(call, self.headline) for call in told)
        if times + headed < _TOLD or (person and not (headed and times >= _FIRM)):
            return None  # told by the way, or one who is heard
        call = max(told, key=lambda call: (call != "", told[call]))
        name = self.full.get(key) or call
        if " " in name and (suffix := _SUFFIX.search(name)):
            name = name[: suffix.start()]
        if not name:
            return None
        if len(name) > _LONGEST or name in self.makers or name in self.lex.sets["no_topic"]:
            return None
        if (name[-1] == "." and name.count(".") < _DOTS) or (kind in ("", "admin") and len(name) <= _SHORTEST):
            return None  # "La.", "VA"
        if not all(self._is_of_name(word) for word in name.split()) or (not kind and self._is_plain(name)):
            return None  # "Nato spokesperson", "May 11"
        weight = min(times, _MOST) + _HEADED * headed + _LED * (first < _LEAD)
        place = place or kind == "country"
        firm = not person and (headed or (times >= _FIRM and not place))
        if not headed and times < _FIRM and any(f"{word}{call}" in self.text for word in _TELLERS):
            return None  # "told Politico"
        share = _SHARE.get(kind, 1.0)
        words = name.lower().replace("-", " ").split()
        return Subject(name, call, words, weight * share, person, place, bool(kind) and not place, firm)

    def _is_of_name(self, word: str) -> bool:
        sets = self.lex.sets
        if word in sets["within_names"]:
            return True
        low = word.lower()
        small = low in self.lex.function or low in sets["calendar"] or word.rstrip(".") in sets["short_months"]
        return not small and (word[0].isupper() or word[0].isdigit()) and word not in sets["clocks"]

    def _is_plain(self, name: str) -> bool:
        """Whether a text writes a name small as well, as it does "Papers" and "Prime Minister"."""
        low = name.lower()
        if len(low) < _SHORTEST or low in self.lex.forms or low in self.lex.function:
            return True
        return stands_in(low, self.text)
