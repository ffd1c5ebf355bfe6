"""Which roles a text gives its persons: "President Luna", "BP chief executive Bo Luna", "Ana Quispe, mayor of Lima".

It reads the words beside a name; which person a noun such as "the mayor" takes up is settled in `nouns`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from loaders.names.drafts import Draft
from loaders.names.people import People
from loaders.names.shapes import Found, Shapes

Role = tuple[str, ...]

_BEFORE = re.compile(r"((?:[A-Za-z][A-Za-z-]* ){1,4})$")
_BEHIND = re.compile(r" ?, (?:(?:an?|the|its|now) |[\w .-]{2,30} ?['’]s )?((?:[A-Za-z][a-z-]*[ ,]){1,4})")
_ENDS = frozenset({"of", "for", "at", "in", "who", "and", "from", "with", "on", "to", "said", "told", "as", "a", "the"})
_PASSED = frozenset({"former", "ex", "then", "late", "outgoing"})
_APART = _PASSED | {"vice", "deputy", "assistant", "prime", "first", "acting"}
"""What makes another's role of a role: "the president" is no vice president."""


def role_words(words: Iterable[str], shape: Shapes) -> Role:
    """The words of a role as all its spellings share them."""
    role = [long for word in words for long in shape.long.get(word.lower(), word.lower()).split()]
    return tuple(role[:-1] if role[-2:] == ["executive", "officer"] else role)


def fits(asked: Role, role: Role) -> bool:
    """Whether a noun with what qualifies it can mean one of a role: "the minister" a "foreign minister"."""
    bare = tuple([word for word in asked if word not in _PASSED and word != "new"])
    if not bare or role[-len(bare) :] != bare:
        return False
    return set(role[: -len(bare)]) & _APART == set(asked) & _PASSED


class Roles:
    """The roles of the persons of one text, read when they are first asked for."""

    def __init__(self, drafts: Sequence[Draft], people: People, shape: Shapes) -> None:
        self._drafts, self._people, self._shape = drafts, people, shape

    def holders(self, asked: Role) -> list[str]:
        """The ids of those who have a role that the words can mean, each once."""
        return [slug for slug, roles in self._told.items() if any(fits(asked, role) for role in roles)]

    @cached_property
    def _told(self) -> dict[str, set[Role]]:
        told: dict[str, set[Role]] = {}
        for draft in self._drafts:
            for one in draft.found:
                slug = self._people.who(one) if one.kind == "person" else None
                if slug is not None:
                    told.setdefault(slug, set()).update(self._beside(draft.sentence.text, one))
        return told

    def _beside(self, text: str, one: Found) -> Iterable[Role]:
        """The roles that the words beside one name tell."""
        apposed = text[one.end : one.end + 2].lstrip()[:1] == ","
        before = text[max(0, one.name_start - 60) : one.name_start]
        if apposed and before.endswith(", "):
            before = before.rstrip(", ") + " "
        if (match := _BEFORE.search(before)) is not None:
            yield self._role(match[1].split())
        if apposed and (match := _BEHIND.match(text, one.end)) is not None:
            words = match[1].replace(",", " ").split()
            end = next((i for i, word in enumerate(words) if word in _ENDS), len(words))
            yield self._role(words[:end])

    def _role(self, words: Sequence[str]) -> Role:
        """The words of a role without what stands before it: "said the former mayor" -> former mayor."""
        begin = max((i + 1 for i, word in enumerate(words) if word.lower() in _ENDS), default=0)
        return role_words(words[begin:], self._shape)
