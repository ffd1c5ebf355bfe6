"""Search over events and texts: words, "phrases" and beginnings, the best first, the hits marked."""

from typing import Any

from markupsafe import Markup, escape

from kb.web.actor import starting_with
from kb.web.counts import match_words
from kb.web.listing import EVENT_LINE
from kb.web.ours import Row, ask_in_time

LIMIT_MS = 400
MOST = 20
RANKED = 4000
"""A common word has more hits than can be ranked in time: then the newest so many are, and the page says so."""
_EVENTS = f"""
select {EVENT_LINE} from (
  select rowid as hit, rank as score from events_search where events_search match :q
  and rowid in (select rowid from events_search where events_search match :q order by rowid desc limit :ranked)
  order by rank limit :most
) join events e on e.rowid = hit left join places p on p.id = e.place_id
order by score, e.salience desc
"""
_TEXTS = """
select s.id, s.title, s.publisher, s.published_day, x.shown from (
  select rowid as hit, rank as score, snippet(passages_search, 0, char(2), char(3), '…', 28) as shown
  from passages_search where passages_search match :q
  and rowid in (select rowid from passages_search where passages_search match :q order by rowid desc limit :ranked)
  order by rank limit :most
) x join passages p on p.rowid = x.hit join sources s on s.id = p.source_id
where p.kind <> 'frame' order by x.score
"""
_ACTORS = """
select a.id, a.name, c.n_events as n from actors a left join actor_counts c on c.actor_id = a.id
where a.name like :like escape '!' or a.id in (select actor_id from actor_names where name = :name)
order by c.n_events desc, a.name limit 8
"""


async def search_page(db: Any, words: str) -> Row:
    """The hits of some words among events, texts and actors."""
    q = match_words(words)
    if q == '""':
        return {"words": words, "events": [], "texts": [], "actors": [], "asked": bool(words.strip())}
    events = await ask_in_time(db, _EVENTS, limit_ms=LIMIT_MS, q=q, ranked=RANKED, most=MOST)
    texts = await ask_in_time(db, _TEXTS, limit_ms=LIMIT_MS, q=q, ranked=RANKED, most=MOST)
    actors = await ask_in_time(db, _ACTORS, limit_ms=100, name=words.strip(), like=starting_with(words.strip()))
    return {
        "words": words,
        "asked": True,
        "late": events is None or texts is None,
        "events": events or [],
        "texts": [row | {"shown": highlighted(row["shown"])} for row in texts or []],
        "actors": actors or [],
        "common": any(len(rows or ()) == MOST for rows in (events, texts)),
    }


def highlighted(snippet: str) -> Markup:
    """A snippet with its hits marked; they come between the control characters 2 and 3, which no text holds.

    >>> highlighted("the \\x02talks\\x03 & more")
    Markup('the <mark>talks</mark> &amp; more')
    """
    return Markup(escape(snippet).replace("\x02", Markup("<mark>")).replace("\x03", Markup("</mark>")))
