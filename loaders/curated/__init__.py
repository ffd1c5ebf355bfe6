"""Hand-written files to records: YAML of events, actors, places, types and decisions, every fault with its place.

One file at a time, and no rule that needs a second file or the vocabulary: those are in `kb.checks`. A file with a
fault is held back whole, but what can be read of it stays at hand, so that all its faults are told at once.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ValidationError

from loaders.curated.spelling import respelt
from loaders.curated.when import read_when
from loaders.curated.yaml import MAX_BYTES, Map, Mark, Node, Seq, key_mark_of, mark_of, read_documents, too_large
from schemas.actor import ActorEntry, PlaceEntry
from schemas.decision import DecisionEntry
from schemas.event import EventEntry
from schemas.event_type import EventType
from schemas.faults import Fault, faults
from schemas.faults import Path as Steps
from schemas.problems import Level, Problem, did_you_mean, nearest
from schemas.record import Record

Kind = Literal["event", "actor", "place", "type", "decision"]
KINDS: tuple[Kind, ...] = get_args(Kind)
ENTRIES: dict[Kind, type[Record]] = {
    "event": EventEntry,
    "actor": ActorEntry,
    "place": PlaceEntry,
    "type": EventType,
    "decision": DecisionEntry,
}
"""What a person writes, by kind; the folder and the list key are the kind with an s."""
AMENDABLE = (
    "title",
    "summary",
    "type",
    "status",
    "when",
    "place",
    "participants",
    "relations",
    "tags",
    "notes",
    "lock",
)
"""Fields of an event that an `amend` decision may set."""


@dataclass(frozen=True)
class Written:
    """A record as a person wrote it, and where each of its fields stands."""

    kind: Kind
    """event, actor, place, type or decision."""
    entry: Record
    """The record: an `EventEntry`, `ActorEntry`, `PlaceEntry`, `EventType` or `DecisionEntry`."""
    file: str
    """The file, below the knowledge base's folder."""
    within: Steps
    """The path of the record in its file: () when it is the whole, `("events", 3)` in a list."""
    raw: Map
    """What was written, as text."""

    @property
    def line(self) -> int:
        """The line on which the record begins."""
        return self.raw.mark[0]

    def problem(self, code: str, path: Steps, message: str, hint: str = "", level: Level = "error") -> Problem:
        """A problem at the field `path` of this record, with its line and column."""
        return self.told(Fault(path, code, message, hint), level)

    def told(self, fault: Fault, level: Level = "error") -> Problem:
        """A fault of this record with file, line and column."""
        line, column = (key_mark_of if fault.on_key else mark_of)(self.raw, fault.path)
        return Problem(
            code=fault.code,
            file=self.file,
            line=line,
            column=column,
            field=".".join(map(str, (*self.within, *fault.path))),
            message=fault.message,
            hint=fault.hint,
            level=level,
        )


@dataclass(frozen=True)
class Curated:
    """One hand-written file: its records and all that is wrong with it."""

    path: str
    """The file, below the knowledge base's folder."""
    written: tuple[Written, ...] = ()
    """All records as far as they could be read, those of a faulty file too: for messages, never for the database."""
    problems: tuple[Problem, ...] = ()
    """All faults, by line and column."""

    @property
    def faulty(self) -> bool:
        """Whether the file has a fault, so that none of its records may be used."""
        return any(problem.level == "error" for problem in self.problems)

    def _entries(self, kind: Kind) -> tuple[Any, ...]:
        return () if self.faulty else tuple(item.entry for item in self.written if item.kind == kind)

    @cached_property
    def events(self) -> tuple[EventEntry, ...]:
        """Its events; none when the file has a fault."""
        return self._entries("event")

    @cached_property
    def actors(self) -> tuple[ActorEntry, ...]:
        """Its actors; none when the file has a fault."""
        return self._entries("actor")

    @cached_property
    def places(self) -> tuple[PlaceEntry, ...]:
        """Its places; none when the file has a fault."""
        return self._entries("place")

    @cached_property
    def types(self) -> tuple[EventType, ...]:
        """Its event types; none when the file has a fault."""
        return self._entries("type")

    @cached_property
    def decisions(self) -> tuple[DecisionEntry, ...]:
        """Its decisions; none when the file has a fault."""
        return self._entries("decision")


def read_curated(path: Path, root: Path) -> Curated:
    """The records of one hand-written file of the folder `root`; what is wrong with it is told, never raised."""
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    try:
        if path.stat().st_size > MAX_BYTES:
            return Curated(file, problems=(too_large(path.stat().st_size, file),))
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return Curated(file, problems=(Problem(code="E00", file=file, message=f"cannot be read: {reason}"),))
    return read_curated_text(raw, file)


