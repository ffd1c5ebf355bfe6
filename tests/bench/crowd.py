"""A large database for the pages: a million events in minutes, of every precision, status and type.

`synthetic` makes fewer rows and true ones, of texts that can be read; here the rows are made by SQL alone, so that
pages can be measured where a build would take hours. Actors are unevenly busy, as they are in the news.
"""

import random
from pathlib import Path

from kb.rows_known import place_row, type_rows
from kb.store import Writer
from schemas.vocabulary import shipped
from tests.bench.synthetic import _places
from tests.bench.synthetic_words import COUNTRIES, TOPICS

ACTORS = 5000
_FIRST = 2451545  # 1 January 2000
_NOISE = "abs((i * {0} + {1}) % 1000003)"
"""A number that looks drawn by lot and is not: the same rows each time."""


def make(path: Path, n_events: int) -> None:
    """Makes a database of so many events, half as many sources and half as many mentions again."""
    with Writer.open(path) as store:
        indexes = store.query("select name, sql from sqlite_master where type = 'index' and sql is not null")
        triggers = store.query("select name, sql from sqlite_master where type = 'trigger'")
        for kind, rows in (("index", indexes), ("trigger", triggers)):
            for row in rows:
                store.execute(f"drop {kind} {row['name']}")
        with store.atomic():
            _vocabulary(store)
            for sql in _STATEMENTS:
                store.execute(sql, {"n": n_events})
        for row in [*indexes, *triggers]:
            store.execute(row["sql"])
        for table in ("events_search", "passages_search"):
            store.execute(f"insert into {table}({table}) values ('rebuild')")
        store.conn.commit()
        store.finish()


def _vocabulary(store: Writer) -> None:
    store.insert("event_types", type_rows(shipped().event_types.values()))
    store.insert("places", [place_row(place, _countries()) for place in _places()])
    draw = random.Random(7)
    kinds = ("person", "person", "person", "company", "organisation", "government_body")
    actors = [
        {"id": f"actor-{i}", "name": _name(i, draw), "kind": kinds[i % 6], "origin": "text"} for i in range(ACTORS)
    ]
    store.insert("actors", actors)
    store.execute("create temp table lot_types as select row_number() over () - 1 as k, id from event_types")
    store.execute("create temp table lot_places as select row_number() over () - 1 as k, id, country_id from places")
    store.execute("create temp table lot_topics(k integer primary key, word text)")
    for place, topic in enumerate(TOPICS):
        store.execute("insert into lot_topics values (?, ?)", [place, topic])
    store.execute(
        f"""create temp table lot_sizes as select {len(TOPICS)} as topics, (select count(*) from lot_types) as types,
        (select count(*) from lot_places) as places"""
    )


def _countries() -> dict[str, str]:
    return {place.country: place.id for place in _places() if place.kind == "country" and place.country}


def _name(number: int, draw: random.Random) -> str:
    if number < len(COUNTRIES):
        return COUNTRIES[number][0]
    syllables = ("ka", "lo", "mi", "ren", "tas", "vo", "dar", "el", "ju", "shi", "bor", "an")
    words = ["".join(draw.choice(syllables) for _ in range(draw.randint(2, 3))).title() for _ in range(2)]
    return f"{' '.join(words)} {number}"


