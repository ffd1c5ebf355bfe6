"""Who speaks: the story of a mention and the day it was told. Copies of one text are one voice."""

from collections.abc import Iterable, Mapping

from kb.merge.shapes import SourceInfo
from schemas.mention import Mention

Sources = Mapping[str, SourceInfo]


def story_of(mention: Mention, sources: Sources) -> str:
    """The independent voice that a mention belongs to."""
    info = sources.get(mention.source)
    return info.story if info else mention.source


def stories_of(mentions: Iterable[Mention], sources: Sources) -> set[str]:
    """The independent voices among mentions."""
    return {story_of(mention, sources) for mention in mentions}


def told_on(mention: Mention, sources: Sources) -> str:
    """The day of publication as text; "" where unknown, so that any known day is newer."""
    info = sources.get(mention.source)
    return info.day.isoformat() if info and info.day else ""


def newest(mentions: Iterable[Mention], sources: Sources) -> str:
    """The day of the newest voice: a story speaks on the day of its first copy."""
    days: dict[str, str] = {}
    for mention in mentions:
        story, day = story_of(mention, sources), told_on(mention, sources)
        days[story] = min(days.get(story, day), day)
    return max(days.values())


def in_stories(count: int) -> str:
    """A number of independent voices in words.

    >>> in_stories(1), in_stories(3)
    ('1 story', '3 stories')
    """
    return f"{count} {'story' if count == 1 else 'stories'}"
