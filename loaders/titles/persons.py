"""Persons whom a title tells by less than the text knows: by the given name alone, or as the owner "his" or "her".

"Max came third" gives "Max Rojas came third"; "Dahl was stunned by her claim" gives "Dahl was stunned by Ana Quispe's
claim", since it would be read as another's. What is quoted stays as it was said.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from loaders.titles.pronouns import PERSONS
from schemas.text import NameHit, Sentence

_LARGE = re.compile(r"(?<!\w)[A-Z]\w+")


def by_given_name(full: Iterable[str]) -> dict[str, list[str]]:
    """The whole names of a text by their given names."""
    given: dict[str, list[str]] = {}
    for name in dict.fromkeys(full):
        given.setdefault(name.partition(" ")[0], []).append(name)
    return given


def persons_in_full(
    title: str, sentence: Sentence, text: str, hits: Sequence[NameHit], given: Mapping[str, Sequence[str]]
) -> str:
    """The title with its persons in full; `hits` are the names of its sentence, `given` the whole names of `text`."""
    return _with_owners(_with_surnames(title, text, sentence.end, hits, given), sentence, hits)


def _with_surnames(
    title: str, text: str, so_far: int, hits: Sequence[NameHit], given: Mapping[str, Sequence[str]]
) -> str:
    """The title with the surname behind a given name that is only one person's in the text so far."""
    spoken = title.find("“")
    own = title if spoken < 0 else title[:spoken]
    for word in _LARGE.finditer(own):
        names, (at, end) = given.get(word[0], ()), word.span()
        if len(names) != 1 or names[0].rpartition(" ")[2] in title or text.find(names[0], 0, so_far) < 0:
            continue
        inside = own[end : end + 1] == "-" or (at and own[at - 1] != " ")
        beside = own[:at].rstrip().rpartition(" ")[2][:1].isupper() or own[end:].lstrip()[:1].isupper()
        if not inside and not beside and not any(word[0] in hit.text and hit.kind != "person" for hit in hits):
            return f"{title[:at]}{names[0]}{title[end:]}"
    return title


def _with_owners(title: str, sentence: Sentence, hits: Sequence[NameHit]) -> str:
    """The title with the name of an owner whom "his" or "her" would give to another person named before."""
    for hit in hits:
        if hit.name is None or not hit.demonym or hit.text not in ("his", "her"):
            continue
        thing = sentence.text[hit.end - sentence.start :].split(maxsplit=1)[:1]
        at = title.find(f" {hit.text} {thing[0]}") if thing else -1
        before = title[: max(at, 0)]
        if (
            not before
            or "“" in before
            or hit.name.rpartition(" ")[2] in before
            or not PERSONS.isdisjoint(before.split())
        ):
            continue
        if any(other.kind == "person" and not other.name and other.text.split()[-1] in before for other in hits):
            mark = "’" if "’" in sentence.text else "'"
            return f"{before} {hit.name}{mark}s{title[at + 1 + len(hit.text) :]}"
    return title
