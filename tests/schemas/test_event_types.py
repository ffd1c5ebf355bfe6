"""Every example of every event type, as the vocabulary states it; a user's type file can be tested the same way."""

import pytest

from loaders.entries import index_of
from loaders.triggers import find_triggers
from schemas.text import Sentence
from schemas.vocabulary import shipped

TYPES = list(shipped().event_types.values())
EXAMPLES = [
    pytest.param(name, example, id=f"{name}-{number}")
    for kind in TYPES
    for name, examples in ((kind.id, kind.examples), *((f"{kind.id}/{m.id}", m.examples) for m in kind.modes))
    for number, example in enumerate(examples)
]


def read(text):
    found = find_triggers(Sentence(0, len(text), text, 0, 0, "body"), shipped())
    return [t for t in found if not t.generic and t.realis == "asserted"]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_an_example_is_read_as_it_says(name, example):
    found = read(example.text)
    if example.type is not None:
        assert (example.type, example.trigger.lower()) in [(t.type, t.text.lower()) for t in found]
    else:
        assert name.partition("/")[0] not in [t.type.partition("/")[0] for t in found]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.id)
def test_a_type_has_positive_and_negative_examples_and_each_mode_has_one(kind):
    assert [e for e in kind.examples if e.type], "no positive example"
    assert [e for e in kind.examples if not e.type], "no negative example"
    assert [mode.id for mode in kind.modes if not mode.examples] == []


def test_codes_are_text_and_no_name_is_given_twice():
    assert all(kind.iptc is None or len(kind.iptc) == 8 for kind in TYPES)
    names = [name for kind in TYPES for name in (kind.id, *(f"{kind.id}/{m.id}" for m in kind.modes))]
    assert len(names) == len(set(names))


def test_all_triggers_can_be_read():
    assert index_of(shipped(), "en") is not None
