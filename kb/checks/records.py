"""The rules of one hand-written record: names to ids, roles, quotes, places (E01, E04–E06, E08, E10, W01, W04).

Pure: each function takes a record as written and gives it back with ids for names, telling what is wrong on the way.
Rules that need two records are in `kb.checks.across`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from kb.checks.names import Lookup, Meant
from loaders.curated import Written
from loaders.curated.when import is_zone, like_zone
from schemas.actor import Actor, ActorEntry, Name, Place, PlaceEntry
from schemas.decision import Decision, DecisionEntry
from schemas.event import Citation, Event, EventEntry, Participation, ParticipationEntry
from schemas.faults import Path
from schemas.ids import level, slugify
from schemas.problems import Level, Problem, did_you_mean
from schemas.times import EventTime


class Texts:
    """The loaded sources: their texts by id, each asked for once while it is in use, and all ids for near matches."""

    def __init__(self, get: Callable[[str], str | None], ids: Iterable[str] = ()) -> None:
        self.ids = ids
        self.get = lru_cache(maxsize=256)(get)
        self.levelled = lru_cache(maxsize=1024)(lambda source: level(self.get(source) or ""))


@dataclass
class Teller:
    """Collects what is wrong with one record."""

    written: Written
    """The record."""
    problems: list[Problem] = field(default_factory=list)
    """Where what is wrong is put down."""

    def __call__(self, code: str, path: Path, message: str, hint: str = "", level: Level = "error") -> None:
        """Tells of one problem at the field `path` of the record."""
        self.problems.append(self.written.problem(code, path, message, hint, level))

    def id(self, path: Path, meant: Meant, code: str = "E01") -> str | None:
        """The id of what was meant, after telling what is wrong with it."""
        if meant.fault:
            self(code, path, meant.fault, meant.hint, "error" if meant.stops else "warning")
        return meant.id


def event(entry: EventEntry, tell: Teller, lookup: Lookup, texts: Texts | None) -> Event:
    """The event with ids for names; what is wrong with it is told."""
    if re.fullmatch(r"e-[0-9a-f]{10}", entry.id):
        tell("E01", ("id",), "ids of this form belong to machine-made events", f"write '{slugify(entry.title)}'")
    given = {name: getattr(entry, name) for name in entry.model_fields_set}
    fields = event_fields(given, (), tell, lookup)
    if not entry.sources and "unsourced" not in tell.written.raw:
        tell("E04", ("sources",), "the event has no source", "add `sources:`, or `unsourced:` with the reason")
    for number, citation in enumerate(entry.sources):
        cited(citation, ("sources", number), tell, texts)
    weekdays(entry, tell)
    return Event.model_validate({**fields, "file": tell.written.file, "line": tell.written.line})


def event_fields(given: Mapping[str, Any], within: Path, tell: Teller, lookup: Lookup) -> dict[str, Any]:
    """Fields of an event, or those that a decision sets, with ids for names."""
    fields = dict(given)
    if "type" in fields:
        code, meant = lookup.type(fields["type"])
        fields["type"] = tell.id((*within, "type"), meant, code) or "other"
    if fields.get("place"):
        fields["place"] = tell.id((*within, "place"), lookup.place(fields["place"]))
    if fields.get("participants"):
        fields["participants"] = _parties(fields["participants"], (*within, "participants"), tell, lookup)
    return fields


def _parties(
    entries: tuple[ParticipationEntry, ...], within: Path, tell: Teller, lookup: Lookup
) -> tuple[Participation, ...]:
    """Those who take part, with ids for names (E06)."""
    found: dict[tuple[str, str], Participation] = {}
    for number, entry in enumerate(entries):
        at = (*within, number)
        actor = tell.id((*at, "actor"), lookup.actor(entry.actor))
        sender = tell.id((*at, "for"), lookup.actor(entry.on_behalf_of)) if entry.on_behalf_of else None
        if entry.role == "delegate" and not entry.on_behalf_of:
            tell("E06", at, f"'{entry.actor}' is a delegate of nobody", "say whose with `for:`")
        if actor is None:
            continue
        if (actor, entry.role) in found:
            hint = "leave one of the two out, or give it another role"
            tell("E06", at, f"'{entry.actor}' is {entry.role} of this event twice", hint)
            continue
        found[actor, entry.role] = Participation.model_validate(
            {"actor": actor, "role": entry.role, "for": sender, "as_text": entry.as_text}
        )
    return tuple(found.values())


def cited(citation: Citation, at: Path, tell: Teller, texts: Texts | None) -> None:
    """Tells what is wrong with a source that an event cites (E01, E04, E05)."""
    if not citation.source and not citation.url and not citation.title:
        tell("E04", at, "it is not said which source this is", "give `source:`, or `url:` and `title:`")
    if citation.trigger and citation.quote and level(citation.trigger) not in level(citation.quote):
        tell("E05", (*at, "trigger"), f"the trigger '{citation.trigger}' is not in the quote")
    if not citation.source or texts is None:
        return
    text = texts.get(citation.source)
    if text is None:
        if not citation.url:
            hint = did_you_mean(citation.source, texts.ids) or "add it with `kb add`, or cite it by `url:` and `title:`"
            tell("E01", (*at, "source"), f"no source '{citation.source}' is loaded", hint)
        return
    if citation.quote and level(citation.quote) not in texts.levelled(citation.source):
        near = _nearest_sentence(citation.quote, text)
        tell("E05", (*at, "quote"), f"the quote is not in '{citation.source}'", f"the nearest sentence is: {near}")


def _nearest_sentence(quote: str, text: str) -> str:
    """The sentence of `text` that shares most with `quote`, at most 200 characters of it."""
    sentences = [found.strip() for found in re.split(r"(?<=[.!?。！？])\s+|\n+", text) if found.strip()]
    words = set(quote.casefold().split())
    likely = sorted(sentences, key=lambda one: -len(words & set(one.casefold().split())))[:20]
    best = max(likely, key=lambda one: _shared(quote, one[:400]), default="")
    return f"“{best if len(best) <= 200 else best[:199] + '…'}”"


def _shared(quote: str, sentence: str) -> int:
    """How many characters of a quote a sentence has in its order, in runs of three or more: a long one may hold it."""
    matcher = SequenceMatcher(None, sentence.casefold(), quote.casefold(), autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks() if block.size > 2)


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")


def weekdays(entry: EventEntry, tell: Teller) -> None:
    """Tells of weekdays in title and quotes none of which is a day of the event (W01)."""
    days = _weekdays_of(entry.when)
    if not days:
        return
    quotes = [(("sources", number, "quote"), one.quote or "") for number, one in enumerate(entry.sources)]
    for path, text in [(("title",), entry.title), *quotes]:
        named = dict.fromkeys(_WEEKDAY.findall(text))
        if named and not days & named.keys():
            is_a = " to ".join(sorted(days, key=_WEEKDAYS.index))
            said = f"{' and '.join(named)} stands here, but {entry.when.in_words()} is a {is_a}"
            tell("W01", path, said, "look at the date again", "warning")


def _weekdays_of(when: EventTime) -> set[str]:
    """The weekdays of a time of at most three days, where every one of them is known."""
    bounds = when.bounds
    if bounds is None or bounds.jd_end - bounds.jd_start > 2 or bounds.precision == "within":
        return set()
    return {_WEEKDAYS[day % 7] for day in range(bounds.jd_start, bounds.jd_end + 1)}


def actor(entry: ActorEntry, tell: Teller, lookup: Lookup) -> Actor:
    """The actor with ids for what it belongs to; what is wrong with it is told."""
    given = {name: getattr(entry, name) for name in entry.model_fields_set}
    _country(entry.country, tell, lookup)
    _names(entry.names, tell)
    belongs = [tell.id(("member_of", n), lookup.actor(name)) for n, name in enumerate(entry.member_of)]
    return Actor.model_validate({**given, "member_of": tuple(one for one in belongs if one)})


def place(entry: PlaceEntry, tell: Teller, lookup: Lookup) -> Place:
    """The place with the id of what it lies in; what is wrong with it is told (E09, E10)."""
    given = {name: getattr(entry, name) for name in entry.model_fields_set}
    _country(entry.country, tell, lookup)
    _names(entry.names, tell)
    if entry.zone and not is_zone(entry.zone):
        tell("E09", ("zone",), f"no time zone '{entry.zone}'", like_zone(entry.zone))
    whole = tell.id(("part_of",), lookup.place(entry.part_of)) if entry.part_of else None
    around = lookup.vocabulary.places.get(whole or "")
    if around and around.country and entry.country and around.country != entry.country:
        said = f"the country is {entry.country}, but '{around.id}', which it lies in, is in {around.country}"
        tell("E10", ("country",), said, "mend one of the two")
    return Place.model_validate({**given, "part_of": whole})


def _country(code: str | None, tell: Teller, lookup: Lookup) -> None:
    if code and lookup.countries and code not in lookup.countries:
        other = {"UK": "GB", "EL": "GR"}.get(code)
        hint = f"write '{other}'" if other else did_you_mean(code, lookup.countries)
        tell("E01", ("country",), f"no country '{code}' in ISO 3166", hint)


def _names(names: tuple[Name, ...], tell: Teller) -> None:
    for number, name in enumerate(names):
        if name.valid_from and name.valid_until and name.valid_until < name.valid_from:
            tell("E03", ("names", number, "until"), f"it ends before it starts, on {name.valid_from}")


def decision(entry: DecisionEntry, tell: Teller, lookup: Lookup, texts: Texts | None) -> Decision:
    """The decision with ids for the names that it sets; what is wrong with it is told (W04)."""
    given = {name: getattr(entry, name) for name in entry.model_fields_set}
    if entry.set is not None:
        given["set"] = event_fields(entry.set, ("set",), tell, lookup)
    if entry.source and entry.quote and texts is not None:
        text = texts.get(entry.source)
        if text is None:
            hint = did_you_mean(entry.source, texts.ids)
            tell("W04", ("source",), f"no source '{entry.source}' is loaded", hint, "warning")
        elif level(entry.quote) not in texts.levelled(entry.source):
            hint = f"the nearest sentence is: {_nearest_sentence(entry.quote, text)}"
            tell("W04", ("quote",), f"the quote is not in '{entry.source}' any more", hint, "warning")
    return Decision.model_validate({**given, "file": tell.written.file, "line": tell.written.line})
