"""Whether the examples of a person's own event types are read as they say (W06): tested the day they are written.

Pure, and for `kb check` alone: a build reads the texts with the type as it is.
"""

from collections.abc import Iterable

from loaders.curated import Written
from loaders.triggers import find_triggers
from schemas.event_type import EventType, Example
from schemas.problems import Problem
from schemas.text import Sentence
from schemas.vocabulary import Vocabulary

_LANGUAGE = "en"


def misread(written: Iterable[Written], vocabulary: Vocabulary) -> list[Problem]:
    """A warning for each example of a written type that the vocabulary's words do not read as it says."""
    found = []
    for item in written:
        if not isinstance(item.entry, EventType):
            continue
        for path, name, example in _examples(item.entry):
            if said := _wrong(name, example, vocabulary):
                hint = "look at the words under `triggers`, or at the example"
                found.append(item.problem("W06", path, said, hint, "warning"))
    return found


def _examples(kind: EventType) -> Iterable[tuple[tuple[str | int, ...], str, Example]]:
    """Each example of a type and of its modes: where it stands, the type that it is an example of, and itself."""
    for number, example in enumerate(kind.examples):
        yield ("examples", number), kind.id, example
    for place, mode in enumerate(kind.modes):
        for number, example in enumerate(mode.examples):
            yield ("modes", place, "examples", number), f"{kind.id}/{mode.id}", example


def _wrong(name: str, example: Example, vocabulary: Vocabulary) -> str:
    """What is wrong with the reading of an example; empty where nothing is."""
    sentence = Sentence(0, len(example.text), example.text, 0, 0, "body")
    found = [
        trigger
        for trigger in find_triggers(sentence, vocabulary, _LANGUAGE)
        if not trigger.generic and trigger.realis == "asserted"
    ]
    if example.type is None:
        return next(
            (
                f"'{one.text}' is read as {one.type} here"
                for one in found
                if one.type.partition("/")[0] == name.partition("/")[0]
            ),
            "",
        )
    word = (example.trigger or "").lower()
    if any(one.type == example.type and word in ("", one.text.lower()) for one in found):
        return ""
    read = ", ".join(f"'{one.text}' as {one.type}" for one in found)
    return (
        f"this is not read as {example.type}"
        + (f" at '{example.trigger}'" if word else "")
        + f": {read or 'no event is found'}"
    )
