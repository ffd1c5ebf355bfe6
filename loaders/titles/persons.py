"""Persons whom a title tells by less than the text knows: by the given name alone, or as the owner "his" or "her".

"Max came third" gives "Max Rojas came third"; "Dahl was stunned by her claim" gives "Dahl was stunned by Ana Quispe's
claim", since it would be read as another's. What is quoted stays as it was said.
"""

from collections.abc import Mapping, Sequence

from loaders.titles.pronouns import PERSONS
from schemas.text import NameHit, Sentence


def persons_in_full(title: str, sentence: Sentence, text: str, hits: Sequence[NameHit], full: Mapping[str, str]) -> str:
    """The title with its persons in full; `hits` are the names of its sentence, `full` the whole names of `text`."""
    return _with_owners(_with_surnames(title, text[: sentence.end], hits, full), sentence, hits)


def _with_surnames(title: str, so_far: str, hits: Sequence[NameHit], full: Mapping[str, str]) -> str:
    """The title with the surname behind a given name that is only one person's in the text so far."""
    spoken = title.find("“")
    own = title if spoken < 0 else title[:spoken]
    names = [name for name in dict.fromkeys(full.values()) if name.partition(" ")[0] in own]
    for name in names:
        given, last = name.partition(" ")[0], name.rpartition(" ")[2]
        at, end = own.find(given), own.find(given) + len(given)
        if last in title or name not in so_far or sum(other.startswith(f"{given} ") for other in names) > 1:
            continue
        inside = own[end : end + 1].isalnum() or own[end : end + 1] == "-" or (at and own[at - 1] != " ")
        beside = own[:at].rstrip().rpartition(" ")[2][:1].isupper() or own[end:].lstrip()[:1].isupper()
        if not inside and not beside and not any(given in hit.text and hit.kind != "person" for hit in hits):
            return f"{title[:at]}{name}{title[end:]}"
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
