"""Persons whom a title tells by less than the text knows: by the given name alone, or as the owner "his" or "her".

"Max came third" gives "Max Rojas came third"; "Dahl was stunned by her claim" gives "Dahl was stunned by Ana Quispe's
claim", since it would be read as another's. What is quoted stays as it was said.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from loaders.grammar import Lexicon
from schemas.text import NameHit, Sentence

_NOUN_AND_LINK = 2
_INTERVIEW = re.compile(r"(?:Interview|(?:[A-Z]\S* ){1,4}interview|[A-Z][a-z]+ interview)\b(?! by\b)(?![’'])")
_LARGE = re.compile(r"(?<!\w)[A-Z]\w+")
_WORD_BEFORE = re.compile(r"\S+(?= )")


def by_given_name(full: Iterable[str]) -> dict[str, list[str]]:
    """The whole names of a text by their given names."""
    given: dict[str, list[str]] = {}
    for name in dict.fromkeys(full):
        given.setdefault(name.partition(" ")[0], []).append(name)
    return given


def persons_in_full(
    title: str, sentence: Sentence, text: str, hits: Sequence[NameHit], given: Mapping[str, Sequence[str]], lex: Lexicon
) -> str:
    """The title with its persons in full; `hits` are the names of its sentence, `given` the whole names of `text`."""
    title = _with_owners(_with_surnames(title, text, sentence.end, hits, given), sentence, hits, lex)
    return _with_interviewee(title, hits, given, lex) if "nterview" in title else title


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


def _with_owners(title: str, sentence: Sentence, hits: Sequence[NameHit], lex: Lexicon) -> str:
    """The title with the name of an owner whom "his" or "her" would give to another person named before."""
    for hit in hits:
        if hit.name is None or not hit.demonym or hit.text not in ("his", "her"):
            continue
        thing = sentence.text[hit.end - sentence.start :].split(maxsplit=1)[:1]
        at = title.find(f" {hit.text} {thing[0]}") if thing else -1
        before = title[: max(at, 0)]
        led = before.split()
        alone = len(led) == _NOUN_AND_LINK and led[1] in ("of", "in", "at", "on", "with", "to", "against", "by")
        if before and alone and hit.name.rpartition(" ")[2] not in title:
            return f"{before} {hit.name}{_mark(sentence)}s{title[at + 1 + len(hit.text) :]}"
        if (
            not before
            or "“" in before
            or hit.name.rpartition(" ")[2] in before
            or not lex.sets["persons"].isdisjoint(before.split())
        ):
            continue
        if any(other.kind == "person" and not other.name and other.text.split()[-1] in before for other in hits):
            return f"{before} {hit.name}{_mark(sentence)}s{title[at + 1 + len(hit.text) :]}"
    return title


def _mark(sentence: Sentence) -> str:
    """The mark that a sentence writes before the "s" of an owner."""
    return "’" if "’" in sentence.text else "'"


def _with_interviewee(title: str, hits: Sequence[NameHit], given: Mapping[str, Sequence[str]], lex: Lexicon) -> str:
    """The title of an interview with whose it is, where its sentence has one person that the title lacks."""
    found = _INTERVIEW.match(title)
    if found is None:
        return title
    told: dict[str, str] = {}
    for hit in hits:
        name = hit.name or (hit.text[(hit.name_start or hit.start) - hit.start :] if hit.kind == "person" else "")
        if name and name[0].isupper():
            told.setdefault(hit.id, name)
    names = [name for name in told.values() if name.rpartition(" ")[2] not in title]
    if len(names) != 1 or any(name.rpartition(" ")[2] in found[0] for name in told.values()):
        return title
    whole = [name for some in given.values() for name in some if name.endswith(f" {names[0]}")]
    owner = whole[0] if len(whole) == 1 else names[0]
    first = title.partition(" ")[0]
    opens = title if not first.islower() and first not in lex.sets["kinds_of_talk"] else title[0].lower() + title[1:]
    return f"{owner}'s {opens}"


def full_names(hits: Sequence[NameHit], text: str) -> dict[str, str]:
    """By id the longest name by which a text calls a person, its title left out.

    One that only ever opens a sentence may hold an ordinary word there, and is not taken. "Mrs. Rojas" is nobody's
    longer name where a text has a Mr. Rojas too; such a call stands for itself.
    """
    full: dict[str, str] = {}
    men = {hit.id for hit in hits if hit.text.startswith(("Mr.", "Mr "))}
    for hit in hits:
        if hit.id in men and hit.text.startswith("Mrs"):
            full[hit.text] = hit.text
            continue
        if hit.kind == "person" and hit.name is None:
            name = hit.text[(hit.start if hit.name_start is None else hit.name_start) - hit.start :]
            opens = hit.name_start is None and (hit.start < 2 or text[hit.start - 2] in ".!?\n” \"”’'")
            if 0 < name.count(" ") < 4 and not opens and name.count(" ") > full.get(hit.id, "").count(" "):
                full[hit.id] = name
    return full


def has_namesake(name: str, headline: str, text: str, lex: Lexicon) -> bool:
    """Whether the headline tells of another of the same surname, whom the bare surname may mean."""
    last = name.rpartition(" ")[2]
    at = headline.find(f" {last}")
    given = headline[:at].rpartition(" ")[2] if at > 0 else ""
    known = given in name or given.lower() in lex.sets["persons"] or given in ("Mr", "Mrs", "Ms", "Dr", "Sir")
    return given.istitle() and given.isalpha() and not known and stands_in(given, text)


def stands_in(name: str, text: str) -> bool:
    """Whether a text has the words, and not as a part of longer ones."""
    at, size = text.find(name), len(name)
    while at >= 0:
        if not (at and text[at - 1].isalnum()) and not text[at + size : at + size + 1].isalnum():
            return True
        at = text.find(name, at + 1)
    return False


def names_of(hits: Sequence[NameHit], full: Mapping[str, str]) -> dict[int, str]:
    """By offset the name to write for a pronoun that a hit resolves, and for a person's bare surname."""
    names: dict[int, str] = {}
    first = None
    for hit in hits:
        if hit.name is not None and hit.text.lower() in ("the", "two"):  # "the two last met"
            if first is not None:
                names[first.start], names[hit.start] = "", f"{first.name} and {hit.name}"
            first = hit if first is None else None
        elif hit.name is not None and " " in hit.text:  # "the company": its name stands for the last word
            names[hit.start + hit.text.rfind(" ") + 1] = hit.name
            names |= {hit.start + at.start(): "" for at in _WORD_BEFORE.finditer(hit.text)}
        elif hit.name is not None:
            if hit.text.lower() in ("he", "she", "him") or (hit.text.lower() == "her" and not hit.demonym):
                names[hit.start] = hit.name  # "his team" stays as it is
        elif hit.kind == "person" and not hit.demonym:
            at = hit.start if hit.name_start is None else hit.name_start
            name, whole = hit.text[at - hit.start :], full.get(hit.text) or full.get(hit.id, "")
            if " " not in name and whole.endswith(f" {name}"):
                names[at] = whole
    return names
