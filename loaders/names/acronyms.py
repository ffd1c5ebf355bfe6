"""A long name with its acronym in brackets behind it: one actor, named twice.

It reads the letters and what stands between the two; an acronym that the text alone explains is settled in `people`.
"""

import re
from itertools import pairwise

from loaders.names.drafts import Draft
from schemas.text import NameHit

_BETWEEN = re.compile(r"(?: (?:and|of|for|the|on|&|[A-Z][\w-]+))* ?(?:\(|-LRB- )")
_BODIES = frozenset({"organisation", "government_body", "bloc", "company", "group", "other"})


def under_acronyms(hits: list[NameHit], draft: Draft) -> list[NameHit]:
    """The hits, without the long name of a body whose acronym is known to stand for another: that one is meant.

    "The Council for Energy and Trade (CET)" is one actor, though its name is read no further than "Energy".
    """
    doubled = [hit for hit, short in pairwise(hits) if _is_short_for(hit, short, draft)]
    return [hit for hit in hits if hit not in doubled] if doubled else hits


def _is_short_for(hit: NameHit, short: NameHit, draft: Draft) -> bool:
    if short.start - hit.end > 60 or not short.text.isupper() or short.text[0] != hit.text[0] or short.id == hit.id:
        return False
    text, at = draft.sentence.text, draft.sentence.start
    if hit.kind not in _BODIES or not _BETWEEN.fullmatch(text, hit.end - at, short.start - at):
        return False
    letters = iter(short.text)
    initials = [word[0] for word in text[hit.start - at : short.start - at].split() if word[:1].isupper()]
    return len(initials) > 1 and all(initial in letters for initial in initials)
