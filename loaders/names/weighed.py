"""What is left of an unknown name where the vocabulary knows a part of it, and where a name of the vocabulary ends.

It weighs two readings of one stretch; what the words beside a name tell is the work of `introduced` and `positions`.
"""

import re
from collections.abc import Sequence

from loaders.names.beside import acts
from loaders.names.index import Known
from loaders.names.shapes import Found, Shapes

_PLACE_AND_NAME = 2
_MORE = re.compile(r"(?: [A-Z]\w+)+")


def ends(text: str, known: Sequence[Known], shape: Shapes) -> dict[int, tuple[int, bool]]:
    """By where a name of the vocabulary begins: where it ends, and whether it can act there."""
    ends: dict[int, tuple[int, bool]] = {}
    for start, end, meaning in known:
        if meaning.sense != "office":
            acts = meaning.actor is not None and meaning.sense != "metonym"
            if meaning.kind == "company":
                end = company_end(text, end, shape)
                more = _MORE.match(text, end)  # "Ford Foundation" is a body of its own
                acts = more is None or shape.body.get(more[0].split()[-1], "company") == "company"
            ends[start] = end, acts
    return ends


def company_end(text: str, end: int, shape: Shapes) -> int:
    """Where the words that only say that a company is one end behind its name: "Exxon Mobil Corp."."""
    more = _MORE.match(text, end)
    return more.end() if more and all(shape.body.get(word) == "company" for word in more[0].split()) else end


def weighed(text: str, one: Found, known: Sequence[Known], shape: Shapes) -> Found | None:
    """What is left of a name where the vocabulary knows a part of it.

    Nothing of one that is not sure, or of a title before a people ("Staff Kenyan"), where it knows an actor; at most a
    surname of one that is not sure where it knows a place or seat, or where countries have the names of persons.
    """
    for k in known:
        if k.end <= one.start:
            continue
        if k.start >= one.end:
            break
        if k.start < one.start and k.end >= one.end and k.meaning.actor:
            return None  # "Central Bank" in "the European Central Bank"
        if one.sure and k.start == one.name_start and k.end >= one.end and k.meaning.kind not in ("", "person"):
            return one if one.titled and _can_be_surname(text, k, shape) else None
        if not one.sure and one.start < k.end and k.meaning.sense != "office":
            if (
                one.speaks
                and len(one.words) > 1
                and not (k.start == one.start and k.end == one.end and _lies_in(text, k, shape))
                and one.words[0].lower() not in shape.compass
                and (k.meaning.actor is None or k.meaning.sense == "metonym")
            ):
                return one  # "Manchester United beat"
            if len(one.words) == _PLACE_AND_NAME and k.start == one.start and _lies_in(text, k, shape):
                return _behind_place(one, k)
            if len(one.words) > 1 or (k.meaning.actor and not _can_be_surname(text, k, shape)):
                return None
            return one if _says(text, k, shape) else one._replace(speaks=False)
    return one


def _lies_in(text: str, known: Known, shape: Shapes) -> bool:
    """Whether a word for a place stands right before a known name: "in Los Angeles, said"."""
    return text[: known.start].rstrip().rpartition(" ")[2].lower() in shape.locative


def _behind_place(one: Found, place: Known) -> Found | None:
    """The surname behind the place in which somebody does something: "In Lima Quispe gave a speech"."""
    start = place.end + 1
    if one.end - start != len(one.words[-1]):
        return None
    return Found(start, start, one.end, one.words[-1:], "other", False, False, one.speaks)


def _says(text: str, known: Known, shape: Shapes) -> bool:
    """Whether the name of a small town has a verb of persons behind it, and so may be a surname: "Dudley said"."""
    meaning = known.meaning
    small = meaning.place_kind == "city" and not meaning.weight and meaning.actor is None
    return small and acts(text, known.end, shape, whole=False) == "speaks"


def _can_be_surname(text: str, known: Known, shape: Shapes) -> bool:
    """Whether a name of the vocabulary can as well be a person's who is named in full elsewhere: "Jordan insisted"."""
    word = text[known.start : known.end]
    if known.meaning.sense == "metonym" or word in shape.doubtful:
        return text[: known.start].rpartition(" ")[0].rpartition(" ")[2].lower() not in shape.locative
    return False