_NUMBERS = "with recursive counted(i) as (select 1 union all select i + 1 from counted where i < :n)"
_STATEMENTS = (
    f"""
    insert into events(id, title, shown_date, status, type_id, place_id, country_id, edtf, earliest, latest,
      start_last_day, end_first_day, date_precision, date_basis, jd_start, jd_end, salience, confidence,
      origin, review, n_mentions, n_sources, n_stories, tags, formerly, end_stated, given_up, locked)
    {_NUMBERS}, drawn as (
      select i, {_FIRST} + {_NOISE.format(7919, 13)} % 9200 as day, {_NOISE.format(104729, 7)} % 100 as kind,
        {_NOISE.format(1299709, 3)} as lot from counted
    ), bounded as (
      select i, lot, case when kind < 80 then 'day' when kind < 88 then 'month' when kind < 94 then 'year'
          when kind < 98 then 'span' when kind < 99 then 'open' else 'unknown' end as precision,
        case when kind < 80 then date(day) when kind < 88 then date(day, 'start of month')
          when kind < 94 then date(day, 'start of year') when kind < 99 then date(day) end as first,
        case when kind < 80 then date(day) when kind < 88 then date(day, 'start of month', '+1 month', '-1 day')
          when kind < 94 then date(day, 'start of year', '+1 year', '-1 day')
          when kind < 97 then date(day, '+' || (3 + lot % 9) || ' days') when kind < 98 then date(day, '+900 days')
          when kind < 99 then '9999-12-31' end as last
      from drawn
    )
    select printf('e-%010x', i), 'Actor ' || (lot % 977) || ' and ' || k.word || ': word' || (i % 50000) || ' ' ||
        t.id, coalesce(first, 'undated'),
      case when lot % 100 < 75 then 'occurred' when lot % 100 < 90 then 'planned' when lot % 100 < 93 then 'tentative'
        when lot % 100 < 96 then 'postponed' when lot % 100 < 98 then 'cancelled' else 'ongoing' end,
      t.id, p.id, p.country_id, case precision when 'day' then first when 'month' then substr(first, 1, 7)
        when 'year' then substr(first, 1, 4) when 'span' then first || '/' || last when 'open' then first || '/..' end,
      first, last, case when precision in ('month', 'year') then last end,
      case when precision in ('month', 'year') then first when precision = 'open' then '' end,
      case precision when 'open' then 'span' else precision end, 'stated', cast(julianday(first) + 0.5 as integer),
      case when precision = 'open' then 5373484 else cast(julianday(last) + 0.5 as integer) end,
      (lot % 10007) / 1000.0, 0.8, 'extracted', 'unreviewed', 1 + i % 2, 1 + i % 2, 1, '[]', '[]', 1, 0, '[]'
    from bounded cross join lot_sizes s
    join lot_types t on t.k = (lot / 7) % s.types
    join lot_places p on p.k = (lot / 11) % s.places
    join lot_topics k on k.k = (lot / 13) % s.topics
    """,
    f"""
    insert or ignore into participations(event_id, actor_id, role)
    {_NUMBERS} select printf('e-%010x', i), 'actor-' || cast({ACTORS} * pow({_NOISE.format(15485863, 1)} / 1000003.0, 3)
      as integer), 'participant' from counted
    """,
    f"""
    insert or ignore into participations(event_id, actor_id, role)
    {_NUMBERS} select printf('e-%010x', i), 'actor-' || cast({ACTORS} * pow({_NOISE.format(32452843, 5)} / 1000003.0, 4)
      as integer), 'host' from counted
    """,
    f"""
    insert into sources(id, title, publisher, published, published_day, published_basis, story_id, kind, language,
      n_chars, n_frame_chars, notes)
    {_NUMBERS}, dated as (
      select i, date({_FIRST} + cast(9200.0 * i * 2 / :n as integer)) as day from counted where i <= :n / 2
    )
    select 'source-' || i, 'Report ' || i, 'Paper ' || (i % 40), day, day, 'metadata', 'source-' || i, 'article', 'en',
      260, 0, '[]' from dated
    """,
    f"""
    insert into passages(source_id, ordinal, kind, char_start, body)
    {_NUMBERS} select 'source-' || i, 0, 'body', 0, substr('The talks of ' || (i % 977) || ' on word' ||
      (i % 50000) || ' were held in the capital, and envoys said that trade came up. ' || hex(i * 2654435761)
      || ' No more was told of what the two sides had agreed, and further rounds may follow in spring.', 1, 200)
    from counted where i <= :n / 2
    """,
    f"""
    insert into mentions(id, event_id, source_id, quote, char_start, trigger_start, trigger_end, status, edtf,
      date_precision, date_basis, who, confidence_permille, extractor)
    {_NUMBERS}, told as (select i from counted union all select i from counted where i % 2 = 1)
    select printf('m-%010x', row_number() over ()), e.id, 'source-' || (1 + (i * 7) % max(1, :n / 2)),
      'The talks of the two', 0, 4, 9, e.status, e.edtf, e.date_precision, 'stated',
      '[]', 800, 'made'
    from told join events e on e.id = printf('e-%010x', i)
    """,
)