def read_curated_text(raw: bytes, file: str) -> Curated:
    """The records of one hand-written file, given its bytes; its kind is told by the first folder of `file`."""
    documents, problems = read_documents(raw, file)
    written: list[Written] = []
    for document in documents:
        for kind, within, node in _records(document, file, problems):
            record, found = _read(kind, within, node, file)
            problems += [record.told(fault) for fault in found]
            written.append(record)
    if not documents and not problems:
        problems.append(Problem(code="E00", file=file, line=1, column=1, message="the file is empty", hint="delete it"))
    return Curated(file, tuple(item for item in written if type(item.entry) is not Record), _in_order(problems))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by place; of several at one place and field, the first found, which the others follow from."""
    kept: dict[tuple[int, int, str], Problem] = {}
    for problem in problems:
        kept.setdefault((problem.line or 0, problem.column or 0, problem.field), problem)
    return tuple(kept[key] for key in sorted(kept))


def _records(document: Node, file: str, problems: list[Problem]) -> Iterator[tuple[Kind, Steps, Map]]:
    """The records of one document with their kinds and paths: itself, or the items of its lists."""
    folder = file.partition("/")[0] if "/" in file else ""
    own = next((kind for kind in KINDS if f"{kind}s" == folder), None)

    def fault(mark: Mark, message: str, hint: str, field: str = "") -> None:
        line, column = mark
        problems.append(
            Problem(code="E01", file=file, line=line, column=column, field=field, message=message, hint=hint)
        )

    if not isinstance(document, Map):
        mark = document.mark if isinstance(document, Seq) else (1, 1)
        fault(mark, "a record is keys and values", f"put a list under '{own or 'event'}s:'")
        return
    lists = {f"{kind}s": kind for kind in KINDS}
    if own is not None and (_has_own_keys(document, own) or not _nearly_lists(document, lists)):
        yield own, (), document
        return
    if not _nearly_lists(document, lists):
        fault(document.mark, "it is not said what kind of record this is", "put it into events/, or under 'events:'")
        return
    for key, at in document.keys_at.items():
        items = document.get(key, Seq(at))
        if key not in lists:
            fault(at, f"'{key}' is no list of records", did_you_mean(key, lists) or f"one of {', '.join(lists)}", key)
        elif not isinstance(items, Seq):
            fault(document.values_at[key], f"'{key}' is a list", "begin each record with '- '", key)
        else:
            for number, item in enumerate(items):
                if isinstance(item, Map):
                    yield lists[key], (key, number), item
                else:
                    fault(items.items_at[number], "a record is keys and values", "", f"{key}.{number}")


def _has_own_keys(document: Map, kind: Kind) -> bool:
    return any(key in ENTRIES[kind].model_fields for key in document.keys_at)


def _nearly_lists(document: Map, lists: Collection[str]) -> bool:
    """Whether a key is that of a list of records, or a misspelling of one."""
    return any(nearest(key, lists, most=1) for key in document.keys_at)


def _read(kind: Kind, within: Steps, raw: Map, file: str) -> tuple[Written, list[Fault]]:
    """A record and its faults; with faults, the record without what is at fault, as far as one is left."""
    entry, found = _entry(kind, raw)
    if any(fault.on_key for fault in found):
        raw, misspelt = respelt(raw, ENTRIES[kind])
        entry, found = _entry(kind, raw)
        found = misspelt + found
    return Written(kind, entry or Record(), file, within, raw), found


def _entry(kind: Kind, raw: Map) -> tuple[Record | None, list[Fault]]:
    given: dict[str, Any] = dict(raw)
    found = _read_times(given)
    if kind == "decision" and isinstance(amended := given.get("set"), Map):
        given["set"], wrong = _amendment(amended)
        found += [fault._replace(path=("set", *fault.path)) for fault in wrong]
    entry, wrong = _validated(ENTRIES[kind], given)
    return entry, found + wrong


def _amendment(amended: Map) -> tuple[dict[str, Any], list[Fault]]:
    """The fields that a decision sets, read as those of an event, and their faults."""
    fixed = [key for key in amended if key in EventEntry.model_fields and key not in AMENDABLE]
    hint = f"it may set {', '.join(AMENDABLE)}"
    found = [Fault((key,), "E01", f"a decision cannot set '{key}'", hint, on_key=True) for key in fixed]
    given = {key: value for key, value in amended.items() if key not in fixed}
    found += _read_times(given)
    event, wrong = _validated(EventEntry, {**_STAND_INS_OF_EVENT, **given})
    return {key: getattr(event, key) for key in given if key in AMENDABLE} if event else {}, found + wrong


def _read_times(given: dict[str, Any]) -> list[Fault]:
    """Reads `when` in place; a faulty one is left out of `given`."""
    if "when" not in given:
        return []
    when, wrong = read_when(given.pop("when"))
    if when is not None:
        given["when"] = when
    return [fault._replace(path=("when", *fault.path)) for fault in wrong]


_STAND_INS = {"id": "not-readable", "title": "not readable", "name": "not readable", "family": "other"}
"""What stands for a required value that cannot be read, so that the rest of its record can be looked at."""
_STAND_INS_OF_EVENT = {"id": "not-readable", "title": "not readable"}


def _validated(model: type[Record], given: dict[str, Any]) -> tuple[Record | None, list[Fault]]:
    """`given` as a model, and its faults; with faults, the model of what is not at fault, if that makes one."""
    try:
        return model.model_validate(given), []
    except ValidationError as error:
        found = faults(error, model, given)
    sound = {key: value for key, value in given.items() if not any(fault.path[:1] == (key,) for fault in found)}
    sound |= {key: text for key, text in _STAND_INS.items() if key not in sound and _requires(model, key)}
    try:
        return model.model_validate(sound), found
    except ValidationError:
        return None, found


def _requires(model: type[BaseModel], key: str) -> bool:
    return key in model.model_fields and model.model_fields[key].is_required()
