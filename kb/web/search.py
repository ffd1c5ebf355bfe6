"""Search over events and texts: words and "phrases", the best first, then beginnings of words; the hits marked."""

from typing import Any

from markupsafe import Markup, escape

from kb.web.actor import starting_with
from kb.web.filters import match_words
from kb.web.listing import EVENT_LINE
from kb.web.ours import Row, ask_in_time

LIMIT_MS = 150
MOST = 20
"""So many events and texts are shown."""
PASSAGES = 3 * MOST
"""So many passages are looked at for them: a text is shown once, by the best of its own."""
_EVENTS = f"""
select {EVENT_LINE} from (
  select rowid as hit, {{score}} as score from events_search where events_search match :q order by {{order}} limit :most
) join events e on e.rowid = hit left join places p on p.id = e.place_id order by score, e.salience desc, e.id
"""
_TEXTS = """
select s.id, s.title, s.publisher, s.published_day, p.kind, x.shown from (
  select rowid as hit, {score} as score, snippet(passages_search, 0, char(2), char(3), '…', 28) as shown
  from passages_search where passages_search match :q order by {order} limit :most
) x join passages p on p.rowid = x.hit join sources s on s.id = p.source_id
where p.kind <> 'frame' order by x.score
"""
_ACTORS = """
select a.id, a.name, c.n_events as n from actors a left join actor_counts c on c.actor_id = a.id
where a.name like :like escape '!' or a.id in (select actor_id from actor_names where name = :name)
order by c.n_events desc, a.name limit 8
"""
_BEST = {"score": "rank", "order": "rank"}
_LATEST = {"score": "-rowid", "order": "rowid desc"}


async def search_page(db: Any, words: str) -> Row:
    """The hits of some words among events, texts and actors."""
    q = match_words(words)
    if q == '""':
        return {"words": words, "events": [], "texts": [], "actors": [], "asked": bool(words.strip())}
    events, best_events = await _hits(db, _EVENTS, q, MOST)
    passages, best_texts = await _hits(db, _TEXTS, q, PASSAGES)
    whole = bool(events)
    if (longer := match_words(words, begun=True)) != q:
        events, best_events = await _more(db, _EVENTS, longer, MOST, (events, best_events))
        passages, best_texts = await _more(db, _TEXTS, longer, PASSAGES, (passages, best_texts))
    texts = by_text(passages or [])
    actors = await ask_in_time(db, _ACTORS, limit_ms=100, name=words.strip(), like=starting_with(words.strip()))
    return {
        "words": words,
        "asked": True,
        "common": not (best_events and best_texts),
        "late": [n for n, rows in (("events", events), ("texts", passages), ("actors", actors)) if rows is None],
        "whole": whole,
        "most": MOST,
        "events": events or [],
        "texts": [row | {"shown": highlighted(row["shown"])} for row in texts[:MOST]],
        "more_texts": len(texts) > MOST or len(passages or ()) == PASSAGES,
        "actors": actors or [],
    }


_Hits = tuple[list[Row] | None, bool]


async def _more(db: Any, sql: str, q: str, most: int, whole: _Hits) -> _Hits:
    """The hits of whole words, and behind them those of beginnings, where there is room."""
    rows, best = whole
    if rows is None or len(rows) >= most:
        return whole
    more, best_more = await _hits(db, sql, q, most)
    there = {row["id"] for row in rows}
    return rows + [row for row in more or () if row["id"] not in there][: most - len(rows)], best and best_more


def by_text(passages: list[Row]) -> list[Row]:
    """Each text once, in the order of its best passage; shown by its best one that is no headline, which says more."""
    found: dict[str, Row] = {}
    for row in passages:
        if row["id"] not in found or (found[row["id"]]["kind"] == "headline" != row["kind"]):
            found[row["id"]] = row  # a key that is there keeps its place
    return list(found.values())


async def _hits(db: Any, sql: str, q: str, most: int) -> _Hits:
    """The hits (None if not in time), and whether they are the best: to rank those of a common word, all are read."""
    best = await ask_in_time(db, sql.format(**_BEST), limit_ms=LIMIT_MS, q=q, most=most)
    if best is not None:
        return best, True
    return await ask_in_time(db, sql.format(**_LATEST), limit_ms=LIMIT_MS, q=q, most=most), False


def highlighted(snippet: str) -> Markup:
    """A snippet with its hits marked; they come between the control characters 2 and 3, which no text holds.

    >>> highlighted("the \\x02talks\\x03 & more")
    Markup('the <mark>talks</mark> &amp; more')
    """
    return Markup(escape(snippet).replace("\x02", Markup("<mark>")).replace("\x03", Markup("</mark>")))
