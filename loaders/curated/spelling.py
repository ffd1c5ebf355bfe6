"""Misspelt keys of hand-written records: told, and read as the key that was meant, so that all below them is read too.

It changes no value; what the values are worth is settled in `loaders.curated`.
"""

from typing import Any

from pydantic import BaseModel

from loaders.curated.yaml import Map, Seq
from schemas.event import EventEntry
from schemas.faults import Fault, Path, keys_of, model_at, unknown_key
from schemas.times import EventTime, WhenEntry


def respelt(raw: Map, model: type[BaseModel], within: Path = ()) -> tuple[Map, list[Fault]]:
    """`raw` with each misspelt key under the key that it is nearest to, and a fault for each.

    A key that is near to none, or whose right spelling is there as well, stays: the model refuses it.
    """
    known = keys_of(model)
    found: list[Fault] = []
    mended = Map(raw.mark)
    mended.keys_at, mended.values_at = dict(raw.keys_at), dict(raw.values_at)
    for key, value in raw.items():
        message, hint, meant = unknown_key(key, model) if key not in known else ("", "", key)
        if not meant or (meant != key and (meant in raw.keys_at or meant in mended)):
            meant = key
        elif meant != key:
            found.append(Fault((*within, key), "E01", message, hint, on_key=True))
            mended.keys_at[meant], mended.values_at[meant] = raw.keys_at[key], raw.values_at[key]
        mended[meant], below = _below(value, _written_model(model, meant), (*within, meant))
        found += below
    return mended, found


def _below(value: Any, model: type[BaseModel] | None, path: Path) -> tuple[Any, list[Fault]]:
    """The same for what stands below a key."""
    if model is None or isinstance(value, str):
        return value, []
    if isinstance(value, Map):
        return respelt(value, model, path)
    items = Seq(value.mark)
    items.items_at = value.items_at
    found: list[Fault] = []
    for number, item in enumerate(value):
        mended, below = _below(item, model, (*path, number))
        items.append(mended)
        found += below
    return items, found


def _written_model(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    """The model of what a person writes under a key: keys of `when` and `set` differ from what they become."""
    if key == "set":
        return EventEntry
    inner = model_at(model, (key,))
    return WhenEntry if inner is EventTime else inner
